"""The shipped questionnaires, read from the data files in `instruments/questionnaires`.

A file holds the keys that `instruments.plain_reading` tells of, with three short cuts for those who write by hand:

- `options = "health"` in a question stands for the list `[[options.health]]` of the file.
- `[[versions]]` with version, valid_from, valid_to? and without? makes one questionnaire each; `without` names the
  questions that the version did not have.
- `instrument = "soc13"` takes the questions and scales from the keys of that instrument, without texts.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from stegvis.catalogue.instrument_files import load_instruments
from stegvis.instruments import Instrument, Item, Questionnaire, Scale, Unfit, Versions
from stegvis.instruments.plain_reading import questionnaire_of_plain
from stegvis.vocabulary import BadInput, Wording

FOLDER = "instruments/questionnaires"
MOST_PARTS = 50_000
"""Questions and answers to choose from, in all versions: the short cuts make many of a few lines."""
_DOTTED = re.compile(r"""(?:(?:(?<![\w-])[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){20}""")
"""A key in a key in a key: twice as many take the reader of TOML four times as long."""
_Data = dict[str, Any]


@cache
def load_questionnaires() -> Mapping[str, Versions]:
    """The versions of every shipped questionnaire, by id in alphabetical order. Raises BadInput naming the file."""
    found: dict[str, list[Questionnaire]] = {}
    for file in (files("stegvis.catalogue") / FOLDER).iterdir():
        if file.name.endswith(".toml"):
            for one in parse_questionnaires(file.read_text("utf-8"), file.name):
                found.setdefault(one.id, []).append(one)
    return {name: Versions.of(found[name]) for name in sorted(found)}


def parse_questionnaires(text: str, name: str) -> tuple[Questionnaire, ...]:
    """The versions that the TOML `text` of the file `name` defines, the oldest first.

    Raises BadInput that names the file, the key and what to do.
    """
    if _DOTTED.search(text):
        raise BadInput(name, _TOO_DEEP)
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:  # Numbers and nesting past all reason are no TOML either.
        raise BadInput(
            name, Wording(f"kan inte läsas som TOML ({fault}); rätta raden.", f"is no TOML ({fault}); mend the line.")
        ) from fault
    try:
        whole = _with_keys_of_instrument(_with_options(data))
        _require_reason(whole)
        return Versions.of(_versions(whole)).versions
    except Unfit as fault:
        raise BadInput(name, fault.reason) from fault


def _with_options(data: _Data) -> _Data:
    """The data with named lists of options in their places."""
    lists = data.get("options", {})
    for question in _questions(data):
        if isinstance(named := question.get("options"), str):
            if not isinstance(lists, dict) or named not in lists:
                raise Unfit(f"options: listan {named!r} finns inte i filen", f"options: the file has no list {named!r}")
            question["options"] = lists[named]
    return {key: value for key, value in data.items() if key != "options"}


def _with_keys_of_instrument(data: _Data) -> _Data:
    """The data with the questions and scales of the instrument that they name."""
    if "instrument" not in data:
        return data
    known = {one.id: one for one in load_instruments()}
    instrument = known.get(str(data["instrument"]))
    if instrument is None:
        raise Unfit(f"instrument: välj bland {', '.join(known)}", f"instrument: use one of {', '.join(known)}")
    rest = {key: value for key, value in data.items() if key != "instrument"}
    return {
        "sections": [{"questions": [_keyed_question(item, instrument) for item in instrument.items]}],
        "scales": [_keyed_scale(scale) for scale in instrument.scales],
        "rights": {"sv": instrument.rights.sv, "en": instrument.rights.en},
        **rest,
    }


def _keyed_question(item: Item, instrument: Instrument) -> _Data:
    plain: _Data = {"id": item.id, "reversed": item.reversed}
    if instrument.is_yes_no:
        return {**plain, "kind": "yes_no"}
    return {**plain, "kind": "number", "lowest": instrument.lowest, "highest": instrument.highest}


def _keyed_scale(scale: Scale) -> _Data:
    title = {"sv": scale.title.sv, "en": scale.title.en}
    return {"id": scale.id, "title": title, "questions": list(scale.items)}


def _versions(data: _Data) -> list[Questionnaire]:
    """The questionnaire of each version; a file without versions is one."""
    if "versions" not in data:
        return [questionnaire_of_plain(data)]
    shared = {key: value for key, value in data.items() if key != "versions"}
    listed = data["versions"]
    if not isinstance(listed, list) or not listed or not all(isinstance(one, dict) for one in listed):
        raise Unfit("versions: skriv en eller flera [[versions]]", "versions: write one or more [[versions]]")
    return [_version(shared, one) for one in listed]


def _require_reason(data: _Data) -> None:
    """Raises Unfit where the short cuts make more than anybody answers."""
    versions, lists = data.get("versions"), (one.get("options") for one in _questions(data))
    parts = sum(len(one) if isinstance(one, list) else 1 for one in lists)
    if parts * (len(versions) if isinstance(versions, list) else 1) > MOST_PARTS:
        raise Unfit(
            f"sections: frågor, svar och versioner är tillsammans fler än {MOST_PARTS}",
            f"sections: questions, answers and versions are more than {MOST_PARTS} together",
        )


def _version(shared: _Data, version: _Data) -> Questionnaire:
    own = {key: value for key, value in version.items() if key != "without"}
    twice = sorted(set(own) & set(shared))
    if twice:
        raise Unfit(
            f"versions: {', '.join(twice)} står redan för hela filen",
            f"versions: {', '.join(twice)} stands for the whole file already",
        )
    return _without(questionnaire_of_plain({**shared, **own}), version.get("without", []))


def _without(questionnaire: Questionnaire, names: object) -> Questionnaire:
    known = {question.id for question in questionnaire.questions}
    if not isinstance(names, list) or not all(isinstance(one, str) and one in known for one in names):
        raise Unfit("versions: without ska räkna upp frågor", "versions: without lists questions")
    kept = [(one, tuple(each for each in one.questions if each.id not in names)) for one in questionnaire.sections]
    sections = tuple(replace(section, questions=questions) for section, questions in kept if questions)
    return replace(questionnaire, sections=sections)


def _questions(data: _Data) -> list[_Data]:
    """Every question of the data as far as it is one; what is not is told by the reader."""
    sections = data.get("sections", [])
    tables = [one for one in sections if isinstance(one, dict)] if isinstance(sections, list) else []
    listed = [one.get("questions", []) for one in tables]
    return [question for one in listed if isinstance(one, list) for question in one if isinstance(question, dict)]


_TOO_DEEP = Wording(
    "kan inte läsas som TOML (för många nivåer i en nyckel); rätta raden.",
    "is no TOML (too many levels in a key); mend the line.",
)
