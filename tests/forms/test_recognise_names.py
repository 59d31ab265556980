"""Where one report ends and the next begins: names of every kind, sections in any order. All invented."""

from dataclasses import replace

import pytest
from tests.forms.invented_reports import HEADING_OF, Invented, garden, harbour, interim_text, network

from stegvis.catalogue import load_forms
from stegvis.documents.readers import document_of_text
from stegvis.forms.reading import Reading
from stegvis.forms.recognise import recognise

BACKGROUND_FIRST = ("background", "purpose", "goals", "method", "parties", "agreement", "result", "analysis")
RESULT_FIRST = ("parties", "agreement", "result", "analysis", "background", "purpose", "goals", "method")
BACKWARDS = tuple(reversed(tuple(HEADING_OF)))


def read(*interventions: Invented) -> Reading:
    return recognise(
        document_of_text(interim_text({"Individinriktade insatser": list(interventions)}), "invented.txt"),
        load_forms(),
    )


def names(reading: Reading) -> list[str]:
    return [report.intervention for report in reading.reports]


@pytest.mark.parametrize("order", [BACKGROUND_FIRST, RESULT_FIRST, BACKWARDS])
@pytest.mark.parametrize("many", [1, 3])
def test_sections_in_another_order(order: tuple[str, ...], many: int) -> None:
    asked = [replace(one, order=order) for one in (garden(), harbour(), network())][:many]
    as_usual, reading = read(garden(), harbour(), network()), read(*asked)
    assert names(reading) == ["Solgläntan", "Fyren +", "Nätverk Bron"][:many]
    for one, usual in zip(reading.reports, as_usual.reports, strict=False):
        assert (one.parties, one.agreement) == (usual.parties, usual.agreement)
        assert [figure.cell for figure in one.figures] == [figure.cell for figure in usual.figures]
        assert [section.id for section in one.sections] == list(order)
        assert {section.id: section.text for section in one.sections} == {
            section.id: section.text for section in usual.sections
        }


def test_one_report_without_its_first_sections_in_another_order() -> None:
    asked = [replace(one, order=BACKGROUND_FIRST) for one in (garden(), harbour(), network())]
    asked[1] = replace(asked[1], without=frozenset({"background"}))
    assert names(read(*asked)) == ["Solgläntan", "Fyren +", "Nätverk Bron"]


@pytest.mark.parametrize("name", ["Hoppa in!", "Vem är jag?", "Syftet", "Målbilden", "Analysgruppen", "Resultatet"])
def test_names_like_calls_and_like_headings(name: str) -> None:
    reading = read(garden(), replace(harbour(), name=name), network())
    assert names(reading) == ["Solgläntan", name, "Nätverk Bron"]
    assert reading.reports[1].parties == ("Hamnviks kommun", "Vårdcentralen Lotsen (Region Kusten)")
    assert names(read(replace(harbour(), name=name))) == [name]


def test_the_last_sentence_of_an_answer_is_no_name() -> None:
    text = interim_text({"Individinriktade insatser": [garden(), harbour()]})
    text = text.replace("\n\nFyren +\n\n", "\n\nVi är så nöjda med allt som har hänt här!\n\nFyren +\n\n")
    reading = recognise(document_of_text(text, "invented.txt"), load_forms())
    assert names(reading) == ["Solgläntan", "Fyren +"]
    analysis = reading.reports[0].section("analysis")
    assert analysis is not None and analysis.text.endswith("har hänt här!")


@pytest.mark.parametrize("names_listed", [("Solgläntan", "Syftet"), ("Syftet", "Solgläntan")])
def test_a_list_of_contents_without_pages(names_listed: tuple[str, ...]) -> None:
    known = {"Solgläntan": garden(), "Syftet": replace(harbour(), name="Syftet")}
    text = interim_text({"Individinriktade insatser": [known[name] for name in names_listed]})
    bare = "\n".join(line.split("\t")[0] if line.startswith("<i>") else line for line in text.split("\n"))
    assert bare != text
    assert names(recognise(document_of_text(bare, "invented.txt"), load_forms())) == list(names_listed)
