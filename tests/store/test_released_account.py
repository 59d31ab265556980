"""The office's account: its texts in versions, what must not be told, four eyes, and a release that stays as it is."""

from dataclasses import replace
from datetime import date

import pytest
from tests.cast import Cast
from tests.store.invented import reading, report

from stegvis.actions.access import NotPermitted, actor_of
from stegvis.actions.compile_account import write_account
from stegvis.actions.download_account import compile_stored_account, download_account
from stegvis.actions.edit_account import BOARD_LENGTH, edit_account, show_account_texts
from stegvis.actions.list_accounts import AccountKey
from stegvis.actions.release_account import release_account
from stegvis.actions.show_account_standing import show_account_standing
from stegvis.store.models import Account, AccountRelease, AccountText, Assignment, CostLine, ReportDue
from stegvis.store.read_reports.importing import save_reading
from stegvis.store.reports.accounts.releases import released_revisions
from stegvis.vocabulary import BadInput, Changed, Figure, Gender, InvalidFields, Number, Period, Withheld
from stegvis.vocabulary.roles import Role

pytestmark = pytest.mark.django_db
PERIOD = Period(date(2031, 1, 1), date(2031, 8, 31))


@pytest.fixture
def key(cast: Cast) -> AccountKey:
    """An account of the cast's association, with reports on Linden and Eken."""
    file = replace(reading(report("Linden"), report("Eken")), issuer=cast.association.name)
    save_reading(file, (), digest="a", by="Office")
    return AccountKey(cast.association.pk, PERIOD)


@pytest.fixture
def colleague(cast: Cast):
    account = Account.objects.create_user("gun@exempel.invalid", name="Gun Påhittad")
    Assignment.objects.create(
        account=account, role=Role.ASSOCIATION_ADMINISTRATOR, association=cast.association, from_on=date(2020, 1, 1)
    )
    return actor_of(account)


def write(cast: Cast, key: AccountKey, version: int = 0, **more):
    given = {"intro": "Ett gott år.", "board": "Läs detta.", "places": {}, "leads": {}} | more
    edit_account(by=cast.actor("frida"), key=key, version=version, **given)


def test_every_version_is_kept_and_the_last_stands(cast, key):
    write(cast, key)
    write(cast, key, version=2, intro="Ett bättre år.", leads={cast.linden.pk: "Ny."})
    shown = show_account_texts(key, by=cast.actor("frida"))
    assert (shown.intro, shown.board, shown.version) == ("Ett bättre år.", "Läs detta.", 4)
    assert [one.text for one in shown.versions if one.part == "intro"] == ["Ett bättre år.", "Ett gott år."]
    with pytest.raises(Changed):
        write(cast, key, version=2, intro="Något annat.")


def test_chapters_change_places(cast, key):
    write(cast, key, places={cast.linden.pk: 2, cast.eken.pk: 1})
    assert [one.name for one in show_account_texts(key, by=cast.actor("frida")).chapters] == ["Eken", "Linden"]
    names = [one.text for one in compile_stored_account(cast.association.name, PERIOD).document.headings()]
    assert names.index("Eken") < names.index("Linden")


def test_a_text_that_points_at_somebody_is_stopped_beside_its_field(cast, key):
    with pytest.raises(InvalidFields) as stopped:
        write(cast, key, intro="En kvinna på 34 år fick arbete på bageriet.", board="x" * (BOARD_LENGTH + 1))
    assert set(stopped.value.fields) == {"intro", "board"}
    assert show_account_texts(key, by=cast.actor("frida")).version == 0


def test_whoever_wrote_cannot_release(cast, key, colleague):
    write(cast, key)
    with pytest.raises(BadInput, match="kollega"):
        release_account(by=cast.actor("frida"), key=key)
    assert release_account(by=colleague, key=key).number == 1


@pytest.mark.parametrize("name", ["maja", "amina", "carl", "britta", "reidar", "stranger"])
def test_only_the_office_writes_and_releases(cast, key, name):
    with pytest.raises(NotPermitted):
        edit_account(by=cast.actor(name), key=key, version=0, intro="", board="", places={}, leads={})
    with pytest.raises(NotPermitted):
        release_account(by=cast.actor(name), key=key)


def test_a_release_stays_as_it_is_whatever_is_corrected(cast, key, colleague):
    release = release_account(by=colleague, key=key)
    frozen = download_account(key, "html", by=cast.actor("britta"))
    corrected = replace(reading(replace(report("Linden"), figures=()), report("Eken")), issuer=cast.association.name)
    save_reading(corrected, (), digest="b", by="Office")
    write(cast, key)
    assert download_account(key, "html", by=cast.actor("britta")) == frozen
    assert show_account_standing(key, by=cast.actor("britta")).is_changed
    assert {one.number for one in released_revisions(release)} == {1}
    assert release_account(by=colleague, key=key).number == 2
    assert download_account(key, "html", by=cast.actor("britta")) != frozen


def test_money_and_what_is_overdue_come_from_the_association_s_own_tables(cast, key, monkeypatch):
    CostLine.objects.create(intervention=cast.linden, year=2031, cost_type="intervention", budget=1200, outcome=600)
    CostLine.objects.create(intervention=cast.linden, year=2031, cost_type="administration", budget=120, outcome=None)
    ReportDue.objects.create(
        intervention=cast.asken,
        form_id="skaraborg_interim",
        period_start=PERIOD.start,
        period_end=PERIOD.end,
        due_on=date(2031, 9, 30),
    )
    monkeypatch.setenv("STEGVIS_TODAY", "2031-09-30")
    assert compile_stored_account(cast.association.name, PERIOD).material.missing == ()
    monkeypatch.setenv("STEGVIS_TODAY", "2031-10-01")
    material = compile_stored_account(cast.association.name, PERIOD).material
    assert [(one.intervention, one.budget, one.outcome, one.own_cost) for one in material.money] == [
        ("Linden", 880, None, 400)
    ]
    assert [one.intervention for one in material.missing] == ["Asken"]


def test_a_longer_account_asks_no_more_often(cast, key, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        compile_stored_account(cast.association.name, PERIOD)
    many = replace(reading(*(report(f"Insats {at}") for at in range(30))), issuer=cast.association.name)
    save_reading(many, (), digest="c", by="Office")
    with django_assert_max_num_queries(25):
        compile_stored_account(cast.association.name, PERIOD)


@pytest.fixture
def withheld(cast: Cast) -> AccountKey:
    """An account in which Linden withholds its participants by gender, and Eken shows them."""
    hidden, shown = (
        replace(
            report(name),
            figures=(
                Figure("participants", Gender.ALL, Number(38), "38"),
                *(Figure("participants", gender, *cell) for gender, cell in cells),
            ),
        )
        for name, cells in (
            ("Linden", ((Gender.WOMEN, (Withheld(), "‥")), (Gender.MEN, (Withheld(), "‥")))),
            ("Eken", ((Gender.WOMEN, (Number(25), "25")), (Gender.MEN, (Number(13), "13")))),
        )
    )
    save_reading(replace(reading(hidden, shown), issuer=cast.association.name), (), digest="w", by="Office")
    return AccountKey(cast.association.pk, PERIOD)


@pytest.mark.parametrize(
    ("place", "text", "stops"),
    [
        ("linden", "Antalet deltagare var 25 kvinnor.", True),
        ("linden", "Antalet deltagare var 17 kvinnor.", True),
        ("linden", "Insatsen hade 38 deltagare.", False),
        ("eken", "Antalet deltagare var 25 kvinnor.", False),
        (None, "I Linden deltog 25 kvinnor.", True),
        (None, "I Eken deltog 25 kvinnor.", False),
    ],
)
def test_a_number_that_a_report_withholds_stops_whether_it_is_right_or_wrong(cast, withheld, place, text, stops):
    leads = {getattr(cast, place).pk: text} if place else {}
    given = {"intro": "" if place else text, "leads": leads}
    if not stops:
        write(cast, withheld, **given)
        return
    with pytest.raises(InvalidFields):
        write(cast, withheld, **given)


def test_a_text_from_before_a_number_was_withheld_stops_the_release(cast, withheld, colleague):
    text = "I Linden deltog 25 kvinnor."
    AccountText.objects.create(
        association=cast.association, period=f"{PERIOD.start}/{PERIOD.end}", part="intro", number=1, text=text, by="X"
    )
    with pytest.raises(BadInput, match="25 kvinnor"):
        release_account(by=colleague, key=withheld)
    assert not AccountRelease.objects.exists()


def test_a_file_that_says_more_than_the_account_is_not_released(cast, key, colleague, monkeypatch):
    def telling(account, file_format):
        more = replace(account.document, subject="17 kvinnor avslutade")
        return write_account(replace(account, document=more), file_format)

    monkeypatch.setattr("stegvis.actions.release_account.write_account", telling)
    with pytest.raises(BadInput, match="17"):
        release_account(by=colleague, key=key)
    assert not AccountRelease.objects.exists()
