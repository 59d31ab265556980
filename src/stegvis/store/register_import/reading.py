"""A row of a file as values of the register's fields, with a sentence for each cell that is none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from stegvis.catalogue.import_words import plain
from stegvis.documents.sheets import SheetCell
from stegvis.store.names import name_key
from stegvis.store.register_import.cells import Unreadable, day_in, number_in, year_in
from stegvis.store.register_import.faults import NO_INTERVENTION, UNKNOWN_WORD
from stegvis.store.register_import.known import Values
from stegvis.store.register_import.meaning import FIELDS, Code, Meaning
from stegvis.store.sealing.identity_numbers import HIDDEN, OTHER_YEAR, normalised_number
from stegvis.store.sealing.seals import identity_index, keyed_digest
from stegvis.vocabulary import InvalidFields, Wording


@dataclass(slots=True)
class Reader:
    """Reads rows of one file. `intervention`: which one all rows are about; None: each names its own."""

    meaning: Meaning
    words: Mapping[str, Mapping[str, Code]]
    controller: int
    by_name: Mapping[str, int]
    intervention: int | None = None
    unknown: dict[str, dict[str, str]] = field(default_factory=dict)
    """Words that are not known, by field: as `plain` has them, and as they stand in the file."""

    def read(self, row: tuple[SheetCell, ...]) -> tuple[Values, dict[str, Wording]]:
        """The values of the fields that the row fills in, and the faults of its cells, by field."""
        values: Values = {}
        faults: dict[str, Wording] = {}
        if self.intervention is not None:
            values["intervention"] = self.intervention
        if self.meaning.everybody_consents is not None:
            values["has_consent"] = self.meaning.everybody_consents
        for name, place in self.meaning.at.items():
            cell = row[place] if place < len(row) else None
            if cell is None or cell == "" or (name == "identity" and HIDDEN in str(cell)):
                # A masked number, of an export of ours, says nothing.
                continue
            try:
                self._read(name, cell, values)
            except Unreadable as fault:
                faults[name] = fault.reason
            except InvalidFields as fault:
                faults[name] = next(iter(fault.fields.values()))
        self._by_identity(values, faults)
        return values, faults

    def only_read(self, row: tuple[SheetCell, ...]) -> tuple[SheetCell, ...]:
        """The cells of the columns that are read."""
        return tuple(row[place] for place in self.meaning.at.values() if place < len(row))

    def _read(self, name: str, cell: SheetCell, values: Values) -> None:
        kind = FIELDS[name].kind
        if kind in PLAIN:
            values[name] = PLAIN[kind](cell)
        elif kind == "code":
            values[name] = self._code(name, cell)
        elif kind == "yes_no":
            values[name] = cell if isinstance(cell, bool) else YES_NO.get(str(self._code(name, cell)), NOT_ASKED)
        elif kind == "intervention":
            found = self.by_name.get(name_key(str(cell)))
            if found is None or self.intervention not in (None, found):
                raise Unreadable(NO_INTERVENTION)
            values[name] = found
        elif kind == "identity":
            number = normalised_number(f"{cell:010d}" if isinstance(cell, int) else str(cell))
            values |= {name: number, "identity_index": identity_index(number, self.controller)}
        else:
            values |= {"own_index": keyed_digest(f"own number {self.controller}", plain(str(cell)))}

    def _code(self, name: str, cell: SheetCell) -> Code:
        word = plain(str(cell))
        code = self.words[name].get(word)
        if code is None:
            self.unknown.setdefault(name, {})[word] = str(cell)[:100]
            raise Unreadable(UNKNOWN_WORD)
        return code

    @staticmethod
    def _by_identity(values: Values, faults: dict[str, Wording]) -> None:
        """The year of birth stands in the number; a column that says otherwise is a slip somewhere. Gender never."""
        number = values.get("identity")
        if not isinstance(number, str) or "birth_year" in faults:
            return
        year = int(number[:4])
        if values.setdefault("birth_year", year) != year:
            faults["birth_year"] = OTHER_YEAR


NOT_ASKED = "not_asked"
"""In place of yes or no: nobody has put the question."""
YES_NO = {"yes": True, "no": False}
PLAIN: Mapping[str, Callable[[SheetCell], object]] = {"day": day_in, "number": number_in, "year": year_in}
