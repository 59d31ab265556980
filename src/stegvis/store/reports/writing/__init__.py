"""A report's texts: saved, merged, followed through versions, sent to Word and back, commented on."""
