"""Where the pages of reports and accounts lie."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.addresses.visits import Visit, Visits, each_association, each_intervention
from tests.addresses.world import World
from tests.invented_editions import draft_edition, handed_in_edition
from tests.store.invented import PERIOD

from stegvis.store.models import (
    EditionComment,
    Intervention,
    Report,
    ReportDue,
)
from stegvis.store.reports.border.trusted_keys import trust_key
from stegvis.vocabulary.actor import Actor


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


def each_due(world: World) -> list[Visit]:
    """A report that each intervention owes, by its number."""
    days = {"period_start": PERIOD.start, "period_end": PERIOD.end, "due_on": PERIOD.end}
    made = {
        place: ReportDue.objects.create(intervention=found, form_id="skaraborg_interim", **days)
        for place, found in world.interventions.items()
    }
    return [Visit(place, {"due": one.pk}) for place, one in made.items()]


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


def each_esf_intervention(world: World) -> list[Visit]:
    """A page of an intervention that the ESF finances, by its number."""
    for found in world.interventions.values():
        Intervention.objects.filter(pk=found.pk).update(is_esf_financed=True)
    return each_intervention()(world)


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
    "confirm_texts": each_draft(),
    "refresh_numbers": each_draft(),
    "begin_report": each_due,
    "grant_more_time": each_due,
    "renew_form": each_draft(),
    "draft_figures": each_draft(),
    "why": each_edition(measure="exits", gender="women"),
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
    "explain_assessment": each_edition(at=1),
    "throw_away_correction": each_draft(),
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
}
