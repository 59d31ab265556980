"""What is chained: the trail, and each association's ledger of what was published."""

from collections.abc import Iterator

from stegvis.disclosure.release import Ledger
from stegvis.store.condition.tables import RESTORE
from stegvis.store.configuration import LEDGERS, data_directory
from stegvis.store.models import Association, KeptFigures
from stegvis.store.trail.check import verify_trail
from stegvis.vocabulary import BadInput, Wording
from stegvis.vocabulary.standing import Told, mind, well, wrong


def look_at_trail() -> Iterator[Told]:
    """Every event of the trail, from the first on."""
    found = verify_trail()
    if found.holds:
        yield well("trail", f"spåret är helt ({found.events} händelser)", f"the trail is whole ({found.events} events)")
        return
    yield wrong(
        "trail",
        Wording(
            f"spåret är brutet vid händelse {found.broken_at}: något har ändrats eller tagits bort",
            f"the trail is broken at event {found.broken_at}: something was changed or removed",
        ),
        Wording(
            "behåll databasen som den är, utred vad som hänt och jämför med en säkerhetskopia",
            "keep the database as it is, find out what happened, and compare it with a backup",
        ),
    )


def look_at_ledgers() -> Iterator[Told]:
    """Every ledger line by line; an error also for a ledger that is gone although reports were handed in."""
    folder = data_directory() / LEDGERS
    read, damaged = 0, False
    for path in sorted(folder.glob("*.jsonl")):
        try:
            read += len(Ledger(path).read().entries)
        except BadInput as error:
            damaged = True
            yield wrong(
                "ledgers", Wording(f"{path.name}: {error.reason.sv}", f"{path.name}: {error.reason.en}"), RESTORE
            )
    for number in sorted(_published_here()):
        if not (folder / f"{number}.jsonl").exists():
            damaged = True
            yield wrong(
                "ledgers",
                Wording(
                    f"liggaren {number}.jsonl saknas, fast rapporter har lämnats in",
                    f"the ledger {number}.jsonl is missing, although reports were handed in",
                ),
                RESTORE,
            )
    strange = {path.stem for path in folder.glob("*.jsonl")} - {str(pk) for pk in _associations()}
    if strange:
        yield mind(
            "ledgers",
            Wording(
                f"{len(strange)} liggare hör till förbund som inte finns i databasen",
                f"{len(strange)} ledgers are of associations that the database lacks",
            ),
            Wording(
                "kontrollera att datamappen och databasen hör ihop",
                "check that the data folder belongs to the database",
            ),
        )
    if not damaged:
        yield well("ledgers", f"liggarna är hela ({read} rader)", f"the ledgers are whole ({read} lines)")


def _associations() -> Iterator[int]:
    yield from Association.objects.values_list("pk", flat=True)


def _published_here() -> set[int]:
    """The associations with reports that were handed in here: each of them stands in the ledger."""
    return set(KeptFigures.objects.values_list("package__edition__intervention__association", flat=True).distinct())
