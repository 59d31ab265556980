"""Addresses of a report's figures."""

from stegvis.web.addresses import NUMBER
from stegvis.web.pages.reports.beginning import begin, renew
from stegvis.web.pages.reports.why import draft_figures, why
from stegvis.web.routes import page

EDITION = f"rapporter/<{NUMBER}:number>/"

REPORT_FIGURES = [
    page(f"rapporter/borja/<{NUMBER}:due>/", begin, name="begin_report", opens="begin_report"),
    page(f"{EDITION}ny-version/", renew, name="renew_form", opens="renew_form"),
    page(f"{EDITION}siffror/", draft_figures, name="draft_figures", opens="show_draft_figures"),
    page(f"{EDITION}varfor/<slug:measure>/<slug:gender>/", why, name="why", opens="explain_figure"),
]
