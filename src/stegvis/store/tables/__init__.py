"""What the database itself does for us: rows put in quickly, asked for quickly, kept from change."""
