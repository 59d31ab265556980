"""The account's own words in both languages."""

from stegvis.vocabulary import Severity, Wording

WORDS: dict[str, Wording] = {
    "account": Wording("Samlad redovisning", "Compiled account"),
    "subject": Wording("Insatsernas rapporter, sammanställda", "The interventions' reports, compiled"),
    "subject.period": Wording("Insatsernas rapporter för {period}", "The interventions' reports for {period}"),
    "contents": Wording("Innehåll", "Contents"),
    "intro": Wording("Inledning", "Introduction"),
    "lead": Wording("Förbundet", "The association"),
    "summary": Wording("Sammanfattning", "Summary"),
    "overview": Wording("Översikt", "Overview"),
    "overview.empty": Wording(
        "En tom ruta betyder att rapporten inte har någon siffra där.",
        "An empty cell means that the report has no number there.",
    ),
    "group.individual": Wording("Individinriktade insatser", "Individual interventions"),
    "group.structural": Wording("Strukturinriktade insatser", "Structural interventions"),
    "group.None": Wording("Insatser", "Interventions"),
    "group.count": Wording("Antal insatser i gruppen: {count}.", "Interventions in this group: {count}."),
    "form": Wording("Formulär", "Form"),
    "figures": Wording("Siffror per insats", "Figures by intervention"),
    "charts": Wording("Diagram", "Charts"),
    "intervention": Wording("Insats", "Intervention"),
    "findings": Wording("Fynd", "Findings"),
    "findings.none": Wording(
        "Kontrollerna hittade inget som behöver rättas eller förklaras.",
        "The checks found nothing that needs to be corrected or explained.",
    ),
    "findings.intro": Wording(
        "Fel: siffrorna kan inte alla stämma. Rätta eller förklara dem innan redovisningen går vidare. "
        "Varning: de kan stämma, men en läsare kommer att fråga. Notering: bra att känna till.",
        "Error: the numbers cannot all be right. Correct or explain them before the account goes on. "
        "Warning: they may be right, but a reader will ask. Note: worth knowing.",
    ),
    "findings.whole": Wording("Hela dokumentet", "The whole document"),
    "severity": Wording("Hur allvarligt", "Severity"),
    "found": Wording("Vad som hittats", "What was found"),
    "place": Wording("Plats", "Place"),
    "number": Wording("Nr", "No."),
    "page": Wording("sida", "page"),
    "line": Wording("rad", "line"),
    "paragraph": Wording("stycke", "paragraph"),
    "people": Wording("Antal personer", "Number of people"),
    "chart.participants": Wording("Deltagare per insats", "Participants by intervention"),
    "chart.exits.of": Wording("Stapeldiagram över avslut efter typ och kön", "Bar chart of exits by class and gender"),
    "chart.hidden": Wording("Tal som inte visas är inte med.", "Numbers that are not shown are not counted in."),
    "chart.exits": Wording("Avslut efter typ", "Exits by class"),
}

SEVERITY = {
    Severity.ERROR: Wording("Fel", "Error"),
    Severity.WARNING: Wording("Varning", "Warning"),
    Severity.NOTE: Wording("Notering", "Note"),
}
