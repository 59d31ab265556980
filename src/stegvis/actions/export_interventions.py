"""An association's interventions, in files: what is set for them, money, goals. No person."""

from stegvis.actions.access import Actor, interventions_for
from stegvis.store.register_export.files import csv_files, workbook
from stegvis.store.register_export.organisation import organisation_tables
from stegvis.store.trail.events import record
from stegvis.vocabulary.wording import Language


def export_interventions(*, by: Actor, file_format: str, language: Language = "sv") -> bytes:
    """XLSX, or a zip of CSV files, of the interventions that whoever asks reaches."""
    tables = organisation_tables(interventions_for(by, "export_interventions"))
    record("interventions_exported", by=by, subject="", details={"interventions": len(tables[0].rows)}, is_reading=True)
    return workbook(tables, language) if file_format == "xlsx" else csv_files(tables, language)
