"""The table of permissions and the actions: each names the other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from stegvis.actions.access import PERMISSIONS
from stegvis.vocabulary.roles import ASSOCIATION_ROLES, Role

ACTIONS = Path(__file__).parents[2] / "src" / "stegvis" / "actions"
OF_THE_LOGIN = {"manage_own_account"}
"""What the login's own pages do."""
HANDS_ON = {"hand_in_form"}
"""Calls another action, which asks for itself."""


def by_an_actor(file: Path) -> Iterator[ast.FunctionDef]:
    """The file's own functions that take who acts."""
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            arguments = (*node.args.args, *node.args.kwonlyargs)
            if any(one.arg == "by" and ast.unparse(one.annotation or node) == "Actor" for one in arguments):
                yield node


FILES = {file.stem: file for file in ACTIONS.rglob("*.py") if "access" not in file.parts}
ACTED = {
    name for name, file in FILES.items() if any(not one.name.startswith("_") for one in by_an_actor(file))
} - HANDS_ON


def test_every_action_of_somebody_logged_in_stands_in_the_table():
    assert ACTED - PERMISSIONS.keys() == set()


def test_the_table_names_no_action_that_is_not_there():
    assert PERMISSIONS.keys() - ACTED - OF_THE_LOGIN == set()


@pytest.mark.parametrize("name", sorted(ACTED))
def test_an_action_asks_whether_it_may(name: str):
    nodes = ast.walk(ast.parse(FILES[name].read_text("utf-8")))
    constants = {node.value for node in nodes if isinstance(node, ast.Constant)}
    assert name in constants, f"actions/{name}.py takes `by` and never asks for the permission {name!r}."


OF_BOTH_LAYERS: set[str] = {"fetch_national_sheet", "show_national_sheet"}
"""What a registrar and an association's roles both may, besides what everybody may: never a person's data."""


def test_no_action_is_for_those_who_see_persons_and_for_the_association():
    registrars = {name for name, roles in PERMISSIONS.items() if Role.PARTICIPANT_REGISTRAR in roles}
    both = {name for name in registrars if PERMISSIONS[name] & ASSOCIATION_ROLES}
    assert {name for name in both if PERMISSIONS[name] != frozenset(Role)} == OF_BOTH_LAYERS
