"""Answers on violence are tied to nobody: not by a key, a time, an order, a line of the trail, a draft or a session."""

import itertools
import re
from collections import Counter
from datetime import date
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from tests.cast import Cast

from stegvis.actions.access import PERMISSIONS, NotPermitted
from stegvis.actions.answer_screening import answer_screening, show_screening_form
from stegvis.actions.count_screening import count_screening
from stegvis.actions.release_screenings import release_screenings
from stegvis.actions.show_screening import show_screening
from stegvis.actions.show_screenings import show_screenings
from stegvis.store.models import AuditEvent, Draft, Participant, Participation, ScreeningTally, StoredAnswer
from stegvis.store.questionnaires.tallies import add_form
from stegvis.vocabulary import BadInput, Gender, Number
from stegvis.vocabulary.released import Between
from stegvis.vocabulary.roles import Role
from stegvis.web.pages.questionnaires import pace, screening

DAY = date(2031, 3, 10)
FORM = {"gender": ["1"], "item_1": ["yes"], "item_2": ["no"], "item_7": ["no"], "children_exposed": ["yes"]}


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch, tmp_path):
    monkeypatch.setenv("STEGVIS_TODAY", DAY.isoformat())
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))


@pytest.fixture
def people(cast: Cast) -> list[Participation]:
    made = []
    for number in (1, 2):
        who = Participant.objects.create(
            controller=cast.municipality, local_number=number, gender="women", birth_year=1980
        )
        made.append(Participation.objects.create(participant=who, intervention=cast.linden, started_on=DAY))
    return made


def answer(cast: Cast, person: Participation, form: dict[str, list[str]]) -> None:
    place = show_screening(by=cast.actor("amina"), participation=person.pk)
    assert answer_screening(cast.association.pk, place.secret, form)


def rows() -> list[tuple[str, str, int]]:
    return list(ScreeningTally.objects.order_by("pk").values_list("gender", "answers", "forms"))


def test_a_form_is_counted_for_the_association_and_the_year(cast, people):
    answer(cast, people[0], FORM)
    answer(cast, people[1], FORM)
    answer(cast, people[0], {"item_5": ["yes"], "gender": ["7"]})
    assert rows() == [("unknown", "----y---", 1), ("women", "yn----ny", 2)]
    assert set(ScreeningTally.objects.values_list("association", "year")) == {(cast.association.pk, 2031)}


def test_a_form_without_an_answer_is_no_form(cast, people):
    answer(cast, people[0], {"gender": ["2"], "item_1": ["perhaps"]})
    assert not ScreeningTally.objects.exists()


def test_the_tally_has_no_column_that_joins_it_to_anybody():
    names = {field.name for field in ScreeningTally._meta.get_fields()}
    assert names == {"id", "association", "year", "gender", "answers", "forms"}
    for model in apps.get_models():
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
            assert field.related_model is not ScreeningTally, f"{model} points at tallies"


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_rows_stand_sorted_whoever_came_last(cast, order):
    letters = ("nnnnnnnn", "ynnnnnnn", "yynnnnny")
    add_form(cast.association.pk, 2031, "women", letters[1])
    for at in order:
        add_form(cast.association.pk, 2031, "men", letters[at])
    assert rows() == [*(("men", one, 1) for one in letters), ("women", letters[1], 1)]
    numbers = list(ScreeningTally.objects.order_by("pk").values_list("pk", flat=True))
    assert numbers == list(range(numbers[0], numbers[0] + 4)), "all rows are written anew, together"


def test_no_counter_tells_whether_like_answers_came_early_or_late(cast):
    """As many rows are written anew as there are different answers so far: their sum depends on the order."""
    kept = set()
    for order in ("aaab", "abaa", "baaa"):
        ScreeningTally.objects.all().delete()
        for one in order:
            add_form(cast.association.pk, 2031, "men", {"a": "nnnnnnnn", "b": "yyyyyyyy"}[one])
        kept.add((tuple(ScreeningTally.objects.order_by("pk").values_list("pk", "forms")), counted()))
    assert len(kept) == 1


@pytest.mark.django_db(transaction=True)
def test_postgresql_keeps_no_earlier_rows(cast):
    if connection.vendor != "postgresql":
        return
    for one in ("nnnnnnnn", "yyyyyyyy", "ynnnnnnn"):
        add_form(cast.association.pk, 2031, "men", one)
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pageinspect")
        page = f"get_raw_page('{ScreeningTally._meta.db_table}', 0)"
        cursor.execute(f"SELECT count(*) FROM heap_page_items({page}) WHERE t_data IS NOT NULL")
        assert cursor.fetchone() == (3,)


def counted() -> object:
    """Where the database's own counter of the table's rows stands."""
    table = ScreeningTally._meta.db_table
    question = {
        "sqlite": f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'",
        "postgresql": f"SELECT last_value FROM {table}_id_seq",
    }
    with connection.cursor() as cursor:
        cursor.execute(question[connection.vendor])
        return cursor.fetchone()


def everything() -> dict[str, Counter]:
    """All that the database holds, table by table."""
    tables = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            tables[table] = Counter(map(repr, cursor.fetchall()))
    return tables


def changed(before: dict[str, Counter], after: dict[str, Counter]) -> set[str]:
    return {table for table in after if before.get(table) != after[table]}


def test_answering_writes_the_tally_and_nothing_else(cast, people):
    place = show_screening(by=cast.actor("amina"), participation=people[0].pk)
    before = everything()
    client = Client()
    address = reverse("screening", args=[place.association, place.secret])
    client.get(address)
    client.post(address, {f"svar-{name}": values for name, values in FORM.items()})
    after = everything()
    assert ScreeningTally.objects.count() == 1
    assert changed(before, after) <= {"store_screeningtally", "sqlite_sequence"}


def test_two_answers_between_two_copies_tell_nobody_apart(cast, people):
    """Who answered what in which order: the copy after is the same for all of it."""
    forms = (FORM, {"gender": ["1"], "item_3": ["yes"]})
    copies = set()
    for first, second in itertools.product((0, 1), (0, 1)):
        ScreeningTally.objects.all().delete()
        answer(cast, people[first], forms[second])
        answer(cast, people[1 - first], forms[1 - second])
        copies.add(tuple(rows()))
    assert len(copies) == 1


def test_counting_that_somebody_was_asked_leaves_no_day(cast, people):
    amina = cast.actor("amina")
    before = everything()
    version = people[0].version
    count_screening(by=amina, participation=people[0].pk)
    assert changed(before, everything()) == {"store_participation"}
    people[0].refresh_from_db()
    assert (people[0].violence_asked, people[0].version) == (1, version)
    count_screening(by=amina, participation=people[0].pk, is_undone=True)
    count_screening(by=amina, participation=people[0].pk, is_undone=True)
    people[0].refresh_from_db()
    assert people[0].violence_asked == 0


def test_the_trail_says_only_that_a_questionnaire_was_to_be_handed_out(cast, people):
    answer(cast, people[0], FORM)
    count_screening(by=cast.actor("amina"), participation=people[0].pk)
    told = [(one.event, one.details) for one in AuditEvent.objects.all()]
    assert told == [("participant_read", {"action": "hand_out_questionnaire"})]
    assert not Draft.objects.exists() and not StoredAnswer.objects.exists()


def test_the_link_is_everybodys_and_of_the_day(cast, people, monkeypatch):
    amina = cast.actor("amina")
    places = {show_screening(by=amina, participation=one.pk).secret for one in people}
    assert len(places) == 1
    (secret,) = places
    assert show_screening_form(cast.association.pk + 1, secret) is None
    monkeypatch.setenv("STEGVIS_TODAY", "2031-03-12")
    assert show_screening_form(cast.association.pk, secret) is None
    assert not answer_screening(cast.association.pk, secret, FORM)


def test_nobody_lists_the_rows(cast):
    """No action returns them: released tables only, and those for the association's administrator."""
    assert PERMISSIONS["show_screenings"] == {Role.ASSOCIATION_ADMINISTRATOR}
    for name in ("amina", "maja", "carl", "britta", "reidar", "stranger"):
        with pytest.raises(NotPermitted):
            show_screenings(by=cast.actor(name), association=cast.association.pk)


def test_the_tally_is_in_no_form_of_pages_and_no_export():
    """Django's own admin would list it; there is none. Only the store knows the table."""
    from pathlib import Path

    source = Path(__file__).parents[2] / "src" / "stegvis"
    users = {path.relative_to(source).parts[0] for path in source.rglob("*.py") if "ScreeningTally" in path.read_text()}
    assert users == {"store"}


def test_a_year_is_released_once_it_is_over(cast):
    frida = cast.actor("frida")
    for number in range(60):
        for gender in ("women", "men"):
            add_form(cast.association.pk, 2030, gender, "ynnnnnnn" if number % 2 else "nnnnnnnn")
    add_form(cast.association.pk, 2031, "women", "ynnnnnnn")
    shown = show_screenings(by=frida, association=cast.association.pk)
    assert [(one.year, one.lines) for one in shown.years] == [(2030, ())]
    with pytest.raises(BadInput):
        release_screenings(by=frida, association=cast.association.pk, year=2031)
    release_screenings(by=frida, association=cast.association.pk, year=2030)
    (year,) = show_screenings(by=frida, association=cast.association.pk).years
    cells = {line.label.sv: line.cells for line in year.lines}
    assert cells["Besvarade formulär om våld"][1] == Number(60)
    assert isinstance(cells["Utsatta för våld"][shown.columns.index(Gender.WOMEN)], Between)
    assert all(not isinstance(cell, Number) for name, told in cells.items() if "formulär" not in name for cell in told)


def test_a_tally_is_nowhere_near_a_person_in_the_schema():
    """No chain of keys leads from a tally to a participant, but over the association, which has thousands."""
    seen, waiting = {ScreeningTally}, [ScreeningTally]
    while waiting:
        for field in waiting.pop()._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.related_model not in seen:
                seen.add(field.related_model)
                waiting.append(field.related_model)
    assert Participant not in seen and Participation not in seen


def test_one_device_does_not_send_forms_without_end(cast, people, monkeypatch):
    """What was too much stands in the answer, to be sent a minute later; nothing about it is kept."""
    now = [600.0]
    monkeypatch.setattr(pace, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr(pace, "MOST", 3)
    monkeypatch.setattr(screening, "PACE", pace.Pace())
    place = show_screening(by=cast.actor("amina"), participation=people[0].pk)
    address = reverse("screening", args=[place.association, place.secret])
    sent = {f"svar-{name}": values for name, values in FORM.items()}
    assert [Client().post(address, sent).status_code for _ in range(4)] == [303, 303, 303, 429]
    told = Client().post(address, sent, headers={"Accept-Language": "sv"})
    html = told.content.decode()
    assert "Vänta en minut och skicka igen" in html and told.headers["Cache-Control"] == "no-store"
    assert re.search(r'name="svar-item_1" value="yes"[^>]* checked', html), "the answers are there to be sent again"
    assert rows() == [("women", "yn----ny", 3)] and not Draft.objects.exists()
    now[0] += 60
    assert Client().post(address, sent).status_code == 303
    assert rows() == [("women", "yn----ny", 4)]
    assert "Vänta en minut" not in Client().get(address).content.decode()
