"""Questionnaires told in a report: answers person by person, unit by unit, and the totals that the text states."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from stegvis.documents.nodes import Line
from stegvis.forms.prose.joined_lines import JoinedLines, join_lines
from stegvis.forms.prose.tally_rows import FoundRow, find_rows
from stegvis.forms.prose.tally_statements import Count, counts_by_gender, statements
from stegvis.forms.reading import AnswerRow, StatedCount, Tally
from stegvis.instruments import Instrument
from stegvis.vocabulary import Gender, Place
from stegvis.vocabulary.swedish import sentences
from stegvis.vocabulary.swedish.number_words import word_value

NAMELESS = "–"
"""The name of a unit whose heading could not be found."""

_GATE = re.compile(r"enkät|formulär|svarat\s+(?:ja|nej)", re.IGNORECASE)
_FORMS = re.compile(r"enkät|formulär|blankett", re.IGNORECASE)
_SAID_YES = re.compile(r"svara|kryssa", re.IGNORECASE)
_COUNT = r"(?P<count>[0-9]{1,4}|[a-zåäö]+)"
_NOUN = r"(?:\w*enkät(?:er)?|\w*formulär|blankett(?:er)?)(?!\w)"
_HEAD = re.compile(
    rf"(?:(?<!\w)(?:(?P<lead>totalt|sammanlagt|sammantaget|tillsammans|i\s+allt)(?:\s+(?:har|är|det|finns|inkom|blev))*"
    rf"|(?P<came>(?:(?:vi\s+)?har\s+)?(?:inkommit|lämnat\s+in|skickat\s+in|kommit\s+in)(?:\s+med)?))\s+|^\W*)"
    rf"{_COUNT}\s+(?:\w+\s+)?{_NOUN}",
    re.IGNORECASE,
)
_HEAD_LISTED = re.compile(rf"(?<!\w)(?P<lead>antal)\s+(?:\w+\s+)?{_NOUN}\s*:?\s*{_COUNT}(?!\w)", re.IGNORECASE)
_OVER_ALL = re.compile(r"sammanlagt|sammantaget|tillsammans|i\s+allt", re.IGNORECASE)
_OF_THESE = re.compile(r"\W*(?:ut)?av\s+(?:dessa|dem)\b|\W*varav\b", re.IGNORECASE)
_RESULT = re.compile(r"(?<!\w)(?=Res\w{2,6}\s*:)")
_QUESTION = re.compile(
    r"\W*(?:fråga\s+(?:nr\.?\s*)?(?P<named>[0-9]{1,2})\b|(?P<listed>[0-9]{1,2})[.)]\s+(?=[A-ZÅÄÖ]))", re.IGNORECASE
)
_CAPITALS = re.compile(r"(?:[A-ZÅÄÖ][A-ZÅÄÖ0-9+&/-]*\s*)+\Z")
_PAGE = re.compile(r"\W*(?:sid(?:a|an)?\.?\s*)?[0-9]+(?:\s*(?:av|\(|/)\s*[0-9]+\)?)?\W*", re.IGNORECASE)
_PATIENCE = 2
"""So many lines without a statement and the text no longer speaks of the tally."""


@dataclass
class _Unit:
    """A tally under construction. `is_certain` when its heading line cannot be anything else."""

    name: str | None
    place: Place
    respondents: dict[Gender, int] = field(default_factory=dict)
    rows: list[AnswerRow] = field(default_factory=list)
    seen: set[tuple[Gender, int | None]] = field(default_factory=set)
    stated: list[StatedCount] = field(default_factory=list)
    is_certain: bool = False
    over_all: bool = False
    reported: bool = False

    def holds_anything(self) -> bool:
        return bool(self.rows or self.reported or len(self.respondents) > 1 or (self.is_certain and self.respondents))


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str
    place: Place


@dataclass
class _State:
    """What has been read so far."""

    instrument: Instrument
    source: JoinedLines
    units: list[_Unit] = field(default_factory=list)
    totals: _Unit | None = None
    current: _Unit | None = None
    heading: _Heading | None = None
    question: int = 0
    quiet: int = 0


def find_tallies(lines: Sequence[Line], instruments: Sequence[Instrument]) -> tuple[Tally, ...]:
    """The tallies of yes/no questionnaires in the lines, units in order and the totals (`unit` None) last.

    A unit is a heading, a line with its number of questionnaires, rows of answers and a summary; each but the
    rows or the summary may be missing. A row that cannot be read is kept as a stated count with the key "unread".
    """
    source = join_lines(lines)
    instrument = _instrument(source.text, instruments)
    if instrument is None or not _GATE.search(source.text):
        return ()
    state = _State(instrument, source)
    rows = find_rows(source.text, instrument)
    for start, end, row in _pieces(source.text, rows):
        if row:
            _take_row(state, row)
        else:
            _take_text(state, start, end)
    return _tallies(state)


def _instrument(text: str, instruments: Sequence[Instrument]) -> Instrument | None:
    lowered = text.lower()
    fitting = [one for one in instruments if one.is_yes_no and any(mark in lowered for mark in one.marks)]
    return max(fitting, key=lambda one: sum(lowered.count(mark) for mark in one.marks), default=None)


def _pieces(text: str, rows: Sequence[FoundRow]) -> Iterator[tuple[int, int, FoundRow | None]]:
    """The text cut into rows and, line by line, what stands between them."""
    position = 0
    for row in (*rows, None):
        stop = row.start if row else len(text)
        while position < stop:
            line_end = text.find("\n", position, stop)
            end = stop if line_end < 0 else line_end
            if re.search(r"\w", text[position:end]):
                yield position, end, None
            position = end + 1 if line_end >= 0 else stop
        if row:
            yield row.start, row.end, row
            position = max(position, row.end)


def _take_row(state: _State, row: FoundRow) -> None:
    unit = _unit_of(state, row)
    if unit is None:
        return
    place = state.source.place_at(row.start)
    if row.yes is None:
        unit.stated.append(StatedCount("unread", row.gender, 1, state.source.text[row.start : row.end].strip(), place))
    else:
        unit.seen.add((row.gender, row.number))
        unit.rows.append(AnswerRow(row.gender, row.number, row.yes, place, row.extra))
    state.heading, state.quiet, state.question = None, 0, 0


def _unit_of(state: _State, row: FoundRow) -> _Unit | None:
    """The unit that the row belongs to: the current one, or a new one when its heading line is missing."""
    unit = state.current
    if unit is not None and not unit.over_all:
        is_repeated = row.number is not None and (row.gender, row.number) in unit.seen
        if not (state.heading and unit.rows and (is_repeated or unit.reported)):
            return unit
    elif row.number is None:
        return None
    heading = state.heading or _Heading(NAMELESS, state.source.place_at(row.start))
    return _open(state, _Unit(heading.text, heading.place))


def _open(state: _State, unit: _Unit) -> _Unit:
    state.units.append(unit)
    state.current, state.heading, state.quiet, state.question = unit, None, 0, 0
    return unit


def _take_text(state: _State, start: int, end: int) -> None:
    text = state.source.text[start:end]
    head = _head(text)
    if head is None:
        _take_sentences(state, start, text)
        return
    before = text[: head.start()].strip(" \t:–-•*|")
    named = _CAPITALS.search(before) if len(before.split()) > 8 else None
    if named:
        _take_sentences(state, start, before[: named.start()])
        before = named[0].strip()
    if before and _is_name(before):
        state.heading = _Heading(before, state.source.place_at(start + head.start()))
    _take_head(state, start, text, head)


def _head(text: str) -> re.Match[str] | None:
    if not _FORMS.search(text):
        return None
    for pattern in (_HEAD, _HEAD_LISTED):
        for match in pattern.finditer(text):
            if _value(match["count"]) is not None:
                return match
    return None


def _value(raw: str) -> int | None:
    return int(raw) if raw.isdigit() else word_value(raw)


def _take_head(state: _State, start: int, text: str, head: re.Match[str]) -> None:
    found = head.groupdict()
    heading = state.heading or _Heading(NAMELESS, state.source.place_at(start))
    unit = _open(state, _Unit(heading.text, heading.place))
    unit.is_certain = bool(found.get("lead") or found.get("came"))
    unit.over_all = bool(found.get("lead") and _OVER_ALL.match(found["lead"]))
    count = Count("respondents", Gender.ALL, _value(found["count"]) or 0, found["count"], head.start("count"))
    _add_respondents(state, unit, start, (count,))
    parts = _sentence_spans(text, head.end())
    first_end = parts[0][1] if parts else len(text)
    _add_respondents(state, unit, start, counts_by_gender(text[:first_end], head.end()))
    for begin, end in parts[1:]:
        _take_sentence(state, start + begin, text[begin:end])


def _add_respondents(state: _State, unit: _Unit, start: int, counts: Sequence[Count]) -> None:
    for count in counts:
        unit.respondents[count.gender] = count.value
    _add_stated(state, unit, start, counts)


def _add_stated(state: _State, unit: _Unit, start: int, counts: Sequence[Count]) -> None:
    for one in counts:
        place = state.source.place_at(start + one.start)
        unit.stated.append(StatedCount(one.key, one.gender, one.value, one.raw, place))


def _sentence_spans(text: str, position: int) -> list[tuple[int, int]]:
    spans = []
    rest = text[position:]
    for begin, end in sentences(rest):
        cuts = [begin, *(match.start() for match in _RESULT.finditer(rest, begin + 1, end)), end]
        spans += [(position + one, position + two) for one, two in pairwise(cuts)]
    return spans


def _take_sentences(state: _State, start: int, text: str) -> None:
    """Statements in a line of text; a line without any may be the heading of the next unit."""
    question = _QUESTION.match(text)
    if question:
        state.question = int(question["named"] or question["listed"])
    elif text.rstrip().endswith("?") and state.totals:
        state.question += 1
    is_heard = (state.current and state.quiet < _PATIENCE) or _SAID_YES.search(text)
    spans = _sentence_spans(text, 0) if is_heard else []
    said = [_take_sentence(state, start + begin, text[begin:end]) for begin, end in spans]
    if any(said):
        state.quiet = 0
        return
    if not question:
        state.quiet += 1
    if _is_name(text):
        state.heading = _joined_heading(state, _Heading(text.strip(" \t:•*|#_"), state.source.place_at(start)))


def _take_sentence(state: _State, start: int, sentence: str) -> bool:
    unit = state.current if state.quiet < _PATIENCE else None
    if unit and _OF_THESE.match(sentence) and (counts := counts_by_gender(sentence)):
        _add_respondents(state, unit, start, counts)
        return True
    question = str(state.question) if state.question else None
    found = statements(sentence, state.instrument, question, unit.respondents if unit else {})
    if not found:
        return False
    if any(one.key.startswith("yes:") for one in found) and question:
        unit = _totals(state, start)
        state.current = unit
    if unit is None:
        return False
    unit.reported = True
    _add_stated(state, unit, start, found)
    return True


def _totals(state: _State, start: int) -> _Unit:
    """The totals over all units: as opened by their own heading line, else opened here."""
    if state.totals is None:
        last = state.units[-1] if state.units else None
        is_heading_only = last is not None and not last.rows and not last.reported and last is state.current
        if last is not None and is_heading_only:
            state.totals = last
        else:
            state.totals = _Unit(None, state.source.place_at(start))
            state.units.append(state.totals)
        state.totals.over_all = True
    return state.totals


def _joined_heading(state: _State, heading: _Heading) -> _Heading:
    """A heading in capitals may run over two lines."""
    before = state.heading
    if before and before.text.isupper() and heading.text.isupper():
        return _Heading(f"{before.text} {heading.text}", before.place)
    return heading


def _is_name(text: str) -> bool:
    stripped = text.strip()
    if not re.search(r"[^\W\d_]", stripped) or _PAGE.fullmatch(stripped):
        return False
    return len(stripped) <= 90 and len(stripped.split()) <= 10 and stripped[-1] not in ".!?,;"


def _tallies(state: _State) -> tuple[Tally, ...]:
    kept = [unit for unit in state.units if unit.holds_anything()]
    if not any(unit.rows or unit.reported for unit in kept):
        return ()
    totals = [unit for unit in kept if _is_total(unit, kept)]
    units = [_tally(state.instrument, unit, unit.name) for unit in kept if unit not in totals]
    return (*units, *_merged([_tally(state.instrument, unit, None) for unit in totals]))


def _is_total(unit: _Unit, kept: Sequence[_Unit]) -> bool:
    if unit.rows:
        return False
    others = [one.respondents.get(Gender.ALL, len(one.rows)) for one in kept if one is not unit and not one.over_all]
    is_sum = len(others) > 1 and not unit.reported and unit.respondents.get(Gender.ALL) == sum(others)
    return unit.over_all or is_sum


def _tally(instrument: Instrument, unit: _Unit, name: str | None) -> Tally:
    groups = {group.id: frozenset(group.items) for group in instrument.groups}
    return Tally(instrument.id, name, dict(unit.respondents), tuple(unit.rows), tuple(unit.stated), unit.place, groups)


def _merged(totals: Sequence[Tally]) -> Iterator[Tally]:
    if not totals:
        return
    respondents = {gender: value for one in reversed(totals) for gender, value in one.stated_respondents.items()}
    stated = tuple(count for one in totals for count in one.stated)
    yield replace(totals[0], stated_respondents=respondents, stated=stated)
