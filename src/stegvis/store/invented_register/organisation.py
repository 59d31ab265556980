"""What stands around invented people: parties, places, board, rhythm, reports, money and plans. All invented."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from stegvis.measures.codes import EXIT_CLASS
from stegvis.store.invented_register.chance import Chance
from stegvis.store.invented_register.fitting import STATUSES, Headcounts
from stegvis.store.invented_register.setting import Setting
from stegvis.store.invented_register.stated import StatedReport
from stegvis.store.models import (
    Association,
    ConsentKind,
    ConsentText,
    CostLine,
    ExitCode,
    FollowUpMethod,
    FollowUpRule,
    Intake,
    Intervention,
    JourneyStage,
    Operator,
    PlannedParticipants,
    ReportCycle,
    ReportDue,
    ReportRule,
    Rhythm,
)
from stegvis.vocabulary import Period

EXIT_REASONS = (
    ("Arbete utan stöd", "positive", "regular_work"),
    ("Arbete med stöd", "positive", "subsidised_work"),
    ("Studier", "positive", "studies"),
    ("Arbetssökande med ersättning", "positive", "job_seeking"),
    ("Arbetsträning eller praktik", "positive", "work_training"),
    ("Åter till remittenten", "unclear", "back_to_referrer"),
    ("Annan förberedande insats", "unclear", "other_preparatory"),
    ("Sjukskriven för behandling", "unclear", "medical_treatment"),
    ("Sjukersättning", "other", "sickness_compensation"),
    ("Föräldraledig", "other", "parental_leave"),
    ("Flyttat", "other", "moved"),
    ("Avbrott på egen begäran", "other", "drop_out"),
)
STAGES = ("Lära känna", "Stabil vardag", "Prova aktivitet", "Arbetsträning", "Nästa steg")
RHYTHM = (
    (Rhythm.WEEKS_AFTER_START, 5, "Uppföljning efter fem veckor"),
    (Rhythm.EVERY_WEEKS, 6, "Avstämning med remittenten"),
    (Rhythm.WEEKS_BEFORE_END, 5, "Planera avslutet"),
    (Rhythm.MONTHS_AFTER_EXIT, 6, "Uppföljning sex månader efter avslutet"),
    (Rhythm.MONTHS_AFTER_EXIT, 12, "Uppföljning tolv månader efter avslutet"),
)
CONSENTS = {
    ConsentKind.SECRECY: "Påhittad text: jag låter de parter som nämns tala med varandra om mig under insatsen.",
    ConsentKind.MEASUREMENT: "Påhittad text: jag är med när insatsen mäts och svarar på frågor när jag vill.",
    ConsentKind.EVALUATION: "Påhittad text: mina uppgifter får användas när insatsen utvärderas.",
}
KINDS = ("Aktivering", "Arbetsträning", "Hälsofrämjande", "Samordning")
TARGETS = (
    "Vuxna som har varit sjukskrivna länge (påhittat).",
    "Unga som står utanför arbete och studier (påhittat).",
    "Vuxna med försörjningsstöd som vill närma sig arbete (påhittat).",
)
LENGTHS, LONG = (16, 20, 26, 40), 52
MONTHLY_FORM, INTERIM_FORM, ANNUAL_FORM = "skaraborg_monthly", "skaraborg_interim", "skaraborg_annual"
HALF_YEAR_FORM = "general"
DAYS_TO_HAND_IN = 15
COST_OF_A_PLACE = 62_000


def organise(reports: Sequence[tuple[StatedReport, Headcounts]], today: date, chance: Chance) -> Iterator[Setting]:
    """Writes what stands around each intervention that has participants, and gives its setting, in order."""
    interventions = [one.intervention for one, _ in reports]
    for report, _ in reports:
        report.intervention.parties.set(report.revision.parties.all())
    providers = _providers(interventions)
    reasons = {one: _exit_codes(one) for one in {one.association for one in interventions}}
    consents = _consent_texts(today)
    for report, counts in reports:
        yield _organised(report, counts, today, chance, providers.get(report.intervention.pk), reasons, consents)


def _organised(
    report: StatedReport,
    counts: Headcounts,
    today: date,
    chance: Chance,
    provider: Operator | None,
    reasons: Mapping[Association, Mapping[str, list[ExitCode]]],
    consents: Sequence[ConsentText],
) -> Setting:
    intervention, agreement = report.intervention, _agreement(report)
    people, exits = counts.everybody(*STATUSES), counts.everybody(*EXIT_CLASS.words)
    is_long = agreement.end < today or exits * 3 < people
    weeks = LONG if is_long else chance.choice(LENGTHS)
    in_groups = people > 0 and chance.is_one_in(3)
    _describe(intervention, report, chance, provider, weeks, people, in_groups)
    _plan_money(intervention, report.period, people, chance)
    _plan_reports(intervention, report.period, agreement, today)
    return Setting(
        intervention=intervention,
        provider=intervention.provider or _someone(intervention.association),
        agreement=agreement,
        period=report.period,
        today=today,
        weeks=weeks,
        meets_in_groups=in_groups,
        stages=JourneyStage.objects.bulk_create(
            JourneyStage(intervention=intervention, position=at, label=label) for at, label in enumerate(STAGES)
        ),
        rhythm=FollowUpRule.objects.bulk_create(
            FollowUpRule(intervention=intervention, rhythm=rhythm, number=number, label=label)
            for rhythm, number, label in RHYTHM
        ),
        exit_codes=reasons[intervention.association],
        consents=consents,
        parties=tuple(intervention.parties.all()),
        uses_progression_card=chance.is_one_in(3),
    )


def _agreement(report: StatedReport) -> Period:
    """As the report states it; else from two years before the period to two years after it."""
    revision, two_years = report.revision, timedelta(days=730)
    stated = Period.of(revision.agreement_start, revision.agreement_end)
    return stated or Period(report.period.start - two_years, report.period.end + two_years)


def _describe(
    intervention: Intervention,
    report: StatedReport,
    chance: Chance,
    provider: Operator | None,
    weeks: int,
    people: int,
    in_groups: bool,
) -> None:
    intervention.orientation = report.revision.orientation
    intervention.method = FollowUpMethod.REGISTER if people else FollowUpMethod.COUNTS
    intervention.provider = intervention.owner = provider or _someone(intervention.association)
    intervention.kind, intervention.target_group = chance.choice(KINDS), chance.choice(TARGETS)
    intervention.weeks, intervention.extension_weeks = weeks, weeks // 2
    intervention.places = max(6, round(people * 0.8))
    intervention.hours_a_week = chance.choice((6, 10, 15, 20))
    intervention.intake = Intake.GROUPS if in_groups else Intake.CONTINUOUS
    intervention.queue_rule = "Den som har väntat längst får nästa plats."
    intervention.save()


def _providers(interventions: Sequence[Intervention]) -> dict[int, Operator]:
    """Who runs each: of its parties the municipality that is party to most, so that some run several."""
    parties = {one.pk: list(one.parties.all()) for one in interventions}
    often = Counter(party.pk for listed in parties.values() for party in listed)
    return {
        number: max(listed, key=lambda one: ("kommun" in one.name_key, often[one.pk], -one.pk))
        for number, listed in parties.items()
        if listed
    }


def _someone(association: Association) -> Operator:
    name = "Påhittade utföraren"
    operator, _ = Operator.objects.get_or_create(
        association=association, name_key=name.casefold(), defaults={"name": name}
    )
    return operator


def _exit_codes(association: Association) -> dict[str, list[ExitCode]]:
    """The association's reasons by class."""
    if not association.exit_codes.exists():
        ExitCode.objects.bulk_create(
            ExitCode(association=association, label=label, exit_class=exit_class, national=national, position=at)
            for at, (label, exit_class, national) in enumerate(EXIT_REASONS)
        )
    found: dict[str, list[ExitCode]] = {}
    for code in association.exit_codes.all():
        found.setdefault(code.exit_class, []).append(code)
    return found


def _consent_texts(today: date) -> list[ConsentText]:
    return [
        ConsentText.objects.get_or_create(
            kind=kind, version="demo-1", defaults={"text": text, "valid_from": date(today.year - 10, 1, 1)}
        )[0]
        for kind, text in CONSENTS.items()
    ]


def _plan_money(intervention: Intervention, period: Period, people: int, chance: Chance) -> None:
    """Budget of two years, outcome of what has passed, and the plan of participants by gender."""
    budget = max(people, 8) * COST_OF_A_PLACE // 1000 * 1000
    for year, passed in ((period.start.year - 1, 1.0), (period.start.year, period.days / 365)):
        for cost_type, part in (("intervention", 0.88), ("administration", 0.12)):
            planned = round(budget * part)
            CostLine.objects.create(
                intervention=intervention,
                year=year,
                cost_type=cost_type,
                budget=planned,
                outcome=round(planned * passed * chance.uniform(0.85, 1.08)),
            )
    planned_people = max(4, round(people * chance.uniform(0.9, 1.3)))
    women = planned_people * 6 // 10
    for gender, number in (("women", women), ("men", planned_people - women)):
        PlannedParticipants.objects.create(
            intervention=intervention,
            from_on=date(period.start.year, 1, 1),
            to_on=date(period.start.year, 12, 31),
            gender=gender,
            participants=number,
        )


def _plan_reports(intervention: Intervention, period: Period, agreement: Period, today: date) -> None:
    """Monthly and half-yearly reports, the report on the period, and the annual one of the year before."""
    for form, cycle in (
        (MONTHLY_FORM, ReportCycle.MONTHLY),
        (HALF_YEAR_FORM, ReportCycle.HALF_YEARLY),
        (INTERIM_FORM, ReportCycle.JANUARY_AUGUST),
    ):
        ReportRule.objects.create(intervention=intervention, form_id=form, cycle=cycle, days_to_hand_in=DAYS_TO_HAND_IN)
    year = period.start.year
    spans = [(INTERIM_FORM, period), (ANNUAL_FORM, Period(date(year - 1, 1, 1), date(year - 1, 12, 31)))]
    months = [date(year, month, 1) for month in range(period.start.month, period.end.month + 1)]
    spans += [(MONTHLY_FORM, Period.of_months(month, month)) for month in months]
    spans.append((HALF_YEAR_FORM, Period(date(year, 1, 1), date(year, 6, 30))))
    for form, span in spans:
        due = span.end + timedelta(days=DAYS_TO_HAND_IN)
        if span.overlaps(agreement):
            ReportDue.objects.create(
                intervention=intervention,
                form_id=form,
                period_start=span.start,
                period_end=span.end,
                due_on=due,
                handed_in_on=due - timedelta(days=3) if due < today - timedelta(days=7) else None,
            )
