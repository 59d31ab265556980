"""The addresses of a report's life."""

from stegvis.web import addresses
from stegvis.web.pages.reports import steps
from stegvis.web.pages.reports.assessment import explain_page
from stegvis.web.pages.reports.corrections import changed_facts, changed_reports, errata, errata_file
from stegvis.web.pages.reports.edition import edition
from stegvis.web.pages.reports.file import report_file
from stegvis.web.pages.reports.submit import submit_page
from stegvis.web.pages.reports.throwing_away import throw_away_page
from stegvis.web.routes import page

NUMBER = addresses.NUMBER
EDITION = f"rapporter/<{NUMBER}:number>/"

REPORT_LIFE = [
    page(EDITION, edition, name="edition", opens="show_edition"),
    page(f"{EDITION}fil/<{NUMBER}:submission>/<slug:kind>/", report_file, name="report_file", opens="download_report"),
    page(f"{EDITION}lamna-in/", submit_page, name="submit_report", opens="submit_report"),
    page(f"{EDITION}ta-tillbaka/", steps.take_back_page, name="take_back_report", opens="take_back_report"),
    page(f"{EDITION}ta-emot/", steps.receive_page, name="receive_report", opens="receive_report"),
    page(f"{EDITION}bedom/", steps.assess_page, name="assess_report", opens="assess_report"),
    page(f"{EDITION}bedom/<{NUMBER}:at>/", explain_page, name="explain_assessment", opens="explain_assessment"),
    page(f"{EDITION}signera/", steps.sign_page, name="sign_report", opens="sign_report"),
    page(f"{EDITION}godkann/", steps.accept_page, name="accept_report", opens="accept_report"),
    page(f"{EDITION}skicka-tillbaka/", steps.return_page, name="return_report", opens="return_report"),
    page(f"{EDITION}skriv-vidare/", steps.take_up_page, name="take_up_report", opens="take_up_report"),
    page(f"{EDITION}publicera/", steps.publish_page, name="publish_report", opens="publish_report"),
    page(f"{EDITION}ratta/", steps.correct_page, name="correct_report", opens="correct_report"),
    page(f"{EDITION}kasta/", throw_away_page, name="throw_away_correction", opens="throw_away_correction"),
    page("rapporter/andrade/", changed_reports, name="changed_reports", opens="show_changed_facts"),
    page(f"{EDITION}andras/", changed_facts, name="changed_facts", opens="show_changed_facts"),
    page(f"{EDITION}rattelse/", errata, name="errata", opens="show_errata"),
    page(f"{EDITION}rattelse/pdf/", errata_file, name="errata_file", opens="show_errata"),
]
