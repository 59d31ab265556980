"""What somebody may see, as files."""
