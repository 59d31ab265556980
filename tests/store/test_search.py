"""Search in the text of reports: the same answers on both databases (`test_postgresql.py` runs this file too)."""

from dataclasses import replace

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.invented import reading, report

from stegvis.documents.nodes import Paragraph
from stegvis.forms.reading import SectionReading
from stegvis.store.models import Intervention, Revision, SectionText
from stegvis.store.read_reports.importing import save_reading
from stegvis.store.search.finding import Narrowed, holding, narrowed, rebuild_index, revisions_seen, sections_of
from stegvis.store.search.words import Wanted, marked, passages, wanted_words
from stegvis.vocabulary import Place

pytestmark = pytest.mark.django_db

TEXTS = {
    "goals": "Målet är att fler ska komma närmare arbete. Får och lamm nämns inte.",
    "analysis": "Framgångsfaktorerna har varit täta möten med arbetsgivaren.\nÄven ÅTERKOPPLINGEN är viktig.",
    "deviations": "Insats\u00aden försenades i mars/april – en handläggare slutade (sjukdom).",
    "background": "Insatserna vänder sig till unga; idéer från cafét prövas. E-post skickas varje vecka.",
    "result": "Av kvinnorna/männen mår många bättre. 2024-års siffror: 81 % (21 av 26).",
    "purpose": "Far och mor nämns här, och malet är en insekt.",
}
FOUND = {
    "mål": {"goals"},
    "målen": {"goals"},
    "MÅL": {"goals"},
    "mal": {"purpose"},
    "får": {"goals"},
    "far": {"purpose"},
    "framgångsfaktor": {"analysis"},
    "framgångsfaktorer": {"analysis"},
    "arbete": {"goals", "analysis"},
    "arbetsgivare": {"analysis"},
    "återkoppling": {"analysis"},
    "Återkopplingar": {"analysis"},
    "insats": {"background", "deviations"},
    "april": {"deviations"},
    "handläggarna slutade": {"deviations"},
    "sjukdom": {"deviations"},
    "män": {"result"},
    "kvinna": {"result"},
    "kvinnor och män": {"result"},
    "21 26": {"result"},
    "e-post": {"background"},
    "idé": {"background"},
    "cafe": {"background"},
    "café": {"background"},
    "mars arbetsgivare": set(),
    "och": {"goals", "purpose"},
    '"täta möten"': {"analysis"},
    "osynlig": set(),
    "": set(),
    "%": set(),
    "'": set(),
}
"""What each query finds, by section."""


def told(section: str, text: str) -> SectionReading:
    return SectionReading(section, section.capitalize(), text, (Paragraph.of(text),), Place(line=1))


@pytest.fixture
def stored() -> Intervention:
    sections = tuple(told(one, text) for one, text in TEXTS.items())
    save_reading(reading(replace(report("Linden"), sections=sections)), (), digest="a", by="Office")
    return Intervention.objects.get()


def found(query: str) -> set[str]:
    seen = sections_of(revisions_seen(Intervention.objects.all()))
    return set(holding(seen, wanted_words(query)).values_list("section", flat=True))


def test_every_query_finds_what_it_should(stored):
    assert {query: found(query) for query in FOUND} == FOUND


def test_the_index_follows_the_text_in_the_same_transaction(stored):
    SectionText.objects.filter(section="goals").update(text="Nu handlar det om trädgård.")
    assert found("trädgård") == {"goals"}
    assert found("målet") == set()
    with pytest.raises(RuntimeError), transaction.atomic():
        SectionText.objects.filter(section="goals").update(text="Om båtar.")
        raise RuntimeError
    assert found("båtar") == set()
    SectionText.objects.filter(section="goals").delete()
    assert found("trädgård") == set()


def test_a_corrected_report_is_found_by_its_revision_in_force_only(stored):
    other = told("analysis", "Det var vädret.")
    save_reading(reading(replace(report("Linden"), sections=(other,))), (), digest="b", by="Office")
    assert Revision.objects.count() == 2
    assert found("väder") == {"analysis"}
    assert found("framgångsfaktorer") == set()


def test_the_index_is_made_anew(stored):
    connection.check_constraints()
    assert rebuild_index() == len(TEXTS)
    assert found("mål") == {"goals"}


def test_the_search_is_narrowed(stored):
    seen = sections_of(revisions_seen(Intervention.objects.all()))
    assert narrowed(seen, Narrowed(section="goals")).count() == 1
    assert narrowed(seen, Narrowed(intervention=stored.pk, association=stored.association_id)).count() == len(TEXTS)
    assert narrowed(seen, Narrowed(intervention=stored.pk + 1)).count() == 0


def test_after_all_migrations_the_index_and_its_triggers_are_there(db):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname = 'store_sectiontext_words'")
            assert cursor.fetchone() == (1,)
            return
        cursor.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", ["store_sectiontext"]
        )
        assert cursor.fetchone() == (3,)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60) | st.text("\"*():^-+&|!<>\\'%_;{}[]NEAR OR AND ", max_size=30))
def test_no_query_is_an_error(stored, query):
    found(query)


def test_passages_are_marked_and_nothing_is_lost():
    wanted = wanted_words("möten arbetsgivare")
    first, second = passages("Inget här. Täta möten hjälper.\nArbetsgivaren kom. Slut.", wanted)
    assert first.pieces == (("Täta ", False), ("möten", True), (" hjälper.", False))
    assert second.text == "Arbetsgivaren kom."
    assert marked("<b>möten</b>", wanted).text == "<b>möten</b>"


def test_short_words_are_whole_and_others_beginnings():
    assert wanted_words("kö insatserna och") == (Wanted("kö", True), Wanted("insats", False))
