"""The addresses of reports that go to other installations, or come from them."""

from stegvis.web import addresses
from stegvis.web.pages.reports.packages import end_trusted_key, new_key, packages
from stegvis.web.pages.reports.sending import ask_how_it_goes, sending
from stegvis.web.routes import page

NUMBER = addresses.NUMBER

BORDER = [
    page("paket/", packages, name="packages", opens="receive_package"),
    page("paket/nyckel/", new_key, name="trust_key", opens="trust_key"),
    page(f"paket/nyckel/<{NUMBER}:number>/avsluta/", end_trusted_key, name="end_key", opens="trust_key"),
    page(f"rapporter/<{NUMBER}:number>/skicka/", sending, name="send_package", opens="send_package"),
    page(f"rapporter/<{NUMBER}:number>/fraga/", ask_how_it_goes, name="ask_package_state", opens="ask_package_state"),
]
