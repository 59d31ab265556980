"""Addresses of questionnaires."""

from stegvis.web.addresses import NUMBER
from stegvis.web.pages.questionnaires.answer import answer
from stegvis.web.pages.questionnaires.ask_about_violence import ask_about_violence, count_asked, on_this_tablet
from stegvis.web.pages.questionnaires.asking import asking, decline, make_link, use
from stegvis.web.pages.questionnaires.editor.routes import EDITOR, OFFICE
from stegvis.web.pages.questionnaires.hand_out import hand_out
from stegvis.web.pages.questionnaires.office import define, download, load_texts, offer, questionnaires
from stegvis.web.pages.questionnaires.paper import enter_paper, print_paper
from stegvis.web.pages.questionnaires.results import close_shared, hand_out_shared, results
from stegvis.web.pages.questionnaires.screening import screening
from stegvis.web.pages.questionnaires.screenings import release, screenings
from stegvis.web.pages.questionnaires.translations import review_back, translation_review
from stegvis.web.routes import ANYONE, page

PARTICIPATION = f"deltagande/<{NUMBER}:number>/"
VIOLENCE = f"{PARTICIPATION}fragor-om-vald/"
SCREENINGS = f"forbund/<{NUMBER}:association>/fragor-om-vald/"
ASKING = f"enkat/<{NUMBER}:number>/"

QUESTIONNAIRES = [
    page(f"{PARTICIPATION}enkat/", hand_out, name="hand_out_questionnaire", opens="hand_out_questionnaire"),
    page(ASKING, asking, name="asking", opens="show_asking"),
    page(f"{ASKING}lank/", make_link, name="make_answer_link", opens="make_answer_link"),
    page(f"{ASKING}avbojd/<slug:state>/", decline, name="decline_questionnaire", opens="decline_questionnaire"),
    page(f"{ASKING}svar/", enter_paper, name="enter_paper_answers", opens="enter_paper_answers"),
    page(f"{ASKING}papper/", print_paper, name="print_paper", opens="enter_paper_answers"),
    page(f"{ASKING}anvand-svaren/", use, name="use_answers", opens="use_answers"),
    page(VIOLENCE, ask_about_violence, name="ask_about_violence", opens="show_screening"),
    page(f"{VIOLENCE}stalld/", count_asked, name="count_screening", opens="count_screening"),
    page(f"{VIOLENCE}surfplatta/", on_this_tablet, name="screening_on_tablet", opens="show_screening"),
    page(f"fragor-om-vald/<{NUMBER}:association>/<str:secret>/", screening, name="screening", opens=ANYONE),
    page(SCREENINGS, screenings, name="screenings", opens="show_screenings"),
    page(f"{SCREENINGS}<{NUMBER}:year>/", release, name="release_screenings", opens="release_screenings"),
    page(
        f"insats/<{NUMBER}:number>/enkater/", results, name="questionnaire_results", opens="show_questionnaire_results"
    ),
    page(f"insats/<{NUMBER}:number>/enkater/ny/", hand_out_shared, name="hand_out_to_many", opens="hand_out_to_many"),
    page(
        f"insats/<{NUMBER}:number>/enkater/<{NUMBER}:link>/stang/",
        close_shared,
        name="close_shared_link",
        opens="close_shared_link",
    ),
    page(OFFICE, questionnaires, name="questionnaires", opens="list_questionnaires"),
    *EDITOR,
    page(f"{OFFICE}fil/", define, name="define_questionnaire", opens="define_questionnaire"),
    page(f"{OFFICE}fil/hamta/", download, name="questionnaire_file", opens="define_questionnaire"),
    page(
        f"{OFFICE}oversattning/<slug:questionnaire>/<slug:language>/",
        translation_review,
        name="review_translation",
        opens="review_translation",
    ),
    page(
        f"{OFFICE}oversattning/<slug:questionnaire>/<slug:language>/ta-tillbaka/",
        review_back,
        name="take_review_back",
        opens="review_translation",
    ),
    page(f"{OFFICE}texter/", load_texts, name="load_questionnaire_texts", opens="load_questionnaire_texts"),
    page(f"{OFFICE}<{NUMBER}:number>/<slug:state>/", offer, name="offer_questionnaire", opens="offer_questionnaire"),
    page("svara/<str:secret>/", answer, name="answer", opens=ANYONE),
]
