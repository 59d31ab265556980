"""A signed edition is not removed or replaced, and nothing is moved into it: the triggers are made anew."""

from typing import Any

from django.db import migrations

from stegvis.store.tables.frozen_when_signed import freeze_when_signed


def refuse_more(_apps: Any, schema_editor: Any) -> None:
    freeze_when_signed(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("store", "0012_chains_that_were_begun")]

    operations = [migrations.RunPython(refuse_more, migrations.RunPython.noop)]
