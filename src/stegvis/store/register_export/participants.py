"""The register of an intervention as tables: participations as an import reads them, and what hangs on them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from stegvis.catalogue.municipalities import municipalities
from stegvis.measures import codes
from stegvis.measures.codes import CodeList
from stegvis.store.access.participant_scope import Participants
from stegvis.store.clock import today
from stegvis.store.keeping.consents import consents_at
from stegvis.store.models import (
    Asking,
    Consent,
    ConsentKind,
    Intervention,
    MeansOfSupport,
    Occasion,
    Occupation,
    Participant,
    Participation,
    StoredAnswer,
)
from stegvis.store.register.person_details import contact_of
from stegvis.store.register_export.course import HEADINGS, KEY, Keys, course_tables, few
from stegvis.store.register_export.tables import TEXT, Column, ExportedTable, column, labels, rows_of
from stegvis.store.sealing.identity_numbers import covered_number, written_number
from stegvis.store.sealing.participants import unseal_from
from stegvis.vocabulary import Wording

CODED: Mapping[str, CodeList] = {
    "referrer": codes.REFERRER,
    "education": codes.EDUCATION,
    "support_time": codes.SUPPORT_TIME,
    "feeling": codes.SELF_RATED_CHANGE,
    "activity": codes.SELF_RATED_CHANGE,
    "day_structure": codes.SELF_RATED_CHANGE,
}
DAYS = ("referred_on", "started_on", "exited_on")
HOURS = ("hours_before", "hours_after")
SELF_RATED = ("feeling", "activity", "day_structure")
OCCASIONS = {
    Occasion.BEFORE: Wording("Före", "Before"),
    Occasion.AFTER: Wording("Efter", "After"),
    Occasion.MONTHS_6: Wording("6 månader efter", "6 months later"),
    Occasion.MONTHS_12: Wording("12 månader efter", "12 months later"),
}
GENDERS = {
    "women": Wording("Kvinna", "Woman"),
    "men": Wording("Man", "Man"),
    "nonbinary": Wording("Icke-binär", "Non-binary"),
    "unknown": Wording("Okänt", "Unknown"),
}
YES, NO, NOT_ASKED = "ja", "nej", "inte tillfrågad"
CONSENTS = Wording(
    "Samtycke till mätning för den här gången i insatsen; nej: det är tillbakataget.",
    "Consent to measurement for this time in the intervention; no: it is withdrawn.",
)
CONSENT_WORDS = Wording(f"{YES}; {NO}; {NOT_ASKED}", f"{YES} = yes; {NO} = no; {NOT_ASKED} = not asked")
NAMES = (
    ("sealed_name", Wording("Namn", "Name")),
    ("sealed_contact", Wording("Telefon", "Phone")),
    ("sealed_contact", Wording("E-post", "E-mail")),
    ("sealed_contact", Wording("Önskemål om kontakt", "Wishes about contact")),
)
"""Columns that name the participant and tell how to reach the person."""
NO_ANSWER = "Svarade inte"


def register_tables(
    intervention: Intervention, reached: Participants, *, with_identities: bool
) -> tuple[ExportedTable, ...]:
    """All tables of the intervention's participations with those participants. Answers about violence are in none:

    they lie where nobody's name leads. Identity numbers are masked unless they are asked for.
    """
    listed = list(
        Participation.counted.filter(intervention=intervention, participant__in=reached)
        .select_related("participant", "exit_code", "taken_over_by")
        .order_by("participant__local_number", "started_on", "id")
    )
    keys = {one.pk: (one.participant.local_number, one.started_on) for one in listed}
    return (
        _participations(listed, with_identities),
        _states(MeansOfSupport, "support", Wording("Försörjning", "Means of support"), codes.SUPPORT, keys),
        _states(Occupation, "occupation", Wording("Sysselsättning", "Occupation"), codes.OCCUPATION, keys),
        *course_tables(listed, keys),
        _consents(intervention, listed),
        _answers(keys),
    )


def numbers_in(tables: Iterable[ExportedTable]) -> int:
    """How many participants stand in the first table."""
    first = next(iter(tables))
    return len({row[0] for row in first.rows})


def named_in(intervention: Intervention, reached: Participants) -> Participants:
    """Those of the export's participants whose name, contact or identity number is stored: it stands in the files."""
    taking_part = Participation.counted.filter(intervention=intervention).values("participant")
    nameless = {"sealed_name": b"", "sealed_contact": b"", "sealed_identity": b""}
    return reached.filter(pk__in=taking_part).exclude(**nameless)


def _participations(listed: list[Participation], with_identities: bool) -> ExportedTable:
    own = (
        KEY[0],
        column(Participant, "sealed_identity", HEADINGS["identity"]),
        *(column(Participant, field, heading) for field, heading in NAMES),
        column(Participant, "gender", HEADINGS["gender"], GENDERS),
        column(Participant, "birth_year", HEADINGS["birth_year"], unit="year"),
        column(Participant, "municipality", HEADINGS["municipality"]),
    )
    more = tuple(column(Participation, name, HEADINGS[name]) for name in DAYS)
    more += tuple(column(Participation, name, HEADINGS[name], unit="hours a week") for name in HOURS)
    more += tuple(column(Participation, name, HEADINGS[name], listed) for name, listed in CODED.items())
    more += tuple(column(Participation, name, HEADINGS[name]) for name in ("group", "exit_code"))
    consent = Column(HEADINGS["has_consent"], CONSENTS, TEXT, codes=CONSENT_WORDS, source="Consent")
    more += (
        column(MeansOfSupport, "support", HEADINGS["support"], codes.SUPPORT),
        column(MeansOfSupport, "support", HEADINGS["support_after"], codes.SUPPORT),
        column(Occupation, "occupation", HEADINGS["occupation"], codes.OCCUPATION),
        column(Occupation, "occupation", HEADINGS["occupation_after"], codes.OCCUPATION),
        consent,
    )
    states = _main_states([one.pk for one in listed])
    consents = _consent_words(listed)
    rows = rows_of((*_person(one, with_identities), *_stated(one), *states(one.pk), consents[one.pk]) for one in listed)
    return ExportedTable(Wording("Deltaganden", "Participations"), own + more, rows)


def _person(one: Participation, with_identities: bool) -> tuple[Any, ...]:
    person = one.participant
    identity = unseal_from(person, "sealed_identity") if person.sealed_identity else ""
    shown = (written_number if with_identities else covered_number)(identity)
    place = municipalities().get(person.municipality or 0, "")
    contact = contact_of(person)
    named = (unseal_from(person, "sealed_name"), contact.phone, contact.email, contact.wishes)
    return person.local_number, shown, *named, GENDERS[person.gender].sv, person.birth_year, place


def _stated(one: Participation) -> tuple[Any, ...]:
    words = {name: labels(listed) for name, listed in CODED.items()}
    unanswered = NO_ANSWER if one.exit_asked else ""
    coded = tuple(words[name].get(getattr(one, name), unanswered if name in SELF_RATED else "") for name in CODED)
    return (
        *(getattr(one, name) for name in (*DAYS, *HOURS)),
        *coded,
        one.group,
        one.exit_code.label if one.exit_code else "",
    )


def _consent_words(listed: list[Participation]) -> dict[int, str]:
    """Whether each consents to measurement: whoever was referred has often not been asked yet."""
    times, given = defaultdict(list), defaultdict(list)
    for one in listed:
        times[one.participant_id].append(one)
    measured = Consent.objects.filter(text__kind=ConsentKind.MEASUREMENT)
    for consent in measured.filter(intervention__in={one.intervention_id for one in listed}):
        given[consent.participant_id].append(consent)
    by_time = (consents_at(mine, given[person]) for person, mine in times.items())
    return {number: _consent_word(consents) for found in by_time for number, consents in found.items()}


def _consent_word(consents: list[Consent]) -> str:
    if not consents:
        return NOT_ASKED
    return YES if any(one.withdrawn_on is None or one.withdrawn_on > today() for one in consents) else NO


def _main_states(numbers: list[int]) -> Any:
    """For a participation: the largest means of support and occupation, before and after."""
    found: dict[tuple[int, str, str], str] = {}
    for table, word in ((MeansOfSupport, "support"), (Occupation, "occupation")):
        rows = table._default_manager.filter(participation__in=few(numbers), occasion__in=OCCASIONS)
        for number, occasion, value in rows.values_list("participation", "occasion", word):
            found.setdefault((number, occasion, word), value)
    shown = {"support": labels(codes.SUPPORT), "occupation": labels(codes.OCCUPATION)}

    def of(number: int) -> tuple[str, ...]:
        places = [(word, at) for word in ("support", "occupation") for at in (Occasion.BEFORE, Occasion.AFTER)]
        return tuple(shown[word].get(found.get((number, str(at), word), ""), "") for word, at in places)

    return of


def _states(model: Any, word: str, name: Wording, listed: CodeList, keys: Keys) -> ExportedTable:
    shown = labels(listed)
    columns = (
        *KEY,
        column(model, "occasion", Wording("När", "When"), {str(at): label for at, label in OCCASIONS.items()}),
        column(model, word, name, listed),
        column(model, "per_cent", Wording("Procent", "Per cent"), unit="per cent"),
    )
    rows = model._default_manager.filter(participation__in=few(keys))
    values = rows.values_list("participation", "occasion", word, "per_cent")
    return ExportedTable(
        name,
        columns,
        rows_of(
            (*keys[at], OCCASIONS[Occasion(occasion)].sv, shown[value], share)
            for at, occasion, value, share in values
            if at in keys
        ),
    )


def _consents(intervention: Intervention, listed: list[Participation]) -> ExportedTable:
    numbers = {one.participant_id: one.participant.local_number for one in listed}
    columns = (
        KEY[0],
        column(Consent, "text", Wording("Samtycke", "Consent")),
        column(Consent, "given_on", Wording("Lämnat", "Given")),
        column(Consent, "withdrawn_on", Wording("Tillbakataget", "Withdrawn")),
    )
    found = Consent.objects.filter(intervention=intervention).select_related("text")
    rows = (
        (numbers[one.participant_id], str(one.text), one.given_on, one.withdrawn_on)
        for one in found
        if one.participant_id in numbers
    )
    return ExportedTable(Wording("Samtycken", "Consents"), columns, rows_of(rows))


def _answers(keys: Keys) -> ExportedTable:
    columns = (
        *KEY,
        column(Asking, "questionnaire", Wording("Formulär", "Questionnaire")),
        column(Asking, "occasion", Wording("Tillfälle", "Occasion")),
        column(Asking, "answered_on", Wording("Besvarat", "Answered")),
        column(StoredAnswer, "item", Wording("Fråga", "Item")),
        column(StoredAnswer, "respondent", Wording("Vem", "Whose view")),
        column(StoredAnswer, "kind", Wording("Slag", "Kind")),
        column(StoredAnswer, "value", Wording("Svar", "Answer")),
        column(StoredAnswer, "text", Wording("Egna ord", "Own words")),
    )
    found = StoredAnswer.objects.filter(asking__participation__in=few(keys)).values_list(
        *("asking__participation", "asking__questionnaire", "asking__occasion", "asking__answered_on"),
        *("item", "respondent", "kind", "value", "text"),
    )
    rows = ((*keys[at], *rest[:-2], _answer(rest[-2]), rest[-1]) for at, *rest in found if at in keys)
    return ExportedTable(Wording("Svar", "Answers"), columns, rows_of(rows))


def _answer(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, list) else value
