"""The record of processing activities, made from the table of handling.

`python -m stegvis.store.handling.record > docs/processing_record.md` writes it; a test fails when it is stale.
Source: GDPR Article 30 (1): purposes, categories, recipients, transfers, time limits, security measures.
"""

import sys
from collections.abc import Iterable, Iterator

from stegvis.store.handling.table import HANDLING
from stegvis.store.handling.words import Handled, Privacy, Purpose, Retention

HEAD = """# Record of processing

Made from the table in `src/stegvis/store/handling/`; do not edit it by hand.

This is what Stegvis stores, as Article 30 of the GDPR asks for it. Each controller adds its name, its contact and its
data protection officer, and its legal basis where it differs.

- **Controller**: the operator (municipality, region, agency or provider) that runs the intervention, for participants;
  the coordination association for interventions, reports and the accounts of its own people.
- **Processor**: whoever keeps the installation, when that is somebody else than the controller.
- **Legal basis**, usually: a task of public interest (Art. 6.1 e), with Art. 9.2 b, g or h for health. The consents
  that are kept here lift secrecy or concern measurement and evaluation; they are not the legal basis.
- **Transfers to other countries**: none. Stegvis sends letters to its own users, and report packages, which hold no
  participant, where somebody tells it to.
"""
SECURITY = """## Security measures

- What names a participant is sealed (AES-256-GCM) and bound to its row and controller, with a key that lies apart from
  the database. Identity numbers are optional, shown masked, and found by a keyed hash.
- The association's roles reach no participant, on any page or in any file; registrars reach those of their assignments.
- Every reading and change of a participant is in a chained trail that the database keeps append-only. What cannot be
  logged is not shown.
- Who has a protected identity, or does not agree to measurement, is only counted: nothing else is stored.
- Reports hold released numbers only: no group small enough to point somebody out.
- Answers about violence are stored as counts of a whole association in a year, tied to nobody.
- Backups hold what the database held on their day: let them age out within the time that the plan for disposal says,
  and keep the register's key apart from them.
"""


def processing_record() -> str:
    """The whole record as Markdown."""
    parts = [HEAD, "## How private a field can be\n", *_classes(), "", "## What is processed, and why\n"]
    for purpose in Purpose:
        parts += _activity(purpose, [one for one in HANDLING.values() if one.purpose is purpose])
    return "\n".join([*parts, SECURITY])


def _classes() -> Iterator[str]:
    yield "| class | meaning |"
    yield "|---|---|"
    for one in Privacy:
        yield f"| {_words(one)} | {one.meaning} |"


def _activity(purpose: Purpose, tables: list[Handled]) -> Iterator[str]:
    yield f"### {purpose}\n"
    yield f"- **About**: {purpose.subjects}."
    yield f"- **Recipients**: {purpose.recipients}."
    for retention in Retention:
        kept = [one.table for one in tables if one.retention is retention]
        if kept:
            yield f"- **Kept** ({_listed(kept)}): {retention}"
    yield "\n| table | " + " | ".join(_words(one) for one in _used(tables)) + " |"
    yield "|---|" + "---|" * len(_used(tables))
    for table in tables:
        yield f"| `{table.table}` | " + " | ".join(_listed(table.of(one)) for one in _used(tables)) + " |"
    yield ""


def _used(tables: Iterable[Handled]) -> list[Privacy]:
    """The classes that some field of the tables has; keys are left out: they tell nothing."""
    used = {privacy for table in tables for privacy in table.fields.values()}
    return [one for one in Privacy if one in used and one is not Privacy.TECHNICAL]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _words(privacy: Privacy) -> str:
    return privacy.value.replace("_", " ")


if __name__ == "__main__":
    sys.stdout.write(processing_record())
