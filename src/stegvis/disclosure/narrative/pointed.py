"""One certain person, pointed out: "mannen", "den äldsta", "samma person", "vår första deltagare", "någon av dem"."""

from collections.abc import Iterator

from stegvis.disclosure.narrative.context import (
    asks_reader,
    is_general,
    says,
    tells_of_people,
    tells_of_violence,
    tells_outcome,
)
from stegvis.disclosure.narrative.heads import is_boundary, is_one, is_verb
from stegvis.disclosure.narrative.hits import Kind
from stegvis.disclosure.narrative.lexicon import Role, is_certain_trade, is_trade, listed
from stegvis.disclosure.narrative.passage import Found, Passage
from stegvis.disclosure.narrative.singles import kind_of_one

_IF = frozenset(["när", "om", "då", "att", "innan", "efter", "där", "hur", "vad", "ifall", "inte", "utan", "aldrig"])
_OURS = frozenset(["vår", "vårt", "den", "en", "i", "av", "som"])


def find_pointed_out(passage: Passage) -> Iterator[Found]:
    """The places in the passage that speak of one person as known already, or tell one person from the others."""
    if asks_reader(passage.sentence.text):
        return
    one = kind_of_one(passage)
    for at, token in enumerate(passage.sentence.tokens):
        length, kind = _pointed(passage, at, token.lower, one)
        if length:
            yield passage.found(kind, at, at + length)


def _pointed(passage: Passage, at: int, word: str, kind: Kind) -> tuple[int, Kind]:
    """How many words from here point somebody out, 0 for none, and the kind of find."""
    if word in listed("definite_neutral"):
        return int(_is_certain(passage, at)), kind
    if word in listed("definite"):
        return int(not is_general(passage.clause(at))), kind
    if word in {"den", "denna", "denne", "ena", "ene"}:
        return 3 * _points(passage, at), kind
    if word in _BY_NUMBER:
        return int(_is_numbered_one(passage, at)), kind
    if word in listed("only_one") and _is_person(passage, at + 1):
        return 2, kind
    if word in listed("only_one") and passage.sentence.word(at - 1) == "vår" and is_boundary(passage.sentence, at + 1):
        return int(tells_of_people(passage.clause(at))), kind
    if word == "vår" and (_is_a_trade(passage, at + 1) or _is_ours(passage, at)):
        return 2, kind
    if is_certain_trade(word):
        return int(_is_certain(passage, at) and Role.STAFF not in passage.sentence.roles), kind
    if word in {"samma", "samme"} or word in listed("order"):
        return 2 * _is_one_of_a_row(passage, at), kind
    if word in {"ytterligare", "ännu"}:
        return 2 * _is_one_more(passage, at), Kind.DIFFERENCE
    return 2 * (word in {"någon", "nån"} and _is_somebody(passage, at)), kind


_BY_NUMBER = frozenset(["ettan", "tvåan", "trean", "fyran", "femman", "sexan", "sjuan", "åttan", "nian", "tian"])


def _is_numbered_one(passage: Passage, at: int) -> bool:
    """ "Trean som gick till arbete", "tvåan fick jobb"; not "femman på skalan"."""
    sentence, clause = passage.sentence, passage.clause(at)
    acts = sentence.word(at + 1) == "som" or is_verb(sentence, at + 1)
    return acts and says("happened", clause) and tells_outcome(clause)


def _is_person(passage: Passage, at: int) -> bool:
    tokens = passage.sentence.tokens
    return at < len(tokens) and tokens[at].meaning.role is Role.PERSON


def _is_a_trade(passage: Passage, at: int) -> bool:
    """True for "vår bagare": one of those taking part, by what they live by."""
    sentence = passage.sentence
    named = at < len(sentence.tokens) and sentence.tokens[at].meaning.role is Role.OTHER
    return (
        named and is_trade(sentence.word(at)) and is_boundary(sentence, at + 1) and not is_general(passage.clause(at))
    )


def _is_ours(passage: Passage, at: int) -> bool:
    """ "Vår deltagare har fått arbete"; not "i vår har deltagarna", nor "vår man på Arbetsförmedlingen"."""
    sentence = passage.sentence
    named = _is_person(passage, at + 1) and is_one(sentence.word(at + 1)) and sentence.word(at + 1) != "man"
    told = says("happened", passage.clause(at)) and Role.STAFF not in sentence.roles
    return named and told and sentence.word(at - 1) not in _SPRING


_SPRING = frozenset(["i", "denna", "nästa", "till", "under"])


def _is_one_more(passage: Passage, at: int) -> bool:
    """ "Ytterligare en fick arbete", "ännu en har flyttat"."""
    sentence = passage.sentence
    return sentence.word(at + 1) == "en" and is_boundary(sentence, at + 2) and tells_of_people(passage.clause(at))


def _is_somebody(passage: Passage, at: int) -> bool:
    """ "Någon hoppade av", "någon av kvinnorna har fått lönebidrag"; not "om någon slutar"."""
    sentence, clause = passage.sentence, passage.clause(at)
    if any(sentence.word(at - step) in _IF for step in (1, 2)) or is_general(clause):
        return False
    happened = says("past", clause)
    at += sentence.word(at + 1) == "enda"
    if is_verb(sentence, at + 1):
        return happened and tells_of_people(clause)
    if sentence.word(at + 1) in {"i", "från", "bland"}:
        return happened and tells_of_people(clause)
    of_them = sentence.word(at + 1) == "av" and (
        _is_person(passage, at + 2) or (sentence.word(at + 2) in _THEM and not _are_things(passage, at + 3))
    )
    told = happened or _is_exposed(passage, at)
    return of_them or (_is_person(passage, at + 1) and is_one(sentence.word(at + 1)) and told)


def _is_exposed(passage: Passage, at: int) -> bool:
    """True for "någon deltagare är utsatt för våld"; not for the question "finns någon deltagare som är utsatt"."""
    asked = passage.sentence.word(at - 1) in {"finns", "skulle", "är"}
    return tells_of_violence(passage.clause(at)) and not asked


def _are_things(passage: Passage, at: int) -> bool:
    """True for "fyra kommunerna" in "någon av de fyra kommunerna"."""
    following = passage.sentence.tokens[at : at + 3]
    named = (token.meaning.role for token in following if token.meaning.role is not Role.OTHER)
    return next(named, None) in (Role.THING, Role.STAFF)


_THEM = frozenset(["dem", "dessa", "våra", "de", "oss"])


def _is_certain(passage: Passage, at: int) -> bool:
    """True when "deltagaren" is a certain person: something happened, or details follow."""
    sentence, clause = passage.sentence, passage.clause(at)
    following = sentence.tokens[at + 2 : at + 3]
    if sentence.word(at + 1) in {"från", "med"} and following and following[0].text[0].isupper():
        return True
    if any(sentence.word(at - step) in _IF for step in (1, 2)):
        return False
    if sentence.word(at) in _ONLY_ONE_CERTAIN:
        return not is_general(clause)
    return says("happened", clause) and (tells_of_people(clause) or says("now", clause))


_ONLY_ONE_CERTAIN = frozenset(["vederbörande", "sistnämnda", "förstnämnda"])


def _points(passage: Passage, at: int) -> bool:
    """ "Den ene", "den andra fick", "den yngsta deltagaren", "den äldste i gruppen", "den tredje har flyttat"."""
    sentence = passage.sentence
    first = sentence.word(at) in {"ena", "ene"}
    if sentence.word(at) == "den" and sentence.word(at + 1) == "som":
        return says("outstanding", passage.clause(at))
    if sentence.word(at) in {"denna", "denne"} and _is_person(passage, at + 1):
        return says("happened", passage.clause(at))
    order, after = (sentence.word(at), at + 1) if first else (sentence.word(at + 1), at + 2)
    if _is_named_by_deed(passage, at + 1) or _is_described(passage, at + 1):
        return True
    if order not in listed("order") or (first and sentence.word(at - 1) in {"den", "det"}):
        return False
    if _is_person(passage, after):
        return True
    if sentence.word(after) in {"av", "bland"} and (
        _is_person(passage, after + 1) or sentence.word(after + 1) in _THEM
    ):
        return True
    return _is_said_of_one(passage, order, after)


def _is_said_of_one(passage: Passage, order: str, after: int) -> bool:
    """True when no noun follows "den yngsta" and what is said is said of people."""
    sentence, clause = passage.sentence, passage.clause(after - 1)
    outstanding = order in listed("only_one")
    if sentence.word(after) in {"i", "av", "bland", "på"}:
        return outstanding and tells_of_people(clause)
    if sentence.word(after) == "som":
        return tells_of_people(clause) if outstanding else tells_outcome(clause)
    settled = outstanding or order not in {"första", "sista", "senaste"}
    return is_verb(sentence, after) and settled and tells_outcome(clause)


def _is_one_of_a_row(passage: Passage, at: int) -> bool:
    """ "Samma person återkom", "vår första deltagare tog examen", "projektets andra kvinna"."""
    sentence, clause = passage.sentence, passage.clause(at)
    if not _is_person(passage, at + 1) or not is_one(sentence.word(at + 1)):
        return False
    owned = sentence.word(at - 1) in _OURS or sentence.word(at - 1).endswith("s")
    return (sentence.word(at) in {"samma", "samme"} or owned) and says("happened", clause)


def _is_named_by_deed(passage: Passage, at: int) -> bool:
    """True for "den deltagare som slutade", "den deltagare som bor i Hjo": one certain person."""
    if not _is_person(passage, at) or passage.sentence.word(at + 1) != "som":
        return False
    return says("happened", passage.clause(at)) or _lives_somewhere(passage, at + 2)


def _lives_somewhere(passage: Passage, at: int) -> bool:
    """True for "bor på Storgatan", "arbetar på Konsum"; not for what holds for anybody who lives there."""
    sentence = passage.sentence
    place = sentence.tokens[at + 2 : at + 3]
    here = sentence.word(at) in {"bor", "arbetar", "jobbar"} and sentence.word(at + 1) in {"i", "på", "vid"}
    return here and bool(place) and place[0].text[0].isupper() and not is_general(passage.clause(at))


def _is_described(passage: Passage, at: int) -> bool:
    """True for "den sjukskrivne fick arbete": an adjective that stands for a person."""
    sentence = passage.sentence
    at += sentence.word(at) in {"sist", "först", "senast"}
    described = at < len(sentence.tokens) and sentence.tokens[at].meaning.role is Role.DESCRIBED
    happened = says("happened", passage.clause(at))
    return described and is_boundary(sentence, at + 1) and happened
