"""The office's page of an account, before and after it is published."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from tests.cast import Cast
from tests.store.invented import reading, report

from stegvis.actions.edit_account import edit_account
from stegvis.actions.list_accounts import AccountKey
from stegvis.store.read_reports.importing import save_reading
from stegvis.vocabulary import Period
from stegvis.web.addresses import account_address

pytestmark = pytest.mark.django_db
PERIOD = Period(date(2031, 1, 1), date(2031, 8, 31))


def test_what_is_published_leads_to_the_public_page_and_can_be_published_again(cast: Cast):
    save_reading(replace(reading(report("Linden")), issuer=cast.association.name), (), digest="a", by="Office")
    key = AccountKey(cast.association.pk, PERIOD)
    frida = Client()
    frida.force_login(cast.accounts["frida"])
    office, public = account_address(key, "account_office"), account_address(key, "public")
    before = frida.get(office).content.decode()
    assert public not in before and "Publicera redovisningen<" in before
    frida.post(account_address(key, "release_account"))
    after = frida.get(office).content.decode()
    assert f'href="{public}"' in after and "Publicera redovisningen på nytt<" in after
    assert "Inget har ändrats sedan dess." in after
    assert frida.get(public).status_code == 200
    edit_account(by=cast.actor("frida"), key=key, version=0, intro="Ett gott år.", board="", places={}, leads={})
    assert "har ändrats sedan dess" in (changed := frida.get(office).content.decode())
    assert "Inget har ändrats" not in changed


def test_who_wrote_in_the_account_has_no_button_that_publishes_it(cast: Cast):
    save_reading(replace(reading(report("Linden")), issuer=cast.association.name), (), digest="a", by="Office")
    key = AccountKey(cast.association.pk, PERIOD)
    frida = Client()
    frida.force_login(cast.accounts["frida"])
    address = account_address(key, "release_account")
    button = 'type="submit">Publicera<'
    assert button in frida.get(address, follow=True).content.decode()
    edit_account(by=cast.actor("frida"), key=key, version=0, intro="Ett gott år.", board="", places={}, leads={})
    shown = frida.get(address, follow=True).content.decode()
    assert "en kollega" in shown and button not in shown
