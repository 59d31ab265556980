"""Packages whose JSON is made to fill a memory: refused by their size, before anybody parses them."""

import pytest
from tests.forms.test_package_file import KEY, members, zipped
from tests.invented_packages import PDF, invented

from stegvis.forms.package import file
from stegvis.forms.package.file import MANIFEST, MOST_BYTES, REPORT, SIGNATURE, open_package, write_package
from stegvis.vocabulary import BadInput


@pytest.mark.parametrize("member", [MANIFEST, SIGNATURE, REPORT])
def test_json_without_end_is_not_parsed(member: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = members() | {member: b"[" + b"{}," * (MOST_BYTES[member] // 3) + b"{}]"}
    monkeypatch.setattr(file, "strict_json", lambda _: pytest.fail("it was parsed"))
    with pytest.raises(BadInput, match="mer text"):
        open_package(zipped(content))


def test_no_package_is_written_that_could_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    report = len(members()[REPORT])
    monkeypatch.setitem(file.MOST_BYTES, REPORT, report)
    assert open_package(write_package(invented(), PDF, KEY)).pdf == PDF
    monkeypatch.setitem(file.MOST_BYTES, REPORT, report - 1)
    with pytest.raises(BadInput, match="korta texterna"):
        write_package(invented(), PDF, KEY)
