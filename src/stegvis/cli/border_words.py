"""The words of `package`, `receive`, `verify` and `key`."""

from stegvis.vocabulary import Wording

BORDER_WORDS: dict[str, Wording] = {
    "package": Wording(
        "skriver en inlämnad rapport som ett undertecknat paket, eller skickar det till en annan installation",
        "writes a report that was handed in as a signed package, or sends it to another installation",
    ),
    "package.report": Wording("RAPPORT", "REPORT"),
    "package.report.help": Wording(
        "rapportens nummer (det står i sidans adress) eller insatsens namn",
        "the report's number (it stands in the page's address) or the intervention's name",
    ),
    "package.out.help": Wording("filen som paketet skrivs till", "the file that the package is written to"),
    "package.to.help": Wording(
        "adressen till installationen som paketet skickas till (https://…)",
        "the address of the installation that the package is sent to (https://…)",
    ),
    "package.period.help": Wording(
        "rapportens period, när insatsen har flera (2026-01..2026-08)",
        "the report's period, when the intervention has several (2026-01..2026-08)",
    ),
    "package.where": Wording("ange --out FIL eller --to ADRESS.", "give --out FILE or --to ADDRESS."),
    "package.written": Wording("{file}  {name}, kontrollsumma {digest}", "{file}  {name}, checksum {digest}"),
    "package.taken": Wording(
        "{name} är framme hos {address}, kontrollsumma {digest}", "{name} has arrived at {address}, checksum {digest}"
    ),
    "package.known": Wording(
        "{name} fanns redan hos {address}, kontrollsumma {digest}",
        "{name} was at {address} already, checksum {digest}",
    ),
    "file": Wording("FIL", "FILE"),
    "address": Wording("ADRESS", "ADDRESS"),
    "name": Wording("NAMN", "NAME"),
    "period": Wording("PERIOD", "PERIOD"),
    "key.sign": Wording("NYCKEL", "KEY"),
    "json.help": Wording("skriv som JSON, ett objekt per fil", "print JSON, one object a file"),
    "receive": Wording(
        "tar emot rapportpaket från andra installationer", "takes report packages from other installations"
    ),
    "files.help": Wording(
        "rapportpaket (filer som slutar på .stegvis)", "report packages (files that end in .stegvis)"
    ),
    "receive.new": Wording(
        "{file}: {name} är mottagen som rapport {number}.", "{file}: {name} is report {number} here."
    ),
    "receive.known": Wording(
        "{file}: {name} är redan mottagen (rapport {number}); inget har ändrats.",
        "{file}: {name} was here already (report {number}); nothing was changed.",
    ),
    "receive.warning": Wording("{file}: Obs! {warning}", "{file}: Note: {warning}"),
    "verify": Wording(
        "kontrollerar rapportpaket och PDF:er utan databas: underskrift, kontrollsummor, summor och varje siffra",
        "checks report packages and PDFs without a database: signature, checksums, sums and every figure",
    ),
    "verify.files.help": Wording(
        "rapportpaket, och PDF:er som ska jämföras med dem", "report packages, and PDFs to compare with them"
    ),
    "verify.exit": Wording(
        "Slutkoden är 0 när allt stämmer och 2 när något inte gör det.",
        "Exits with 0 when everything holds and with 2 when something does not.",
    ),
    "verify.package": Wording(
        "{file}: stämmer. {name}, {period}{correction}, inlämning {submission}; {figures} siffror.",
        "{file}: holds. {name}, {period}{correction}, submission {submission}; {figures} figures.",
    ),
    "verify.correction": Wording(", rättelse {number}", ", correction {number}"),
    "verify.pdf": Wording("{file}: stämmer med paketet om {name}.", "{file}: agrees with the package on {name}."),
    "verify.checked.package": Wording(
        "Kontrollerat: filerna i paketet mot kontrollsummorna, underskriften, JSON mot schemat, summorna där alla tal "
        "visas, och talen i PDF:en (text och dolda delar) mot paketet",
        "Checked: the files in the package against the checksums, the signature, the JSON against its schema, the sums "
        "where all numbers are shown, and the numbers in the PDF (text and hidden parts) against the package",
    ),
    "verify.checked.pdf": Wording(
        "Kontrollerat: talen i PDF:en, i texten och i dolda delar, mot det underskrivna paketet",
        "Checked: the numbers in the PDF, in its text and its hidden parts, against the signed package",
    ),
    "verify.digest": Wording("Kontrollsumma: {digest}", "Checksum: {digest}"),
    "verify.signer": Wording(
        "Underskriven med nyckeln {fingerprint}; jämför med avsändaren: vems nyckeln är syns inte här",
        "Signed with the key {fingerprint}; compare with the sender: whose key it is cannot be seen here",
    ),
    "verify.page": Wording("sidan {page}", "page {page}"),
    "verify.fault": Wording("{file}: {where}{text}: {reason}", "{file}: {where}{text}: {reason}"),
    "key": Wording(
        "visar installationens egen nyckel, eller lägger till en som ska vara betrodd",
        "shows the installation's own key, or adds one to be trusted",
    ),
    "key.trust.help": Wording(
        "den andra installationens nyckel; ring och jämför fingeravtrycket först",
        "the other installation's key; call and compare the fingerprint first",
    ),
    "key.new.help": Wording(
        "gör en ny nyckel när filen med den egna är borta eller skadad; de andra måste lägga till den",
        "makes a new key when the file with the own one is lost or damaged; the others have to add it",
    ),
    "key.operator.help": Wording(
        "verksamheten vars insatser nyckeln gäller", "the operator for whose interventions the key is trusted"
    ),
    "key.intervention.help": Wording("insatsen som nyckeln gäller", "the intervention that the key is trusted for"),
    "key.note": Wording("TEXT", "TEXT"),
    "key.note.help": Wording("hur fingeravtrycket jämfördes", "how the fingerprint was compared"),
    "key.where": Wording(
        "ange --operator eller --intervention tillsammans med --trust.",
        "give --operator or --intervention together with --trust.",
    ),
    "key.own": Wording("Nyckel:       {key}", "Key:          {key}"),
    "key.fingerprint": Wording("Fingeravtryck: {fingerprint}", "Fingerprint:   {fingerprint}"),
    "key.trusted": Wording("Nyckeln är nu betrodd för {place}.", "The key is trusted for {place} now."),
}
