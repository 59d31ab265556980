"""DOCX through python-docx: real headings, lists, header rows, alternative texts; opens in Word and LibreOffice."""

from stegvis.documents.writers.docx.body import write_docx

__all__ = ["write_docx"]
