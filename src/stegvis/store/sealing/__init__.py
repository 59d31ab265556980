"""What names a person is sealed: keys, seals, where they stand, and identity numbers."""
