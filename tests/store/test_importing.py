from dataclasses import replace
from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection
from tests.store.invented import CELLS, PERIOD, finding, reading, report, violent_report

from stegvis.store.accounts import AccountKey, findings_of, revisions_of, revisions_within, stored_accounts
from stegvis.store.models import (
    Agreement,
    AgreementTerm,
    Association,
    AuditEvent,
    Goal,
    GoalVersion,
    Intervention,
    Operator,
    Report,
    Revision,
    SectionText,
    StoredFigure,
    StoredFinding,
    UnreadText,
)
from stegvis.store.read_reports.cells import cell_of
from stegvis.store.read_reports.importing import Outcome, Saved, save_reading
from stegvis.vocabulary import Figure, Gender, NotNumeric, Number, Period, Place, Wording

pytestmark = pytest.mark.django_db
STORED = list(apps.get_app_config("store").get_models())
DJANGOS_OWN = {"password", "last_login"}


def rows() -> dict[str, list[dict[str, object]]]:
    """Everything in the store."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in STORED}


def save(*reports, digest="a", findings=(), file="påhittad.txt") -> Saved:
    return save_reading(reading(*reports, file=file), findings, digest=digest, by="Office")


def test_a_file_is_saved_with_all_it_says():
    assert save(report("Linden"), report("Eken"), findings=[finding(), finding(None)]) == Saved(Outcome.ADDED, 2, 2)
    assert Association.objects.get().name == "Samordningsförbundet Ingenstans"
    assert [one.name for one in Intervention.objects.order_by("name")] == ["Eken", "Linden"]
    assert Operator.objects.count() == 2
    linden = Revision.objects.get(name="Linden")
    assert [str(party) for party in linden.party_set.all()] == ["Ekhyltans kommun", "Regionen"]
    assert linden.findings.get().message_sv == "Det står 12, delarna ger 11."
    assert StoredFinding.objects.filter(revision=None).count() == 1


def test_the_same_file_twice_changes_nothing():
    save(findings=[finding()])
    before = rows()
    assert save(findings=[finding()]).outcome is Outcome.UNCHANGED
    assert save(findings=[finding()], file="samma under annat namn.txt").outcome is Outcome.UNCHANGED
    assert rows() == before


def test_every_kind_of_cell_stays_what_it_is():
    save()
    stored = StoredFigure.objects.filter(measure__startswith="kind_")
    assert tuple(cell_of(figure) for figure in stored) == CELLS
    assert [type(cell_of(figure)) for figure in stored] == [type(cell) for cell in CELLS]


def test_whole_numbers_stay_whole_and_fractions_stay_fractions():
    save()
    values = {figure.measure: cell_of(figure) for figure in StoredFigure.objects.all()}
    assert isinstance(values["kind_0"], Number) and isinstance(values["kind_0"].value, int)
    assert isinstance(values["kind_3"], Number) and isinstance(values["kind_3"].value, float)


def test_a_number_beyond_all_counting_is_kept_as_text():
    huge = Figure("participants", Gender.ALL, Number(10**400), "1" + "0" * 400, Place())
    save(replace(report(), figures=(huge,)))
    assert cell_of(StoredFigure.objects.get()) == NotNumeric("1" + "0" * 400)


def test_the_database_refuses_a_number_in_a_blank_cell():
    save()
    figure = StoredFigure.objects.filter(kind="blank").first()
    assert figure is not None
    figure.value = 3
    with pytest.raises(IntegrityError):
        figure.save()


def test_a_changed_file_gives_a_new_revision_and_keeps_the_old_one():
    save(report(total=12), findings=[finding()])
    assert save(report(total=13), digest="b") == Saved(Outcome.UPDATED, 1, 0)
    assert Report.objects.count() == 1
    old, new = Revision.objects.order_by("number")
    assert (old.is_current, new.is_current) == (False, True)
    assert old.figures.get(measure="participants").value == 12
    assert new.figures.get(measure="participants").value == 13
    key = AccountKey(Association.objects.get().pk, PERIOD)
    assert [revision.pk for revision in revisions_of(key, Intervention.objects.all())] == [new.pk]
    assert list(findings_of(key, Intervention.objects.all())) == []


@pytest.mark.parametrize(
    "other",
    [
        replace(report(), period=Period(date(2031, 9, 1), date(2031, 12, 31))),
        replace(report(), number=replace(report().number, this=3)),
        replace(report(), form=None),
        replace(report(), intervention="Lind-en"),
    ],
    ids=["period", "number", "form", "name"],
)
def test_another_report_is_not_taken_for_a_revision(other):
    save(report())
    saved = save_reading(replace(reading(other), form=None), (), digest="b", by="Office")
    assert saved.outcome is Outcome.ADDED
    assert Report.objects.count() == 2


@pytest.mark.parametrize("spelling", ["LINDEN", "  linden "])
def test_names_that_differ_in_case_or_spaces_are_one(spelling):
    save(report("Linden"))
    assert save(report(spelling), digest="b").outcome is Outcome.UPDATED
    assert Intervention.objects.get().name == "Linden"
    assert Revision.objects.get(is_current=True).name == spelling


@pytest.mark.parametrize("spelling", ["Lindens", "Lind en", "Linden+"])
def test_names_that_only_look_alike_are_not_guessed_to_be_one(spelling):
    save(report("Linden"))
    save(report(spelling), digest="b")
    assert Intervention.objects.count() == 2


def test_two_reports_that_nothing_tells_apart_are_both_kept():
    twin = replace(report(), period=None, number=None)
    assert save(twin, replace(twin, place=Place(line=90)), findings=[finding(place=Place(line=95))]).reports == 2
    assert Report.objects.count() == Revision.objects.filter(is_current=True).count() == 2
    assert StoredFinding.objects.get().revision == Revision.objects.get(line=90)
    save(twin, replace(twin, place=Place(line=90)), digest="b")
    assert Report.objects.count() == 2


def test_an_extension_is_a_new_term_and_the_old_one_stays():
    save(report())
    later = replace(
        report(),
        agreement=Period(date(2030, 1, 1), date(2032, 6, 30)),
        period=Period(date(2031, 9, 1), date(2031, 12, 31)),
    )
    save(later, digest="b")
    save(replace(later, number=None), digest="c")
    assert Agreement.objects.count() == 1
    assert [term.end.isoformat() for term in AgreementTerm.objects.all()] == ["2031-12-31", "2032-06-30"]


def test_an_older_report_that_arrives_late_does_not_undo_an_extension():
    later = replace(report(), agreement=Period(date(2030, 1, 1), date(2032, 6, 30)))
    save(later)
    save(replace(report(), period=Period(date(2030, 1, 1), date(2030, 12, 31))), digest="b")
    assert [term.end.isoformat() for term in AgreementTerm.objects.all()] == ["2031-12-31", "2032-06-30"]


def test_a_goal_with_a_new_target_is_a_new_version_and_other_words_are_another_goal():
    save(report(goals=("30 % går vidare", "Alla trivs")))
    autumn = Period(date(2031, 9, 1), date(2031, 12, 31))
    save(replace(report(goals=("35 %  går vidare", "Alla mår väl")), period=autumn), digest="b")
    assert Goal.objects.count() == 3
    versions = GoalVersion.objects.filter(goal__words_key="# % går vidare")
    assert [(one.text, one.stated_on) for one in versions] == [
        ("30 % går vidare", PERIOD.end),
        ("35 %  går vidare", autumn.end),
    ]


def test_two_goals_in_the_same_words_are_both_kept():
    save(report(goals=("30 % går vidare", "30 % går vidare")))
    assert Goal.objects.count() == 2


def test_answers_of_single_persons_are_never_kept():
    save(violent_report())
    everything = str(rows())
    for words in ("Kvinna 1", "Man 1)", "Hen 4", "Man 7", "Kvinna 9", "svarat ja"):
        assert words not in everything
    assert UnreadText.objects.count() == 0
    text = SectionText.objects.get().text
    assert "Sammanlagt 5 svar." in text and "visas inte" in text
    assert Revision.objects.get().hidden_rows == 5


def test_findings_in_sensitive_answers_are_kept_without_their_numbers():
    said = {
        "tally_mismatch": Wording("Enhet Nord: 2 av 3", "Unit Nord: 2 of 3"),
        "small_group": Wording("En kvinna på Nord", "A woman at Nord"),
        "unknown_unit": Wording("Nord finns inte i listan", "Nord is not listed"),
    }
    found = [finding("Stigen", rule=rule, message=message, place=Place(line=51)) for rule, message in said.items()]
    found.append(finding("Stigen", message=Wording("Det står 12", "It says 12"), place=Place(line=9)))
    save(violent_report(), findings=found)
    kept = list(StoredFinding.objects.all())
    assert [one.message_sv for one in kept][2:] == ["Nord finns inte i listan", "Det står 12"]
    assert all("Nord" not in one.message_sv + one.message_en for one in kept[:2])
    assert all((one.stated, one.expected) == (None, None) for one in kept[:2])
    assert [(one.rule, one.line) for one in kept[:2]] == [("tally_mismatch", 51), ("small_group", 51)]


def test_what_fails_midway_leaves_nothing():
    broken = finding(stated=object())
    with pytest.raises(TypeError):
        save(report(), findings=[finding(), broken])
    assert {name for name, found in rows().items() if found} == set()


def test_an_import_leaves_an_audit_event_that_cannot_be_changed_or_removed():
    save(findings=[finding()])
    event = AuditEvent.objects.get()
    assert (event.by, event.event, event.subject) == ("Office", "document_imported", "påhittad.txt")
    assert event.details == {"digest": "a", "reports": 1, "corrected_reports": 0, "findings": 1}
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()


def test_accounts_are_grouped_by_association_and_period():
    save(report("Linden"), report("Eken"), replace(report("Asken"), period=None))
    account, undated = stored_accounts(Intervention.objects.all())
    assert (account.key.period, account.reports, account.called("sv")) == (PERIOD, 2, "Påhittad redovisning")
    assert (undated.key.period, undated.reports) == (None, 1)
    inside = revisions_within(" samordningsförbundet  INGENSTANS", Period(date(2031, 1, 1), date(2031, 12, 31)))
    assert [revision.name for revision in inside] == ["Linden", "Eken"]
    assert not revisions_within("Samordningsförbundet Ingenstans", Period(date(2031, 2, 1), date(2031, 12, 31)))


def test_migrations_say_what_the_models_say():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("model", STORED, ids=lambda model: model.__name__)
def test_every_column_says_what_it_is_for(model):
    # Two columns of an account are Django's own.
    fields = [field for field in model._meta.get_fields() if not field.auto_created and field.name not in DJANGOS_OWN]
    assert [field.name for field in fields if not getattr(field, "help_text", "")] == []


def test_sqlite_is_set_up_to_lose_nothing():
    if connection.vendor != "sqlite":
        pytest.skip("runs on PostgreSQL now")
    assert connection.transaction_mode == "IMMEDIATE"
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)
