"""The words in which `handling` says what each stored field is: how private, what for, how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Privacy(StrEnum):
    """How private a field is. The value is the name that the tables use."""

    TECHNICAL = "technical"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"
    STAFF = "staff"
    PERSON = "person"
    FREE_TEXT = "free_text"
    SENSITIVE = "sensitive"
    IDENTIFYING = "identifying"

    @property
    def meaning(self) -> str:
        """What the class stands for, in one line."""
        return _PRIVACY[self]


class Purpose(StrEnum):
    """What for. The value is the heading in the record."""

    CASE_WORK = "Follow a participant through an intervention"
    CONSENT = "Know what a participant agreed to"
    ANSWERS = "Measure how participants are doing"
    COUNTS = "Count without knowing whom"
    INTERVENTIONS = "Run and finance interventions"
    REPORTS = "Report on interventions"
    ACCESS = "Know who works with Stegvis and what they may do"
    TRAIL = "Show who looked at and changed what"

    @property
    def subjects(self) -> str:
        """Whom it is about."""
        return _SUBJECTS[self]

    @property
    def recipients(self) -> str:
        """Who gets to see it."""
        return _RECIPIENTS[self]


class Retention(StrEnum):
    """How long. The value is the sentence in the record."""

    AFTER_EXIT = (
        "What names the participant, and texts in own words: removed 24 months after the last exit. The rest stays "
        "without a name until the controller's plan for disposal says otherwise. All of it goes at once when the "
        "participant is only to be counted."
    )
    AN_HOUR = "At most an hour, and until it is imported."
    THIRTY_DAYS = "At most 30 days, and until it is handed in."
    OF_THE_LOGIN = "At most 8 hours after the login."
    WITH_THE_ACCOUNT = "As long as the account is there."
    OFFICIAL_RECORD = "An official record: as long as the association's plan for disposal says."
    NEVER = "Nothing is removed: the database refuses."


@dataclass(frozen=True, slots=True)
class Handled:
    """One table: what it is for, how long its rows are kept, and how private each field is."""

    table: str
    purpose: Purpose
    retention: Retention
    fields: Mapping[str, Privacy]

    def of(self, *classes: Privacy) -> tuple[str, ...]:
        """The fields of those classes."""
        return tuple(name for name, privacy in self.fields.items() if privacy in classes)


def handled(table: str, purpose: Purpose, retention: Retention, **fields: str) -> Handled:
    """A table whose fields are named by class: `identifying="sealed_name sealed_contact"`.

    Raises ValueError for a class that is not there, or a field that is named twice.
    """
    found: dict[str, Privacy] = {}
    for privacy, names in fields.items():
        for name in names.split():
            if name in found:
                raise ValueError(f"{table}.{name} is marked twice.")
            found[name] = Privacy(privacy)
    return Handled(table, purpose, retention, found)


_PRIVACY = {
    Privacy.TECHNICAL: "Keys, order, versions and times of storing; tells nothing by itself.",
    Privacy.ORGANISATION: "About organisations, interventions, money and reports; no person.",
    Privacy.ANONYMOUS: "Numbers of persons that nothing ties to anybody.",
    Privacy.STAFF: "About somebody who works with Stegvis.",
    Privacy.PERSON: "About a participant who is not named.",
    Privacy.FREE_TEXT: "In own words, about a participant: may hold anything.",
    Privacy.SENSITIVE: "Health and the like, about a participant (Art. 9).",
    Privacy.IDENTIFYING: "Names a participant; sealed in the database.",
}
_PARTICIPANTS, _WORKERS = "Participants", "Those who work with Stegvis"
_SUBJECTS = {
    Purpose.CASE_WORK: _PARTICIPANTS,
    Purpose.CONSENT: _PARTICIPANTS,
    Purpose.ANSWERS: _PARTICIPANTS,
    Purpose.COUNTS: "Nobody: numbers only",
    Purpose.INTERVENTIONS: "Nobody: organisations and interventions",
    Purpose.REPORTS: "Those who sign reports",
    Purpose.ACCESS: _WORKERS,
    Purpose.TRAIL: f"{_WORKERS}; participants by number",
}
_REGISTRARS = "Participant registrars of the controller, where they are assigned"
_RECIPIENTS = {
    Purpose.CASE_WORK: _REGISTRARS,
    Purpose.CONSENT: f"{_REGISTRARS}; the parties that a consent names learn of it",
    Purpose.ANSWERS: f"{_REGISTRARS}; reports hold only numbers that point out nobody",
    Purpose.COUNTS: "Reports, after the release has hidden what would point somebody out",
    Purpose.INTERVENTIONS: "Everybody with a role in the association",
    Purpose.REPORTS: "Everybody with a role in the association; the public, once published",
    Purpose.ACCESS: "The association's administrators",
    Purpose.TRAIL: "Registrars for a participant; auditors for numbers without persons",
}
