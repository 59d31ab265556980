"""Editions for tests, at any state; all of it invented."""

from datetime import date

from tests.cast import Cast

from stegvis.store.models import Edition, EditionPackage, SectionVersion
from stegvis.vocabulary import Period
from stegvis.vocabulary.report_life import ReportState

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
