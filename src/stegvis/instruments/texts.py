"""Texts in the languages that participants read. Swedish is always there; the others are translations of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from stegvis.instruments.unfit import Unfit


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its `code` (for the `lang` of a page), its own name for itself and the way it is written."""

    code: str
    name: str
    direction: Literal["ltr", "rtl"] = "ltr"


LANGUAGES = {
    language.code: language
    for language in (
        Language("sv", "svenska"),
        Language("en", "English"),
        Language("ar", "العربية", "rtl"),
        Language("so", "Soomaali"),
        Language("uk", "українська"),
    )
}
"""The languages of questionnaires. One more line here is one more language."""

SWEDISH = "sv"


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one language, as a page shows them: `<p lang=… dir=…>`. `language` may be another than was asked for."""

    words: str
    language: Language


@dataclass(frozen=True, slots=True)
class Texts:
    """The same text in several languages: (code, words), in the order of LANGUAGES. Make it with `Texts.of`.

    Raises Unfit when Swedish is missing, a language is unknown or a text is empty.
    """

    given: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        codes = [code for code, _ in self.given]
        if codes != [code for code in LANGUAGES if code in codes]:
            known = ", ".join(LANGUAGES)
            raise Unfit(
                f"språken är {known}, vart och ett högst en gång; {', '.join(map(repr, codes))} går inte",
                f"the languages are {known}, each at most once; {', '.join(map(repr, codes))} will not do",
            )
        if SWEDISH not in codes:
            raise Unfit("den svenska texten (sv) saknas", "the Swedish text (sv) is missing")
        if not all(isinstance(words, str) and words.strip() for _, words in self.given):
            raise Unfit("en text är tom; skriv den eller ta bort språket", "a text is empty; write it or leave it out")

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> "Texts":
        """The texts by language code, in any order."""
        order = {code: place for place, code in enumerate(LANGUAGES)}
        return cls(tuple(sorted(texts.items(), key=lambda one: order.get(one[0], len(order)))))

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that it is written in."""
        return tuple(code for code, _ in self.given)

    def has(self, language: str) -> bool:
        """True when it is written in `language`."""
        return language in self.languages

    def in_language(self, language: str) -> Text:
        """The words in `language`, or in Swedish where they have not been translated."""
        texts = dict(self.given)
        found = language if language in texts else SWEDISH
        return Text(texts[found], LANGUAGES[found])

    def with_language(self, language: str, words: str) -> "Texts":
        """The same texts with `words` as the one in `language`."""
        return Texts.of({**dict(self.given), language: words})
