"""The command line's words in both languages."""

from stegvis.cli.attack_words import ATTACK_WORDS
from stegvis.cli.counting_words import COUNTING_WORDS
from stegvis.cli.inviting_words import INVITING_WORDS
from stegvis.cli.protection_words import PROTECTION_WORDS
from stegvis.cli.reminding_words import REMINDING_WORDS
from stegvis.cli.upkeep_words import UPKEEP_WORDS
from stegvis.vocabulary import Wording

WORDS: dict[str, Wording] = {
    **ATTACK_WORDS,
    **COUNTING_WORDS,
    **INVITING_WORDS,
    **PROTECTION_WORDS,
    **REMINDING_WORDS,
    **UPKEEP_WORDS,
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
    "commands": Wording("kommandon", "commands"),
    "example": Wording("Exempel", "Example"),
    "interrupted": Wording("Avbrutet.", "Interrupted."),
    "unexpected": Wording(
        "det gick inte, och felet är troligen vårt ({error}). Kör om med STEGVIS_DEBUG=1 och skicka oss det som visas.",
        "that failed, and the mistake is probably ours ({error}). "
        "Run it with STEGVIS_DEBUG=1 and send us what you see.",
    ),
    "parser.arguments": Wording("det du anger", "arguments"),
    "parser.options": Wording("val", "options"),
    "parser.help": Wording("visa den här hjälpen", "show this help"),
    "parser.version": Wording("visa vilken version det är", "show which version this is"),
    "parser.hint": Wording("Skriv ”{prog} --help” för hjälp.", "Write “{prog} --help” for help."),
    "parser.required": Wording("ange också {0}.", "give {0} too."),
    "parser.unknown": Wording("det här valet finns inte: {0}.", "there is no such option: {0}."),
    "parser.choice": Wording("”{1}” går inte att välja; välj bland {2}.", "“{1}” cannot be chosen; choose among {2}."),
    "parser.value": Wording("{0} behöver ett värde efter sig.", "{0} needs a value after it."),
    "parser.number": Wording("{0} ska vara ett heltal, inte ”{1}”.", "{0} must be a whole number, not “{1}”."),
    "parser.no_value": Wording("{0} ska inte ha något värde efter sig.", "{0} takes no value."),
    "placeholder.file": Wording("FIL", "FILE"),
    "placeholder.folder": Wording("MAPP", "FOLDER"),
    "placeholder.formats": Wording("FORMAT", "FORMATS"),
    "placeholder.title": Wording("TITEL", "TITLE"),
    "placeholder.association": Wording("FÖRBUND", "ASSOCIATION"),
    "placeholder.period": Wording("MÅNADER", "MONTHS"),
    "placeholder.port": Wording("PORT", "PORT"),
    "option.language": Wording("språk: sv (svenska) eller en (engelska)", "language: sv (Swedish) or en (English)"),
    "option.files": Wording(
        "Word-, PDF- eller textfil, eller en mapp med sådana", "a Word, PDF or text file, or a folder of them"
    ),
    "option.file": Wording("Word-, PDF- eller textfil", "a Word, PDF or text file"),
    "option.json": Wording("skriv data som JSON", "print data as JSON"),
    "option.out.folder": Wording(
        "mapp att skriva filerna i; skapas om den saknas", "folder to write the files to; made when missing"
    ),
    "option.out.file": Wording("fil att skriva", "file to write"),
    "option.format": Wording(
        "format, åtskilda av komma: pdf,docx,html,xlsx,json (förval: alla)",
        "formats, separated by commas: pdf,docx,html,xlsx,json (default: all)",
    ),
    "option.title": Wording("redovisningens titel", "the account's title"),
    "option.to": Wording("format att skriva", "format to write"),
    "option.port": Wording(
        "port på den egna datorn, till exempel 8000 (förval: första lediga)",
        "port on this computer, such as 8000 (default: the first free one)",
    ),
    "option.no_browser": Wording("öppna ingen webbläsare", "open no browser"),
    "read": Wording("visa vad varje rapport säger", "show what each report says"),
    "check": Wording("visa bara det som inte stämmer", "show only what does not add up"),
    "check.exit": Wording(
        "Slutar med 0 när inget fel hittades, 1 när siffror inte kan stämma och 2 när en fil inte kunde läsas.",
        "Ends with 0 when no error was found, 1 when numbers cannot be right and 2 when a file could not be read.",
    ),
    "account": Wording("sammanställ rapporterna till en redovisning", "compile the reports to one account"),
    "convert": Wording("skriv om ett dokument till ett annat format", "write a document in another format"),
    "import": Wording("läs in rapporter i databasen", "put reports into the database"),
    "demo": Wording("visa Stegvis i webbläsaren med exempeldata", "show Stegvis in the browser with sample data"),
    "serve": Wording("starta webbplatsen", "start the web site"),
    "index": Wording("gör om registret för sökning i rapporter", "make the index for search in reports anew"),
    "migrate": Wording("skapa eller uppdatera databasen", "create or update the database"),
    "reading": Wording("Läser", "Reading"),
    "form.unknown": Wording("Okänt formulär", "Unknown form"),
    "form.sure": Wording("{share} % säkert", "{share}% sure"),
    "figures.none": Wording("Inga siffror hittades.", "No figures were found."),
    "findings.none": Wording("Inga fynd.", "No findings."),
    "unread": Wording("Kunde inte placeras", "Could not be placed"),
    "option.association": Wording(
        "förbund vars rapporter hämtas ur databasen", "association to take from the database"
    ),
    "option.period": Wording("månader, till exempel 2023-01..2023-08", "months, such as 2023-01..2023-08"),
    "account.either": Wording(
        "ange antingen filer, eller både --association och --period.",
        "give either files, or both --association and --period.",
    ),
    "period.form": Wording(
        "skriv månaderna som 2023-01..2023-08, den första före den sista.",
        "write the months as 2023-01..2023-08, the first before the last.",
    ),
    "import.added": Wording(
        "{name}: inläst, {reports}, {findings} fynd", "{name}: imported, {reports}, findings: {findings}"
    ),
    "import.updated": Wording(
        "{name}: uppdaterad, {reports}, {findings} fynd", "{name}: updated, {reports}, findings: {findings}"
    ),
    "import.unchanged": Wording("{name}: redan inläst, inget ändrat", "{name}: already imported, nothing changed"),
    "indexed": Wording("{count} avsnitt kan sökas.", "{count} sections can be searched."),
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
