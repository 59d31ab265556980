"""All or nothing: what is done inside leaves no trace when it fails."""

from django.db.transaction import atomic as transaction

__all__ = ["transaction"]
