"""Which day it is, by the clock that all of Stegvis goes by."""

from stegvis.store.clock import today

__all__ = ["today"]
