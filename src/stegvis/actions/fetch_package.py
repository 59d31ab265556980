"""The package of a report, as a file to carry to another installation."""

from dataclasses import dataclass

from stegvis.store.reports.border.named_reports import report_named
from stegvis.vocabulary import BadInput, Period, Wording


@dataclass(frozen=True, slots=True)
class FetchedPackage:
    """A package with what it is about; `package` is its number in the store."""

    package: int
    intervention: str
    digest: str
    content: bytes


def fetch_package(report: str, *, period: Period | None = None) -> FetchedPackage:
    """The package last handed in of a report: `report` is its number, or the intervention's name.

    Raises BadInput when there is no such report, when there are several, and before it was handed in.
    """
    edition = report_named(report, period)
    last = edition.packages.order_by("-submission").first()
    if last is None:
        raise BadInput(report, _NOT_HANDED_IN)
    return FetchedPackage(last.pk, edition.intervention.name, last.digest, bytes(last.file))


_NOT_HANDED_IN = Wording(
    "rapporten är inte inlämnad än, och det är först då den blir ett paket; lämna in den på sidan Rapporter.",
    "the report has not been handed in, and only then it becomes a package; hand it in on the page Reports.",
)
