"""The mark that says that all in a store is invented: it belongs in a demonstration's store only."""

from collections.abc import Iterator

from stegvis.store.configuration import data_directory
from stegvis.store.demonstration import CHARACTERS, MARK
from stegvis.store.models import Account
from stegvis.vocabulary import Wording
from stegvis.vocabulary.standing import Told, mind, well


def look_at_mark() -> Iterator[Told]:
    """A warning where the mark lies beside accounts that no demonstration has made; nothing where there is no mark."""
    mark = data_directory() / MARK
    if not mark.is_file():
        return
    invented = {one.email for one in CHARACTERS}
    if set(Account.objects.values_list("email", flat=True)) == invented:
        yield well(
            "demonstration", "det här är en demonstration: allt är påhittat", "this is a demonstration: all is invented"
        )
        return
    yield mind(
        "demonstration",
        Wording(
            f"filen {mark} säger att allt här är påhittat, men här finns annat än en demonstrations konton",
            f"the file {mark} says that all here is invented, but there are other accounts than a demonstration's",
        ),
        Wording(
            "ta bort filen om uppgifterna är riktiga: en demonstration visas utan inloggning",
            "remove the file if the data is real: a demonstration is shown without a login",
        ),
    )
