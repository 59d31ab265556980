"""All that was found in an account, as far as a reader wants to see it."""

from dataclasses import dataclass

from stegvis.actions.access import Actor, interventions_for
from stegvis.checks import RULES
from stegvis.store.accounts import AccountKey, findings_of
from stegvis.store.loading import finding_of
from stegvis.store.models import StoredFinding
from stegvis.vocabulary import Finding, Severity, Wording

_GRAVEST_FIRST = tuple(severity.value for severity in Severity)


@dataclass(frozen=True, slots=True)
class Selection:
    """What to show; None is everything."""

    severity: Severity | None = None
    rule: str | None = None
    report: int | None = None


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """A finding with the number of its report (None: the whole file) and its file."""

    finding: Finding
    report: int | None
    file: str


@dataclass(frozen=True, slots=True)
class FindingList:
    """The findings selected, gravest first, and the choices there are: rules by what they find, reports by name."""

    findings: tuple[ListedFinding, ...]
    total: int
    rules: tuple[tuple[str, Wording], ...]
    reports: tuple[tuple[int, str], ...]


def list_findings(key: AccountKey, selection: Selection, *, by: Actor) -> FindingList:
    """The account's findings that fit `selection` and that the actor may see."""
    stored = sorted(findings_of(key, interventions_for(by, "list_findings")), key=_order)
    everything = [_listed(one) for one in stored]
    reports = {one.report: one.finding.report or "" for one in everything if one.report is not None}
    return FindingList(
        findings=tuple(one for one in everything if _fits(one, selection)),
        total=len(everything),
        rules=_rules({one.finding.rule for one in everything}),
        reports=tuple(sorted(reports.items(), key=lambda item: item[1].casefold())),
    )


def _rules(found: set[str]) -> tuple[tuple[str, Wording], ...]:
    """The rules that found something, in the rules' own order; one that no longer exists goes by its id."""
    known = {rule.id: rule.summary for rule in RULES}
    gone = {rule: Wording(rule, rule) for rule in sorted(found - known.keys())}
    return tuple((rule, summary) for rule, summary in (known | gone).items() if rule in found)


def _order(stored: StoredFinding) -> tuple[int, int, int]:
    return (_GRAVEST_FIRST.index(stored.severity), stored.source_id, stored.position)


def _listed(stored: StoredFinding) -> ListedFinding:
    revision = stored.revision
    return ListedFinding(
        finding=finding_of(stored, revision.name if revision else None),
        report=revision.report_id if revision else None,
        file=stored.source.file,
    )


def _fits(one: ListedFinding, selection: Selection) -> bool:
    return (
        selection.severity in {None, one.finding.severity}
        and selection.rule in {None, one.finding.rule}
        and selection.report in {None, one.report}
    )
