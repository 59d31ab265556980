"""The account's own words: what it covers, its sums, and findings told once. All reports are invented."""

from dataclasses import replace
from datetime import date

from stegvis.catalogue import load_forms
from stegvis.documents.nodes import Document, Heading, ListBlock, Note, Paragraph, Table
from stegvis.forms.account import Entry, compose_account
from stegvis.forms.reading import FormMatch, Reading, ReportReading, SectionReading
from stegvis.vocabulary import Figure, Finding, Gender, Number, Period, Place, Severity, Wording

SPRING = Period(date(2031, 1, 1), date(2031, 6, 30))
YEAR = Period(date(2031, 1, 1), date(2031, 12, 31))


def _report(name: str, *, period: Period = SPRING, orientation: str | None = "individual", **numbers: int):
    figures = tuple(
        Figure(measure, Gender.ALL, Number(value), str(value), Place(line=at))
        for at, (measure, value) in enumerate(numbers.items(), start=1)
    )
    return ReportReading(name, Place(line=1), orientation=orientation, period=period, figures=figures)


def _entry(file: str, *reports: ReportReading, findings: tuple[Finding, ...] = ()) -> Entry:
    return Entry(Reading(file, Document(file, ()), None, None, None, reports), findings)


def _finding(name: str, line: int, message: str = "Summan stämmer inte.", severity: Severity = Severity.ERROR):
    return Finding("gender_sum", severity, name, None, 1, 2, Wording(message, "The sum is wrong."), Place(line=line))


def _summary(*entries: Entry) -> str:
    texts = []
    for block in compose_account(entries).blocks:
        if isinstance(block, Table):
            break
        if isinstance(block, Paragraph):
            texts.append(block.text)
        elif isinstance(block, ListBlock):
            texts += [item.text for item in block.items]
    return "\n".join(texts)


def test_summary_says_what_came_out():
    told = _summary(
        _entry(
            "a.txt",
            _report("Lyktan", participants=900, exits=20, exits_positive=9),
            _report("Broen", participants=350, exits=3),
            _report("Nätet", orientation="structural"),
        )
    )
    assert "3 insatser (2 individinriktade och 1 strukturinriktade) och gäller januari–juni 2031." in told
    assert "1\u00a0250 deltagare i de 2 insatser" in told
    assert "9 av 20 avslut är positiva (45 %) i den enda insats som redovisar hur det gick." in told
    assert "Hur det gick redovisas inte för Broen." in told


def test_several_reports_on_one_intervention_are_not_summed():
    told = _summary(_entry("a.txt", _report("Lyktan", participants=9), _report("Lyktan", period=YEAR, participants=9)))
    assert "2 rapporter om 1 insats" in told
    assert "från 1 januari 2031 till 31 december 2031" in told
    assert "18" not in told


def test_summary_names_the_reports_with_errors():
    findings = (_finding("Lyktan", 3), _finding("Lyktan", 4), _finding("Broen", 9, severity=Severity.NOTE))
    told = _summary(_entry("a.txt", _report("Lyktan"), _report("Broen"), findings=findings))
    assert "Kontrollerna gav 2 fel och 1 notering. Fel finns i Lyktan (2)." in told


def test_the_same_message_is_told_once_with_all_its_places():
    form = _report("Lyktan")
    account = compose_account([_entry("a.txt", form, findings=tuple(_finding("Lyktan", at) for at in (3, 8, 12)))])
    table = account.blocks[-1]
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["1", "Lyktan", "Summan stämmer inte.", "rad 3, 8 och 12"]
    ]
    assert table.caption == "Fel (3)"


def test_findings_of_several_files_name_the_file_and_stay_in_their_own_chapter():
    general_form = FormMatch(next(form for form in load_forms() if form.id == "general"), 0.3)
    reports = [replace(_report("Lyktan", period=period), form=general_form) for period in (SPRING, YEAR)]
    entries = [
        _entry("vår.docx", reports[0], findings=(_finding("Lyktan", 3, "Våren stämmer inte."),)),
        _entry("år.docx", reports[1], findings=(_finding("Lyktan", 5, "Året stämmer inte."),)),
    ]
    account = compose_account(entries)
    assert [block.text for block in account.blocks if isinstance(block, Note)] == [
        "Våren stämmer inte. (vår.docx, rad 3)",
        "Året stämmer inte. (år.docx, rad 5)",
    ]


def test_the_subject_names_the_period_that_all_reports_share():
    same = compose_account([_entry("a.txt", _report("Lyktan"), _report("Broen"))])
    other = compose_account([_entry("a.txt", _report("Lyktan"), _report("Broen", period=YEAR))])
    assert same.subject == "Insatsernas rapporter för januari–juni 2031"
    assert other.subject == "Insatsernas rapporter, sammanställda"


def test_a_heading_in_a_report_heads_no_chapter_of_the_account():
    general = FormMatch(next(form for form in load_forms() if form.id == "general"), 0.3)
    own = (Heading(1, "Ekonomi"), Paragraph.of("Budgeten räckte."))
    section = SectionReading("result", "Resultat", "Budgeten räckte.", own, Place(line=2))
    account = compose_account([_entry("a.txt", replace(_report("Lyktan"), form=general, sections=(section,)))])
    levels = {block.text: block.level for block in account.blocks if isinstance(block, Heading)}
    assert levels["Lyktan"] < levels["Resultat"] < levels["Ekonomi"]


def test_no_period_is_told_of_reports_that_state_none():
    account = [_entry("a.txt", _report("Lyktan"), replace(_report("Broen"), period=None))]
    assert "januari" not in _summary(*account)
    assert compose_account(account).subject == "Insatsernas rapporter, sammanställda"
