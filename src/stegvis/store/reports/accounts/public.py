"""What the office has published for everybody: reports, and released accounts. Nothing else is for everybody."""

from datetime import date

from django.db.models import QuerySet, Subquery

from stegvis.store.access.assignments import Interventions
from stegvis.store.models import AccountFile, AccountRelease, EditionPackage, Intervention
from stegvis.store.reports.accounts.standings import PUBLISHED, HandedIn, handed_in
from stegvis.vocabulary import Period
from stegvis.vocabulary.wording import Language


def everybodys(association: int | None = None) -> Interventions:
    """The interventions that everybody may ask about; `published_reports` says what is told of them."""
    every = Intervention.objects.all()
    return every if association is None else every.filter(association=association)


def published_reports(association: int | None = None) -> tuple[HandedIn, ...]:
    """The published reports, of one association or all. One query."""
    return handed_in(everybodys(association), PUBLISHED)


def published_package(association: int, edition: int) -> bytes | None:
    """The package of a published edition that is in force, as it was signed; None for every other number."""
    shown = {one.edition: one.submission for one in published_reports(association)}
    if edition not in shown:
        return None
    return bytes(EditionPackage.objects.get(edition=edition, submission=shown[edition]).file)


def released_accounts(association: int | None = None) -> tuple[tuple[int, str, Period], ...]:
    """The periods whose account was released: (association, its name, period)."""
    rows = AccountRelease.objects.exclude(period="").select_related("association").order_by("association", "period")
    if association is not None:
        rows = rows.filter(association=association)
    found = rows.values_list("association", "association__name", "period").distinct()
    return tuple((number, name, _period(written)) for number, name, written in found)


def account_formats(association: int, period: Period, language: Language) -> tuple[str, ...]:
    """The formats of the account's release in force; none when it was not released."""
    return tuple(_files(association, period, language).order_by("file_format").values_list("file_format", flat=True))


def account_file(association: int, period: Period, file_format: str, language: Language) -> bytes | None:
    """The file of the release in force, or None."""
    found = _files(association, period, language).filter(file_format=file_format).first()
    return bytes(found.content) if found else None


def _files(association: int, period: Period, language: Language) -> QuerySet[AccountFile]:
    written = f"{period.start.isoformat()}/{period.end.isoformat()}"
    last = AccountRelease.objects.filter(association=association, period=written).order_by("-number").values("pk")[:1]
    return AccountFile.objects.filter(release=Subquery(last), language=language)


def _period(written: str) -> Period:
    start, end = written.split("/")
    return Period(date.fromisoformat(start), date.fromisoformat(end))
