"""What a file's columns and words mean: shown, put right, remembered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stegvis.actions import code_options
from stegvis.actions.access import Actor, interventions_for
from stegvis.actions.access.open_upload import upload_for
from stegvis.catalogue.import_words import plain
from stegvis.measures import codes
from stegvis.store.models import ExitCode, RegisterUpload
from stegvis.store.register_import.importing import LookedThrough, look_through
from stegvis.store.register_import.layout import Layout, headings_of
from stegvis.store.register_import.meaning import FIELDS, LISTS, Code, Meaning, propose_meaning
from stegvis.store.register_import.uploads import choose, choose_and_remember, sheets_in
from stegvis.vocabulary import InvalidFields, Wording
from stegvis.vocabulary.option import Option

ROWS_OFFERED, SAMPLES, WORDS_ASKED = 15, 3, 60
FIELD_OPTIONS = tuple(Option(one.id, one.label) for one in FIELDS.values())


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place, its heading, some of what stands in it, and the field that it is read as."""

    place: int
    heading: str
    samples: tuple[str, ...]
    field: str


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word that nobody has said the meaning of, with what it may mean. `key` names it in the form.

    `chosen`: what was just said it means, while something else keeps the form from being kept.
    """

    field: str
    key: str
    text: str
    options: tuple[Option, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class MappingView:
    """Where the table is and what it means so far; `missing_columns` says what lacks, and what to do."""

    upload: int
    intervention: int | None
    operator: int
    where: str
    file: str
    sheets: tuple[str, ...]
    sheet: int
    header_rows: tuple[tuple[int, str], ...]
    header: int
    columns: tuple[Column, ...]
    words: tuple[UnknownWord, ...]
    everybody_consents: bool | None
    missing_columns: tuple[Wording, ...]
    fields: tuple[Option, ...] = FIELD_OPTIONS


def show_mapping(*, by: Actor, upload: int) -> MappingView:
    """What the file is taken to mean. Raises NotPermitted."""
    found = upload_for(by, "remember_mapping", upload)
    looked = look_through(found, interventions_for(by, "remember_mapping"))
    sheet = sheets_in(found)[looked.layout.sheet]
    return MappingView(
        found.pk,
        found.intervention_id,
        found.controller_id,
        found.intervention.name if found.intervention else found.controller.name,
        found.name,
        looked.sheets,
        looked.layout.sheet,
        tuple((at, _shown(row)) for at, row in enumerate(sheet.rows[:ROWS_OFFERED]) if any(row)),
        looked.layout.header,
        tuple(_columns(looked)),
        tuple(_unknown(found, looked))[:WORDS_ASKED],
        looked.meaning.everybody_consents,
        looked.missing_columns(is_where_one_chooses=True),
    )


def choose_table(*, by: Actor, upload: int, sheet: int, header: int) -> None:
    """Another sheet or row of headings; what its columns mean is proposed anew. Raises NotPermitted, InvalidFields."""
    found = upload_for(by, "remember_mapping", upload)
    sheets = sheets_in(found)
    if not (0 <= sheet < len(sheets) and 0 <= header < max(1, len(sheets[sheet].rows))):
        raise InvalidFields({"header": NO_SUCH_ROW})
    headings = headings_of(sheets[sheet], header)
    choose(found, Layout(sheet, header, headings), propose_meaning(headings, found.controller_id))


def remember_mapping(
    *, by: Actor, upload: int, columns: Sequence[str], words: Mapping[str, Mapping[str, str]], consent: bool | None
) -> None:
    """What each column holds ("" for one that is not read), what words mean, and whether everybody consents.

    Raises NotPermitted; InvalidFields by "column-" with its place for each that holds the same as one before it, and
    by "consent" when nothing tells of consents.
    """
    found = upload_for(by, "remember_mapping", upload)
    looked = look_through(found, interventions_for(by, "remember_mapping"))
    chosen = tuple(name if name in FIELDS else "" for name in columns)
    faults = {f"column-{place}": _doubled(name) for place, name in enumerate(chosen) if name and name in chosen[:place]}
    if "has_consent" in chosen:
        consent = None
    elif consent is None:
        faults["consent"] = SAY_CONSENT
    if faults:
        raise InvalidFields(faults)
    said = {name: dict(known) for name, known in looked.meaning.words.items()}
    for name, more in words.items():
        allowed = {option.value for option in _options(found, name)}
        said.setdefault(name, {}).update(
            {plain(word): _code(name, code) for word, code in more.items() if code in allowed}
        )
    choose_and_remember(found, looked.layout, Meaning(chosen, said, consent))


def _code(name: str, value: str) -> Code:
    return int(value) if name in {"municipality", "exit_code"} else value


def _columns(looked: LookedThrough) -> list[Column]:
    columns = []
    for place, heading in enumerate(looked.layout.headings):
        cells = [row[place] for _, row in looked.rows[:200] if place < len(row) and row[place] is not None]
        samples = tuple(dict.fromkeys(str(cell)[:40] for cell in cells))[:SAMPLES]
        field = looked.meaning.columns[place] if place < len(looked.meaning.columns) else ""
        if heading or samples:
            columns.append(Column(place, heading, samples, field))
    return columns


def _unknown(upload: RegisterUpload, looked: LookedThrough) -> list[UnknownWord]:
    return [
        UnknownWord(name, key, text, _options(upload, name))
        for name, words in looked.unknown.items()
        for key, text in sorted(words.items())
    ]


def _options(upload: RegisterUpload, name: str) -> tuple[Option, ...]:
    if name == "exit_code":
        listed = ExitCode.objects.filter(association=upload.controller.association_id)
        return tuple(Option(str(one.pk), Wording(one.label, one.label)) for one in listed)
    if name == "municipality":
        return code_options.municipality_options()
    if name == "has_consent":
        return YES_NO
    if name == "gender":
        return code_options.GENDERS
    options = code_options.of_codes(LISTS[name]) if name in LISTS else ()
    return (*options, NO_ANSWER) if LISTS.get(name) is codes.SELF_RATED_CHANGE else options


def _shown(row: Sequence[object]) -> str:
    text = " · ".join(str(cell) for cell in row if cell is not None)
    return text if len(text) <= 80 else f"{text[:79]}…"


def _doubled(name: str) -> Wording:
    label = FIELDS[name].label
    return Wording(
        f"Två kolumner är valda som {label.sv}. Välj en av dem.", f"Two columns are chosen as {label.en}. Choose one."
    )


YES_NO = (Option("yes", Wording("Ja", "Yes")), Option("no", Wording("Nej", "No")))
NO_ANSWER = Option("no_answer", Wording("Svarade inte", "Did not answer"))
NO_SUCH_ROW = Wording("Den raden finns inte i bladet.", "The sheet has no such row.")
SAY_CONSENT = Wording(
    "Filen säger inget om samtycke. Välj vad som gäller för dem som står i den.",
    "The file does not tell of consents. Choose what holds for those in it.",
)
