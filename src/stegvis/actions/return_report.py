"""The association sends a report back, with what is missing."""

from stegvis.actions.access import Actor
from stegvis.actions.access.open_edition import edition_for, role_here
from stegvis.store.reports.stepping import Signed, take_step
from stegvis.vocabulary import InvalidFields, Wording

LONGEST = 5_000


def return_report(*, by: Actor, edition: int, version: int, missing: str) -> None:
    """Raises NotPermitted, InvalidFields for "missing", Changed, and BadInput when it is not its turn."""
    found = edition_for(by, "return_report", edition)
    if not missing.strip():
        raise InvalidFields({"missing": _NOTHING})
    if len(missing) > LONGEST:
        raise InvalidFields({"missing": _TOO_LONG})
    role = role_here(by, "return_report", found)
    take_step(found, "return_report", by=by, version=version, signed=Signed(missing.strip(), role=role))


_NOTHING = Wording(
    "Skriv vad som saknas, så att den som skriver vet vad som ska göras.",
    "Write what is missing, so that whoever writes knows what to do.",
)
_TOO_LONG = Wording(
    f"Texten får ha högst {LONGEST} tecken; korta den.", f"The text may have {LONGEST} characters at most; shorten it."
)
