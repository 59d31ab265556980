"""Dates that cannot follow each other: signed before the period ended, ended before it began."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from stegvis.checks import words
from stegvis.checks.dates import other_readings, stated_periods, turned_round
from stegvis.checks.examples import days, reading, report
from stegvis.checks.rule import Example, Rule
from stegvis.forms.reading import Reading, ReportReading, Signature
from stegvis.vocabulary import Finding, Period, Place, Severity, Wording

_EARLY = timedelta(days=31)
_SOON = timedelta(days=183)
_FOLLOWED = re.compile(
    r"(tog slut|upphörde|avslutades|var slut|tagit slut).{0,200}(ansök|fortsätt|ny[at]? projekt)", re.S
)


def _find(reading: Reading) -> Iterator[Finding]:
    for one in reading.reports:
        yield from _signed(one)
        yield from _received(one)
        yield from _outside_agreement(one)
        yield from _still_open(one)
        yield from _before_predecessor(one)
        yield from _end_before_start(one)


def _signed(report: ReportReading) -> Iterator[Finding]:
    signature, period = report.signature, report.period
    if signature is None or signature.on is None or period is None or signature.on >= period.end:
        return
    others = [day for day in other_readings(signature.raw) if period.end <= day <= period.end + timedelta(days=366)]
    early = signature.on < period.start or signature.on < period.end - _EARLY
    severity = Severity.WARNING if others or not early else Severity.ERROR
    likely = others[0] if others else _next_year(signature, period)
    yield words.finding(
        RULE.id,
        severity,
        report.intervention,
        _signed_message(signature.on, period, likely),
        stated=signature.on.isoformat(),
        expected=likely.isoformat() if likely else None,
        place=signature.place,
    )


def _next_year(signature: Signature, period: Period) -> date | None:
    """The same day one year on, if that lies after the period: in January the old year is easily written."""
    if signature.on is None:
        return None
    try:
        later = signature.on.replace(year=signature.on.year + 1)
    except ValueError:
        return None
    return later if period.end <= later <= period.end + _SOON else None


def _signed_message(on: date, period: Period, likely: date | None) -> Wording:
    hint = (f" Kanske menas {likely}?", f" Perhaps {likely} is meant?") if likely else ("", "")
    if on < period.start:
        before = (period.start - on).days
        return Wording(
            f"Rapporten är undertecknad {on}, {before} dagar innan perioden {period} ens har börjat.{hint[0]} "
            "Rätta datumet eller perioden.",
            f"The report is signed {on}, {before} days before the period {period} has even begun.{hint[1]} "
            "Correct the date or the period.",
        )
    return Wording(
        f"Rapporten är undertecknad {on}, innan perioden {period} är slut.{hint[0]} Rätta datumet, eller skriv att "
        "siffrorna är preliminära.",
        f"The report is signed {on}, before the period {period} has ended.{hint[1]} Correct the date, or say that the "
        "figures are preliminary.",
    )


def _received(report: ReportReading) -> Iterator[Finding]:
    signed = report.signature.on if report.signature else None
    if report.received_on is None or signed is None or report.received_on >= signed:
        return
    yield words.finding(
        RULE.id,
        Severity.WARNING,
        report.intervention,
        Wording(
            f"Rapporten har kommit in {report.received_on} men är undertecknad först {signed}. Kontrollera datumen.",
            f"The report came in on {report.received_on} but was signed only on {signed}. Check the dates.",
        ),
        stated=report.received_on.isoformat(),
        expected=signed.isoformat(),
        place=report.place,
    )


def _outside_agreement(report: ReportReading) -> Iterator[Finding]:
    agreement, period = report.agreement, report.period
    if agreement is None or period is None or agreement.overlaps(period):
        return
    yield words.finding(
        RULE.id,
        Severity.WARNING,
        report.intervention,
        Wording(
            f"Rapporten gäller {period}, men insatsen har avtal {agreement}. Perioderna möts inte; kontrollera båda.",
            f"The report is about {period}, but the agreement runs {agreement}. They do not meet; check both.",
        ),
        stated=str(period),
        expected=str(agreement),
        place=report.place,
    )


def _still_open(report: ReportReading) -> Iterator[Finding]:
    """The agreement ended within the period, yet participants have no exit."""
    agreement, period = report.agreement, report.period
    participants, exits = report.value("participants"), report.value("exits")
    if agreement is None or period is None or participants is None or exits is None:
        return
    if period.start <= agreement.end < period.end and participants > exits:
        left = words.number(participants - exits)
        yield words.finding(
            RULE.id,
            Severity.WARNING,
            report.intervention,
            Wording(
                f"Avtalet slutade {agreement.end}, före periodens slut, men {left.sv} av deltagarna är inte avslutade. "
                "Gick de vidare till en annan insats? Skriv vart de tog vägen.",
                f"The agreement ended {agreement.end}, before the period did, but {left.en} of the participants have "
                "no exit. Did they move on to another intervention? Say where they went.",
            ),
            measure="exits",
            stated=exits,
            expected=participants,
            place=report.place,
        )


def _before_predecessor(report: ReportReading) -> Iterator[Finding]:
    """The background says that the intervention follows on something that ended after the agreement's start."""
    background = report.section("background")
    if background is None or report.agreement is None or not _FOLLOWED.search(background.text):
        return
    start = report.agreement.start
    before = next((one for one in stated_periods(background.text) if one.start < one.end and start < one.end), None)
    if before:
        yield words.finding(
            RULE.id,
            Severity.NOTE,
            report.intervention,
            Wording(
                f"Avtalet börjar {start}, men enligt bakgrunden följer insatsen på något som pågick {before}. "
                "Stämmer avtalets första dag?",
                f"The agreement starts {start}, but the background says that the intervention follows on something "
                f"that ran {before}. Is the first day of the agreement right?",
            ),
            stated=start.isoformat(),
            expected=before.end.isoformat(),
            place=background.place,
        )


def _end_before_start(report: ReportReading) -> Iterator[Finding]:
    """A span printed with its end first cannot become a Period; it is left in the text or among the unread."""
    texts: list[tuple[str, Place]] = []
    if report.agreement is None and (section := report.section("agreement")):
        texts.append((section.text, section.place))
    if report.agreement is None or report.period is None:
        texts += [(one.text, one.place) for one in report.unread]
    seen: set[tuple[date, date]] = set()
    for text, place in texts:
        span = turned_round(text)
        if span is None or span in seen:
            continue
        seen.add(span)
        yield words.finding(
            RULE.id,
            Severity.ERROR,
            report.intervention,
            Wording(
                f"Perioden {span[0]} – {span[1]} slutar innan den börjar. Rätta det datum som är fel.",
                f"The period {span[0]} – {span[1]} ends before it starts. Correct the date that is wrong.",
            ),
            stated=span[1].isoformat(),
            expected=span[0].isoformat(),
            place=place,
        )


def _on(day: str, raw: str | None = None) -> Signature:
    return Signature("Påhittad Person", date.fromisoformat(day), raw or day, Place(line=90))


_HALF = days("2031-01-01", "2031-06-30")
_AGREEMENT = days("2030-01-01", "2032-12-31")

RULE = Rule(
    "date_order",
    _find,
    Wording("Datum som inte kan följa på varandra.", "Dates that cannot follow each other."),
    (
        Example("signed before the period", reading(report(period=_HALF, signature=_on("2030-07-03"))), 1),
        Example("signed early in the period", reading(report(period=_HALF, signature=_on("2031-02-03"))), 1),
        Example("agreement elsewhere", reading(report(period=_HALF, agreement=days("2028-01-01", "2029-12-31"))), 1),
        Example(
            "agreement over, participants left",
            reading(
                report(
                    rows={"participants": "30 20 10", "exits": "12 9 3"},
                    period=_HALF,
                    agreement=days("2029-01-01", "2031-02-28"),
                )
            ),
            1,
        ),
        Example(
            "agreement printed with its end first", reading(report(texts={"agreement": "2031-01-01 – 2029-12-31"})), 1
        ),
        Example(
            "agreement older than what it follows",
            reading(
                report(
                    texts={
                        "background": "Mellan 2030-03-01 – 2031-05-31 pågick ett uppdrag. När det tog slut "
                        "ansökte parterna om en fortsättning."
                    },
                    agreement=_AGREEMENT,
                )
            ),
            1,
        ),
        Example(
            "received before it was signed",
            reading(report(signature=_on("2031-07-03"), received_on=date(2031, 6, 1))),
            1,
        ),
        Example(
            "signed afterwards", reading(report(period=_HALF, agreement=_AGREEMENT, signature=_on("2031-07-03"))), 0
        ),
        Example("signed on the last day", reading(report(period=_HALF, signature=_on("2031-06-30"))), 0),
        Example(
            "started within the period",
            reading(
                report(
                    rows={"participants": "30 20 10", "exits": "12 9 3"},
                    period=_HALF,
                    agreement=days("2031-03-01", "2032-12-31"),
                )
            ),
            0,
        ),
        Example("no dates", reading(report()), 0),
    ),
)
