"""Showing what a reader could derive from a draft: the bounds of every group, and how the small ones are worked out."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from stegvis.disclosure.draft import Draft, parse_draft
from stegvis.disclosure.family import Bounds, Family
from stegvis.disclosure.family_json import read_content
from stegvis.vocabulary import BadInput, Wording

RULES = ("none", "primary", "row", "rounding")
"""The usual rules of hand that a draft can be tried with instead of what it says is visible."""

NAMED = 6
_SHARES_DO_NOT_FIT = Wording(
    "andelarna går inte ihop med talen; rätta dem först.", "the shares do not fit the numbers; correct them first."
)
_INTERRUPTED = Wording(
    "lösaren avbröts innan den var klar. Kör om den.",
    "the solver was interrupted before it was done. Run it again.",
)
_TOO_HARD = Wording(
    "det tog för lång tid att räkna ut vad talen avslöjar; dela upp materialet och pröva en del i taget.",
    "working out what the numbers give away took too long; divide the material and try a part at a time.",
)


@dataclass(frozen=True, slots=True)
class AttackedFamily:
    """What a reader derives: `bounds` of every group, and how each that is provable is worked out, plainest first."""

    family: Family
    bounds: tuple[Bounds, ...]
    derivations: tuple[Wording, ...]
    at_risk: int
    """How many different small groups there are, provable or not."""

    def as_json(self) -> dict[str, object]:
        """The shape of `stegvis attack --json`; a bound that does not exist is null."""
        return {
            "groups": [
                {"id": one.group, "min": one.smallest, "max": one.largest, "provable": one.provable}
                for one in self.bounds
            ]
        }


def attack_family(path: Path, *, rule: str | None = None, in_words: bool = True) -> AttackedFamily:
    """Attack the draft in the JSON file `path`, as it is or after one of RULES.

    Raises BadInput for a file that is no family, and for numbers that contradict each other.
    """
    return attack_draft(parse_draft(read_content(path), path.name), path.name, rule=rule, in_words=in_words)


def attack_draft(draft: Draft, name: str, *, rule: str | None = None, in_words: bool = True) -> AttackedFamily:
    """As `attack_family`, for a draft that its user calls `name`. Without `in_words` no derivations are made."""
    # The solver is loaded for drafts that can be read only.
    from stegvis.disclosure.attack import NothingFits, attack_known
    from stegvis.disclosure.derivation import explain
    from stegvis.disclosure.derivation_words import sentence
    from stegvis.disclosure.hand_rules import HAND_RULES
    from stegvis.disclosure.highs import SolverDied, SolverStopped

    try:
        _require_consistent(draft.family, name)
        known = draft.known() if rule is None else draft.with_shares(HAND_RULES[rule](draft.family))
        bounds = attack_known(draft.family, known)
        told = tuple(sentence(one) for one in explain(draft.family, known)) if in_words else ()
    except (NothingFits, ValueError) as contradiction:
        raise BadInput(name, _SHARES_DO_NOT_FIT) from contradiction
    except SolverDied as died:
        raise BadInput(name, _INTERRUPTED) from died
    except SolverStopped as stopped:
        raise BadInput(name, _TOO_HARD) from stopped
    return AttackedFamily(draft.family, bounds, told, len(draft.family.must_not_be_provable()))


def _require_consistent(family: Family, name: str) -> None:
    """What does not add up is told, not attacked: from a contradiction anything would follow."""
    from stegvis.disclosure.consistency import DoesNotAddUp, find_world
    from stegvis.disclosure.highs import Deadline, SolverStopped
    from stegvis.disclosure.system import build_system

    # Too large to settle in time: then the attack itself finds out.
    with suppress(SolverStopped):
        try:
            find_world(family, build_system(family), Deadline.after(family.time_limit_s))
        except DoesNotAddUp as wrong:
            raise BadInput(name, _do_not_add_up(wrong.names)) from None


def _do_not_add_up(names: tuple[str, ...]) -> Wording:
    quoted_sv, quoted_en = (", ".join(form.format(one) for one in names[:NAMED]) for form in ("”{}”", "“{}”"))
    more = len(names) - NAMED
    sv, en = (f" och {more} till", f" and {more} more") if more > 0 else ("", "")
    return Wording(
        f"talen går inte ihop: {quoted_sv}{sv} kan inte alla stämma; rätta dem först.",
        f"the numbers do not add up: {quoted_en}{en} cannot all be right; correct them first.",
    )
