"""How the operator layer's fields are handled: participants, consents, participations, answers."""

from stegvis.store.handling_words import Purpose, Retention, handled

_WORK, _EXIT = Purpose.CASE_WORK, Retention.AFTER_EXIT

REGISTER = (
    handled(
        "store.Participant",
        _WORK,
        _EXIT,
        technical="id created_at version",
        person="controller local_number gender birth_year municipality",
        identifying="sealed_name sealed_identity identity_index sealed_contact",
    ),
    handled(
        "store.Participation",
        _WORK,
        _EXIT,
        technical="id created_at version",
        person="participant intervention group referrer signalled_on referred_on visited_on decision decided_on "
        "queue_position first_meeting_on started_on planned_end_on stage exited_on exit_code taken_over_by education "
        "support_time hours_before hours_after exit_asked asked_6_months asked_12_months is_registered_in_error",
        sensitive="feeling activity day_structure violence_asked",
        free_text="declined_because error_reason",
    ),
    handled(
        "store.Extension",
        _WORK,
        _EXIT,
        technical="id",
        person="participation decided_on earlier_end_on end_on",
        free_text="reason",
    ),
    handled("store.StageMove", _WORK, _EXIT, technical="id", person="participation stage moved_on"),
    handled("store.ActivityWeek", _WORK, _EXIT, technical="id", person="participation monday_on minutes"),
    handled("store.Attendance", _WORK, _EXIT, technical="id", person="participation on is_present"),
    handled("store.MeansOfSupport", _WORK, _EXIT, technical="id", sensitive="participation occasion support per_cent"),
    handled(
        "store.Occupation", _WORK, _EXIT, technical="id", person="participation occasion occupation per_cent hours"
    ),
    handled("store.PlanGoal", _WORK, _EXIT, technical="id", person="participation set_on reached_on", free_text="text"),
    handled("store.PlanStep", _WORK, _EXIT, technical="id", person="goal due_on done_on", free_text="text"),
    handled("store.Meeting", _WORK, _EXIT, technical="id", person="participation on", free_text="agenda outcome"),
    handled(
        "store.FollowUp",
        _WORK,
        _EXIT,
        technical="id",
        person="participation rule due_on done_on",
        free_text="label note",
    ),
    handled(
        "store.Draft",
        _WORK,
        Retention.THIRTY_DAYS,
        technical="id changed_at",
        staff="account page",
        person="participant",
        free_text="sealed_fields",
    ),
    handled("store.Submission", _WORK, Retention.THIRTY_DAYS, technical="token made_at address", staff="account"),
    handled(
        "store.ConsentText",
        Purpose.CONSENT,
        Retention.OFFICIAL_RECORD,
        technical="id",
        organisation="kind version text valid_from",
    ),
    handled(
        "store.Consent",
        Purpose.CONSENT,
        _EXIT,
        technical="id",
        person="participant intervention text given_on withdrawn_on",
    ),
    handled("store.Consent_parties", Purpose.CONSENT, _EXIT, technical="id", person="consent operator"),
    handled(
        "store.Asking",
        Purpose.ANSWERS,
        _EXIT,
        technical="id secret_digest links expires_on",
        organisation="intervention questionnaire version occasion is_shared",
        person="participation language asked_on answered_on answered_by is_declined",
    ),
    handled(
        "store.StoredAnswer",
        Purpose.ANSWERS,
        _EXIT,
        technical="id",
        person="asking item respondent kind",
        sensitive="value",
        free_text="text",
    ),
    handled(
        "store.OwnQuestionnaire",
        Purpose.ANSWERS,
        Retention.OFFICIAL_RECORD,
        technical="id digest",
        organisation="association questionnaire version definition is_offered",
    ),
    handled(
        "store.ScreeningTally",
        Purpose.COUNTS,
        Retention.OFFICIAL_RECORD,
        technical="id",
        anonymous="association year gender answers forms",
    ),
    handled(
        "store.CountedOnly",
        Purpose.COUNTS,
        Retention.OFFICIAL_RECORD,
        technical="id",
        anonymous="intervention year gender participants",
    ),
    handled(
        "store.EnteredCount",
        Purpose.COUNTS,
        Retention.OFFICIAL_RECORD,
        technical="id version",
        organisation="intervention period_start period_end measure is_asked",
        anonymous="gender value",
    ),
    handled(
        "store.EnteredPeriod",
        Purpose.COUNTS,
        Retention.OFFICIAL_RECORD,
        technical="id version",
        organisation="intervention period_start period_end explanations",
    ),
)
