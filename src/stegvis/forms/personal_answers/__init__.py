"""Answers listed person by person, and a sensitive questionnaire's counts unit by unit, are never written on.

A report that was read may hold them; what we compile, show, store and export leaves them out and says so
(privacy.md, class D). Everything that leaves the reader's own screen passes here.
"""

from stegvis.forms.personal_answers.findings import shield_findings
from stegvis.forms.personal_answers.shield import ShieldedReport, shield_reading, shield_report

__all__ = ["ShieldedReport", "shield_findings", "shield_reading", "shield_report"]
