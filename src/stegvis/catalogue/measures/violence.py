"""Answers to the form on violence: how many, who has been exposed and by whom, who has exposed others.

Class D: association level and a window of twelve months or more. Nothing ties a form to a participation.
"""

from datetime import date
from functools import reduce
from operator import or_

from stegvis.catalogue.measures.entry import CatalogueMeasure, Example, InventedRow, Value, counted, divided, invented
from stegvis.catalogue.measures.rows import screenings
from stegvis.catalogue.measures.sources import VIOLENCE_FORM
from stegvis.measures.builder import Flag, count, share
from stegvis.measures.nodes import PrivacyClass, Unit
from stegvis.vocabulary import Period, Wording

_YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
_ANSWERED = screenings.dated_in("answered_on")
_ITEMS = ("item_1", "item_2", "item_3", "item_4", "item_5", "item_6", "item_7")
_WHAT = {
    "item_1": Wording("psykiskt våld från någon närstående", "psychological violence by someone close"),
    "item_2": Wording("fysiskt våld från någon närstående", "physical violence by someone close"),
    "item_3": Wording(
        "press till sexuella handlingar från någon närstående", "pressure to sexual acts by someone close"
    ),
    "item_4": Wording("sexuella kränkningar från någon närstående", "sexual violations by someone close"),
}


def _form(
    name: str, sv: str, en: str, *yes: str, on: date = date(2023, 5, 3), skipped: tuple[str, ...] = ()
) -> InventedRow:
    """An invented form: yes to some items, left out some, no to the rest."""
    given: dict[str, Value] = {item: item in yes for item in (*_ITEMS, "children_exposed") if item not in skipped}
    return invented("screenings", name, sv, en, answered_on=on, **given)


_CAST = (
    _form(
        "Formulär 1",
        "utsatt av en närstående; barn har varit utsatta",
        "exposed by someone close; so have children",
        "item_1",
        "item_3",
        "children_exposed",
    ),
    _form(
        "Formulär 2", "utsatt av någon annan och som barn", "exposed by someone else and as a child", "item_5", "item_6"
    ),
    _form("Formulär 3", "har bara utsatt andra", "has only exposed others", "item_7"),
    _form(
        "Formulär 4",
        "nej på allt, på årets sista dag",
        "no to everything, on the last day of the year",
        on=date(2023, 12, 31),
    ),
    _form(
        "Formulär 5",
        "ja på allt, men svarade dagen före året",
        "yes to everything, but answered the day before the year",
        *_ITEMS,
        "children_exposed",
        on=date(2022, 12, 31),
    ),
)
_SKIPPED = (
    _form("Formulär 1", "ja", "yes", *_ITEMS, "children_exposed"),
    _form("Formulär 2", "nej på allt", "no to everything"),
    _form("Formulär 3", "hoppade över alla frågor", "left out every question", skipped=(*_ITEMS, "children_exposed")),
)


def _any(conditions: list[Flag]) -> Flag:
    return reduce(or_, conditions)


def _group(name: str, items: tuple[str, ...], numerator: int, label: Wording, who: Wording) -> CatalogueMeasure:
    """Yes to at least one of the items, of the forms on which at least one of them is answered."""
    among = _ANSWERED.that(_any([screenings.known(item) for item in items]))
    return CatalogueMeasure(
        share(name, of=among, that=_any([screenings.flag(item) for item in items]), privacy=PrivacyClass.D),
        label,
        Wording(
            f"Formulär besvarade under perioden av någon som {who.sv}, delat med de formulär där någon av de frågorna "
            "är besvarad.",
            f"Forms answered in the period by someone who {who.en}, divided by the forms on which one of those "
            "questions is answered.",
        ),
        VIOLENCE_FORM,
        (Example(_YEAR, _CAST, divided(numerator, 4)), Example(_YEAR, _SKIPPED, divided(1, 2))),
    )


def _item(name: str, column: str, numerator: int, label: Wording, who: Wording) -> CatalogueMeasure:
    """Yes to one item, of the forms on which it is answered."""
    return CatalogueMeasure(
        share(
            name,
            of=_ANSWERED,
            that=screenings.flag(column),
            privacy=PrivacyClass.D,
            answer=screenings.column(column),
        ),
        label,
        Wording(
            f"Formulär besvarade under perioden av någon som {who.sv}, delat med de formulär där frågan är besvarad.",
            f"Forms answered in the period by someone who {who.en}, divided by the forms on which it is answered.",
        ),
        VIOLENCE_FORM,
        (Example(_YEAR, _CAST, divided(numerator, 4, (4, 0, 0))), Example(_YEAR, _SKIPPED, divided(1, 2, (2, 1, 0)))),
    )


def _by_someone_close(column: str, numerator: int) -> CatalogueMeasure:
    what = _WHAT[column]
    return _item(
        f"violence_{column}",
        column,
        numerator,
        Wording(what.sv.capitalize(), what.en.capitalize()),
        Wording(f"har varit med om {what.sv}", f"has met {what.en}"),
    )


MEASURES = (
    CatalogueMeasure(
        count("violence_forms", _ANSWERED, privacy=PrivacyClass.D, unit=Unit.FORMS),
        Wording("Besvarade formulär om våld", "Answered forms on violence"),
        Wording(
            "Formulär som besvarades under perioden. Samma person kan ha svarat flera gånger.",
            "Forms answered in the period. The same person may have answered several times.",
        ),
        VIOLENCE_FORM,
        (Example(_YEAR, _CAST, counted(4)),),
    ),
    _group(
        "violence_exposed",
        _ITEMS[:6],
        2,
        Wording("Utsatta för våld", "Exposed to violence"),
        Wording("har svarat ja på minst en av frågorna 1–6", "answered yes to at least one of questions 1–6"),
    ),
    _group(
        "violence_by_someone_close",
        _ITEMS[:4],
        1,
        Wording("Utsatta av någon närstående", "Exposed by someone close"),
        Wording("har svarat ja på minst en av frågorna 1–4", "answered yes to at least one of questions 1–4"),
    ),
    _by_someone_close("item_1", 1),
    _by_someone_close("item_2", 0),
    _by_someone_close("item_3", 1),
    _by_someone_close("item_4", 0),
    _item(
        "violence_by_someone_not_close",
        "item_5",
        1,
        Wording("Utsatta av någon som inte är närstående", "Exposed by someone not close"),
        Wording("har varit utsatt av någon som inte är närstående", "has been exposed by someone not close"),
    ),
    _item(
        "violence_as_a_child",
        "item_6",
        1,
        Wording("Såg eller hörde våld under uppväxten", "Saw or heard violence while growing up"),
        Wording("såg eller hörde våld mot en närstående under uppväxten", "saw or heard violence while growing up"),
    ),
    _item(
        "violence_has_exposed_others",
        "item_7",
        1,
        Wording("Har utsatt andra", "Has exposed others"),
        Wording("i vuxen ålder har utsatt någon annan", "has exposed someone else as an adult"),
    ),
    _item(
        "violence_children_exposed",
        "children_exposed",
        1,
        Wording("Barn i hemmet har varit utsatta", "Children at home have been exposed"),
        Wording(
            "har kryssat för att barn i hemmet har varit utsatta", "ticked that children at home have been exposed"
        ),
    ),
)
