"""What running text says: statements, tallies and series, found in a report's own sentences."""
