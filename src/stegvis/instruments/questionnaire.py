"""One version of a questionnaire: sections, questions and scales, as frozen nodes that check themselves."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal, get_args

from stegvis.instruments.conditions import Answered, Comparator, comparisons
from stegvis.instruments.kinds import Kind, SeveralChoices
from stegvis.instruments.questions import Occasion, Question
from stegvis.instruments.scales import ScaleRule
from stegvis.instruments.texts import LANGUAGES, SWEDISH, Texts
from stegvis.instruments.unfit import Unfit
from stegvis.vocabulary import Wording

PrivacyLetter = Literal["B", "C", "D"]
"""The class of the answers, in the letters that measures use: B outcomes, C health and support, D violence."""


class Respondent(StrEnum):
    """Who answers."""

    PARTICIPANT = "participant"
    CASE_WORKER = "case_worker"
    STAFF = "staff"
    PARTY = "party"
    REFERRER = "referrer"
    BOARD = "board"

    @property
    def label(self) -> Wording:
        """What the respondents are called on screen."""
        return _RESPONDENTS[self]


LONGEST_ID, LONGEST_VERSION = 100, 50
"""Characters, as many as the store keeps."""
_RESPONDENTS = {
    Respondent.PARTICIPANT: Wording("deltagaren", "the participant"),
    Respondent.CASE_WORKER: Wording("handläggaren", "the case worker"),
    Respondent.STAFF: Wording("personalen", "the staff"),
    Respondent.PARTY: Wording("samverkande parter", "cooperating parties"),
    Respondent.REFERRER: Wording("remittenten", "the referrer"),
    Respondent.BOARD: Wording("styrelsen", "the board"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that stand on one page when all are shown at once, with a heading and a few words before them."""

    questions: tuple[Question, ...]
    heading: Texts | None = None
    introduction: Texts | None = None

    def __post_init__(self) -> None:
        if not self.questions:
            raise Unfit("en sida har inga frågor; ta bort den", "a section has no questions; take it away")


@dataclass(frozen=True, slots=True)
class Translation:
    """A language besides Swedish. `is_reviewed` is false until somebody who speaks it has read it: pages say so."""

    language: str
    is_reviewed: bool = False

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES or self.language == SWEDISH:
            raise Unfit(
                f"{self.language!r} är inget språk att översätta till",
                f"{self.language!r} is no language to translate to",
            )


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One version of a questionnaire, valid from `valid_from` to `valid_to`, both days included (None: until further).

    One kind of `respondent` answers, at the named `occasions`. `privacy` is the class of the answers; D is kept apart
    from every person (`is_unlinkable`). `rights` says what may be shown where the words belong to others.
    Raises Unfit when the parts do not agree: an id twice, a condition on a later question or with a value that
    the question does not take, a scale over questions that are no numbers or are asked at different occasions.
    """

    id: str
    version: str
    valid_from: date
    title: Texts
    respondent: Respondent
    occasions: tuple[Occasion, ...]
    sections: tuple[Section, ...]
    valid_to: date | None = None
    introduction: Texts | None = None
    thanks: Texts | None = None
    scales: tuple[ScaleRule, ...] = ()
    translations: tuple[Translation, ...] = ()
    privacy: PrivacyLetter = "C"
    rights: Wording | None = None
    questions: tuple[Question, ...] = field(init=False, repr=False, compare=False)
    """All questions, in the order in which they are asked."""

    def __post_init__(self) -> None:
        listed = tuple(question for section in self.sections for question in section.questions)
        object.__setattr__(self, "questions", listed)
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.id):
            raise Unfit(
                f"id {self.id!r} ska börja med en bokstav och bara ha små bokstäver a–z, siffror och understreck",
                f"the id {self.id!r} starts with a letter and holds only letters a–z, digits and underscores",
            )
        if len(self.id) > LONGEST_ID or len(self.version) > LONGEST_VERSION:
            raise Unfit(
                f"id får ha högst {LONGEST_ID} tecken och versionen högst {LONGEST_VERSION}",
                f"an id has at most {LONGEST_ID} characters and a version at most {LONGEST_VERSION}",
            )
        if not self.version.strip() or not self.sections or not self.occasions:
            raise Unfit(
                "en version, ett tillfälle och en sida med frågor måste finnas",
                "a version, an occasion and a section of questions are needed",
            )
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise Unfit("giltighetstiden slutar innan den börjar", "it ceases to be valid before it starts")
        if self.privacy not in get_args(PrivacyLetter):
            raise Unfit("skyddsklassen ska vara B, C eller D", "the privacy class must be B, C or D")
        _require_each_once([*(one.id for one in self.questions), *(scale.id for scale in self.scales)])
        if (order := [one.language for one in self.translations]) != [one for one in LANGUAGES if one in order]:
            raise Unfit(
                f"översättningarna ska stå i ordningen {', '.join(LANGUAGES)}, var och en en gång",
                f"the translations stand in the order {', '.join(LANGUAGES)}, each once",
            )
        _require_each_once(self.occasions)
        self._require_occasions()
        self._require_earlier_questions()
        for scale in self.scales:
            self._require_numbers(scale)

    @property
    def is_unlinkable(self) -> bool:
        """True when the answers must never be joined with a person (class D)."""
        return self.privacy == "D"

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that it can be answered in, Swedish first."""
        return (SWEDISH, *(one.language for one in self.translations))

    @property
    def without_text(self) -> tuple[Question, ...]:
        """The questions whose words belong to others and have not been loaded. It cannot be answered until they are."""
        return tuple(question for question in self.questions if question.text is None)

    def question(self, question_id: str) -> Question:
        """The question with that id. Raises KeyError when there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def scale(self, scale_id: str) -> ScaleRule:
        """The scale with that id. Raises KeyError when there is none."""
        for scale in self.scales:
            if scale.id == scale_id:
                return scale
        raise KeyError(scale_id)

    def is_reviewed(self, language: str) -> bool:
        """True for Swedish and for translations that somebody who speaks the language has read."""
        return language == SWEDISH or any(one.is_reviewed for one in self.translations if one.language == language)

    def is_valid_on(self, day: date) -> bool:
        """True when this version is the one to answer on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def fact_word(self, own_id: str) -> str:
        """The word among the items of the facts for a question or a scale: "soc13.total", "progression.4"."""
        words = {question.id: question.fact_word for question in self.questions}
        return words.get(own_id) or f"{self.id}.{own_id}"

    def _require_occasions(self) -> None:
        for question in self.questions:
            if not set(question.occasions) <= set(self.occasions):
                raise Unfit(
                    f"frågan {question.id} hör till ett tillfälle som frågeformuläret saknar",
                    f"question {question.id} belongs to an occasion that the questionnaire lacks",
                )

    def _require_earlier_questions(self) -> None:
        earlier: dict[str, Question] = {}
        for question in self.questions:
            for one in comparisons(question.shown_when) if question.shown_when else ():
                if one.question not in earlier:
                    raise Unfit(
                        f"frågan {question.id} visas efter svaret på {one.question!r}, som inte är en tidigare fråga",
                        f"question {question.id} depends on {one.question!r}, which is no earlier question",
                    )
                require_comparable(question.id, earlier[one.question].kind, one)
                self._require_asked_together(question, earlier[one.question])
            earlier[question.id] = question

    def _require_asked_together(self, question: Question, earlier: Question) -> None:
        if any(question.is_asked_at(one) and not earlier.is_asked_at(one) for one in self.occasions):
            raise Unfit(
                f"frågan {question.id} visas efter svaret på {earlier.id}, som inte ställs vid samma tillfällen",
                f"question {question.id} depends on {earlier.id}, which is not asked at the same occasions",
            )

    def _require_numbers(self, scale: ScaleRule) -> None:
        known = {question.id: question for question in self.questions}
        strangers = [one for one in scale.questions if one not in known or known[one].kind.span is None]
        if strangers:
            raise Unfit(
                f"skalan {scale.id} räknar {', '.join(strangers)}, som inte finns eller inte är ett tal",
                f"scale {scale.id} counts {', '.join(strangers)}, which is not there or is no number",
            )
        if len({known[one].occasions for one in scale.questions}) > 1:
            raise Unfit(
                f"skalan {scale.id} har frågor som ställs vid olika tillfällen",
                f"scale {scale.id} has questions that are asked at different occasions",
            )


def _require_each_once(ids: Iterable[str]) -> None:
    listed = list(ids)
    twice = sorted({str(one) for one in listed if listed.count(one) > 1})
    if twice:
        raise Unfit(f"{', '.join(twice)} står två gånger", f"{', '.join(twice)} stands twice")


def require_comparable(owner: str, kind: Kind, one: Answered) -> None:
    """Raises Unfit unless the earlier question, of that kind, takes the compared value and it can be compared so."""
    match one.comparator:
        case Comparator.INCLUDES:
            fits = isinstance(kind, SeveralChoices) and type(one.value) is int and not kind.fault((one.value,))
        case Comparator.AT_LEAST | Comparator.AT_MOST:
            fits = kind.span is not None and not kind.fault(one.value)
        case _:
            fits = not kind.fault(one.value)
    if not fits:
        raise Unfit(
            f"frågan {owner}: svaret på {one.question} kan inte jämföras med {one.value!r} på det sättet",
            f"question {owner}: the answer to {one.question} cannot be compared with {one.value!r} in that way",
        )


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of one questionnaire, the oldest first. Raises Unfit when two are valid on the same day."""

    versions: tuple[Questionnaire, ...]

    def __post_init__(self) -> None:
        if not self.versions or len({one.id for one in self.versions}) != 1:
            raise Unfit("versionerna ska ha samma id", "the versions must have the same id")
        _require_each_once(one.version for one in self.versions)
        for earlier, later in zip(self.versions, self.versions[1:], strict=False):
            if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
                raise Unfit(
                    f"{earlier.id}: version {earlier.version} gäller ännu när version {later.version} börjar",
                    f"{earlier.id}: version {earlier.version} is still valid when version {later.version} starts",
                )

    @classmethod
    def of(cls, versions: Iterable[Questionnaire]) -> "Versions":
        """The versions in any order."""
        return cls(tuple(sorted(versions, key=lambda one: one.valid_from)))

    @property
    def id(self) -> str:
        """The id that they share."""
        return self.versions[0].id

    @property
    def latest(self) -> Questionnaire:
        """The youngest version."""
        return self.versions[-1]

    def version_on(self, day: date) -> Questionnaire | None:
        """The version to answer on that day, None when there is none."""
        return next((one for one in self.versions if one.is_valid_on(day)), None)

    def version(self, name: str) -> Questionnaire:
        """The version of that name. Raises KeyError when there is none."""
        for one in self.versions:
            if one.version == name:
                return one
        raise KeyError(name)
