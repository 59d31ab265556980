"""Addresses of participants."""

from stegvis.web.addresses import NUMBER
from stegvis.web.pages.participant.answers import participant_answers
from stegvis.web.pages.participant.identity import reveal
from stegvis.web.pages.participant.page import participant
from stegvis.web.pages.participant.ticks import tick_goal, tick_own_follow_up, tick_own_step
from stegvis.web.pages.participant.trail import participant_trail
from stegvis.web.routes import page

PERSON = f"deltagare/<{NUMBER}:number>/"
TIME = f"deltagande/<{NUMBER}:number>/"
TICK = f"<{NUMBER}:number>/<slug:state>/"

PARTICIPANTS = [
    page(PERSON, participant, name="participant", opens="show_participant"),
    page(f"{PERSON}personnummer/", reveal, name="reveal_identity", opens="reveal_identity"),
    page(f"{PERSON}spar/", participant_trail, name="participant_trail", opens="show_participant_trail"),
    page(f"{TIME}svar/", participant_answers, name="participant_answers", opens="show_answers"),
    page(f"deltagare/uppfoljning/{TICK}", tick_own_follow_up, name="tick_own_follow_up", opens="complete_follow_up"),
    page(f"deltagare/delsteg/{TICK}", tick_own_step, name="tick_own_step", opens="complete_step"),
    page(f"deltagare/mal/{TICK}", tick_goal, name="tick_goal", opens="reach_goal"),
]
