"""Sentences beside a table: innocent ones that must pass, and wrong ones that must be found. All are invented."""

import pytest
from tests.checks.invented_reports import Invented, written

from stegvis.catalogue import load_forms
from stegvis.checks import check
from stegvis.documents.readers import read_document
from stegvis.forms.recognise import recognise
from stegvis.vocabulary import Finding, Severity

ROWS = {
    "participants": [40, 25, 15],
    "exits": [20, 12, 8],
    "exits_positive": [9, 5, 4],
    "exits_unclear": [8, 5, 3],
    "exits_other": [3, 2, 1],
    "feels_better": [14, 9, 5],
    "more_active": [13, 8, 5],
}

INNOCENT = """
Av de 40 deltagarna har 14 gått en tidigare kurs.
12 deltagare har haft praktik under tiden i insatsen.
Under våren avslutades 8 deltagare och under sommaren 12.
Tre deltagare avslutades på grund av flytt eller föräldraledighet.
Av de 9 som fick ett positivt avslut gick 5 till arbete och 4 till studier.
45 % gick vidare till arbete, studier eller arbetsträning.
Av kvinnorna fick 5 av 12 ett positivt avslut, 42 %.
Av männen gick hälften vidare till arbete eller studier.
70 procent mår bättre och 65 procent har ökat sin tid i aktivitet.
Nio kvinnor och fem män mår bättre.
Av dem som mår bättre är nio kvinnor.
75 % av kvinnorna mår bättre.
63 % av männen mår bättre.
Drygt 60 % är kvinnor.
Knappt 40 procent är män.
Sex deltagare mår varken bättre eller sämre.
Två kvinnor mår mycket bättre och har börjat motionera.
Av de 20 som avslutats svarade 18 på enkäten; av dem mår 14 bättre, 78 %.
Fyra av fem deltagare är nöjda med insatsen.
Åtta av tio säger att de trivs.
En av tre deltagare har barn hemma.
Vi har haft 42 remisser och tagit emot 40 deltagare.
28 deltagare är nya sedan årsskiftet.
Sedan starten 2029 har 163 deltagare varit med och 97 avslutats.
Under 2030 mådde 24 deltagare bättre efter insatsen.
Tio deltagare har i dagsläget arbetsträning.
20 deltagare är fortfarande inskrivna.
I skrivande stund har vi 22 deltagare, eftersom två nya har börjat i september.
Insatsen har plats för 25 deltagare.
Vi räknar med att 30 deltagare kommer att avslutas under året.
Målet på 70 % som mår bättre är uppnått.
Målet var att 50 % skulle gå vidare och vi nådde 45 %.
De 7 som gick till arbetsträning har alla fått stöd av en handledare.
8 deltagare gick tillbaka till remittent, varav 3 för fortsatt utredning.
En deltagare har fått jobb på 75 % av en heltid.
Flera har ökat sin närvaro från 25 % till 50 %.
Gruppen på måndagar har 12 deltagare och gruppen på onsdagar 9.
Av de 15 männen har 6 körkort.
Två av kvinnorna har hoppat av.
Försäkringskassan har remitterat 26 deltagare och kommunen 14.
65 % har kommit via Försäkringskassan.
35 % har kommit från kommunen.
Tio deltagare har fått hjälp att söka arbete.
Tolv deltagare vill gärna studera.
30 deltagare har provat på yoga och mår bra av det.
16 personer har tackat ja till att vara med i en uppföljning.
Åtta kvinnor har utökat sin tid i aktivitet.
85 % av deltagarna har haft en trepartssamtal.
Bland dem som inte mår bättre finns fyra med långvarig smärta.
Fem av dem som avslutats har återkommit till insatsen.
100 % av de avslutade har fått en plan.
Samtliga deltagare har en handlingsplan.
Alla mår inte bättre, men de flesta gör det.
Omkring 70 % av deltagarna mår bättre.
Nästan hälften har fått arbete eller studier.
En dryg tredjedel av de avslutade gick tillbaka till remittent.
Av 9 positiva avslut var 5 till arbete.
Vi ser att 7 av 9 med positivt avslut är under 30 år.
Könsfördelningen bland avslutade är 60/40.
60 % av de avslutade är kvinnor.
Insatsen har en närvaro på 82 %.
De avslutades ålder är i snitt 34 år.
Sju kvinnor har ökat sin aktivitet jämfört med i våras.
Av de 40 deltagarna är 63 % kvinnor och 37 % män.
Av de 12 deltagarna på måndagar är 70 % kvinnor.
Av de 20 som avslutats mår 14 bättre.
Av de tjugo som avslutats mår fjorton bättre.
Hälften av kvinnorna mår bättre än när de började.
Av de 20 som har avslutats uppger 14 att de mår bättre.
Av de 12 kvinnor som avslutats mår 9 bättre.
Av 20 avslutade deltagare mår 14 bättre.
Av de 12 deltagarna på måndagar mår 5 bättre.
I måndagsgruppen mår 5 bättre.
Sju av tio avslutade deltagare mår bättre.
7 av 10 avslutade mår bättre.
Åtta av tio avslutade mår bättre.
Nio av tio som har deltagit i yogan mår bättre.
Nio av tio i måndagsgruppen mår bättre.
Fem av tio avslutade har fått arbete eller börjat studera.
15 av deltagarna är män, vilket motsvarar 38 procent.
15 av de 40 deltagarna är män, vilket motsvarar 38 procent.
Tre fjärdedelar av kvinnorna mår bättre.
Mer än hälften av de avslutade mår bättre.
Fler än hälften av kvinnorna mår bättre.
En tredjedel av deltagarna mår bättre.
Hälften av de som mår bättre har fått arbete.
9 av 20 avslut är positiva.
Nio av de 20 avsluten är positiva.
Alla avslutade som har svarat mår bättre.
""".strip().splitlines()

WRONG_SHARE = """
55 % av de avslutade fick ett positivt avslut.
77 % mår bättre efter insatsen.
Av kvinnorna har 38 % gått vidare till praktik.
Bland männen har ca 43 % gått ut i arbetsträning.
40 % av de avslutade har fått arbete eller börjat studera, 3 kvinnor och 2 män.
6 av 20 fick arbete, 35 %.
Hela 60% (14/20) mår bättre.
Det är 55 % kvinnor och 45 % män i insatsen.
53 % av de avslutade har ökat sin tid i aktivitet.
80 % av kvinnorna mår bättre.
Av de 40 deltagarna är 75 % kvinnor och 25 % män.
Av 40 deltagare är 75 % kvinnor.
Nio av tio avslutade deltagare mår bättre.
9 av 10 avslutade mår bättre.
Nio av tio mår bättre efter insatsen.
Bland de avslutade mår nio av tio bättre.
15 av deltagarna är män, vilket motsvarar 30 procent.
15 av de 40 deltagarna är män, vilket motsvarar 30 procent.
Hälften av kvinnorna mår bättre.
En femtedel av kvinnorna mår bättre.
En tredjedel av de avslutade mår bättre.
""".strip().splitlines()

WRONG_COUNT = """
Vi har haft 38 deltagare under delåret.
Under perioden har 41 deltagare deltagit i insatsen.
Totalt har 42 personer varit inskrivna, 26 kvinnor och 16 män.
22 deltagare har avslutats under perioden.
15 deltagare mår bättre efter insatsen.
Tretton deltagare uppger att de mår bättre.
Tio kvinnor och fem män mår bättre.
Tio deltagare har fått ett positivt avslut.
Elva deltagare har gått vidare till arbete eller studier.
8 deltagare upplevde en högre aktivitetsnivå vid utskrivning.
Aktivitetsnivån har ökat hos 15 deltagare.
16 deltagare har avslutats till sjukskrivning.
12 deltagare gick tillbaka till remittent.
Insatsen har haft 45 deltagare.
Sex män mår bättre.
Av de avslutade mår 16 av 20 bättre.
Av de 20 som avslutats mår 17 bättre.
Av de tjugo som avslutats mår sjutton bättre.
Av de 20 som avslutats mår 11 bättre.
Av de 20 som har avslutats uppger 17 att de mår bättre.
Av de 12 kvinnor som avslutats mår 10 bättre.
11 av 20 avslut är positiva.
Elva av de 20 avsluten är positiva.
Samtliga avslutade mår bättre efter insatsen.
Alla som avslutat insatsen mår bättre.
""".strip().splitlines()

DOUBTFUL = (
    ("Samtliga deltagare mår bättre efter insatsen.", "text_table_mismatch"),
    ("Åtta deltagare mår inte bättre.", "text_table_mismatch"),
    ("Hälften av de avslutade mår bättre.", "share_mismatch"),
    ("Två femtedelar av kvinnorna mår bättre.", "share_mismatch"),
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """The graver findings on each sentence, each the analysis of a report of its own in one long file."""
    sentences = [*INNOCENT, *WRONG_SHARE, *WRONG_COUNT, *(sentence for sentence, _ in DOUBTFUL)]
    reports = [_report(f"Insats {at}", sentence) for at, sentence in enumerate(sentences, start=100)]
    forms = load_forms()
    file = tmp_path_factory.mktemp("sentences") / "påhittad.txt"
    file.write_text(written(next(one for one in forms if one.id == "skaraborg_interim"), reports), "utf-8")
    reading = recognise(read_document(file), forms)
    assert [one.intervention for one in reading.reports] == [one.name for one in reports]
    findings = [one for one in check(reading) if one.severity is not Severity.NOTE]
    return {
        sentence: [one for one in findings if one.report == report.name]
        for sentence, report in zip(sentences, reports, strict=True)
    }


def _report(name: str, sentence: str) -> Invented:
    texts = {"background": ["Här bor många."], "purpose": ["Arbete."], "goals": ["Att må bra."], "method": ["Grupp."]}
    return Invented(name, {measure: list(row) for measure, row in ROWS.items()}, {**texts, "analysis": [sentence]})


@pytest.mark.parametrize("sentence", INNOCENT)
def test_an_innocent_sentence_passes(sentence: str, found: dict[str, list[Finding]]) -> None:
    assert [(one.rule, one.stated, one.expected) for one in found[sentence]] == []


@pytest.mark.parametrize("sentence", WRONG_SHARE)
def test_a_wrong_share_is_found_once(sentence: str, found: dict[str, list[Finding]]) -> None:
    assert [(one.rule, one.severity) for one in found[sentence]] == [("share_mismatch", Severity.ERROR)]


@pytest.mark.parametrize("sentence", WRONG_COUNT)
def test_a_wrong_count_is_found_once(sentence: str, found: dict[str, list[Finding]]) -> None:
    assert [(one.rule, one.severity) for one in found[sentence]] == [("text_table_mismatch", Severity.ERROR)]


@pytest.mark.parametrize(("sentence", "rule"), DOUBTFUL)
def test_a_doubtful_sentence_is_a_warning(sentence: str, rule: str, found: dict[str, list[Finding]]) -> None:
    assert [(one.rule, one.severity) for one in found[sentence]] == [(rule, Severity.WARNING)]
