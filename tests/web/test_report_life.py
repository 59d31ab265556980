"""The pages of a report's life, without a browser."""

from datetime import date

import pytest
from django.test import Client
from tests.cast import Cast
from tests.invented_editions import draft_edition, hand_in, handed_in_edition, signed_esf_months

from stegvis.actions.correct_report import correct_report
from stegvis.store.models import Assignment, Edition, EditionComment, EditionStep
from stegvis.vocabulary.report_life import ReportState
from stegvis.web.forms.names import VERSION


@pytest.fixture(autouse=True)
def on_a_september_day(monkeypatch, tmp_path):
    monkeypatch.setenv("STEGVIS_TODAY", "2026-09-15")
    monkeypatch.setenv("STEGVIS_DATA_DIR", str(tmp_path))


def client(cast: Cast, name: str) -> Client:
    made = Client()
    made.force_login(cast.accounts[name])
    return made


def test_whose_assignment_has_ended_is_told_so(cast: Cast):
    edition = handed_in_edition(cast.linden, state=ReportState.ASSESSED)
    Assignment.objects.filter(account=cast.accounts["carl"]).update(to_on=date(2026, 9, 14))
    answer = client(cast, "carl").post(f"/rapporter/{edition.pk}/signera/", {"has_read": "on"})
    assert answer.status_code == 403
    assert "upphörde 2026-09-14" in answer.content.decode()
    assert Edition.objects.get(pk=edition.pk).state == ReportState.ASSESSED


@pytest.mark.parametrize("name", ["maja", "frida", "carl", "britta"])
def test_the_page_takes_few_queries_whatever_there_is(cast: Cast, name: str, django_assert_max_num_queries):
    edition = draft_edition(cast.linden)
    for _ in range(3):
        hand_in(edition)
    EditionComment.objects.bulk_create(
        EditionComment(edition=edition, section="result", text="Hur?", by="Frida") for _ in range(60)
    )
    steps = ("submit_report", "take_back_report") * 40
    EditionStep.objects.bulk_create(
        EditionStep(edition=edition, action=one, came_from="draft", led_to="submitted", by="Maja") for one in steps
    )
    Edition.objects.filter(pk=edition.pk).update(state=ReportState.SUBMITTED)
    visitor = client(cast, name)
    visitor.get(f"/rapporter/{edition.pk}/")
    with django_assert_max_num_queries(20):
        assert visitor.get(f"/rapporter/{edition.pk}/").status_code == 200


@pytest.mark.parametrize("state", ReportState)
@pytest.mark.parametrize("name", ["maja", "frida", "carl", "britta"])
def test_every_button_leads_somewhere(cast: Cast, state: ReportState, name: str):
    edition = handed_in_edition(cast.linden, state=state)
    visitor = client(cast, name)
    answer = visitor.get(f"/rapporter/{edition.pk}/")
    assert answer.status_code == 200
    for button in answer.context["buttons"]:
        opened = visitor.get(button.address, follow=True)
        assert opened.status_code == 200, button
        assert opened.request["PATH_INFO"] == button.address, button


def test_a_step_that_is_not_ones_own_leads_back_to_where_the_report_stands(cast: Cast):
    edition = handed_in_edition(cast.linden)
    answer = client(cast, "frida").get(f"/rapporter/{edition.pk}/godkann/", follow=True)
    assert answer.request["PATH_INFO"] == f"/rapporter/{edition.pk}/"


def test_the_files_are_what_was_handed_in(cast: Cast):
    edition = handed_in_edition(cast.linden)
    package = edition.packages.get()
    visitor = client(cast, "britta")
    answer = visitor.get(f"/rapporter/{edition.pk}/fil/1/paket/")
    assert answer.content == bytes(package.file)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="rapport-{edition.pk}-1.stegvis"'
    assert visitor.get(f"/rapporter/{edition.pk}/fil/1/pdf/").content.startswith(b"%PDF")
    assert visitor.get(f"/rapporter/{edition.pk}/fil/2/pdf/").status_code == 404


def test_what_is_left_leads_to_its_heading_in_the_text(cast: Cast):
    edition = draft_edition(cast.linden)
    shown = client(cast, "maja").get(f"/rapporter/{edition.pk}/").content.decode()
    assert f'href="/rapporter/{edition.pk}/skriv/#' in shown


@pytest.mark.parametrize(("state", "is_public"), [(ReportState.ACCEPTED, False), (ReportState.PUBLISHED, True)])
def test_a_published_report_leads_to_its_public_page(cast: Cast, state: ReportState, is_public: bool):
    edition = handed_in_edition(cast.linden, state=state)
    shown = client(cast, "frida").get(f"/rapporter/{edition.pk}/").content.decode()
    assert ("/offentligt/" in shown) is is_public


@pytest.mark.parametrize(
    ("state", "name", "page", "given"),
    [
        (ReportState.DRAFT, "maja", "lamna-in", {}),
        (ReportState.SUBMITTED, "maja", "ta-tillbaka", {}),
        (ReportState.SUBMITTED, "frida", "ta-emot", {"registry_number": "1", "received_on": "2026-09-15"}),
        (ReportState.RECEIVED, "frida", "skicka-tillbaka", {"missing": "Allt."}),
        (ReportState.ASSESSED, "carl", "signera", {"has_read": "on"}),
        (ReportState.SIGNED, "frida", "godkann", {}),
        (ReportState.SIGNED, "maja", "ratta", {"reason": "Avslut var felregistrerade."}),
        (ReportState.ACCEPTED, "frida", "publicera", {}),
    ],
)
@pytest.mark.parametrize("version", [{}, {VERSION: "x"}])
def test_nobody_takes_a_step_from_what_they_have_not_seen(
    cast: Cast, state: ReportState, name: str, page: str, given: dict[str, str], version: dict[str, str]
):
    """The page says which version it showed; a script that does not say is told to look first."""
    edition = handed_in_edition(cast.linden, state=state)
    before = Edition.objects.values().get(pk=edition.pk)
    answer = client(cast, name).post(f"/rapporter/{edition.pk}/{page}/", given | version)
    assert answer.status_code == 409
    assert Edition.objects.values().get() == before


def test_the_chair_meets_the_remark_explains_it_and_signs(cast: Cast):
    edition = handed_in_edition(cast.linden, state=ReportState.RECEIVED)
    chair, here = client(cast, "carl"), f"/rapporter/{edition.pk}/"
    text = "Vi ser att 41 deltagare har deltagit."
    chair.post(f"{here}bedom/", {VERSION: edition.version, "text": text})
    page = chair.get(here).content.decode()
    assert "1 mening i bedömningen stämmer inte med rapportens siffror" in page
    assert "Vi ser att 40 deltagare har deltagit." in page
    version = Edition.objects.get(pk=edition.pk).version
    refused = chair.post(f"{here}signera/", {VERSION: version, "has_read": "on"})
    assert refused.status_code == 422
    assert "Vi ser att 40 deltagare har deltagit." in refused.content.decode()
    assert text in chair.get(f"{here}bedom/1/", follow=True).content.decode()
    said = "Räknat till och med september."
    saved = chair.post(f"{here}bedom/1/", {VERSION: version, "explanation": said}, follow=True)
    assert "Förklaringen står bredvid bedömningen." in saved.content.decode()
    assert chair.post(f"{here}signera/", {VERSION: version, "has_read": "on"}).status_code in (302, 303)
    assert said in client(cast, "britta").get(here).content.decode()


def test_a_remark_that_is_no_more_leads_back_to_the_report(cast: Cast):
    edition = handed_in_edition(cast.linden, state=ReportState.RECEIVED)
    answer = client(cast, "carl").get(f"/rapporter/{edition.pk}/bedom/1/", follow=True)
    assert "Det finns inget att förklara i bedömningen nu." in answer.content.decode()


def test_a_correction_is_thrown_away_after_a_question(cast: Cast):
    signed = handed_in_edition(cast.linden, state=ReportState.SIGNED)
    writer = client(cast, "maja")
    writer.post(f"/rapporter/{signed.pk}/ratta/", {VERSION: signed.version, "reason": "Fel datum."})
    begun = Edition.objects.get(corrects=signed)
    here = f"/rapporter/{begun.pk}/kasta/"
    assert here in writer.get(f"/rapporter/{begun.pk}/").content.decode()
    asked = writer.get(here, follow=True).content.decode()
    assert "Det som är skrivet i rättelsen tas bort." in asked
    assert begun.texts.exists()
    done = writer.post(here, {VERSION: begun.version}, follow=True)
    assert "Rättelsen är kastad." in done.content.decode()
    assert writer.get(f"/rapporter/{begun.pk}/").status_code == 404
    assert here not in writer.get(f"/rapporter/{signed.pk}/").content.decode()


def test_with_an_esf_month_go_the_later_ones_and_how_many_is_told_before_and_after(cast: Cast):
    january, _, _ = signed_esf_months(cast.linden, (1, 2, 3))
    writer = client(cast, "maja")
    assert "Rätta: Linden, januari 2026" in writer.get(f"/rapporter/{january.pk}/ratta/", follow=True).content.decode()
    writer.post(f"/rapporter/{january.pk}/ratta/", {VERSION: january.version, "reason": "Fel datum."})
    begun = Edition.objects.get(corrects=january)
    here = f"/rapporter/{begun.pk}/kasta/"
    asked = writer.get(here, follow=True).content.decode()
    assert "Kasta rättelsen: Linden, januari 2026" in asked
    assert "2 senare månader kastas också" in asked and "Kasta alla 3" in asked
    done = writer.post(here, {VERSION: begun.version}, follow=True).content.decode()
    assert "Rättelsen är kastad, och med den rättelserna av 2 senare månader." in done
    assert {one.state for one in Edition.objects.filter(corrects__isnull=False)} == {"planned"}


@pytest.mark.parametrize(
    ("months", "said"), [((1, 2), "Den här rättelsen påbörjades"), ((1, 2, 3), "De här rättelserna påbörjades")]
)
def test_one_month_that_goes_with_it_is_spoken_of_as_one(cast: Cast, months: tuple[int, ...], said: str):
    january, *_ = signed_esf_months(cast.linden, months)
    first, *_ = correct_report(by=cast.actor("maja"), edition=january.pk, version=january.version, reason="Fel datum.")
    page = client(cast, "maja").get(f"/rapporter/{first}/kasta/", follow=True).content.decode()
    assert said in page and page.count(" påbörjades på grund av den du kastar") == 1


def test_what_is_changed_leads_to_the_correction_that_is_begun(cast: Cast):
    signed = handed_in_edition(cast.linden, state=ReportState.SIGNED)
    writer = client(cast, "maja")
    writer.post(f"/rapporter/{signed.pk}/ratta/", {VERSION: signed.version, "reason": "Fel datum."})
    begun = Edition.objects.get(corrects=signed)
    assert f'href="/rapporter/{begun.pk}/"' in writer.get("/rapporter/andrade/").content.decode()
    assert f'href="/rapporter/{begun.pk}/"' in writer.get(f"/rapporter/{signed.pk}/andras/").content.decode()


def test_a_published_report_whose_correction_is_published_is_said_to_be_replaced(cast: Cast):
    first = handed_in_edition(cast.linden, state=ReportState.PUBLISHED)
    writer = client(cast, "maja")
    writer.post(f"/rapporter/{first.pk}/ratta/", {VERSION: first.version, "reason": "Fel datum."})
    assert "Rapporten är publicerad och klar." in writer.get(f"/rapporter/{first.pk}/").content.decode()
    Edition.objects.filter(corrects=first).update(state=ReportState.PUBLISHED)
    shown = writer.get(f"/rapporter/{first.pk}/").content.decode()
    assert "ersatt: rättelsen gäller i stället" in shown and "publicerad och klar" not in shown


def test_only_what_leads_onward_stands_out(cast: Cast):
    edition = handed_in_edition(cast.linden)
    here = f"/rapporter/{edition.pk}/"
    onward = f'class="button button--primary button--medium sv-button" href="{here}'
    assert f"{onward}ta-emot/" in client(cast, "frida").get(here).content.decode()
    back = client(cast, "maja").get(here).content.decode()
    assert f"{here}ta-tillbaka/" in back and onward not in back
