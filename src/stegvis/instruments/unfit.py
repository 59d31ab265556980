"""What we say when the parts of a questionnaire do not agree."""

from stegvis.vocabulary import Wording


class Unfit(ValueError):
    """A definition that cannot be built. `reason` is one sentence: what is wrong and what to do."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.reason = Wording(sv, en)

    def __reduce__(self) -> tuple[type["Unfit"], tuple[str, str]]:
        return (Unfit, (self.reason.sv, self.reason.en))
