"""Release: raw tables in, tables that point out nobody out.

`protect`, `attack`, `audit` and the narrative gate stand alone: atoms, cells and k in; a pattern, a bound and a
certificate out. `release` builds on them and on the measures.
"""
