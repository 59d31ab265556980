"""A draft: a family with what of it would be visible, as the office sends it to be attacked.

Beside what `family_json` reads, a cell may say `"visible": false`, and the file may hold shares:
`"shares": [{"id": "better", "numerator": {"a": 1}, "denominator": {"a": 1, "b": 1}, "per_cent": 81, "decimals": 0}]`.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from stegvis.disclosure.family import Family, Terms
from stegvis.disclosure.family_json import parse_family
from stegvis.disclosure.known import Known, Share, known_from_share, known_from_visible
from stegvis.vocabulary import BadInput, Wording


@dataclass(frozen=True, slots=True)
class Draft:
    """A family, the ids of its cells that would be visible, and the shares shown beside them."""

    family: Family
    visible: tuple[str, ...]
    shares: tuple[Share, ...] = ()

    def known(self) -> tuple[Known, ...]:
        """What a reader of the draft knows. Raises ValueError for a share that no count gives."""
        return self.with_shares(known_from_visible(self.family, self.visible))

    def with_shares(self, known: Sequence[Known]) -> tuple[Known, ...]:
        """`known` and what the draft's shares tell beside it."""
        return (*known, *(one for share in self.shares for one in known_from_share(share, known)))


def parse_draft(content: bytes, name: str) -> Draft:
    """The draft that the JSON `content` describes; `name` is what its user calls it. Raises BadInput."""
    family = parse_family(content, name)
    root = json.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    visible = [cell["id"] for cell in root["cells"] if _is_visible(cell, name)]
    return Draft(family, tuple(visible), tuple(_shares(root.get("shares", []), family, name)))


def _is_visible(cell: dict[str, Any], name: str) -> bool:
    visible = cell.get("visible", True)
    if not isinstance(visible, bool):
        raise BadInput(
            name,
            Wording(
                f"”visible” i cell ”{cell['id']}” ska vara true eller false.",
                f"“visible” in cell “{cell['id']}” must be true or false.",
            ),
        )
    return visible


def _shares(listed: object, family: Family, name: str) -> Iterator[Share]:
    if not isinstance(listed, list):
        raise BadInput(name, Wording("”shares” ska vara en lista.", "“shares” must be a list."))
    atoms = frozenset(family.atoms)
    for number, share in enumerate(listed, 1):
        try:
            yield _share(share, atoms)
        except (KeyError, TypeError, AttributeError, ValueError, InvalidOperation):
            raise BadInput(name, _bad_share(number)) from None


def _bad_share(number: int) -> Wording:
    shape = '{"id", "numerator": {atom: 1}, "denominator": {atom: 1}, "per_cent": 81, "decimals": 0}'
    return Wording(
        f"andel {number} i ”shares” går inte att läsa; skriv {shape}, med atomer ur ”atoms”.",
        f"share {number} in “shares” cannot be read; write {shape}, with atoms of “atoms”.",
    )


def _share(share: dict[str, Any], atoms: frozenset[str]) -> Share:
    decimals, per_cent = share.get("decimals", 0), share["per_cent"]
    if isinstance(per_cent, bool) or not isinstance(per_cent, int | Decimal) or type(decimals) is not int:
        raise TypeError
    return Share(
        id=_text(share["id"]),
        numerator=_terms(share["numerator"], atoms),
        denominator=_terms(share["denominator"], atoms),
        per_cent=Decimal(per_cent),
        decimals=decimals,
        publication=_text(share.get("publication", "")),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _terms(times: dict[str, Any], atoms: frozenset[str]) -> Terms:
    terms = tuple(times.items())
    if not terms or not all(atom in atoms and type(count) is int and count for atom, count in terms):
        raise ValueError
    return terms
