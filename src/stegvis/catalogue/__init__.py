"""The shipped forms and instruments, as data files with their loaders."""

from stegvis.catalogue.form_files import load_earlier_forms, load_forms, shipped_form
from stegvis.catalogue.instrument_files import load_instruments

__all__ = ["load_earlier_forms", "load_forms", "load_instruments", "shipped_form"]
