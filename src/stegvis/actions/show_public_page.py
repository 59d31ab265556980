"""What everybody may read without an account: published reports and released accounts, by association and period.

Read-in files are not here: somebody's old file is public only as part of an account that the office has released.
"""

from dataclasses import dataclass

from stegvis.actions.show_board_page import BoardPage, board_of
from stegvis.store.reports.accounts.public import (
    account_file,
    account_formats,
    everybodys,
    published_package,
    published_reports,
    released_accounts,
)
from stegvis.vocabulary import BadInput, Period
from stegvis.vocabulary.wording import Language

__all__ = ["PublicFile", "PublicPage", "list_public", "public_account", "public_report", "show_public_page"]


@dataclass(frozen=True, slots=True)
class PublicPlace:
    """An association with the periods that something was published for, the latest first."""

    association: int
    name: str
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A period of an association. `board` is None when only an account was released, `formats` empty without one."""

    association: int
    name: str
    period: Period
    board: BoardPage | None
    formats: tuple[str, ...]


def list_public() -> tuple[PublicPlace, ...]:
    """The associations that have published anything, by name. Two queries."""
    told = [(one.association, one.association_name, one.period) for one in published_reports()]
    names: dict[int, str] = {}
    periods: dict[int, set[Period]] = {}
    for number, name, period in (*told, *released_accounts()):
        names[number] = name
        periods.setdefault(number, set()).add(period)
    found = sorted(names.items(), key=lambda one: one[1].casefold())
    return tuple(PublicPlace(number, name, _latest_first(periods[number])) for number, name in found)


def show_public_page(association: int, period: Period, language: Language) -> PublicPage | None:
    """What was published for the period, or None when nothing was. Nine queries."""
    reports = published_reports(association)
    formats = account_formats(association, period, language)
    names = {number: name for number, name, days in released_accounts(association) if days == period}
    board = None
    if any(one.period == period for one in reports):
        board, _ = board_of(everybodys(association), reports, association, period)
    name = board.name if board else names.get(association)
    return PublicPage(association, name, period, board, formats) if name is not None else None


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A file for everybody."""

    content: bytes
    name: str


def public_report(association: int, edition: int, *, as_package: bool) -> PublicFile | None:
    """The published report as its signed package, or the PDF inside it; None when there is none for everybody."""
    from stegvis.forms.package.file import SUFFIX, open_package

    data = published_package(association, edition)
    if data is None:
        return None
    if as_package:
        return PublicFile(data, f"rapport-{edition}{SUFFIX}")
    try:
        return PublicFile(open_package(data).pdf, f"rapport-{edition}.pdf")
    except BadInput:
        return None


def public_account(association: int, period: Period, file_format: str, language: Language) -> PublicFile | None:
    """The released account's file, or None."""
    content = account_file(association, period, file_format, language)
    days = f"{period.start.isoformat()}--{period.end.isoformat()}"
    return PublicFile(content, f"redovisning-{days}.{file_format}") if content is not None else None


def _latest_first(periods: set[Period]) -> tuple[Period, ...]:
    return tuple(sorted(periods, key=lambda one: (one.end, one.days), reverse=True))
