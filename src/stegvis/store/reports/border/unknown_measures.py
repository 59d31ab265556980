"""Measures in a package that this installation's catalogue does not have: the sender's Stegvis may be newer."""

from functools import partial

from stegvis.catalogue.measures import TYPED_BY_HAND, load_measures
from stegvis.forms.package.document import package_document
from stegvis.forms.package.nodes import PackedReport
from stegvis.vocabulary import Wording
from stegvis.vocabulary.measure import measure_heading


def unknown_measures(packed: PackedReport) -> tuple[str, ...]:
    """The ids of the measures that the package has figures of and nobody here knows, in order, each once."""
    return tuple(dict.fromkeys(one.measure for one in packed.figures if not is_known(one.measure)))


def heading_here(measure: str) -> Wording:
    """What a figure of a package is headed by: the catalogue's own name, or that the measure is unknown here."""
    entry = load_measures().get(measure)
    if entry is not None:
        return entry.label
    own = measure_heading(measure)
    return (
        own if is_known(measure) else Wording(f"Okänt mått ({own.sv.lower()})", f"Unknown measure ({own.en.lower()})")
    )


def is_known(measure: str) -> bool:
    """True for a measure of the catalogue and for what is typed by hand."""
    return measure in load_measures() or measure in TYPED_BY_HAND


document_here = partial(package_document, heading=heading_here)
"""A package's document as it is shown here: measures under the catalogue's names."""
