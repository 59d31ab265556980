"""Office files are zip archives; with fixed dates the same input gives the same bytes."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from struct import unpack_from
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIXED = (1980, 1, 1, 0, 0, 0)
_FIXED_BYTES = bytes((0, 0, 0x21, 0))
"""The same as an archive holds it: the time, then the day of 1 January in the year 0 after 1980."""
FIXED_INSTANT = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed mark, not an instant: same input, same bytes


def with_fixed_dates(archive: bytes) -> bytes:
    """The archive again with every entry dated 1980-01-01.

    Only the dates are written anew: each entry's own and the one in the directory at the end, where the format's
    specification (APPNOTE.TXT, 4.3.7 and 4.3.12) has them.
    """
    result = bytearray(archive)
    with ZipFile(BytesIO(archive)) as source:
        entries, place = source.infolist(), source.start_dir
    for entry in entries:
        result[entry.header_offset + 10 : entry.header_offset + 14] = _FIXED_BYTES
        result[place + 12 : place + 16] = _FIXED_BYTES
        place += 46 + sum(unpack_from("<HHH", archive, place + 28))
    return bytes(result)


def fixed_archive(files: Mapping[str, bytes]) -> bytes:
    """An archive of the files by name, in their order, every entry dated 1980-01-01."""
    result = BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(ZipInfo(name, FIXED), content, ZIP_DEFLATED)
    return result.getvalue()
