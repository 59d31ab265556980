"""Report packages: the one thing that crosses the border between an operator and its association."""
