"""Indexes of what is open alone: one of all rows draws other questions to it, which then read all that is open."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0007_due_indexes"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="asking",
            name="asking_unanswered",
        ),
        migrations.RemoveIndex(
            model_name="participation",
            name="participation_planned_end",
        ),
        migrations.RemoveIndex(
            model_name="planstep",
            name="plan_step_due",
        ),
        migrations.AddIndex(
            model_name="asking",
            index=models.Index(condition=models.Q(("answered_on", None)), fields=["asked_on"], name="asking_to_answer"),
        ),
        migrations.AddIndex(
            model_name="participation",
            index=models.Index(
                condition=models.Q(("exited_on", None)), fields=["planned_end_on"], name="participation_to_end"
            ),
        ),
        migrations.AddIndex(
            model_name="planstep",
            index=models.Index(condition=models.Q(("done_on", None)), fields=["due_on"], name="plan_step_undone"),
        ),
    ]
