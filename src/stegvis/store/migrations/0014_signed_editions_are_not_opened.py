"""A signed edition is not opened again past the table of transitions, and gets no figures: the triggers are made anew."""

from typing import Any

from django.db import migrations

from stegvis.store.tables.frozen_when_signed import freeze_when_signed


def refuse_more(_apps: Any, schema_editor: Any) -> None:
    freeze_when_signed(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("store", "0013_signed_editions_stay")]

    operations = [migrations.RunPython(refuse_more, migrations.RunPython.noop)]
