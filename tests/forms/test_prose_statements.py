"""What sentences state. Every sentence is invented."""

import pytest

from stegvis.documents.nodes import Line
from stegvis.forms.prose.statements import find_statements
from stegvis.forms.reading import Statement
from stegvis.vocabulary import Place


def lines(text: str) -> list[Line]:
    return [Line(one, Place(line=number)) for number, one in enumerate(text.split("\n"), start=1)]


def short(one: Statement) -> str:
    """A statement in a word or two: "6 women exits", "39% <exits_positive of exits 12/", "1 men not more_active"."""
    parts = [one.raw]
    if one.gender != "all":
        parts.append(one.gender.value)
    if one.is_goal:
        parts.append("goal")
    if one.negated:
        parts.append("not")
    parts.append(one.measure or (f"<{one.part_of}" if one.part_of else "-"))
    if one.of_measure:
        parts.append(f"of {one.of_measure}")
    if one.numerator is not None or one.denominator is not None:
        parts.append(f"{'' if one.numerator is None else one.numerator}/{one.denominator or ''}")
    if one.group:
        parts.append(f"[{one.group}]")
    return " ".join(parts)


TOLD = {
    # Participants
    "Vi har under våren haft 34 deltagare i insatsen, varav 20 kvinnor och 14 män.": [
        "34 participants",
        "20 women participants",
        "14 men participants",
    ],
    "Sammanlagt har 48 personer deltagit i projektet.": ["48 participants"],
    "Under perioden har totalt 27 deltagare varit inskrivna.": ["27 participants"],
    "Totalt har 27 personer deltagit under perioden.": ["27 participants"],
    "Av de 20 som svarade uppger 15 personer, 75 %, att de är nöjda.": [
        "20 answered",
        "15 - of answered",
        "75 % - 15/20",
    ],
    "Under perioden hade vi 27 deltagare.": ["27 participants"],
    # A share of a number without a noun
    "Av 23 deltagare har 12 (80 %) fått arbete.": ["23 -", "80 % <exits_positive of participants 12/23"],
    "12 (80 %) av 23 deltagare har fått arbete.": ["80 % - 12/23", "23 -"],
    "Av de 23 har tolv, det vill säga 52 %, fått arbete.": ["52 % <exits_positive 12/23"],
    "Av 23 deltagare i grupp 2 (80 %) har alla kommit.": [
        "23 - [grupp 2]",
        "80 % - of participants /23 [grupp 2]",
    ],
    "Av 23 deltagare svarade 15 och 12 (80 %) är nöjda.": ["23 -", "80 % - of participants /23"],
    # A whole without a noun is not what is told of its part.
    "Av 39 mår 30 bättre.": ["30 feels_better"],
    "Utav de 39 mår 30 personer bättre.": ["30 feels_better"],
    "Vi har haft 27 deltagare (15 kvinnor och 12 män).": [
        "27 participants",
        "15 women participants",
        "12 men participants",
    ],
    "Totalt deltog 50 personer, varav 30 kvinnor (60 %) och 20 män (40 %).": [
        "50 participants",
        "30 women participants",
        "60 % - 30/",
        "20 men participants",
        "40 % - 20/",
    ],
    "Antalet deltagare var 41.": ["41 participants"],
    "Antal deltagare: 17": ["17 participants"],
    "Antalet deltagare uppgick till 1 234 under året.": ["1 234 participants"],
    "Samtliga tretton deltagare är remitterade av kommunen.": ["tretton participants"],
    "Alla 12 deltagare tillhör målgruppen.": ["12 participants"],
    "Just nu är det 19 deltagare inskrivna.": ["19 participants_now"],
    "Vi har i dagsläget nio deltagare.": ["nio participants_now"],
    "Det är 58 % kvinnor och 42 % män i insatsen.": [
        "58 % women participants of participants",
        "42 % men participants of participants",
    ],
    "Könsfördelningen är 60 % kvinnor och 40 % män.": [
        "60 % women participants of participants",
        "40 % men participants of participants",
    ],
    "Sedan projektstart har vi haft 88 deltagare.": ["88 participants_since_start"],
    "Vi har haft 12 tjejer och 9 killar i projektet.": ["12 women participants", "9 men participants"],
    "Grupp 1 bestod av 7 kvinnor.": ["7 women participants [grupp 1]"],
    "Fördelningen är ojämn (grupp 4: 2 kvinnor 6 män och grupp 5: 7 kvinnor 1 man)": [
        "2 women participants [grupp 4]",
        "6 men participants [grupp 4]",
        "7 women participants [grupp 5]",
        "1 men participants [grupp 5]",
    ],
    "Grupp 4 och 5: Alla fick frågan (21 träffade oss och 19 tackade ja).": [
        "21 - [grupp 4+5]",
        "19 participants [grupp 4+5]",
    ],
    "Totalt 25 deltagare: 15 kvinnor och 10 män.": [
        "25 participants",
        "15 women participants",
        "10 men participants",
    ],
    "Det har varit 16 deltagare i insatsen under perioden.": ["16 participants"],
    "Sedan starten har 120 personer deltagit.": ["120 participants_since_start"],
    "9 deltagare är fortfarande kvar i insatsen.": ["9 participants_now"],
    "54 % av deltagarna är kvinnor och 46 % är män.": [
        "54 % women participants of participants",
        "46 % men participants of participants",
    ],
    "Av deltagarna är 54 % kvinnor.": ["54 % women participants of participants"],
    # Exits
    "Vi har avslutat 12 deltagare under perioden.": ["12 exits"],
    "Antalet avslutade deltagare är 12.": ["12 exits"],
    "Andelen positiva avslut uppgår till 58 procent.": ["58 procent exits_positive"],
    "Positiva avslut: 7 (4 kvinnor, 3 män).": [
        "7 exits_positive",
        "4 women exits_positive",
        "3 men exits_positive",
    ],
    "Sju av tolv avslutade deltagare har gått vidare till arbete.": ["Sju av tolv <exits_positive of exits 7/12"],
    "Av 12 avslutade har 7 gått till arbete eller studier.": ["12 exits", "7 <exits_positive of exits"],
    "Åtta deltagare har avslutats varav fem till arbete och tre till remittenten.": [
        "Åtta exits",
        "fem <exits_positive",
        "tre <exits_unclear",
    ],
    "6 deltagare skrevs ut.": ["6 exits"],
    "Av de 312 deltagarna avslutades 140 under året.": ["312 -", "140 exits"],
    "140 personer avslutades, varav 53 (38 %) till arbete eller studier.": [
        "140 exits",
        "53 <exits_positive",
        "38 % <exits_positive 53/",
    ],
    "14 deltagare har avslutats under perioden.": ["14 exits"],
    "Under hösten avslutades elva deltagare.": ["elva exits"],
    "Totalt har 8 kvinnor och 5 män avslutats.": ["8 women exits", "5 men exits"],
    "Hittills har 22 avslutade deltagare följts upp.": ["22 exits"],
    "Vi har 16 avslut under delåret.": ["16 exits"],
    "Vi har 9 positiva avslut och 3 övriga avslut.": ["9 exits_positive", "3 exits_other"],
    "Inga deltagare har ännu avslutats.": ["Inga exits"],
    "Av de 18 som avslutats har 12 fått arbete eller börjat studera.": ["18 exits", "12 <exits_positive of exits"],
    "De sju deltagare som avslutat insatsen mår bättre i dag.": ["sju feels_better", "sju exits"],
    "6 kvinnor har gått vidare till arbetsträning.": ["6 women <exits_positive"],
    "4 personer har fått anställning.": ["4 <exits_positive"],
    "En man har börjat studera.": ["En men <exits_positive"],
    "3 st vidare till praktik, 2 st flytt och 1 st LSS.": [
        "3 <exits_positive",
        "2 <exits_other",
        "1 <exits_other",
    ],
    "7 kvinnor och 2 män har avslutats på grund av sjukskrivning.": ["7 women <exits_other", "2 men <exits_other"],
    "5 av deltagarna har gått tillbaka till remittenten.": ["5 <exits_unclear"],
    "Två män gick vidare till annan förberedande insats.": ["Två men <exits_unclear"],
    "En kvinna har avslutats till föräldraledighet och en man till studier.": [
        "En women <exits_other",
        "en men <exits_positive",
    ],
    "5 män har avslutats till studier, inga kvinnor.": ["5 men <exits_positive", "inga women <exits_positive"],
    "Till arbetsträning har 3 män och 4 kvinnor avslutats.": ["3 men <exits_positive", "4 women <exits_positive"],
    "46% av de som avslutats har fått arbete, 7 kvinnor och 4 män.": [
        "46% <exits_positive of exits 11/",
        "7 women <exits_positive",
        "4 men <exits_positive",
    ],
    "Av dessa har en kvinna och 2 män fått en visstidsanställning.": [
        "en women <exits_positive",
        "2 men <exits_positive",
    ],
    "Sju personer utav tio dvs. 70% har positiva avslut.": ["Sju personer utav tio dvs. 70% exits_positive 7/10"],
    "Över 55% går vidare med ett positivt avslut.": ["Över 55% exits_positive"],
    "Resultatet hittills är 38% till arbetsträning.": ["38% <exits_positive"],
    "Bland kvinnorna har ca 30 % gått ut i praktik men bland männen är det 10 %.": [
        "ca 30 % women <exits_positive",
        "10 % men <exits_positive",
    ],
    "Två tredjedelar av de avslutade fick ett positivt avslut.": ["Två tredjedelar exits_positive of exits"],
    "Fyra deltagare hade en stegförflyttning som inte är lika tydlig.": ["Fyra exits_unclear"],
    "13 fullföljde kursen och två avbröt.": ["13 completed", "två dropouts"],
    "Programmet hade 15 platser.": ["15 places"],
    # Health
    "83% av deltagarna upplever förbättrad hälsa efter att de avslutat insatsen.": ["83% feels_better of exits"],
    "12 deltagare uppger att de mår bättre efter insatsen.": ["12 feels_better"],
    "4 deltagare uppger att de inte mår bättre.": ["4 not feels_better"],
    "Två män uppger att de mår sämre.": ["Två men not feels_better"],
    "Det är 72 % som anger att de mår bättre.": ["72 % feels_better"],
    "Endast en kvinna skattade att hälsan var sämre efteråt.": ["en women not feels_better"],
    "9 av 12 upplever ett bättre mående.": ["9 av 12 feels_better 9/12"],
    "81 % (17 av 21) mår bättre.": ["81 % (17 av 21) feels_better 17/21"],
    "Hälften av deltagarna mår bättre.": ["Hälften feels_better of participants"],
    "Samtliga deltagare mår bättre vid avslut.": ["Samtliga feels_better"],
    "Nio deltagare (90 %) mår bättre.": ["Nio feels_better", "90 % feels_better 9/"],
    "100% av kvinnorna upplever positiv skillnad i psykisk hälsa.": ["100% women feels_better"],
    "Bland männen mår 75 % bättre.": ["75 % men feels_better"],
    "Två tredjedelar mår bättre efter insatsen.": ["Två tredjedelar feels_better"],
    "Samtliga avslutade deltagare uppger att de mår bättre.": ["Samtliga feels_better of exits"],
    "Mår bättre: 10 av 12.": ["10 av 12 feels_better 10/12"],
    "Tolv deltagare besvarade enkäten.": ["Tolv answered"],
    # Activity
    "Sex deltagare upplevde en högre aktivitetsnivå och två kände att aktivitetsnivån var oförändrad.": [
        "Sex more_active"
    ],
    "Aktivitetsnivån har ökat hos 9 deltagare, samtidigt som den är oförändrad hos 2 deltagare (två män).": [
        "9 more_active",
        "2 not more_active",
        "två men not more_active",
    ],
    "78% upplever en förbättring i sin aktivitetsnivå, 22% upplever ingen skillnad.": [
        "78% more_active",
        "22% not more_active",
    ],
    "Fem av sju har utökat sin tid i aktivitet.": ["Fem av sju more_active 5/7"],
    "11 kvinnor har ökat sin tid i aktivitet.": ["11 women more_active"],
    # Consents, answers, groups of shares
    "Hittills har 31 individer lämnat samtycke.": ["31 consents"],
    "25% av de avslutade har ej svarat på enkäten.": ["25% not answered of exits"],
    "35% av de som har positiva avslut har haft en liknande insats.": ["35% - of exits_positive"],
    "44 % av patienterna är aktiva utanför vården.": ["44 % - of participants"],
    "71% av kvinnorna och 64% av männen har en insats med jobbfokus.": ["71% women -", "64% men -"],
    "2 av 5 kvinnor skattade sig lågt.": ["2 av 5 women - 2/5"],
    # Goals
    "Målet på 70 % har inte uppnåtts, utfallet är 58 %.": ["70 % goal -", "58 % -"],
    "Vi nådde 58 %, målet är 50 %.": ["58 % -", "50 % goal -"],
    "Som målsättning har vi 85% som uppger att de mår bättre.": ["85% goal feels_better"],
    "(Målet är 65%).": ["65% goal -"],
    "Vårt mål är satt till 60% och vi lyckades nå 75%.": ["60% goal -", "75% -"],
    "Målet är att alla ska remitteras och att 80 % av deltagarna ska få ett möte.": ["80 % goal - of participants"],
    "55 % av deltagarna ska uppnå tio timmar per vecka.": ["55 % goal - of participants"],
    "Delmålet var att alla 40 individer skriver under samtycke.": ["40 goal consents"],
    "Insatsen strävar efter att 90 % mår bättre.": ["90 % goal feels_better"],
}


@pytest.mark.parametrize("sentence", TOLD)
def test_tells(sentence: str) -> None:
    assert [short(one) for one in find_statements(lines(sentence))] == TOLD[sentence]


TRAPS = [
    # Capacity, plans, rules of the form
    "Insatsen kan ta emot 8 deltagare samtidigt.",
    "Gården har möjlighet att ta emot tolv deltagare.",
    "Minst 8 avslutade deltagare krävs för fortsatt registrering.",
    "Det behövs minst 5 deltagare.",
    "Vi planerar för 20 deltagare i höst.",
    "Planerat antal är 24 deltagare.",
    "Under nästa år räknar vi med 30 deltagare i insatsen.",
    "Vi hoppas att 10 deltagare avslutas under hösten.",
    "Det finns plats för 6 deltagare.",
    "Vi förväntar oss att 4 deltagare går vidare till arbete.",
    "400 individer från 12 kommuner deltar i projektet.",
    # Other numbers
    "Insatsen pågår i 20 veckor.",
    "Deltagarna är här 10 timmar per vecka.",
    "Aktivitetsnivåerna varierar mellan 5 h/v till 20 h/v.",
    "Han har varit hemma i åtta till tio år.",
    "Projektet pågick i 13 kommuner.",
    "Flera är över 60 år.",
    "Möte hölls 2023-04-12 med 3 handläggare.",
    "Frågorna 1-6 gäller våld.",
    "Ring 070-123 45 67 för mer information.",
    "I steg 2 arbetar vi med metoden 7TJUGO.",
    "Konferensen hade 140 deltagare.",
    "200 personer deltog i frukostseminariet.",
    "12 deltagare deltog under perioden i gruppträffar.",
    "12 deltagare deltog under året i studiebesök.",
    "12 personer deltog i utbildningen, 8 kvinnor och 4 män.",
    "Styrelsen består av 5 ledamöter, 3 kvinnor och 2 män.",
    "Kursen samlade 30 deltagare från fem kommuner.",
    "Tre av fyra kommuner är nöjda.",
    "Två rehabkoordinatorer anställs.",
    "Tre läkare har deltagit i utvecklingen.",
    "Två frågor har lyfts flera gånger.",
    "Styrgruppen har haft fyra möten.",
    "Det kostade 125 000 kr.",
    "Den första månaden gick bra.",
    "Uppföljning sker var 6:e vecka.",
    "Vi har 2 grupper per år.",
    # Statistics about others
    "I riket är 62 % kvinnor och 38 % män.",
    "Enligt intygsstatistik är 68% kvinnor och 32% män.",
    "Kommunen ligger drygt 8 procent högre än länet.",
    "Nationellt mår 40 % bättre efter ett år.",
    "I det tidigare projektet avslutades 30 deltagare.",
    "Nio av tio mår bättre enligt forskningen.",
    "En studie visar att 70 % mår bättre efter rehabilitering i grön miljö.",
    "Hjo har 4 deltagare och Tibro har 6.",
    "Under våren skrevs 6 nya deltagare in.",
    "Projektet riktar sig till 60 ungdomar per år.",
    # One person, a remainder, a few of them
    "Hade till exempel en kvinna som ville arbeta i sin mans företag på 25 %.",
    "En ung person kommer hit men vågar inte ta sig in.",
    "Av övriga 6 som är avslutade har ingen körkort.",
    "Samtliga 3 deltagare som inte fick positivt avslut var sjuka.",
    "Ännu har ingen person med försörjningsstöd avslutats.",
    "2 av dessa deltagare mår bättre.",
    "Alla utom 1 mår bättre.",
    "2 deltagare är just nu med i friskvården.",
    "3 st deltar i gruppträffarna, 1 tjej och 2 killar.",
    "Vi har tre deltagare från Skövde.",
    "Kommunen har remitterat två deltagare.",
    "Det är 2 tjejer och 3 killar.",
    # Concepts that are not what the people reached
    "4 av 8 väljer att lyfta fram ökad aktivitet.",
    "5 deltagare önskar bättre hälsa.",
    "6 deltagare pratade om studier.",
    "3 deltagare vill börja studera.",
    "Två deltagare söker arbete.",
    "Fyra deltagare behöver högre aktivitetsnivå.",
    "7 deltagare har tidigare haft praktik.",
    "8 deltagare kommer från Hjo och vi ser ökad aktivitet hos många.",
    "4 deltagare fick information om arbetsträning via ett studiebesök.",
    "Fem deltagare har praktik under insatsen.",
    "Om 5 deltagare avslutas, startar vi en ny grupp.",
    "12 kvinnor har svarat ja på frågan.",
    "Två har svarat att de utsatt andra.",
    # Working time, change, rank
    "En deltagare avslutades och arbetar nu på 50 %.",
    "Tjänsten är på 100%.",
    "Sjukfrånvaron sänktes från 9,7% till 6,8%.",
    "Stabil nivå på 25% av anställningsnivån.",
    "Ökningen var 5 procentenheter.",
    # Questions and labels
    "Hur många av de 8 deltagare som avslutats mår bättre?",
    "Har 5 deltagare gått vidare till arbete?",
    "Kvinna 3 mår bättre nu.",
    "Grupp 2 mår bättre.",
    "1. Deltagarna mår bättre.",
    "2.1 Positiva avslut",
    "- 20 veckor är en kort tid",
    "Utav 20 deltagare har flera varit utsatta.",
    "18 insatser använder formuläret.",
    "Totalt 20 enkäter har kommit in.",
]


@pytest.mark.parametrize("sentence", TRAPS)
def test_is_not_misled(sentence: str) -> None:
    """Such a number may be told, but never as one of the report's measures (nor a part of the exits of one)."""
    wrong = [
        short(one)
        for one in find_statements(lines(sentence))
        if one.measure in MEASURES or one.part_of in MEASURES or one.is_goal
    ]
    assert wrong == ALLOWED.get(sentence, [])


MEASURES = {
    "participants", "participants_now", "participants_since_start", "exits", "exits_positive", "exits_unclear",
    "exits_other", "feels_better", "more_active", "consents", "answered",
}  # fmt: skip
ALLOWED = {
    # What it does tell: somebody left. Working at 50 % is not told as a share of people.
    "En deltagare avslutades och arbetar nu på 50 %.": ["En exits"],
}


def test_there_are_enough_sentences_and_as_many_traps() -> None:
    assert len(TOLD) + len(TRAPS) >= 150
    assert len(TRAPS) >= 70


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Totalt har 31 deltagare tagit del av insatserna, varav 19 kvinnor och 12 män.", [31, 19, 12]),
        ("Under 2023 har 31 personer deltagit i förbundets insatser, 19 kvinnor och 12 män.", [31, 19, 12]),
        ("Insatsen Ängslyckan hade 23 deltagare (14 kvinnor, 9 män).", [23, 14, 9]),
        ("23 deltagare har tagit del av studiebesök.", []),
        ("I gruppen deltar 5 personer.", []),
        ("Gruppträffarna hade 5 deltagare.", []),
    ],
)
def test_who_took_part_in_plain_words(sentence, expected):
    found = find_statements((Line(sentence, Place(line=1)),))
    assert [one.count for one in found if one.measure == "participants"] == expected


def test_labelled_counts_on_lines_of_their_own_do_not_run_together():
    lines = ("Antal inskrivna: 17 (10 kvinnor, 7 män)", "Antal avslutade under kvartalet: 6", "  till arbete: 3")
    found = find_statements(tuple(Line(text, Place(line=at)) for at, text in enumerate(lines, start=1)))
    told = {(one.measure, one.gender.value): one.count for one in found if one.measure}
    assert told["participants", "women"] == 10
    assert told["participants", "men"] == 7
    assert ("exits", "women") not in told
