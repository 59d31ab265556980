"""A participant's pages: everything about one person, and the lists of an intervention's participants."""
