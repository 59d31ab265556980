"""Why a package is not taken: one sentence each, what is wrong and what to do."""

from stegvis.vocabulary import Wording

NO_PACKAGE = Wording(
    "filen är inget rapportpaket från Stegvis, eller har skadats på vägen; välj filen som slutar på .stegvis, eller be "
    "avsändaren om den en gång till.",
    "the file is no report package of Stegvis, or was damaged on the way; choose the one that ends in .stegvis, or ask "
    "the sender for it once more.",
)
TOO_LARGE = Wording(
    "rapportpaketet är större än 20 MB och tas inte emot; lämna in rapporten utan stora bilder.",
    "the report package is larger than 20 MB and is not taken; hand in the report without large pictures.",
)
TOO_LONG = Wording(
    "rapporten har mer text och fler tal än ett rapportpaket rymmer (8 MB utan PDF); korta texterna.",
    "the report has more text and numbers than a report package holds (8 MB without the PDF); shorten the texts.",
)
DAMAGED = Wording(
    "rapportpaketet är skadat och går inte att läsa; be avsändaren att skicka det på nytt.",
    "the report package is damaged and cannot be read; ask the sender to send it again.",
)
OTHER_MEMBERS = Wording(
    "rapportpaketet innehåller andra filer än det ska; be avsändaren att skicka paketet som Stegvis gjorde det.",
    "the report package holds other files than it should; ask the sender for the package as Stegvis made it.",
)
REPACKED = Wording(
    "rapportpaketet har packats om eller ändrats på vägen; be avsändaren om filen som Stegvis gjorde den.",
    "the report package was packed anew or changed on its way; ask the sender for the file as Stegvis made it.",
)
NO_PDF = Wording(
    "rapporten som PDF saknas i rapportpaketet; be avsändaren att göra ett nytt paket.",
    "the report package lacks the report as PDF; ask the sender to make a new package.",
)
NOT_SIGNED = Wording(
    "underskriften stämmer inte: rapportpaketet har ändrats eller är inte gjort av den det säger; "
    "ta inte emot det, och ring avsändaren.",
    "the signature does not hold: the report package was changed or was not made by whom it says; "
    "do not take it, and call the sender.",
)


def altered(member: str) -> Wording:
    """A member whose bytes are not those that were signed for."""
    return Wording(
        f"{member} i rapportpaketet har ändrats efter att det skrevs under; ta inte emot det, och ring avsändaren.",
        f"{member} in the report package was changed after it was signed; do not take it, and call the sender.",
    )


def other_version(version: object) -> Wording:
    """A format version that this Stegvis does not know."""
    said = str(version)[:20]
    return Wording(
        f"rapportpaketet har formatversion {said}, som den här versionen av Stegvis inte kan läsa; uppdatera Stegvis.",
        f"the report package has format version {said}, which this version of Stegvis cannot read; update Stegvis.",
    )


def unfit(member: str, fault: Wording) -> Wording:
    """Signed, and yet not what the format says; the fault is technical."""
    return Wording(
        f"{member} i rapportpaketet följer inte formatet ({fault.sv}); be avsändaren att göra ett nytt paket.",
        f"{member} in the report package does not follow the format ({fault.en}); ask the sender to make a new "
        "package.",
    )


def unfit_to_send(fault: Wording) -> Wording:
    """Something in the report that no package can hold."""
    return Wording(
        f"rapporten innehåller något som inte kan skickas ({fault.sv}); skriv om stället.",
        f"the report holds something that cannot be sent ({fault.en}); write that place anew.",
    )
