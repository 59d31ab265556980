"""The audit of rendered files: what was written is read back and may say no more than what was released."""

from stegvis.disclosure.rendered.comparing import FileLeak, audit_files, hidden_numbers

__all__ = ["FileLeak", "audit_files", "hidden_numbers"]
