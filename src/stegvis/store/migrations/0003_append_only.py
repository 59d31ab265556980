"""The trail is chained from its first event on, and the database refuses to change or remove events."""

from typing import Any

from django.db import migrations

from stegvis.store.tables.append_only import lift_append_only, make_append_only
from stegvis.store.tables.chain import CHAINED, event_digest

TABLE = "store_auditevent"


def chain_and_close(apps: Any, schema_editor: Any) -> None:
    events = apps.get_model("store", "AuditEvent").objects.using(schema_editor.connection.alias)
    previous = ""
    for event in events.order_by("id").iterator():
        event.previous_digest = previous
        event.digest = previous = event_digest(previous, {name: getattr(event, name) for name in CHAINED})
        event.save(update_fields=["previous_digest", "digest"])
    make_append_only(schema_editor.connection, TABLE)


def lift(apps: Any, schema_editor: Any) -> None:
    lift_append_only(schema_editor.connection, TABLE)


class Migration(migrations.Migration):
    dependencies = [("store", "0002_register")]

    operations = [
        migrations.RunPython(chain_and_close, lift),
    ]
