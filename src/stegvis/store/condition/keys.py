"""The keys: are they there, can they be read, do they open what is sealed. No key and no sealed value is shown."""

import os
from collections.abc import Iterator

from stegvis.store.configuration import data_directory
from stegvis.store.reports.border.signing_key import installation_key
from stegvis.store.sealing.keys import FILE, known_register_keys
from stegvis.store.sealing.used_keys import names_of_used_keys
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.standing import Told, well, wrong

PUT_BACK = Wording(
    "lägg tillbaka filen register_key (eller STEGVIS_REGISTER_KEY) från där nycklar förvaras, innan servern startas",
    "put the file register_key (or STEGVIS_REGISTER_KEY) back from where keys are kept, before the server is started",
)


def look_at_keys() -> Iterator[Told]:
    """The register's key against what is sealed, the key that signs packages, the secret of cookies."""
    yield _register_key()
    yield _signing_key()
    if os.environ.get("STEGVIS_SECRET_KEY") or (data_directory() / "secret_key").is_file():
        yield well("secret_key", "kakornas hemlighet finns", "the secret of cookies is there")
    else:
        yield well("secret_key", "kakornas hemlighet är inte gjord än", "the secret of cookies is not made yet")


def _register_key() -> Told:
    try:
        known = known_register_keys()
    except BadInput as error:
        return wrong("register_key", error.reason, PUT_BACK)
    used = names_of_used_keys()
    if lost := used - {key.name for key in known}:
        return wrong(
            "register_key",
            Wording(
                f"nyckel saknas till det som är förseglat ({len(lost)} av {len(used)} nycklar)",
                f"a key to what is sealed is missing ({len(lost)} of {len(used)} keys)",
            ),
            PUT_BACK,
        )
    if not known:
        return well("register_key", f"{FILE} görs när den först behövs", f"{FILE} is made when it is first needed")
    return well(
        "register_key",
        f"registrets nyckel öppnar allt som är förseglat (nycklar i bruk: {len(used)})",
        f"the register's key opens what is sealed (keys in use: {len(used)})",
    )


def _signing_key() -> Told:
    try:
        installation_key()
    except BadInput as error:
        return wrong("signing_key", error.reason, Wording("se stegvis key --help", "see stegvis key --help"))
    return well("signing_key", "nyckeln som skriver under paket finns", "the key that signs packages is there")
