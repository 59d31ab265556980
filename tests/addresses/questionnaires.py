"""Where the pages of questionnaires lie."""

from collections.abc import Mapping
from typing import Any

from tests.addresses.visits import Visit, Visits, each_association, each_intervention, each_participation
from tests.addresses.world import World
from tests.cast import FROM

from stegvis.store.models import (
    Asking,
)


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
    "load_questionnaire_texts": each_association("association"),
    "offer_questionnaire": each_association("association", number=1, state="nej"),
    "screenings": each_association("association"),
    "release_screenings": each_association("association", year=2029),
}
