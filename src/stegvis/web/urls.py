"""All addresses, each with the action whose permission it needs."""

from django.urls import include, path
from django.views.i18n import set_language

from stegvis.web import addresses
from stegvis.web.data_urls import DATA
from stegvis.web.demonstration import become_person
from stegvis.web.failed_requests import bad_request, server_error
from stegvis.web.national_urls import NATIONAL
from stegvis.web.pages.account import account
from stegvis.web.pages.account_office import account_office
from stegvis.web.pages.account_release import draft_account, release_account_page
from stegvis.web.pages.account_texts import edit_account_page
from stegvis.web.pages.accounts import accounts
from stegvis.web.pages.board import board, move_on_board
from stegvis.web.pages.board_page import board_page
from stegvis.web.pages.download import download
from stegvis.web.pages.draft import keep_draft, throw_away_draft
from stegvis.web.pages.exposure import exposure
from stegvis.web.pages.findings import findings
from stegvis.web.pages.flows import all_flows, flows
from stegvis.web.pages.intervention import intervention
from stegvis.web.pages.invitation import invitation
from stegvis.web.pages.invite import invite
from stegvis.web.pages.my_day import my_day, tick_follow_up, tick_step
from stegvis.web.pages.organisation.routes import ORGANISATION
from stegvis.web.pages.participant.routes import PARTICIPANTS
from stegvis.web.pages.people import end, give_back, people, withdraw
from stegvis.web.pages.questionnaires.routes import QUESTIONNAIRES
from stegvis.web.pages.report import report
from stegvis.web.pages.reports.border_routes import BORDER
from stegvis.web.pages.reports.calendar_routes import REPORT_CALENDAR
from stegvis.web.pages.reports.figures_routes import REPORT_FIGURES
from stegvis.web.pages.reports.life_routes import REPORT_LIFE
from stegvis.web.pages.reports.writing_routes import WRITING
from stegvis.web.pages.search import search
from stegvis.web.pages.start import start
from stegvis.web.participation_urls import PARTICIPATIONS
from stegvis.web.protection_urls import PROTECTION
from stegvis.web.public_urls import PUBLIC
from stegvis.web.routes import ANYONE, LOGGED_IN, page

ACCOUNT = f"redovisning/<{addresses.NUMBER}:association>/<{addresses.PERIOD}:period>/"
ROLE = f"personer/roll/<{addresses.NUMBER}:number>/"
INVITED = f"personer/inbjudan/<{addresses.NUMBER}:number>/"

handler400, handler500 = bad_request, server_error
urlpatterns = [
    page("", start, name="start", opens=LOGGED_IN),
    page("min-dag/", my_day, name="my_day", opens="show_my_day"),
    page(
        f"uppfoljning/<{addresses.NUMBER}:number>/<slug:state>/",
        tick_follow_up,
        name="tick_follow_up",
        opens="complete_follow_up",
    ),
    page(f"delsteg/<{addresses.NUMBER}:number>/<slug:state>/", tick_step, name="tick_step", opens="complete_step"),
    page(f"insats/<{addresses.NUMBER}:number>/", intervention, name="intervention", opens="show_intervention"),
    page(f"insats/<{addresses.NUMBER}:number>/tavla/", board, name="board", opens="show_board"),
    page(f"deltagande/<{addresses.NUMBER}:number>/flytta/", move_on_board, name="move_on_board", opens="move_card"),
    page(f"insats/<{addresses.NUMBER}:number>/floden/", flows, name="flows", opens="show_flows"),
    page("floden/", all_flows, name="all_flows", opens="show_flows"),
    page("redovisning/", accounts, name="accounts", opens="list_accounts"),
    page(ACCOUNT, account, name="account", opens="show_account"),
    page(f"{ACCOUNT}fynd/", findings, name="findings", opens="list_findings"),
    page(f"{ACCOUNT}rojande/", exposure, name="exposure", opens="show_exposure"),
    page(f"{ACCOUNT}hamta/<slug:file_format>/", download, name="download", opens="download_account"),
    page(f"{ACCOUNT}kansli/", account_office, name="account_office", opens="edit_account"),
    page(f"{ACCOUNT}skriv/", edit_account_page, name="edit_account", opens="edit_account"),
    page(f"{ACCOUNT}utkast/<slug:file_format>/", draft_account, name="draft_account", opens="edit_account"),
    page(f"{ACCOUNT}publicera/", release_account_page, name="release_account", opens="release_account"),
    page(f"rapport/<{addresses.NUMBER}:number>/", report, name="report", opens="show_report"),
    *DATA,
    *PARTICIPATIONS,
    *PARTICIPANTS,
    *PROTECTION,
    *QUESTIONNAIRES,
    *REPORT_FIGURES,
    page("styrelsen/", board_page, name="board_page", opens="show_board_page"),
    *PUBLIC,
    *NATIONAL,
    page("sok/", search, name="search", opens="search_reports"),
    page("utkast/", keep_draft, name="keep_draft", opens="save_draft"),
    page("utkast/kasta/", throw_away_draft, name="throw_away_draft", opens="save_draft"),
    page("personer/", people, name="people", opens="list_people"),
    page("personer/bjud-in/", invite, name="invite_person", opens="invite_person"),
    page(f"{ROLE}avsluta/", end, name="end_assignment", opens="end_assignment"),
    page(f"{ROLE}ge-tillbaka/", give_back, name="give_back_assignment", opens="end_assignment"),
    page(f"{INVITED}dra-tillbaka/", withdraw, name="withdraw_invitation", opens="withdraw_invitation"),
    page("inbjudan/<str:secret>/", invitation, name="invitation", opens=ANYONE),
    page("demo/person/", become_person, name="become_person", opens=ANYONE),
    *ORGANISATION,
    *REPORT_CALENDAR,
    *WRITING,
    *REPORT_LIFE,
    *BORDER,
    page("sprak/", set_language, name="set_language", opens=ANYONE),
    path("konto/", include("stegvis.web.login.urls")),
    # By its name: rooms of one layer are strangers, and Django alone knows both.
    path("api/", include("stegvis.api.urls")),
]
