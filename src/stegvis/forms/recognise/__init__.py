"""Recognising a form in a document and reading it: the mirror of filling."""

from stegvis.forms.recognise.recognition import recognise

__all__ = ["recognise"]
