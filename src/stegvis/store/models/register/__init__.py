"""The operator layer: participants, and what happens to them. Nothing here is seen by an association's roles."""
