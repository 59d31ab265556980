"""A correction's errata page, from the two packages: what was handed in before and what is handed in now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stegvis.documents.nodes import Document
from stegvis.forms.errata import NOT_TOLD, Errata, TextErratum, errata, errata_document
from stegvis.forms.package.nodes import PackedReport
from stegvis.store.models import Edition
from stegvis.store.reports.form_in_use import form_of_package
from stegvis.store.reports.life.assessing import told_too_much
from stegvis.store.reports.life.handed_in import last_handed_in
from stegvis.vocabulary.wording import Language


@dataclass(frozen=True, slots=True)
class ErrataPage:
    """What a correction changes, and the page that tells it."""

    errata: Errata
    document: Document


def errata_page(edition: Edition, language: Language = "sv") -> ErrataPage | None:
    """The page; None for what corrects nothing, before it is handed in, and when a package cannot be read.

    A text that was corrected because it told too much is not told once more. Raises BadInput when the form is no more.
    """
    if edition.corrects is None:
        return None
    before, after = _packed(edition.corrects), _packed(edition)
    if before is None or after is None:
        return None
    found = errata(before, after)
    found = replace(found, texts=tuple(_tellable(found, after, language)))
    return ErrataPage(
        found, errata_document(found, after, form_of_package(after.form_id, after.form_version), language)
    )


def _tellable(found: Errata, after: PackedReport, language: Language) -> Iterator[TextErratum]:
    for one in found.texts:
        hides = bool(told_too_much(one.stood, after))
        yield replace(one, stood=NOT_TOLD.in_language(language)) if hides else one


def _packed(edition: Edition) -> PackedReport | None:
    handed_in = last_handed_in(edition)
    return handed_in.opened.packed if handed_in and handed_in.opened else None
