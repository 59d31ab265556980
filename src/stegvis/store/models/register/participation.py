"""Participations: from referral over start to exit and beyond. The participation is what is counted."""

from enum import StrEnum

from django.db import models

from stegvis.measures import codes
from stegvis.store.models.choices import word_column
from stegvis.store.models.exit_code import ExitCode
from stegvis.store.models.intervention import Intervention
from stegvis.store.models.operator import Operator
from stegvis.store.models.register.participant import Participant
from stegvis.store.models.rhythm import JourneyStage


class Decision(StrEnum):
    """What came of a referral."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    WAITING = "waiting"


class CountedParticipations(models.Manager["Participation"]):
    """All but those registered in error: the one place that leaves them out."""

    def get_queryset(self) -> models.QuerySet["Participation"]:
        """Those that count."""
        return super().get_queryset().filter(is_registered_in_error=False)


class Participation(models.Model):
    """One person's way through one intervention. A day that is null has not come yet.

    `stage` is a column of the journey board, null before the start and until somebody moves the card.
    A row registered in error stays, out of every count.
    """

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="participations", help_text="Who takes part."
    )
    intervention = models.ForeignKey(
        Intervention, on_delete=models.PROTECT, related_name="participations", help_text="In what."
    )
    group = models.PositiveSmallIntegerField(null=True, help_text="Number of the group that started together.")
    referrer = word_column(codes.REFERRER, "Who referred the person.")
    signalled_on = models.DateField(null=True, help_text="When the need was signalled.")
    referred_on = models.DateField(null=True, help_text="When the referral arrived.")
    visited_on = models.DateField(null=True, help_text="Visit before the decision.")
    decision = word_column(Decision, "What came of the referral; empty while it is not decided.")
    decided_on = models.DateField(null=True, help_text="The day of the decision.")
    declined_because = models.CharField(max_length=300, blank=True, help_text="Why the referral was declined.")
    queue_position = models.PositiveIntegerField(
        null=True, help_text="Place in the queue where the rule leaves it open."
    )
    first_meeting_on = models.DateField(null=True, help_text="First meeting.")
    started_on = models.DateField(null=True, help_text="First day.")
    planned_end_on = models.DateField(null=True, help_text="Last day as planned, extensions counted.")
    stage = models.ForeignKey(
        JourneyStage,
        null=True,
        on_delete=models.SET_NULL,
        related_name="participations",
        help_text="Column on the board.",
    )
    exited_on = models.DateField(null=True, help_text="Last day.")
    exit_code = models.ForeignKey(
        ExitCode, null=True, on_delete=models.PROTECT, related_name="+", help_text="Why it ended."
    )
    taken_over_by = models.ForeignKey(
        Operator, null=True, on_delete=models.SET_NULL, related_name="+", help_text="Who goes on with the person."
    )
    education = word_column(codes.EDUCATION, "Highest completed education at the start.")
    support_time = word_column(codes.SUPPORT_TIME, "Time on public income support before the start.")
    hours_before = models.PositiveSmallIntegerField(null=True, help_text="Activity at the start, hours a week.")
    hours_after = models.PositiveSmallIntegerField(null=True, help_text="Activity at the exit, hours a week.")
    exit_asked = models.BooleanField(null=True, help_text="The self-assessment was handed out at the exit.")
    feeling = word_column(codes.SELF_RATED_CHANGE, "How the person feels after the intervention.")
    activity = word_column(codes.SELF_RATED_CHANGE, "Time in activity after the intervention.")
    day_structure = word_column(codes.SELF_RATED_CHANGE, "Structure of the day after the intervention.")
    asked_6_months = models.BooleanField(null=True, help_text="Was asked 6 months after the exit.")
    asked_12_months = models.BooleanField(null=True, help_text="Was asked 12 months after the exit.")
    violence_asked = models.PositiveSmallIntegerField(default=0, help_text="How often asked about violence; no dates.")
    is_registered_in_error = models.BooleanField(default=False, help_text="Counted nowhere; the trail stays.")
    error_reason = models.CharField(max_length=300, blank=True, help_text="Why it was registered in error.")
    created_at = models.DateTimeField(auto_now_add=True, help_text="When it was registered.")
    version = models.PositiveIntegerField(default=1, help_text="Counted up with each change.")

    objects = models.Manager["Participation"]()
    counted = CountedParticipations()

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=("intervention", "started_on", "exited_on"), name="participation_span"),
            models.Index(fields=("planned_end_on",), condition=models.Q(exited_on=None), name="participation_to_end"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(exited_on=None) | models.Q(started_on__lte=models.F("exited_on")),
                name="exit_not_before_start",
            ),
            models.CheckConstraint(
                condition=models.Q(exited_on=None, exit_code=None)
                | models.Q(exited_on__isnull=False, exit_code__isnull=False),
                name="exit_has_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.participant_id} i {self.intervention_id}"


class Extension(models.Model):
    """A participation that was made longer."""

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="extensions", help_text="What was made longer."
    )
    decided_on = models.DateField(help_text="The day of the decision.")
    earlier_end_on = models.DateField(null=True, help_text="Last day as planned before.")
    end_on = models.DateField(help_text="Last day as planned from now on.")
    reason = models.CharField(max_length=300, blank=True, help_text="Why.")

    class Meta:
        ordering = ("decided_on", "id")

    def __str__(self) -> str:
        return f"{self.participation_id} {self.end_on}"


class StageMove(models.Model):
    """A card that was moved on the journey board."""

    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, related_name="moves", help_text="Whose card."
    )
    stage = models.ForeignKey(JourneyStage, on_delete=models.CASCADE, related_name="+", help_text="To which column.")
    moved_on = models.DateField(help_text="The day.")

    class Meta:
        ordering = ("moved_on", "id")

    def __str__(self) -> str:
        return f"{self.participation_id} {self.stage_id} {self.moved_on}"
