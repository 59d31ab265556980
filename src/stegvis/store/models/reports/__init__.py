"""Reports that are written here: the calendar's changes, editions, texts, steps, packages."""
