"""Finding a report by what somebody writes at the command line: its number, or its intervention's name."""

from stegvis.store.models import Edition
from stegvis.store.names import name_key
from stegvis.vocabulary import BadInput, Period, Wording

SHOWN = 5


def report_named(report: str, period: Period | None) -> Edition:
    """The report with that number, or the only one on the intervention of that name (in the period, when given).

    Of a report and its corrections the latest counts. Raises BadInput when there is none, or several.
    """
    editions = Edition.objects.select_related("intervention")
    text = report.strip()
    if text.isascii() and text.isdigit() and len(text) < 18:
        found = list(editions.filter(pk=int(text)))
    else:
        found = list(editions.filter(intervention__name_key=name_key(text)).order_by("period_start", "number"))
        if period is not None:
            found = [one for one in found if (one.period_start, one.period_end) == (period.start, period.end)]
        latest = {(one.intervention_id, one.form_id, one.period_start, one.period_end): one for one in found}
        found = list(latest.values())
    if not found:
        raise BadInput(report, _NONE)
    if len(found) > 1:
        raise BadInput(report, _several(found))
    return found[0]


_NONE = Wording(
    "det finns ingen sådan rapport; skriv rapportens nummer, som står i sidans adress, eller insatsens namn.",
    "there is no such report; write its number, which stands in the page's address, or the intervention's name.",
)


def _several(found: list[Edition]) -> Wording:
    told = ", ".join(f"{one.pk} ({one.form_id}, {one.period_start} – {one.period_end})" for one in found[:SHOWN])
    return Wording(
        f"det finns flera rapporter: {told}; skriv numret, eller ange --period.",
        f"there are several reports: {told}; write the number, or give --period.",
    )
