import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from stegvis.store.append_only import lift_append_only, make_append_only

STEPS = "store_editionstep"


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0003_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="DueChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("was_due_on", models.DateField(help_text="The day before the change.")),
                ("due_on", models.DateField(help_text="The day after the change.")),
                (
                    "granted_on",
                    models.DateField(help_text="When it was granted: may lie after the day that it replaces."),
                ),
                ("reason", models.CharField(blank=True, help_text="Why.", max_length=500)),
                ("by", models.CharField(help_text="Who entered it.", max_length=200)),
                ("entered_at", models.DateTimeField(auto_now_add=True, help_text="When it was entered.")),
                (
                    "due",
                    models.ForeignKey(
                        help_text="The report.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="store.reportdue",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form_id", models.CharField(help_text="The form.", max_length=100)),
                (
                    "form_version",
                    models.CharField(help_text="The version of the form it was begun with.", max_length=50),
                ),
                ("period_start", models.DateField(help_text="First day reported on.")),
                ("period_end", models.DateField(help_text="Last day reported on.")),
                (
                    "report_number",
                    models.PositiveIntegerField(help_text="Which of the reports to hand in this one is.", null=True),
                ),
                (
                    "report_number_of",
                    models.PositiveIntegerField(help_text="How many there are to hand in.", null=True),
                ),
                (
                    "number",
                    models.PositiveIntegerField(default=1, help_text="1 for the first; each correction has its own."),
                ),
                (
                    "correction_reason",
                    models.TextField(blank=True, help_text="Why it is corrected, as the errata page tells it."),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("received", "received"),
                            ("assessed", "assessed"),
                            ("signed", "signed"),
                            ("accepted", "accepted"),
                            ("returned", "returned"),
                            ("published", "published"),
                        ],
                        help_text="Where it stands.",
                        max_length=40,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, help_text="Counted up with each step.")),
                (
                    "registry_number",
                    models.CharField(blank=True, help_text="The association's registry number.", max_length=100),
                ),
                ("received_on", models.DateField(help_text="When it arrived.", null=True)),
                ("begun_at", models.DateTimeField(auto_now_add=True, help_text="When it was begun.")),
                (
                    "corrects",
                    models.ForeignKey(
                        help_text="The edition it corrects.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="store.edition",
                    ),
                ),
                (
                    "due",
                    models.ForeignKey(
                        help_text="The report that was owed.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="editions",
                        to="store.reportdue",
                    ),
                ),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="What the report is about.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="store.intervention",
                    ),
                ),
            ],
            options={
                "ordering": ("intervention", "form_id", "period_start", "number"),
            },
        ),
        migrations.CreateModel(
            name="BoundNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("section", models.CharField(help_text="The section of the form.", max_length=100)),
                ("position", models.PositiveIntegerField(help_text="Its order in the section's text, counted from 0.")),
                ("phrase", models.CharField(help_text="The number as written: “81 % (21 av 26)”.", max_length=200)),
                ("measure", models.CharField(help_text="The figure's measure.", max_length=100)),
                (
                    "of_measure",
                    models.CharField(blank=True, help_text="What it is a share of; empty for a count.", max_length=100),
                ),
                ("gender", models.CharField(help_text="The figure's gender.", max_length=20)),
                (
                    "start",
                    models.PositiveIntegerField(help_text="Where the phrase begins in the text, in characters from 0."),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        help_text="Which edition.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bound",
                        to="store.edition",
                    ),
                ),
            ],
            options={
                "ordering": ("section", "position"),
            },
        ),
        migrations.CreateModel(
            name="EditionComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("section", models.CharField(help_text="The section of the form.", max_length=100)),
                (
                    "passage",
                    models.TextField(blank=True, help_text="The words that it is about; empty: the whole section."),
                ),
                ("text", models.TextField(help_text="The comment.")),
                ("by", models.CharField(help_text="The name of whoever wrote.", max_length=200)),
                ("at", models.DateTimeField(auto_now_add=True, help_text="When.")),
                ("settled_at", models.DateTimeField(help_text="When the writer ticked it off.", null=True)),
                (
                    "account",
                    models.ForeignKey(
                        help_text="Who.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        help_text="Which edition.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="store.edition",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="EditionPackage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("submission", models.PositiveIntegerField(help_text="Counted from 1 within the edition.")),
                (
                    "digest",
                    models.CharField(help_text="SHA-256 of the content, as signed.", max_length=64, unique=True),
                ),
                ("signer", models.CharField(help_text="The public key that signed it, in hexadecimal.", max_length=64)),
                ("file", models.BinaryField(help_text="The package itself.")),
                ("made_at", models.DateTimeField(auto_now_add=True, help_text="When it was made or came in.")),
                (
                    "edition",
                    models.ForeignKey(
                        help_text="Which edition.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packages",
                        to="store.edition",
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        help_text="What it became here.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="packages",
                        to="store.revision",
                    ),
                ),
            ],
            options={
                "ordering": ("edition", "submission"),
            },
        ),
        migrations.CreateModel(
            name="EditionStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("action", models.CharField(help_text="The step, as in the table of transitions.", max_length=50)),
                (
                    "came_from",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("received", "received"),
                            ("assessed", "assessed"),
                            ("signed", "signed"),
                            ("accepted", "accepted"),
                            ("returned", "returned"),
                            ("published", "published"),
                        ],
                        help_text="Where it stood before.",
                        max_length=40,
                    ),
                ),
                (
                    "led_to",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("received", "received"),
                            ("assessed", "assessed"),
                            ("signed", "signed"),
                            ("accepted", "accepted"),
                            ("returned", "returned"),
                            ("published", "published"),
                        ],
                        help_text="Where it stands after.",
                        max_length=40,
                    ),
                ),
                (
                    "account",
                    models.BigIntegerField(help_text="The account's number; null: the command line.", null=True),
                ),
                ("by", models.CharField(help_text="The name of whoever took the step.", max_length=200)),
                ("role", models.CharField(blank=True, help_text="The role by which it was taken.", max_length=50)),
                ("at", models.DateTimeField(auto_now_add=True, help_text="When.")),
                ("note", models.TextField(blank=True, help_text="What is missing, or why.")),
                (
                    "digest",
                    models.CharField(blank=True, help_text="SHA-256 of the content that it concerns.", max_length=64),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        help_text="Which edition.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="store.edition",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="RemarkDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("section", models.CharField(help_text="The section of the form.", max_length=100)),
                ("rule", models.CharField(help_text="Which remark.", max_length=100)),
                ("passage", models.TextField(help_text="The words that it is about.")),
                ("explanation", models.TextField(blank=True, help_text="Why it stands, as the report prints it.")),
                ("by", models.CharField(help_text="The name of whoever decided.", max_length=200)),
                ("at", models.DateTimeField(auto_now=True, help_text="When.")),
                (
                    "account",
                    models.ForeignKey(
                        help_text="Who.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        help_text="Which edition.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="store.edition",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("before", "before"), ("after", "after"), ("escalated", "escalated")],
                        help_text="Which reminder.",
                        max_length=40,
                    ),
                ),
                ("due_on", models.DateField(help_text="The day that it told of.")),
                ("sent_at", models.DateTimeField(auto_now_add=True, help_text="When.")),
                (
                    "account",
                    models.ForeignKey(
                        help_text="Who was reminded.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "due",
                    models.ForeignKey(
                        help_text="The report.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="store.reportdue",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SectionVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("section", models.CharField(help_text="The section of the form.", max_length=100)),
                ("number", models.PositiveIntegerField(help_text="Counted from 1 within the section.")),
                ("text", models.TextField(blank=True, help_text="The text, plain; an empty line between paragraphs.")),
                ("is_assessment", models.BooleanField(default=False, help_text="Written by the steering group.")),
                ("by", models.CharField(help_text="The name of whoever wrote.", max_length=200)),
                ("saved_at", models.DateTimeField(auto_now=True, help_text="When.")),
                (
                    "account",
                    models.ForeignKey(
                        help_text="Who wrote; null: taken in.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        help_text="Which edition.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="store.edition",
                    ),
                ),
            ],
            options={
                "ordering": ("section", "number"),
            },
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                fields=("intervention", "form_id", "period_start", "period_end", "number"), name="edition_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="boundnumber",
            constraint=models.UniqueConstraint(fields=("edition", "section", "position"), name="bound_number_once"),
        ),
        migrations.AddConstraint(
            model_name="editionpackage",
            constraint=models.UniqueConstraint(fields=("edition", "submission"), name="edition_package_once"),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(fields=("due", "account", "kind", "due_on"), name="reminder_once"),
        ),
        migrations.AddConstraint(
            model_name="sectionversion",
            constraint=models.UniqueConstraint(fields=("edition", "section", "number"), name="section_version_once"),
        ),
        migrations.RunPython(
            lambda apps, editor: make_append_only(editor.connection, STEPS),
            lambda apps, editor: lift_append_only(editor.connection, STEPS),
        ),
    ]
