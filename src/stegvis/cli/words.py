"""The command line's words in both languages."""

from stegvis.vocabulary import Wording

WORDS: dict[str, Wording] = {
    "stegvis": Wording(
        "Läser rapporter, hittar det som inte stämmer och sammanställer förbundets redovisning.",
        "Reads reports, finds what does not add up and compiles the association's account.",
    ),
    "stegvis.example": Wording(
        "Exempel:\n  stegvis read rapport.docx\n  stegvis check rapporter/\n"
        "  stegvis account rapporter/ --out redovisning",
        "Example:\n  stegvis read report.docx\n  stegvis check reports/\n  stegvis account reports/ --out account",
    ),
    "command": Wording("kommando", "command"),
    "example": Wording("Exempel", "Example"),
    "interrupted": Wording("Avbrutet.", "Interrupted."),
    "option.language": Wording("språk: sv eller en", "language: sv or en"),
    "option.files": Wording(
        "Word-, PDF- eller textfil, eller en mapp med sådana", "a Word, PDF or text file, or a folder of them"
    ),
    "option.json": Wording("skriv data som JSON", "print data as JSON"),
    "option.out.folder": Wording("mapp att skriva i; skapas om den saknas", "folder to write to; made when missing"),
    "option.out.file": Wording("fil att skriva", "file to write"),
    "option.format": Wording(
        "format, åtskilda av komma: pdf,docx,html,xlsx,json (förval: alla)",
        "formats, separated by commas: pdf,docx,html,xlsx,json (default: all)",
    ),
    "option.title": Wording("redovisningens titel", "the account's title"),
    "option.to": Wording("format att skriva", "format to write"),
    "option.port": Wording("port på den egna datorn", "port on this computer"),
    "option.no_browser": Wording("öppna ingen webbläsare", "open no browser"),
    "read": Wording("visa vad varje dokument säger", "show what each document says"),
    "check": Wording("visa bara det som inte stämmer", "show only what does not add up"),
    "account": Wording("sammanställ en redovisning av dokumenten", "compile one account of the documents"),
    "convert": Wording("skriv om ett dokument till ett annat format", "write a document in another format"),
    "import": Wording("läs in dokument i databasen", "put documents into the database"),
    "demo": Wording("visa Stegvis i webbläsaren med exempeldata", "show Stegvis in the browser with sample data"),
    "serve": Wording("starta webbplatsen", "start the web site"),
    "migrate": Wording("skapa eller uppdatera databasen", "create or update the database"),
    "reading": Wording("Läser", "Reading"),
    "writing": Wording("Skriver", "Writing"),
    "form.unknown": Wording("Okänt formulär", "Unknown form"),
    "form.sure": Wording("säkerhet", "confidence"),
    "figures.none": Wording("Inga siffror i formulärets tabeller.", "No figures in the form's tables."),
    "findings.none": Wording("Inga fynd.", "No findings."),
    "findings": Wording("Fynd", "Findings"),
    "count": Wording(
        "{error} fel, {warning} varningar, {note} noteringar", "{error} errors, {warning} warnings, {note} notes"
    ),
    "unread": Wording("Kunde inte placeras", "Could not be placed"),
    "option.association": Wording(
        "förbund vars rapporter hämtas ur databasen", "association to take from the database"
    ),
    "option.period": Wording("månader, till exempel 2023-01..2023-08", "months, such as 2023-01..2023-08"),
    "account.either": Wording(
        "ange antingen filer eller --association med --period.", "give either files or --association with --period."
    ),
    "period.form": Wording(
        "skriv månaderna som 2023-01..2023-08, den första före den sista.",
        "write the months as 2023-01..2023-08, the first before the last.",
    ),
    "import.added": Wording(
        "{name}: inläst, {reports} rapporter, {findings} fynd",
        "{name}: imported, {reports} reports, {findings} findings",
    ),
    "import.updated": Wording(
        "{name}: uppdaterad, {reports} rapporter, {findings} fynd",
        "{name}: updated, {reports} reports, {findings} findings",
    ),
    "import.unchanged": Wording("{name}: redan inläst, inget ändrat", "{name}: already imported, nothing changed"),
    "migrated": Wording("Databasen är uppdaterad ({count} steg).", "The database is up to date now ({count} steps)."),
    "migrated.none": Wording("Databasen var redan uppdaterad.", "The database was already up to date."),
    "format.unknown": Wording(
        "formatet är okänt; välj bland {choices}.", "the format is unknown; choose among {choices}."
    ),
    "nothing.read": Wording(
        "inget dokument kunde läsas, så ingen redovisning skrevs; se felen ovan.",
        "no document could be read, so no account was written; see the errors above.",
    ),
}
