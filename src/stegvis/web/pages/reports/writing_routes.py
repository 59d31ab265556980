"""The addresses where a report is written."""

from stegvis.web import addresses
from stegvis.web.pages.reports.remarks_routes import REMARKS
from stegvis.web.pages.reports.section_versions import restore, section_versions
from stegvis.web.pages.reports.writing import writing
from stegvis.web.pages.reports.writing_comments import comment, tick_comment
from stegvis.web.pages.reports.writing_in_word import download, take_in
from stegvis.web.pages.reports.writing_saves import meanwhile, save_answer
from stegvis.web.routes import page

NUMBER = addresses.NUMBER
WRITE = f"rapporter/<{NUMBER}:number>/skriv/"
COMMENT = f"rapporter/<{NUMBER}:number>/kommentar/"

WRITING = [
    page(WRITE, writing, name="write_report", opens="show_writing"),
    page(f"{WRITE}word/", take_in, name="take_in_draft", opens="take_in_draft"),
    page(f"{WRITE}word/hamta/", download, name="download_draft", opens="download_draft"),
    page(f"{WRITE}under-tiden/", meanwhile, name="meanwhile", opens="show_writing"),
    page(f"{WRITE}<slug:section>/spara/", save_answer, name="write_section", opens="write_section"),
    page(f"{WRITE}<slug:section>/versioner/", section_versions, name="section_versions", opens="show_section_versions"),
    page(f"{WRITE}<slug:section>/aterstall/", restore, name="restore_section", opens="restore_section"),
    page(COMMENT, comment, name="comment_on_report", opens="comment_on_report"),
    page(f"{COMMENT}<{NUMBER}:comment>/<slug:state>/", tick_comment, name="settle_comment", opens="settle_comment"),
    *REMARKS,
]
