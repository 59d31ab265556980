"""The text of reports can be searched."""

from typing import Any

from django.db import migrations

from stegvis.store.search.index import drop_index, make_index


def make(_apps: Any, schema_editor: Any) -> None:
    make_index(schema_editor.connection)


def drop(_apps: Any, schema_editor: Any) -> None:
    drop_index(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("store", "0006_released_account")]

    operations = [
        migrations.RunPython(make, drop),
    ]
