"""How an account's period stands in an address."""

from datetime import date
from functools import lru_cache

from django.urls import register_converter, reverse
from django.urls.converters import IntConverter

from stegvis.actions.list_accounts import AccountKey
from stegvis.vocabulary import Period

NO_PERIOD = "utan-period"
KEPT = 8192
"""Addresses stay what they are, and a list asks for very many."""
PERIOD, NUMBER = "period", "number"


class PeriodConverter:
    """ "2023-01-01--2023-08-31", or "utan-period" for reports that state none."""

    regex = rf"\d{{4}}-\d\d-\d\d--\d{{4}}-\d\d-\d\d|{NO_PERIOD}"

    def to_python(self, text: str) -> Period | None:
        """The period; ValueError (no such page) when there is no such day."""
        if text == NO_PERIOD:
            return None
        start, end = text.split("--")
        return Period(date.fromisoformat(start), date.fromisoformat(end))

    def to_url(self, period: Period | None) -> str:
        """The part of the address that stands for `period`."""
        return f"{period.start.isoformat()}--{period.end.isoformat()}" if period else NO_PERIOD


class NumberConverter(IntConverter):
    """A row's number, no larger than a database takes."""

    regex = "[0-9]{1,9}"


register_converter(PeriodConverter, PERIOD)
register_converter(NumberConverter, NUMBER)


def account_address(key: AccountKey, page: str = "account", **more: str) -> str:
    """The address of a page of the account: "account", "findings", "download" and so on."""
    return reverse(page, kwargs={"association": key.association, "period": key.period, **more})


@lru_cache(maxsize=KEPT)
def report_address(report: int) -> str:
    """The report's page."""
    return reverse("report", kwargs={"number": report})


def chosen_period(text: str) -> Period | None:
    """The period that a question names, as an address writes it; None for everything else."""
    try:
        return PeriodConverter().to_python(text)
    except ValueError:
        return None
