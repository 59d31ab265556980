"""Addresses of the editor."""

from stegvis.web.addresses import NUMBER
from stegvis.web.pages.questionnaires.editor.about import about, begin
from stegvis.web.pages.questionnaires.editor.answers import add_answers, change_answers
from stegvis.web.pages.questionnaires.editor.desk import (
    change,
    desk,
    discard,
    go_on,
    publish,
    take_back,
    undo,
    withdraw,
)
from stegvis.web.pages.questionnaires.editor.parts import heading, heading_before, subscale, translation
from stegvis.web.pages.questionnaires.editor.preview import preview
from stegvis.web.pages.questionnaires.editor.question import add_question, change_question
from stegvis.web.routes import page

OFFICE = f"forbund/<{NUMBER}:association>/frageformular/"
DESK = f"{OFFICE}utkast/<slug:name>/"
EDIT, PUBLISH = "edit_questionnaire", "publish_questionnaire"

EDITOR = [
    page(f"{OFFICE}nytt/", begin, name="begin_questionnaire", opens=EDIT),
    page(f"{OFFICE}ny-version/", go_on, name="go_on_from_version", opens=EDIT),
    page(DESK, desk, name="questionnaire_desk", opens=EDIT),
    page(f"{DESK}om/", about, name="about_questionnaire", opens=EDIT),
    page(f"{DESK}fraga/", add_question, name="add_question", opens=EDIT),
    page(f"{DESK}fraga/<slug:question>/", change_question, name="change_question", opens=EDIT),
    page(f"{DESK}fraga/<slug:question>/rubrik/", heading_before, name="add_heading", opens=EDIT),
    page(f"{DESK}rubrik/<{NUMBER}:number>/", heading, name="change_heading", opens=EDIT),
    page(f"{DESK}svar/", add_answers, name="add_answers", opens=EDIT),
    page(f"{DESK}svar/<slug:answers>/", change_answers, name="change_answers", opens=EDIT),
    page(f"{DESK}delskala/", subscale, name="add_subscale", opens=EDIT),
    page(f"{DESK}delskala/<slug:scale>/", subscale, name="change_subscale", opens=EDIT),
    page(f"{DESK}sprak/<slug:language>/", translation, name="translate_questionnaire", opens=EDIT),
    page(f"{DESK}prova/", preview, name="preview_questionnaire", opens=EDIT),
    page(f"{DESK}andra/", change, name="change_questionnaire", opens=EDIT),
    page(f"{DESK}angra/", undo, name="undo_questionnaire_change", opens=EDIT),
    page(f"{DESK}kasta/", discard, name="discard_questionnaire", opens="throw_away_questionnaire"),
    page(f"{DESK}ta-tillbaka/", take_back, name="take_back_questionnaire", opens="throw_away_questionnaire"),
    page(f"{DESK}publicera/", publish, name="publish_questionnaire", opens=PUBLISH),
    page(f"{OFFICE}<{NUMBER}:number>/ta-tillbaka/", withdraw, name="withdraw_questionnaire", opens=PUBLISH),
]
