"""The addresses of remarks on a report that is written."""

from stegvis.web import addresses
from stegvis.web.pages.reports.remarks import confirm_page, keep_page, look_over_page, refresh_page, use_page
from stegvis.web.routes import page

REPORT = f"rapporter/<{addresses.NUMBER}:number>/"

REMARKS = [
    page(f"{REPORT}granska/", look_over_page, name="look_over_report", opens="look_over_report"),
    page(f"{REPORT}anmarkning/forklara/", keep_page, name="decide_remark", opens="decide_remark"),
    page(f"{REPORT}anmarkning/forslag/", use_page, name="use_proposal", opens="use_proposal"),
    page(f"{REPORT}anmarkning/last/", confirm_page, name="confirm_texts", opens="confirm_texts"),
    page(f"{REPORT}tal/", refresh_page, name="refresh_numbers", opens="refresh_numbers"),
]
