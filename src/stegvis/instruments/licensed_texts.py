"""Texts that belong to others, loaded by those who hold the licence. They are never shipped.

The file is plain text, one question a line in the questionnaire's order or not, with or without labels for the ends:

    # a remark
    1: The first question | lowest end | highest end
    2: The second question
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from stegvis.instruments.kinds import Kind, NumberRange
from stegvis.instruments.questionnaire import Questionnaire, Translation
from stegvis.instruments.questions import Question
from stegvis.instruments.texts import LANGUAGES, SWEDISH, Texts
from stegvis.instruments.unfit import Unfit
from stegvis.vocabulary import BadInput, Wording


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    words: str
    ends: tuple[str, str] | None


def with_texts(questionnaire: Questionnaire, text: str, name: str, language: str = SWEDISH) -> Questionnaire:
    """The questionnaire with the wording of its questions in `language`, from the text of the file called `name`.

    Swedish first, then translations, which count as reviewed: they come from the holder of the rights. Raises
    BadInput, naming the line, for an unknown or repeated question, for questions that the file lacks, and for a
    questionnaire or language whose texts are there already.
    """
    lacking = _lacking(questionnaire, language, name)
    lines = _lines(text, name)
    strangers = [one for one in lines if one not in lacking]
    if strangers:
        raise _bad(
            name,
            f"rad {lines[strangers[0]].number}: {questionnaire.id} har ingen fråga {strangers[0]} utan text. "
            f"Frågorna är {', '.join(lacking)}.",
            f"line {lines[strangers[0]].number}: {questionnaire.id} has no question {strangers[0]} without a text. "
            f"The questions are {', '.join(lacking)}.",
        )
    missing = [one for one in lacking if one not in lines]
    if missing:
        raise _bad(
            name,
            f"filen har {len(lines)} av {len(lacking)} frågor. Lägg till fråga {', '.join(missing)}.",
            f"the file has {len(lines)} of {len(lacking)} questions. Add question {', '.join(missing)}.",
        )
    try:
        return _loaded(questionnaire, lines, language)
    except Unfit as fault:
        raise BadInput(name, fault.reason) from fault


def _lacking(questionnaire: Questionnaire, language: str, name: str) -> tuple[str, ...]:
    """The ids of the questions that lack the language."""
    if language not in LANGUAGES:
        raise _bad(name, f"språket {language!r} finns inte.", f"there is no language {language!r}.")
    wordless = questionnaire.without_text
    if language != SWEDISH and wordless:
        raise _bad(name, "läs in den svenska texten först.", "load the Swedish texts first.")
    lacking = [one.id for one in questionnaire.questions if one.text is None or not one.text.has(language)]
    if not lacking:
        raise _bad(
            name,
            f"frågorna i {questionnaire.id} har redan text på det språket.",
            f"the questions of {questionnaire.id} have texts in that language already.",
        )
    return tuple(lacking)


def _lines(text: str, name: str) -> dict[str, _Line]:
    lines: dict[str, _Line] = {}
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        question, colon, rest = raw.partition(":")
        words, *ends = [part.strip() for part in rest.split("|")]
        if not colon or not words or len(ends) not in (0, 2) or not all(ends):
            raise _bad(
                name,
                f"rad {number}: skriv frågans id, kolon och texten, och om ändarna har ord: | lägsta | högsta.",
                f"line {number}: write the question's id, a colon, the text, and words for ends: | lowest | highest.",
            )
        if question.strip() in lines:
            raise _bad(
                name,
                f"rad {number}: fråga {question.strip()} står två gånger; ta bort den ena.",
                f"line {number}: question {question.strip()} stands twice; take one away.",
            )
        lines[question.strip()] = _Line(number, words, (ends[0], ends[1]) if ends else None)
    return lines


def _loaded(questionnaire: Questionnaire, lines: Mapping[str, _Line], language: str) -> Questionnaire:
    sections = tuple(
        replace(section, questions=tuple(_worded(one, lines.get(one.id), language) for one in section.questions))
        for section in questionnaire.sections
    )
    if language == SWEDISH:
        return replace(questionnaire, sections=sections)
    status = {one.language: one for one in questionnaire.translations}
    status[language] = Translation(language, is_reviewed=True)
    ordered = tuple(status[one] for one in LANGUAGES if one in status)
    return replace(questionnaire, sections=sections, translations=ordered)


def _worded(question: Question, line: _Line | None, language: str) -> Question:
    if line is None:
        return question
    text = _joined(question.text, language, line.words)
    return replace(question, text=text, kind=_with_ends(question, line, language))


def _with_ends(question: Question, line: _Line, language: str) -> Kind:
    kind = question.kind
    if line.ends is None:
        return kind
    if not isinstance(kind, NumberRange):
        raise Unfit(
            f"rad {line.number}: fråga {question.id} har inga ändar att sätta ord på; ta bort dem.",
            f"line {line.number}: question {question.id} has no ends to label; take the labels away.",
        )
    lowest, highest = kind.ends or (None, None)
    return replace(kind, ends=(_joined(lowest, language, line.ends[0]), _joined(highest, language, line.ends[1])))


def _joined(texts: Texts | None, language: str, words: str) -> Texts:
    return texts.with_language(language, words) if texts else Texts.of({language: words})


def _bad(name: str, sv: str, en: str) -> BadInput:
    return BadInput(name, Wording(sv, en))
