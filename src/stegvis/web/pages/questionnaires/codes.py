"""QR codes as the path of a drawing: no picture to fetch, nothing to mark as safe."""

from dataclasses import dataclass

import qrcode

BORDER = 4
MASK = 0
"""Every reader reads every mask (ISO/IEC 18004); to try all eight is most of the work, for addresses that are as good

as random squares.
"""


@dataclass(frozen=True, slots=True)
class Code:
    """`path` draws the dark squares in a square of `size` units."""

    size: int
    path: str


def code_of(address: str) -> Code:
    """The code that a phone's camera opens the address from."""
    made = qrcode.QRCode(border=BORDER, mask_pattern=MASK)
    made.add_data(address)
    made.make(fit=True)
    rows = made.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return Code(len(rows), "".join(dark))
