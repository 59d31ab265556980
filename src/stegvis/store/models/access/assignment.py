"""Which role an account has, where and from when to when."""

from django.db import models

from stegvis.store.models.access.account import Account
from stegvis.store.models.association import Association
from stegvis.store.models.choices import word_column
from stegvis.store.models.intervention import Intervention
from stegvis.store.models.operator import Operator
from stegvis.vocabulary.roles import WHERE, Role, Where


class Assignment(models.Model):
    """A role at exactly one place: an association, an operator (all interventions it runs) or an intervention."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="assignments", help_text="Whose.")
    role = word_column(Role, "Which role.", blank=False)
    association = models.ForeignKey(
        Association, null=True, on_delete=models.CASCADE, related_name="+", help_text="Where: an association."
    )
    operator = models.ForeignKey(
        Operator, null=True, on_delete=models.CASCADE, related_name="+", help_text="Where: an operator."
    )
    intervention = models.ForeignKey(
        Intervention, null=True, on_delete=models.CASCADE, related_name="+", help_text="Where: an intervention."
    )
    from_on = models.DateField(help_text="First day.")
    to_on = models.DateField(null=True, help_text="Last day; null: until further notice.")
    ended_at = models.DateTimeField(null=True, help_text="When somebody ended it, at once, before its last day.")

    class Meta:
        ordering = ("account", "from_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(association__isnull=False, operator=None, intervention=None)
                | models.Q(association=None, operator__isnull=False, intervention=None)
                | models.Q(association=None, operator=None, intervention__isnull=False),
                name="assignment_has_one_place",
            ),
            *(
                models.CheckConstraint(
                    condition=~models.Q(**{f"{where}__isnull": False})
                    | models.Q(role__in=[role.value for role, places in WHERE.items() if where in places]),
                    name=f"roles_held_at_{where}",
                )
                for where in Where
            ),
            models.CheckConstraint(
                condition=models.Q(to_on=None) | models.Q(to_on__gte=models.F("from_on")),
                name="assignment_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account} {self.role}"


class Invitation(models.Model):
    """A link by which somebody makes an account; known by the hash of its secret only, used once."""

    email = models.EmailField(help_text="To whom.")
    name = models.CharField(max_length=200, help_text="The name for colleagues.")
    assignment = models.JSONField(
        help_text="Role, place and days: role; association, operator or intervention; from_on, to_on."
    )
    secret_digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the link's secret.")
    made_by = models.CharField(max_length=200, help_text="Who invited.")
    expires_at = models.DateTimeField(help_text="When the link stops opening.")
    used_at = models.DateTimeField(null=True, help_text="When it was used.")

    def __str__(self) -> str:
        return self.email
