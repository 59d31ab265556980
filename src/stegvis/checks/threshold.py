"""The form's threshold: from how many on it asks for outcomes."""

from stegvis.forms.reading import ReportReading


def below_threshold(report: ReportReading) -> int | None:
    """The form's threshold when the report's group is smaller, else None. No group at all is not small."""
    condition = report.form.form.threshold if report.form else None
    if condition is None:
        return None
    value = report.value(condition.measure)
    return condition.at_least if value is not None and 0 < value < condition.at_least else None
