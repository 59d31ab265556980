"""Goals: each as worded, with a verdict where a released figure is bound to it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from stegvis.documents.nodes import Block, Heading, Paragraph, Table, TableCell
from stegvis.forms.account.material import GoalRow
from stegvis.forms.account.words import WORDS
from stegvis.measures.goal_verdicts import Verdict
from stegvis.vocabulary import Wording
from stegvis.vocabulary.wording import Language
from stegvis.vocabulary.written import listed

TITLE = Wording("Mål", "Goals")
INTRO = Wording(
    "Ett mål bedöms mot insatsens egna, visade siffror. När deltagarna är få räcker siffran ofta inte för att säga om "
    "målet är nått; då står det.",
    "A goal is judged by the intervention's own figures, as shown. With few participants the figure often is not "
    "enough to say whether the goal is reached; then it says so.",
)
CAPTION = Wording("Målen och hur det gick", "The goals and how it went")
GOAL, STANDS, WHY = Wording("Mål", "Goal"), Wording("Läge", "Standing"), Wording("Varför", "Why")
STANDING = {
    Verdict.MET: Wording("Uppfyllt", "Met"),
    Verdict.NOT_MET: Wording("Inte uppfyllt", "Not met"),
    Verdict.CANNOT_BE_TOLD: Wording("Går inte att säga", "Cannot be told"),
    Verdict.NOT_DUE: Wording("Bedöms senare", "Judged later"),
    Verdict.OTHER_SPAN: Wording("Gäller en annan tid", "About another time"),
    Verdict.NOT_SHOWN: Wording("Visas inte", "Not shown"),
}
IN_WORDS = Wording("Bedöms i text", "Judged in words")
SEE_CHAPTER = Wording(
    "Målet är inte bundet till någon siffra; insatsens kapitel berättar.",
    "The goal is bound to no figure; the intervention's chapter tells.",
)
COUNTED = {
    Verdict.MET: (Wording("1 mål är uppfyllt", "1 goal is met"), Wording("{} mål är uppfyllda", "{} goals are met")),
    Verdict.NOT_MET: (Wording("1 är inte uppfyllt", "1 is not met"), Wording("{} är inte uppfyllda", "{} are not met")),
    Verdict.CANNOT_BE_TOLD: (
        Wording("1 går inte att avgöra med så få deltagare", "1 cannot be told with so few participants"),
        Wording("{} går inte att avgöra med så få deltagare", "{} cannot be told with so few participants"),
    ),
}
JUDGED_IN_WORDS = (
    Wording("1 bedöms i insatsens text", "1 is judged in the intervention's text"),
    Wording("{} bedöms i insatsernas texter", "{} are judged in the interventions' texts"),
)
NOT_NOW = (
    Wording("1 bedöms inte i den här redovisningen", "1 is not judged in this account"),
    Wording("{} bedöms inte i den här redovisningen", "{} are not judged in this account"),
)


def goal_blocks(goals: Sequence[GoalRow], language: Language) -> Iterator[Block]:
    """A sentence on all goals, and a table of them; nothing when there are none."""
    if not goals:
        return
    yield Heading(1, TITLE.in_language(language))
    yield Paragraph.of(INTRO.in_language(language))
    yield Paragraph.of(goals_sentence(goals, language))
    heads = (WORDS["intervention"], GOAL, STANDS, WHY)
    yield Table(
        tuple(TableCell(one.in_language(language)) for one in heads),
        tuple(_row(goal, language) for goal in goals),
        caption=CAPTION.in_language(language),
    )


def goals_sentence(goals: Sequence[GoalRow], language: Language) -> str:
    """How many are met, not met, cannot be told: "5 mål är uppfyllda, 2 är inte uppfyllda och …"."""
    count = Counter(goal.verdict for goal in goals)
    parts = [_counted(words, count.pop(verdict, 0), language) for verdict, words in COUNTED.items()]
    parts.append(_counted(JUDGED_IN_WORDS, count.pop(None, 0), language))
    parts.append(_counted(NOT_NOW, count.total(), language))
    told = listed([part for part in parts if part], language)
    return f"{told[:1].upper()}{told[1:]}."


def _counted(words: tuple[Wording, Wording], count: int, language: Language) -> str:
    one, many = words
    return (one if count == 1 else many).in_language(language).format(count) if count else ""


def _row(goal: GoalRow, language: Language) -> tuple[TableCell, ...]:
    standing = STANDING[goal.verdict] if goal.verdict else IN_WORDS
    texts = (
        goal.intervention,
        goal.text,
        standing.in_language(language),
        (goal.sentence or SEE_CHAPTER).in_language(language),
    )
    return tuple(map(TableCell, texts))
