"""QR codes as the path of a drawing: no picture to fetch, nothing to mark as safe."""

from dataclasses import dataclass
from functools import lru_cache

import qrcode

BORDER = 4
KEPT = 64
"""Drawings kept: a page with a code is looked at again and again, and the best of eight masks is most of its work."""


@dataclass(frozen=True, slots=True)
class Code:
    """`path` draws the dark squares in a square of `size` units."""

    size: int
    path: str


@lru_cache(KEPT)
def code_of(address: str) -> Code:
    """The code that a phone's camera opens the address from."""
    made = qrcode.QRCode(border=BORDER)
    made.add_data(address)
    made.make(fit=True)
    rows = made.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return Code(len(rows), "".join(dark))
