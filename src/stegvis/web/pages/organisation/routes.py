"""The addresses of the organisation's pages."""

from stegvis.web import addresses
from stegvis.web.pages.organisation.agreement import agreement_page
from stegvis.web.pages.organisation.basics import basics_page
from stegvis.web.pages.organisation.costs import costs_page
from stegvis.web.pages.organisation.counts import counts_page
from stegvis.web.pages.organisation.counts_periods import counts_periods
from stegvis.web.pages.organisation.exit_codes import exit_codes
from stegvis.web.pages.organisation.goal import goal_page, new_goal_page
from stegvis.web.pages.organisation.interventions import interventions
from stegvis.web.pages.organisation.new_intervention import new_intervention
from stegvis.web.pages.organisation.operators import operators
from stegvis.web.pages.organisation.places import places_page
from stegvis.web.pages.organisation.plans import plans_page
from stegvis.web.pages.organisation.report_calendar import report_calendar_page
from stegvis.web.pages.organisation.rhythm import rhythm_page
from stegvis.web.pages.organisation.settings import intervention_settings
from stegvis.web.pages.organisation.stages import stages_page
from stegvis.web.routes import page

NUMBER, PERIOD = addresses.NUMBER, addresses.PERIOD
INTERVENTION = f"insats/<{NUMBER}:number>/"
SETTINGS = f"{INTERVENTION}installningar/"
ASSOCIATION = f"forbund/<{NUMBER}:association>/"

ORGANISATION = [
    page("insatser/", interventions, name="interventions", opens="list_interventions"),
    page("insatser/ny/", new_intervention, name="new_intervention", opens="set_up_intervention"),
    page(SETTINGS, intervention_settings, name="intervention_settings", opens="show_intervention_settings"),
    page(f"{SETTINGS}grunder/", basics_page, name="change_intervention", opens="change_intervention"),
    page(f"{SETTINGS}upplagg/", places_page, name="set_places", opens="set_places"),
    page(f"{SETTINGS}avtal/", agreement_page, name="extend_agreement", opens="extend_agreement"),
    page(f"{SETTINGS}pengar/", costs_page, name="enter_costs", opens="enter_costs"),
    page(f"{SETTINGS}plan/", plans_page, name="plan_participants", opens="plan_participants"),
    page(f"{SETTINGS}rapporter/", report_calendar_page, name="set_report_calendar", opens="set_report_calendar"),
    page(f"{SETTINGS}mal/nytt/", new_goal_page, name="new_goal", opens="word_goal"),
    page(f"{SETTINGS}mal/<{NUMBER}:goal>/", goal_page, name="word_goal", opens="word_goal"),
    page(f"{SETTINGS}uppfoljning/", rhythm_page, name="set_rhythm", opens="set_rhythm"),
    page(f"{SETTINGS}resan/", stages_page, name="set_stages", opens="set_stages"),
    page(f"{INTERVENTION}antal/", counts_periods, name="counts_periods", opens="show_counts"),
    page(f"{INTERVENTION}antal/<{PERIOD}:period>/", counts_page, name="enter_counts", opens="enter_counts"),
    page(f"{ASSOCIATION}aktorer/", operators, name="operators", opens="add_operator"),
    page(f"{ASSOCIATION}avslutskoder/", exit_codes, name="exit_codes", opens="set_exit_codes"),
]
