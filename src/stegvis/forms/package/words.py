"""The words of a package's document."""

from collections.abc import Mapping

from stegvis.vocabulary import Severity, Wording

WORDS: Mapping[str, Wording] = {
    "form": Wording("Formulär", "Form"),
    "operator": Wording("Lämnad av", "Handed in by"),
    "association": Wording("Till", "To"),
    "submitted": Wording("Inlämnad", "Handed in"),
    "registry": Wording("Diarienummer", "Registry number"),
    "received": Wording("Ankom", "Arrived"),
    "correction": Wording("Rättelse {number}", "Correction {number}"),
    "corrects": Wording(
        "Den rättar och ersätter rapporten som har kontrollsumman {digest}.",
        "It corrects and replaces the report with the checksum {digest}.",
    ),
    "reason": Wording("Skäl: {reason}", "Reason: {reason}"),
    "more_figures": Wording("Fler siffror", "More figures"),
    "measure": Wording("Mått", "Measure"),
    "part": Wording("Del", "Part"),
    "gender": Wording("Kön", "Gender"),
    "number": Wording("Antal", "Number"),
    "goals": Wording("Målen", "The goals"),
    "goal": Wording("Mål", "Goal"),
    "standing": Wording("Hur det går", "How it stands"),
    "money": Wording("Ekonomi, kronor", "Money, kronor"),
    "year_cost": Wording("År och kostnadsslag", "Year and type of cost"),
    "funder": Wording("Finansiär", "Funder"),
    "budget": Wording("Budget", "Budget"),
    "outcome": Wording("Utfall", "Outcome"),
    "findings": Wording("Vad kontrollen visade", "What the checks found"),
    "found": Wording("Iakttagelse", "Finding"),
    "severity": Wording("Grad", "Severity"),
    "explanation": Wording("Förklaring", "Explanation"),
    "check": Wording("Kontrollera rapporten", "Check the report"),
    "check_how": Wording(
        "Siffrorna finns också i rapportpaketet, en fil som slutar på .stegvis. Skriv stegvis verify och filernas "
        "namn, så kontrolleras underskriften, kontrollsumman och varje siffra.",
        "The figures are in the report package too, a file that ends in .stegvis. Write stegvis verify and the "
        "files' names to check the signature, the checksum and every figure.",
    ),
    "digest": Wording("Kontrollsumma", "Checksum"),
}
SEVERITIES: Mapping[Severity, Wording] = {
    Severity.ERROR: Wording("Fel", "Error"),
    Severity.WARNING: Wording("Varning", "Warning"),
    Severity.NOTE: Wording("Anmärkning", "Note"),
}
