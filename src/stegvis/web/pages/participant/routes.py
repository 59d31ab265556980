"""Addresses of participants."""

from stegvis.web.addresses import NUMBER
from stegvis.web.pages.participant.answers import participant_answers
from stegvis.web.pages.participant.attendance import attendance, note
from stegvis.web.pages.participant.details import details_form
from stegvis.web.pages.participant.hours import hours_form
from stegvis.web.pages.participant.identity import reveal
from stegvis.web.pages.participant.listing import find, participants
from stegvis.web.pages.participant.meeting import change_meeting_page, new_meeting, remove_meeting_page
from stegvis.web.pages.participant.page import participant
from stegvis.web.pages.participant.plan import follow_up_form, goal_form, remove_goal_page, step_form
from stegvis.web.pages.participant.states import occupations_form, supports_form
from stegvis.web.pages.participant.ticks import tick_goal, tick_own_follow_up, tick_own_step
from stegvis.web.pages.participant.trail import participant_trail
from stegvis.web.routes import page

IN = f"insats/<{NUMBER}:number>/"
PERSON = f"deltagare/<{NUMBER}:number>/"
TIME = f"deltagande/<{NUMBER}:number>/"
MEETING = f"{TIME}mote/<{NUMBER}:meeting>/"
GOAL = f"{TIME}mal/<{NUMBER}:goal>/"
TICK = f"<{NUMBER}:number>/<slug:state>/"

PARTICIPANTS = [
    page(f"{IN}deltagare/", participants, name="participants", opens="list_participants"),
    page(f"{IN}deltagare/sok/", find, name="find_participant", opens="find_participant"),
    page(f"{IN}narvaro/", attendance, name="attendance", opens="show_attendance"),
    page(f"{IN}narvaro/notera/", note, name="note_attendance", opens="note_attendance"),
    page(PERSON, participant, name="participant", opens="show_participant"),
    page(f"{PERSON}personnummer/", reveal, name="reveal_identity", opens="reveal_identity"),
    page(f"{PERSON}spar/", participant_trail, name="participant_trail", opens="show_participant_trail"),
    page(f"{PERSON}uppgifter/", details_form, name="change_participant", opens="change_participant"),
    page(f"{TIME}mote/", new_meeting, name="hold_meeting", opens="hold_meeting"),
    page(MEETING, change_meeting_page, name="change_meeting", opens="hold_meeting"),
    page(f"{MEETING}ta-bort/", remove_meeting_page, name="remove_meeting", opens="hold_meeting"),
    page(f"{TIME}mal/", goal_form, name="set_plan_goal", opens="set_plan_goal"),
    page(GOAL, goal_form, name="change_goal", opens="set_plan_goal"),
    page(f"{GOAL}ta-bort/", remove_goal_page, name="remove_goal", opens="set_plan_goal"),
    page(f"mal/<{NUMBER}:number>/delsteg/", step_form, name="set_plan_step", opens="set_plan_step"),
    page(f"{TIME}timmar/", hours_form, name="register_hours", opens="register_hours"),
    page(f"{TIME}uppfoljning/", follow_up_form, name="add_follow_up", opens="add_follow_up"),
    page(f"{TIME}forsorjning/", supports_form, name="set_means_of_support", opens="set_means_of_support"),
    page(f"{TIME}sysselsattning/", occupations_form, name="set_occupations", opens="set_occupations"),
    page(f"{TIME}svar/", participant_answers, name="participant_answers", opens="show_answers"),
    page(f"deltagare/uppfoljning/{TICK}", tick_own_follow_up, name="tick_own_follow_up", opens="complete_follow_up"),
    page(f"deltagare/delsteg/{TICK}", tick_own_step, name="tick_own_step", opens="complete_step"),
    page(f"deltagare/mal/{TICK}", tick_goal, name="tick_goal", opens="reach_goal"),
]
