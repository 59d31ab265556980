"""A packed report as canonical JSON, read back strictly, and the schema that tells others what stands in it.

Canonical: keys in order, no spaces, UTF-8. There is exactly one way to write a report, so what is read must be, byte
for byte, what would be written: that alone refuses keys that stand twice and numbers in another spelling.
"""

import json
from collections.abc import Sequence
from typing import Any, NoReturn

from stegvis.forms.package import unfit
from stegvis.forms.package.nodes import PackedReport
from stegvis.forms.package.shape import Json, Record, record_of
from stegvis.forms.package.unfit import Unfit

FORMAT_VERSION = 1
"""Counted up when a reader of the last version would misunderstand or refuse a package."""
SCHEMA_ID = f"urn:stegvis:report-package:{FORMAT_VERSION}"
_VERSION_KEY = "format_version"
_REPORT: Record = record_of(PackedReport)
_HIGHEST = 10_000
"""More corrections, submissions or reports in a row nobody has, and no database needs to hold larger numbers."""
_LONGEST_ID, _LONGEST_NAME = 100, 300


class UnknownVersion(ValueError):
    """The JSON is of a format version that this Stegvis does not know."""


def canonical(value: Json) -> bytes:
    """The one way to write the value. Raises ValueError for NaN and for halves of letters."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode()


def report_bytes(packed: PackedReport) -> bytes:
    """The report as the package's `report.json`. Raises Unfit, with where, for what a package cannot hold."""
    _require_sensible(packed)
    return canonical({_VERSION_KEY: FORMAT_VERSION, **_REPORT.write(packed)})


def packed_report(content: bytes) -> PackedReport:
    """The report that stands in a `report.json`. Raises UnknownVersion, or Unfit for all that we would not write."""
    value = strict_json(content)
    if type(value) is not dict:
        raise Unfit(unfit.OBJECT)
    version = value.pop(_VERSION_KEY, None)
    if type(version) is not int or version != FORMAT_VERSION:
        raise UnknownVersion(str(version)[:20])
    packed: PackedReport = _REPORT.read(value)
    if report_bytes(packed) != content:
        raise Unfit(unfit.NOT_CANONICAL)
    return packed


def strict_json(content: bytes) -> Json:
    """The value. Raises Unfit for what is no JSON in UTF-8, for NaN, keys that stand twice and bottomless nesting."""
    try:
        return json.loads(content.decode(), object_pairs_hook=_once, parse_constant=_no_constant)
    except RecursionError:
        raise Unfit(unfit.TOO_DEEP) from None
    except Unfit:
        raise
    except ValueError as fault:
        # Of thousands of digits Python says how a programmer could allow them.
        too_long = str(fault).startswith("Exceeds the limit")
        raise Unfit(unfit.TOO_LARGE_NUMBER if too_long else unfit.no_json(fault)) from None


def schema_bytes() -> bytes:
    """The JSON Schema (draft 2020-12) of `report.json`, indented, as it is shipped and as each package holds it."""
    schema = _REPORT.schema()
    schema["properties"] = {_VERSION_KEY: {"const": FORMAT_VERSION}, **schema["properties"]}
    schema["required"] = [_VERSION_KEY, *schema["required"]]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, "title": "Stegvis report"}
    return (json.dumps({**head, **schema}, ensure_ascii=False, indent=1) + "\n").encode()


def _require_sensible(packed: PackedReport) -> None:
    """Raises Unfit for what the types allow and no report has."""
    counted = {"edition": packed.edition, "submission": packed.submission}
    if packed.number is not None:
        counted |= {"number.this": packed.number.this or 1, "number.of": packed.number.of or 1}
    for where, number in counted.items():
        if not 1 <= number <= _HIGHEST:
            raise Unfit(unfit.between(1, _HIGHEST), where)
    names = [packed.association, packed.operator, packed.intervention, *packed.parties]
    ids = [packed.form_id, packed.form_version, *(one.id for one in packed.sections)]
    ids += [*(one.measure for one in packed.figures), *(one.rule for one in packed.findings)]
    for longest, texts in ((_LONGEST_NAME, names), (_LONGEST_ID, ids)):
        for text in texts:
            if len(text) > longest:
                raise Unfit(unfit.long_name(longest), text[:40])
    _require_once("figures", [(one.measure, one.gender, one.split) for one in packed.figures])
    _require_once("sections", [one.id for one in packed.sections])


def _require_once(where: str, keys: Sequence[object]) -> None:
    if len(set(keys)) < len(keys):
        raise Unfit(unfit.TWICE, where)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Unfit(unfit.KEY_TWICE)
    return found


def _no_constant(name: str) -> NoReturn:
    raise Unfit(unfit.no_number(name))
