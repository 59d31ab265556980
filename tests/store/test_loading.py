"""What comes out of the store is what went in, less what is never kept."""

from dataclasses import replace

import pytest
from tests.store.invented import PERIOD, finding, reading, report, section, violent_report

from stegvis.actions.download_account import compile_stored_account
from stegvis.catalogue import load_forms
from stegvis.documents.nodes import Chart, ChartKind, Heading, Note, NoteKind, Paragraph, Run, Table, TableCell
from stegvis.forms.reading import FormMatch
from stegvis.store.accounts import AccountKey, revisions_of
from stegvis.store.models import Association, Intervention
from stegvis.store.read_reports.blocks import decode_blocks, encode_blocks
from stegvis.store.read_reports.importing import save_reading
from stegvis.store.read_reports.loading import entries, with_sources
from stegvis.vocabulary import BadInput, Period, Place


def load():
    key = AccountKey(Association.objects.get().pk, PERIOD)
    return entries(with_sources(revisions_of(key, Intervention.objects.all())))


@pytest.mark.django_db
def test_a_report_comes_back_as_it_went_in():
    match = FormMatch(load_forms()[0], 0.9)
    given = replace(reading(replace(report(), form=match), replace(report("Eken"), form=match)), form=match)
    findings = (finding(None), finding("Linden"), finding("Eken", stated="2031-01-01", expected=0.5))
    save_reading(given, findings, digest="a", by="Office")
    (entry,) = load()
    assert entry.reading.reports == given.reports
    assert entry.findings == findings
    assert (entry.reading.file, entry.reading.title, entry.reading.issuer) == (given.file, given.title, given.issuer)
    assert entry.reading.form == match


@pytest.mark.django_db
def test_answers_do_not_come_back():
    save_reading(reading(violent_report()), (), digest="a", by="Office")
    (entry,) = load()
    assert entry.reading.reports[0].tallies == ()
    assert "Kvinna 1" not in str(entry)


@pytest.mark.django_db
def test_a_whole_account_takes_a_fixed_number_of_queries(django_assert_max_num_queries):
    save_reading(reading(*(report(f"Insats {number}") for number in range(20))), (), digest="a", by="Office")
    with django_assert_max_num_queries(12):
        load()


@pytest.mark.django_db
def test_an_account_that_is_not_there_is_told_in_one_sentence():
    save_reading(reading(report()), (), digest="a", by="Office")
    with pytest.raises(BadInput) as refused:
        compile_stored_account("Förbundet Mars", PERIOD)
    assert "Samordningsförbundet Ingenstans" in refused.value.in_language("sv")
    with pytest.raises(BadInput, match="ingen rapport"):
        year = Period(PERIOD.start.replace(year=2040), PERIOD.end.replace(year=2040))
        compile_stored_account("samordningsförbundet ingenstans", year)


def test_blocks_survive_being_kept():
    blocks = (
        Heading(3, "Rubrik", Place(page=2)),
        Paragraph((Run("fet", strong=True), Run(" och "), Run("kursiv", emphasis=True, link="#x")), Place(line=4)),
        Note(NoteKind.WARNING, "Obs", "Läs"),
        *section().blocks,
    )
    assert decode_blocks(encode_blocks(blocks)) == blocks


def test_a_block_that_cannot_be_kept_is_refused_and_not_lost():
    data = Table((TableCell("a"), TableCell("b")), ((TableCell("1"), TableCell("2")),))
    with pytest.raises(TypeError, match="Chart"):
        encode_blocks((Chart(ChartKind.BARS, "t", "a", data, "v"),))
