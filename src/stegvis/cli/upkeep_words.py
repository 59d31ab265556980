"""The words of `doctor`, `backup`, `restore` and `reseal`."""

from stegvis.vocabulary import Wording

UPKEEP_WORDS: dict[str, Wording] = {
    "doctor": Wording(
        "ser efter att installationen mår bra: databas, spår, liggare, nycklar, program",
        "looks whether the installation is well: database, trail, ledgers, keys, programs",
    ),
    "doctor.more": Wording(
        "Ändrar ingenting. Slutar med 0 när inget är fel (varningar räknas inte) och 2 när något är det.",
        "Changes nothing. Ends with 0 when nothing is wrong (warnings do not count) and with 2 when something is.",
    ),
    "backup": Wording(
        "säkerhetskopierar databasen och liggarna, också medan servern är igång",
        "backs up the database and the ledgers, also while the server runs",
    ),
    "backup.more": Wording(
        "Kopian läggs i en egen mapp med dag och klockslag. Nycklarna är inte med: förvara dem för sig, för utan "
        "dem går kopian inte att använda.",
        "The backup gets a folder of its own with day and time. Keys are not in it: keep them apart, for without them "
        "the backup is of no use.",
    ),
    "backup.folder": Wording(
        "mapp för säkerhetskopior: ny, tom, eller med bara tidigare kopior",
        "a folder for backups: new, empty, or with earlier backups only",
    ),
    "backup.with_keys": Wording(
        "ta med nycklarna; den som kommer över kopian kan då läsa allt",
        "take the keys too; whoever gets hold of the backup can then read everything",
    ),
    "backup.copying": Wording("Kopierar", "Copying"),
    "backup.made": Wording(
        "Säkerhetskopian ligger i {folder} ({size} byte).", "The backup is in {folder} ({size} bytes)."
    ),
    "backup.keys_apart": Wording(
        "Nycklarna är inte med. Förvara en kopia av dem på ett annat ställe: {keys}",
        "The keys are not in it. Keep a copy of them in another place: {keys}",
    ),
    "backup.keys_in": Wording(
        "Nycklarna är med: lås in kopian som om den vore registret självt.",
        "The keys are in it: lock the backup away as if it were the register itself.",
    ),
    "restore": Wording(
        "återställer från en säkerhetskopia, helt eller inte alls", "restores from a backup, as a whole or not at all"
    ),
    "restore.more": Wording(
        "Stoppa servern först. Kopian gås igenom innan något rörs. Det som registrerats efter kopian finns inte kvar.",
        "Stop the server first. The backup is looked through before anything is touched. What was registered after the "
        "backup is gone.",
    ),
    "restore.folder": Wording(
        "en säkerhetskopia, eller mappen med flera: då tas den nyaste",
        "a backup, or the folder of several: then the newest is taken",
    ),
    "restore.replace": Wording(
        "ersätt databasen som finns; en kopia av den läggs undan först",
        "take the place of the database that is there; a backup of it is put aside first",
    ),
    "restore.restoring": Wording("Återställer", "Restoring"),
    "restore.done": Wording("Återställt från {backup}, gjord {at}.", "Restored from {backup}, made {at}."),
    "restore.aside": Wording("Det som fanns ligger i {aside}.", "What was there lies in {aside}."),
    "restore.removed": Wording(
        "Borttagningar efter kopian, gjorda igen: {count}.", "Removals after the backup, done again: {count}."
    ),
    "restore.withdrawn": Wording(
        "Samtycken som tagits tillbaka efter kopian, avslutade igen: {count}.",
        "Consents withdrawn after the backup, ended again: {count}.",
    ),
    "restore.ended": Wording(
        "Roller, inbjudningar, betrodda nycklar, lösenord och svarslänkar som avslutats eller bytts efter kopian, "
        "avslutade igen: {count}. Koder för inloggning i två steg är som i kopian.",
        "Roles, invitations, trusted keys, passwords and links for answers ended or changed after the backup, ended "
        "again: {count}. Codes for logging in in two steps are as in the backup.",
    ),
    "restore.unknown": Wording(
        "Obs! De som tagits bort efter {at} (taget tillbaka samtycke, skyddad identitet, gallring) kan vara tillbaka: "
        "gå igenom vad som begärts sedan dess och ta bort dem igen. Roller som avslutats sedan dess gäller igen: "
        "avsluta dem under Personer. Rapporter som lämnats in sedan dess är publicerade "
        "men okända här: lämna inte in nya för samma tid utan att jämföra.",
        "Note: people removed after {at} (consent withdrawn, protected identity, time run out) may be back: go through "
        "what was asked since and remove them again. Roles ended since are in force again: end them under People. "
        "Reports handed in since are published and unknown here: hand in "
        "no new ones for the same time without comparing.",
    ),
    "restore.unclear": Wording(
        "Obs! En borttagning gällde en av flera gånger i samma insats, eller en import som inte gick att ångra igen; "
        "gör den igen för hand: {subjects}",
        "Note: a removal concerned one of several times in the same intervention, or an import that could not be "
        "undone again; do it again by hand: {subjects}",
    ),
    "restore.signing": Wording(
        "Obs! Nyckeln som skriver under paket är en annan än i kopian; lägg tillbaka filen signing_key.",
        "Note: the key that signs packages is not the backup's; put the file signing_key back.",
    ),
    "doctor.ok": Wording("ok", "ok"),
    "doctor.warning": Wording("VARNING", "WARNING"),
    "doctor.error": Wording("FEL", "ERROR"),
    "doctor.looking": Wording("Ser efter", "Looking at"),
    "doctor.well": Wording("Allt är i ordning.", "All is well."),
    "doctor.result": Wording("Fel: {errors}. Varningar: {warnings}.", "Errors: {errors}. Warnings: {warnings}."),
    "reseal": Wording(
        "förseglar om det som en äldre nyckel har förseglat, efter ett byte av registrets nyckel",
        "seals anew what an older key sealed, after a change of the register's key",
    ),
    "reseal.more": Wording(
        "Lägg först till en rad sist i filen register_key. Behåll de gamla raderna: med den första hittas "
        "personnummer.",
        "First add a line at the end of the file register_key. Keep the old lines: the first finds identity numbers.",
    ),
    "reseal.done": Wording("Förseglat om: {count}.", "Sealed anew: {count}."),
    "reseal.nothing": Wording(
        "Allt är redan förseglat med den nyaste nyckeln.", "Everything is sealed with the newest key already."
    ),
}
