"""Where the pages lie by which a list is taken into the register, and out of it."""

from collections.abc import Mapping

from tests.addresses.visits import Visit, Visits, each_intervention
from tests.addresses.world import World

from stegvis.documents.sheets import Sheet
from stegvis.store.models import (
    RegisterImport,
)
from stegvis.store.register_import.uploads import keep_upload


def each_upload(world: World) -> list[Visit]:
    """A file that waits to be imported, of the registrar at each intervention."""
    who = {"linden": "amina", "eken": "bosse"}
    visits = []
    for place, name in who.items():
        found, account = world.interventions[place], world.cast.accounts[name]
        upload = keep_upload(account.pk, found.provider_id, found.pk, "lista.csv", (Sheet("", (("Kön",), ("K",))),))
        visits.append(Visit(place, {"number": upload.pk}))
    return visits


def each_import(world: World) -> list[Visit]:
    """An import that was done, at each intervention."""
    made = {
        place: RegisterImport.objects.create(controller=found.intervention.provider, intervention=found.intervention)
        for place, found in world.participations.items()
    }
    return [Visit(place, {"number": one.pk}) for place, one in made.items()]


def each_operator(world: World) -> list[Visit]:
    """A page of an operator, by its number."""
    operators = {"municipality": world.cast.municipality, "region": world.cast.region}
    return [Visit(place, {"number": one.pk}) for place, one in operators.items()]


ADDRESSES: Mapping[str, Visits] = {
    "import_file": each_intervention(),
    "operator_import_start": each_operator,
    "import_columns": each_upload,
    "import_table": each_upload,
    "import_preview": each_upload,
    "refused_rows": each_upload,
    "do_import": each_upload,
    "import_done": each_import,
    "undo_import": each_import,
    "export_intervention": each_intervention(),
}
