"""Indexes for what is due, and for the consents of an intervention."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0006_texts_taken_over"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="participation",
            name="participation_planned_end",
        ),
        migrations.AddIndex(
            model_name="asking",
            index=models.Index(fields=["answered_on", "asked_on"], name="asking_unanswered"),
        ),
        migrations.AddIndex(
            model_name="consent",
            index=models.Index(fields=["intervention", "text"], name="consent_of_a_kind"),
        ),
        migrations.AddIndex(
            model_name="participation",
            index=models.Index(fields=["exited_on", "planned_end_on"], name="participation_planned_end"),
        ),
        migrations.AddIndex(
            model_name="planstep",
            index=models.Index(fields=["done_on", "due_on"], name="plan_step_due"),
        ),
    ]
