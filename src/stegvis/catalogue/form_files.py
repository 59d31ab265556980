"""The shipped report forms, read from the data files beside this module.

A mark is written as text: "Bakgrund", or with its kind before it ("flow: …", "start: …", "line: …") and, after
" … ", the last words of the printed question.
"""

from collections.abc import Callable
from functools import cache

from stegvis.catalogue.data_files import Data, build, load_folder, only
from stegvis.forms.nodes import (
    Ask,
    AskKind,
    Condition,
    Fixed,
    Form,
    Item,
    Mark,
    MarkKind,
    PeriodRule,
    Section,
    Show,
    ShowChart,
    ShowTable,
    SignOff,
    When,
)
from stegvis.vocabulary import Gender, Wording

_FORM_KEYS = {
    *("id", "version", "title", "issuer", "title_marks", "sections", "repeats", "own_proposal", "period"),
    *("threshold", "threshold_measures", "prose_figures"),
}
_SECTION_KEYS = {"id", "heading", "marks", "prompts", "required", "lasting", "items"}


@cache
def load_forms() -> tuple[Form, ...]:
    """Every shipped form, sorted by id. Raises ValueError naming the file and the key that is wrong."""
    return tuple(sorted(load_folder("forms", parse_form), key=lambda form: form.id))


@cache
def load_earlier_forms() -> tuple[Form, ...]:
    """Every version of a form that was shipped once and has been changed since. Raises ValueError as `load_forms`."""
    return tuple(load_folder("forms/earlier", parse_form))


def shipped_form(form_id: str, version: str) -> Form | None:
    """The form in that version, of today or an earlier one; None when it was never shipped with this Stegvis."""
    known = (*load_forms(), *load_earlier_forms())
    return next((form for form in known if (form.id, form.version) == (form_id, version)), None)


def parse_form(text: str, name: str) -> Form:
    """The form that the TOML `text` defines. Raises ValueError that names the file, the key and the fault."""
    return build(text, name, _form)


def _form(data: Data) -> Form:
    only(data, _FORM_KEYS, "the form")
    return Form(
        id=data["id"],
        version=data["version"],
        title=_wording(data["title"]),
        issuer=data.get("issuer"),
        title_marks=_marks(data.get("title_marks", ()), MarkKind.START),
        sections=tuple(_section(one) for one in data["sections"]),
        repeats=data.get("repeats", False),
        own_proposal=data.get("own_proposal", False),
        period=PeriodRule(data.get("period", {}).get("months"), tuple(data.get("period", {}).get("start_months", ()))),
        threshold=_condition(data["threshold"]) if "threshold" in data else None,
        threshold_measures=tuple(data.get("threshold_measures", ())),
        prose_figures=tuple(data.get("prose_figures", ())),
    )


def _section(data: Data) -> Section:
    where = f"section {data.get('id', '?')}"
    only(data, _SECTION_KEYS, where)
    try:
        return Section(
            id=data["id"],
            heading=_wording(data["heading"]),
            marks=_marks(data.get("marks", ()), MarkKind.LINE),
            items=tuple(_item(one) for one in data.get("items", ())),
            prompts=_marks(data.get("prompts", ()), MarkKind.FLOW),
            required=data.get("required", False),
            lasting=data.get("lasting", False),
        )
    except KeyError as fault:
        raise ValueError(f"{where}: the key {fault} is missing.") from fault
    except (ValueError, TypeError) as fault:
        raise ValueError(f"{where}: {fault}") from fault


def _item(data: Data) -> Item:
    kinds: dict[str, Callable[[Data], Item]] = {
        "fixed": _fixed,
        "ask": _ask,
        "table": _table,
        "chart": _chart,
        "sign": _sign,
        "when": _when,
    }
    given = [kind for kind in kinds if kind in data]
    if len(given) != 1:
        raise ValueError(
            f"an item needs one of the keys {', '.join(kinds)}; it has {', '.join(sorted(data)) or 'none'}."
        )
    return kinds[given[0]](data)


def _fixed(data: Data) -> Fixed:
    only(data, {"fixed"}, "fixed")
    return Fixed(_wording(data["fixed"]))


def _ask(data: Data) -> Ask:
    only(data, {"ask", "kind", "label", "marks", "required"}, f"ask {data['ask']}")
    return Ask(
        field=data["ask"],
        kind=AskKind(data["kind"]),
        label=_wording(data["label"]),
        marks=_marks(data.get("marks", ()), MarkKind.START),
        required=data.get("required", False),
    )


def _table(data: Data) -> ShowTable:
    only(data, {"table", "rows", "columns"}, "table")
    rows = tuple(_show(one) for one in data["rows"])
    if "columns" not in data:
        return ShowTable(_wording(data["table"]), rows)
    return ShowTable(_wording(data["table"]), rows, tuple(Gender(one) for one in data["columns"]))


def _show(data: Data) -> Show:
    only(data, {"measure", "label", "marks", "required"}, "row")
    marks = _marks(data.get("marks", ()), MarkKind.START)
    return Show(data["measure"], _wording(data["label"]), marks, data.get("required", False))


def _chart(data: Data) -> ShowChart:
    only(data, {"chart", "measures"}, "chart")
    return ShowChart(_wording(data["chart"]), tuple(data["measures"]))


def _sign(data: Data) -> SignOff:
    only(data, {"sign", "marks", "date_marks"}, "sign")
    name, day = data.get("marks", ()), data.get("date_marks", ())
    return SignOff(_wording(data["sign"]), _marks(name, MarkKind.START), _marks(day, MarkKind.START))


def _when(data: Data) -> When:
    only(data, {"when", "items", "otherwise"}, "when")
    otherwise = _wording(data["otherwise"]) if "otherwise" in data else None
    return When(_condition(data["when"]), tuple(_item(one) for one in data["items"]), otherwise)


def _condition(data: Data) -> Condition:
    only(data, {"measure", "at_least"}, "condition")
    return Condition(data["measure"], data["at_least"])


def _wording(data: Data) -> Wording:
    only(data, {"sv", "en"}, "wording")
    return Wording(data["sv"], data["en"])


def _marks(texts: object, kind: MarkKind) -> tuple[Mark, ...]:
    if not isinstance(texts, list | tuple):
        raise ValueError(f"marks are a list of texts, not {texts!r}.")
    return tuple(_mark(text, kind) for text in texts)


def _mark(text: str, kind: MarkKind) -> Mark:
    before, colon, after = text.partition(": ")
    if colon and before in list(MarkKind):
        kind, text = MarkKind(before), after
    words, _, until = text.partition(" … ")
    return Mark(words, kind, until or None)
