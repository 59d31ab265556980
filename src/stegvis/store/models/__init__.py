"""The tables, one topic a file."""

from stegvis.store.models.agreement import Agreement, AgreementTerm
from stegvis.store.models.association import Association
from stegvis.store.models.audit import AuditEvent
from stegvis.store.models.figure import CellKind, StoredFigure
from stegvis.store.models.finding import StoredFinding
from stegvis.store.models.goal import Goal, GoalMention, GoalVersion
from stegvis.store.models.intervention import Intervention
from stegvis.store.models.operator import Operator
from stegvis.store.models.report import Party, Report, Revision
from stegvis.store.models.section import SectionText
from stegvis.store.models.series import StoredSeriesValue
from stegvis.store.models.source import SourceDocument
from stegvis.store.models.unread import UnreadText

__all__ = [
    "Agreement",
    "AgreementTerm",
    "Association",
    "AuditEvent",
    "CellKind",
    "Goal",
    "GoalMention",
    "GoalVersion",
    "Intervention",
    "Operator",
    "Party",
    "Report",
    "Revision",
    "SectionText",
    "SourceDocument",
    "StoredFigure",
    "StoredFinding",
    "StoredSeriesValue",
    "UnreadText",
]
