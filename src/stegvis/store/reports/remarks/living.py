"""Remarks on living numbers: whose figures have moved, and whose figures the report hides."""

from collections.abc import Iterable, Iterator

from stegvis.forms.living import Bound, Looked, Standing
from stegvis.store.reports.figures.drafted import DraftFigures
from stegvis.store.reports.remarks.proposing import is_hidden
from stegvis.store.reports.remarks.remark import NUMBER_HIDDEN, NUMBER_MOVED, TextRemark
from stegvis.vocabulary import Gender, Severity, Wording
from stegvis.vocabulary.measure import measure_phrase


def living_remarks(section: str, looked: Iterable[Looked], draft: DraftFigures) -> Iterator[TextRemark]:
    """A remark for each number that may not stand as it does."""
    for one in looked:
        if is_hidden(one.bound, draft):
            yield _remark(section, one.bound, NUMBER_HIDDEN, _hidden(one.bound))
        elif one.standing is Standing.MOVED:
            yield _remark(section, one.bound, NUMBER_MOVED, _moved(one), one.phrase)


def _remark(section: str, bound: Bound, rule: str, reason: Wording, phrase: str | None = None) -> TextRemark:
    return TextRemark(
        section,
        bound.start,
        bound.end,
        bound.phrase,
        rule,
        reason,
        Severity.ERROR,
        Wording(phrase, phrase) if phrase else None,
    )


def _moved(one: Looked) -> Wording:
    row = _row(one.bound)
    if one.phrase is None:
        return Wording(
            f"Talet följde raden ”{row.sv}”, som inte har någon siffra längre. Skriv om meningen utan det.",
            f"The number followed the row “{row.en}”, which has no figure any more. Write the sentence without it.",
        )
    return Wording(
        f"Talet följer raden ”{row.sv}”, som har ändrats sedan du skrev. Nu är det {one.phrase}.",
        f"The number follows the row “{row.en}”, which has changed since you wrote. Now it is {one.phrase}.",
    )


def _hidden(bound: Bound) -> Wording:
    row = _row(bound)
    return Wording(
        f"Talet kommer från raden ”{row.sv}”, som rapporten döljer så att ingen kan pekas ut. "
        "Skriv meningen utan talet.",
        f"The number comes from the row “{row.en}”, which the report hides so that nobody is pointed out. "
        "Write the sentence without the number.",
    )


def _row(bound: Bound) -> Wording:
    row = measure_phrase(bound.measure)
    if bound.gender not in _GENDERS:
        return row
    sv, en = _GENDERS[bound.gender]
    return Wording(f"{row.sv}, {sv}", f"{row.en}, {en}")


_GENDERS = {
    Gender.WOMEN: ("kvinnor", "women"),
    Gender.MEN: ("män", "men"),
    Gender.NONBINARY: ("icke-binära", "non-binary"),
}
