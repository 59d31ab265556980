"""What we say when an input cannot be used."""

from collections.abc import Mapping

from stegvis.vocabulary.wording import Language, Wording


class BadInput(Exception):
    """An input that cannot be used. Its message is one sentence for the user: what is wrong and what to do.

    `name` is the file (or other source) as the user knows it.
    """

    def __init__(self, name: str, reason: Wording) -> None:
        super().__init__(f"{name}: {reason.sv}")
        self.name = name
        self.reason = reason

    def in_language(self, language: Language) -> str:
        """The one line to show: the name, a colon and the reason in `language`."""
        return f"{self.name}: {self.reason.in_language(language)}"

    def __reduce__(self) -> tuple[type["BadInput"], tuple[str, Wording]]:
        return (BadInput, (self.name, self.reason))


class InvalidFields(Exception):
    """What somebody entered does not hold. `fields` has, for each field concerned, one sentence to show beside it;

    the name "" stands for the whole form or row. Nothing was saved.
    """

    def __init__(self, fields: Mapping[str, Wording]) -> None:
        super().__init__("; ".join(f"{name}: {reason.sv}" for name, reason in fields.items()))
        self.fields = dict(fields)


class Changed(Exception):
    """Somebody else changed the same record since it was read. `theirs` has what they made of each field that differs.

    Values are as the page shows them. Nothing was saved.
    """

    def __init__(self, theirs: Mapping[str, str], version: int) -> None:
        super().__init__(f"changed in the meantime, now version {version}")
        self.theirs = dict(theirs)
        self.version = version
