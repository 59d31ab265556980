"""Questions on violence: told for the whole association, in bands that only public numbers decide.

Whatever the answers were, the same cells are shown and the same are withheld: the pattern says nothing. A cell says
in which of some equally wide bands a number lies. Which bands there are, and for whom, follows from the number of
answered forms alone, where the release has made that number public. A band is at least twice as wide as the smallest
group that may be provable, so that neither those who said yes, nor those who did not, nor those who said yes to one
question and not to another, can be proven to be few. Windows of a year or more, none overlapping another: no
difference between them exists. Decision 6 tells why exact numbers cannot do this.
"""

from collections.abc import Callable, Iterator

from stegvis.disclosure.release.cells import who_is_told
from stegvis.disclosure.release.counting import Structure
from stegvis.disclosure.release.entries import Entry
from stegvis.disclosure.release.request import Line, ReleaseRequest, TableRequest
from stegvis.disclosure.release.stated import Count, Counts, Who
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import BadInput, Blank, Gender, Number, Period, Withheld, Wording
from stegvis.vocabulary.gender import PARTS
from stegvis.vocabulary.released import Between, ReleasedCell, TableShape

IsVisible = Callable[[Who], bool]
SHORTEST_WINDOW = 365
"""Days."""
MOST_BANDS = 10
BAND_OF_K, COLUMN_OF_K = 2, 4
"""How many times k a band is wide at least, and how many answered forms a column needs at least."""


def require_public_rules(request: ReleaseRequest, entries: tuple[Entry, ...]) -> None:
    """Raises BadInput for a window that is short, overlaps one told before, or is told anew with other answers.

    Answers that are more than the forms are refused too.
    """
    for table in request.tables:
        if table.shape is TableShape.SCREENING:
            if table.period.days < SHORTEST_WINDOW:
                raise BadInput(request.publication, _SHORT)
            _require_not_told(request, table.period, entries)
            _require_fewer_than_forms(request, table)


def _require_not_told(request: ReleaseRequest, window: Period, entries: tuple[Entry, ...]) -> None:
    told = _answers(request.counts, request.structure, window)
    for entry in entries:
        for period in _windows(entry):
            same = period == window and _answers(entry.counts, entry.structure, period) == told
            if period.overlaps(window) and not same:
                raise BadInput(request.publication, _told_before(entry.publication, period))


def _require_fewer_than_forms(request: ReleaseRequest, table: TableRequest) -> None:
    counts = Counts(request.counts, request.publication)
    for line in table.lines:
        for gender in (Gender.ALL, *PARTS):
            forms = _forms(table, line, counts, request.structure, gender)
            for who in who_is_told(table, line, counts, gender):
                if forms is not None and (counts.of(who) or 0) > (counts.of(forms) or 0):
                    raise BadInput(request.publication, _more_than_forms(who))


def screening_cell(
    table: TableRequest, line: Line, gender: Gender, counts: Counts, structure: Structure, shown: tuple[IsVisible, int]
) -> ReleasedCell:
    """The number of answered forms, exact or withheld; of an answer the band, where its column is told in bands.

    `shown`: which numbers of forms are visible, and the k of the class.
    """
    is_visible, k = shown
    whos = who_is_told(table, line, counts, gender)
    if not whos:
        return Blank()
    if not structure.in_bands(line.counted):
        return Number(counts.of(whos[0]) or 0) if is_visible(whos[0]) else Withheld()
    forms = _forms(table, line, counts, structure, gender)
    if forms is None or gender not in columns_told(table, line, counts, structure, shown):
        return Withheld()
    return band(counts.of(whos[0]) or 0, counts.of(forms) or 0, k)


def columns_told(
    table: TableRequest, line: Line, counts: Counts, structure: Structure, shown: tuple[IsVisible, int]
) -> frozenset[Gender]:
    """Women and men when both have forms enough, else all together when they have; told of forms in public."""
    is_visible, k = shown

    def enough(gender: Gender) -> bool:
        forms = _forms(table, line, counts, structure, gender)
        return forms is not None and is_visible(forms) and (counts.of(forms) or 0) >= COLUMN_OF_K * k

    apart = {Gender.WOMEN, Gender.MEN}
    if apart <= set(table.columns) and all(map(enough, apart)):
        return frozenset(apart)
    return frozenset({Gender.ALL} if enough(Gender.ALL) else ())


def band(size: int, everyone: int, k: int) -> Between:
    """The band in which `size` of `everyone` lies."""
    bands = min(MOST_BANDS, (everyone + 1) // (BAND_OF_K * k))
    number = size * bands // (everyone + 1)
    least = -(-number * (everyone + 1) // bands)
    return Between(least, -(-(number + 1) * (everyone + 1) // bands) - 1)


def _forms(table: TableRequest, line: Line, counts: Counts, structure: Structure, gender: Gender) -> Who | None:
    """The answered forms behind a line, or None when they are not counted."""
    whole = structure.everyone(line.counted)
    found = Who(whole, counts.telling(whole, table.period), gender, table.period)
    return found if found.interventions and counts.of(found) is not None else None


def _windows(entry: Entry) -> Iterator[Period]:
    yield from {
        count.period: None for count in entry.counts if entry.structure.by_id[count.counted].privacy is PrivacyClass.D
    }


def _answers(counts: tuple[Count, ...], structure: Structure, period: Period) -> frozenset[Count]:
    return frozenset(
        count for count in counts if count.period == period and structure.by_id[count.counted].privacy is PrivacyClass.D
    )


_SHORT = Wording(
    "svar om våld visas bara för tolv månader eller mer; välj en längre period.",
    "answers on violence are shown for twelve months or more only; choose a longer period.",
)


def _told_before(publication: str, period: Period) -> Wording:
    return Wording(
        f"svar om våld i {period} är redan visade i {publication}; "
        "perioderna får inte gå in i varandra, och var och en visas en gång.",
        f"answers on violence in {period} are shown already in {publication}; "
        "the periods may not overlap, and each is told once.",
    )


def _more_than_forms(who: Who) -> Wording:
    return Wording(
        f"{who} är fler än formulären; rätta underlaget.", f"{who} is more than the forms; mend the figures."
    )
