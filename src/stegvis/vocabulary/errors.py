"""What we say when an input cannot be used."""

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
