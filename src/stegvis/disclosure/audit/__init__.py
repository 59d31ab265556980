"""The independent audit of a pattern: another process, another solver, other code than what made the pattern."""

from stegvis.disclosure.audit.parent import AuditFailed, Auditor, audit
from stegvis.disclosure.protection_outcome import Witnesses

__all__ = ["AuditFailed", "Auditor", "Witnesses", "audit"]
