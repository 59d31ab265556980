"""All that was found in an account, as far as a reader wants to see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stegvis.actions.access import Actor, interventions_for
from stegvis.checks import RULES
from stegvis.store.accounts import AccountKey
from stegvis.store.models import Revision, StoredFinding
from stegvis.store.read_reports.finding_list import Outline, findings_numbered, outlines
from stegvis.store.read_reports.loading import finding_of
from stegvis.store.reports.accounts.signed_first import BOTH_READ_AND_SIGNED, finding_on, read_and_signed
from stegvis.vocabulary import Finding, Severity, Wording

_GRAVEST_FIRST = tuple(severity.value for severity in Severity)
_BOTH = Wording("En rapport finns både som inläst fil och som signerat paket.", "A report was both read and signed.")


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
    """The findings selected, gravest first, and the choices there are: rules by what they find, reports by name.

    `fitting` is how many fit the choices, `total` how many there are.
    """

    findings: tuple[ListedFinding, ...]
    fitting: int
    total: int
    rules: tuple[tuple[str, Wording], ...]
    reports: tuple[tuple[int, str], ...]


def list_findings(key: AccountKey, selection: Selection, *, by: Actor, at_most: int | None = None) -> FindingList:
    """The account's findings that fit `selection` and that the actor may see; the gravest when there are too many.

    Of a report that was both read and signed they are those on the signed one, and that it is here twice.
    """
    among = interventions_for(by, "list_findings")
    twice = read_and_signed(key, among)
    told = dict(map(_twice, twice.signed))
    everything = sorted((*told, *outlines(key, among, left_out=twice.left_out)), key=_order)
    fitting = [one for one in everything if _fits(one, selection)]
    reports = {one.report: one.name or "" for one in everything if one.report is not None}
    return FindingList(
        findings=_listed(fitting[:at_most], told),
        fitting=len(fitting),
        total=len(everything),
        rules=_rules({one.rule for one in everything}),
        reports=tuple(sorted(reports.items(), key=lambda item: item[1].casefold())),
    )


def _rules(found: set[str]) -> tuple[tuple[str, Wording], ...]:
    """The rules that found something, in the rules' own order; one that no longer exists goes by its id."""
    known = {rule.id: rule.summary for rule in RULES} | {BOTH_READ_AND_SIGNED: _BOTH}
    gone = {rule: Wording(rule, rule) for rule in sorted(found - known.keys())}
    return tuple((rule, summary) for rule, summary in (known | gone).items() if rule in found)


def _order(one: Outline) -> tuple[int, int, int]:
    return (_GRAVEST_FIRST.index(one.severity), one.source, one.position)


def _fits(one: Outline, selection: Selection) -> bool:
    return (
        selection.severity in {None, one.severity}
        and selection.rule in {None, one.rule}
        and selection.report in {None, one.report}
    )


def _twice(signed: Revision) -> tuple[Outline, ListedFinding]:
    """The finding on a report that was read too, which is stored nowhere; it has no number."""
    finding = finding_on(signed)
    outline = Outline(0, finding.severity.value, finding.rule, signed.source_id, 0, signed.report_id, signed.name)
    return outline, ListedFinding(finding, signed.report_id, signed.source.file)


def _listed(shown: Sequence[Outline], told: Mapping[Outline, ListedFinding]) -> tuple[ListedFinding, ...]:
    """The findings with those outlines, in that order; `told` are the ones that are stored nowhere."""
    stored = findings_numbered([one.number for one in shown if one not in told])
    return tuple(told[one] if one in told else _told(stored[one.number]) for one in shown)


def _told(stored: StoredFinding) -> ListedFinding:
    revision = stored.revision
    return ListedFinding(
        finding=finding_of(stored, revision.name if revision else None),
        report=revision.report_id if revision else None,
        file=stored.source.file,
    )
