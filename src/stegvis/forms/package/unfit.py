"""What does not fit in a package's JSON, in words."""

from stegvis.vocabulary import Wording


class Unfit(ValueError):
    """A value that does not fit: `where` it stands ("figures[3].cell") and what was `expected`, in words."""

    def __init__(self, expected: Wording, where: str = "") -> None:
        super().__init__(expected)
        self.expected = expected
        self.where = where

    def __str__(self) -> str:
        return self.told.en

    @property
    def told(self) -> Wording:
        """Where it stands, as the format calls it, and what is wrong."""
        place = self.where.removeprefix(".")
        before = f"{place}: " if place else ""
        return Wording(before + self.expected.sv, before + self.expected.en)


LIST = Wording("ska vara en lista", "expected a list")
OBJECT = Wording("ska vara ett objekt", "expected an object")
SPELLED_OTHERWISE = Wording("är skrivet på ett annat sätt än det ska", "is spelled in another way")
TOO_LARGE_NUMBER = Wording("är ett för stort tal", "is too large a number")
NOT_CANONICAL = Wording("är inte skrivet på det enda sätt som gäller", "is not written in the canonical way")
TOO_DEEP = Wording("har för många nivåer i varandra", "is nested too deep")
TWICE = Wording("samma sak står där två gånger", "the same stands there twice")
KEY_TWICE = Wording("en nyckel står två gånger", "a key stands twice")
_TYPES = {"string": "en text", "boolean": "sant eller falskt", "integer": "ett heltal", "number": "ett tal"}


def of_type(name: str) -> Wording:
    """Of another type than JSON Schema's of that name."""
    return Wording(f"ska vara {_TYPES[name]}", f"expected {name}")


def list_of(length: int) -> Wording:
    """A list of another length."""
    return Wording(f"ska vara en lista med {length} värden", f"expected a list of {length}")


def between(least: int, most: int) -> Wording:
    """A number outside its bounds."""
    return Wording(f"ska vara {least} till {most}", f"expected {least} to {most}")


def long_name(longest: int) -> Wording:
    """A name of too many letters."""
    return Wording(f"är ett namn med mer än {longest} tecken", f"is a name with more than {longest} signs")


def strange_key(name: object, *, is_missing: bool) -> Wording:
    """A key too many, or one too few."""
    return Wording(
        f"nyckeln {name!r:.60} {'saknas' if is_missing else 'är okänd'}",
        f"the key {name!r:.60} is {'missing' if is_missing else 'unknown'}",
    )


def no_cell(kind: str) -> Wording:
    """A value of a type that no cell has."""
    return Wording(f"{kind} kan inte stå i en cell i ett paket", f"{kind} is no cell of a package")


def one_of_cells(kinds: str) -> Wording:
    """An object that is none of the cells."""
    return Wording(f"nyckeln 'cell' ska vara en av {kinds}", f"the key 'cell' must be one of {kinds}")


def unfit_sign(sign: str) -> Wording:
    """A sign that no text may have."""
    code = f"U+{ord(sign):04X}"
    return Wording(f"har tecknet {code}, som ingen text får ha", f"has the sign {code}, which no text may have")


def no_number(name: str) -> Wording:
    """NaN and its like."""
    return Wording(f"{name} är inget tal", f"{name} is no number")


def no_such_value(fault: ValueError) -> Wording:
    """A text that spells no value; `fault` says in English why."""
    return Wording("är inget värde som kan stå där", str(fault) or "is no value that can stand there")


def parts_disagree(fault: ValueError) -> Wording:
    """Parts that cannot stand together; `fault` says in English why."""
    return Wording("har delar som inte går ihop", str(fault) or "has parts that do not agree")


def no_json(fault: ValueError) -> Wording:
    """Bytes that are no JSON in UTF-8; `fault` says in English why."""
    return Wording("är inte JSON i UTF-8", str(fault)[:200] or "is no JSON in UTF-8")
