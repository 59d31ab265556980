"""What a rule is: an id, the search for findings, a sentence that explains it, and its own examples."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stegvis.forms.reading import Reading
from stegvis.vocabulary import Finding, Wording


@dataclass(frozen=True)
class Example:
    """An invented reading and the number of findings that the rule alone must make of it."""

    name: str
    reading: Reading
    expects: int


@dataclass(frozen=True)
class Rule:
    """One rule. `find` yields every finding in a reading; `examples` hold both readings it must find
    something in and readings it must keep quiet about."""

    id: str
    find: Callable[[Reading], Iterator[Finding]]
    summary: Wording
    examples: tuple[Example, ...]

    def __post_init__(self) -> None:
        if not any(one.expects for one in self.examples) or all(one.expects for one in self.examples):
            raise ValueError(f"Rule {self.id} needs an example that it finds and one that it lets pass.")
