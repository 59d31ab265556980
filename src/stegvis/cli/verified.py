"""What `verify` prints of one file."""

from typing import Any

from stegvis.actions.verify_packages import Fault, Verified
from stegvis.cli.border_words import BORDER_WORDS
from stegvis.forms.package.document import grouped
from stegvis.forms.package.file import OpenedPackage
from stegvis.forms.package.signing import fingerprint
from stegvis.vocabulary.wording import Language


def verified_json(one: Verified, language: Language) -> dict[str, Any]:
    """The outcome as an object: `holds`, with what was checked, or `error`."""
    told: dict[str, Any] = {"file": one.path.name, "holds": one.holds}
    if one.error is not None:
        return {**told, "error": one.error.reason.in_language(language)}
    faults = [_fault_json(fault, language) for fault in one.faults]
    return {**told, **(_package(one.opened) if one.opened else {}), "checked": list(one.checked), "faults": faults}


def _fault_json(fault: Fault, language: Language) -> dict[str, Any]:
    reason = fault.reason.in_language(language)
    return {"file": fault.file, "page": fault.page, "where": fault.where, "text": fault.text, "reason": reason}


def _package(opened: OpenedPackage) -> dict[str, Any]:
    packed = opened.packed
    return {
        "digest": opened.digest,
        "signer": opened.signer,
        "fingerprint": fingerprint(opened.signer),
        "association": packed.association,
        "operator": packed.operator,
        "intervention": packed.intervention,
        "form": {"id": packed.form_id, "version": packed.form_version},
        "period": {"start": packed.period.start.isoformat(), "end": packed.period.end.isoformat()},
        "edition": packed.edition,
        "submission": packed.submission,
        "corrects": packed.corrects,
        "figures": len(packed.figures),
    }


def verified_lines(one: Verified, language: Language) -> list[str]:
    """The outcome in lines: what holds, or each thing that does not."""
    if one.error is not None:
        return [one.error.in_language(language)]
    if one.faults:
        return [_fault(one, fault, language) for fault in one.faults]
    assert one.opened is not None
    packed = one.opened.packed
    values: dict[str, object] = {"file": one.path.name, "name": packed.intervention}
    if one.path.suffix.lower() == ".pdf":
        first, *rest = (BORDER_WORDS[key].in_language(language) for key in ("verify.pdf", "verify.checked.pdf"))
        return [first.format(**values), *(f"  {line}" for line in rest)]
    values |= {"period": packed.period, "submission": packed.submission}
    which = BORDER_WORDS["verify.correction"].in_language(language).format(number=packed.edition - 1)
    values["correction"] = which if packed.corrects else ""
    values |= {"figures": len(packed.figures), "digest": grouped(one.opened.digest)}
    values["fingerprint"] = fingerprint(one.opened.signer)
    keys = ("verify.package", "verify.checked.package", "verify.digest", "verify.signer")
    first, *rest = (BORDER_WORDS[key].in_language(language).format(**values) for key in keys)
    return [first, *(f"  {line}" for line in rest)]


def _fault(one: Verified, fault: Fault, language: Language) -> str:
    page = BORDER_WORDS["verify.page"].in_language(language).format(page=fault.page) if fault.page else ""
    where = ", ".join(filter(None, ("" if fault.file == one.path.name else fault.file, page, fault.where)))
    values = {"file": one.path.name, "where": f"{where}: " if where else "", "text": f"”{fault.text}”"}
    line = BORDER_WORDS["verify.fault"].in_language(language)
    return line.format(**values, reason=fault.reason.in_language(language))
