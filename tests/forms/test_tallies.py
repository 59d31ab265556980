"""Questionnaires in running text. Units, people and numbers are invented; layouts are those that reports use."""

import json
from pathlib import Path

import pytest
from tests.forms.invented_tallies import Layout, invent, write

from stegvis.catalogue.instrument_files import load_instruments
from stegvis.checks import tally_mismatch
from stegvis.checks.examples import reading, report
from stegvis.documents.nodes import Line
from stegvis.forms.prose.tallies import find_tallies
from stegvis.vocabulary import Gender, Place

LAYOUTS = {
    "plain": Layout(),
    "no empty lines": Layout(blank=False),
    "bullets": Layout(bullets=True, blank=False, style=1),
    "two rows on a line": Layout(rows_a_line=2, style=2),
    "all rows on a line": Layout(rows_a_line=99),
    "narrow": Layout(width=28, blank=True, words=True),
    "narrow, no empty lines": Layout(width=34, blank=False),
    "words": Layout(words=True, style=2),
}


def tallies_in(text: str | list[str]):
    lines = text.split("\n") if isinstance(text, str) else text
    return find_tallies([Line(line, Place(line=at)) for at, line in enumerate(lines, start=1)], load_instruments())


def findings(tallies):
    return list(tally_mismatch.RULE.find(reading(report(tallies=tallies))))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("seed", range(6))
def test_what_was_written_is_read(layout, seed):
    units = invent(seed)
    found = tallies_in(write(units, layout))
    assert [one.unit for one in found] == [*(unit.name for unit in units), None]
    for tally, unit in zip(found, units, strict=False):
        rows = [(row.gender, row.yes, bool(row.extra)) for row in tally.answers]
        assert rows == [(one.gender, frozenset(map(str, one.yes)), one.child) for one in unit.people]
        assert tally.stated_respondents[Gender.ALL] == len(unit.people)
    people = [person for unit in units for person in unit.people]
    for gender in {person.gender for person in people}:
        assert found[-1].stated_respondents[gender] == sum(one.gender is gender for one in people)
        for item in range(1, 8):
            said = found[-1].yes()[str(item)][gender]
            assert said == sum(one.gender is gender and item in one.yes for one in people)
    assert not [one for one in findings(found) if one.severity == "error"], findings(found)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda lines: [line for line in lines if line],
        lambda lines: [line.replace(" ", "\u00a0") for line in lines],
        lambda lines: [line.replace(") ", ") | ") for line in lines],
        lambda lines: [f"**{line}**" if line.isupper() else line for line in lines],
        lambda lines: [text for line in lines for text in (line, "", "")],
        lambda lines: [text for at, line in enumerate(lines) for text in ([line] if at % 23 else [line, "", "17", ""])],
    ],
    ids=["no empty lines at all", "no-break spaces", "cells", "emphasis", "more empty lines", "page numbers"],
)
@pytest.mark.parametrize("seed", range(3))
def test_the_same_is_read_when_the_text_looks_otherwise(spoil, seed):
    def bare(tally):
        stated = [(one.key, one.gender, one.value) for one in tally.stated]
        return tally.unit, [(row.gender, row.yes, row.extra) for row in tally.answers], stated

    lines = write(invent(seed), Layout(style=1))
    assert [bare(one) for one in tallies_in(spoil(lines))] == [bare(one) for one in tallies_in(lines)]


@pytest.mark.parametrize("seed", range(4))
def test_one_changed_number_is_one_error(seed):
    lines = write(invent(seed), Layout())
    at = next(at for at, line in enumerate(lines) if "har svarat ja på frågan" in line)
    first, rest = lines[at].split(" ", 1)
    lines[at] = f"{int(first) + 3} {rest}"
    errors = [one for one in findings(tallies_in(lines)) if one.severity == "error"]
    assert [(one.measure, one.stated, one.expected, one.place.line) for one in errors] == [
        ("violence.1", int(first) + 3, int(first), at + 1)
    ]


@pytest.mark.parametrize(
    ("row", "gender", "number", "yes"),
    [
        ("Kvinna 1) svarat ja på fråga 1-4+6-7", Gender.WOMEN, 1, "123467"),
        ("Kvinna1) har svarat ja på 2 + 5-7", Gender.WOMEN, 1, "2567"),
        ("Man 3 3) svarat ja 5-6", Gender.MEN, 3, "56"),
        ("Man 12) svarat ja p 1 + 5", Gender.MEN, 12, "15"),
        ("Hen 2) har svarat ja på fråga 2, 4 och 7", Gender.NONBINARY, 2, "247"),
        ("Hen 2) svarade ja på frågorna 1 till 3 samt 7", Gender.NONBINARY, 2, "1237"),
        ("Kvinna 4: ja på 3", Gender.WOMEN, 4, "3"),
        ("4. Kvinna: svarat ja på fråga 3", Gender.WOMEN, 4, "3"),
        ("Kvinna 4) svarat ja på samtliga frågor", Gender.WOMEN, 4, "1234567"),
        ("Kvinna 4) svarat nej på alla frågor utom 6", Gender.WOMEN, 4, "6"),
        ("Kvinna 4) svarat nej på fråga 1-5 men ja på 6 + 7", Gender.WOMEN, 4, "67"),
        ("Kvinna 4)\tsvarat ja på\t1–2", Gender.WOMEN, 4, "12"),
        ("Man 5) svarat nej", Gender.MEN, 5, ""),
        ("Icke binär 1) svarat ja på 2", Gender.NONBINARY, 1, "2"),
    ],
)
def test_rows(row, gender, number, yes):
    (tally,) = tallies_in(f"EKBACKEN\nTotalt 1 enkät\n{row}\nResultat: Utav 1 deltagare har en varit utsatt för våld")
    (answer,) = tally.answers
    assert (answer.gender, answer.number, "".join(sorted(answer.yes))) == (gender, number, yes)
    assert answer.place.line == 3


def test_a_child_is_ticked_beside_the_items():
    (tally,) = tallies_in(
        "EKBACKEN\nTotalt 2 enkäter\nKvinna 1) svarat ja på 6 samt att även barn i hemmet\nhar varit utsatt\n"
        "Man 1) svarat ja på 2"
    )
    assert [row.extra for row in tally.answers] == [{"child"}, set()]


def test_a_row_that_cannot_be_read_is_kept_and_leaves_room():
    found = tallies_in(
        "EKBACKEN\nTotalt 2 enkäter varav 2 kvinnor\nKvinna 1) svarat ja på 6\nKvinna 2) har hoppat över frågorna"
    )
    unread = [one for one in found[0].stated if one.key == "unread"]
    assert [(one.raw, one.place.line) for one in unread] == [("Kvinna 2) har hoppat över frågorna", 4)]
    assert not findings(found)


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("Resultat: Utav 9 deltagare har 4 utav dem varit utsatta för våld", {"exposed": 4, "respondents": 9}),
        (
            "Reslutat: Utav 9 deltagare har 4 varit utsatta och en som utsatt någon annan",
            {"exposed": 4, "perpetrator": 1},
        ),
        (
            "Resultat: 4 av 9 deltagare har varit utsatta. Två har svarat att de utsatt andra",
            {"exposed": 4, "perpetrator": 2},
        ),
        ("Resultat: Samtliga har varit utsatta för våld", {"exposed": 3}),
        ("Resultat: Utav 9 deltagare har ingen varit utsatt för våld", {"exposed": 0}),
        ("Resultat: Utav 9 deltagare har tre kryssat i att barn i hemmet varit utsatta", {"child": 3}),
        ("Resultat: Utav 9 deltagare har fem svarat nej på samtliga frågor", {"all_no": 5}),
        ("Resultat: Utav 9 kvinnor har sju varit utsatta", {"exposed": 7}),
    ],
)
def test_summaries(sentence, counts):
    (tally,) = tallies_in(f"EKBACKEN\nTotalt 3 enkäter\nKvinna 1) svarat ja på 1\n{sentence}")
    told = {one.key: one.value for one in tally.stated}
    assert told | counts == told
    if "kvinnor" in sentence:
        assert {one.gender for one in tally.stated if one.key == "exposed"} == {Gender.WOMEN}


@pytest.mark.parametrize(
    "sentence",
    [
        "Resultat: Utav 3 deltagare har 2 varit utsatta för sexuellt våld",
        "Resultat: Utav 3 deltagare har 2 varit utsatta som barn",
        "Vi har träffat drygt 40 deltagare som varit utsatta",
    ],
)
def test_what_is_only_part_of_a_group_is_not_taken_for_it(sentence):
    (tally,) = tallies_in(f"EKBACKEN\nTotalt 1 enkät\nKvinna 1) svarat ja på 1\n{sentence}")
    assert "exposed" not in {one.key for one in tally.stated}


def test_a_sentence_further_down_speaks_of_something_else():
    text = "EKBACKEN\nTotalt 1 enkät\nKvinna 1) svarat ja på 1\n\nAnalys\n\nHur gick det?\n\n"
    text += "Utav 40 deltagare har 25 varit utsatta för våld."
    (tally,) = tallies_in(text)
    assert {one.key for one in tally.stated} == {"respondents"}


def test_units_without_a_line_of_numbers():
    text = "Ekbacken\nKvinna 1) svarat ja på 1\nMan 1) svarat nej på samtliga frågor\n"
    text += "Lindhult\nKvinna 1) svarat ja på 7\nvåld"
    assert [(one.unit, len(one.answers)) for one in tallies_in(text)] == [("Ekbacken", 2), ("Lindhult", 1)]


def test_a_unit_told_in_totals_only():
    text = (
        "LINDHULT\nTotalt 8 enkäter varav kvinnor: 5, män: 3\nResultat: Utav 8 deltagare har 3 varit utsatta för våld"
    )
    (tally,) = tallies_in(text)
    assert tally.respondents() == {Gender.ALL: 8, Gender.WOMEN: 5, Gender.MEN: 3}
    assert not tally.answers


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Totalt 9 enkäter om hälsa har samlats in under året.",
        "En kvinna har svarat ja på frågan om våld. Man svarar ja på fråga 3 oftare än på fråga 5.",
        "Av 12 deltagare har 4 varit utsatta för mobbning, visar enkäten.",
        "Kvinna 1) har börjat studera\nMan 2) har fått jobb",
    ],
)
def test_other_texts_hold_no_tally(text):
    assert tallies_in(text) == ()


def test_the_shared_report_is_read_row_for_row(shared: Path):
    truth = json.loads((shared / "truth" / "seed_001.truth.json").read_text("utf-8"))["violence_questionnaire"]
    (file,) = (shared / "documents").glob("001_*.txt")
    *units, totals = tallies_in(file.read_text("utf-8"))
    assert [one.unit for one in units] == [one["unit"] for one in truth["units"]]
    for tally, unit in zip(units, truth["units"], strict=True):
        rows = [
            (row.place.line, row.gender.value, row.number, sorted(map(int, row.yes)), bool(row.extra))
            for row in tally.answers
        ]
        assert rows == [
            (one["line"], one["gender"], one["no"], one["yes"], one["child_in_home_exposed"]) for one in unit["answers"]
        ]
        said = {one.key: one.value for one in tally.stated}
        result = unit["printed_result_parsed"]
        assert [said.get(key) for key in ("exposed", "perpetrator", "child")] == [
            result[key] for key in ("exposed", "perpetrator", "child")
        ]
        printed = {key: value for key, value in unit["printed"].items() if value is not None and key != "total"}
        assert {one.value: count for one, count in tally.stated_respondents.items() if one is not Gender.ALL} == printed
    assert {item: {one.value: count for one, count in said.items()} for item, said in totals.yes().items()} == truth[
        "printed_per_question"
    ]
    assert {one.gender.value: one.value for one in totals.stated if one.key == "none"} == truth["printed_no_violence"]


@pytest.mark.parametrize("name", ["KVARNEN+ÅBY", "ÅBY Kvarnen+", "Solgläntan Åby", "Kvarnen 2.0", "3 KULLAR"])
@pytest.mark.parametrize("head", ["Har inkommit med en enkät", "Totalt en enkät", "Totalt 1 enkäter varav 1 kvinna"])
@pytest.mark.parametrize("stop", ["", "."])
def test_a_heading_right_after_a_result_is_found(name, head, stop):
    found = tallies_in(
        "ÅKERN\nTotalt 2 enkäter varav 2 kvinnor som har svarat\n"
        "Kvinna 1) svarat ja på fråga 1\nKvinna 2) svarat nej på samtliga frågor\n"
        f"Resultat: Utav 2 deltagare har en utav dem varit utsatt i någon form av våld{stop}\n"
        f"{name}\n{head}\nKvinna 1) har svarat ja på 5-6\n"
        "Resultat: Utav 1 deltagare har en utav dem varit utsatt i någon form av våld"
    )
    assert [(one.unit, len(one.answers)) for one in found] == [("ÅKERN", 2), (name, 1)]
