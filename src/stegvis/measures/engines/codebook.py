"""Words and numbers of codes: closed lists from the layout, open ones from the facts."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from stegvis.measures.codes import CodeList
from stegvis.measures.facts import FACT_TABLES, FactColumn, Kind
from stegvis.measures.result import UNKNOWN_GROUP
from stegvis.vocabulary import BadInput, Wording


@dataclass(frozen=True)
class Codebook:
    """The numbers of the words of every list. Two books with the same entries are equal."""

    open_codes: frozenset[tuple[str, int, str]]
    _numbers: dict[str, dict[str, int]] = field(init=False, compare=False, repr=False)
    _words: dict[str, dict[int, str]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        entries = [*self.open_codes, *_closed_codes()]
        numbers: dict[str, dict[str, int]] = {}
        words: dict[str, dict[int, str]] = {}
        for code_list, number, word in entries:
            numbers.setdefault(code_list, {})[word] = number
            words.setdefault(code_list, {})[number] = word
        object.__setattr__(self, "_numbers", numbers)
        object.__setattr__(self, "_words", words)

    @classmethod
    def of_lists(cls, lists: Iterable[CodeList]) -> "Codebook":
        """From the open lists with the codes of the facts."""
        return cls(frozenset((one.id, code.number, code.word) for one in lists for code in one.codes))

    @property
    def open_words(self) -> dict[str, frozenset[str]]:
        """The words of each open list."""
        lists = {code_list for code_list, _, _ in self.open_codes}
        return {code_list: frozenset(self._numbers[code_list]) for code_list in lists}

    def number(self, codes: CodeList, word: str) -> int:
        """The number in the facts. Raises KeyError for a word that is not in the list."""
        return self._numbers[codes.id][word]

    def number_of_unknown(self, column: FactColumn) -> int | None:
        """The number of the code that already says unknown, for the lists that have one: the missing belong there."""
        return self._numbers.get(column.codes.id, {}).get(UNKNOWN_GROUP) if column.codes is not None else None

    def text(self, column: FactColumn, number: int) -> str:
        """How a value stands in a result: a code by its word, a number in digits. Raises BadInput without a word."""
        if column.codes is None:
            return str(number)
        word = self._words.get(column.codes.id, {}).get(number)
        if word is None:
            raise BadInput(column.name, _no_such_number(number))
        return word


def _closed_codes() -> list[tuple[str, int, str]]:
    columns = [column for table in FACT_TABLES.values() for column in table.columns if column.kind is Kind.CODE]
    lists = {column.codes for column in columns if column.codes is not None}
    return [(codes.id, code.number, code.word) for codes in lists for code in codes.codes]


def _no_such_number(number: int) -> Wording:
    return Wording(
        f"har koden {number}, som inte finns i kodlistan; rätta underlaget.",
        f"holds the code {number}, which its list does not have; mend the facts.",
    )
