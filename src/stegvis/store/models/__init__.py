"""The tables, one topic a file."""

from stegvis.store.models.access.account import Account
from stegvis.store.models.access.assignment import Assignment, Invitation
from stegvis.store.models.agreement import Agreement, AgreementTerm
from stegvis.store.models.association import Association
from stegvis.store.models.audit import AuditEvent
from stegvis.store.models.counts import CountedOnly, EnteredCount, EnteredPeriod
from stegvis.store.models.draft import Draft, Submission
from stegvis.store.models.esf_month import EsfMonth
from stegvis.store.models.exit_code import ExitCode
from stegvis.store.models.figure import CellKind, StoredFigure
from stegvis.store.models.finding import StoredFinding
from stegvis.store.models.goal import Goal, GoalMention, GoalVersion
from stegvis.store.models.intervention import FollowUpMethod, Intake, Intervention
from stegvis.store.models.money import CostLine, PlannedParticipants
from stegvis.store.models.operator import Operator
from stegvis.store.models.questionnaires.asking import AnsweredBy, AnswerKind, Asking, StoredAnswer
from stegvis.store.models.questionnaires.definition import (
    OwnQuestionnaire,
    ReviewedTranslation,
    WrittenQuestionnaire,
)
from stegvis.store.models.questionnaires.screening import ScreeningTally
from stegvis.store.models.register.activity import ActivityWeek, Attendance
from stegvis.store.models.register.consent import Consent, ConsentKind, ConsentText
from stegvis.store.models.register.occasions import MeansOfSupport, Occasion, Occupation
from stegvis.store.models.register.participant import Participant
from stegvis.store.models.register.participation import Decision, Extension, Participation, StageMove
from stegvis.store.models.register.plan import FollowUp, Meeting, PlanGoal, PlanStep
from stegvis.store.models.register_import import ImportedRow, ImportMapping, RegisterImport, RegisterUpload
from stegvis.store.models.report import Party, Report, Revision
from stegvis.store.models.reports.account import AccountFile, AccountRelease, AccountText
from stegvis.store.models.reports.border import PackageSending, SendingOutcome, TrustedKey
from stegvis.store.models.reports.deadlines import DueChange, Reminder, ReminderKind
from stegvis.store.models.reports.edition import (
    BoundNumber,
    Edition,
    EditionComment,
    EditionPackage,
    EditionStep,
    RemarkDecision,
    SectionVersion,
)
from stegvis.store.models.reports.kept_figures import KeptFigures
from stegvis.store.models.rhythm import (
    FollowUpRule,
    JourneyStage,
    ReportCycle,
    ReportDue,
    ReportRule,
    Rhythm,
)
from stegvis.store.models.section import SectionText
from stegvis.store.models.series import StoredSeriesValue
from stegvis.store.models.source import SourceDocument
from stegvis.store.models.unread import UnreadText

__all__ = [
    "Account",
    "AccountFile",
    "AccountRelease",
    "AccountText",
    "ActivityWeek",
    "Agreement",
    "AgreementTerm",
    "AnswerKind",
    "AnsweredBy",
    "Asking",
    "Assignment",
    "Association",
    "Attendance",
    "AuditEvent",
    "BoundNumber",
    "CellKind",
    "Consent",
    "ConsentKind",
    "ConsentText",
    "CostLine",
    "CountedOnly",
    "Decision",
    "Draft",
    "DueChange",
    "Edition",
    "EditionComment",
    "EditionPackage",
    "EditionStep",
    "EnteredCount",
    "EnteredPeriod",
    "EsfMonth",
    "ExitCode",
    "Extension",
    "FollowUp",
    "FollowUpMethod",
    "FollowUpRule",
    "Goal",
    "GoalMention",
    "GoalVersion",
    "ImportMapping",
    "ImportedRow",
    "Intake",
    "Intervention",
    "Invitation",
    "JourneyStage",
    "KeptFigures",
    "MeansOfSupport",
    "Meeting",
    "Occasion",
    "Occupation",
    "Operator",
    "OwnQuestionnaire",
    "PackageSending",
    "Participant",
    "Participation",
    "Party",
    "PlanGoal",
    "PlanStep",
    "PlannedParticipants",
    "RegisterImport",
    "RegisterUpload",
    "RemarkDecision",
    "Reminder",
    "ReminderKind",
    "Report",
    "ReportCycle",
    "ReportDue",
    "ReportRule",
    "ReviewedTranslation",
    "Revision",
    "Rhythm",
    "ScreeningTally",
    "SectionText",
    "SectionVersion",
    "SendingOutcome",
    "SourceDocument",
    "StageMove",
    "StoredAnswer",
    "StoredFigure",
    "StoredFinding",
    "StoredSeriesValue",
    "Submission",
    "TrustedKey",
    "UnreadText",
    "WrittenQuestionnaire",
]
