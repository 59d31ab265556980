"""With which keys the sealed values were sealed: their names stand in front of each value, so nothing is opened."""

import base64
import binascii
from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.db.models import BinaryField, Model
from django.db.models.functions import Substr

from stegvis.store.models import Draft, Participant, RegisterUpload
from stegvis.store.sealing.seals import HEAD_BYTES, LAYOUT

COLUMNS: tuple[tuple[type[Model], str], ...] = (
    (Participant, "sealed_name"),
    (Participant, "sealed_identity"),
    (Participant, "sealed_contact"),
    (Draft, "sealed_fields"),
    (RegisterUpload, "sealed_sheets"),
)
"""Every column of sealed bytes; a test looks for others."""


def names_of_used_keys() -> frozenset[bytes]:
    """The names of the register's keys that some value is sealed with."""
    heads = (*_in_columns(), *_in_codes())
    return frozenset(head[len(LAYOUT) :] for head in heads if len(head) == HEAD_BYTES and head.startswith(LAYOUT))


def _in_columns() -> Iterator[bytes]:
    for model, column in COLUMNS:
        head = Substr(column, 1, HEAD_BYTES, output_field=BinaryField())
        rows = model._base_manager.order_by().annotate(head=head).values_list("head", flat=True).distinct()
        yield from (bytes(one or b"") for one in rows)


def _in_codes() -> Iterator[bytes]:
    """The secrets of one-time codes are sealed too, in base64, inside JSON."""
    for kept in Authenticator.objects.values_list("data", flat=True):
        for sealed in (kept.get("secret"), kept.get("seed")):
            try:
                yield base64.b64decode(sealed or "", validate=True)[:HEAD_BYTES]
            except (binascii.Error, ValueError):
                continue
