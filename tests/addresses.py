"""Where each page lies, so that `tests/rules/test_routes.py` can send everybody to all of them.

A page whose address has arguments needs a line in ADDRESSES: for each place, the arguments that lead there.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tests.cast import FROM, Cast, intervention, make_cast, operator
from tests.invented_editions import draft_edition, handed_in_edition
from tests.store.invented import PERIOD, reading, report

from stegvis.documents.sheets import Sheet
from stegvis.store.consents import consents_of, give_consent
from stegvis.store.importing import save_reading
from stegvis.store.invitations import Promised, invite
from stegvis.store.models import (
    Account,
    Asking,
    Assignment,
    Association,
    ConsentKind,
    EditionComment,
    FollowUp,
    Goal,
    GoalVersion,
    Intervention,
    Meeting,
    Participant,
    Participation,
    PlanGoal,
    PlanStep,
    RegisterImport,
    Report,
    ReportDue,
)
from stegvis.store.register_import.uploads import keep_upload
from stegvis.store.reports.border.trusted_keys import trust_key
from stegvis.vocabulary.actor import Actor, Held
from stegvis.vocabulary.roles import Role


@dataclass
class World:
    """The cast, a second association with an administrator of its own ("olof"), a report on each intervention, and

    people whose assignment has ended ("elsa"), not begun ("nils"), or whose account is switched off ("gunnar").
    `participations` has one at each intervention with a register, by the intervention's name in small letters.
    """

    cast: Cast
    other: Association
    ronnen: Intervention
    participations: dict[str, Participation]

    @property
    def interventions(self) -> dict[str, Intervention]:
        return {"linden": self.cast.linden, "eken": self.cast.eken, "asken": self.cast.asken, "ronnen": self.ronnen}


ROLES: Mapping[str, Role | None] = {
    "amina": Role.PARTICIPANT_REGISTRAR,
    "bosse": Role.PARTICIPANT_REGISTRAR,
    "maja": Role.INTERVENTION_MANAGER,
    "frida": Role.ASSOCIATION_ADMINISTRATOR,
    "carl": Role.STEERING_GROUP_CHAIR,
    "britta": Role.BOARD_READER,
    "reidar": Role.AUDITOR,
    "olof": Role.ASSOCIATION_ADMINISTRATOR,
    "elsa": None,
    "nils": None,
    "stranger": None,
}
"""The role that each account has today."""
CANNOT_LOG_IN = ("nobody", "gunnar")

OFFICE = frozenset({"frida", "britta", "reidar"})
INSIDE: Mapping[str, frozenset[str]] = {
    "linden": OFFICE | {"amina", "maja", "carl"},
    "eken": OFFICE | {"bosse"},
    "asken": OFFICE | {"amina"},
    "ronnen": frozenset({"olof"}),
    "municipality": frozenset({"amina"}),
    "region": frozenset({"bosse"}),
    "association": OFFICE,
    "account": OFFICE | {"carl"},
    "people": frozenset({"frida"}),
    "other association": frozenset({"olof"}),
    "anywhere": frozenset(ROLES),
}
"""Whose assignment reaches the place. Carl sees an account as far as it tells of Linden."""


@dataclass(frozen=True)
class Visit:
    """One address of a page: what lies in which place. `sent` is what a form there would send."""

    place: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    sent: Mapping[str, str] = field(default_factory=dict)


Visits = Callable[[World], Iterable[Visit]]


def anywhere(_world: World) -> list[Visit]:
    """The page of an address without arguments, which shows each what is theirs."""
    return [Visit("anywhere")]


def each_intervention(argument: str = "number", **more: Any) -> Visits:
    """A page of an intervention, by its number."""
    return lambda world: [Visit(place, {argument: found.pk, **more}) for place, found in world.interventions.items()]


def each_participation(argument: str = "number", **more: Any) -> Visits:
    """A page of a participation, by its number."""
    return lambda world: [Visit(place, {argument: found.pk, **more}) for place, found in world.participations.items()]


def each_participant(argument: str = "number", **more: Any) -> Visits:
    """A page of a participant, by the row's number."""
    return lambda world: [
        Visit(place, {argument: found.participant_id, **more}) for place, found in world.participations.items()
    ]


def each_association(argument: str = "number", **more: Any) -> Visits:
    """A page of an association, by its number."""
    return lambda world: [
        Visit("association", {argument: world.cast.association.pk, **more}),
        Visit("other association", {argument: world.other.pk, **more}),
    ]


def each_account(**more: Any) -> Visits:
    """A page of an account, by association and period."""
    return lambda world: [
        Visit("account", {"association": world.cast.association.pk, "period": PERIOD, **more}),
        Visit("other association", {"association": world.other.pk, "period": PERIOD, **more}),
    ]


def each_report(argument: str = "number", **more: Any) -> Visits:
    """A page of a report, by its number."""
    return lambda world: [
        Visit(place, {argument: Report.objects.get(intervention=found).pk, **more})
        for place, found in world.interventions.items()
    ]


def each_edition(**more: Any) -> Visits:
    """A page of a report that is written here and was handed in, by its number; one at each intervention."""

    def visits(world: World) -> list[Visit]:
        made = {place: handed_in_edition(found) for place, found in world.interventions.items()}
        return [Visit(place, {"number": one.pk, **more}) for place, one in made.items()]

    return visits


def each_correction(world: World) -> list[Visit]:
    """A correction that was handed in, at each intervention."""
    visits = []
    for place, found in world.interventions.items():
        before = handed_in_edition(found)
        row = {"corrects": before, "number": 2, "correction_reason": "En påhittad rättelse."}
        visits.append(Visit(place, {"number": handed_in_edition(found, **row).pk}))
    return visits


def each_draft(**more: Any) -> Visits:
    """A page of a draft, which nobody of the association sees: for actions of the operator alone."""

    def visits(world: World) -> list[Visit]:
        made = {place: draft_edition(found) for place, found in world.interventions.items()}
        return [Visit(place, {"number": one.pk, **more}) for place, one in made.items()]

    return visits


def each_assignment(world: World) -> list[Visit]:
    """A role that is ended or given back: the administrators' own ones."""
    numbers = {name: Assignment.objects.get(account=world.cast.accounts[name]).pk for name in ("amina", "olof")}
    return [Visit("people", {"number": numbers["amina"]}), Visit("other association", {"number": numbers["olof"]})]


def each_shared_link(world: World) -> list[Visit]:
    """A questionnaire's link for many, at each intervention."""
    visits = []
    for place, one in world.interventions.items():
        row = {"questionnaire": "staff", "version": 1, "occasion": "baseline", "asked_on": FROM}
        made = Asking.objects.create(intervention=one, is_shared=True, expires_on=FROM, **row)
        visits.append(Visit(place, {"number": one.pk, "link": made.pk}))
    return visits


def each_invitation(world: World) -> list[Visit]:
    """An invitation that waits, at each association."""
    promised = {"people": world.cast.association, "other association": world.other}
    visits = []
    for place, association in promised.items():
        held = Held(Role.BOARD_READER, association=association.pk)
        made, _ = invite(f"{association.pk}@exempel.invalid", "Påhittad", Promised(held, FROM, None), "Frida")
        visits.append(Visit(place, {"number": made.pk}))
    return visits


def each_follow_up(world: World) -> list[Visit]:
    """A follow-up to tick off, of each participation."""
    made = {
        place: FollowUp.objects.create(participation=found, label="Uppföljning", due_on=FROM)
        for place, found in world.participations.items()
    }
    return [Visit(place, {"number": one.pk, "state": "klar"}) for place, one in made.items()]


def each_step(world: World) -> list[Visit]:
    """A step of a plan to tick off, of each participation."""
    visits = []
    for place, found in world.participations.items():
        goal = PlanGoal.objects.create(participation=found, text="Mål", set_on=FROM)
        visits.append(Visit(place, {"number": PlanStep.objects.create(goal=goal, text="Steg").pk, "state": "klar"}))
    return visits


def each_own_goal(world: World) -> list[Visit]:
    """A goal of a plan by its participation and its number."""
    visits = []
    for place, found in world.participations.items():
        goal = PlanGoal.objects.create(participation=found, text="Mål", set_on=FROM)
        visits.append(Visit(place, {"number": found.pk, "goal": goal.pk}))
    return visits


def each_step_of_goal(world: World) -> list[Visit]:
    """A goal that gets a step."""
    return [Visit(one.place, {"number": one.arguments["goal"]}) for one in each_own_goal(world)]


def each_meeting(world: World) -> list[Visit]:
    """A meeting of each participation."""
    visits = []
    for place, found in world.participations.items():
        meeting = Meeting.objects.create(participation=found, on=FROM)
        visits.append(Visit(place, {"number": found.pk, "meeting": meeting.pk}))
    return visits


def each_plan_goal(world: World) -> list[Visit]:
    """A goal of a plan, of each participation."""
    made = {
        place: PlanGoal.objects.create(participation=found, text="Mål", set_on=FROM)
        for place, found in world.participations.items()
    }
    return [Visit(place, {"number": one.pk, "state": "klar"}) for place, one in made.items()]


def each_goal(world: World) -> list[Visit]:
    """A goal to word anew, of each intervention."""
    visits = []
    for place, found in world.interventions.items():
        goal = Goal.objects.create(intervention=found, words_key="mål")
        GoalVersion.objects.create(goal=goal, text="Mål", stated_on=FROM)
        visits.append(Visit(place, {"number": found.pk, "goal": goal.pk}))
    return visits


def each_consent(world: World) -> list[Visit]:
    """A consent of each participant."""
    visits = []
    for place, one in world.participations.items():
        consent = consents_of(one).first() or give_consent(one, ConsentKind.EVALUATION, FROM)
        visits.append(Visit(place, {"number": one.participant_id, "consent": consent.pk}))
    return visits


def each_asking(**more: Any) -> Visits:
    """A questionnaire that was handed out, of each participation."""

    def visits(world: World) -> list[Visit]:
        made = {
            place: Asking.objects.create(
                intervention=found.intervention,
                participation=found,
                questionnaire="self_assessment",
                version="2",
                occasion="start",
                asked_on=FROM,
            )
            for place, found in world.participations.items()
        }
        return [Visit(place, {"number": one.pk, **more}) for place, one in made.items()]

    return visits


def each_upload(world: World) -> list[Visit]:
    """A file that waits to be imported, of the registrar at each intervention."""
    who = {"linden": "amina", "eken": "bosse"}
    visits = []
    for place, name in who.items():
        found, account = world.interventions[place], world.cast.accounts[name]
        upload = keep_upload(account.pk, found.provider_id, found.pk, "lista.csv", (Sheet("", (("Kön",), ("K",))),))
        visits.append(Visit(place, {"number": upload.pk}))
    return visits


def each_import(world: World) -> list[Visit]:
    """An import that was done, at each intervention."""
    made = {
        place: RegisterImport.objects.create(controller=found.intervention.provider, intervention=found.intervention)
        for place, found in world.participations.items()
    }
    return [Visit(place, {"number": one.pk}) for place, one in made.items()]


def each_due(world: World) -> list[Visit]:
    """A report that each intervention owes, by its number."""
    days = {"period_start": PERIOD.start, "period_end": PERIOD.end, "due_on": PERIOD.end}
    made = {
        place: ReportDue.objects.create(intervention=found, form_id="skaraborg_interim", **days)
        for place, found in world.interventions.items()
    }
    return [Visit(place, {"due": one.pk}) for place, one in made.items()]


def each_esf_intervention(world: World) -> list[Visit]:
    """A page of an intervention that the ESF finances, by its number."""
    for found in world.interventions.values():
        Intervention.objects.filter(pk=found.pk).update(is_esf_financed=True)
    return each_intervention()(world)


def each_operator(world: World) -> list[Visit]:
    """A page of an operator, by its number."""
    operators = {"municipality": world.cast.municipality, "region": world.cast.region}
    return [Visit(place, {"number": one.pk}) for place, one in operators.items()]


def each_comment(world: World) -> list[Visit]:
    """A comment of the office on a draft in each place."""
    visits = []
    for place, found in world.interventions.items():
        one = draft_edition(found)
        made = EditionComment.objects.create(edition=one, section="method", text="Mer om hur.", by="Kontoret")
        visits.append(Visit(place, {"number": one.pk, "comment": made.pk, "state": "klar"}))
    return visits


def each_commented(world: World) -> list[Visit]:
    """A report in each place, with what the form for a comment sends."""
    return [replace(one, sent={"section": "method", "text": "Mer om hur."}) for one in each_edition()(world)]


def each_trusted_key(world: World) -> list[Visit]:
    """A key of another installation, at each association."""
    scopes = {"association": world.cast.municipality, "other association": world.ronnen.provider}
    return [
        Visit(place, {"number": trust_key(f"{at}" * 64, operator=one, by=Actor(0, "Frida")).pk})
        for at, (place, one) in enumerate(scopes.items())
    ]


ADDRESSES: Mapping[str, Visits] = {
    "write_report": each_draft(),
    "meanwhile": each_draft(),
    "write_section": each_draft(section="method"),
    "section_versions": each_draft(section="method"),
    "restore_section": each_draft(section="method"),
    "settle_comment": each_comment,
    "take_in_draft": each_draft(),
    "download_draft": each_draft(),
    "comment_on_report": each_commented,
    "look_over_report": each_draft(),
    "decide_remark": each_draft(),
    "use_proposal": each_draft(),
    "refresh_numbers": each_draft(),
    "begin_report": each_due,
    "grant_more_time": each_due,
    "renew_form": each_draft(),
    "draft_figures": each_draft(),
    "why": each_edition(measure="exits", gender="women"),
    "import_file": each_intervention(),
    "operator_import_start": each_operator,
    "import_columns": each_upload,
    "import_table": each_upload,
    "import_preview": each_upload,
    "refused_rows": each_upload,
    "do_import": each_upload,
    "import_done": each_import,
    "undo_import": each_import,
    "export_intervention": each_intervention(),
    "intervention_settings": each_intervention(),
    "change_intervention": each_intervention(),
    "set_places": each_intervention(),
    "extend_agreement": each_intervention(),
    "enter_costs": each_intervention(),
    "plan_participants": each_intervention(),
    "set_report_calendar": each_intervention(),
    "new_goal": each_intervention(),
    "word_goal": each_goal,
    "set_rhythm": each_intervention(),
    "set_stages": each_intervention(),
    "counts_periods": each_intervention(),
    "enter_counts": each_intervention(period=PERIOD),
    "operators": each_association("association"),
    "exit_codes": each_association("association"),
    "referral_form": each_intervention(),
    "start_in_intervention": each_intervention(),
    "queue": each_intervention(),
    "decision_form": each_participation(),
    "start_referred": each_participation(),
    "extend_form": each_participation(),
    "exit_form": each_participation(),
    "undo_exit": each_participation(),
    "error_form": each_participation(),
    "undo_error": each_participation(),
    "take_over_form": each_participation(),
    "after_6_months": each_participation(),
    "after_12_months": each_participation(),
    "move_in_queue": each_participation(),
    "participant": each_participant(),
    "reveal_identity": each_participant(),
    "participant_trail": each_participant(),
    "participant_answers": each_participation(),
    "participants": each_intervention(),
    "find_participant": each_intervention(),
    "attendance": each_intervention(),
    "note_attendance": each_intervention(),
    "change_participant": each_participant(),
    "hold_meeting": each_participation(),
    "change_meeting": each_meeting,
    "remove_meeting": each_meeting,
    "set_plan_goal": each_participation(),
    "change_goal": each_own_goal,
    "remove_goal": each_own_goal,
    "set_plan_step": each_step_of_goal,
    "register_hours": each_participation(),
    "add_follow_up": each_participation(),
    "set_means_of_support": each_participation(),
    "set_occupations": each_participation(),
    "tick_own_follow_up": each_follow_up,
    "tick_own_step": each_step,
    "tick_goal": each_plan_goal,
    "tick_follow_up": each_follow_up,
    "tick_step": each_step,
    "intervention": each_intervention(),
    "flows": each_intervention(),
    "board": each_intervention(),
    "move_on_board": each_participation(),
    "hand_out_questionnaire": each_participation(),
    "asking": each_asking(),
    "make_answer_link": each_asking(),
    "decline_questionnaire": each_asking(state="ja"),
    "enter_paper_answers": each_asking(),
    "print_paper": each_asking(),
    "use_answers": each_asking(),
    "ask_about_violence": each_participation(),
    "count_screening": each_participation(),
    "screening_on_tablet": each_participation(),
    "questionnaire_results": each_intervention(),
    "hand_out_to_many": each_intervention(),
    "close_shared_link": each_shared_link,
    "questionnaires": each_association("association"),
    "define_questionnaire": each_association("association"),
    "load_questionnaire_texts": each_association("association"),
    "offer_questionnaire": each_association("association", number=1, state="nej"),
    "screenings": each_association("association"),
    "release_screenings": each_association("association", year=2029),
    "account": each_account(),
    "findings": each_account(),
    "exposure": each_account(),
    "download": each_account(file_format="json"),
    "account_office": each_account(),
    "edit_account": each_account(),
    "draft_account": each_account(file_format="json"),
    "release_account": each_account(),
    "report": each_report(),
    "edition": each_edition(),
    "report_file": each_edition(submission=1, kind="pdf"),
    "submit_report": each_edition(),
    "take_back_report": each_edition(),
    "receive_report": each_edition(),
    "assess_report": each_edition(),
    "sign_report": each_edition(),
    "accept_report": each_edition(),
    "return_report": each_edition(),
    "take_up_report": each_edition(),
    "publish_report": each_edition(),
    "correct_report": each_edition(),
    "changed_facts": each_edition(),
    "errata": each_edition(),
    "errata_file": each_correction,
    "send_package": each_edition(),
    "ask_package_state": each_edition(),
    "end_key": each_trusted_key,
    "esf_months": each_esf_intervention,
    "follow_up_appendix": each_association("association", year=2025, file_format="docx"),
    "end_assignment": each_assignment,
    "give_back_assignment": each_assignment,
    "withdraw_invitation": each_invitation,
    "consents": each_participant(),
    "register_consent": lambda world: [
        Visit(place, {"number": one.participant_id, "participation": one.pk})
        for place, one in world.participations.items()
    ],
    "withdraw_consent": each_consent,
    "restore_consent": each_consent,
    "protect_identity": each_participant(),
    "counted_only": each_intervention(),
    "count_only": each_intervention(),
    "uncount_only": each_intervention(year=2026, gender="men"),
}
"""By the page's name. Pages without arguments are `anywhere` unless they stand here."""


def make_world() -> World:
    """Writes the world to the database."""
    cast = make_cast()
    other = Association.objects.create(name="Andra förbundet (påhittat)", name_key="andra förbundet (påhittat)")
    elsewhere = operator(other, "Andra kommunen (påhittad)")
    world = World(cast, other, intervention(other, elsewhere, "Rönnen"), {})
    _people(world)
    for place in ("linden", "eken", "ronnen"):
        found = world.interventions[place]
        who = Participant.objects.create(controller=found.provider, local_number=1, gender="women", birth_year=1988)
        world.participations[place] = Participation.objects.create(
            participant=who, intervention=found, referred_on=FROM, decision="accepted", started_on=FROM
        )
    _reports(cast.association, "Linden", "Eken", "Asken")
    _reports(other, "Rönnen")
    return world


def _people(world: World) -> None:
    at_linden = {"role": Role.INTERVENTION_MANAGER, "intervention": world.cast.linden}
    assigned = {
        "olof": {"role": Role.ASSOCIATION_ADMINISTRATOR, "association": world.other, "from_on": FROM},
        "elsa": {**at_linden, "from_on": FROM, "to_on": date(2020, 12, 31)},
        "nils": {**at_linden, "from_on": date(2990, 1, 1)},
        "gunnar": {"role": Role.ASSOCIATION_ADMINISTRATOR, "association": world.cast.association, "from_on": FROM},
    }
    for name, held in assigned.items():
        account = Account.objects.create_user(f"{name}@exempel.invalid", name=f"{name.capitalize()} Påhittad")
        Assignment.objects.create(account=account, **held)
        world.cast.accounts[name] = account


def _reports(association: Association, *names: str) -> None:
    file = replace(reading(*map(report, names)), issuer=association.name)
    save_reading(file, (), digest=association.name, by="Office")
