"""Which form a document is: every form is scored by its title, its sections in order and its rows of figures."""

from collections.abc import Sequence

from stegvis.forms.nodes import Form, Mark, MarkKind
from stegvis.forms.reading import FormMatch
from stegvis.forms.recognise.figures import match_label
from stegvis.forms.recognise.form_marks import show_marks
from stegvis.forms.recognise.hits import Finder
from stegvis.forms.recognise.sections import in_order, section_hits
from stegvis.forms.recognise.title import title_hit
from stegvis.forms.recognise.words import split_words

GENERAL, HEAD = "general", "head"
_TITLE, _SECTIONS, _ROWS, _ISSUER = 0.35, 0.45, 0.20, 0.03
_ENOUGH = 0.4
_TOP_LINES = 60
_MOST_ROWS = 400
_FEW_ROWS = 2

_Ranks = tuple[float, float, float, float]


def choose_form(finder: Finder, forms: Sequence[Form]) -> FormMatch | None:
    """The form that fits best and how sure that is, or None when none fits well enough."""
    labels = _row_labels(finder)
    scored = [(_score(finder, form, labels), form) for form in forms if _may_be(finder, form)]
    if not scored:
        return None
    ranks, form = max(scored, key=lambda one: round(sum(one[0]), 6))
    if not ranks[0]:
        ranks, form = _of_title_month(finder, form, labels, scored) or (ranks, form)
    confidence = round(min(sum(min(part, most) for part, most in zip(ranks, _most(form), strict=True)), 0.99), 2)
    return FormMatch(form, confidence) if confidence >= _ENOUGH else None


def _may_be(finder: Finder, form: Form) -> bool:
    """An association's form that is our own proposal shows in its headings only: the association must be named too."""
    return form.id != GENERAL and not (form.own_proposal and form.issuer and not _issuer_hint(finder, form))


def _of_title_month(
    finder: Finder, best: Form, labels: Sequence[str], scored: Sequence[tuple[_Ranks, Form]]
) -> tuple[_Ranks, Form] | None:
    """The form for one month whose title stands in a document that `best`, without its title, fits better.

    A report of one month may have the sections of a longer one. Something that only the month's form asks for,
    and a score that is enough, show that the title is no chance.
    """
    others = {show.measure for show in best.shows()}
    fitting = []
    for ranks, form in scored:
        if form.period.months != 1 or best.period.months == 1 or not ranks[0] or sum(ranks) < _ENOUGH:
            continue
        own = _rows_found(finder, form, labels) - others
        if own or ranks[1]:
            fitting.append((ranks, form))
    return max(fitting, key=lambda one: round(sum(one[0]), 6), default=None)


def _most(form: Form) -> _Ranks:
    """How much title, sections, rows and issuer can give at most; a form without rows leaves that to the others."""
    share = 1.0 if form.shows() else 1 / (_TITLE + _SECTIONS)
    return (_TITLE * share, _SECTIONS * share, _ROWS if form.shows() else 0.0, _ISSUER)


def _score(finder: Finder, form: Form, labels: Sequence[str]) -> _Ranks:
    """What title, sections, rows and issuer give. More than the most counts in choosing between forms only."""
    title = _title_score(finder, form)
    sections, found = _section_score(finder, form)
    begun = form.period.months == 1 and title and len(_rows_found(finder, form, labels)) >= _FEW_ROWS
    if found < 2 and not (title and found) and not begun:
        return (0.0, 0.0, 0.0, 0.0)
    most = _most(form)
    rows = _row_score(finder, form, labels) if form.shows() else 0.0
    return (title * most[0], sections * most[1], rows * most[2], _issuer_hint(finder, form) * most[3])


def _title_score(finder: Finder, form: Form) -> float:
    """1 for a title near the top, less further down and for a single word."""
    hit = title_hit(finder, form)
    if hit is None:
        return 0.0
    near = 1.0 if finder.stream.line_at(hit.start) < _TOP_LINES else 0.4
    return near + min(hit.words - 1, 4) / 20


def _section_score(finder: Finder, form: Form) -> tuple[float, int]:
    """The part of the form's sections that are there in order, and how many; one in five may be missing."""
    marked = sum(section.id != HEAD for section in form.sections)
    found = in_order(section_hits(finder, form, 0, len(finder.stream.text) + 1))
    count = sum(one.section.id != HEAD for one in found)
    return count / max(marked * 0.8, 1), count


def _row_score(finder: Finder, form: Form, labels: Sequence[str]) -> float:
    return len(_rows_found(finder, form, labels)) / max(len({show.measure for show in form.shows()}) * 0.6, 1)


def _rows_found(finder: Finder, form: Form, labels: Sequence[str]) -> set[str]:
    """The measures of the form's rows that stand in the document."""
    rows = form.shows()
    found = {show.measure for label in labels if (show := match_label(label, rows))}
    for show in rows:
        if show.measure not in found and any(_stands(finder, mark) for mark in show_marks(show)):
            found.add(show.measure)
    return found


def _stands(finder: Finder, mark: Mark) -> bool:
    begins = mark if mark.kind is MarkKind.START else Mark(mark.words, MarkKind.START, mark.until)
    return len(split_words(mark.words)) > 1 and bool(finder.all(begins))


def _row_labels(finder: Finder) -> list[str]:
    labels: dict[str, None] = {}
    for line in finder.stream.lines:
        if line.grid is not None:
            labels.update(dict.fromkeys(cell.text for row in line.grid.rows for cell in row[:1] if cell.text))
            labels.update(dict.fromkeys(cell.text for cell in line.grid.rows[0] if cell.text))
        if len(labels) > _MOST_ROWS:
            break
    return list(labels)


def _issuer_hint(finder: Finder, form: Form) -> float:
    """1 for a form whose issuer is named near the top."""
    if form.issuer is None:
        return 0.0
    name = split_words(form.issuer)[-1]
    at = finder.stream.positions.get(name, [])
    return 1.0 if at and finder.stream.line_at(finder.stream.starts[at[0]]) < _TOP_LINES else 0.0
