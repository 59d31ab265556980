"""A questionnaire as plain data for JSON; `plain_reading` says which keys there are. Defaults are left out."""

from collections.abc import Mapping

from stegvis.instruments.conditions import Answered, Both, Condition, Either
from stegvis.instruments.kinds import Choice, FreeText, Kind, NumberRange, Option, SeveralChoices, YesNo
from stegvis.instruments.questionnaire import Questionnaire, Section
from stegvis.instruments.questions import Question
from stegvis.instruments.scales import ScaleRule
from stegvis.instruments.texts import Texts
from stegvis.vocabulary import Wording

Plain = dict[str, object]


def plain_of_questionnaire(questionnaire: Questionnaire) -> Plain:
    """The data that `questionnaire_of_plain` reads back to the same questionnaire."""
    return _given(
        id=questionnaire.id,
        version=questionnaire.version,
        valid_from=questionnaire.valid_from.isoformat(),
        valid_to=questionnaire.valid_to and questionnaire.valid_to.isoformat(),
        title=_texts(questionnaire.title),
        respondent=questionnaire.respondent.value,
        occasions=[one.value for one in questionnaire.occasions],
        privacy=questionnaire.privacy,
        introduction=_texts(questionnaire.introduction),
        thanks=_texts(questionnaire.thanks),
        rights=_wording(questionnaire.rights),
        translations={one.language: {"reviewed": one.is_reviewed} for one in questionnaire.translations} or None,
        sections=[_section(one) for one in questionnaire.sections],
        scales=[_scale(one) for one in questionnaire.scales] or None,
    )


def _section(section: Section) -> Plain:
    return _given(
        heading=_texts(section.heading),
        introduction=_texts(section.introduction),
        questions=[_question(one) for one in section.questions],
    )


def _question(question: Question) -> Plain:
    return _given(
        id=question.id,
        text=_texts(question.text),
        help=_texts(question.help),
        description=_wording(question.description),
        reversed=question.reversed or None,
        shown_when=_condition(question.shown_when) if question.shown_when else None,
        may_not_apply=question.may_not_apply or None,
        occasions=[one.value for one in question.occasions] or None,
        fact_word=question.fact_word,
        **_kind(question.kind),
    )


def _kind(kind: Kind) -> Mapping[str, object]:
    match kind:
        case Choice(options):
            return {"kind": "choice", "options": [_option(one) for one in options]}
        case SeveralChoices(options):
            return {"kind": "several", "options": [_option(one) for one in options]}
        case NumberRange(lowest, highest, unit, ends):
            labels = {"lowest": _texts(ends[0]), "highest": _texts(ends[1])} if ends else None
            return {"kind": "number", "lowest": lowest, "highest": highest, "unit": _texts(unit), "ends": labels}
        case FreeText(longest):
            return {"kind": "text", "longest": longest}
        case YesNo():
            return {"kind": "yes_no"}


def _option(option: Option) -> Plain:
    return _given(value=option.value, label=_texts(option.label), word=option.word)


def _condition(condition: Condition) -> Plain:
    match condition:
        case Both(left, right):
            return {"both": [_condition(left), _condition(right)]}
        case Either(left, right):
            return {"either": [_condition(left), _condition(right)]}
        case Answered(question, comparator, value):
            return {"question": question, comparator.value: list(value) if isinstance(value, tuple) else value}


def _scale(scale: ScaleRule) -> Plain:
    return _given(
        id=scale.id,
        title=_texts(scale.title),
        questions=list(scale.questions),
        method=scale.method.value,
        most_missing=scale.most_missing or None,
    )


def _texts(texts: Texts | None) -> dict[str, str] | None:
    return dict(texts.given) if texts else None


def _wording(wording: Wording | None) -> dict[str, str] | None:
    return {"sv": wording.sv, "en": wording.en} if wording else None


def _given(**parts: object) -> Plain:
    return {name: part for name, part in parts.items() if part is not None}
