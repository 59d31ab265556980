"""Labels set side by side that nobody filled in. The reports are invented."""

import pytest
from tests.forms.test_recognise_status import quarterly_text

from stegvis.catalogue import load_forms
from stegvis.documents.readers import document_of_text
from stegvis.forms.reading import ReportReading
from stegvis.forms.recognise import recognise
from stegvis.forms.recognise.layouts import is_labels_only


def report(opening: str) -> ReportReading:
    """The invented quarterly report with other lines between its title and its first question."""
    title, rest = "Kvartalsrapport\n\n", quarterly_text()
    before, _, after = rest.partition("Insatsens namn")
    assert after and before
    text = f"{title}{opening}\n\nInsatsens namn{after}"
    (one,) = recognise(document_of_text(text, "invented.txt"), load_forms()).reports
    return one


@pytest.mark.parametrize(
    "row",
    [
        "Diarienummer\tSignatur\tAnkomstdatum",
        "Diarienummer\tSignatur\tAnkomstdatum\n\t\t",
        "Diarienummer Signatur Ankomstdatum",
        "Diarienummer: Signatur: Ankomstdatum:",
        "Diarienummer   Signatur   Ankomstdatum",
        "Diarienummer\n\nSignatur\n\nAnkomstdatum",
    ],
)
def test_another_label_is_no_answer(row: str) -> None:
    one = report(row)
    assert (one.registry_number, one.received_on) == (None, None)


@pytest.mark.parametrize(
    "row", ["Diarienummer\tSignatur\tAnkomstdatum\n24/17\tLB\t2024-05-02", "Diarienummer: 24/17\n\nSignatur: LB"]
)
def test_an_answer_is_kept(row: str) -> None:
    assert report(row).registry_number == "24/17"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Signatur Ankomstdatum", True), ("Namn på insatsen", True), ("Signatur Berg", False), ("på insatsen", False)],
)
def test_labels_only(text: str, expected: bool) -> None:
    labels = frozenset({"signatur", "ankomstdatum", "namn på insatsen", "namn"})
    assert is_labels_only(text, labels) is expected
    assert not is_labels_only("", labels)
