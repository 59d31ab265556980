"""Whom a sentence speaks of: everybody in the table, or some of them, or others."""

import re
from functools import lru_cache

from stegvis.checks.passages import section_of
from stegvis.forms.reading import ReportReading, Statement

_NARROWED = re.compile(
    r"\b("
    + "|".join(
        (
            r"svara(t|de|nde)|besvara\w*|enkätsvar\w*|remittera\w*",
            r"varav|resterande|övriga|ytterligare|dessutom|bland annat|av (dessa|dem|de andra|vilka)|en del",
            r"till exempel|t\.?ex|exempelvis|sedan (projekt)?starten?|genom åren|under åren|förra|föregående|tidigare",
            r"förväntas|beräknas|planeras|ska kunna|skulle|kommer att|minst|högst|krävs|målet är",
            r"ta(r)? emot|plats(er)?|kapacitet|grupp(en)? (\d|ett|två|tre)|(första|andra|tredje|ena) gruppen",
            r"(under|på|i) (våren|hösten|vintern|sommaren|januari|februari|mars|april|maj|juni|juli|augusti|september)",
            r"(under|på|i) (oktober|november|december)|riket|länet|nationellt",
            r"mycket|betydligt|kraftigt|särskilt|redan|varken|jämfört med",
        )
    )
    + r")\b",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"\bav (alla )?(de|dem) (\w+ )?(deltagare |personer )?som (nu |hittills |har )*(avslut|skrivits ut|deltag)"
    r"|\bvarav \w+ (st )?(kvinn|tjej|män\b|kill).{0,25}(kvinn|tjej|män\b|man\b|kill)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(20\d\d)\b")
_NOW = re.compile(
    r"\b(i nuläget|just nu|för närvarande|i dagsläget|idag|i dag|i skrivand\w* stund|nu)\b", re.IGNORECASE
)

_BESIDE = frozenset(
    {"background", "purpose", "goals", "method", "working_method", "parties", "agreement", "coming_activities"}
    | {"implementation", "contacts", "regional_priorities", "budget"}
)
"""Sections that tell what is planned, or the world around: their numbers are not this period's results."""


def is_result(report: ReportReading, statement: Statement) -> bool:
    """True when a statement stands where results are told and is no goal."""
    return not statement.is_goal and section_of(report, statement) not in _BESIDE


def is_beside(section: str) -> bool:
    """True for the id of a section that tells of plans or surroundings."""
    return section in _BESIDE


def is_narrowed(report: ReportReading, sentence: str) -> bool:
    """True when the words restrict the sentence to some people, or to another time than the report's."""
    if _speaks_of_some(sentence):
        return True
    years = {int(one) for one in _YEAR.findall(sentence)}
    period = report.period
    return bool(years) and period is not None and not years <= set(range(period.start.year, period.end.year + 1))


# A long sentence holds many numbers, and each of them asks.
@lru_cache(maxsize=256)
def _speaks_of_some(sentence: str) -> bool:
    return bool(_NARROWED.search(_EVERYBODY.sub("", sentence)))


def is_now(sentence: str) -> bool:
    """True for a sentence on how many there are at the moment, not during the period."""
    return bool(_NOW.search(sentence))
