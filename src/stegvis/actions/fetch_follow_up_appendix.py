"""The annual report's appendix on follow-up, as a file: released figures of the reports on the calendar year."""

from stegvis.actions.access import Actor, NotPermitted, interventions_for, permit
from stegvis.actions.show_national_sheet import FIRST_YEAR
from stegvis.documents.writers import write_document
from stegvis.forms.follow_up_appendix import YearOf, follow_up_appendix
from stegvis.store.clock import today
from stegvis.store.national.sheet import year_of
from stegvis.store.organisation.associations import association_of
from stegvis.store.organisation.money import money_in
from stegvis.store.reports.accounts.standings import AT_THE_ASSOCIATION, figures_of, handed_in, one_each
from stegvis.vocabulary.wording import Language

FORMATS = ("docx", "pdf")


def fetch_follow_up_appendix(
    *, by: Actor, association: int, year: int, file_format: str, language: Language = "sv"
) -> bytes:
    """The appendix in one of FORMATS. Raises NotPermitted, also for a year that cannot be; ValueError for a format."""
    permit(by, "fetch_follow_up_appendix", association=association)
    if not FIRST_YEAR <= year <= today().year:
        raise NotPermitted
    if file_format not in FORMATS:
        raise ValueError(f"The appendix is written as one of {', '.join(FORMATS)}, not {file_format!r}.")
    found = association_of(association)
    among = interventions_for(by, "fetch_follow_up_appendix").filter(association=association)
    reports = [one for one in one_each(handed_in(among, AT_THE_ASSOCIATION)) if one.period == year_of(year)]
    figures = figures_of(reports)
    shown = {one.intervention: figures[one.revision] for one in reports}
    names = dict(among.order_by("name_key").values_list("pk", "name"))
    money = money_in(names, year_of(year))
    rows = tuple(
        YearOf(
            name,
            shown.get(number),
            money[number].budget if number in money else None,
            money[number].outcome if number in money else None,
        )
        for number, name in names.items()
    )
    return write_document(follow_up_appendix(found.name, year, rows, language), file_format)
