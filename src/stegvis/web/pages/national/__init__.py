"""Pages of what is handed over to national systems."""
