"""The small parts of recognition: words, parties, headings of columns."""

import pytest

from stegvis.forms.recognise.grid_shapes import gender_of
from stegvis.forms.recognise.parties import split_parties
from stegvis.forms.recognise.regions import is_group_heading, orientation_of
from stegvis.forms.recognise.words import alike, match_words, split_words
from stegvis.vocabulary import Gender


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Aby, Beby och Ceby kommuner", ("Aby kommun", "Beby kommun", "Ceby kommun")),
        ("Kommunerna Aby, Beby och Ceby", ("Aby kommun", "Beby kommun", "Ceby kommun")),
        ("Försäkringskassan samt Aby och Beby kommuner", ("Försäkringskassan", "Aby kommun", "Beby kommun")),
        ("Aby och Beby kommuner, Försäkringskassan", ("Aby kommun", "Beby kommun", "Försäkringskassan")),
        ("Abys kommun och Vården Aby (Region Å och Ä)", ("Abys kommun", "Vården Aby (Region Å och Ä)")),
        ("Aby kommuns barn- och utbildningsförvaltning", ("Aby kommuns barn- och utbildningsförvaltning",)),
        ("- Aby kommun\n- Arbetsförmedlingen", ("Aby kommun", "Arbetsförmedlingen")),
        ("Aby kommun och\nFörsäkringskasan", ("Aby kommun", "Försäkringskassan")),
        ("Närvården Aby rehabmotagning", ("Närvården Aby rehabmottagning",)),
        ("ABY OCH BEBY KOMMUNER", ("ABY kommun", "BEBY kommun")),
        ("", ()),
    ],
)
def test_parties(text: str, parties: tuple[str, ...]) -> None:
    assert split_parties(text) == parties


@pytest.mark.parametrize(
    ("heading", "gender"),
    [
        ("Antal", Gender.ALL),
        ("Totalt", Gender.ALL),
        ("Antal deltagare", Gender.ALL),
        ("Varav kvinnor", Gender.WOMEN),
        ("Antal män", Gender.MEN),
        ("MÄN", Gender.MEN),
        ("Icke-binära", Gender.NONBINARY),
        ("Hen", Gender.NONBINARY),
        ("Kvinn\nor", Gender.WOMEN),
        ("An tal", Gender.ALL),
        ("Okänt kön", Gender.UNKNOWN),
        ("Vill ej uppge", Gender.UNKNOWN),
        ("Kvinnor och män", None),
        ("Andel kvinnor", None),
        ("Kommentar", None),
        ("Deltagare", None),
        ("", None),
    ],
)
def test_gender_of_a_heading(heading: str, gender: Gender | None) -> None:
    assert gender_of(heading) is gender


@pytest.mark.parametrize(
    ("word", "wanted", "expected"),
    [
        ("reslutat", "resultat", True),
        ("stegförlyttningen", "stegförflyttningen", True),
        ("individeriktade", "individinriktade", True),
        ("helår", "delår", False),
        ("mål", "mat", False),
        ("2023", "2024", False),
        ("resultat", "resurs", False),
    ],
)
def test_slips_of_the_pen(word: str, wanted: str, expected: bool) -> None:
    assert alike(word, wanted) is expected


def test_words_split_and_run_together_still_match() -> None:
    wanted = split_words("Metod Strategi för alla")
    assert match_words(split_words("**Metod/Strategi** för alla här"), 0, wanted) == 4
    assert match_words(split_words("Metodstrategi för alla"), 0, wanted) == 3
    assert match_words(split_words("Me tod Strategi för alla"), 0, wanted) == 5
    assert match_words(split_words("Metod för alla"), 0, wanted) is None


def test_groups() -> None:
    assert orientation_of("Individeriktade insatser") == "individual"
    assert orientation_of("STRUKTURÖVERGRIPANDE INSATSER") == "structural"
    assert is_group_heading("Strukturinriktade insatser")
    assert not is_group_heading("Projektet är en individinriktad insats i Aby")
