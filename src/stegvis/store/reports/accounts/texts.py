"""What the office writes in an account before it is released: every version is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from stegvis.forms.account.texts import AccountTexts
from stegvis.store.accounts import AccountKey
from stegvis.store.models import AccountText
from stegvis.store.tables.compiled_query import CompiledForScopes
from stegvis.store.trail.events import record
from stegvis.vocabulary import Changed
from stegvis.vocabulary.actor import Actor

INTRO, BOARD, ORDER, LEAD = "intro", "board", "order", "lead:"


@dataclass(frozen=True, slots=True)
class TextVersion:
    """What stood in a part, who wrote it and when."""

    part: str
    number: int
    text: str
    by: str
    saved_at: datetime


def period_text(key: AccountKey) -> str:
    """The account's period as the tables hold it."""
    return f"{key.period.start.isoformat()}/{key.period.end.isoformat()}" if key.period else ""


def parts_of(key: AccountKey) -> Mapping[str, str]:
    """What stands in each part now; parts that nobody wrote in are missing."""
    return {one.part: one.text for one in _rows(key)}


def version_of(key: AccountKey) -> int:
    """How many versions there are of all parts together: grows with each change."""
    return _rows(key).count()


def texts_of(parts: Mapping[str, str], names: Mapping[int, str]) -> AccountTexts:
    """The parts as the account's composition takes them. `names` are the interventions' by number, as reports say."""
    leads = {name: parts.get(f"{LEAD}{number}", "") for number, name in names.items()}
    order = tuple(names[int(one)] for one in parts.get(ORDER, "").split() if int(one) in names)
    return AccountTexts(parts.get(INTRO, ""), parts.get(BOARD, ""), order, leads)


def versions_of(key: AccountKey) -> tuple[TextVersion, ...]:
    """Everything that ever stood in the account's parts, latest first."""
    rows = _rows(key).order_by("-id")
    return tuple(TextVersion(one.part, one.number, one.text, one.by, one.saved_at) for one in rows)


def editors_of(key: AccountKey) -> frozenset[int]:
    """The accounts that wrote in it: none of them may release it."""
    return frozenset(account for (account,) in _EDITORS.values([], key))


@transaction.atomic
def save_parts(key: AccountKey, version: int, parts: Mapping[str, str], *, by: Actor, subject: str) -> None:
    """A new version of each part whose text differs from what stands there. Raises Changed."""
    now = parts_of(key)
    if version_of(key) != version:
        raise Changed(now, version_of(key))
    changed = {part: text for part, text in parts.items() if now.get(part, "") != text}
    numbers = _numbers(_rows(key))
    AccountText.objects.bulk_create(
        AccountText(
            association_id=key.association,
            period=period_text(key),
            part=part,
            number=numbers.get(part, 0) + 1,
            text=text,
            account_id=by.account or None,
            by=by.name,
        )
        for part, text in changed.items()
    )
    if changed:
        record("account_edited", by=by, subject=subject, details={"parts": sorted(changed)})


def _rows(key: AccountKey) -> QuerySet[AccountText]:
    return AccountText.objects.filter(association=key.association, period=period_text(key))


_EDITORS = CompiledForScopes[AccountText](lambda key: _rows(key).exclude(account=None).values_list("account"))


def _numbers(rows: Iterable[AccountText]) -> Mapping[str, int]:
    """The latest number of each part: rows come in the order of their numbers."""
    return {one.part: one.number for one in rows}
