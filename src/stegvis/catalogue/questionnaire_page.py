"""The manual page of the questionnaires, written from the data files: docs/instruments.md.

Run from the top of the checkout: python -m stegvis.catalogue.questionnaire_page
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from stegvis.catalogue.questionnaire_files import load_questionnaires
from stegvis.instruments import (
    LANGUAGES,
    Answered,
    Both,
    Choice,
    Condition,
    Either,
    FreeText,
    Kind,
    NumberRange,
    Occasion,
    Question,
    Questionnaire,
    ScaleRule,
    SeveralChoices,
    Texts,
    Versions,
    YesNo,
    questionnaire_hash,
    score_range,
)

PAGE = Path("docs/instruments.md")

_HEAD = """# Questionnaires

What is asked, of whom and when. This page is written by `python -m stegvis.catalogue.questionnaire_page`; a test fails
when it is out of date. The wording is our own, except where a questionnaire is marked as keys only: its words belong to
others and are loaded by those who hold a licence.

Nobody has to answer a question. An answer is given, not given, not asked or not applicable, and these stay apart
everywhere: what a version or an occasion lacks was not asked, what a condition hides does not apply. A scale is
counted when no more answers are missing than it allows; the person's own mean stands in for them. Two versions are
compared only where they count alike.

Class B answers are outcomes, class C health and support. Class D answers are kept apart from every person, in the
columns of the same name of the screenings ([facts.md](facts.md)); better, unchanged and worse in the columns of the
participations. *Fact* is the word of a number among the items of the facts.
"""

_TAIL = """
## A questionnaire of your own

A questionnaire is data: a TOML file such as those in `src/stegvis/catalogue/instruments/questionnaires`, or the same
keys as JSON. A misspelt key, an id that stands twice, or a condition on a later question is refused by name. In TOML,
`options = "name"` stands for the list `[[options.name]]`, `[[versions]]` for several versions that differ by what they
are `without`, and `instrument = "soc13"` for the keys of that instrument.

## Texts that belong to others

Whoever holds the licence loads a plain text file, one question a line; labels for the two ends are optional.
A file with too few, too many or unknown questions is refused, and nothing is loaded:

```text
# a remark
1: The first question | label of the lowest number | label of the highest
2: The second question
```
"""


def questionnaires_page() -> str:
    """The page as Markdown, ending with a line break."""
    shelf = load_questionnaires()
    listed = [line for versions in shelf.values() for line in _section(versions)]
    return "\n".join([_HEAD, *_contents(shelf.values()), *listed]) + "\n" + _TAIL


def _contents(shelf: Iterable[Versions]) -> Iterator[str]:
    yield "| questionnaire | på svenska | answered by | occasions | class | languages |\n|---|---|---|---|---|---|"
    for versions in shelf:
        one = versions.latest
        yield (
            f"| [`{one.id}`](#{one.id}) {_english(one.title)} | {_swedish(one.title)} | {one.respondent.label.en} "
            f"| {_occasions(one.occasions)} | {one.privacy} | {', '.join(one.languages)} |"
        )


def _section(versions: Versions) -> Iterator[str]:
    latest = versions.latest
    yield f'\n<a id="{versions.id}"></a>\n\n## `{versions.id}`: {_english(latest.title)} – {_swedish(latest.title)}\n'
    yield f"{_who_and_when(latest)}\n"
    for one in versions.versions:
        yield f"- Version {one.version}, {_validity(one)}. {_lacks(one, latest)}Hash `{questionnaire_hash(one)[:12]}`."
    yield from _questions(latest)
    yield from _scales(latest)


def _who_and_when(one: Questionnaire) -> str:
    keys_only = f" Keys only: {one.rights.en}" if one.without_text and one.rights else ""
    return (
        f"Answered by {one.respondent.label.en}: {_occasions(one.occasions)}. Class {one.privacy}. "
        f"{_languages(one)}{keys_only}"
    )


def _occasions(occasions: Iterable[Occasion]) -> str:
    return ", ".join(occasion.label.en for occasion in occasions)


def _languages(one: Questionnaire) -> str:
    waiting = [LANGUAGES[language].name for language in one.languages if not one.is_reviewed(language)]
    return f"Translations not yet reviewed: {', '.join(waiting)}." if waiting else "In Swedish."


def _validity(one: Questionnaire) -> str:
    return f"valid from {one.valid_from}" + (f" to {one.valid_to}" if one.valid_to else "")


def _lacks(one: Questionnaire, latest: Questionnaire) -> str:
    own = {question.id for question in one.questions}
    missing = [f"`{question.id}`" for question in latest.questions if question.id not in own]
    return f"Did not ask {', '.join(missing)}. " if missing else ""


def _questions(one: Questionnaire) -> Iterator[str]:
    yield "\n| question | in English | på svenska | answer | fact |\n|---|---|---|---|---|"
    for question in one.questions:
        asked = (_english(question.text), _swedish(question.text)) if question.text else ("", "")
        fact = f"`{one.fact_word(question.id)}`" if question.kind.span and not one.is_unlinkable else ""
        yield f"| `{question.id}` | {asked[0]} | {asked[1]} | {_answer(question)} | {fact} |"


def _answer(question: Question) -> str:
    parts = [
        _kind(question.kind),
        "reversed" if question.reversed else "",
        f"only {_occasions(question.occasions)}" if question.occasions else "",
        f"when {_condition(question.shown_when)}" if question.shown_when else "",
        "or does not apply" if question.may_not_apply else "",
    ]
    return ", ".join(part for part in parts if part)


def _kind(kind: Kind) -> str:
    match kind:
        case Choice(options):
            span = kind.span
            return f"{span[0]}–{span[1]}" if span else " / ".join(str(option.word) for option in options)
        case SeveralChoices(options):
            return f"several of {len(options)}"
        case NumberRange(lowest, highest, unit):
            return f"{lowest}–{highest}" + (f" {_english(unit)}" if unit else "")
        case YesNo():
            return "yes or no"
        case FreeText():
            return "own words"


def _condition(condition: Condition) -> str:
    match condition:
        case Both(left, right):
            return f"({_condition(left)} and {_condition(right)})"
        case Either(left, right):
            return f"({_condition(left)} or {_condition(right)})"
        case Answered(question, comparator, value):
            words = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
            return f"`{question}` {comparator.value.replace('_', ' ')} {words}"


def _scales(one: Questionnaire) -> Iterator[str]:
    if not one.scales:
        return
    yield "\n| scale | in English | på svenska | questions | counted as | may be missing | fact |"
    yield "|---|---|---|---|---|---|---|"
    for scale in one.scales:
        lowest, highest = score_range(one, scale.id)
        yield (
            f"| `{scale.id}` | {_english(scale.title)} | {_swedish(scale.title)} | {', '.join(scale.questions)} "
            f"| {scale.method}, {lowest:g}–{highest:g} | {_missing(scale)} | `{one.fact_word(scale.id)}` |"
        )


def _missing(scale: ScaleRule) -> str:
    return f"{scale.most_missing:.0%}" if scale.most_missing else "none"


def _english(texts: Texts) -> str:
    return texts.in_language("en").words


def _swedish(texts: Texts) -> str:
    return texts.in_language("sv").words


if __name__ == "__main__":
    PAGE.write_text(questionnaires_page(), "utf-8")
