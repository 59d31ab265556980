"""What is said when a questionnaire's numbers do not agree, in Swedish and English."""

from collections.abc import Iterable

from stegvis.checks import words
from stegvis.checks.answers import Answers
from stegvis.forms.reading import StatedCount, Tally
from stegvis.vocabulary import Gender, Wording

GROUPS = {
    "exposed": Wording("har varit utsatta", "have been exposed"),
    "perpetrator": Wording("har utsatt någon annan", "have exposed someone else"),
    "child": Wording("har uppgett att barn har varit utsatta", "have told that children have been exposed"),
}
"""How a sentence speaks of the groups of an instrument."""

_MISCOUNTED = Wording("Kanske blev något fel när raderna räknades.", "Perhaps the rows were miscounted.")


def mismatch(stated: Tally, one: StatedCount, expected: int, answers: Answers) -> Wording:
    """A stated number of respondents, of yes answers or of a group that the rows do not give."""
    if one.key == "respondents":
        return _respondents(stated, one, expected, answers)
    if one.key.startswith("yes:"):
        return _yes(stated, one, expected, answers)
    items = answers.groups.get(one.key, frozenset())
    who, said = _subject(stated, one.gender), GROUPS.get(one.key, Wording(one.key, one.key))
    given = _yes_to(items) if items else Wording("har angett det på sin rad", "have it in their row")
    claim = Wording(
        f"{who.sv}: texten säger att {one.value} {said.sv}, men {expected} {given.sv}.",
        f"{who.en}: the text says that {one.value} {said.en}, but {expected} {given.en}.",
    )
    return _joined(claim, _unread(answers), _exposed_by_another_count(one, answers) or _MISCOUNTED)


def nobody_by_another_count(stated: Tally, one: StatedCount, expected: int, answers: Answers) -> Wording:
    """ "Not exposed" agrees with no to everything, not with no to the questions on exposure."""
    who, others = _subject(stated, one.gender), _span(_items_beside_exposure(answers))
    span = _span(answers.groups.get("exposed", frozenset()))
    return Wording(
        f"{who.sv}: texten säger att {one.value} inte har upplevt våld. Så många har svarat nej på allt, men "
        f"{expected} har svarat nej på frågorna {span}. Talet stämmer bara om den som enbart har svarat ja på fråga "
        f"{others} räknas som utsatt.",
        f"{who.en}: the text says that {one.value} have not experienced violence. That many answered no to everything, "
        f"but {expected} answered no to questions {span}. The number is right only if those who answered yes to "
        f"question {others} alone count as exposed.",
    )


def nobody(stated: Tally, one: StatedCount, possible: tuple[int, int], answers: Answers) -> Wording:
    """ "Not exposed" agrees with neither count: no to everything, no to the questions on exposure."""
    who, span = _subject(stated, one.gender), _span(answers.groups.get("exposed", frozenset()))
    counted = Wording(f"{possible[0]} har svarat nej på allt", f"{possible[0]} answered no to everything")
    if one.key == "none" and possible[0] != possible[1]:
        counted = Wording(
            f"{counted.sv} och {possible[1]} nej på frågorna {span}",
            f"{counted.en} and {possible[1]} no to questions {span}",
        )
    said = Wording("inte har upplevt våld", "have not experienced violence")
    if one.key == "all_no":
        said = Wording("har svarat nej på allt", "answered no to everything")
    claim = Wording(
        f"{who.sv}: texten säger att {one.value} {said.sv}, men {counted.sv}.",
        f"{who.en}: the text says that {one.value} {said.en}, but {counted.en}.",
    )
    return _joined(claim, _unread(answers), _MISCOUNTED)


def gender_sum(stated: Tally, total: int, parts: list[int]) -> Wording:
    """The genders of a heading do not add up to its total."""
    who, sum_of = _subject(stated, Gender.ALL), words.total([*parts])
    return Wording(
        f"{who.sv}: texten säger {total} svarande, men könen ger tillsammans {sum_of.sv}. "
        "Kanske saknas någon, eller så är någon räknad två gånger.",
        f"{who.en}: the text says {total} respondents, but the genders add up to {sum_of.en}. "
        "Perhaps someone is missing, or someone is counted twice.",
    )


def more_than_all(stated: Tally, one: StatedCount, total: int) -> Wording:
    """A group is larger than everybody."""
    who, said = _subject(stated, one.gender), GROUPS[one.key]
    return Wording(
        f"{who.sv}: texten säger att {one.value} {said.sv}, men bara {total} har svarat.",
        f"{who.en}: the text says that {one.value} {said.en}, but only {total} have answered.",
    )


def units_against_nobody(everybody: int, unexposed: int, told: int) -> Wording:
    """The exposed of the units, added up, are not everybody but the unexposed."""
    implied = everybody - unexposed
    return Wording(
        f"Enheterna redovisar tillsammans {told} utsatta, men av {everybody} svarande sägs {unexposed} inte ha upplevt "
        f"våld, och då är {implied} utsatta. Kanske har enheterna och slutmeningen räknat på olika sätt.",
        f"The units together report {told} exposed, but of {everybody} respondents {unexposed} are said not to have "
        f"experienced violence, which leaves {implied}. Perhaps the units and the closing sentence count differently.",
    )


def _respondents(stated: Tally, one: StatedCount, expected: int, answers: Answers) -> Wording:
    who = _subject(stated, one.gender)
    claim = Wording(
        f"{who.sv}: texten säger {one.value} svarande, men {expected} är redovisade.",
        f"{who.en}: the text says {one.value} respondents, but {expected} are accounted for.",
    )
    cause = Wording(
        "Kanske saknas en enkät, eller så är någon räknad två gånger.",
        "Perhaps a questionnaire is missing, or someone is counted twice.",
    )
    return _joined(claim, _unread(answers), cause)


def _yes(stated: Tally, one: StatedCount, expected: int, answers: Answers) -> Wording:
    item = one.key.removeprefix("yes:")
    who = _subject(stated, one.gender, Wording(f"fråga {item}", f"question {item}"))
    claim = Wording(
        f"{who.sv}: texten säger att {one.value} har svarat ja, men svaren rad för rad ger {expected}.",
        f"{who.en}: the text says that {one.value} answered yes, but the answers row by row give {expected}.",
    )
    return _joined(claim, _unread(answers), _MISCOUNTED)


def _subject(stated: Tally, gender: Gender, what: Wording | None = None) -> Wording:
    """ "Solbacken, kvinnor": the unit or the totals, the question and the group, as far as they are told."""
    parts = [Wording(stated.unit, stated.unit)] if stated.unit else [Wording("Alla enheter", "All units")]
    parts += [what] if what else []
    parts += [words.group(gender)] if gender is not Gender.ALL else []
    return Wording(", ".join(one.sv for one in parts), ", ".join(one.en for one in parts))


def _joined(*parts: Wording | None) -> Wording:
    said = [one for one in parts if one]
    return Wording(" ".join(one.sv for one in said), " ".join(one.en for one in said))


def _unread(answers: Answers) -> Wording | None:
    count = sum(answers.unread.values())
    if not count:
        return None
    people = words.persons(count)
    return Wording(f"Svar från {people.sv} gick inte att läsa.", f"Answers of {people.en} could not be read.")


def _exposed_by_another_count(one: StatedCount, answers: Answers) -> Wording | None:
    others = _span(_items_beside_exposure(answers))
    if one.key != "exposed" or not others or not answers.any_yes(one.gender).allow(one.value):
        return None
    return Wording(
        f"Talet stämmer bara om den som enbart har svarat ja på fråga {others} räknas som utsatt.",
        f"The number is right only if those who answered yes to question {others} alone count as exposed.",
    )


def _items_beside_exposure(answers: Answers) -> set[str]:
    """The items answered yes that do not make anyone exposed."""
    return {item for row in answers.rows for item in row.yes} - answers.groups.get("exposed", frozenset())


def _yes_to(items: Iterable[str]) -> Wording:
    span = _span(items)
    if span.isdigit():
        return Wording(f"har svarat ja på fråga {span}", f"answered yes to question {span}")
    return Wording(f"har svarat ja på någon av frågorna {span}", f"answered yes to any of questions {span}")


def _span(items: Iterable[str]) -> str:
    numbers = sorted(int(item) for item in items)
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(str(number) for number in numbers)
