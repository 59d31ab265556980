"""Right reports give no finding that matters; spoilt in one place they give the finding that names it, and no other."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from tests.checks.invented_reports import CLASSES, NAMES, Invented, Row, invent, percent, written

from stegvis.catalogue import load_forms
from stegvis.checks import check
from stegvis.documents.readers import read_document
from stegvis.forms.nodes import Form
from stegvis.forms.recognise import recognise
from stegvis.vocabulary import Finding, Severity

CLEAN_SEEDS = range(8)
SPOILT_SEEDS = range(3)
Read = Callable[[list[Invented]], tuple[Finding, ...]]


@pytest.fixture(scope="module")
def forms() -> tuple[Form, ...]:
    return tuple(load_forms())


@pytest.fixture
def read(forms: tuple[Form, ...], tmp_path: Path) -> Read:
    form = next(one for one in forms if one.id == "skaraborg_interim")

    def findings(reports: list[Invented]) -> tuple[Finding, ...]:
        file = tmp_path / "påhittad.txt"
        file.write_text(written(form, reports), "utf-8")
        reading = recognise(read_document(file), forms, ())
        assert [one.intervention for one in reading.reports] == [one.name for one in reports]
        return check(reading)

    return findings


def _grave(found: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in found if one.severity is not Severity.NOTE]


@pytest.mark.parametrize("seed", CLEAN_SEEDS)
def test_right_reports_are_left_alone(seed: int, read: Read) -> None:
    random = Random(seed)
    found = read([invent(random, name) for name in NAMES])
    assert [(one.report, one.rule, one.message.sv) for one in _grave(found)] == []


@dataclass(frozen=True)
class Spoilt:
    """What a spoiled place must be found as: `stated` None when any will do; `also` are rules it drags along."""

    rule: str
    measure: str | None = None
    stated: float | str | None = None
    expected: float | str | None = None
    severity: Severity = Severity.ERROR
    also: frozenset[str] = frozenset()


Spoil = Callable[[Random, Invented], Spoilt]
SPOILS: list[Spoil] = []


def spoil(function: Spoil) -> Spoil:
    SPOILS.append(function)
    return function


def _silence(report: Invented) -> None:
    report.texts["analysis"] = ["Arbetet har fungerat bra."]


def _plausible(report: Invented) -> set[int]:
    """Every whole percentage that some row is of some row."""
    cells = [one for row in report.rows.values() for one in row if one]
    return {percent(one, other) + off for one in cells for other in cells if one <= other for off in (-1, 0, 1)}


def _wrong_percent(random: Random, report: Invented) -> int:
    return random.choice([one for one in range(11, 99) if one not in _plausible(report) and one % 5] or [101])


@spoil
def genders_do_not_add_up(random: Random, report: Invented) -> Spoilt:
    _silence(report)
    measure = random.choice(["participants", "feels_better", "more_active"])
    row = report.rows[measure]
    row[0] -= random.choice([1, 2])
    also = {"part_exceeds_whole"} if max(row[1:]) > row[0] or report.rows["exits"][0] > row[0] else set()
    return Spoilt("gender_sum", measure, row[0], row[1] + row[2], also=frozenset(also))


@spoil
def an_exit_is_left_out(random: Random, report: Invented) -> Spoilt:
    _silence(report)
    name = random.choice([one for one in CLASSES if report.rows[one][1]] or ["exits_positive"])
    report.rows[name][0] -= 1
    report.rows[name][1] -= 1
    exits = report.rows["exits"]
    return Spoilt("exit_class_sum", "exits", exits[0], exits[0] - 1)


@spoil
def more_feel_better_than_left(random: Random, report: Invented) -> Spoilt:
    _silence(report)
    exits = report.rows["exits"]
    report.rows["feels_better"] = [exits[0] + 1, exits[1] + 1, exits[2]]
    return Spoilt("part_exceeds_whole", "feels_better", exits[0] + 1, exits[0])


@spoil
def women_and_men_change_places(random: Random, report: Invented) -> Spoilt:
    _silence(report)
    shape: dict[str, Row] = {
        "participants": [60, 30, 30],
        "exits": [40, 12, 28],
        "exits_positive": [20, 14, 6],
        "exits_unclear": [15, 11, 4],
        "exits_other": [5, 3, 2],
        "feels_better": [20, 11, 9],
        "more_active": [14, 8, 6],
    }
    report.rows.update(shape)
    return Spoilt("swapped_columns", "exits", 12, 28, also=frozenset({"exit_class_sum"}))


@spoil
def a_share_beside_its_fraction(random: Random, report: Invented) -> Spoilt:
    better, exits = report.rows["feels_better"][0], report.rows["exits"][0]
    wrong = percent(better, exits) - random.randint(4, 9)
    report.texts["analysis"] = [f"{wrong} % ({better} av {exits}) mår bättre efter insatsen."]
    return Spoilt("share_mismatch", None, wrong / 100, round(better / exits, 3))


@spoil
def a_share_of_the_table(random: Random, report: Invented) -> Spoilt:
    wrong = _wrong_percent(random, report)
    report.texts["analysis"] = [f"{wrong} % av de avslutade uppger att de mår bättre."]
    rows = report.rows
    return Spoilt("share_mismatch", "feels_better", wrong / 100, round(rows["feels_better"][0] / rows["exits"][0], 3))


@spoil
def a_share_with_women_and_men(random: Random, report: Invented) -> Spoilt:
    women, men = (max(1, one // 2) for one in report.rows["exits_positive"][1:])
    exits = report.rows["exits"][0]
    cells = {one for row in report.rows.values() for one in row if one} | {women + men}
    right = {percent(women + men, one) + off for one in cells for off in (-2, -1, 0, 1, 2)}
    wrong = random.choice([one for one in range(21, 99) if one not in right])
    report.texts["analysis"] = [f"{wrong} % av de som avslutats har fått arbete, {women} kvinnor och {men} män."]
    return Spoilt("share_mismatch", "exits_positive", wrong / 100, round((women + men) / exits, 3))


@spoil
def a_count_of_those_who_feel_better(random: Random, report: Invented) -> Spoilt:
    right = report.rows["feels_better"][0]
    report.texts["analysis"] = [f"{right + 1} deltagare uppger att de mår bättre efter insatsen."]
    return Spoilt("text_table_mismatch", "feels_better", right + 1, right)


@spoil
def a_count_of_participants(random: Random, report: Invented) -> Spoilt:
    right = report.rows["participants"][0]
    wrong = right + random.choice([-2, -1, 1, 2, 3])
    report.texts["analysis"] = [f"Vi har under delåret haft {wrong} deltagare i insatsen."]
    return Spoilt("text_table_mismatch", "participants", wrong, right)


@spoil
def more_to_training_than_in_the_class(random: Random, report: Invented) -> Spoilt:
    most = report.rows["exits_positive"][0]
    report.texts["analysis"] = [f"{most + 2} deltagare har gått vidare till arbetsträning."]
    return Spoilt("text_table_mismatch", "exits_positive", most + 2, most)


@spoil
def an_agreement_that_is_over(random: Random, report: Invented) -> Spoilt:
    report.agreement = "2027-01-01 – 2029-12-31"
    return Spoilt("date_order", severity=Severity.WARNING)


@spoil
def an_agreement_turned_round(random: Random, report: Invented) -> Spoilt:
    report.agreement = "2032-01-01 – 2029-12-31"
    return Spoilt("date_order", stated="2029-12-31", expected="2032-01-01")


@spoil
def a_name_in_the_text(random: Random, report: Invented) -> Spoilt:
    report.say("Handledaren Kerstin Påhittsson möter deltagarna hemma.")
    return Spoilt("person_named", stated="Kerstin Påhittsson", severity=Severity.WARNING)


@spoil
def an_address_in_the_text(random: Random, report: Invented) -> Spoilt:
    report.say("Frågor besvaras på insats@exempel.invalid när som helst.")
    return Spoilt("contact_exposed", stated="insats@exempel.invalid", severity=Severity.WARNING)


@spoil
def outcomes_of_a_small_group(random: Random, report: Invented) -> Spoilt:
    _silence(report)
    report.rows.update(
        exits=[6, 4, 2],
        exits_positive=[4, 3, 1],
        exits_unclear=[2, 1, 1],
        exits_other=[0, 0, 0],
        feels_better=[5, 3, 2],
        more_active=[4, 2, 2],
    )
    return Spoilt("threshold_not_met", stated=6, expected=8, severity=Severity.WARNING)


@spoil
def a_section_left_out(random: Random, report: Invented) -> Spoilt:
    report.without = random.choice(["purpose", "goals", "background"])
    return Spoilt("missing_section", expected=report.without, severity=Severity.WARNING)


@pytest.mark.parametrize("seed", SPOILT_SEEDS)
@pytest.mark.parametrize("spoil", SPOILS, ids=lambda one: one.__name__)
def test_a_spoilt_place_is_found_and_nothing_else(spoil: Spoil, seed: int, read: Read) -> None:
    random = Random(1000 + seed)
    reports = [invent(random, name) for name in NAMES[:2]]
    wanted = spoil(random, reports[seed % 2])
    name = reports[seed % 2].name
    grave = _grave(read(reports))
    told = [(one.report, one.rule, one.measure, one.stated, one.expected, one.message.sv) for one in grave]
    hits = [one for one in grave if (one.report, one.rule, one.severity) == (name, wanted.rule, wanted.severity)]
    assert any(_is(one, wanted) for one in hits), (wanted, told)
    assert {one.rule for one in grave} <= {wanted.rule} | wanted.also, told
    assert {one.report for one in grave} == {name}, told


def _is(found: Finding, wanted: Spoilt) -> bool:
    pairs = ((found.measure, wanted.measure), (found.stated, wanted.stated), (found.expected, wanted.expected))
    return all(_same(got, true) for got, true in pairs if true is not None)


def _same(got: float | str | None, true: float | str) -> bool:
    return got == pytest.approx(true) if isinstance(true, int | float) else got == true
