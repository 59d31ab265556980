"""Lists of participants into the register: upload, what columns mean, the dry run, what came of it."""
