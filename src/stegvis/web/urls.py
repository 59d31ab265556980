"""All addresses. `tests/rules/test_routes.py` says who may open each."""

from django.urls import path
from django.views.i18n import set_language

from stegvis.web import addresses
from stegvis.web.pages.account import account
from stegvis.web.pages.download import download
from stegvis.web.pages.exposure import exposure
from stegvis.web.pages.findings import findings
from stegvis.web.pages.report import report
from stegvis.web.pages.start import start

ACCOUNT = f"redovisning/<{addresses.NUMBER}:association>/<{addresses.PERIOD}:period>/"

urlpatterns = [
    path("", start, name="start"),
    path(ACCOUNT, account, name="account"),
    path(f"{ACCOUNT}fynd/", findings, name="findings"),
    path(f"{ACCOUNT}rojande/", exposure, name="exposure"),
    path(f"{ACCOUNT}hamta/<slug:file_format>/", download, name="download"),
    path(f"rapport/<{addresses.NUMBER}:number>/", report, name="report"),
    path("sprak/", set_language, name="set_language"),
]
