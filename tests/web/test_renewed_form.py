"""A draft whose form has another version now says so with the button, on its own page and where it is written."""

from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.invented_editions import make_edition

from stegvis.store.models import Edition

SAYS, BUTTON = "Formuläret har fått en ny version", "Fortsätt i den nya versionen"


def test_a_form_that_changed_is_one_sentence_and_one_button(cast: Cast):
    edition = make_edition(cast, texts={"background": "Vi ses i ängen.", "weather": "Det var vackert i ängen."})
    address, writing = (reverse(name, args=[edition.pk]) for name in ("edition", "write_report"))
    client = Client()
    client.force_login(cast.accounts["maja"])
    assert BUTTON not in client.get(address).content.decode()
    Edition.objects.filter(pk=edition.pk).update(form_version="2011")
    for page in (address, writing):
        shown = client.get(page).content.decode()
        assert SAYS in shown and BUTTON in shown and reverse("renew_form", args=[edition.pk]) in shown
    client.post(reverse("renew_form", args=[edition.pk]))
    shown = client.get(writing)
    assert shown.status_code == 200 and "Vi ses i ängen." in shown.content.decode()
    assert "Texter som formuläret inte frågar efter längre" in shown.content.decode()
    assert "Det var vackert i ängen." in shown.content.decode()
