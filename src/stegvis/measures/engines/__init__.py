"""What counts measures: one plain oracle in Python, and databases through one code path with Ibis."""

from stegvis.measures.engines.engine import Engine
from stegvis.measures.engines.opening import ENGINES, open_engine

__all__ = ["ENGINES", "Engine", "open_engine"]
