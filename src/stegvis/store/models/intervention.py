"""Interventions (insatser)."""

from enum import StrEnum

from django.db import models

from stegvis.store.models.association import Association
from stegvis.store.models.choices import word_column
from stegvis.store.models.operator import Operator
from stegvis.vocabulary.orientation import Orientation


class FollowUpMethod(StrEnum):
    """REGISTER: participants are registered. COUNTS: only numbers are entered."""

    REGISTER = "register"
    COUNTS = "counts"


class Intake(StrEnum):
    """CONTINUOUS: somebody starts when there is a place. GROUPS: a group starts together."""

    CONTINUOUS = "continuous"
    GROUPS = "groups"


class Intervention(models.Model):
    """What an association finances: reports, agreements, goals and participations hang on it."""

    association = models.ForeignKey(
        Association,
        on_delete=models.PROTECT,
        related_name="interventions",
        help_text="Who finances it.",
    )
    name = models.CharField(max_length=500, help_text="The name as the first report spelled it.")
    name_key = models.CharField(max_length=500, help_text="The name without case and extra spaces: the key.")
    owner = models.ForeignKey(
        Operator, null=True, on_delete=models.PROTECT, related_name="owned_interventions", help_text="Who owns it."
    )
    provider = models.ForeignKey(
        Operator,
        null=True,
        on_delete=models.PROTECT,
        related_name="provided_interventions",
        help_text="Who runs it, and is controller of its participants' data.",
    )
    parties = models.ManyToManyField(
        Operator, related_name="interventions", blank=True, help_text="Who cooperates in it."
    )
    orientation = word_column(Orientation, "Whom it is aimed at. Fixed once there are participants.")
    method = word_column(FollowUpMethod, "How it is followed up. Fixed once there are participants.")
    is_esf_financed = models.BooleanField(default=False, help_text="Fixed once there are participants.")
    kind = models.CharField(max_length=200, blank=True, help_text="What kind of intervention it is, in own words.")
    target_group = models.TextField(blank=True, help_text="Whom it is for.")
    weeks = models.PositiveSmallIntegerField(null=True, help_text="Length of a participation in weeks.")
    extension_weeks = models.PositiveSmallIntegerField(
        null=True, help_text="By how many weeks a participation may be extended."
    )
    places = models.PositiveSmallIntegerField(null=True, help_text="Places at the same time.")
    hours_a_week = models.PositiveSmallIntegerField(null=True, help_text="Hours a week for a participant.")
    intake = word_column(Intake, "How participants start.")
    queue_rule = models.TextField(blank=True, help_text="In which order those who wait get a place.")
    version = models.PositiveIntegerField(default=1, help_text="Counted up with each change.")
    section_versions = models.JSONField(
        default=dict, help_text="For each section of the settings, the version that it was last changed in."
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("association", "name_key"), name="intervention_once"),)

    def __str__(self) -> str:
        return self.name
