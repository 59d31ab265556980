"""Search in the text of reports: the index, the words asked for, and the passages that hold them."""
