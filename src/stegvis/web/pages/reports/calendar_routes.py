"""The addresses of the list of reports, and of more time for one."""

from stegvis.web import addresses
from stegvis.web.pages.reports.listing import reports
from stegvis.web.pages.reports.more_time import more_time_page
from stegvis.web.routes import page

REPORT_CALENDAR = [
    page("rapporter/", reports, name="reports", opens="list_editions"),
    page(
        f"rapporter/mer-tid/<{addresses.NUMBER}:due>/", more_time_page, name="grant_more_time", opens="grant_more_time"
    ),
]
