"""A goal as canonical JSON, for the store and for report packages: the same goal always gives the same text.

{"id": …, "kind": …, "versions": [{"valid_from", "valid_to"?, "text", "target"?: {"measure", "comparator", "value",
"reach", "population"?: {column: word}, "part"?: [code], "since"?, "due_on"?}}]}
"""

import json
from datetime import date
from typing import Any

from stegvis.measures.goals import Comparator, Goal, GoalKind, GoalVersion, Reach, Target
from stegvis.vocabulary import BadInput, Wording


def goal_json(goal: Goal) -> str:
    """The goal as JSON: keys sorted, no spaces, what is not given left out."""
    plain = {"id": goal.id, "kind": goal.kind, "versions": [_plain_version(version) for version in goal.versions]}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def goal_of_json(text: str, name: str) -> Goal:
    """The goal that the JSON tells. Raises BadInput, naming `name`, when it tells none."""
    try:
        return _goal(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise BadInput(
            name,
            Wording(
                f"är inget giltigt mål ({error}); rätta det eller exportera det på nytt.",
                f"is no valid goal ({error}); mend it or export it again.",
            ),
        ) from error


def _plain_version(version: GoalVersion) -> dict[str, object]:
    return _given(
        valid_from=version.valid_from.isoformat(),
        valid_to=version.valid_to and version.valid_to.isoformat(),
        text=version.text,
        target=version.target and _plain_target(version.target),
    )


def _plain_target(target: Target) -> dict[str, object]:
    whole = int(target.value)
    return _given(
        measure=target.measure,
        comparator=target.comparator,
        value=whole if whole == target.value else target.value,
        reach=target.reach,
        population=dict(target.population) or None,
        part=list(target.part) or None,
        since=target.since and target.since.isoformat(),
        due_on=target.due_on and target.due_on.isoformat(),
    )


def _given(**parts: object) -> dict[str, object]:
    return {name: part for name, part in parts.items() if part is not None}


def _goal(plain: dict[str, Any]) -> Goal:
    _require_only(plain, "id", "kind", "versions")
    return Goal(_text(plain["id"]), GoalKind(plain["kind"]), tuple(_version(one) for one in _list(plain["versions"])))


def _version(plain: dict[str, Any]) -> GoalVersion:
    _require_only(plain, "valid_from", "valid_to", "text", "target")
    target = _target(plain["target"]) if "target" in plain else None
    return GoalVersion(date.fromisoformat(plain["valid_from"]), _text(plain["text"]), target, _day(plain, "valid_to"))


def _target(plain: dict[str, Any]) -> Target:
    _require_only(plain, "measure", "comparator", "value", "reach", "population", "part", "since", "due_on")
    return Target(
        _text(plain["measure"]),
        Comparator(plain["comparator"]),
        plain["value"],
        Reach(plain["reach"]),
        tuple(sorted((column, _text(word)) for column, word in plain.get("population", {}).items())),
        tuple(_text(word) for word in _list(plain.get("part", []))),
        _day(plain, "since"),
        _day(plain, "due_on"),
    )


def _day(plain: dict[str, Any], name: str) -> date | None:
    return date.fromisoformat(plain[name]) if name in plain else None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return value


def _require_only(plain: dict[str, Any], *names: str) -> None:
    strangers = sorted(set(plain) - set(names))
    if strangers:
        raise ValueError(f"no part is called {strangers[0]!r}")
