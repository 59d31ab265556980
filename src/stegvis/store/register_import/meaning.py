"""What a file's columns and words mean: proposed from what is known, adjusted by the user, remembered."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from stegvis.catalogue.import_words import load_import_words, plain
from stegvis.catalogue.municipalities import municipalities
from stegvis.measures import codes
from stegvis.store.models import ExitCode, ImportMapping
from stegvis.store.register.entries import NO_ANSWER

LISTS = {
    "gender": codes.GENDER,
    "referrer": codes.REFERRER,
    "education": codes.EDUCATION,
    "support_time": codes.SUPPORT_TIME,
    "support": codes.SUPPORT,
    "support_after": codes.SUPPORT,
    "occupation": codes.OCCUPATION,
    "occupation_after": codes.OCCUPATION,
    "feeling": codes.SELF_RATED_CHANGE,
    "activity": codes.SELF_RATED_CHANGE,
    "day_structure": codes.SELF_RATED_CHANGE,
}
FIELDS = {one.id: one for one in load_import_words().fields}
CODED = tuple(one.id for one in FIELDS.values() if one.kind in {"code", "yes_no"})
Code = str | int


@dataclass(frozen=True)
class Meaning:
    """What the columns hold, by their place ("" for one that is not read), and what the user says of words in them.

    `everybody_consents`: where no column tells of consents; None: not said yet.
    """

    columns: tuple[str, ...]
    words: Mapping[str, Mapping[str, Code]] = field(default_factory=dict)
    everybody_consents: bool | None = None

    @cached_property
    def at(self) -> Mapping[str, int]:
        """The place of each field that is read."""
        return {name: place for place, name in enumerate(self.columns) if name}


def propose_columns(headings: Sequence[str]) -> tuple[str, ...]:
    """The field of each heading that we know; the first column of each kind."""
    by_heading = {heading: one.id for one in FIELDS.values() for heading in one.headings}
    taken: set[str] = set()
    columns = []
    for heading in headings:
        name = by_heading.get(plain(heading), "") if heading else ""
        columns.append("" if name in taken else name)
        taken.add(name)
    return tuple(columns)


def propose_meaning(headings: Sequence[str], controller: int) -> Meaning:
    """What the controller said of a file with these headings before; else what the headings are known as."""
    kept = ImportMapping.objects.filter(controller=controller, headings_digest=headings_digest(headings)).first()
    proposed = propose_columns(headings)
    if kept is None:
        return Meaning(proposed)
    columns = tuple(name if name in FIELDS else "" for name in map(kept.columns.get, headings))
    return Meaning(columns, kept.words)


def remember(headings: Sequence[str], meaning: Meaning, controller: int) -> None:
    """Keeps it for the controller's next file with these headings."""
    columns = {heading: name for heading, name in zip(headings, meaning.columns, strict=False) if heading}
    ImportMapping.objects.update_or_create(
        controller_id=controller,
        headings_digest=headings_digest(headings),
        defaults={"columns": columns, "words": meaning.words},
    )


def headings_digest(headings: Sequence[str]) -> str:
    """The same for the same headings in any order."""
    return hashlib.sha256(json.dumps(sorted(filter(None, map(plain, headings)))).encode()).hexdigest()


def word_tables(meaning: Meaning, association: int) -> dict[str, Mapping[str, Code]]:
    """For each field of codes: the code of each word that is known, the user's words first."""
    shipped = load_import_words().words
    tables: dict[str, Mapping[str, Code]] = {"yes_no": shipped["yes_no"]}
    for name, listed in LISTS.items():
        labels = {plain(text): one.word for one in listed.codes for text in (one.word, one.label.sv, one.label.en)}
        tables[name] = {**shipped.get(listed.id, {}), **labels, **meaning.words.get(name, {})}
    for name in ("feeling", "activity", "day_structure"):
        tables[name] = {plain(NO_ANSWER): NO_ANSWER, **tables[name]}
    places: dict[str, Code] = {plain(name): code for code, name in municipalities().items()}
    places |= {f"{name}kommun": code for name, code in places.items()} | {str(code): code for code in municipalities()}
    tables["municipality"] = {**places, **{f"{code:04d}": code for code in municipalities()}} | dict(
        meaning.words.get("municipality", {})
    )
    tables["exit_code"] = {**_exit_words(association), **meaning.words.get("exit_code", {})}
    tables["has_consent"] = {**shipped["yes_no"], **meaning.words.get("has_consent", {})}
    return tables


def _exit_words(association: int) -> dict[str, Code]:
    """The association's own reasons; then the national words, where one reason alone counts to them."""
    own = list(ExitCode.objects.filter(association=association))
    national: dict[str, list[int]] = {}
    for one in own:
        national.setdefault(one.national, []).append(one.pk)
    words = dict(load_import_words().words["exit_code"])
    words |= {plain(text): one.word for one in codes.EXIT_CODE.codes for text in (one.word, one.label.sv, one.label.en)}
    clear: dict[str, Code] = {
        word: national[code][0] for word, code in words.items() if len(national.get(code, ())) == 1
    }
    return clear | {plain(one.label): one.pk for one in own}
