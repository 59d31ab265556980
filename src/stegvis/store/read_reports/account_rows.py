"""What pages about a whole account read of its reports: figures, texts and parties, as rows."""

from collections.abc import Iterable, Sequence
from typing import Any

from stegvis.store.access.assignments import Interventions
from stegvis.store.accounts import AccountKey, revisions_of
from stegvis.store.models import Party, SectionText, StoredFigure
from stegvis.store.read_reports.cells import CELL
from stegvis.store.tables.compiled_query import CompiledForMany, CompiledForScopes


def account_figures(key: AccountKey, among: Interventions, measures: tuple[str, ...]) -> Iterable[Sequence[Any]]:
    """Revision, measure, gender and the columns of the cell, of the account's revisions; in the order of each."""
    return _FIGURES.values([among], key, measures)


_FIGURES = CompiledForScopes[StoredFigure](
    lambda among, key, measures: (
        StoredFigure.objects.filter(revision__in=revisions_of(key, among).order_by().values("pk"), measure__in=measures)
        .order_by("position")
        .values_list("revision", "measure", "gender", *CELL)
    )
)


def account_texts(key: AccountKey, among: Interventions) -> Iterable[Sequence[Any]]:
    """Revision and text of every section of the account's revisions; in the order of each."""
    return _TEXTS.values([among], key)


_TEXTS = CompiledForScopes[SectionText](
    lambda among, key: (
        SectionText.objects.filter(revision__in=revisions_of(key, among).order_by().values("pk"))
        .order_by("position")
        .values_list("revision", "text")
    )
)


def party_names(revisions: Sequence[int]) -> Iterable[Sequence[Any]]:
    """The parties that these revisions name, each after the number of its revision."""
    return _PARTIES.values(revisions)


_PARTIES = CompiledForMany(
    lambda revisions: Party.objects.filter(revision__in=revisions).values_list("revision", "operator__name")
)
