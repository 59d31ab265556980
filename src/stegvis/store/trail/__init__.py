"""The trail: what was done and seen, by whom; written with what it tells of."""
