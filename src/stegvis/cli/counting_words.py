"""The words of the commands that make, check and count facts."""

from stegvis.vocabulary import Wording

COUNTING_WORDS: dict[str, Wording] = {
    "facts": Wording("hitta på, kontrollera eller beskriv fakta", "invent, check or describe facts"),
    "facts.task": Wording("uppgift", "task"),
    "facts.tasks": Wording("uppgifter", "tasks"),
    "facts.generate": Wording("hitta på fakta att prova med", "invent facts to try things with"),
    "facts.check": Wording("kontrollera fakta", "check facts"),
    "facts.layout": Wording("visa vad fakta ska innehålla", "show what facts must hold"),
    "facts.written": Wording("{table}: {rows} rader", "{table}: {rows} rows"),
    "facts.invented": Wording(
        "Påhittade fakta i {folder}. Ingen av personerna finns.", "Invented facts in {folder}. No such person exists."
    ),
    "facts.fine": Wording("Inga fel i fakta.", "No faults in the facts."),
    "facts.note": Wording("att veta: {note}", "note: {note}"),
    "progress.inventing": Wording("Hittar på", "Inventing"),
    "placeholder.number": Wording("ANTAL", "NUMBER"),
    "placeholder.seed": Wording("FRÖ", "SEED"),
    "placeholder.measure": Wording("MÅTT", "MEASURE"),
    "placeholder.column": Wording("KOLUMN", "COLUMN"),
    "placeholder.span": Wording("PERIOD", "PERIOD"),
    "option.participations": Wording("hur många deltaganden", "how many participations"),
    "option.seed": Wording("samma frö ger samma fakta", "the same seed gives the same facts"),
    "option.facts": Wording("mapp med fakta", "folder with facts"),
    "option.engine": Wording("vad som räknar (förval: duckdb)", "what counts (default: duckdb)"),
    "option.periods": Wording(
        "period: 2023, 2023-Q1, 2023-01..2023-08 eller 2023-01-15..2023-03-02; flera går bra",
        "period: 2023, 2023-Q1, 2023-01..2023-08 or 2023-01-15..2023-03-02; several are fine",
    ),
    "option.measure": Wording("mått att räkna (förval: alla)", "measures to count (default: all)"),
    "option.by": Wording("dela upp efter, till exempel gender intervention", "divide by, such as gender intervention"),
    "option.list": Wording("visa vilka mått som finns", "show which measures there are"),
    "measure": Wording("räkna mått ur fakta", "count measures from facts"),
    "measure.more": Wording(
        "Siffrorna är oskyddade: de får inte lämna verksamheten som driver insatsen.",
        "The figures are unprotected: they must not leave whoever runs the intervention.",
    ),
    "measure.raw": Wording(
        "siffrorna är oskyddade och kan peka ut personer; de får inte lämna verksamheten som driver insatsen.",
        "the figures are unprotected and may point people out; they must not leave whoever runs the intervention.",
    ),
    "measure.left_out": Wording(
        "går inte att dela upp efter {by} och är inte med: {measures}.",
        "cannot be divided by {by} and are left out: {measures}.",
    ),
    "measure.unanswered": Wording(
        "frågar efter sådant som inte finns i underlaget och är inte med: {measures}.",
        "ask for what the facts do not have and are left out: {measures}.",
    ),
    "measure.needs": Wording("ange --facts och --period, eller --list.", "give --facts and --period, or --list."),
    "period.any": Wording(
        "skriv perioden som 2023, 2023-Q1, 2023-01..2023-08 eller 2023-01-15..2023-03-02, början före slutet.",
        "write the period as 2023, 2023-Q1, 2023-01..2023-08 or 2023-01-15..2023-03-02, the start before the end.",
    ),
    "column.period": Wording("Period", "Period"),
    "column.value": Wording("Värde", "Value"),
    "column.numerator": Wording("Täljare", "Numerator"),
    "column.denominator": Wording("Nämnare", "Denominator"),
    "column.answered": Wording("Svarade", "Answered"),
    "column.not_answered": Wording("Svarade inte", "No answer"),
    "column.not_asked": Wording("Ej tillfrågade", "Not asked"),
}
