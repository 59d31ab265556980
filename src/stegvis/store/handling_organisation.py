"""How the association layer's fields are handled: interventions, money, reports. No participant is in any of them."""

from stegvis.store.handling_words import Purpose, Retention, handled

_RECORD = Retention.OFFICIAL_RECORD

ORGANISATION = (
    handled("store.Association", Purpose.INTERVENTIONS, _RECORD, technical="id", organisation="name name_key"),
    handled(
        "store.Operator",
        Purpose.INTERVENTIONS,
        _RECORD,
        technical="id last_local_number",
        organisation="association name name_key",
    ),
    handled(
        "store.Intervention",
        Purpose.INTERVENTIONS,
        _RECORD,
        technical="id version section_versions",
        organisation="association name name_key owner provider orientation method is_esf_financed kind target_group "
        "weeks extension_weeks places hours_a_week intake queue_rule",
    ),
    handled(
        "store.Intervention_parties",
        Purpose.INTERVENTIONS,
        _RECORD,
        technical="id",
        organisation="intervention operator",
    ),
    handled("store.Agreement", Purpose.INTERVENTIONS, _RECORD, technical="id", organisation="intervention start"),
    handled(
        "store.AgreementTerm",
        Purpose.INTERVENTIONS,
        _RECORD,
        technical="id",
        organisation="agreement end stated_on revision",
    ),
    handled(
        "store.ExitCode",
        Purpose.INTERVENTIONS,
        _RECORD,
        technical="id position",
        organisation="association label exit_class national is_offered",
    ),
    handled(
        "store.Goal", Purpose.INTERVENTIONS, _RECORD, technical="id words_key occurrence", organisation="intervention"
    ),
    handled(
        "store.GoalVersion",
        Purpose.INTERVENTIONS,
        _RECORD,
        technical="id",
        organisation="goal text share count stated_on ends_on target",
    ),
    handled(
        "store.CostLine",
        Purpose.INTERVENTIONS,
        _RECORD,
        technical="id",
        organisation="intervention year cost_type funder budget outcome",
    ),
    handled(
        "store.PlannedParticipants",
        Purpose.INTERVENTIONS,
        _RECORD,
        technical="id",
        organisation="intervention from_on to_on gender participants",
    ),
    handled(
        "store.FollowUpRule",
        Purpose.INTERVENTIONS,
        _RECORD,
        technical="id",
        organisation="intervention rhythm number label",
    ),
    handled(
        "store.JourneyStage", Purpose.INTERVENTIONS, _RECORD, technical="id position", organisation="intervention label"
    ),
    handled(
        "store.ReportRule",
        Purpose.REPORTS,
        _RECORD,
        technical="id",
        organisation="intervention form_id cycle days_to_hand_in counts_from_start",
    ),
    handled(
        "store.ReportDue",
        Purpose.REPORTS,
        _RECORD,
        technical="id",
        organisation="intervention form_id period_start period_end due_on handed_in_on",
    ),
    handled(
        "store.SourceDocument",
        Purpose.REPORTS,
        _RECORD,
        technical="id digest imported_at form_confidence",
        organisation="file title association form_id form_version",
        staff="imported_by",
    ),
    handled(
        "store.Report",
        Purpose.REPORTS,
        _RECORD,
        technical="id number occurrence identity",
        organisation="intervention form_id period_start period_end",
    ),
    handled(
        "store.Revision",
        Purpose.REPORTS,
        _RECORD,
        technical="id page line paragraph position number is_current hidden_rows",
        organisation="report source name orientation agreement_start agreement_end number_of registry_number "
        "received_on budget_in_line",
        staff="signed_by signed_on signed_raw",
    ),
    handled("store.Party", Purpose.REPORTS, _RECORD, technical="id position", organisation="revision operator"),
    handled(
        "store.GoalMention",
        Purpose.REPORTS,
        _RECORD,
        technical="id page line paragraph position",
        organisation="revision version",
    ),
    handled(
        "store.SectionText",
        Purpose.REPORTS,
        _RECORD,
        technical="id page line paragraph position",
        organisation="revision section heading text blocks",
    ),
    handled(
        "store.UnreadText",
        Purpose.REPORTS,
        _RECORD,
        technical="id page line paragraph position",
        organisation="revision text",
    ),
    handled(
        "store.StoredFigure",
        Purpose.REPORTS,
        _RECORD,
        technical="id page line paragraph position confidence",
        organisation="revision measure gender kind value is_whole answered text raw",
    ),
    handled(
        "store.StoredSeriesValue",
        Purpose.REPORTS,
        _RECORD,
        technical="id page line paragraph position",
        organisation="revision instrument scale on occasion parts value change",
    ),
    handled(
        "store.StoredFinding",
        Purpose.REPORTS,
        _RECORD,
        technical="id page line paragraph position",
        organisation="source revision rule severity measure stated expected message_sv message_en",
    ),
)
