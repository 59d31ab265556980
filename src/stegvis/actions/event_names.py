"""What the trail's events are called on screen."""

from stegvis.vocabulary import Wording

_NAMES = {
    "participant_read": Wording("Öppnade deltagaren", "Opened the participant"),
    "participants_listed": Wording("Visade en lista med deltagare", "Showed a list of participants"),
    "identity_revealed": Wording("Visade personnumret", "Showed the identity number"),
    "consent_registered": Wording("Registrerade ett samtycke", "Registered a consent"),
    "consent_withdrawn": Wording("Tog tillbaka ett samtycke", "Withdrew a consent"),
    "consent_restored": Wording("Ångrade ett tillbakataget samtycke", "Undid a withdrawal"),
    "participant_counted_only": Wording("Deltagaren räknas bara", "The participant is only counted"),
    "participation_counted_only": Wording("Deltagandet räknas bara", "The participation is only counted"),
    "participant_pseudonymised": Wording("Gallrade namn och texter", "Removed name and texts after their time"),
    "counted_only": Wording("Räknade en utan uppgifter", "Counted one without data"),
    "counted_only_taken_back": Wording("Tog bort en räknad", "Took one counted away"),
    "start_counted_only": Wording("Start utan uppgifter", "Start without data"),
    "start_registered": Wording("Registrerade en start", "Registered a start"),
    "start_changed": Wording("Ändrade en start", "Changed a start"),
    "exit_registered": Wording("Registrerade ett avslut", "Registered an exit"),
    "exit_changed": Wording("Ändrade ett avslut", "Changed an exit"),
    "exit_undone": Wording("Ångrade ett avslut", "Undid an exit"),
    "registered_in_error": Wording("Markerade som felregistrerad", "Marked as registered in error"),
    "registered_in_error_undone": Wording("Tog bort felmarkeringen", "Took the mark of error away"),
    "register_imported": Wording("Importerade en fil", "Imported a file"),
    "import_undone": Wording("Ångrade en import", "Undid an import"),
    "participation_imported": Wording("Importerade deltagandet", "Imported the participation"),
    "participation_changed_by_import": Wording("Ändrade deltagandet genom en import", "Changed it by an import"),
    "participation_import_undone": Wording("Ångrade importen av deltagandet", "Undid its import"),
    "identities_exported": Wording("Exporterade personnummer", "Exported identity numbers"),
    "register_exported": Wording("Exporterade registret", "Exported the register"),
    "document_imported": Wording("Läste in ett dokument", "Read in a document"),
    "person_invited": Wording("Bjöd in en kollega", "Invited a colleague"),
    "assignment_ended": Wording("Avslutade en roll", "Ended a role"),
    "assignment_given_back": Wording("Gav tillbaka en roll", "Gave a role back"),
    "participant_found": Wording("Sökte på personnummer", "Found by identity number"),
    "participant_changed": Wording("Ändrade uppgifter om personen", "Changed the person's details"),
    "plan_goal_set": Wording("Satte ett mål", "Set a goal"),
    "plan_changed": Wording("Ändrade planen", "Changed the plan"),
    "plan_step_set": Wording("Lade till ett delsteg", "Added a step"),
    "plan_goal_removed": Wording("Tog bort ett mål", "Removed a goal"),
    "plan_goal_reached": Wording("Målet nåddes", "The goal was reached"),
    "plan_goal_reopened": Wording("Målet inte nått ändå", "The goal not reached after all"),
    "plan_step_done": Wording("Bockade av ett delsteg", "Ticked a step off"),
    "plan_step_reopened": Wording("Tog upp ett delsteg igen", "Took a step up again"),
    "follow_up_done": Wording("Bockade av en uppföljning", "Ticked a follow-up off"),
    "follow_up_reopened": Wording("Tog upp en uppföljning igen", "Took a follow-up up again"),
    "follow_up_added": Wording("Lade till en uppföljning", "Added a follow-up"),
    "meeting_held": Wording("Antecknade ett möte", "Noted a meeting"),
    "meeting_changed": Wording("Ändrade ett möte", "Changed a meeting"),
    "meeting_removed": Wording("Tog bort ett möte", "Removed a meeting"),
    "hours_noted": Wording("Antecknade timmar", "Noted hours"),
    "attendance_noted": Wording("Antecknade närvaro", "Noted attendance"),
    "means_of_support_set": Wording("Ändrade försörjningen", "Changed the means of support"),
    "occupations_set": Wording("Ändrade sysselsättningen", "Changed the occupations"),
    "card_moved": Wording("Flyttade kortet på tavlan", "Moved the card on the board"),
    "participation_extended": Wording("Förlängde deltagandet", "Extended the participation"),
}


def event_name(event: str) -> Wording:
    """The event on screen; one that has no name here is shown by its key, with spaces."""
    plain = event.replace("_", " ").capitalize()
    return _NAMES.get(event, Wording(plain, plain))
