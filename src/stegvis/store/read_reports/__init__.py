"""Reports read from files: taken in, kept row by row, put together again."""
