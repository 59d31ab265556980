"""A file looked through, and imported: accepted rows only, all or nothing."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from stegvis.catalogue.consent_texts import load_consent_texts
from stegvis.documents.sheets import SheetCell
from stegvis.store.access.assignments import Interventions
from stegvis.store.clock import now, today
from stegvis.store.models import ConsentKind, ExitCode, ImportedRow, RegisterImport, RegisterUpload
from stegvis.store.register.participants import hold_participants
from stegvis.store.register_import.faults import WITHOUT_COLUMN, no_column
from stegvis.store.register_import.known import look_up
from stegvis.store.register_import.layout import Layout, rows_below
from stegvis.store.register_import.meaning import FIELDS, Meaning, word_tables
from stegvis.store.register_import.planning import Outcome, PlannedRow, Standards, plan_rows
from stegvis.store.register_import.reading import Reader
from stegvis.store.register_import.uploads import chosen, discard_upload, sheets_in
from stegvis.store.register_import.writing import write_rows
from stegvis.store.sealing.seals import keyed_digest
from stegvis.store.tables.many_rows import without_collector
from stegvis.store.trail.events import record
from stegvis.vocabulary import Wording
from stegvis.vocabulary.actor import Actor

UNDONE_WITHIN = timedelta(days=30)
"""How long we know what was before an import."""


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """A file with what each row would do. `unknown`: by field, words that nobody has said the meaning of."""

    layout: Layout
    meaning: Meaning
    rows: tuple[tuple[int, tuple[SheetCell, ...]], ...]
    planned: tuple[PlannedRow, ...]
    unknown: Mapping[str, Mapping[str, str]]
    digest: str
    sheets: tuple[str, ...]

    @property
    def numbers(self) -> Mapping[Outcome, int]:
        """How many rows of each kind."""
        counted = Counter(row.outcome for row in self.planned)
        return {outcome: counted[outcome] for outcome in Outcome}

    @property
    def without_column(self) -> Mapping[str, int]:
        """Required fields that no column holds, with the number of rows that are refused for want of them."""
        lacking = {name: why for name, why in WITHOUT_COLUMN.items() if name not in self.meaning.at}
        refused = [row for row in self.planned if row.outcome is Outcome.REFUSED]
        counted = {name: sum(row.faults.get(name) == why for row in refused) for name, why in lacking.items()}
        return {name: number for name, number in counted.items() if number}

    def missing_columns(self, *, is_where_one_chooses: bool = False) -> tuple[Wording, ...]:
        """What to say of them, and what to do: once each, however many rows there are.

        `is_where_one_chooses`: said on the very page where columns are chosen.
        """
        here = is_where_one_chooses
        return tuple(no_column(name, FIELDS[name].label, rows, here) for name, rows in self.without_column.items())


def look_through(upload: RegisterUpload, interventions: Interventions) -> LookedThrough:
    """What each row would do in those of the interventions that the upload is for. Nothing is written."""
    sheets = sheets_in(upload)
    layout, meaning = chosen(upload, sheets)
    rows = rows_below(sheets[layout.sheet], layout.header) if sheets else []
    within = interventions.filter(pk=upload.intervention_id) if upload.intervention_id else interventions
    known = look_up(upload.controller_id, within)
    association = upload.controller.association_id
    words = word_tables(meaning, association)
    reader = Reader(meaning, words, upload.controller_id, known.by_name, upload.intervention_id)
    planned = tuple(plan_rows(rows, reader, known, _standards(association)))
    digest = _digest(upload.controller_id, layout, rows)
    if _was_imported(upload, digest):
        # Who is only counted is not known again; the file is.
        for one in planned:
            one.outcome = Outcome.UNCHANGED if one.outcome is Outcome.COUNTED else one.outcome
    titles = tuple(sheet.name for sheet in sheets)
    return LookedThrough(layout, meaning, tuple(rows), planned, reader.unknown, digest, titles)


@transaction.atomic
@without_collector()
def import_upload(upload: RegisterUpload, interventions: Interventions, *, by: Actor) -> RegisterImport:
    """Imports the rows that are not refused, as the register is now, and throws the file away. Whoever changes one of

    the controller's participants meanwhile waits, and then meets what was imported.
    """
    ImportedRow.objects.filter(register_import__made_at__lte=now() - UNDONE_WITHIN).delete()
    hold_participants(upload.controller_id)
    looked = look_through(upload, interventions)
    done = RegisterImport.objects.create(
        controller=upload.controller,
        intervention=upload.intervention,
        name=upload.name,
        digest=looked.digest,
        by=by.name,
        numbers={str(outcome): number for outcome, number in looked.numbers.items()},
    )
    write_rows(looked.planned, done, by=by)
    subject = upload.intervention.name if upload.intervention else upload.controller.name
    record("register_imported", by=by, subject=subject, details={"import": done.pk, **done.numbers})
    discard_upload(upload)
    return done


def _standards(association: int) -> Standards:
    oldest = min(one.valid_from for one in load_consent_texts() if one.kind == ConsentKind.MEASUREMENT)
    exit_codes = ExitCode.objects.filter(association=association).values_list("pk", flat=True)
    return Standards(today(), oldest, frozenset(exit_codes))


def _digest(controller: int, layout: Layout, rows: Sequence[tuple[int, tuple[SheetCell, ...]]]) -> str:
    """The same for the same table, however its file was saved."""
    cells = [[cell.isoformat() if isinstance(cell, date) else cell for cell in row] for _, row in rows]
    return keyed_digest(f"register import {controller}", json.dumps([layout.headings, cells]))


def _was_imported(upload: RegisterUpload, digest: str) -> bool:
    return RegisterImport.objects.filter(controller=upload.controller_id, digest=digest, undone_at=None).exists()
