"""The facts of the register: what measures are counted from, built from the tables of a given scope.

The scope is a query of interventions, given once. Rows registered in error are left out here, so that nobody has to
think of them again. Violence stands apart (`screening_facts`): a whole association, and nothing else beside it.
"""

from stegvis.store.register_facts.rows import FactRow
from stegvis.store.register_facts.tables import OF_INTERVENTIONS, register_facts, register_rows, screening_facts

__all__ = ["OF_INTERVENTIONS", "FactRow", "register_facts", "register_rows", "screening_facts"]
