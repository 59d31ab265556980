"""`read` and `check`: what a document says, and what does not add up in it."""

import json

from stegvis.actions.read_documents import ReadOutcome
from stegvis.cli.commands.command import BAD_INPUT, DONE, FOUND, Command, Options, files_and_json, read_outcomes
from stegvis.cli.summary import findings_summary, reading_summary
from stegvis.cli.terminal import Terminal
from stegvis.cli.words import WORDS
from stegvis.forms.reading_json import finding_json, reading_json
from stegvis.vocabulary import Severity, Wording
from stegvis.vocabulary.wording import Language


def _read(options: Options, terminal: Terminal) -> int:
    failed = False
    for outcome in read_outcomes(options.files, terminal):
        failed = failed or outcome.error is not None
        if options.json:
            terminal.out(json.dumps(_read_json(outcome, terminal.language), ensure_ascii=False))
        elif outcome.reading is not None:
            terminal.out(reading_summary(outcome.reading, outcome.findings, terminal))
    return BAD_INPUT if failed else DONE


def _read_json(outcome: ReadOutcome, language: Language) -> dict[str, object]:
    if outcome.reading is not None:
        return reading_json(outcome.reading, outcome.findings, language)
    reason = outcome.error.reason.in_language(language) if outcome.error else ""
    return {"file": outcome.path.name, "error": reason}


def _check(options: Options, terminal: Terminal) -> int:
    failed = found = False
    for outcome in read_outcomes(options.files, terminal):
        failed = failed or outcome.error is not None
        found = found or any(finding.severity is Severity.ERROR for finding in outcome.findings)
        if options.json:
            terminal.out(json.dumps(_check_json(outcome, terminal.language), ensure_ascii=False))
        elif outcome.reading is not None:
            terminal.out(findings_summary(outcome.reading.file, outcome.findings, terminal))
    return BAD_INPUT if failed else FOUND if found else DONE


def _check_json(outcome: ReadOutcome, language: Language) -> dict[str, object]:
    if outcome.error is not None:
        return {"file": outcome.path.name, "error": outcome.error.reason.in_language(language)}
    return {"file": outcome.path.name, "findings": [finding_json(one, language) for one in outcome.findings]}


READ = Command(WORDS["read"], Wording("stegvis read rapport.docx", "stegvis read report.docx"), files_and_json, _read)
CHECK = Command(
    WORDS["check"],
    Wording("stegvis check rapporter/", "stegvis check reports/"),
    files_and_json,
    _check,
    WORDS["check.exit"],
)
