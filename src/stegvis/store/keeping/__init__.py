"""What may be kept about a participant: consents, being counted only, and when the time has run out."""
