"""The Document tree, its readers and its writers."""
