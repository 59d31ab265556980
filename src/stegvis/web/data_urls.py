"""Addresses of data in and out."""

from stegvis.web.addresses import NUMBER
from stegvis.web.pages.export_pages.register import export_interventions_page, export_page
from stegvis.web.pages.import_pages.columns import import_columns, import_table
from stegvis.web.pages.import_pages.preview import (
    do_import,
    import_done,
    import_preview,
    refused_rows,
    undo_import_page,
)
from stegvis.web.pages.import_pages.start import import_start, operator_import_start
from stegvis.web.routes import page

FILE = f"import/fil/<{NUMBER}:number>/"
DONE = f"import/<{NUMBER}:number>/"

DATA = [
    page(f"insats/<{NUMBER}:number>/importera/", import_start, name="import_file", opens="start_import"),
    page(
        f"utforare/<{NUMBER}:number>/importera/",
        operator_import_start,
        name="operator_import_start",
        opens="start_import",
    ),
    page(f"{FILE}kolumner/", import_columns, name="import_columns", opens="remember_mapping"),
    page(f"{FILE}tabell/", import_table, name="import_table", opens="remember_mapping"),
    page(f"{FILE}forhandsvisning/", import_preview, name="import_preview", opens="preview_import"),
    page(f"{FILE}avvisade/", refused_rows, name="refused_rows", opens="preview_import"),
    page(f"{FILE}importera/", do_import, name="do_import", opens="import_participations"),
    page(DONE, import_done, name="import_done", opens="undo_import"),
    page(f"{DONE}angra/", undo_import_page, name="undo_import", opens="undo_import"),
    page(f"insats/<{NUMBER}:number>/exportera/", export_page, name="export_intervention", opens="export_register"),
    page("insatser/exportera/", export_interventions_page, name="export_interventions", opens="export_interventions"),
]
