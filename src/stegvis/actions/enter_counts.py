"""An intervention without a register enters a period's numbers."""

from dataclasses import replace

from stegvis.actions.access import Actor, intervention_for
from stegvis.actions.check_counts import checked
from stegvis.store.organisation.entered_counts import Counts, save_counts
from stegvis.vocabulary import InvalidFields, Wording

EXPLAIN = Wording(
    "Rätta siffrorna på raden, eller skriv varför de stämmer ändå.",
    "Correct the figures in the row, or write why they are right all the same.",
)
NOT_COUNTED = Wording(
    "Insatsen registrerar deltagare, så siffrorna kommer därifrån och skrivs inte in.",
    "The intervention registers participants, so the figures come from there and are not typed in.",
)


def enter_counts(*, by: Actor, intervention: int, counts: Counts) -> None:
    """Saves the table, with totals that were left blank filled in, and the explanations of what does not add up.

    Raises InvalidFields for an error that nobody explains, named "why-" and the measure; Changed; NotPermitted.
    """
    found = intervention_for(by, "enter_counts", intervention)
    if found.method != "counts":
        raise InvalidFields({"": NOT_COUNTED})
    result = checked(found, counts)
    if result.unexplained:
        raise InvalidFields({f"why-{measure}": EXPLAIN for measure in result.unexplained})
    told = {measure: why.strip() for measure, why in counts.explanations.items() if why.strip()}
    save_counts(found, replace(result.counts, explanations=told), by=by)
