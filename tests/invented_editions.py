"""Editions for tests, at any state; all of it invented."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.cast import Cast

from stegvis.forms.package.nodes import PackedReport, PackedSection
from stegvis.store.models import Edition, EditionPackage, Intervention, ReportCycle, ReportRule, SectionVersion
from stegvis.store.reports.border.packages import keep_package
from stegvis.store.reports.form_in_use import find_form
from stegvis.vocabulary import Gender, Number, Period
from stegvis.vocabulary.released import ReleasedFigure
from stegvis.vocabulary.report_life import ReportState

PDF = b"%PDF-1.7\n%invented\n%%EOF\n"
PERIOD = Period(date(2026, 1, 1), date(2026, 8, 31))


def make_edition(
    cast: Cast,
    place: str = "linden",
    *,
    form: str = "skaraborg_interim",
    period: Period = PERIOD,
    state: ReportState = ReportState.DRAFT,
    texts: dict[str, str] | None = None,
    written_by: str = "maja",
    **columns: object,
) -> Edition:
    """An edition on "linden", "eken" or "asken", with `texts` by section; past a draft with an unreadable package."""
    edition = Edition.objects.create(
        intervention=getattr(cast, place),
        form_id=form,
        form_version="2023",
        period_start=period.start,
        period_end=period.end,
        state=ReportState.DRAFT,
        **columns,
    )
    for section, text in (texts or {}).items():
        account = cast.accounts[written_by]
        SectionVersion.objects.create(
            edition=edition, section=section, number=1, text=text, account=account, by=account.name
        )
    if state not in {ReportState.DRAFT, ReportState.PLANNED}:
        EditionPackage.objects.create(
            edition=edition, submission=1, digest=f"{edition.pk:064d}", signer="0" * 64, file=b"invented"
        )
    if state is not ReportState.DRAFT:
        # Last: what is signed takes no more.
        edition.state = state
        edition.save(update_fields=["state"])
    return edition


def draft_edition(
    intervention: Intervention, form: str = "skaraborg_interim", period: Period = PERIOD, **columns: Any
) -> Edition:
    """A draft without texts, of any intervention."""
    return Edition.objects.create(
        intervention=intervention,
        form_id=form,
        form_version=find_form(form).version,
        period_start=period.start,
        period_end=period.end,
        state=ReportState.DRAFT,
        **columns,
    )


def packed_edition(edition: Edition, **columns: object) -> PackedReport:
    """What the edition would hand in, with a few invented figures and texts."""
    intervention = edition.intervention
    told = {"participants": (40, 24, 16), "exits": (12, 7, 5)}
    genders = (Gender.ALL, Gender.WOMEN, Gender.MEN)
    period = Period(edition.period_start, edition.period_end)
    figures = tuple(
        ReleasedFigure(measure, gender, period, Number(number), intervention.name)
        for measure, numbers in told.items()
        for gender, number in zip(genders, numbers, strict=True)
    )
    stated = {
        "association": intervention.association.name,
        "operator": intervention.provider.name,
        "intervention": intervention.name,
        "form_id": edition.form_id,
        "form_version": edition.form_version,
        "period": period,
        "edition": edition.number,
        "submission": edition.packages.count() + 1,
        "submitted_on": period.end,
        "corrects": edition.corrects.packages.latest("submission").digest if edition.corrects else None,
        "correction_reason": edition.correction_reason,
        "figures": figures,
        "sections": (PackedSection("result", "Resultat", "Insatsen har tagit emot fler än planerat."),),
    }
    return PackedReport(**(stated | columns))


def hand_in(edition: Edition, **columns: object) -> EditionPackage:
    """A real package of the edition, kept as a submission is, without asking the release."""
    return keep_package(edition, packed_edition(edition, **columns), PDF)


def handed_in_edition(intervention: Intervention, state: ReportState = ReportState.SUBMITTED, **more: Any) -> Edition:
    """An edition with a real package, at the state."""
    edition = draft_edition(intervention, **more)
    hand_in(edition)
    if state is not ReportState.DRAFT:
        edition.state = state
        edition.save(update_fields=["state"])
    return edition


def signed_esf_months(intervention: Intervention, months: Iterable[int]) -> tuple[Edition, ...]:
    """A signed report to the ESF on each of those months of 2026, of an intervention that the ESF now finances."""
    intervention.is_esf_financed = True
    intervention.save()
    form = "skaraborg_monthly"
    ReportRule.objects.create(intervention=intervention, form_id=form, cycle=ReportCycle.MONTHLY)
    spans = [Period.of_months(date(2026, one, 1), date(2026, one, 1)) for one in months]
    return tuple(handed_in_edition(intervention, state=ReportState.SIGNED, form=form, period=one) for one in spans)
