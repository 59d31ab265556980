"""Nothing signed is changed in place: the database refuses every way in."""

from datetime import date
from functools import partial
from itertools import product

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from tests.cast import Cast
from tests.invented_editions import make_edition

from stegvis.store.models import (
    BoundNumber,
    Edition,
    EditionComment,
    EditionPackage,
    EditionStep,
    KeptFigures,
    RemarkDecision,
    SectionVersion,
)
from stegvis.store.tables.frozen_when_signed import (
    _ALWAYS,
    EDITION,
    FROZEN,
    LEAVES,
    TABLES,
    freeze_when_signed,
    lift_freeze,
)
from stegvis.vocabulary import Period
from stegvis.vocabulary.report_life import BY_ACTION, SIGNED_STATES, ReportState

STAYS_OPEN = {EditionComment, EditionStep}
"""What is said and done about a signed report; steps are only ever added."""
CONTENT = {SectionVersion, BoundNumber, RemarkDecision, EditionPackage}
EARLIER = Period(date(2025, 1, 1), date(2025, 8, 31))
REFUSED = (IntegrityError,)


@pytest.fixture
def edition(cast: Cast) -> Edition:
    made = make_edition(cast, texts={"result": "Så gick det."})
    BoundNumber.objects.create(
        edition=made, section="result", position=0, phrase="21", measure="exits", gender="all", start=0
    )
    RemarkDecision.objects.create(edition=made, section="result", rule="small_group", passage="Så", by="Maja")
    EditionPackage.objects.create(edition=made, submission=1, digest="a" * 64, signer="0" * 64, file=b"x")
    return made


def in_state(edition: Edition, state: ReportState) -> None:
    Edition.objects.filter(pk=edition.pk).update(state=state)


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def is_refused(act) -> bool:
    try:
        with transaction.atomic():
            act()
    except REFUSED:
        return True
    return False


def test_every_table_about_an_edition_is_frozen_or_named_as_open():
    about = {
        model
        for model in apps.get_app_config("store").get_models()
        if any(getattr(field, "related_model", None) is Edition for field in model._meta.fields)
        and model is not Edition
    }
    assert about == CONTENT | STAYS_OPEN
    assert {model._meta.db_table for model in (*CONTENT, KeptFigures)} == FROZEN.keys()
    assert Edition._meta.db_table == EDITION


@pytest.mark.parametrize("model", [*sorted(CONTENT, key=str), KeptFigures, Edition], ids=lambda model: model.__name__)
def test_every_column_is_content_or_named_as_not(model):
    left = {
        Edition: {"due_id", "follows_id", "state", "version", "begun_at"},
        SectionVersion: {"id", "account_id", "saved_at", "begun_at", "source", "removed", "tab", "tab_save"},
        RemarkDecision: {"id", "account_id", "at"},
        EditionPackage: {"id", "revision_id"},
    }
    from stegvis.store.tables.frozen_when_signed import OF_THE_EDITION

    columns = {field.column for field in model._meta.concrete_fields}
    frozen = set(OF_THE_EDITION if model is Edition else FROZEN[model._meta.db_table])
    assert columns - frozen == left.get(model, {"id"})


def test_the_steps_out_of_a_signed_state_are_those_of_the_table():
    """A step that is added or taken away needs a migration that makes the triggers anew."""
    table = {
        (start.value, step.ends.value) for step in BY_ACTION.values() for start in step.starts if start in SIGNED_STATES
    }
    assert set(LEAVES) == table


@pytest.mark.parametrize(("state", "then"), list(product(ReportState, ReportState)))
def test_what_is_signed_leaves_its_state_by_a_step_of_the_table_alone(cast: Cast, state, then):
    made = make_edition(cast, period=EARLIER)
    in_state(made, state)
    opened = state in SIGNED_STATES and then != state and (state, then) not in LEAVES
    assert is_refused(lambda: run(f"UPDATE {EDITION} SET state = '{then}' WHERE id = {made.pk}")) is opened
    made.refresh_from_db()
    assert made.state == (state if opened else then)


@pytest.mark.parametrize("state", ReportState)
def test_a_package_gets_no_figures_after_the_signature(edition: Edition, state):
    in_state(edition, state)
    kept = partial(KeptFigures.objects.create, package=edition.packages.get(), figures={}, facts_digest="0" * 64)
    assert is_refused(kept) is (state in SIGNED_STATES)


@pytest.mark.parametrize("state", ReportState)
def test_nothing_is_moved_into_what_is_signed(cast: Cast, edition: Edition, state):
    signed = make_edition(cast, period=EARLIER)
    in_state(signed, state)
    ways = [partial(rows.update, edition=signed) for rows in (edition.texts, edition.bound, edition.decisions)]
    assert [is_refused(way) for way in ways] == [state in SIGNED_STATES] * len(ways)


@pytest.mark.parametrize("state", ReportState)
def test_what_is_signed_is_not_removed_nor_given_another_number(cast: Cast, state):
    """The database's own words: the rows of an edition would keep Django from it."""
    made = make_edition(cast, period=EARLIER)
    in_state(made, state)
    free = made.pk + 1000
    assert is_refused(lambda: run(f"UPDATE {EDITION} SET id = {free} WHERE id = {made.pk}")) is (state in SIGNED_STATES)
    assert is_refused(lambda: run(f"DELETE FROM {EDITION} WHERE id IN ({made.pk}, {free})")) is (state in SIGNED_STATES)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a statement that PostgreSQL does not have")
@pytest.mark.parametrize("removals_fire", ["ON", "OFF"])
@pytest.mark.parametrize("state", ReportState)
def test_nothing_takes_the_place_of_what_is_signed(cast: Cast, state, removals_fire):
    in_state(make_edition(cast, period=EARLIER), state)
    run(f"PRAGMA recursive_triggers = {removals_fire}")
    try:
        refused = is_refused(lambda: run(f"REPLACE INTO {EDITION} SELECT * FROM {EDITION}"))
    finally:
        run("PRAGMA recursive_triggers = ON")
    assert refused is (state in SIGNED_STATES)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a statement that PostgreSQL does not have")
@pytest.mark.parametrize("state", ReportState)
def test_nothing_of_the_same_period_takes_the_place_of_what_is_signed(cast: Cast, state):
    made, other = make_edition(cast, period=EARLIER), make_edition(cast)
    in_state(made, state)
    columns = ", ".join(field.column for field in Edition._meta.concrete_fields if field.column != "id")
    ways = [
        f"REPLACE INTO {EDITION} ({columns}) SELECT {columns} FROM {EDITION} WHERE id = {made.pk}",
        f"UPDATE OR REPLACE {EDITION} SET period_start = '{EARLIER.start}', period_end = '{EARLIER.end}' "
        f"WHERE id = {other.pk}",
    ]
    assert [is_refused(partial(run, way)) for way in ways] == [state in SIGNED_STATES] * 2


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no statement that empties a table")
@pytest.mark.parametrize("table", TABLES)
def test_no_table_of_what_is_signed_is_emptied(db, table):
    assert is_refused(lambda: run(f"TRUNCATE {table} CASCADE"))


@pytest.mark.parametrize("state", ReportState)
def test_texts_and_packages_are_added_changed_and_removed_only_before_the_signature(edition: Edition, state):
    in_state(edition, state)
    frozen = state in SIGNED_STATES
    text, bound = edition.texts.get(), edition.bound.get()
    ways = [
        lambda: SectionVersion.objects.filter(pk=text.pk).update(text="Annat."),
        lambda: SectionVersion.objects.create(edition=edition, section="result", number=2, text="Nytt.", by="Maja"),
        lambda: SectionVersion.objects.bulk_create(
            [SectionVersion(edition=edition, section="goals", number=1, text="Nytt.", by="Maja")]
        ),
        lambda: BoundNumber.objects.filter(pk=bound.pk).update(phrase="22"),
        lambda: RemarkDecision.objects.filter(edition=edition).update(explanation="För att."),
        lambda: Edition.objects.filter(pk=edition.pk).update(registry_number="2031/7"),
        lambda: EditionPackage.objects.create(edition=edition, submission=2, digest="b" * 64, signer="0", file=b"y"),
        lambda: RemarkDecision.objects.filter(edition=edition).delete(),
        lambda: BoundNumber.objects.filter(pk=bound.pk).delete(),
        lambda: SectionVersion.objects.filter(edition=edition).delete(),
    ]
    assert [is_refused(way) for way in ways] == [frozen] * len(ways)


@pytest.mark.parametrize("state", ReportState)
def test_a_package_is_never_changed_or_removed(edition: Edition, state):
    in_state(edition, state)
    packages = EditionPackage.objects.filter(edition=edition)
    assert is_refused(lambda: packages.update(file=b"forged"))
    assert is_refused(lambda: packages.update(digest="c" * 64))
    assert is_refused(packages.delete)
    assert not is_refused(lambda: packages.update(revision=None))


def test_kept_figures_are_never_changed(edition: Edition):
    kept = KeptFigures.objects.create(package=edition.packages.get(), figures={}, facts_digest="0" * 64)
    assert is_refused(lambda: KeptFigures.objects.filter(pk=kept.pk).update(figures={"exits": {"all": [1, None]}}))
    assert is_refused(lambda: KeptFigures.objects.filter(pk=kept.pk).delete())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a statement that PostgreSQL does not have")
def test_what_replaces_a_row_removes_one(edition: Edition):
    in_state(edition, ReportState.SUBMITTED)
    KeptFigures.objects.create(package=edition.packages.get(), figures={}, facts_digest="0" * 64)

    replacing = [f"REPLACE INTO {table} SELECT * FROM {table}" for table in FROZEN if table in _ALWAYS]
    assert [is_refused(partial(run, one)) for one in replacing] == [True, True]


def test_an_account_that_goes_may_leave_its_texts(edition: Edition, cast: Cast):
    in_state(edition, ReportState.SIGNED)
    SectionVersion.objects.filter(edition=edition).update(account=None)
    assert edition.texts.get().account is None


def test_without_the_triggers_these_tests_would_fail(edition: Edition):
    in_state(edition, ReportState.SIGNED)
    lift_freeze(connection)
    try:
        assert not is_refused(lambda: SectionVersion.objects.filter(edition=edition).update(text="Annat."))
    finally:
        freeze_when_signed(connection)
