"""Everything a user can do, one file each."""
