"""The stem of a Swedish word: what its inflections begin with ("insatsernas" → "insats").

Source: the Swedish stemmer of the Snowball project (M. Porter). Each of its steps only takes away or shortens an
ending, so a stem is always the beginning of its word, and whatever begins with it is found by it. The neuter -et is
taken away too ("målet" → "mål"), which Snowball leaves so that it can tell words apart; here too much is better.
"""

VOWELS = frozenset("aeiouyäåö")
_BEFORE_S = frozenset("bcdfghjklmnoprtvy")
_SHORTEST_BEFORE = 3
_ENDINGS = sorted(
    (
        *("a", "arna", "erna", "heterna", "orna", "ad", "e", "ade", "ande", "arne", "are", "aste", "en", "anden"),
        *("aren", "heten", "ern", "ar", "er", "heter", "or", "as", "arnas", "ernas", "ornas", "es", "ades", "andes"),
        *("ens", "arens", "hetens", "erns", "at", "andet", "het", "ast", "et", "ets"),
    ),
    key=len,
    reverse=True,
)
_DOUBLED = ("dd", "gd", "nn", "dt", "gt", "kt", "tt")
_SHORTENED = {"lig": "", "els": "", "ig": "", "löst": "lös", "fullt": "full"}


def swedish_stem(word: str) -> str:
    """The stem of a word in small letters; a short word is its own."""
    start = _region(word)
    word = _without_inflection(word, start)
    if word[start:].endswith(_DOUBLED):
        word = word[:-1]
    for ending, left in _SHORTENED.items():
        if word[start:].endswith(ending):
            return word.removesuffix(ending) + left
    return word


def _region(word: str) -> int:
    """Where endings may begin: after the first consonant that follows a vowel, and after three letters."""
    for place in range(1, len(word)):
        if word[place] not in VOWELS and word[place - 1] in VOWELS:
            return max(place + 1, _SHORTEST_BEFORE)
    return len(word)


def _without_inflection(word: str, start: int) -> str:
    region = word[start:]
    found = next((one for one in _ENDINGS if region.endswith(one)), "")
    if found:
        return word.removesuffix(found)
    return word[:-1] if region.endswith("s") and word[-2:-1] in _BEFORE_S else word
