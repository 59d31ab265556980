"""Addresses of what is handed over to national systems."""

from stegvis.web import addresses
from stegvis.web.pages.national.esf import esf_months
from stegvis.web.pages.national.sheet import appendix, fetch_sheet, national_sheet
from stegvis.web.routes import page

NUMBER = addresses.NUMBER
NATIONAL = [
    page("uppfoljning-finsam/", national_sheet, name="national_sheet", opens="show_national_sheet"),
    page("uppfoljning-finsam/hamta/", fetch_sheet, name="fetch_national_sheet", opens="fetch_national_sheet"),
    page(
        f"uppfoljning-finsam/bilaga/<{NUMBER}:association>/<{NUMBER}:year>/<slug:file_format>/",
        appendix,
        name="follow_up_appendix",
        opens="fetch_follow_up_appendix",
    ),
    page(f"insats/<{NUMBER}:number>/scb/", esf_months, name="esf_months", opens="show_esf_months"),
]
