"""Reports of each family with invented names, numbers and answers. Printed questions are made from the forms' marks."""

from dataclasses import dataclass, field

from stegvis.catalogue import load_forms
from stegvis.forms.nodes import Form, Mark

HEADING_OF = {
    "parties": "Samverkande parter som ingått avtal",
    "agreement": "Avtalsperiod",
    "background": "Bakgrund",
    "purpose": "Syfte",
    "goals": "Mål",
    "method": "Metod/Strategi",
    "result": "Resultat",
    "analysis": "Analys",
}
ROW_LABELS = {
    "participants": "Deltagare under delåret <i>(tiden står här)</i>",
    "exits": "Avslutade deltagare under delåret <i>(tiden står här)</i>",
    "exits_positive": "Positiva avslut <i>(vad som räknas hit)</i>",
    "exits_unclear": "Avslut där stegförflyttningen är en annan <i>(tillbaka dit man kom ifrån)</i>",
    "exits_other": "Övriga avslut * <i>Tillbaka hem för vila och vård.</i>",
    "feels_better": "Hur många av alla som slutat säger att de mår bättre?",
    "more_active": "Hur många av alla som slutat har mer tid i aktivitet?",
}
TABLES = (
    ("participants",),
    ("exits",),
    ("exits_positive", "exits_unclear", "exits_other"),
    ("feels_better", "more_active"),
)
COLUMNS = ("Antal", "Kvinnor", "Män")


def form(form_id: str) -> Form:
    """The shipped form with that id."""
    return next(one for one in load_forms() if one.id == form_id)


def question(mark: Mark) -> str:
    """A printed question that the mark recognises, with other words in between."""
    return f"{mark.words.rstrip('?')} så här och så där {mark.until}?" if mark.until else f"{mark.words.rstrip('?')}?"


@dataclass
class Invented:
    """One invented intervention of a Skaraborg report."""

    name: str
    parties: str
    agreement: str
    numbers: dict[str, tuple[str, ...]]
    texts: dict[str, str] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    order: tuple[str, ...] = tuple(HEADING_OF)


SAGE = (
    "Kursen växte fram ur samtal med dem som bor här. Vi ville prova något nytt och mötas där folk redan är, "
    "utan att bestämma allt i förväg och med gott om tid för den som behöver det."
)


def garden() -> Invented:
    """An invented intervention with every figure given."""
    return Invented(
        "Solgläntan",
        "Norrbyn, Söderköpinge och Västanå kommuner samt Försäkringskassan",
        "2022-02-01 – 2024-01-31",
        {
            "participants": ("31", "18", "13"),
            "exits": ("14", "9", "5"),
            "exits_positive": ("8", "5", "3"),
            "exits_unclear": ("4", "3", "1"),
            "exits_other": ("2", "1", "1"),
            "feels_better": ("11 (13 svar)", "7", "4"),
            "more_active": ("9", "6", "3"),
        },
    )


def harbour() -> Invented:
    """An invented intervention with blank cells, a zero and an x."""
    return Invented(
        "Fyren +",
        "Hamnviks kommun och Vårdcentralen Lotsen (Region Kusten)",
        "2021-05-01 – 2023-12-31",
        {
            "participants": ("7", "", "7"),
            "exits": ("2", "0", "2"),
            "exits_positive": ("", "", ""),
            "exits_unclear": ("", "", ""),
            "exits_other": ("x", "", ""),
            "feels_better": ("", "", ""),
            "more_active": ("", "", ""),
        },
    )


def network() -> Invented:
    """An invented structural intervention without tables."""
    return Invented("Nätverk Bron", "Försäkringskassan och Arbetsförmedlingen", "2020-03-01 – 2025-02-28", {})


def interim_text(
    groups: dict[str, list[Invented]], *, columns: tuple[str, ...] = COLUMNS, tab: str = "\t", title: str = "DELÅR 2024"
) -> str:
    """An interim report over all the interventions, each under its group, as plain text."""
    names = [one.name for members in groups.values() for one in members]
    contents = "\n".join(f"<i>{name}</i>\t{3 + 4 * number}" for number, name in enumerate(names))
    parts = [f"SAMORDNINGS-\nFÖRBUNDET\nÅdalen\n\n\nPROJEKTREDOVISNING\n{title}\n\nInnehållsförteckning\n\n{contents}"]
    for group, members in groups.items():
        parts.append(group)
        parts += [_chapter(one, columns, tab) for one in members]
    return "\n\n".join(parts) + "\n"


def _chapter(one: Invented, columns: tuple[str, ...], tab: str) -> str:
    asked = form("skaraborg_interim")
    parts = [one.name]
    for section in sorted(asked.sections[1:], key=lambda section: one.order.index(section.id)):
        if section.id in one.without:
            continue
        parts.append(HEADING_OF[section.id])
        if section.id in ("parties", "agreement"):
            parts.append(getattr(one, section.id))
            continue
        parts += [question(mark) for mark in section.prompts[:3] if not mark.words.startswith("avslutade")]
        if section.id == "result":
            parts += [_table(rows, one, columns, tab) for rows in TABLES if rows[0] in one.numbers]
        parts.append(one.texts.get(section.id, f"{SAGE} Så gör vi på {one.name}."))
    return "\n\n".join(parts)


def _table(rows: tuple[str, ...], one: Invented, columns: tuple[str, ...], tab: str) -> str:
    lines = [tab.join(["", *columns])]
    for row in rows:
        values = dict(zip((*COLUMNS, *(c for c in columns if c not in COLUMNS)), one.numbers[row], strict=False))
        lines.append(tab.join([ROW_LABELS[row], *(values.get(column, "") for column in columns)]))
    return "\n".join(f"| {line} |" if tab == " | " else line for line in lines)
