"""Where the pages of questionnaires lie."""

from collections.abc import Mapping
from typing import Any

from tests.addresses.visits import Visit, Visits, each_association, each_intervention, each_participation
from tests.addresses.world import World
from tests.cast import FROM

from stegvis.catalogue.questionnaire_files import load_questionnaires
from stegvis.instruments.editing import document_of
from stegvis.store.access.assignments import actor_of
from stegvis.store.models import (
    Asking,
)
from stegvis.store.questionnaires.drafting import Writing, keep_writing


def each_asking(**more: Any) -> Visits:
    """A questionnaire that was handed out, of each participation."""

    def visits(world: World) -> list[Visit]:
        made = {
            place: Asking.objects.create(
                intervention=found.intervention,
                participation=found,
                questionnaire="self_assessment",
                version="2",
                occasion="start",
                asked_on=FROM,
            )
            for place, found in world.participations.items()
        }
        return [Visit(place, {"number": one.pk, **more}) for place, one in made.items()]

    return visits


def each_shared_link(world: World) -> list[Visit]:
    """A questionnaire's link for many, at each intervention."""
    visits = []
    for place, one in world.interventions.items():
        row = {"questionnaire": "staff", "version": 1, "occasion": "baseline", "asked_on": FROM}
        made = Asking.objects.create(intervention=one, is_shared=True, expires_on=FROM, **row)
        visits.append(Visit(place, {"number": one.pk, "link": made.pk}))
    return visits


def each_draft(**more: Any) -> Visits:
    """A page of a questionnaire that each association's office is writing."""

    def visits(world: World) -> list[Visit]:
        found = []
        for place, who, association in (
            ("association", "frida", world.cast.association),
            ("other association", "olof", world.other),
        ):
            document = document_of(load_questionnaires()["self_assessment"].latest)
            keep_writing(association.pk, Writing(document), by=actor_of(world.cast.accounts[who]))
            found.append(Visit(place, {"association": association.pk, "name": document["id"], **more}))
        return found

    return visits


def each_start(world: World) -> list[Visit]:
    """The button by which each association's office goes on from a version."""
    sent = {"fran": "self_assessment:2"}
    return [
        Visit("association", {"association": world.cast.association.pk}, sent),
        Visit("other association", {"association": world.other.pk}, sent),
    ]


ADDRESSES: Mapping[str, Visits] = {
    "participant_answers": each_participation(),
    "hand_out_questionnaire": each_participation(),
    "asking": each_asking(),
    "make_answer_link": each_asking(),
    "decline_questionnaire": each_asking(state="ja"),
    "enter_paper_answers": each_asking(),
    "print_paper": each_asking(),
    "use_answers": each_asking(),
    "ask_about_violence": each_participation(),
    "count_screening": each_participation(),
    "screening_on_tablet": each_participation(),
    "questionnaire_results": each_intervention(),
    "hand_out_to_many": each_intervention(),
    "close_shared_link": each_shared_link,
    "questionnaires": each_association("association"),
    "define_questionnaire": each_association("association"),
    "begin_questionnaire": each_association("association"),
    "go_on_from_version": each_start,
    "questionnaire_file": each_association("association"),
    "withdraw_questionnaire": each_association("association", number=1),
    "questionnaire_desk": each_draft(),
    "about_questionnaire": each_draft(),
    "add_question": each_draft(),
    "change_question": each_draft(question="hours"),
    "add_heading": each_draft(question="hours"),
    "change_heading": each_draft(number=1),
    "add_answers": each_draft(),
    "change_answers": each_draft(answers="s1"),
    "add_subscale": each_draft(),
    "change_subscale": each_draft(scale="health"),
    "translate_questionnaire": each_draft(language="uk"),
    "preview_questionnaire": each_draft(),
    "change_questionnaire": each_draft(),
    "undo_questionnaire_change": each_draft(),
    "take_back_questionnaire": each_draft(),
    "discard_questionnaire": each_draft(),
    "publish_questionnaire": each_draft(),
    "review_translation": each_association("association", questionnaire="self_assessment", language="uk"),
    "take_review_back": each_association("association", questionnaire="self_assessment", language="uk"),
    "load_questionnaire_texts": each_association("association"),
    "offer_questionnaire": each_association("association", number=1, state="nej"),
    "screenings": each_association("association"),
    "release_screenings": each_association("association", year=2029),
}
