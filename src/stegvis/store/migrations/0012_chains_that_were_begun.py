"""Corrections of ESF months that follow from another: until now only their reason's words told."""

from typing import Any

from django.db import migrations


def tell_what_they_follow(apps: Any, schema_editor: Any) -> None:
    """Those that are drafts, and whose reason is that of the earlier month's correction, begun just before."""
    editions = apps.get_model("store", "Edition").objects.using(schema_editor.connection.alias)
    drafts = editions.filter(state="draft", corrects__isnull=False, packages=None)
    for one in drafts.filter(correction_reason__startswith="Följer av rättelsen av "):
        same = editions.filter(intervention=one.intervention_id, form_id=one.form_id, corrects__isnull=False)
        earlier = same.filter(period_start__lt=one.period_start, state="draft", packages=None)
        for first in earlier.order_by("period_start"):
            is_its = bool(first.correction_reason) and one.correction_reason.endswith(f": {first.correction_reason}")
            if is_its and _begun(first) < _begun(one):
                editions.filter(pk=one.pk).update(follows=first)
                break


def _begun(edition: Any) -> int:
    """The number of the step by which it was begun last."""
    return max((step.pk for step in edition.steps.all() if step.action == "correct_report"), default=0)


class Migration(migrations.Migration):
    dependencies = [("store", "0011_what_a_correction_follows")]

    operations = [migrations.RunPython(tell_what_they_follow, migrations.RunPython.noop)]
