"""Means of support and occupation, before and after."""

from stegvis.catalogue.measures.entry import CatalogueMeasure, Example, InventedRow, Value, divided, spread
from stegvis.catalogue.measures.invented import JANUARY_TO_AUGUST, LEFT_DAY_BEFORE, LEFT_ON_LAST_DAY, leaver
from stegvis.catalogue.measures.rows import LEFT, in_work_or_studies, participations
from stegvis.catalogue.measures.sources import SUS
from stegvis.measures.builder import distribution, share
from stegvis.measures.nodes import PrivacyClass
from stegvis.vocabulary import Wording

_BOTH_KNOWN = LEFT.that(participations.known("occupation_before") & participations.known("occupation_after"))
_STARTED = in_work_or_studies("occupation_after") & ~in_work_or_studies("occupation_before")
_INCREASED = (
    in_work_or_studies("occupation_after")
    & in_work_or_studies("occupation_before")
    & (participations.number("hours_after") > participations.number("hours_before"))
)


def _cast(column: str, first: str, second: str) -> tuple[InventedRow, ...]:
    """Five who show before and after: a step, no step, nothing known after, nothing known before, too early."""

    def known(before: str | None, after: str | None) -> dict[str, Value]:
        return {f"{column}_before": before, f"{column}_after": after}

    return (
        leaver("Anna", "har bytt", "has changed", **known(first, second)),
        leaver(
            "Bo",
            "samma före och efter, avslutade på periodens sista dag",
            "the same before and after, left on the last day of the period",
            LEFT_ON_LAST_DAY,
            **known(first, first),
        ),
        leaver("Cilla", "efter är inte registrerat", "after is not registered", **known(first, None)),
        leaver("David", "före är inte registrerat", "before is not registered", **known(None, first)),
        leaver(
            "Elsa",
            "har bytt, men avslutade dagen före perioden",
            "has changed, but left the day before the period",
            LEFT_DAY_BEFORE,
            **known(first, second),
        ),
    )


def _before_and_after(
    name: str, column: str, words: tuple[str, str], privacy: PrivacyClass, label: Wording
) -> tuple[CatalogueMeasure, ...]:
    """How those who left divide over codes before, after, and from before to after."""
    before, after = participations.column(f"{column}_before"), participations.column(f"{column}_after")
    first, second = words
    cast = _cast(column, first, second)
    return (
        CatalogueMeasure(
            distribution(f"{name}_before", before, of=LEFT, privacy=privacy),
            Wording(f"{label.sv} före", f"{label.en} before"),
            Wording(
                f"{label.sv} vid starten för dem som avslutade under perioden, delat med dem där den är känd.",
                f"{label.en} at the start of those who left in the period, divided by those for whom it is known.",
            ),
            SUS,
            (Example(JANUARY_TO_AUGUST, cast, spread({(first,): 3}, 3, (3, 1, 0))),),
        ),
        CatalogueMeasure(
            distribution(f"{name}_after", after, of=LEFT, privacy=privacy),
            Wording(f"{label.sv} efter", f"{label.en} after"),
            Wording(
                f"{label.sv} vid avslutet för dem som avslutade under perioden, delat med dem där den är känd.",
                f"{label.en} at the exit of those who left in the period, divided by those for whom it is known.",
            ),
            SUS,
            (Example(JANUARY_TO_AUGUST, cast, spread({(first,): 2, (second,): 1}, 3, (3, 1, 0))),),
        ),
        CatalogueMeasure(
            distribution(f"{name}_transitions", before, after, of=LEFT, privacy=privacy),
            Wording(f"{label.sv}, från före till efter", f"{label.en}, from before to after"),
            Wording(
                f"{label.sv} vid starten och vid avslutet tillsammans, för dem som avslutade under perioden, delat med "
                "dem där båda är kända.",
                f"{label.en} at the start and at the exit together, for those who left in the period, divided by those "
                "for whom both are known.",
            ),
            SUS,
            (Example(JANUARY_TO_AUGUST, cast, spread({(first, first): 1, (first, second): 1}, 2, (3, 1, 0))),),
        ),
    )


_ENDED = (
    leaver(
        "Farid",
        "arbetade före men inte efter",
        "worked before and not after",
        occupation_before="work",
        occupation_after="none",
        hours_before=10,
        hours_after=20,
    ),
    leaver(
        "Gita",
        "söker arbete, fler timmar än förut",
        "looks for work, more hours than before",
        occupation_before="none",
        occupation_after="job_seeking",
        hours_before=0,
        hours_after=20,
    ),
    leaver(
        "Hugo",
        "från arbete till studier, färre timmar",
        "from work to studies, fewer hours",
        occupation_before="work",
        occupation_after="studies",
        hours_before=20,
        hours_after=10,
    ),
    leaver(
        "Ines",
        "började studera; hur det var före är inte känt",
        "started to study; not known before",
        occupation_after="studies",
    ),
)
_HOURS = (
    leaver("Anna", "började arbeta", "started to work", occupation_before="none", occupation_after="work"),
    leaver(
        "Bo",
        "arbetade redan, från 10 till 20 timmar",
        "worked already, from 10 to 20 hours",
        occupation_before="subsidised_work",
        occupation_after="subsidised_work",
        hours_before=10,
        hours_after=20,
    ),
    leaver(
        "Cilla",
        "studerade redan, lika många timmar",
        "studied already, as many hours",
        LEFT_ON_LAST_DAY,
        occupation_before="studies",
        occupation_after="studies",
        hours_before=20,
        hours_after=20,
    ),
    leaver("David", "sysselsättningen efter är inte känd", "not known after", occupation_before="work"),
    leaver(
        "Elsa",
        "började arbeta, men avslutade dagen före perioden",
        "started to work, but left the day before the period",
        LEFT_DAY_BEFORE,
        occupation_before="none",
        occupation_after="work",
    ),
)


def _in_work_or_studies(name: str, column: str, when: Wording) -> CatalogueMeasure:
    cast = (
        leaver("Anna", "studerade", "studied", **{column: "studies"}),
        leaver(
            "Bo",
            "ingen sysselsättning, avslutade på periodens sista dag",
            "no occupation, left on the last day of the period",
            LEFT_ON_LAST_DAY,
            **{column: "none"},
        ),
        leaver("Cilla", "inte registrerat", "not registered"),
        leaver("David", "arbetade med stöd", "worked with support", **{column: "subsidised_work"}),
        leaver(
            "Elsa",
            "arbetade, men avslutade dagen före perioden",
            "worked, but left the day before the period",
            LEFT_DAY_BEFORE,
            **{column: "work"},
        ),
    )
    return CatalogueMeasure(
        share(
            name,
            of=LEFT,
            that=in_work_or_studies(column),
            privacy=PrivacyClass.B,
            answer=participations.column(column),
        ),
        Wording(f"I arbete eller studier {when.sv}", f"In work or studies {when.en}"),
        Wording(
            f"De som avslutade under perioden och var i arbete, subventionerat arbete eller studier {when.sv}, delat "
            "med dem vars sysselsättning då är känd.",
            f"Those who left in the period and were in work, subsidised work or studies {when.en}, divided by those "
            "whose occupation at that time is known.",
        ),
        SUS,
        (Example(JANUARY_TO_AUGUST, cast, divided(2, 3, (3, 1, 0))),),
    )


MEASURES = (
    *_before_and_after(
        "support",
        "support",
        ("social_assistance", "no_public"),
        PrivacyClass.C,
        Wording("Försörjning", "Means of support"),
    ),
    *_before_and_after(
        "occupation", "occupation", ("none", "work"), PrivacyClass.B, Wording("Sysselsättning", "Occupation")
    ),
    _in_work_or_studies("work_or_studies_before", "occupation_before", Wording("vid starten", "at the start")),
    _in_work_or_studies("work_or_studies_after", "occupation_after", Wording("vid avslutet", "at the exit")),
    CatalogueMeasure(
        share(
            "work_or_studies_started_or_increased", of=_BOTH_KNOWN, that=_STARTED | _INCREASED, privacy=PrivacyClass.B
        ),
        Wording("Börjat eller ökat i arbete eller studier", "Started or increased in work or studies"),
        Wording(
            "De som var i arbete eller studier vid avslutet men inte vid starten, eller hade fler timmar än då, delat "
            "med dem som avslutade under perioden och vars sysselsättning är känd båda gångerna.",
            "Those in work or studies at the exit but not at the start, or with more hours than then, divided by those "
            "who left in the period and whose occupation is known both times.",
        ),
        SUS,
        (Example(JANUARY_TO_AUGUST, _HOURS, divided(2, 3)), Example(JANUARY_TO_AUGUST, _ENDED, divided(0, 3))),
    ),
    CatalogueMeasure(
        share(
            "self_support_after",
            of=LEFT,
            that=participations.code("support_after").is_one_of("no_public"),
            privacy=PrivacyClass.C,
            answer=participations.column("support_after"),
        ),
        Wording("Utan offentlig försörjning efter", "Without public income support after"),
        Wording(
            "De som avslutade under perioden utan offentlig försörjning, delat med dem vars försörjning vid avslutet "
            "är känd.",
            "Those who left in the period without public income support, divided by those whose means of support at "
            "the exit is known.",
        ),
        SUS,
        (Example(JANUARY_TO_AUGUST, _cast("support", "social_assistance", "no_public"), divided(1, 3, (3, 1, 0))),),
    ),
)
