"""Rules that find what does not add up in a reading; one rule a file, named after its id."""

from stegvis.checks import (
    blank_required,
    change_mismatch,
    contact_exposed,
    date_order,
    exit_class_sum,
    gender_sum,
    missing_section,
    name_variant,
    outcome_told_in_text,
    part_exceeds_whole,
    period_gap,
    period_length,
    person_named,
    person_rows,
    planned_vs_actual,
    report_number,
    scale_sum,
    share_mismatch,
    small_group,
    swapped_columns,
    tally_mismatch,
    text_table_mismatch,
    text_text_mismatch,
    threshold_not_met,
    unforeseen_column,
    unknown_unit,
)
from stegvis.checks.rule import Example, Rule
from stegvis.forms.reading import Reading
from stegvis.vocabulary import Finding

RULES: tuple[Rule, ...] = (
    gender_sum.RULE,
    exit_class_sum.RULE,
    part_exceeds_whole.RULE,
    swapped_columns.RULE,
    share_mismatch.RULE,
    text_table_mismatch.RULE,
    text_text_mismatch.RULE,
    tally_mismatch.RULE,
    scale_sum.RULE,
    change_mismatch.RULE,
    date_order.RULE,
    period_length.RULE,
    period_gap.RULE,
    report_number.RULE,
    planned_vs_actual.RULE,
    threshold_not_met.RULE,
    outcome_told_in_text.RULE,
    small_group.RULE,
    person_rows.RULE,
    person_named.RULE,
    contact_exposed.RULE,
    name_variant.RULE,
    unknown_unit.RULE,
    unforeseen_column.RULE,
    missing_section.RULE,
    blank_required.RULE,
)
"""Every rule, in the order in which its findings are told."""

__all__ = ["RULES", "Example", "Rule", "check"]


def check(reading: Reading) -> tuple[Finding, ...]:
    """All findings of all rules: first those on the whole file, then report by report, each by place and rule.

    The same finding is told once. The order depends on the reading alone.
    """
    found = dict.fromkeys(finding for rule in RULES for finding in rule.find(reading))
    names = {name: at for at, name in enumerate(dict.fromkeys(one.intervention for one in reading.reports))}
    ranks = {rule.id: at for at, rule in enumerate(RULES)}

    def order(finding: Finding) -> tuple[int, int, int, int]:
        report = -1 if finding.report is None else names.get(finding.report, len(names))
        return (report, *(finding.place.position or (0, 0)), ranks[finding.rule])

    return tuple(sorted(found, key=order))
