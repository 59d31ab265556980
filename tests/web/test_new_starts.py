"""The same person comes to another intervention, or comes back: one participant, with one number."""

from datetime import timedelta

from django.urls import reverse
from tests.web.test_my_day import TODAY, client_of, on_that_day, started

from stegvis.store.models import ExitCode, Intervention, Participant, Participation

__all__ = ["on_that_day"]


def another(cast, name: str, **stated) -> Intervention:
    """A further intervention of the municipality."""
    stated = {"association": cast.association, "provider": cast.municipality, "method": "register"} | stated
    return Intervention.objects.create(name=name, name_key=name.lower(), **stated)


def ways(cast, one: Participation) -> list[str]:
    """The addresses that the page leads on to."""
    page = client_of(cast, "amina").get(reverse("new_starts", args=[one.participant_id])).content.decode()
    forms = ("start_in_intervention", "referral_form")
    addresses = [reverse(form, args=[place.pk]) for place in Intervention.objects.all() for form in forms]
    return [each for each in addresses if f"{each}?deltagare={one.participant_id}" in page]


def test_the_participants_page_leads_there(cast):
    one = started(cast.linden, 17)
    page = client_of(cast, "amina").get(reverse("participant", args=[one.participant_id])).content.decode()
    assert reverse("new_starts", args=[one.participant_id]) in page


def test_the_same_person_starts_in_another_intervention(cast):
    one, granen = started(cast.linden, 17), another(cast, "Granen")
    client = client_of(cast, "amina")
    (start, referral) = ways(cast, one)
    assert start == reverse("start_in_intervention", args=[granen.pk])
    assert referral == reverse("referral_form", args=[granen.pk])
    form = client.get(f"{start}?deltagare={one.participant_id}", follow=True)
    stated = {"has_consent": "yes", "started_on": TODAY.isoformat(), "gender": "women", "birth_year": "1990"}
    client.post(form.redirect_chain[-1][0], {"_version": "", **stated})
    assert [time.intervention for time in Participation.objects.order_by("pk")] == [cast.linden, granen]
    assert Participant.objects.count() == 1


def test_who_has_exited_comes_back_and_who_is_there_does_not_start_twice(cast):
    one = started(cast.linden, 17)
    assert ways(cast, one) == []
    Participation.objects.update(exited_on=TODAY - timedelta(days=1), exit_code=ExitCode.objects.first())
    assert ways(cast, one) == [
        reverse(form, args=[cast.linden.pk]) for form in ("start_in_intervention", "referral_form")
    ]


def test_neither_anothers_intervention_nor_one_without_a_register_is_offered(cast):
    one = started(cast.linden, 17)
    another(cast, "Almen", provider=cast.region)
    another(cast, "Boken", method="counts")
    assert ways(cast, one) == []
