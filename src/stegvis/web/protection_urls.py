"""Addresses of consents, of who is only counted, of the trail, and of disposal."""

from stegvis.web.addresses import NUMBER
from stegvis.web.pages.consents import consents, restore
from stegvis.web.pages.consents_register import register
from stegvis.web.pages.consents_withdraw import withdraw
from stegvis.web.pages.counted_only import count_one, counted, uncount
from stegvis.web.pages.disposal import disposal
from stegvis.web.pages.only_count import only_count
from stegvis.web.pages.trail import trail
from stegvis.web.routes import page

PARTICIPANT = f"deltagare/<{NUMBER}:number>/"
CONSENT = f"{PARTICIPANT}samtycken/<{NUMBER}:consent>/"
COUNTED = f"insats/<{NUMBER}:number>/utan-uppgifter/"

PROTECTION = [
    page(f"{PARTICIPANT}samtycken/", consents, name="consents", opens="show_consents"),
    page(
        f"{PARTICIPANT}samtycken/nytt/<{NUMBER}:participation>/",
        register,
        name="register_consent",
        opens="register_consent",
    ),
    page(f"{CONSENT}ta-tillbaka/", withdraw, name="withdraw_consent", opens="withdraw_consent"),
    page(f"{CONSENT}angra/", restore, name="restore_consent", opens="withdraw_consent"),
    page(f"{PARTICIPANT}rakna-bara/", only_count, name="protect_identity", opens="protect_identity"),
    page(COUNTED, counted, name="counted_only", opens="show_counted_only"),
    page(f"{COUNTED}en-till/", count_one, name="count_only", opens="count_only"),
    page(f"{COUNTED}<{NUMBER}:year>/<slug:gender>/ta-bort/", uncount, name="uncount_only", opens="count_only"),
    page("spar/", trail, name="trail", opens="show_trail"),
    page("gallring/", disposal, name="disposal", opens="pseudonymise_participants"),
]
