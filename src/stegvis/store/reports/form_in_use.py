"""The form that an edition is written in, and the tables of figures that go with it."""

from functools import cache

from stegvis.catalogue import load_earlier_forms, load_forms, shipped_form
from stegvis.catalogue.measures import TYPED_BY_HAND, load_measures
from stegvis.forms.figure_tables import FigureTable, figure_tables
from stegvis.forms.nodes import Form, Show
from stegvis.store.models import Edition
from stegvis.vocabulary import BadInput, Gender, Wording
from stegvis.vocabulary.measure import EXIT_CLASSES, measure_heading

TEXT_TABLE = "text"
HOW_IT_WENT = ("participants", "exits", *EXIT_CLASSES, "feels_better", "more_active")
"""What the text of a report tells of how it went, when its form has no table of exits."""
COLUMNS = (Gender.ALL, Gender.WOMEN, Gender.MEN)


def form_of(edition: Edition) -> Form:
    """The form. Raises BadInput when there is none of that id any more, or when it has another version now."""
    return find_form(edition.form_id, edition.form_version)


def find_form(form_id: str, version: str | None = None) -> Form:
    """The form with that id, and version when one is given. Raises BadInput when the catalogue lacks it."""
    form = _forms().get(form_id)
    if form is None:
        raise BadInput(form_id, _GONE)
    if version is not None and form.version != version:
        raise BadInput(form_id, _changed(version, form.version))
    return form


@cache
def _forms() -> dict[str, Form]:
    return {one.id: one for one in load_forms()}


def form_of_package(form_id: str, version: str) -> Form:
    """The form that a package was written in, in any version. Raises BadInput for one that is not known."""
    form = shipped_form(form_id, version)
    if form is None:
        raise BadInput(f"{form_id} {version}"[:200], _UNKNOWN)
    return form


def former_heading(form_id: str, section: str) -> Wording:
    """What a section was called that the form no longer has: as its latest version with that section says."""
    forms = [one for one in load_earlier_forms() if one.id == form_id]
    latest = sorted(forms, key=lambda one: one.version, reverse=True)
    found = (one.heading for form in latest for one in form.sections if one.id == section)
    return next(found, Wording(section, section))


def tables_of(form: Form) -> tuple[FigureTable, ...]:
    """The tables of figures of a form of the catalogue, then one with the figures that only its text tells.

    A form without a table of exits is answered in running text, and that needs numbers too.
    """
    return _tables(form.id)


@cache
def _tables(form_id: str) -> tuple[FigureTable, ...]:
    # By the id: a form is large, and takes longer to be looked up by than its tables to be made.
    form = find_form(form_id)
    tables = figure_tables(form)
    shown = {row.measure for table in tables for row in table.rows}
    told = (*form.prose_figures, *(() if "exits" in shown else HOW_IT_WENT))
    rows = tuple(Show(name, _label(name), ()) for name in dict.fromkeys(told) if name not in shown)
    return (*tables, FigureTable(TEXT_TABLE, "", _FOR_THE_TEXT, rows, COLUMNS)) if rows else tables


def measures_of(form: Form) -> tuple[str, ...]:
    """Every measure of those tables, each once."""
    return _measures(form.id)


@cache
def _measures(form_id: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.measure for table in _tables(form_id) for row in table.rows))


def require_measures(form: Form) -> None:
    """Raises BadInput when the form shows a measure that the catalogue no longer has."""
    for name in measures_of(form):
        if name not in load_measures() and name not in TYPED_BY_HAND:
            raise BadInput(name, _no_measure(form.title))


def _label(measure: str) -> Wording:
    entry = load_measures().get(measure)
    return entry.label if entry else measure_heading(measure)


_FOR_THE_TEXT = Wording("Siffror till texten", "Figures for the text")
_UNKNOWN = Wording(
    "den versionen av formuläret är okänd här; uppdatera Stegvis, eller be avsändaren om en rapport i en känd version.",
    "that version of the form is unknown here; update Stegvis, or ask the sender for a report in a known version.",
)
_GONE = Wording(
    "formuläret finns inte längre; välj ett annat formulär i insatsens rapportkalender.",
    "the form does not exist any more; choose another one in the intervention's report calendar.",
)


def _changed(begun: str, now: str) -> Wording:
    return Wording(
        f"rapporten är påbörjad i version {begun} av formuläret och nu gäller version {now}; "
        "texterna finns kvar, men rapporten behöver börjas om i den nya versionen.",
        f"the report was begun in version {begun} of the form, and version {now} holds now; "
        "the texts are kept, but the report has to be begun anew in the new version.",
    )


def _no_measure(title: Wording) -> Wording:
    return Wording(
        f"måttet finns inte längre, men {title.sv.lower()} frågar efter det; be förbundets kansli se över formuläret.",
        f"the measure does not exist any more, but {title.en.lower()} asks for it; ask the office to mend the form.",
    )
