"""The report's life: editions, texts, steps and packages, the border, released accounts, and search in reports.

Steps taken are append-only, what is signed is frozen, and the text of reports is indexed: by the database itself.
"""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from stegvis.store.tables.append_only import lift_append_only, make_append_only
from stegvis.store.tables.frozen_when_signed import freeze_when_signed, lift_freeze
from stegvis.store.search.index import drop_index, make_index

STEPS = "store_editionstep"


def guard_and_index(_apps: Any, schema_editor: Any) -> None:
    make_append_only(schema_editor.connection, STEPS)
    freeze_when_signed(schema_editor.connection)
    make_index(schema_editor.connection)


def lift(_apps: Any, schema_editor: Any) -> None:
    drop_index(schema_editor.connection)
    lift_freeze(schema_editor.connection)
    lift_append_only(schema_editor.connection, STEPS)


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0003_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountRelease",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "period",
                    models.CharField(
                        blank=True,
                        help_text="“2023-01-01/2023-08-31”; empty: reports that state no period.",
                        max_length=30,
                    ),
                ),
                ("number", models.PositiveIntegerField(help_text="Counted from 1; the highest is in force.")),
                ("digest", models.CharField(help_text="SHA-256 over the digests of all its files.", max_length=64)),
                (
                    "revisions",
                    models.JSONField(help_text="The numbers of the revisions whose figures and texts it holds."),
                ),
                ("texts", models.JSONField(help_text="What the office had written, by part.")),
                ("by", models.CharField(help_text="The name of whoever released it.", max_length=200)),
                ("released_at", models.DateTimeField(auto_now_add=True, help_text="When.")),
                (
                    "account",
                    models.ForeignKey(
                        help_text="Who released it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "association",
                    models.ForeignKey(
                        help_text="Whose account.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="account_releases",
                        to="store.association",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="AccountFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "file_format",
                    models.CharField(help_text="The format: pdf, docx, html, xlsx, json or zip.", max_length=10),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("sv", "sv"), ("en", "en")], help_text="The language of its words.", max_length=40
                    ),
                ),
                ("digest", models.CharField(help_text="SHA-256 of the file.", max_length=64)),
                ("content", models.BinaryField(help_text="The file.")),
                (
                    "release",
                    models.ForeignKey(
                        help_text="The release.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="store.accountrelease",
                    ),
                ),
            ],
            options={
                "ordering": ("language", "file_format"),
            },
        ),
        migrations.CreateModel(
            name="AccountText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "period",
                    models.CharField(
                        blank=True,
                        help_text="“2023-01-01/2023-08-31”; empty: reports that state no period.",
                        max_length=30,
                    ),
                ),
                ("part", models.CharField(help_text="Which part of the account.", max_length=100)),
                ("number", models.PositiveIntegerField(help_text="Counted from 1 within the part.")),
                ("text", models.TextField(blank=True, help_text="The text, plain; an empty line between paragraphs.")),
                ("by", models.CharField(help_text="The name of whoever wrote.", max_length=200)),
                ("saved_at", models.DateTimeField(auto_now_add=True, help_text="When.")),
                (
                    "account",
                    models.ForeignKey(
                        help_text="Who wrote; null: the command line.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "association",
                    models.ForeignKey(
                        help_text="Whose account.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="account_texts",
                        to="store.association",
                    ),
                ),
            ],
            options={
                "ordering": ("part", "number"),
            },
        ),
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
            name="EsfMonth",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month_on", models.DateField(help_text="The first day of the month.")),
                ("digest", models.CharField(help_text="Keyed hash of what the month held.", max_length=64)),
                ("rows", models.PositiveIntegerField(help_text="How many rows it held.")),
                ("by", models.CharField(help_text="The name of whoever fetched it.", max_length=200)),
                ("fetched_at", models.DateTimeField(auto_now_add=True, help_text="When.")),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="The project's intervention.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="esf_months",
                        to="store.intervention",
                    ),
                ),
            ],
            options={
                "ordering": ("month_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="KeptFigures",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "figures",
                    models.JSONField(help_text="By measure and gender: the number, and how many it is a part of."),
                ),
                ("facts_digest", models.CharField(help_text="The keyed digest of the facts.", max_length=64)),
                (
                    "package",
                    models.OneToOneField(
                        help_text="What was handed in.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kept",
                        to="store.editionpackage",
                    ),
                ),
            ],
            options={
                "ordering": ("package",),
            },
        ),
        migrations.CreateModel(
            name="PackageSending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(help_text="The installation's address.", max_length=500)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("taken", "taken"),
                            ("known", "known"),
                            ("refused", "refused"),
                            ("no_answer", "no_answer"),
                        ],
                        help_text="What came of it.",
                        max_length=40,
                    ),
                ),
                ("answer", models.CharField(blank=True, help_text="The reason that was given.", max_length=1000)),
                ("by", models.CharField(help_text="The name of whoever sent it.", max_length=200)),
                ("at", models.DateTimeField(auto_now_add=True, help_text="When.")),
                (
                    "package",
                    models.ForeignKey(
                        help_text="Which package.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sendings",
                        to="store.editionpackage",
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
                (
                    "days",
                    models.SmallIntegerField(default=0, help_text="So many days before the day; negative: after it."),
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
                ("begun_at", models.DateTimeField(auto_now_add=True, help_text="When this version was begun.")),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[("merged", "merged"), ("restored", "restored"), ("word", "word")],
                        help_text="How the text came to stand; empty: it was typed.",
                        max_length=40,
                    ),
                ),
                (
                    "removed",
                    models.PositiveIntegerField(
                        default=0, help_text="Letters taken away since this version was begun."
                    ),
                ),
                ("tab", models.CharField(blank=True, help_text="The opened page that it was typed on.", max_length=40)),
                ("tab_save", models.PositiveIntegerField(default=0, help_text="Which of that page's saves it is.")),
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
        migrations.CreateModel(
            name="TrustedKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_key", models.CharField(help_text="The public key, in hexadecimal.", max_length=64)),
                (
                    "note",
                    models.CharField(
                        blank=True, help_text="How the fingerprint was compared, in own words.", max_length=500
                    ),
                ),
                ("from_on", models.DateField(help_text="The day it was added.")),
                ("ended_on", models.DateField(help_text="The day from which it is trusted no more.", null=True)),
                ("added_by", models.CharField(help_text="The name of whoever added it.", max_length=200)),
                (
                    "association",
                    models.ForeignKey(
                        help_text="Who takes the packages.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trusted_keys",
                        to="store.association",
                    ),
                ),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="For this intervention alone.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.intervention",
                    ),
                ),
                (
                    "operator",
                    models.ForeignKey(
                        help_text="For all interventions it runs.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.operator",
                    ),
                ),
            ],
            options={
                "ordering": ("association", "from_on", "id"),
            },
        ),
        migrations.AddConstraint(
            model_name="accountrelease",
            constraint=models.UniqueConstraint(fields=("association", "period", "number"), name="account_release_once"),
        ),
        migrations.AddConstraint(
            model_name="accountfile",
            constraint=models.UniqueConstraint(fields=("release", "file_format", "language"), name="account_file_once"),
        ),
        migrations.AddConstraint(
            model_name="accounttext",
            constraint=models.UniqueConstraint(
                fields=("association", "period", "part", "number"), name="account_text_once"
            ),
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
        migrations.AddIndex(
            model_name="esfmonth",
            index=models.Index(fields=["intervention", "month_on"], name="esf_month_of"),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(fields=("due", "account", "days", "due_on"), name="reminder_once"),
        ),
        migrations.AddConstraint(
            model_name="sectionversion",
            constraint=models.UniqueConstraint(fields=("edition", "section", "number"), name="section_version_once"),
        ),
        migrations.AddConstraint(
            model_name="trustedkey",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("intervention__isnull", False), ("operator__isnull", True)),
                    models.Q(("intervention__isnull", True), ("operator__isnull", False)),
                    _connector="OR",
                ),
                name="trusted_key_one_scope",
            ),
        ),
        migrations.AddConstraint(
            model_name="trustedkey",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)),
                fields=("public_key", "operator"),
                name="trusted_key_once_at_operator",
            ),
        ),
        migrations.AddConstraint(
            model_name="trustedkey",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)),
                fields=("public_key", "intervention"),
                name="trusted_key_once_at_intervention",
            ),
        ),
        # Last: SQLite drops a table's triggers when it is remade.
        migrations.RunPython(guard_and_index, lift),
    ]
