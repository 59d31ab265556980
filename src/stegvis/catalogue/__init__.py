"""The shipped forms and instruments, as data files with their loaders."""

from stegvis.catalogue.form_files import load_forms
from stegvis.catalogue.instrument_files import load_instruments

__all__ = ["load_forms", "load_instruments"]
