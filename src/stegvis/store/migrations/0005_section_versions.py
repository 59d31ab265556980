"""Versions of a section's text: when they were begun, how they came to stand, and which opened page typed them."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("store", "0004_report_life"),)

    operations = (
        migrations.AddField(
            model_name="sectionversion",
            name="begun_at",
            field=models.DateTimeField(
                auto_now_add=True, default=django.utils.timezone.now, help_text="When this version was begun."
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="sectionversion",
            name="source",
            field=models.CharField(
                blank=True,
                choices=[("merged", "merged"), ("restored", "restored"), ("word", "word")],
                help_text="How the text came to stand; empty: it was typed.",
                max_length=40,
            ),
        ),
        migrations.AddField(
            model_name="sectionversion",
            name="removed",
            field=models.PositiveIntegerField(default=0, help_text="Letters taken away since this version was begun."),
        ),
        migrations.AddField(
            model_name="sectionversion",
            name="tab",
            field=models.CharField(blank=True, help_text="The opened page that it was typed on.", max_length=40),
        ),
        migrations.AddField(
            model_name="sectionversion",
            name="tab_save",
            field=models.PositiveIntegerField(default=0, help_text="Which of that page's saves it is."),
        ),
    )
