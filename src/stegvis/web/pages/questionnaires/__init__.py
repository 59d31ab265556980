"""Pages of questionnaires: for those who answer, without an account, and for those who hand them out."""
