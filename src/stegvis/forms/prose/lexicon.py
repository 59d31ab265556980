"""The words that tell what a number in a report's prose counts, as frozen tables.

A concept is a measure ("mår bättre") or something that lies inside one ("arbetsträning" inside the positive
exits). Patterns are tried in the order they stand: the denying and the particular before the general.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from stegvis.vocabulary import Gender
from stegvis.vocabulary.swedish.number_words import BELOW_HUNDRED


class Kind(Enum):
    """WHOLE: the words name the measure. PART: something inside it. LOOSE: only where nothing else is named."""

    WHOLE = auto()
    PART = auto()
    LOOSE = auto()


@dataclass(frozen=True, slots=True)
class Concept:
    """Words for a measure. `denies` when they say that it did not happen ("mår sämre")."""

    measure: str
    kind: Kind
    pattern: str
    denies: bool = False


def _gap(words: int) -> str:
    """Up to `words` words between, within a clause."""
    return rf"(?:[\s/]+[^\s.,;:()]+){{0,{words}}}?[\s/]+"


_HEALTH = r"(?:hälsa|hälsan|hälsotillstånd\w*|mående|måendet|välmående|välbefinnande\w*)(?!\w)"
_ACTIVITY = r"(?:aktivitetsnivå\w*|aktivitetsförmåga\w*|aktivitetsgrad\w*|tid\s+i\s+aktivitet)"
_FEEL = r"(?:mår|må|mått|mådde|känner\s+sig)"
_UP = (
    r"(?:ökad|ökat|ökade|ökning|högre|utökad|utökat|utökade|större|förbättra\w*|förbättring\w*|höjt|höjd|höjde|bättre)"
)
_REFERRER = (
    r"(?:remitten\w*|remitterande|kommun\w*|handläggare\w*|försäkringskassan|fk|socialtjänst\w*|försörjningsstöd)"
)

CONCEPTS: tuple[Concept, ...] = (
    Concept("feels_better", Kind.WHOLE, rf"{_FEEL}\s+(?:\w+\s+)?(?:sämre|oförändrat)", denies=True),
    Concept("feels_better", Kind.WHOLE, rf"{_HEALTH}{_gap(8)}(?:sämre|oförändra\w+|försämra\w+)", denies=True),
    Concept("feels_better", Kind.WHOLE, rf"(?:sämre|försämrad|oförändrad|lägre)\s+(?:\w+\s+)?{_HEALTH}", denies=True),
    Concept("feels_better", Kind.WHOLE, r"(?:blivit|blev)\s+(?:\w+\s+)?sämre", denies=True),
    Concept(
        "more_active", Kind.WHOLE, rf"{_ACTIVITY}{_gap(5)}(?:oförändra\w+|lägre|sämre|minskat|minskade)", denies=True
    ),
    Concept(
        "more_active",
        Kind.WHOLE,
        r"(?:minskat|minskad|lägre|oförändrad)\s+(?:sin\s+)?(?:\w+\s+)?(?:aktivitet\w*|tid\s+i\s+aktivitet)",
        denies=True,
    ),
    Concept("feels_better", Kind.WHOLE, rf"{_FEEL}\s+(?:\w+\s+){{0,2}}bättre"),
    Concept(
        "feels_better",
        Kind.WHOLE,
        rf"(?:bättre|förbättra\w*|förbättring\w*|ökad|stärkt|högre|positiv\w*\s+(?:skillnad|förändring|utveckling)\w*)"
        rf"{_gap(5)}{_HEALTH}",
    ),
    Concept("feels_better", Kind.WHOLE, rf"{_HEALTH}{_gap(4)}(?:bättre|förbättra\w+|ökat|högre|stärkt\w*)"),
    Concept("more_active", Kind.WHOLE, rf"{_UP}{_gap(4)}(?:{_ACTIVITY}|aktivitet|aktiviteten)(?!\w)"),
    Concept("more_active", Kind.WHOLE, rf"{_ACTIVITY}{_gap(3)}(?:ökat|ökade|ökar|höj\w+|förbättra\w+|högre|utöka\w+)"),
    Concept(
        "exits_positive",
        Kind.WHOLE,
        r"positiv(?:t|a)\W{1,3}avslut\w*|avslut\w+\s+positivt"
        r"|(?<=avslut[\s])(?:är|var|blev)\s+positiva(?!\w)|(?<=avsluten[\s])(?:är|var|blev)\s+positiva(?!\w)",
    ),
    Concept("exits_unclear", Kind.WHOLE, r"inte\s+(?:är\s+|varit\s+)?lika\s+tydlig\w*|otydlig\w*\s+(?:steg|avslut)\w*"),
    Concept("exits_other", Kind.WHOLE, r"övriga\s+avslut\w*"),
    Concept(
        "exits_unclear",
        Kind.PART,
        rf"(?:tillbaka|åter|återg\w+|återvän\w+|återremittera\w+)\s+till\s+(?:\w+\s+)?{_REFERRER}"
        r"|till\s+remittent\w*"
        r"|(?:annan|andra|ny|nya|en)\s+(?:förberedande|förrehabiliterande|rehabiliterande)\s+insat\w+",
    ),
    Concept(
        "exits_other", Kind.PART, r"sjukskrivning\w*|föräldraledig\w*|ålderspension\w*|flytt(?:at|ade)?(?!\w)|lss(?!\w)"
    ),
    Concept(
        "exits_positive",
        Kind.PART,
        r"arbetsträning\w*|arbetsträna\w*|praktik(?:plats\w*)?(?!\w)|arbetss?ökande\w*|arbetss?ökning\w*|förstärkt\s+samverkan"
        r"|arbetsmarknadens\s+förfogande|studier(?!\w)|studera\w*|\w*anställning(?:ar)?(?!\w)|läser\s+på\s+(?:hel|del|halv)tid"
        r"|(?:till|fått|fick|får|få|i|mot|börjat|påbörjat|börjar)\s+(?:eget\s+|ett\s+|ordinarie\s+|nytt\s+)?(?:arbete|\w*jobb)(?!\w)|studerar(?!\w)",
    ),
    Concept("consents", Kind.WHOLE, r"samtyck\w+"),
    Concept("completed", Kind.WHOLE, r"fullfölj\w+"),
    Concept("dropouts", Kind.WHOLE, r"avbr(?:öt|ut|yta|yter)\w*|avhopp\w*|hoppa(?:t|de)?\s+av|bortfall\w*"),
    Concept("accepted", Kind.WHOLE, r"tacka(?:t|de)\s+ja"),
    Concept("exits", Kind.LOOSE, r"avslut(?:at|ats|ades|ade|as)(?!\w)|skrivits\s+ut|skrevs\s+ut|utskrivna(?!\w)"),
    Concept("answered", Kind.LOOSE, r"(?:be)?svara(?:t|de)(?!\s+(?:ja|nej|att))(?!\w)|lämnat\s+svar"),
)
"""What prose may speak of, in the order it is tried."""

CONCEPT_WORDS = re.compile(rf"(?<!\w)(?:{'|'.join(f'(?P<c{at}>{one.pattern})' for at, one in enumerate(CONCEPTS))})")
"""Finds the concepts; the group "c3" is CONCEPTS[3]."""

OUTCOME = re.compile(
    r"(?<!\w)(?:gått|går|gick|vidare|avslut\w+|fått|fick|får|börja\w*|påbörja\w*|ut|till|mot|kommer|klar\w*|läser)(?!\w)",
)
"""Words that make "praktik" or "studier" an outcome and not something done along the way."""

NOUNS: dict[Gender, str] = {
    Gender.WOMEN: r"kvinnor(?:na)?|kvinna|tjejer(?:na)?|tjej|flickor|flicka",
    Gender.MEN: r"män(?:nen)?|man|killar(?:na)?|kille|pojkar|pojke",
    Gender.NONBINARY: r"hen|icke[- ]?binär\w*",
    Gender.ALL: (
        r"deltagare|deltagarna|personer(?:na)?|person|individer(?:na)?|individ|patienter(?:na)?|patient|klienter(?:na)?|"
        r"klient|ungdomar(?:na)?|ungdom|brukare"
    ),
}
_NOUN = "|".join(f"(?P<{gender.name.lower()}>{words})" for gender, words in NOUNS.items())
_ADJECTIVES = r"(?:(?:avslutade|inskrivna|unga|nya|aktuella|utskrivna|olika)\s+)*"
PEOPLE = re.compile(
    rf"\s+(?:(?:st|stycken)\.?\s+)?(?:av\s+(?:de\s+|våra\s+)?)?(?P<adjectives>{_ADJECTIVES})"
    rf"(?P<by_gender>kvinnliga\s+|manliga\s+)?(?:{_NOUN})(?!\w)",
)
"""People counted, right after the number."""

WHO_LEFT = re.compile(r"\s*,?\s+som\s+(?:\w+\s+){0,2}?avslut\w+")
"""Right after people: those who have left."""

TOWARDS = re.compile(r"\W*(?:till|mot|för|med|på\s+grund\s+av|pga|p\.g\.a|utan|i\s+förtid)(?!\w)")
"""After "avslutats": where to or why."""

PLACES = re.compile(r"\s+(?:\w+\s+)?platser(?!\w)")
BEFORE_NUMBER = re.compile(r"(?P<women>kvinnor|tjejer)\s*[:=]\s*\Z|(?P<men>män|killar)\s*[:=]\s*\Z")
"""A noun that stands before its number: "Kvinnor: 8"."""

EXITS_COUNTED = re.compile(r"\s+(?:st\s+|stycken\s+)?(?P<class>positiva\s+|övriga\s+|otydliga\s+)?avslut(?!\w)")
"""Exits counted as such: "24 avslut", "15 positiva avslut"."""

PIECES = re.compile(r"\s+(?:st|stycken)(?!\w)|\s+av\s+(?P<them>dem|dessa|de)(?!\w)")
"""A number that counts people without naming them: "3 st", "2 av dem"."""

BARE = re.compile(
    r"\s+(?:tackade|träffade|fullföljde|avbröt|läser|har|hade|fick|fått|gick|gått|går|mår|uppger|uppgav|upplever|upplevde|"
    r"deltog|avslutades|avslutats|avslutade|avslutat|vidare|hoppade|lämnade|lämnat|svarat|studerar|ökat|utökat|som|kommer|"
    r"till\s+(?:arbete|studier|praktik|arbetsträning|remitt\w+|annan|andra|sjuk\w+))(?!\w)"
)
"""Verbs right after a number that stands for people: "16 tackade ja"."""

AMONG = re.compile(r"(?<!\w)(?:hos|för|bland)\s+(?:\w+\s+)?\Z")
"""Right before a number whose predicate stands before it: "har ökat hos 7"."""

NEGATION = re.compile(
    r"(?<!\w)(?:inte|ej|aldrig|ingen\s+(?:\w+\s+)?(?:skillnad|förändring|förbättring)|utan\s+att)(?!\w)"
)
CHANGE = re.compile(
    r"(?<!\w)(?:någon\s+skillnad|ingen\s+(?:\w+\s+)?skillnad|oförändra\w+|sämre|lägre|bättre|högre)(?!\w)"
)
"""Words that speak of the change named just before."""
UNCHANGED = re.compile(r"(?<!\w)(?:oförändra\w+|sämre|lägre)(?!\w)")

BLOCK_BEFORE = re.compile(
    r"(?<!\w)(?:ta(?:r|git)?\s+emot|plats\w*\s+för|kapacitet\w*|planera\w*|beräkna\w*|förvänta\w*|räknar\s+med|hoppas|"
    r"remitter\w+|krävs|max|maximalt|ytterligare|riket|nationell\w*|landet|länet|statistik\w*|\w+statistik\w*|"
    r"tidigare\s+(?:projekt|insats)\w*|förra|genomsnitt\w*|snitt|ansökan|exempelvis|om\s+de|av\s+övriga|övriga|"
    r"andra\s+projekt|åldersgrupp\w*|utom)(?!\w)",
)
"""Before a number: capacity, plans, other statistics, a remainder. Such a number is not this report's measure."""

BLOCK_AFTER = re.compile(
    r"(?<!\w)(?:lyft\w*|nämn\w*|önska\w*|vill|skulle|fokus\w*|samtal\w*|diskut\w+|prata\w*|planera\w*|intervju\w*|sök(?:er|t)|"
    r"ansök\w*|vänta\w*|krävs|behöver|behov|remittera\w+|tidigare|prova\w*|intresse\w*|hoppas|förvänta\w*|kan|"
    r"studiebesök|informa\w+|möjlighet\w*|chans\w*|stöd|hjälp|vecka\w*|gruppträff\w*|erbjuds|erbjöds)(?!\w)",
)
"""Between a number and a concept: then the concept is not what the people are said to have reached."""

SUBSET = re.compile(r"\s*,?\s*(?:med|utan|från|över\s+[0-9]|i\s+åldern|födda|som\s+(?:inte|ej)|utöver)(?!\w)")
"""Right after a noun: only some of the people."""
REMAINDER = re.compile(r"(?<!\w)(?:av\s+dessa|av\s+dem|varav|utav\s+dessa|bland\s+dessa)(?!\w)")

GOAL = re.compile(
    r"(?<!\w)(?:(?:del|huvud|effekt|projekt|resultat)?mål(?:et|en|sättning\w*|värde\w*)?|sträva\w*|ambition\w*|vision\w*)(?!\w)",
)
RESULT = re.compile(
    r"(?<!\w)(?:resultat(?:et)?|lyckades|lyckats|nåddes?|nått|nåtts|blev|uppnåtts?|uppnåddes?|utfall(?:et)?|uppfyll\w+|nuläget)(?!\w)",
)
SHALL = re.compile(
    r"\W*(?:(?:ut)?av\s+(?:\w+\s+){1,3}?)?(?:\w+\s+){0,2}?(?:ska|skall|bör)(?!\w)|\s+(?:är|var)\s+(?:\w+\s+)?mål"
)

EXTENT_BEFORE = re.compile(
    r"(?<!\w)(?:(?<!mål\s)(?<!målet\s)på|från|af|arbetsförmedlingen|heltid|deltid|tjänst|med)\s+"
    r"(?:ca\.?\s+|cirka\s+|minst\s+)?\Z"
)
EXTENT_AFTER = re.compile(
    r"\s*(?:högre|lägre|mer|fler|färre|mindre|bättre|tjänst\w*|anställning\w*|arbetstid|av\s+(?:en\s+)?(?:heltid|anställningsnivå\w*|"
    r"tjänst\w*)|sysselsättningsgrad)(?!\w)",
)
"""A percentage that is a working time, a difference or a change, not a share of people."""

ELSEWHERE = re.compile(
    r"(?<!\w)(?:forskning\w*|(?:en|flera|andra|tidigare)\s+studi(?:e|er|en)\s+(?:visar|har|visade)|i\s+sverige|i\s+landet|"
    r"i\s+riket|nationellt|i\s+länet)(?!\w)"
)
"""A sentence about others than this report's people."""

COUNTING = re.compile(r"(?<!\w)(?:antal(?:et)?|andel(?:en)?)\s+(?:\w+\s+){0,3}\Z")
IS = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:är|var|uppgår\s+till|uppgick\s+till|blev|:)\s*(?:ca\.?\s+|cirka\s+|drygt\s+|totalt\s+)?"
)
COLON = re.compile(r"\s*:\s*(?:ca\.?\s+|totalt\s+)?")
LABELLED = re.compile(
    r"(?:(?<!\w)(?:antal(?:et)?|andel(?:en)?)\s[^.,;:]{0,60}?(?:är|var|uppgår\s+till|uppgick\s+till|blev|:)"
    r"|(?:\A|\n)[^.,;:\n]{3,50}:)\s*\Z"
)
"""A number that stands after its name: "Antalet avslutade är 12", "Positiva avslut: 7"."""

MORE = re.compile(r"(?<!\w)(?:mår|mådde)\s+\Z")
BETTER = re.compile(r"\s+(?:\w+\s+)?bättre(?!\w)")
"""Around a number: "Bland männen mår 75 % bättre"."""
TELL = re.compile(r"(?<!\w)(?:uppger|uppgav|upplever|upplevde|säger|sade|känner|kände)\s+\Z")
THAT_THEY = re.compile(r"\s+att\s+(?:de|dom)(?!\w)")
"""Around a number: "Av de som avslutats uppger 12 att de mår bättre"."""

LEFT_JUST_BEFORE = re.compile(
    r"(?<!\w)(?:avslutades|avslutats|(?:har|hade)\s+avslutat)\s+(?:totalt\s+|sammanlagt\s+)?\Z"
)
IS_SEX = re.compile(
    r"\s+(?:är|var|utgörs\s+av|utgjordes\s+av|består\s+av|bestod\s+av)\s+(?:(?P<women>kvinnor|tjejer)|(?P<men>män|killar))(?!\w)"
)

NOW = re.compile(
    r"(?<!\w)(?:i\s+nuläget|just\s+nu|för\s+närvarande|i\s+skrivande\w*\s+stund|i\s+dagsläget|i\s+dag|idag|nu|är\s+inskrivna)(?!\w)",
)
SINCE_START = re.compile(
    r"(?<!\w)sedan\s+(?:projekt|insats)?(?:\w+\s+)?start\w*|under\s+hela\s+(?:projekt|insats)\w*|sedan\s+20[0-9]{2}",
)

CUT = re.compile(
    r";|(?<!\w)(?:och|men|vilket|så|eftersom|därför|då|när|medan)\s+(?:vi|det|vår|vårt|våra|man|projektet|insatsen|alla|"
    r"andra|övriga|resten|ser|även)(?!\w)",
)
"""Where a sentence leaves the people it counted and speaks of something else."""

_SOME = r"(?:[0-9]+|[a-zåäö]+)"
_NUMBER_WORDS = "|".join(word for word, value in BELOW_HUNDRED.items() if value > 1)
DENOMINATOR = re.compile(
    r"(?<!\w)(?P<lead>(?:ut)?av|bland)\s+(?:(?:de|dem|dom|alla|samtliga|totalt|våra|vara)\s+)*"
    rf"(?P<number>(?:[0-9]{{1,4}}|{_NUMBER_WORDS})\s+)?(?:"
    r"(?P<positive>(?:\w+\s+)?som\s+(?:\w+\s+){0,2}?positivt?a?\s+avslut\w*|positiva\s+avslut(?:en)?)"
    r"|(?P<exits>(?:deltagare\w*\s+|individer\w*\s+|personer\w*\s+|patienter\w*\s+|kvinnor\s+|män\s+)?som\s+(?:\w+\s+){0,2}?"
    r"avslut\w+|avslutade(?:\s+(?:deltagar|individ|person|patient)\w+)?|avslut(?:en)?(?!\w)|utskrivna\w*)"
    r"|(?P<answered>(?:\w+\s+)?som\s+(?:har\s+)?(?:be)?svara(?:t|de)|svarande\w*|svaren|svar(?!\w))"
    r"|(?P<gender>(?:avslutade\s+)?(?P<women>kvinnorna|kvinnor|tjejerna|tjejer|kvinnliga\s+deltagar\w+)"
    r"|(?P<men>männen|män|killarna|killar|manliga\s+deltagar\w+))"
    rf"|(?P<participants>(?:{_SOME}s\s+)?(?:deltagarna|deltagare|individerna|individer|personerna|patienterna|patienter|klienterna))"
    r")(?!\w)",
)
"""The group that a share is a share of."""

WHOLE_ALONE = re.compile(
    rf"(?<!\w)(?:ut)?av\s+(?:de\s+|dessa\s+|totalt\s+)?(?P<number>[0-9]{{1,4}}|{_NUMBER_WORDS})"
    r"(?:\s+som\s+(?:har\s+)?(?:deltog|deltagit|medverkade|medverkat))?"
    rf"(?=\s+(?:mår|mådde|har|hade|uppger|uppgav|upplever|upplevde|fick|gick)\s+(?:[0-9]{{1,4}}|{_NUMBER_WORDS})(?!\w))"
)
"""A whole without a noun, before its part: "Av 39 mår 30 bättre", "Av de 39 som deltog mår 30 bättre"."""

AT_EXIT = re.compile(
    r"(?<!\w)(?:avslutat|avslutats|avslutade|vid\s+(?:sitt\s+)?avslut\w*|utskrivning\w*|efter\s+(?:avslutad|genomförd)\s+insats)",
)
WHEN = re.compile(r"(?<!\w)(?:efter|vid|innan|före|inför|när|då|under)\s+(?:\w+\s+){0,3}\Z")
"""Before "avslutat": it tells when, not that the counted people left."""

INSIDE = r"(?:projekte[tn]|insatsen|(?:\w+s\s+)?insatser(?:na)?|verksamheten|programmet|rehabiliteringen)"
HAD = re.compile(
    r"(?<!\w)(?:haft|deltog|deltagit|medverkat|tagit\s+del|det\s+har\s+varit|"
    r"i\s+(?:insatsen|projektet)\s+deltar|(?:insatsen|projektet)\s+(?:\w+\s+){0,3}hade|"
    r"under\s+(?:hela\s+)?(?:perioden|året|delåret|halvåret|kvartalet|månaden)\s+hade\s+(?:vi|insatsen|projektet))\s+"
    r"(?:(?:totalt|sammanlagt|sammantaget|hittills)\s+)?\Z"
)
IN_ALL = re.compile(r"\A\W*(?:totalt|sammanlagt)\s+\Z")
HAD_ENDS = re.compile(
    rf"\s*(?:[.,;:!()]|\Z|(?:och|varav|därav)(?!\w)|(?:i|inom)\s+{INSIDE}|under\s+\w+|sedan\s|totalt|inskrivna)"
)
_WHILE = r"under\s+(?:hela\s+)?(?:perioden|året|delåret|helåret|halvåret|kvartalet|månaden)(?!\w)"
TOOK_PART = re.compile(
    rf"\s+(?:har\s+|hade\s+)?(?:(?:under|hittills|totalt|sedan)\s+(?:\w+\s+)?)?(?:(?:varit|deltagit|deltog|medverkat|medverkade|ingått|"
    rf"ingick|tagit\s+del|tog\s+del)\s+(?:\w+\s+)?(?:i|av|inom)\s+{INSIDE}|(?:deltagit|medverkat)\s*(?:[.,;]|\Z|{_WHILE})|(?:deltog|medverkade)\s+{_WHILE}\s*(?:[.,;:!()]|\Z|(?:och|varav|därav)(?!\w))|varit\s+(?:engagerade|inskrivna|aktiva|aktuella)(?!\w))",
)
ALL_ARE = re.compile(r"\s+(?:är|tillhör|tillhörde|kommer\s+från)(?!\w)")
EVERYONE = re.compile(r"(?<!\w)(?:samtliga|alla)\s+(?:de\s+|våra\s+)?\Z")
NUMBER_IS = re.compile(
    r"(?<!\w)(?:antal(?:et)?\s+(?:deltagare|patienter|inskrivna)|inskrivna)\s*(?:\w+\s+){0,3}?"
    r"(?:är|var|uppgår\s+till|uppgick\s+till|blev|:)\s*(?:totalt\s+)?\Z",
)
ENROLLED = re.compile(r"\s+(?:är\s+|var\s+)?inskrivna(?!\w)")
_END_OF_PERIOD = r"vid\s+(?:periodens|månadens|kvartalets|tertialets|halvårets|årets)\s+slut(?!\w)"
AT_THE_END = re.compile(
    r"\s+(?:(?:är|var|finns|fanns)\s+)?(?:pågående|kvar|inskrivna|pågår|pågick)\s+(?:i\s+\w+\s+)?" + _END_OF_PERIOD
)
END_COMES_FIRST = re.compile(
    rf"(?<!\w){_END_OF_PERIOD}\s+(?:är|var|finns|fanns)\s+(?:det\s+)?(?:totalt\s+|sammanlagt\s+|ännu\s+|fortfarande\s+)?\Z"
)
GOING_ON = re.compile(
    rf"\s+(?:pågående|kvar|inskrivna)(?:\s+i\s+{INSIDE})?\s*(?:[.,;:!()]|\Z|(?:och|men|varav|därav)(?!\w))"
)
"""The same with the time first: "Vid månadens slut var 81 deltagare pågående"."""
STILL_HERE = re.compile(r"\s+(?:är|finns)\s+(?:\w+\s+)?kvar(?!\w)")
CONSISTS = re.compile(
    r"(?:(?<!\w)(?:bestod|består|har|hade|är|var|med)|:)\s*(?:endast\s+|bara\s+|enbart\s+)?(?:av\s+)?(?:endast\s+|bara\s+)?\Z",
)
SEXES = re.compile(rf"\s*(?:i\s+{INSIDE}|(?:bland|av)\s+deltagarna|har\s+deltagit|deltog)(?!\w)")
SEX_SHARES = re.compile(r"(?<!\w)(?:kön|jämn)\w*fördelning\w*[^.;()]*\Z")
