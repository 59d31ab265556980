"""Office files are zip archives; with fixed dates the same input gives the same bytes."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIXED = (1980, 1, 1, 0, 0, 0)
FIXED_INSTANT = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed mark, not an instant: same input, same bytes


def with_fixed_dates(archive: bytes) -> bytes:
    """The archive again with every entry dated 1980-01-01."""
    result = BytesIO()
    with ZipFile(BytesIO(archive)) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(ZipInfo(entry.filename, FIXED), source.read(entry), ZIP_DEFLATED)
    return result.getvalue()


def fixed_archive(files: Mapping[str, bytes]) -> bytes:
    """An archive of the files by name, in their order, every entry dated 1980-01-01."""
    result = BytesIO()
    with ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(ZipInfo(name, FIXED), content, ZIP_DEFLATED)
    return result.getvalue()
