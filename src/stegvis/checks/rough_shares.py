"""Shares told in round words, "nio av tio", "hälften", against the table: a tenth off is still true."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stegvis.checks.scope import is_narrowed
from stegvis.forms.reading import ReportReading, Statement
from stegvis.vocabulary import Gender, Number, Severity
from stegvis.vocabulary.measure import EXIT_CLASSES
from stegvis.vocabulary.written import flat

_MEASURES = frozenset({*EXIT_CLASSES, "feels_better", "more_active"})
_TENTH = 0.1 + 1e-9
_IN_TEN = re.compile(r"(?:\w+\s+){1,3}av\s+(?:10|tio)", re.IGNORECASE)
_FRACTION = re.compile(r"hälften|(?:\w+\s+)(?:tredjedel|fjärdedel|femtedel|tiondel)(?:ar|en|arna)?", re.IGNORECASE)
_AT_LEAST = re.compile(r"(?<!\w)(?:mer|fler|över|minst|lägst|åtminstone|drygt)(?:\s+än)?\Z", re.IGNORECASE)
_AT_MOST = re.compile(r"(?<!\w)(?:mindre|färre|under|högst|knappt|inte\s+ens|upp\s+till)(?:\s+än)?\Z", re.IGNORECASE)
_COMPARED = re.compile(
    r"\A(?:(?:mer|fler|mindre|färre)\s+än|över|under|minst|lägst|åtminstone|högst|upp\s+till|max|drygt|knappt|nästan|"
    r"närmare|uppemot|ca\.?|c:a|cirka|omkring|ungefär|runt|kring)\s+",
    re.IGNORECASE,
)
_COMPARE_END = re.compile(rf"(?:{_COMPARED.pattern[2:]})\Z", re.IGNORECASE)
_VERB = r"(?:mår|mådde|uppger|uppgav|upplever|upplevde|säger|känner|anser|tycker|skattar|svarar|har|hade|fick|är)"
_PEOPLE = r"(?:avslutade|utskrivna|deltagare|deltagarna|personer|individer|kvinnor|kvinnorna|män|männen|tjejer|killar)"
_LEFT = r"som\s+(?:har\s+)?avslut(?:at|ats|ades|ade)(?:\s+insatsen)?"
# Everybody of a row, and nobody less: "av de avslutade mår", "kvinnor mår", "mår".
_ALL_OF = re.compile(
    rf"(?:\s+av)?(?:\s+(?:de|dem|alla|våra))*(?:\s+{_PEOPLE})*(?:\s+{_LEFT})?\s+{_VERB}(?!\w)", re.IGNORECASE
)
_LED = re.compile(
    rf"\W*(?:av|bland)(?:\s+(?:de|dem|alla|våra))*(?:\s+{_PEOPLE})*(?:\s+{_LEFT})?\s+{_VERB}\s+", re.IGNORECASE
)
_OTHERS = re.compile(
    r"(?<!\w)(?:\w*grupp\w*|\w*kurs\w*|andra\s+hälften|ena\s+hälften|resten|bättre\s+av|"
    r"än\s+(?:före|förr|innan|tidigare|när)|dem|dessa|enkät\w*|nya|unga)(?!\w)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Clash:
    """A round share that the table contradicts: the row's own numerator and denominator, and how grave it is."""

    numerator: float
    denominator: float
    severity: Severity


def rough_clash(report: ReportReading, said: Statement) -> Clash | None:
    """The table's own share when it lies more than a tenth from the one told in words, else None.

    "Nio av tio" is then an error; "hälften" and "två tredjedelar" from two tenths off on, before that a warning.
    """
    if said.share is None or said.negated or said.measure not in _MEASURES or said.part_of or said.group:
        return None
    bare = _COMPARED.sub("", said.raw)
    in_ten = bool(_IN_TEN.fullmatch(bare)) and said.denominator == 10
    if not (in_ten or _FRACTION.fullmatch(bare)) or not _is_of_all(said, bare) or is_narrowed(report, said.sentence):
        return None
    numerator = report.value(said.measure, said.gender)
    wholes = list(_wholes(report, said.measure, said.gender))
    if numerator is None or not wholes or (in_ten and 10 in wholes):
        return None
    off = min(_off(said, bare, numerator / whole, 0.5 / whole) for whole in wholes)
    everybody = report.value("participants", said.gender)
    of_everybody = not everybody or _off(said, bare, numerator / everybody, 0.5 / everybody) <= 0
    if off <= 0 or (of_everybody and said.of_measure == "participants"):
        return None
    # "Hälften av kvinnorna" may be half of all women, but a reader asks.
    may_be = of_everybody and said.of_measure != "exits" and "avslut" not in said.sentence.casefold()
    return Clash(numerator, wholes[0], Severity.WARNING if may_be or not (in_ten or off > _TENTH) else Severity.ERROR)


def _is_of_all(said: Statement, bare: str) -> bool:
    sentence = flat(said.sentence)
    at = sentence.find(flat(bare))
    if at < 0 or _OTHERS.search(sentence):
        return False
    lead = _COMPARE_END.sub("", sentence[:at])
    return bool(_ALL_OF.match(sentence, at + len(flat(bare)))) or bool(_LED.fullmatch(lead))


def _wholes(report: ReportReading, measure: str, gender: Gender) -> Iterator[float]:
    """What an outcome's share is a share of: those who have left, and those of them who answered."""
    exits, row = report.figure("exits", gender), report.figure(measure, gender)
    cells = [one.cell for one in (exits, row) if one is not None and isinstance(one.cell, Number)]
    if exits is not None and exits.value:
        yield float(exits.value)
    yield from (float(one.answered) for one in cells if one.answered)


def _off(said: Statement, bare: str, real: float, half: float) -> float:
    """How much more than a tenth, or than half a person, the table's share lies from the told; 0 when it agrees."""
    sentence = flat(said.sentence)
    before = sentence[: max(0, sentence.find(flat(bare)))].rstrip()
    off = real - (said.share or 0.0)
    if (off > 0 and _AT_LEAST.search(before)) or (off < 0 and _AT_MOST.search(before)):
        return 0.0
    return max(0.0, abs(off) - max(_TENTH, half))
