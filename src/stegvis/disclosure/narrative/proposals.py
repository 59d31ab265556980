"""Why a passage stops a release, and what could stand there instead. The gate proposes; the author writes.

A proposal never says why a number is left out: that a group is small would be told of large ones too, or be true.
"""

from stegvis.disclosure.narrative.hits import Kind
from stegvis.vocabulary import Wording

_OUTCOMES = (
    ("våld", "Det finns deltagare som har berättat om våld; antalet visas inte.",
     "Some participants have told of violence; the number is not shown."),
    ("arbetsträn", "Arbetsträning har varit en väg vidare; antalet visas inte.",
     "Work training has been a way forward; the number is not shown."),
    ("praktik", "Praktik har varit en väg vidare; antalet visas inte.",
     "Work placement has been a way forward; the number is not shown."),
    ("studie", "Det finns deltagare som har gått vidare till studier; antalet visas inte.",
     "Some participants have gone on to studies; the number is not shown."),
    ("anställ", "Det finns deltagare som har fått anställning; antalet visas inte.",
     "Some participants have found employment; the number is not shown."),
    ("jobb", "Det finns deltagare som har fått arbete; antalet visas inte.",
     "Some participants have found work; the number is not shown."),
    ("arbete", "Det finns deltagare som har gått vidare till arbete; antalet visas inte.",
     "Some participants have gone on to work; the number is not shown."),
    ("mår ", "Hur deltagarna mår efter insatsen visas inte i antal.",
     "How participants feel after the intervention is not shown in numbers."),
    ("avslut", "Det finns deltagare som har avslutat insatsen; antalet visas inte.",
     "Some participants have left the intervention; the number is not shown."),
)  # fmt: skip
_COUNT = Wording(
    "Skriv samma sak utan antalet, till exempel: ”Det förekommer; antalet visas inte.”",
    "Say the same without the number, such as: “This occurs; the number is not shown.”",
)
_ONE = Wording(
    "Skriv om gruppen i stället för om en person, utan ålder, plats och tidpunkt, eller ta bort meningen.",
    "Write of the group instead of one person, without age, place and time, or remove the sentence.",
)
_PROPOSALS = {
    Kind.QUOTE: Wording(
        "Återge det som flera har sagt med egna ord: ”Deltagare beskriver att …”.",
        "Tell in your own words what several have said: “Participants describe that …”.",
    ),
    Kind.SHARE: Wording(
        "Ta bort andelen: ”Andelen visas inte.”",
        "Leave the share out: “The share is not shown.”",
    ),
    Kind.NAME: Wording("Skriv rollen i stället för namnet: ”handledaren”.", "Write the role instead of the name."),
    Kind.ADDRESS: Wording("Ta bort adressen.", "Remove the address."),
    Kind.CONTACT: Wording("Hänvisa till kansliet i stället.", "Refer to the office instead."),
    Kind.IDENTITY_NUMBER: Wording("Ta bort numret.", "Remove the number."),
    Kind.LABEL: Wording(
        "Skriv vad gruppen har gemensamt i stället för en rad om varje person.",
        "Write what the group has in common instead of a line on each person.",
    ),
}
_REASONS = {
    Kind.COUNT: Wording(
        "Här berättas om så få personer att någon kan kännas igen.",
        "This tells of so few people that someone may be recognised.",
    ),
    Kind.HIDDEN: Wording(
        "Talet går att härleda till något som tabellerna döljer.",
        "The number can be traced to something that the tables hide.",
    ),
    Kind.SHARE: Wording(
        "Andelen går att räkna om till en grupp som är så liten att någon kan kännas igen.",
        "The share can be turned into a group so small that someone may be recognised.",
    ),
    Kind.ZERO_OR_ALL: Wording(
        "”Ingen” och ”alla” berättar vad som gäller för var och en i gruppen.",
        "“Nobody” and “everybody” tell what is true of each one in the group.",
    ),
    Kind.DIFFERENCE: Wording(
        "Skillnaden är så liten att den berättar om enskilda personer.",
        "The difference is so small that it tells of single people.",
    ),
    Kind.VIOLENCE: Wording(
        "Uppgifter om våld visas inte för färre än tio personer.",
        "Facts on violence are not shown for fewer than ten people.",
    ),
    Kind.SINGLE: Wording("Här berättas om en enda person.", "This tells of one single person."),
    Kind.LABEL: Wording(
        "En rad om varje person kan kännas igen även utan namn.",
        "A line on each person can be recognised even without a name.",
    ),
    Kind.QUOTE: Wording(
        "Ett citat från en person kan kännas igen av den som känner personen.",
        "A quote from one person can be recognised by those who know that person.",
    ),
    Kind.AGE: Wording("Åldern pekar ut en person.", "The age points a person out."),
    Kind.ORIGIN: Wording(
        "Platsen eller landet pekar ut någon i en liten grupp.",
        "The place or country points someone out in a small group.",
    ),
    Kind.LIFE_EVENT: Wording(
        "En händelse i någons liv går att känna igen.", "An event in someone's life can be recognised."
    ),
    Kind.NAME: Wording("En person nämns vid namn.", "A person is mentioned by name."),
    Kind.ADDRESS: Wording("Här står en adress.", "Here stands an address."),
    Kind.CONTACT: Wording("Här står kontaktuppgifter.", "Here stand contact details."),
    Kind.IDENTITY_NUMBER: Wording(
        "Här står något som ser ut som ett personnummer.", "Here stands what looks like a personal identity number."
    ),
}
_COUNTED = frozenset({Kind.COUNT, Kind.HIDDEN, Kind.DIFFERENCE, Kind.VIOLENCE, Kind.ZERO_OR_ALL})


def reason(kind: Kind) -> Wording:
    """Why passages of this kind stop the release."""
    return _REASONS[kind]


def proposal(kind: Kind, sentence: str) -> Wording:
    """A wording that keeps the meaning of the sentence (in lower case) without the count or the person."""
    if kind in _PROPOSALS:
        return _PROPOSALS[kind]
    if kind is Kind.VIOLENCE:
        return Wording(*_OUTCOMES[0][1:])
    ready = _ready(kind, sentence)
    if ready:
        return ready
    return _COUNT if kind in _COUNTED else _ONE


def is_ready(kind: Kind, sentence: str) -> bool:
    """True when the proposal can stand in place of the sentence as it is; else it says what to do."""
    return kind is Kind.VIOLENCE or _ready(kind, sentence) is not None


def _ready(kind: Kind, sentence: str) -> Wording | None:
    """What became of people, told without how many; one person's story is told so too."""
    if kind not in _COUNTED and kind is not Kind.SINGLE:
        return None
    return next((Wording(sv, en) for word, sv, en in _OUTCOMES[1:] if word in sentence), None)
