"""The pages on which the office writes a questionnaire: a desk with all its parts, and a form for each part."""
