"""How a question is answered: one option, several options, a number, yes or no, or words of one's own.

Every kind can say `fault(value)`: None for a value that it takes, otherwise one sentence for the person.
`span` gives the lowest and highest number that an answer may count as, None for answers that are no numbers.
"""

from dataclasses import dataclass, field

from stegvis.instruments.answers import Value
from stegvis.instruments.texts import Texts
from stegvis.instruments.unfit import Unfit
from stegvis.vocabulary import Wording

LONGEST_TEXT = 2000
"""Characters that an answer in words may hold, unless the question says otherwise."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: its `value` and its label.

    Values are numbers on a scale, unless the options have a `word`: then they are codes, and the word is the one that
    the facts use ("better", "women").
    """

    value: int
    label: Texts
    word: str | None = None


def _require_options(options: tuple[Option, ...]) -> None:
    values = [option.value for option in options]
    if len(values) < 2 or len(values) != len(set(values)):
        raise Unfit(
            "en fråga med svarsalternativ behöver minst två, alla med olika värde",
            "a question with options needs at least two, each with a value of its own",
        )
    if not all(type(value) is int for value in values):
        raise Unfit("ett svarsalternativs värde är ett heltal", "the value of an option is a whole number")
    words = [option.word for option in options if option.word is not None]
    if words and len(set(words)) != len(values):
        raise Unfit(
            "antingen har alla svarsalternativ ett eget ord i fakta eller inget av dem",
            "either all options have a word of their own in the facts or none has",
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the options, such as a scale of five steps. The options stand in the order in which they are shown."""

    options: tuple[Option, ...]
    values: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """The values of the options."""
    span: tuple[int, int] | None = field(init=False, repr=False, compare=False)
    """The lowest and the highest value; None for codes."""

    def __post_init__(self) -> None:
        _require_options(self.options)
        numbers = [option.value for option in self.options if option.word is None]
        object.__setattr__(self, "values", tuple(option.value for option in self.options))
        object.__setattr__(self, "span", (min(numbers), max(numbers)) if numbers else None)

    def fault(self, value: Value) -> Wording | None:
        """None when `value` is that of an option."""
        if type(value) is int and value in self.values:
            return None
        return Wording("Välj ett av svaren i listan.", "Choose one of the answers in the list.")


@dataclass(frozen=True, slots=True)
class SeveralChoices:
    """Any number of the options, at least one: who ticks nothing has not answered."""

    options: tuple[Option, ...]

    def __post_init__(self) -> None:
        _require_options(self.options)

    @property
    def span(self) -> tuple[int, int] | None:
        """None: several choices are no number."""
        return None

    def fault(self, value: Value) -> Wording | None:
        """None when `value` holds values of options, each once and in the order of the options."""
        values = [option.value for option in self.options]
        chosen = value if isinstance(value, tuple) and all(type(one) is int for one in value) else ()
        if chosen and chosen == tuple(one for one in values if one in chosen):
            return None
        return Wording("Välj ett eller flera av svaren i listan.", "Choose one or more of the answers in the list.")


@dataclass(frozen=True, slots=True)
class NumberRange:
    """A whole number from `lowest` to `highest`: of a `unit`, or steps of which only the `ends` have labels."""

    lowest: int
    highest: int
    unit: Texts | None = None
    ends: tuple[Texts, Texts] | None = None

    def __post_init__(self) -> None:
        if type(self.lowest) is not int or type(self.highest) is not int or self.lowest >= self.highest:
            raise Unfit(
                "det lägsta talet måste vara mindre än det högsta, och båda heltal",
                "the lowest number must be below the highest, and both whole numbers",
            )

    @property
    def span(self) -> tuple[int, int] | None:
        """The lowest and the highest number."""
        return self.lowest, self.highest

    def fault(self, value: Value) -> Wording | None:
        """None when `value` is a whole number in the range."""
        if type(value) is int and self.lowest <= value <= self.highest:
            return None
        return Wording(
            f"Skriv ett helt tal från {self.lowest} till {self.highest}.",
            f"Write a whole number from {self.lowest} to {self.highest}.",
        )


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes (True) or no (False); they count as 1 and 0."""

    @property
    def span(self) -> tuple[int, int] | None:
        """No counts as 0, yes as 1."""
        return 0, 1

    def fault(self, value: Value) -> Wording | None:
        """None when `value` is True or False."""
        return None if isinstance(value, bool) else Wording("Svara ja eller nej.", "Answer yes or no.")


@dataclass(frozen=True, slots=True)
class FreeText:
    """Words of one's own, at most `longest` characters."""

    longest: int = LONGEST_TEXT

    def __post_init__(self) -> None:
        if type(self.longest) is not int or self.longest < 1:
            raise Unfit("ett svar i ord måste få ha minst ett tecken", "an answer in words must be allowed a character")

    @property
    def span(self) -> tuple[int, int] | None:
        """None: words are no number."""
        return None

    def fault(self, value: Value) -> Wording | None:
        """None when `value` is a text that is neither blank nor too long."""
        if isinstance(value, str) and value.strip() and len(value) <= self.longest and "\0" not in value:
            return None
        return Wording(
            f"Skriv ditt svar med högst {self.longest} tecken.",
            f"Write your answer in at most {self.longest} characters.",
        )


Kind = Choice | SeveralChoices | NumberRange | YesNo | FreeText
