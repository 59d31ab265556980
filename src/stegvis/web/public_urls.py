"""Addresses for everybody."""

from stegvis.web import addresses
from stegvis.web.pages.public import (
    public,
    public_account_file,
    public_data,
    public_list,
    public_report_file,
    robots,
)
from stegvis.web.routes import ANYONE, page

PLACE = f"offentligt/<{addresses.NUMBER}:association>/<{addresses.PERIOD}:period>/"
PUBLIC = [
    page("offentligt/", public_list, name="public_list", opens=ANYONE),
    page(PLACE, public, name="public", opens=ANYONE),
    page(
        f"{PLACE}rapport/<{addresses.NUMBER}:edition>/<slug:file_format>/",
        public_report_file,
        name="public_report",
        opens=ANYONE,
    ),
    page(f"{PLACE}redovisning/<slug:file_format>/", public_account_file, name="public_account", opens=ANYONE),
    page(f"{PLACE}data/<slug:file_format>/", public_data, name="public_data", opens=ANYONE),
    page("robots.txt", robots, name="robots", opens=ANYONE),
]
