"""`stegvis reseal`: after a change of the register's key nothing is left that the old one alone opens."""

import secrets

from tests.upkeep.installation import Installation

SECRET_AND_NAMES = """
from allauth.mfa.models import Authenticator
from stegvis.actions.access.code_secrets import seal_secret, unseal_secret
from stegvis.store.models import Account, Participant
from stegvis.store.sealing.participants import unseal_from
"""
WITH_A_CODE = f"""{SECRET_AND_NAMES}
Authenticator.objects.all().delete()
Authenticator.objects.create(
    user=Account.objects.order_by("pk").first(), type="totp", data={{"secret": seal_secret("påhittad hemlighet")}}
)
"""
KEYS_IN_USE = """
from stegvis.store.sealing.keys import register_keys
from stegvis.store.sealing.used_keys import COLUMNS, names_of_used_keys
from stegvis.store.models import Draft
Draft.objects.all().delete()
names = [one.name for one in register_keys()]
print(sorted(names.index(one) for one in names_of_used_keys()))
"""
OPENED = f"""{SECRET_AND_NAMES}
print([unseal_secret(one.data["secret"]) for one in Authenticator.objects.all()])
print([unseal_from(one, "sealed_name") for one in Participant.objects.order_by("pk")])
"""


def test_after_a_new_key_everything_is_sealed_with_it(own: Installation):
    own.python(WITH_A_CODE)
    before = own.python(OPENED)
    assert "påhittad hemlighet" in before
    assert "already" in own.done("reseal")
    keys = own.folder / "register_key"
    keys.write_text(f"{keys.read_text().strip()}\n{secrets.token_urlsafe(50)}\n")
    assert own.python(KEYS_IN_USE).strip() == "[0]"
    assert "Sealed anew" in own.done("reseal")
    assert own.python(KEYS_IN_USE).strip() == "[1]"
    assert own.python(OPENED) == before
    assert "already" in own.done("reseal")
    assert own.doctor()[0] == 0


def test_a_value_that_no_key_opens_is_named_in_one_sentence(own: Installation):
    keys = own.folder / "register_key"
    keys.write_text(f"{secrets.token_urlsafe(50)}\n{secrets.token_urlsafe(50)}\n")
    assert "register_key" in own.refused("reseal")
