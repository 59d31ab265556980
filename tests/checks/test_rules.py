"""Every rule with its own examples, and the rules against the contract."""

import importlib
import pkgutil
import re
import time
from pathlib import Path

import pytest

import stegvis.checks
from stegvis.checks import RULES, check
from stegvis.checks.examples import letter, reading, report
from stegvis.checks.rule import Example, Rule

EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule.id}: {one.name}" for rule, one in EXAMPLES])
def test_example(rule: Rule, example: Example) -> None:
    found = list(rule.find(example.reading))
    assert len(found) == example.expects, [one.message.sv for one in found]
    assert all(one.rule == rule.id for one in found)


def test_every_module_of_a_rule_is_listed() -> None:
    names = [module.name for module in pkgutil.iter_modules(stegvis.checks.__path__)]
    modules = {name: importlib.import_module(f"stegvis.checks.{name}") for name in names}
    rules = {name: module.RULE for name, module in modules.items() if hasattr(module, "RULE")}
    assert {name: rule.id for name, rule in rules.items()} == {rule.id: rule.id for rule in RULES}
    assert len(RULES) == len({rule.id for rule in RULES})


def test_rules_are_those_of_the_contract(shared: Path) -> None:
    text = (shared / "contracts" / "findings.md").read_text("utf-8")
    table = text[text.index("| rule | finds |") : text.index("`truth/`")]
    names = (row.split("|")[1] for row in table.splitlines()[2:] if row.count("|") > 2)
    contract = {name for cell in names for name in re.findall(r"`(\w+)`", cell)}
    assert contract == {rule.id for rule in RULES}


def test_findings_are_ordered_and_told_once() -> None:
    reports = (
        report("Lindgården", {"participants": "30 17 11", "exits": "31 15 16"}),
        report("Solgläntan", {"participants": "30 17 13", "exits": "9 6 4"}),
        report("Lindgården", {"participants": "30 17 11", "exits": "31 15 16"}),
    )
    found = check(reading(*reports))
    assert found == check(reading(*reports))
    assert len(found) == len(set(found))
    names = [one.report for one in found]
    assert names == sorted(names, key=["Lindgården", "Solgläntan"].index)
    lines = [one.place.line for one in found if one.report == "Solgläntan"]
    assert lines == sorted(line or 0 for line in lines)


def test_messages_are_sentences_in_both_languages() -> None:
    for rule, example in EXAMPLES:
        for one in rule.find(example.reading):
            assert one.message.sv[0].isupper() or not one.message.sv[0].isalpha(), one.message.sv
            assert one.message.sv != one.message.en
            assert one.message.sv.rstrip(")”")[-1] in ".?", one.message.sv


def test_a_long_text_takes_time_in_proportion() -> None:
    def seconds(times: int) -> float:
        line = "Åtta deltagare i Solgläntan mår bättre och en kvinna har fått arbete. Ring 0500-{:02} {:02} 00."
        text = "\n".join(line.format(at % 100, at // 100) for at in range(times))
        given = reading(report("Solgläntan", {"exits": "20 12 8"}, {"analysis": text}), document=letter(text).document)
        start = time.process_time()
        check(given)
        return time.process_time() - start

    seconds(100)
    assert seconds(8000) < 40 * max(seconds(800), 0.01)
