"""What an import says against a row that no form would have to say."""

from stegvis.vocabulary import Wording

NO_INTERVENTION = Wording(
    "Insatsen finns inte bland dem du registrerar för. Skriv dess namn som i Stegvis.",
    "There is no such intervention among those you register for. Write its name as Stegvis has it.",
)
NO_CONSENT = Wording("Det framgår inte om personen samtycker. Skriv ja eller nej.", "Write yes or no.")
NOT_ASKED = Wording(
    "Personen är inte tillfrågad om samtycke. Fråga, och skriv sedan ja eller nej.",
    "The person has not been asked for consent. Ask, and then write yes or no.",
)
IS_REGISTERED = Wording(
    "Personen finns i registret. Ta tillbaka samtycket på deltagarens sida i stället.",
    "The person is in the register. Withdraw the consent on the participant's page instead.",
)
MISSING = {
    "started_on": Wording("Startdatum saknas. Fyll i dagen.", "The first day is missing. Fill in the day."),
    "gender": Wording("Kön saknas. Fyll i det, eller okänt.", "The gender is missing. Fill it in, or unknown."),
    "birth_year": Wording("Födelseår saknas. Fyll i året.", "The year of birth is missing. Fill it in."),
}
NO_REASON = Wording(
    "Avslutet saknar orsak. Fyll i varför deltagandet slutade.", "The exit has no reason. Fill in why it ended."
)
NO_EXIT_DAY = Wording(
    "Det här hör till ett avslut, men slutdatum saknas. Fyll i dagen.",
    "This belongs to an exit, but the last day is missing. Fill in the day.",
)
OTHER_YEAR = Wording(
    "Deltagaren med det numret har ett annat födelseår i registret. Kontrollera numret.",
    "The participant with that number has another year of birth in the register. Check the number.",
)
OTHER_IDENTITY = Wording(
    "Deltagaren har ett annat nummer i registret. Kontrollera vem raden gäller.",
    "The participant has another number in the register. Check whom the row is about.",
)
TWO_PEOPLE = Wording(
    "Radens nummer hör till två olika deltagare. Kontrollera vem raden gäller.",
    "The row's numbers belong to two participants. Check whom the row is about.",
)
POSSIBLY = Wording(
    "I registret finns någon med samma kön, födelseår och startdag men andra uppgifter. "
    "Lägg till deltagarens nummer, så går det att se om det är samma person.",
    "The register has somebody with the same gender, year of birth and first day but other data. "
    "Add the participant's number, so that it can be told whether it is the same person.",
)
COUNTED_ONLY = Wording(
    "Personen med det numret räknas bara som antal och registreras inte igen. Kontrollera vem raden gäller.",
    "The person with that number is only counted and is not registered again. Check whom the row is about.",
)
UNKNOWN_WORD = Wording(
    "Ordet är inte känt. Säg vad det betyder under Kolumner och ord, eller rätta det.",
    "The word is not known. Say what it means under Columns and words, or correct it.",
)


def twice(row: int) -> Wording:
    """For a person who starts twice on a day."""
    return Wording(
        f"Samma deltagare och startdag står också på rad {row}. Ta bort den ena.",
        f"The same participant and first day are in row {row} too. Remove one of them.",
    )


def same_as(row: int) -> Wording:
    """For a row without a number that another one equals."""
    return Wording(
        f"Raden är likadan som rad {row}. Är det två personer, ge dem varsitt nummer; annars ta bort den ena.",
        f"The row is the same as row {row}. If they are two people, give each a number; else remove one.",
    )


WITHOUT_COLUMN = {**MISSING, "has_consent": NO_CONSENT, "intervention": NO_INTERVENTION}
"""What is said of a row when the column of such a field is missing."""


def no_column(field: str, label: Wording, rows: int, is_where_one_chooses: bool) -> Wording:
    """For a file without a column of that field, on account of which so many rows are refused: said once for all."""
    asks_all, add_it = (ASK_ALL_HERE, ADD_IT_HERE) if is_where_one_chooses else (ASK_ALL, ADD_IT)
    what = asks_all if field == "has_consent" else add_it
    sv = f"{rows} rader" if rows > 1 else "en rad"
    en = f"{rows} rows are" if rows > 1 else "one row is"
    return Wording(
        f"Ingen kolumn är vald som {label.sv}, och därför kan {sv} inte läsas in. {what.sv}",
        f"No column is chosen as {label.en}, so {en} refused. {what.en}",
    )


ADD_IT = Wording(
    "Välj kolumnen under Kolumner och ord, eller lägg till den i filen och läs in filen igen.",
    "Choose the column under Columns and words, or add it to the file and read the file again.",
)
ADD_IT_HERE = Wording(
    "Välj kolumnen här nedanför, eller lägg till den i filen och läs in filen igen.",
    "Choose the column below, or add it to the file and read the file again.",
)
ASK_ALL_HERE = Wording(
    "Välj kolumnen här nedanför, eller svara längre ner om alla samtycker.",
    "Choose the column below, or answer further down whether everybody consents.",
)
ASK_ALL = Wording(
    "Välj kolumnen under Kolumner och ord, eller svara där om alla samtycker.",
    "Choose the column under Columns and words, or answer there whether everybody consents.",
)
