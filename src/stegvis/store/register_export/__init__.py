"""Everything that somebody may see, as tables: with a codebook that tells what each column means."""
