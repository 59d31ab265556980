"""The file: what goes in comes out, the same in gives the same out, and whatever was touched is refused."""

import io
import json
import random
import stat
import zipfile
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.invented_packages import PDF, invented

from stegvis.forms.package import file
from stegvis.forms.package.as_json import canonical, packed_report, report_bytes, schema_bytes
from stegvis.forms.package.file import open_package, write_package
from stegvis.forms.package.nodes import PackedFinding, PackedGoal, PackedMoney, PackedReport, PackedSection
from stegvis.forms.package.shape import LARGEST
from stegvis.forms.package.signing import fingerprint, is_signed, key_from_seed, public_hex, sign
from stegvis.forms.package.unfit import Unfit
from stegvis.forms.reading import ReportNumber
from stegvis.vocabulary import BadInput, Blank, Gender, NotAnswered, NotAsked, Number, Period, Severity, Withheld
from stegvis.vocabulary.orientation import Orientation
from stegvis.vocabulary.released import Between, ReleasedCell, ReleasedFigure
from stegvis.vocabulary.wording import Wording

KEY, OTHER = key_from_seed(b"k" * 32), key_from_seed(b"o" * 32)
GOOD = write_package(invented(), PDF, KEY)

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=30)
texts = st.lists(words, max_size=3).map("\n\n".join)
filled = words.filter(lambda text: bool(text.strip()))
periods = st.tuples(st.dates(date(1990, 1, 1)), st.integers(0, 3000)).map(
    lambda one: Period(one[0], date.fromordinal(min(one[0].toordinal() + one[1], date.max.toordinal())))
)
wholes = st.integers(-LARGEST, LARGEST)
numbers = wholes | st.floats(-LARGEST, LARGEST)
cells = st.one_of(
    st.builds(Number, numbers, st.none() | wholes),
    st.builds(Between, wholes, wholes),
    *(st.just(one()) for one in (Withheld, Blank, NotAsked, NotAnswered)),
)
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
DRAWN = {
    "association": words,
    "operator": words,
    "intervention": words,
    "form_id": words,
    "form_version": words,
    "edition": st.integers(1, 10_000),
    "submission": st.integers(1, 10_000),
    "submitted_on": st.dates(),
    "corrects": st.none() | hashes,
    "correction_reason": texts,
    "number": st.none() | st.builds(ReportNumber, st.none() | st.integers(1, 99), st.none() | st.integers(1, 99)),
    "orientation": st.none() | st.sampled_from(Orientation),
    "parties": st.lists(words, max_size=3).map(tuple),
    "agreement": st.none() | periods,
    "budget_in_line": st.none() | st.booleans(),
    "sections": st.lists(st.builds(PackedSection, words, words, texts), max_size=3, unique_by=lambda one: one.id),
    "goals": st.lists(st.builds(PackedGoal, texts, words, texts), max_size=3),
    "money": st.lists(st.builds(PackedMoney, wholes, words, words, wholes, st.none() | wholes), max_size=3),
    "findings": st.lists(
        st.builds(PackedFinding, words, st.sampled_from(Severity), st.builds(Wording, filled, filled), texts),
        max_size=3,
    ),
    "measures": st.lists(st.tuples(words, hashes), max_size=3),
    "facts_digest": words,
    "pattern": words,
    "ledger_entry": words,
}


@st.composite
def packed_reports(draw: st.DrawFn) -> PackedReport:
    drawn = {name: draw(strategy) for name, strategy in DRAWN.items()}
    period = draw(periods)
    keys = draw(
        st.lists(st.tuples(words, st.sampled_from(Gender), st.lists(words, max_size=2).map(tuple)), unique=True)
    )
    figures = [
        ReleasedFigure(measure, gender, period, draw(cells), drawn["intervention"], split)
        for measure, gender, split in keys
    ]
    drawn |= {name: tuple(one) for name, one in drawn.items() if isinstance(one, list)}
    return PackedReport(period=period, figures=tuple(figures), **drawn)


def test_every_field_is_drawn() -> None:
    """A field that is added to the package and not drawn here would never be tried."""
    assert {one.name for one in fields(PackedReport)} == {*DRAWN, "period", "figures"}
    assert set(get_args(ReleasedCell)) == {Number, Withheld, Blank, NotAsked, NotAnswered, Between}


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(packed_reports())
def test_what_goes_in_comes_out(packed: PackedReport) -> None:
    data = write_package(packed, PDF, KEY)
    opened = open_package(data)
    assert opened.packed == packed
    assert [type(one.cell) for one in opened.packed.figures] == [type(one.cell) for one in packed.figures]
    assert (opened.pdf, opened.signer) == (PDF, public_hex(KEY))
    assert opened.digest == sha256(report_bytes(packed)).hexdigest()
    assert write_package(packed, PDF, KEY) == data


REPORT_SHA = "d1d6169ef3d0c3d897f0988e31b697c325dbc886b773ab9fa98f5e3ca6eb4121"
ARCHIVE_SHA = "3abc91208ed3dc0bf1c5aa7d6efcbb1c5107a46e8d378c18badcee799c1e1cfe"


def test_the_same_report_gives_the_same_bytes_for_ever() -> None:
    """Another digest means that packages written before are refused: then the format's version must rise."""
    assert sha256(members()["report.json"]).hexdigest() == REPORT_SHA
    assert sha256(zipped({"manifest.json": b"{}", "report.pdf": b"%PDF-"})).hexdigest() == ARCHIVE_SHA


def test_what_is_withheld_says_nothing_of_why() -> None:
    first, *rest = invented().figures
    secret = ReleasedFigure(first.measure, first.gender, first.period, Withheld("secondary: 3"), first.intervention)
    opened = open_package(write_package(invented(figures=(secret, *rest)), PDF, KEY))
    assert opened.packed.figures[0].cell == Withheld()
    assert b"secondary" not in GOOD


def test_anybody_can_open_it_with_what_there_is_on_every_computer() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["manifest.json", "signature.json", "report.json", "schema.json", "report.pdf"]
        assert json.loads(archive.read("report.json"))["intervention"] == "Linden"
        assert archive.read("schema.json") == schema_bytes()


def test_the_shipped_schema_is_what_the_package_holds() -> None:
    shipped = Path(file.__file__).with_name("schema.json")
    assert shipped.read_bytes() == schema_bytes(), "python -m stegvis.forms.package"


# Attacks.


def members(data: bytes = GOOD) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(content: dict[str, bytes]) -> bytes:
    return file._zipped(content)


def signed(content: dict[str, bytes], key=KEY, **manifest: object) -> bytes:
    """A package of these contents with hashes and signature that fit them: the work of somebody who has a key."""
    inside = {name: content[name] for name in file.CONTENTS}
    stated = canonical(file._manifest(inside) | manifest)
    signature = {"algorithm": "Ed25519", "public_key": public_hex(key), "signature": sign(stated, key)}
    return zipped({"manifest.json": stated, "signature.json": canonical(signature), **inside})


def with_report(change: Callable[[str], str]) -> bytes:
    report = change(members()["report.json"].decode())
    return signed(members() | {"report.json": report.encode("utf-8", "surrogatepass")})


def refused(data: bytes, *words: str) -> str:
    with pytest.raises(BadInput) as caught:
        open_package(data, "linden.stegvis")
    said = str(caught.value)
    assert said.startswith("linden.stegvis: ")
    assert not words or any(word in said for word in words), said
    return said


def test_any_byte_changed_anywhere_is_refused() -> None:
    for at in range(len(GOOD)):
        refused(GOOD[:at] + bytes([GOOD[at] ^ 0x20]) + GOOD[at + 1 :])


def test_anything_cut_off_or_added_is_refused() -> None:
    for at in (*range(0, len(GOOD), 97), len(GOOD) - 1):
        refused(GOOD[:at])
    for more in (b"\0", b"PK\x05\x06" + bytes(18), GOOD):
        refused(GOOD + more)
        refused(more + GOOD)


@pytest.mark.parametrize("member", ["report.json", "schema.json", "report.pdf"])
def test_a_member_changed_after_signing_is_named(member: str) -> None:
    other = members() | {member: members()[member].replace(b"e", b"a", 1) + b" "}
    assert member in refused(zipped(other))


def test_another_reports_pdf_is_refused() -> None:
    refused(zipped(members() | {"report.pdf": b"%PDF-1.7 another"}), "report.pdf")


def test_a_manifest_made_anew_needs_the_key() -> None:
    forged = members() | {"report.pdf": b"%PDF-1.7 another"}
    stated = canonical(file._manifest({name: forged[name] for name in file.CONTENTS}))
    refused(zipped(forged | {"manifest.json": stated}), "underskriften")


def test_the_signature_of_another_key_is_refused() -> None:
    manifest = members()["manifest.json"]
    named = {"algorithm": "Ed25519", "public_key": public_hex(KEY), "signature": sign(manifest, OTHER)}
    refused(zipped(members() | {"signature.json": canonical(named)}), "underskriften")
    opened = open_package(signed(members(), OTHER))
    assert opened.signer == public_hex(OTHER), "a package names who signed it, and that is no longer the first"


SIGNATURE = sign(members()["manifest.json"], KEY)


@pytest.mark.parametrize(
    "signature",
    [
        {},
        {"algorithm": "none", "public_key": public_hex(KEY), "signature": ""},
        {"algorithm": "Ed25519", "public_key": public_hex(KEY), "signature": None},
        {
            "algorithm": "Ed25519",
            "public_key": public_hex(KEY),
            "signature": sign(members()["manifest.json"], KEY).upper(),
        },
        {"algorithm": "Ed25519", "public_key": "0" * 64, "signature": "0" * 128},
        {"algorithm": "Ed25519", "public_key": public_hex(KEY), "signature": "zz"},
    ],
)
def test_what_is_no_signature_is_refused(signature: dict[str, object]) -> None:
    refused(zipped(members() | {"signature.json": canonical(signature)}), "underskriften")


def test_a_later_format_asks_for_a_later_stegvis() -> None:
    assert "uppdatera Stegvis" in refused(signed(members(), format_version=2), "formatversion 2")
    assert "uppdatera Stegvis" in refused(
        with_report(lambda text: text.replace('"format_version":1', '"format_version":7'))
    )
    refused(signed(members(), format_version=True), "formatversion")
    refused(signed(members(), format="something else"), "inget rapportpaket")


CHANGED_BY_THE_SIGNER: dict[str, Callable[[str], str]] = {
    "a key twice": lambda text: text.replace('"edition":1', '"edition":1,"edition":2'),
    "NaN": lambda text: text.replace('"value":40', '"value":NaN'),
    "a number of 400 digits": lambda text: text.replace('"value":40', '"value":' + "9" * 400),
    "infinity": lambda text: text.replace('"value":40', '"value":1e999'),
    "minus infinity": lambda text: text.replace('"value":40', '"value":-Infinity'),
    "a huge number": lambda text: text.replace('"value":40', f'"value":{10**30}'),
    "a number of 10,000 digits": lambda text: text.replace('"value":40', f'"value":{"9" * 10_000}'),
    "a huge edition": lambda text: text.replace('"edition":1', '"edition":4294967296'),
    "edition nought": lambda text: text.replace('"edition":1', '"edition":0'),
    "half a letter": lambda text: text.replace("Linden", "\\ud800"),
    "half a letter in bytes": lambda text: text.replace("Linden", "\ud800"),
    "nothing in a text": lambda text: text.replace("Bakgrund", "Bak\\u0000grund"),
    "a letter escaped": lambda text: text.replace('"Linden"', '"\\u004cinden"'),
    "spaces": lambda text: text.replace(":", ": "),
    "keys in another order": lambda text: json.dumps(dict(reversed(json.loads(text).items()))),
    "a key too many": lambda text: text.replace('"edition":1', '"edition":1,"persons":[]'),
    "a key too few": lambda text: text.replace('"edition":1,', ""),
    "a truth for a number": lambda text: text.replace('"edition":1', '"edition":true'),
    "a text for a number": lambda text: text.replace('"value":40', '"value":"40"'),
    "a cell of no kind": lambda text: text.replace('"cell":"withheld"', '"cell":"hidden"', 1),
    "a withheld cell with its number": lambda text: text.replace('"cell":"withheld"', '"cell":"withheld","value":3', 1),
    "a day that is not": lambda text: text.replace("2026-09-14", "2026-02-30"),
    "a day in another spelling": lambda text: text.replace("2026-09-14", "20260914"),
    "a period backwards": lambda text: text.replace("2025-01-01", "2029-01-01"),
    "figures of another intervention": lambda text: text.replace('"intervention":"Linden"', '"intervention":"Eken"', 1),
    "the same figure twice": lambda text: text.replace('"exits_positive","period"', '"exits","period"'),
    "a list": lambda _: "[]",
    "a number": lambda _: "1",
    "nothing": lambda _: "",
    "no end of brackets": lambda _: "[" * 200_000,
    "Latin-1": lambda text: text.encode("latin-1", "replace").decode("latin-1").replace("å", "\udce5"),
}


@pytest.mark.parametrize("change", CHANGED_BY_THE_SIGNER.values(), ids=CHANGED_BY_THE_SIGNER)
def test_a_signed_report_that_we_would_not_write_is_refused(change: Callable[[str], str]) -> None:
    data = with_report(change)
    assert data != GOOD
    refused(data, "följer inte formatet")


Entries = tuple[tuple[str | zipfile.ZipInfo, bytes], ...]


def hand_made(entries: Entries, *, method: int = zipfile.ZIP_STORED, comment: bytes = b"") -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
        archive.comment = comment
    return result.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return entry


def test_archives_made_by_hand_are_refused() -> None:
    inside: Entries = tuple(members().items())
    refused(hand_made(inside), "packats om")
    refused(hand_made(inside, method=zipfile.ZIP_DEFLATED), "packats om")
    refused(hand_made(inside, comment=b"hello"), "inget rapportpaket")
    refused(hand_made((*inside, ("../../etc/passwd", b"root"))), "andra filer")
    refused(hand_made((*inside, ("/etc/passwd", b"root"))), "andra filer")
    refused(hand_made(inside[:-1]), "andra filer")
    refused(hand_made((*inside[:-1], (link("report.pdf"), b"/etc/passwd"))), "packats om")
    refused(hand_made(inside[::-1]), "andra filer")
    refused(hand_made(tuple((f"{at}", b"") for at in range(10_000))), "andra filer")


def test_a_name_that_stands_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = hand_made((*members().items(), ("report.json", b"{}")))
    refused(data, "andra filer")


def test_a_bomb_is_refused_before_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = hand_made((("report.json", bytes(50 * 1024 * 1024)),), method=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 1024 * 1024
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    refused(bomb, "packats om")


def test_what_is_too_large_is_neither_read_nor_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "MAX_BYTES", len(GOOD) - 1)
    refused(GOOD, "20 MB")
    with pytest.raises(BadInput, match="20 MB"):
        write_package(invented(), PDF, KEY)


def test_a_directory_that_lies_about_its_size_is_refused() -> None:
    for at, value in ((-12, 0xFFFF), (-10, 0xFFFFFFFF), (-6, 0xFFFFFFFF), (-12, 0), (-10, 0)):
        size = 2 if at == -12 else 4
        end = len(GOOD) + at + size
        refused(GOOD[: len(GOOD) + at] + value.to_bytes(size, "little")[:size].ljust(size, b"\0") + GOOD[end:])


def test_noise_is_refused_in_one_sentence() -> None:
    chance = random.Random(1)
    for data in (b"", b"PK", b"%PDF-1.7", b"PK\x05\x06" + bytes(18), *(chance.randbytes(200) for _ in range(50))):
        refused(data)
    for _ in range(300):
        data = bytearray(GOOD)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if bytes(data) != GOOD:
            refused(bytes(data))


def test_what_no_package_can_hold_is_told_before_it_is_sent() -> None:
    with pytest.raises(BadInput, match=r"sections\[0\]\.text: har tecknet U\+0000"):
        write_package(invented(sections=(PackedSection("background", "Bakgrund", "Ett\0två"),)), PDF, KEY)
    with pytest.raises(BadInput, match="är ett för stort tal"):
        write_package(invented(money=(PackedMoney(2026, "", "", 10**18, None),)), PDF, KEY)
    with pytest.raises(Unfit, match="edition"):
        report_bytes(invented(edition=0))
    with pytest.raises(ValueError, match="PDF"):
        write_package(invented(), b"<html>", KEY)


def test_why_something_does_not_fit_is_told_in_swedish() -> None:
    sound = json.loads(report_bytes(invented()))
    for changes, told in (
        ({"edition": "1"}, "edition: ska vara ett heltal"),
        ({"edition": 0}, "edition: ska vara 1 till"),
        ({"period": {"start": "2026-02-01", "end": "2026-01-01"}}, "period: har delar som inte går ihop"),
        ({"submitted_on": "i går"}, "submitted_on: är inget värde som kan stå där"),
        ({"sections": {}}, "sections: ska vara en lista"),
        ({"nytt": 1}, "nyckeln 'nytt' är okänd"),
    ):
        with pytest.raises(Unfit) as unfit:
            packed_report(json.dumps(sound | changes).encode())
        assert unfit.value.told.sv.startswith(told)
    for content, told in ((b"{", "är inte JSON"), (b'{"a": NaN}', "NaN är inget tal"), (b'{"a":1,"a":1}', "en nyckel")):
        with pytest.raises(Unfit) as unfit:
            packed_report(content)
        assert unfit.value.told.sv.startswith(told)


def test_reading_is_strict_by_itself() -> None:
    with pytest.raises(Unfit, match="canonical"):
        packed_report(json.dumps(json.loads(report_bytes(invented()))).encode())


def test_a_fingerprint_is_read_out_in_eight_groups() -> None:
    told = fingerprint(public_hex(KEY))
    assert [len(group) for group in told.split()] == [5] * 8
    assert told != fingerprint(public_hex(OTHER))
    assert is_signed(b"x", signature=sign(b"x", KEY), signer=public_hex(KEY))
    assert not is_signed(b"y", signature=sign(b"x", KEY), signer=public_hex(KEY))
    assert not is_signed(b"x", signature="", signer="not a key")
