"""The one table of permissions: which roles may do each action. Where they may, their assignments say (`permit`).

Every action that somebody logged in can do stands here under the name of its file.
"""

from collections.abc import Mapping

from stegvis.vocabulary.roles import Role

ADMINISTRATOR = frozenset({Role.ASSOCIATION_ADMINISTRATOR})
MANAGER = frozenset({Role.INTERVENTION_MANAGER})
REGISTRAR = frozenset({Role.PARTICIPANT_REGISTRAR})
ASSOCIATION_READERS = frozenset(
    {Role.ASSOCIATION_ADMINISTRATOR, Role.STEERING_GROUP_CHAIR, Role.BOARD_READER, Role.AUDITOR}
)
EVERYONE = frozenset(Role)

PERMISSIONS: Mapping[str, frozenset[Role]] = {
    # The association's accounts: reports that were read in.
    "list_accounts": ASSOCIATION_READERS,
    "show_account": ASSOCIATION_READERS,
    "list_findings": ASSOCIATION_READERS,
    "show_exposure": ADMINISTRATOR | {Role.AUDITOR},
    "download_account": ASSOCIATION_READERS,
    "show_report": ASSOCIATION_READERS,
    "show_account_standing": ASSOCIATION_READERS,
    "edit_account": ADMINISTRATOR,
    "release_account": ADMINISTRATOR,
    # The organisation: interventions and what is set for them, operators, reasons for an exit.
    "list_interventions": EVERYONE,
    "set_up_intervention": ADMINISTRATOR,
    "show_intervention_settings": ASSOCIATION_READERS | MANAGER,
    "change_intervention": ADMINISTRATOR,
    "set_places": ADMINISTRATOR,
    "extend_agreement": ADMINISTRATOR,
    "enter_costs": ADMINISTRATOR,
    "plan_participants": ADMINISTRATOR,
    "set_report_calendar": ADMINISTRATOR,
    "word_goal": ADMINISTRATOR,
    "set_rhythm": ADMINISTRATOR | MANAGER,
    "set_stages": ADMINISTRATOR | MANAGER,
    "set_exit_codes": ADMINISTRATOR,
    "add_operator": ADMINISTRATOR,
    "show_counts": ADMINISTRATOR | MANAGER,
    "check_counts": ADMINISTRATOR | MANAGER,
    "enter_counts": ADMINISTRATOR | MANAGER,
    # Figures: operators their own register, the association what was released.
    "count_intervention": EVERYONE,
    "show_intervention": EVERYONE,
    # Small flows are withheld from all; for the association it would be a publication beside its reports.
    "show_flows": REGISTRAR | MANAGER,
    # Who works here.
    "list_people": ADMINISTRATOR | MANAGER,
    "invite_person": ADMINISTRATOR | MANAGER,
    "end_assignment": ADMINISTRATOR | MANAGER,
    "withdraw_invitation": ADMINISTRATOR | MANAGER,
    # Participations.
    "register_referral": REGISTRAR,
    "decide_referral": REGISTRAR,
    "show_queue": REGISTRAR,
    "move_in_queue": REGISTRAR,
    "register_start": REGISTRAR,
    "extend_participation": REGISTRAR,
    "register_exit": REGISTRAR,
    "undo_exit": REGISTRAR,
    "register_in_error": REGISTRAR,
    "take_over": REGISTRAR,
    "follow_up_after_exit": REGISTRAR,
    # Participants: the page, the person, the plan, meetings, hours, attendance.
    "show_participant": REGISTRAR,
    "list_participants": REGISTRAR,
    "find_participant": REGISTRAR,
    "change_participant": REGISTRAR,
    "set_plan_goal": REGISTRAR,
    "set_plan_step": REGISTRAR,
    "reach_goal": REGISTRAR,
    "hold_meeting": REGISTRAR,
    "register_hours": REGISTRAR,
    "add_follow_up": REGISTRAR,
    "set_means_of_support": REGISTRAR,
    "set_occupations": REGISTRAR,
    "show_attendance": REGISTRAR,
    "note_attendance": REGISTRAR,
    # Data in and out.
    "start_import": REGISTRAR,
    "remember_mapping": REGISTRAR,
    "preview_import": REGISTRAR,
    "import_participations": REGISTRAR,
    "undo_import": REGISTRAR,
    "export_register": REGISTRAR,
    "export_interventions": ASSOCIATION_READERS,
    # Questionnaires of participants.
    "hand_out_questionnaire": REGISTRAR,
    "show_asking": REGISTRAR,
    "make_answer_link": REGISTRAR,
    "decline_questionnaire": REGISTRAR,
    "enter_paper_answers": REGISTRAR,
    "use_answers": REGISTRAR,
    "show_answers": REGISTRAR,
    "show_questionnaire_results": REGISTRAR | MANAGER,
    "hand_out_to_many": MANAGER,
    "close_shared_link": MANAGER,
    "list_questionnaires": ADMINISTRATOR,
    "define_questionnaire": ADMINISTRATOR,
    "load_questionnaire_texts": ADMINISTRATOR,
    "offer_questionnaire": ADMINISTRATOR,
    # Violence: who was asked is a number at the participation, what was answered nobody's.
    "show_screening": REGISTRAR,
    "count_screening": REGISTRAR,
    "show_screenings": ADMINISTRATOR,
    "release_screenings": ADMINISTRATOR,
    # What reports say, for boards and for all who work with them.
    "show_board_page": ASSOCIATION_READERS,
    "search_reports": EVERYONE,
    # National duties. Each sees a layer of its own: the association what was released, the operator its register.
    "show_national_sheet": ADMINISTRATOR | MANAGER | REGISTRAR,
    "fetch_national_sheet": ADMINISTRATOR | MANAGER | REGISTRAR,
    "fetch_follow_up_appendix": ADMINISTRATOR,
    "show_esf_months": REGISTRAR,
    "export_esf_months": REGISTRAR,
    # Everybody's own.
    "show_my_day": EVERYONE,
    "complete_follow_up": REGISTRAR,
    "complete_step": REGISTRAR,
    "show_board": REGISTRAR,
    "move_card": REGISTRAR,
    "save_draft": EVERYONE,
    "manage_own_account": EVERYONE,
    # Participants: consents, who is only counted, who looked.
    "show_consents": REGISTRAR,
    "register_consent": REGISTRAR,
    "withdraw_consent": REGISTRAR,
    "reveal_identity": REGISTRAR,
    "protect_identity": REGISTRAR,
    "show_counted_only": REGISTRAR | MANAGER,
    "count_only": REGISTRAR,
    "show_participant_trail": REGISTRAR,
    "show_trail": ADMINISTRATOR | {Role.AUDITOR},
    "pseudonymise_participants": REGISTRAR,
    # The report's life.
    "show_edition": EVERYONE,
    "download_report": EVERYONE,
    "submit_report": REGISTRAR | MANAGER,
    "take_back_report": REGISTRAR | MANAGER,
    "receive_report": ADMINISTRATOR,
    "assess_report": frozenset({Role.STEERING_GROUP_CHAIR}),
    "sign_report": frozenset({Role.STEERING_GROUP_CHAIR}),
    "accept_report": ADMINISTRATOR,
    "return_report": ADMINISTRATOR,
    "take_up_report": REGISTRAR | MANAGER,
    "publish_report": ADMINISTRATOR,
    "correct_report": REGISTRAR | MANAGER,
    "show_changed_facts": REGISTRAR | MANAGER,
    "show_errata": EVERYONE,
    "list_editions": EVERYONE,
    "grant_more_time": ADMINISTRATOR,
    "begin_report": REGISTRAR | MANAGER,
    "show_writing": REGISTRAR | MANAGER,
    "write_section": REGISTRAR | MANAGER,
    "show_section_versions": REGISTRAR | MANAGER,
    "restore_section": REGISTRAR | MANAGER,
    "comment_on_report": ADMINISTRATOR | {Role.STEERING_GROUP_CHAIR},
    "settle_comment": REGISTRAR | MANAGER,
    "download_draft": REGISTRAR | MANAGER,
    "take_in_draft": REGISTRAR | MANAGER,
    "renew_form": REGISTRAR | MANAGER,
    "show_draft_figures": REGISTRAR | MANAGER,
    "show_changed_since": REGISTRAR | MANAGER,
    "explain_figure": EVERYONE,
    "list_counted": REGISTRAR,
    "look_over_report": REGISTRAR | MANAGER,
    "decide_remark": REGISTRAR | MANAGER,
    "use_proposal": REGISTRAR | MANAGER,
    "refresh_numbers": REGISTRAR | MANAGER,
    # The border to other installations.
    "receive_package": ADMINISTRATOR,
    "trust_key": ADMINISTRATOR,
    "send_package": REGISTRAR | MANAGER,
}
