"""Every rule with its own examples, and the rules against the contract."""

import pytest

from stegvis.checks import RULES
from stegvis.checks.rule import Example, Rule

EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule.id}: {one.name}" for rule, one in EXAMPLES])
def test_example(rule: Rule, example: Example) -> None:
    found = list(rule.find(example.reading))
    assert len(found) == example.expects, [one.message.sv for one in found]
    assert all(one.rule == rule.id for one in found)
