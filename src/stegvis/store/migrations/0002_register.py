"""The register: organisation, participants, questionnaires, accounts and the trail."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    # Tables of other applications that refer to accounts come after them.
    run_before = [("account", "0001_initial"), ("mfa", "0001_initial")]
    dependencies = [
        ("store", "0001_start"),
    ]

    operations = [
        migrations.AddField(
            model_name="auditevent",
            name="account",
            field=models.BigIntegerField(help_text="The account's number; null: the command line.", null=True),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="controller",
            field=models.BigIntegerField(help_text="Whose participants it concerns.", null=True),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="digest",
            field=models.CharField(
                blank=True, help_text="SHA-256 over this event and the digest before.", max_length=64
            ),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="is_reading",
            field=models.BooleanField(default=False, help_text="Somebody looked; nothing was changed."),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="participant",
            field=models.BigIntegerField(db_index=True, help_text="Which participant it concerns.", null=True),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="previous_digest",
            field=models.CharField(blank=True, help_text="Digest of the event before.", max_length=64),
        ),
        migrations.AddField(
            model_name="goalversion",
            name="target",
            field=models.JSONField(
                help_text="Measure, comparator and value, as measures.goal_json writes them.", null=True
            ),
        ),
        migrations.AddField(
            model_name="intervention",
            name="extension_weeks",
            field=models.PositiveSmallIntegerField(
                help_text="By how many weeks a participation may be extended.", null=True
            ),
        ),
        migrations.AddField(
            model_name="intervention",
            name="hours_a_week",
            field=models.PositiveSmallIntegerField(help_text="Hours a week for a participant.", null=True),
        ),
        migrations.AddField(
            model_name="intervention",
            name="intake",
            field=models.CharField(
                blank=True,
                choices=[("continuous", "continuous"), ("groups", "groups")],
                help_text="How participants start.",
                max_length=40,
            ),
        ),
        migrations.AddField(
            model_name="intervention",
            name="is_esf_financed",
            field=models.BooleanField(default=False, help_text="Fixed once there are participants."),
        ),
        migrations.AddField(
            model_name="intervention",
            name="kind",
            field=models.CharField(
                blank=True, help_text="What kind of intervention it is, in own words.", max_length=200
            ),
        ),
        migrations.AddField(
            model_name="intervention",
            name="method",
            field=models.CharField(
                blank=True,
                choices=[("register", "register"), ("counts", "counts")],
                help_text="How it is followed up. Fixed once there are participants.",
                max_length=40,
            ),
        ),
        migrations.AddField(
            model_name="intervention",
            name="orientation",
            field=models.CharField(
                blank=True,
                choices=[("individual", "individual"), ("structural", "structural")],
                help_text="Whom it is aimed at. Fixed once there are participants.",
                max_length=40,
            ),
        ),
        migrations.AddField(
            model_name="intervention",
            name="owner",
            field=models.ForeignKey(
                help_text="Who owns it.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="owned_interventions",
                to="store.operator",
            ),
        ),
        migrations.AddField(
            model_name="intervention",
            name="parties",
            field=models.ManyToManyField(
                blank=True, help_text="Who cooperates in it.", related_name="interventions", to="store.operator"
            ),
        ),
        migrations.AddField(
            model_name="intervention",
            name="places",
            field=models.PositiveSmallIntegerField(help_text="Places at the same time.", null=True),
        ),
        migrations.AddField(
            model_name="intervention",
            name="provider",
            field=models.ForeignKey(
                help_text="Who runs it, and is controller of its participants' data.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="provided_interventions",
                to="store.operator",
            ),
        ),
        migrations.AddField(
            model_name="intervention",
            name="queue_rule",
            field=models.TextField(blank=True, help_text="In which order those who wait get a place."),
        ),
        migrations.AddField(
            model_name="intervention",
            name="target_group",
            field=models.TextField(blank=True, help_text="Whom it is for."),
        ),
        migrations.AddField(
            model_name="intervention",
            name="version",
            field=models.PositiveIntegerField(default=1, help_text="Counted up with each change."),
        ),
        migrations.AddField(
            model_name="intervention",
            name="weeks",
            field=models.PositiveSmallIntegerField(help_text="Length of a participation in weeks.", null=True),
        ),
        migrations.AlterField(
            model_name="agreementterm",
            name="revision",
            field=models.ForeignKey(
                help_text="The report that first said so; null: entered by hand.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="store.revision",
            ),
        ),
        migrations.AddField(
            model_name="goalversion",
            name="ends_on",
            field=models.DateField(help_text="Last day it holds; null: until the next version.", null=True),
        ),
        migrations.AlterField(
            model_name="auditevent",
            name="at",
            field=models.DateTimeField(default=django.utils.timezone.now, help_text="When it happened."),
        ),
        migrations.AlterField(
            model_name="auditevent",
            name="by",
            field=models.CharField(help_text="The user's name.", max_length=200),
        ),
        migrations.AddField(
            model_name="intervention",
            name="section_versions",
            field=models.JSONField(
                default=dict, help_text="For each section of the settings, the version that it was last changed in."
            ),
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["at"], name="audit_at"),
        ),
        migrations.AddField(
            model_name="operator",
            name="last_local_number",
            field=models.PositiveIntegerField(
                default=0,
                help_text="The last local number of a participant: none is given twice, even after a removal.",
            ),
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "email",
                    models.EmailField(
                        help_text="The e-mail address, in small letters: the name to log in with.",
                        max_length=254,
                        unique=True,
                    ),
                ),
                ("name", models.CharField(help_text="The name shown to colleagues.", max_length=200)),
                ("is_active", models.BooleanField(default=True, help_text="May log in.")),
                ("created_at", models.DateTimeField(auto_now_add=True, help_text="When the account was made.")),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ConsentText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("secrecy", "secrecy"), ("measurement", "measurement"), ("evaluation", "evaluation")],
                        help_text="Which consent.",
                        max_length=40,
                    ),
                ),
                ("version", models.CharField(help_text="The version: 2026-1.", max_length=20)),
                (
                    "text",
                    models.TextField(help_text="What the participant agrees to, in Swedish: the signed language."),
                ),
                ("valid_from", models.DateField(help_text="First day that it is used.")),
            ],
            options={
                "ordering": ("kind", "-valid_from", "-version"),
                "constraints": [models.UniqueConstraint(fields=("kind", "version"), name="consent_text_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CostLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(help_text="The calendar year.")),
                (
                    "cost_type",
                    models.CharField(
                        choices=[
                            ("intervention", "intervention"),
                            ("esf", "esf"),
                            ("administration", "administration"),
                        ],
                        help_text="Type of cost.",
                        max_length=40,
                    ),
                ),
                ("funder", models.CharField(blank=True, help_text="Who pays.", max_length=300)),
                ("budget", models.PositiveBigIntegerField(default=0, help_text="Planned cost in kronor.")),
                (
                    "outcome",
                    models.PositiveBigIntegerField(
                        help_text="Actual cost in kronor; null until it is known.", null=True
                    ),
                ),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="What the money is for.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="costs",
                        to="store.intervention",
                    ),
                ),
            ],
            options={
                "ordering": ("-year", "cost_type", "funder"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("intervention", "year", "cost_type", "funder"), name="cost_line_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CountedOnly",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(help_text="The calendar year.")),
                (
                    "gender",
                    models.CharField(
                        choices=[
                            ("women", "women"),
                            ("men", "men"),
                            ("nonbinary", "nonbinary"),
                            ("unknown", "unknown"),
                        ],
                        help_text="As stated.",
                        max_length=40,
                    ),
                ),
                ("participants", models.PositiveIntegerField(default=0, help_text="Participations.")),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="The intervention.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counted_only",
                        to="store.intervention",
                    ),
                ),
            ],
            options={
                "ordering": ("year", "gender"),
                "constraints": [
                    models.UniqueConstraint(fields=("intervention", "year", "gender"), name="counted_only_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="EnteredCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period_start", models.DateField(help_text="First day counted.")),
                ("period_end", models.DateField(help_text="Last day counted.")),
                ("measure", models.CharField(help_text="What is counted.", max_length=100)),
                ("gender", models.CharField(help_text="Whom: all, or one gender.", max_length=20)),
                ("value", models.PositiveIntegerField(help_text="The number.", null=True)),
                ("version", models.PositiveIntegerField(default=1, help_text="Counted up with each change.")),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="The intervention.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entered_counts",
                        to="store.intervention",
                    ),
                ),
                ("is_asked", models.BooleanField(default=True, help_text="False: nobody counted this in the period.")),
            ],
            options={
                "ordering": ("period_start", "measure", "gender"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("intervention", "period_start", "period_end", "measure", "gender"),
                        name="entered_count_once",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="EnteredPeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period_start", models.DateField(help_text="First day counted.")),
                ("period_end", models.DateField(help_text="Last day counted.")),
                (
                    "explanations",
                    models.JSONField(default=dict, help_text="For a measure with an error: why its numbers stand."),
                ),
                ("version", models.PositiveIntegerField(default=1, help_text="Counted up with each change.")),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="The intervention.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entered_periods",
                        to="store.intervention",
                    ),
                ),
            ],
            options={
                "ordering": ("-period_start", "-period_end"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("intervention", "period_start", "period_end"), name="entered_period_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ExitCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(help_text="The reason in the association's own words.", max_length=200)),
                (
                    "exit_class",
                    models.CharField(
                        choices=[("positive", "positive"), ("unclear", "unclear"), ("other", "other")],
                        help_text="The association's class that it counts to.",
                        max_length=40,
                    ),
                ),
                (
                    "national",
                    models.CharField(
                        choices=[
                            ("regular_work", "regular_work"),
                            ("subsidised_work", "subsidised_work"),
                            ("studies", "studies"),
                            ("job_seeking", "job_seeking"),
                            ("work_training", "work_training"),
                            ("joint_employment_support", "joint_employment_support"),
                            ("back_to_referrer", "back_to_referrer"),
                            ("other_preparatory", "other_preparatory"),
                            ("medical_treatment", "medical_treatment"),
                            ("sickness_compensation", "sickness_compensation"),
                            ("daily_activity", "daily_activity"),
                            ("parental_leave", "parental_leave"),
                            ("pension", "pension"),
                            ("moved", "moved"),
                            ("drop_out", "drop_out"),
                            ("other", "other"),
                        ],
                        help_text="The national reason that it counts to.",
                        max_length=40,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, help_text="Order in lists.")),
                ("is_offered", models.BooleanField(default=True, help_text="Offered when an exit is registered.")),
                (
                    "association",
                    models.ForeignKey(
                        help_text="Whose list.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exit_codes",
                        to="store.association",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "id"),
                "indexes": [],
                "constraints": [models.UniqueConstraint(fields=("association", "label"), name="exit_code_once")],
            },
        ),
        migrations.CreateModel(
            name="FollowUpRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("weeks_after_start", "weeks_after_start"),
                            ("weeks_before_end", "weeks_before_end"),
                            ("every_weeks", "every_weeks"),
                            ("every_months", "every_months"),
                            ("months_after_exit", "months_after_exit"),
                        ],
                        help_text="How the day is counted.",
                        max_length=40,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(help_text="How many weeks or months.")),
                ("label", models.CharField(help_text="What is to be done then.", max_length=200)),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="The intervention.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rhythm",
                        to="store.intervention",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ImportMapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("headings_digest", models.CharField(help_text="SHA-256 of the headings, sorted.", max_length=64)),
                ("columns", models.JSONField(help_text="For each heading the field that it holds; empty: not read.")),
                (
                    "words",
                    models.JSONField(
                        default=dict, help_text="For each field the codes that the file's words stand for."
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, help_text="When it was last used.")),
                (
                    "controller",
                    models.ForeignKey(
                        help_text="Whose files.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.operator",
                    ),
                ),
            ],
            options={
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("controller", "headings_digest"), name="import_mapping_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(help_text="To whom.", max_length=254)),
                ("name", models.CharField(help_text="The name for colleagues.", max_length=200)),
                (
                    "assignment",
                    models.JSONField(
                        help_text="Role, place and days: role; association, operator or intervention; from_on, to_on."
                    ),
                ),
                (
                    "secret_digest",
                    models.CharField(help_text="SHA-256 of the link's secret.", max_length=64, unique=True),
                ),
                ("made_by", models.CharField(help_text="Who invited.", max_length=200)),
                ("expires_at", models.DateTimeField(help_text="When the link stops opening.")),
                ("used_at", models.DateTimeField(help_text="When it was used.", null=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="JourneyStage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(help_text="Order on the board, counted from 0.")),
                ("label", models.CharField(help_text="The heading of the column.", max_length=100)),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="Whose board.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stages",
                        to="store.intervention",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "indexes": [],
                "constraints": [models.UniqueConstraint(fields=("intervention", "position"), name="stage_once")],
            },
        ),
        migrations.CreateModel(
            name="OwnQuestionnaire",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("questionnaire", models.CharField(help_text="The questionnaire's id.", max_length=100)),
                ("version", models.CharField(help_text="Its version.", max_length=50)),
                ("definition", models.JSONField(help_text="The definition, as the catalogue reads it.")),
                ("digest", models.CharField(help_text="SHA-256 of the definition.", max_length=64)),
                ("is_offered", models.BooleanField(default=True, help_text="Offered to interventions.")),
                (
                    "association",
                    models.ForeignKey(
                        help_text="Whose.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questionnaires",
                        to="store.association",
                    ),
                ),
            ],
            options={
                "ordering": ("questionnaire", "version"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("association", "questionnaire", "version"), name="own_questionnaire_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "local_number",
                    models.PositiveIntegerField(help_text="The participant's number within the controller."),
                ),
                (
                    "gender",
                    models.CharField(
                        choices=[
                            ("women", "women"),
                            ("men", "men"),
                            ("nonbinary", "nonbinary"),
                            ("unknown", "unknown"),
                        ],
                        help_text="As registered; never from an identity number.",
                        max_length=40,
                    ),
                ),
                ("birth_year", models.PositiveSmallIntegerField(help_text="Year of birth.", null=True)),
                ("municipality", models.PositiveSmallIntegerField(help_text="Official municipality code.", null=True)),
                ("sealed_name", models.BinaryField(blank=True, default=b"", help_text="The name, sealed.")),
                (
                    "sealed_identity",
                    models.BinaryField(blank=True, default=b"", help_text="The identity number, sealed."),
                ),
                (
                    "identity_index",
                    models.CharField(
                        help_text="Keyed hash of the identity number, to find it by.", max_length=64, null=True
                    ),
                ),
                (
                    "sealed_contact",
                    models.BinaryField(blank=True, default=b"", help_text="Phone, e-mail and wishes, sealed."),
                ),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, help_text="When the participant was registered."),
                ),
                ("version", models.PositiveIntegerField(default=1, help_text="Counted up with each change.")),
                (
                    "controller",
                    models.ForeignKey(
                        help_text="Whose participant.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participants",
                        to="store.operator",
                    ),
                ),
                (
                    "own_index",
                    models.CharField(
                        help_text="Keyed hash of the number in the controller's earlier files, to find it by.",
                        max_length=64,
                        null=True,
                    ),
                ),
            ],
            options={
                "ordering": ("local_number",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("controller", "local_number"), name="local_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("identity_index__isnull", False)),
                        fields=("controller", "identity_index"),
                        name="identity_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("own_index__isnull", False)),
                        fields=("controller", "own_index"),
                        name="own_number_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlannedParticipants",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_on", models.DateField(help_text="First day that the plan covers.")),
                ("to_on", models.DateField(help_text="Last day that the plan covers.")),
                (
                    "gender",
                    models.CharField(
                        choices=[
                            ("women", "women"),
                            ("men", "men"),
                            ("nonbinary", "nonbinary"),
                            ("unknown", "unknown"),
                        ],
                        help_text="Whom the plan is about.",
                        max_length=40,
                    ),
                ),
                ("participants", models.PositiveIntegerField(help_text="Planned participations.")),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="The intervention.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plans",
                        to="store.intervention",
                    ),
                ),
            ],
            options={
                "ordering": ("from_on", "gender"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("intervention", "gender", "from_on"), name="plan_once"),
                    models.CheckConstraint(
                        condition=models.Q(("to_on__gte", models.F("from_on"))), name="plan_ends_after_it_starts"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(help_text="The file's name.", max_length=200)),
                (
                    "digest",
                    models.CharField(help_text="Keyed hash of its rows: the same file is known again.", max_length=64),
                ),
                ("by", models.CharField(help_text="Who imported it.", max_length=200)),
                ("made_at", models.DateTimeField(auto_now_add=True, help_text="When.")),
                (
                    "numbers",
                    models.JSONField(
                        default=dict, help_text="How many rows were new, changed, unchanged, refused, counted."
                    ),
                ),
                (
                    "counted",
                    models.JSONField(
                        default=list, help_text="Intervention, year, gender and number of those only counted."
                    ),
                ),
                ("undone_at", models.DateTimeField(help_text="When it was undone.", null=True)),
                (
                    "controller",
                    models.ForeignKey(
                        help_text="Into whose.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.operator",
                    ),
                ),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="Null: several.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.intervention",
                    ),
                ),
            ],
            options={
                "ordering": ("-id",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ReportDue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form_id", models.CharField(help_text="The form.", max_length=100)),
                ("period_start", models.DateField(help_text="First day reported on.")),
                ("period_end", models.DateField(help_text="Last day reported on.")),
                ("due_on", models.DateField(help_text="When it is to be handed in.")),
                ("handed_in_on", models.DateField(help_text="When it was handed in.", null=True)),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="Who owes it.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports_due",
                        to="store.intervention",
                    ),
                ),
            ],
            options={
                "ordering": ("due_on",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("intervention", "form_id", "period_start"), name="report_due_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form_id", models.CharField(help_text="The form.", max_length=100)),
                (
                    "cycle",
                    models.CharField(
                        choices=[
                            ("monthly", "monthly"),
                            ("quarterly", "quarterly"),
                            ("four_monthly", "four_monthly"),
                            ("half_yearly", "half_yearly"),
                            ("january_august", "january_august"),
                            ("full_year", "full_year"),
                            ("final", "final"),
                        ],
                        help_text="How often.",
                        max_length=40,
                    ),
                ),
                (
                    "days_to_hand_in",
                    models.PositiveSmallIntegerField(
                        default=30, help_text="How many days after the period it is to be handed in."
                    ),
                ),
                (
                    "counts_from_start",
                    models.BooleanField(
                        default=False,
                        help_text="Periods are counted from the agreement's first month, not by the calendar.",
                    ),
                ),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="Who reports.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="report_rules",
                        to="store.intervention",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("intervention", "form_id"), name="report_rule_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ScreeningTally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(help_text="The calendar year.")),
                (
                    "gender",
                    models.CharField(
                        choices=[
                            ("women", "women"),
                            ("men", "men"),
                            ("nonbinary", "nonbinary"),
                            ("unknown", "unknown"),
                        ],
                        help_text="As the form says.",
                        max_length=40,
                    ),
                ),
                ("answers", models.CharField(help_text="One letter a question.", max_length=8)),
                ("forms", models.PositiveIntegerField(help_text="How many forms.")),
                (
                    "association",
                    models.ForeignKey(
                        help_text="The association.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="screening_tallies",
                        to="store.association",
                    ),
                ),
            ],
            options={
                "ordering": ("year", "gender", "answers"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("association", "year", "gender", "answers"), name="screening_tally_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("association_administrator", "association_administrator"),
                            ("intervention_manager", "intervention_manager"),
                            ("participant_registrar", "participant_registrar"),
                            ("steering_group_chair", "steering_group_chair"),
                            ("board_reader", "board_reader"),
                            ("auditor", "auditor"),
                        ],
                        help_text="Which role.",
                        max_length=40,
                    ),
                ),
                ("from_on", models.DateField(help_text="First day.")),
                ("to_on", models.DateField(help_text="Last day; null: until further notice.", null=True)),
                (
                    "account",
                    models.ForeignKey(
                        help_text="Whose.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "association",
                    models.ForeignKey(
                        help_text="Where: an association.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.association",
                    ),
                ),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="Where: an intervention.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.intervention",
                    ),
                ),
                (
                    "operator",
                    models.ForeignKey(
                        help_text="Where: an operator.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.operator",
                    ),
                ),
                (
                    "ended_at",
                    models.DateTimeField(help_text="When somebody ended it, at once, before its last day.", null=True),
                ),
            ],
            options={
                "ordering": ("account", "from_on", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("association__isnull", False), ("intervention", None), ("operator", None)),
                            models.Q(("association", None), ("intervention", None), ("operator__isnull", False)),
                            models.Q(("association", None), ("intervention__isnull", False), ("operator", None)),
                            _connector="OR",
                        ),
                        name="assignment_has_one_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("association__isnull", False), _negated=True),
                            (
                                "role__in",
                                ["association_administrator", "steering_group_chair", "board_reader", "auditor"],
                            ),
                            _connector="OR",
                        ),
                        name="roles_held_at_association",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("operator__isnull", False), _negated=True),
                            ("role__in", ["intervention_manager", "participant_registrar"]),
                            _connector="OR",
                        ),
                        name="roles_held_at_operator",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("intervention__isnull", False), _negated=True),
                            ("role__in", ["intervention_manager", "participant_registrar", "steering_group_chair"]),
                            _connector="OR",
                        ),
                        name="roles_held_at_intervention",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"),
                        name="assignment_ends_after_it_begins",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given_on", models.DateField(help_text="The day it was given.")),
                ("withdrawn_on", models.DateField(help_text="The day it was withdrawn.", null=True)),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="For which intervention.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.intervention",
                    ),
                ),
                (
                    "parties",
                    models.ManyToManyField(
                        blank=True, help_text="Between whom secrecy is lifted.", related_name="+", to="store.operator"
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        help_text="What was agreed to.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.consenttext",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        help_text="Who gave it.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="store.participant",
                    ),
                ),
            ],
            options={
                "ordering": ("given_on", "id"),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("page", models.CharField(help_text="The page's address.", max_length=300)),
                ("sealed_fields", models.BinaryField(help_text="The fields as typed, sealed.")),
                ("changed_at", models.DateTimeField(auto_now=True, help_text="When it was last saved.")),
                (
                    "account",
                    models.ForeignKey(
                        help_text="Whose.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        help_text="Whom it is about, when known.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.participant",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("account", "page"), name="draft_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.PositiveSmallIntegerField(help_text="Number of the group that started together.", null=True),
                ),
                (
                    "referrer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("employment_service", "employment_service"),
                            ("social_insurance", "social_insurance"),
                            ("social_services", "social_services"),
                            ("labour_market_unit", "labour_market_unit"),
                            ("primary_care", "primary_care"),
                            ("psychiatry", "psychiatry"),
                            ("school", "school"),
                            ("self", "self"),
                            ("other", "other"),
                        ],
                        help_text="Who referred the person.",
                        max_length=40,
                    ),
                ),
                ("signalled_on", models.DateField(help_text="When the need was signalled.", null=True)),
                ("referred_on", models.DateField(help_text="When the referral arrived.", null=True)),
                ("visited_on", models.DateField(help_text="Visit before the decision.", null=True)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "accepted"), ("declined", "declined"), ("waiting", "waiting")],
                        help_text="What came of the referral; empty while it is not decided.",
                        max_length=40,
                    ),
                ),
                ("decided_on", models.DateField(help_text="The day of the decision.", null=True)),
                (
                    "declined_because",
                    models.CharField(blank=True, help_text="Why the referral was declined.", max_length=300),
                ),
                (
                    "queue_position",
                    models.PositiveIntegerField(
                        help_text="Place in the queue where the rule leaves it open.", null=True
                    ),
                ),
                ("first_meeting_on", models.DateField(help_text="First meeting.", null=True)),
                ("started_on", models.DateField(help_text="First day.", null=True)),
                ("planned_end_on", models.DateField(help_text="Last day as planned, extensions counted.", null=True)),
                ("exited_on", models.DateField(help_text="Last day.", null=True)),
                (
                    "education",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("unfinished_compulsory", "unfinished_compulsory"),
                            ("compulsory", "compulsory"),
                            ("upper_secondary", "upper_secondary"),
                            ("post_secondary", "post_secondary"),
                        ],
                        help_text="Highest completed education at the start.",
                        max_length=40,
                    ),
                ),
                (
                    "support_time",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "none"),
                            ("up_to_1_year", "up_to_1_year"),
                            ("1_to_2_years", "1_to_2_years"),
                            ("2_to_3_years", "2_to_3_years"),
                            ("3_to_5_years", "3_to_5_years"),
                            ("over_5_years", "over_5_years"),
                        ],
                        help_text="Time on public income support before the start.",
                        max_length=40,
                    ),
                ),
                (
                    "hours_before",
                    models.PositiveSmallIntegerField(help_text="Activity at the start, hours a week.", null=True),
                ),
                (
                    "hours_after",
                    models.PositiveSmallIntegerField(help_text="Activity at the exit, hours a week.", null=True),
                ),
                (
                    "exit_asked",
                    models.BooleanField(help_text="The self-assessment was handed out at the exit.", null=True),
                ),
                (
                    "feeling",
                    models.CharField(
                        blank=True,
                        choices=[("better", "better"), ("unchanged", "unchanged"), ("worse", "worse")],
                        help_text="How the person feels after the intervention.",
                        max_length=40,
                    ),
                ),
                (
                    "activity",
                    models.CharField(
                        blank=True,
                        choices=[("better", "better"), ("unchanged", "unchanged"), ("worse", "worse")],
                        help_text="Time in activity after the intervention.",
                        max_length=40,
                    ),
                ),
                (
                    "day_structure",
                    models.CharField(
                        blank=True,
                        choices=[("better", "better"), ("unchanged", "unchanged"), ("worse", "worse")],
                        help_text="Structure of the day after the intervention.",
                        max_length=40,
                    ),
                ),
                ("asked_6_months", models.BooleanField(help_text="Was asked 6 months after the exit.", null=True)),
                ("asked_12_months", models.BooleanField(help_text="Was asked 12 months after the exit.", null=True)),
                (
                    "violence_asked",
                    models.PositiveSmallIntegerField(default=0, help_text="How often asked about violence; no dates."),
                ),
                (
                    "is_registered_in_error",
                    models.BooleanField(default=False, help_text="Counted nowhere; the trail stays."),
                ),
                (
                    "error_reason",
                    models.CharField(blank=True, help_text="Why it was registered in error.", max_length=300),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, help_text="When it was registered.")),
                ("version", models.PositiveIntegerField(default=1, help_text="Counted up with each change.")),
                (
                    "exit_code",
                    models.ForeignKey(
                        help_text="Why it ended.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.exitcode",
                    ),
                ),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="In what.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="store.intervention",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        help_text="Who takes part.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="store.participant",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        help_text="Column on the board.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="participations",
                        to="store.journeystage",
                    ),
                ),
                (
                    "taken_over_by",
                    models.ForeignKey(
                        help_text="Who goes on with the person.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="store.operator",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "indexes": [
                    models.Index(fields=["intervention", "started_on", "exited_on"], name="participation_span"),
                    models.Index(fields=["planned_end_on"], name="participation_planned_end"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("exited_on", None), ("started_on__lte", models.F("exited_on")), _connector="OR"
                        ),
                        name="exit_not_before_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("exit_code", None), ("exited_on", None)),
                            models.Q(("exit_code__isnull", False), ("exited_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="exit_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterUpload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(help_text="The file's name.", max_length=200)),
                ("sealed_sheets", models.BinaryField(help_text="The file's sheets as read, sealed.")),
                (
                    "choices",
                    models.JSONField(default=dict, help_text="Sheet, header row, columns, words, consent: as chosen."),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, help_text="When it was uploaded.")),
                (
                    "account",
                    models.ForeignKey(
                        help_text="Who uploaded it.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "controller",
                    models.ForeignKey(
                        help_text="Into whose.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.operator",
                    ),
                ),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="Null: each row names its own.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.intervention",
                    ),
                ),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "token",
                    models.CharField(help_text="Made with the page.", max_length=64, primary_key=True, serialize=False),
                ),
                ("address", models.CharField(help_text="Where it led.", max_length=300)),
                ("made_at", models.DateTimeField(auto_now_add=True, help_text="When.")),
                (
                    "account",
                    models.ForeignKey(
                        help_text="Whose.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ActivityWeek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("monday_on", models.DateField(help_text="The Monday of the week.")),
                ("minutes", models.PositiveSmallIntegerField(help_text="Minutes in activity that week.")),
                (
                    "participation",
                    models.ForeignKey(
                        help_text="Whose.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activity_weeks",
                        to="store.participation",
                    ),
                ),
            ],
            options={
                "ordering": ("monday_on",),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("participation", "monday_on"), name="activity_week_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Asking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("questionnaire", models.CharField(help_text="The questionnaire's id.", max_length=100)),
                ("version", models.CharField(help_text="Its version.", max_length=50)),
                ("occasion", models.CharField(help_text="start, exit, 6_months …", max_length=40)),
                ("language", models.CharField(default="sv", help_text="The language it is shown in.", max_length=5)),
                ("asked_on", models.DateField(help_text="When.")),
                (
                    "secret_digest",
                    models.CharField(help_text="Hash of the link's secret.", max_length=64, null=True, unique=True),
                ),
                ("expires_on", models.DateField(help_text="Last day that the link opens.", null=True)),
                ("answered_on", models.DateField(help_text="When it was answered.", null=True)),
                (
                    "answered_by",
                    models.CharField(
                        blank=True,
                        choices=[("link", "link"), ("tablet", "tablet"), ("paper", "paper")],
                        help_text="How the answers came in.",
                        max_length=40,
                    ),
                ),
                ("is_declined", models.BooleanField(default=False, help_text="The person did not want to answer.")),
                (
                    "intervention",
                    models.ForeignKey(
                        help_text="In which intervention.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="askings",
                        to="store.intervention",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        help_text="Who was asked.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="askings",
                        to="store.participation",
                    ),
                ),
                ("is_shared", models.BooleanField(default=False, help_text="The link is for many.")),
                (
                    "links",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="How many links were made; the last one opens."
                    ),
                ),
            ],
            options={
                "ordering": ("asked_on", "id"),
                "indexes": [models.Index(fields=["intervention", "questionnaire", "occasion"], name="asking_of")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(help_text="The day.")),
                ("is_present", models.BooleanField(help_text="Was there.")),
                (
                    "participation",
                    models.ForeignKey(
                        help_text="Whose.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="store.participation",
                    ),
                ),
            ],
            options={
                "ordering": ("on",),
                "indexes": [],
                "constraints": [models.UniqueConstraint(fields=("participation", "on"), name="attendance_once")],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("decided_on", models.DateField(help_text="The day of the decision.")),
                ("earlier_end_on", models.DateField(help_text="Last day as planned before.", null=True)),
                ("end_on", models.DateField(help_text="Last day as planned from now on.")),
                ("reason", models.CharField(blank=True, help_text="Why.", max_length=300)),
                (
                    "participation",
                    models.ForeignKey(
                        help_text="What was made longer.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="extensions",
                        to="store.participation",
                    ),
                ),
            ],
            options={
                "ordering": ("decided_on", "id"),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(help_text="What is to be done.", max_length=200)),
                ("due_on", models.DateField(help_text="When.")),
                ("done_on", models.DateField(help_text="When it was done.", null=True)),
                ("note", models.TextField(blank=True, help_text="What came of it.")),
                (
                    "rule",
                    models.ForeignKey(
                        help_text="By which rule.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="store.followuprule",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        help_text="Of whom.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="store.participation",
                    ),
                ),
            ],
            options={
                "ordering": ("due_on", "id"),
                "indexes": [models.Index(fields=["done_on", "due_on"], name="follow_up_due")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ImportedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(help_text="The participation's version after the import.")),
                (
                    "person_version",
                    models.PositiveIntegerField(help_text="The participant's version after the import."),
                ),
                ("is_new", models.BooleanField(help_text="The import made the participation.")),
                ("is_new_person", models.BooleanField(help_text="The import made the participant.")),
                ("earlier", models.JSONField(default=dict, help_text="Columns as they were before.")),
                (
                    "participation",
                    models.ForeignKey(
                        help_text="What.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.participation",
                    ),
                ),
                (
                    "register_import",
                    models.ForeignKey(
                        help_text="Which import.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="store.registerimport",
                    ),
                ),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="MeansOfSupport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("before", "before"),
                            ("after", "after"),
                            ("6_months", "6_months"),
                            ("12_months", "12_months"),
                        ],
                        help_text="When.",
                        max_length=40,
                    ),
                ),
                (
                    "support",
                    models.CharField(
                        choices=[
                            ("sickness_benefit", "sickness_benefit"),
                            ("rehabilitation_benefit", "rehabilitation_benefit"),
                            ("sickness_compensation", "sickness_compensation"),
                            ("activity_compensation", "activity_compensation"),
                            ("unemployment_benefit", "unemployment_benefit"),
                            ("activity_grant", "activity_grant"),
                            ("social_assistance", "social_assistance"),
                            ("study_support", "study_support"),
                            ("other_public", "other_public"),
                            ("no_public", "no_public"),
                        ],
                        help_text="Which.",
                        max_length=40,
                    ),
                ),
                ("per_cent", models.PositiveSmallIntegerField(help_text="Share of the whole, in per cent.", null=True)),
                (
                    "participation",
                    models.ForeignKey(
                        help_text="Whose.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="means_of_support",
                        to="store.participation",
                    ),
                ),
            ],
            options={
                "ordering": ("occasion", "-per_cent", "id"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participation", "occasion", "support"), name="means_of_support_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(help_text="The day.")),
                ("agenda", models.TextField(blank=True, help_text="What it was about.")),
                ("outcome", models.TextField(blank=True, help_text="What was agreed.")),
                (
                    "participation",
                    models.ForeignKey(
                        help_text="With whom.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to="store.participation",
                    ),
                ),
            ],
            options={
                "ordering": ("on", "id"),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Occupation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("before", "before"),
                            ("after", "after"),
                            ("6_months", "6_months"),
                            ("12_months", "12_months"),
                        ],
                        help_text="When.",
                        max_length=40,
                    ),
                ),
                (
                    "occupation",
                    models.CharField(
                        choices=[
                            ("work", "work"),
                            ("subsidised_work", "subsidised_work"),
                            ("studies", "studies"),
                            ("job_seeking", "job_seeking"),
                            ("work_training", "work_training"),
                            ("none", "none"),
                        ],
                        help_text="Which.",
                        max_length=40,
                    ),
                ),
                ("per_cent", models.PositiveSmallIntegerField(help_text="Extent: 100 is 40 hours a week.", null=True)),
                ("hours", models.PositiveSmallIntegerField(help_text="Hours a week.", null=True)),
                (
                    "participation",
                    models.ForeignKey(
                        help_text="Whose.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="occupations",
                        to="store.participation",
                    ),
                ),
            ],
            options={
                "ordering": ("occasion", "-per_cent", "id"),
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("participation", "occasion", "occupation"), name="occupation_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanGoal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(help_text="The goal in the participant's words.", max_length=500)),
                ("set_on", models.DateField(help_text="When it was agreed.")),
                ("reached_on", models.DateField(help_text="When it was reached.", null=True)),
                (
                    "participation",
                    models.ForeignKey(
                        help_text="Whose plan.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan_goals",
                        to="store.participation",
                    ),
                ),
            ],
            options={
                "ordering": ("set_on", "id"),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="StageMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("moved_on", models.DateField(help_text="The day.")),
                (
                    "participation",
                    models.ForeignKey(
                        help_text="Whose card.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="store.participation",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        help_text="To which column.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.journeystage",
                    ),
                ),
            ],
            options={
                "ordering": ("moved_on", "id"),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="PlanStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(help_text="What is to be done.", max_length=500)),
                ("due_on", models.DateField(help_text="By when.", null=True)),
                ("done_on", models.DateField(help_text="When it was done.", null=True)),
                (
                    "goal",
                    models.ForeignKey(
                        help_text="The goal.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="store.plangoal",
                    ),
                ),
            ],
            options={
                "ordering": ("due_on", "id"),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="StoredAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.CharField(help_text="The item's id.", max_length=100)),
                (
                    "respondent",
                    models.CharField(
                        default="participant", help_text="Whose view: participant or case_worker.", max_length=20
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("given", "given"),
                            ("not_given", "not_given"),
                            ("not_asked", "not_asked"),
                            ("not_applicable", "not_applicable"),
                        ],
                        help_text="What kind of answer.",
                        max_length=40,
                    ),
                ),
                ("value", models.JSONField(help_text="The value; null unless given.", null=True)),
                ("text", models.TextField(blank=True, help_text="The answer in own words.")),
                (
                    "asking",
                    models.ForeignKey(
                        help_text="Of which asking.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="store.asking",
                    ),
                ),
            ],
            options={
                "ordering": ("asking", "id"),
                "indexes": [],
                "constraints": [models.UniqueConstraint(fields=("asking", "item", "respondent"), name="answer_once")],
            },
        ),
    ]
