"""Reads a PDF with a text layer into a Document.

The structure tree tells most when there is one; else ruled tables are read by their rules, other tables by the
columns that their words stand in, and paragraphs and headings by distances and type.
"""

from stegvis.documents.readers.pdf.reading import read_pdf

__all__ = ["read_pdf"]
