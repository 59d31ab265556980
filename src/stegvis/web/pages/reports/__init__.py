"""Pages of the reports that are written here."""
