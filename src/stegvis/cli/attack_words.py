"""The words of `attack`, in both languages."""

from stegvis.vocabulary import Wording

ATTACK_WORDS: dict[str, Wording] = {
    "attack": Wording(
        "visa vad en läsare kan räkna ut av talen i ett utkast",
        "show what a reader could work out from the numbers of a draft",
    ),
    "attack.more": Wording(
        'Alla celler räknas som synliga utom de med "visible": false.\n'
        "Slutar med 0 också när något går att räkna ut, och med 2 när filen inte gick att använda.",
        'All cells count as visible but those with "visible": false.\n'
        "Ends with 0 also when something can be worked out, and with 2 when the file was of no use.",
    ),
    "option.draft": Wording(
        "talen i utkastet, grupperna bakom dem och det som redan är publicerat",
        "the draft's numbers, the groups behind them and what is published already",
    ),
    "option.rule": Wording(
        "pröva en vanlig handregel i stället: none (inget döljs), primary (små tal döljs), "
        "row (dessutom ett till i varje rad), rounding (avrundning till 5)",
        "try a usual rule of hand instead: none (nothing is hidden), primary (small numbers are hidden), "
        "row (and one more in each row), rounding (rounding to 5)",
    ),
    "attack.found": Wording(
        "{provable} av {at_risk} små grupper går att räkna ut:",
        "{provable} of {at_risk} small groups can be worked out:",
    ),
    "attack.none": Wording(
        "Ingen av {at_risk} små grupper går att räkna ut.",
        "None of {at_risk} small groups can be worked out.",
    ),
    "attack.no_small": Wording("Här finns inga små grupper.", "There are no small groups here."),
}
