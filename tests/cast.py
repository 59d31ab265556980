"""A named cast for tests: an association, two operators, three interventions, and who works there. All invented."""

from dataclasses import dataclass, field
from datetime import date

from allauth.mfa.models import Authenticator

from stegvis.actions.access import Actor, actor_of
from stegvis.measures.codes import EXIT_CODE
from stegvis.store.models import Account, Assignment, Association, ExitCode, Intervention, Operator
from stegvis.store.names import name_key
from stegvis.vocabulary.roles import Role

FROM = date(2020, 1, 1)
EXIT_REASONS = (
    ("Arbete", "positive", "regular_work"),
    ("Studier", "positive", "studies"),
    ("Åter till remittent utan plan", "unclear", "back_to_referrer"),
    ("Föräldraledig", "other", "parental_leave"),
)


@dataclass
class Cast:
    """The organisation, and accounts by the person's first name. `stranger` has an account and no assignment."""

    association: Association
    municipality: Operator
    region: Operator
    linden: Intervention  # run by the municipality, with a register
    eken: Intervention  # run by the region, with a register
    asken: Intervention  # run by the municipality, counts only
    accounts: dict[str, Account] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """The actor of "amina" (registrar, municipality), "bosse" (registrar, region), "maja" (manager of Linden),

        "frida" (association administrator), "carl" (chair, Linden), "britta" (board), "reidar" (auditor), "stranger".
        """
        return actor_of(self.accounts[name])


def operator(association: Association, name: str) -> Operator:
    return Operator.objects.create(association=association, name=name, name_key=name_key(name))


def intervention(association: Association, provider: Operator, name: str, **columns) -> Intervention:
    stated = {"orientation": "individual", "method": "register", "weeks": 26, "places": 20, "intake": "continuous"}
    return Intervention.objects.create(
        association=association,
        provider=provider,
        owner=provider,
        name=name,
        name_key=name_key(name),
        **(stated | columns),
    )


def make_cast() -> Cast:
    """Writes the cast to the database."""
    association = Association.objects.create(name="Påhittade förbundet", name_key="påhittade förbundet")
    municipality, region = operator(association, "Påhittade kommunen"), operator(association, "Påhittade regionen")
    for position, (label, exit_class, national) in enumerate(EXIT_REASONS):
        assert national in EXIT_CODE.words
        ExitCode.objects.create(
            association=association, label=label, exit_class=exit_class, national=national, position=position
        )
    cast = Cast(
        association,
        municipality,
        region,
        linden=intervention(association, municipality, "Linden"),
        eken=intervention(association, region, "Eken"),
        asken=intervention(association, municipality, "Asken", method="counts"),
    )
    assigned = {
        "amina": (Role.PARTICIPANT_REGISTRAR, {"operator": municipality}),
        "bosse": (Role.PARTICIPANT_REGISTRAR, {"operator": region}),
        "maja": (Role.INTERVENTION_MANAGER, {"intervention": cast.linden}),
        "frida": (Role.ASSOCIATION_ADMINISTRATOR, {"association": association}),
        "carl": (Role.STEERING_GROUP_CHAIR, {"intervention": cast.linden}),
        "britta": (Role.BOARD_READER, {"association": association}),
        "reidar": (Role.AUDITOR, {"association": association}),
        "stranger": None,
    }
    for name, held in assigned.items():
        account = Account.objects.create_user(f"{name}@exempel.invalid", name=f"{name.capitalize()} Påhittad")
        cast.accounts[name] = account
        if held:
            Assignment.objects.create(account=account, role=held[0], from_on=FROM, **held[1])
            if held[0] is Role.PARTICIPANT_REGISTRAR:
                # Whoever sees participants logs in by one-time codes.
                Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "invented"})
    return cast
