"""Participants and their participations: as many of each kind as a report's figures ask for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from stegvis.measures.codes import EXIT_CLASS, GENDER
from stegvis.store.invented_register import backgrounds
from stegvis.store.invented_register.chance import Chance, workday_before
from stegvis.store.invented_register.fitting import ONGOING, STATUSES, Headcounts
from stegvis.store.invented_register.participations import Leaver, leave, referred, started
from stegvis.store.invented_register.setting import Setting
from stegvis.store.invented_register.sheaf import Sheaf
from stegvis.store.models import CountedOnly, Decision, Participant, Participation

TWICE = 9
"""One in so many who start has taken part in another intervention of the same controller before."""
LEFT_EARLIER = 0.4
"""How many left before the period, for each who left in it."""
CLASSES = {"positive": 5, "unclear": 3, "other": 2}
"""How earlier exits are spread."""
WHO_ANSWER = 0.85
"""How large a part of those who left say how they feel."""
SPARE = 8
"""From so many of one gender who go on, some are only counted."""
QUEUE_WEEKS = 9


@dataclass
class Population:
    """Everybody so far: the last number of each controller, and who may come back with the day they left."""

    sheaf: Sheaf
    chance: Chance
    numbers: dict[int, int] = field(default_factory=dict)
    former: dict[tuple[int, str], list[tuple[Participant, date]]] = field(default_factory=dict)

    def person(self, setting: Setting, gender: str, from_on: date) -> Participant:
        """Somebody new, or sometimes somebody who has left another of the controller's interventions."""
        controller = setting.provider
        left = [one for one in self.former.get((controller.pk, gender), ()) if one[1] < from_on]
        if left and self.chance.is_one_in(TWICE):
            self.former[controller.pk, gender].remove(left[0])
            return left[0][0]
        number = self.numbers[controller.pk] = self.numbers.get(controller.pk, 0) + 1
        municipalities = backgrounds.MUNICIPALITIES
        return self.sheaf.add(
            Participant(
                controller=controller,
                local_number=number,
                gender=gender,
                birth_year=backgrounds.birth_year(self.chance, setting.period.start.year),
                municipality=self.chance.choices(tuple(municipalities), tuple(municipalities.values()))[0],
            )
        )


def populate(setting: Setting, counts: Headcounts, answered: int | None, population: Population) -> list[Participation]:
    """Unsaved participations that add up to `counts` in the period, and others around them that change no count.

    `answered` is how many of those who left say how they feel; None leaves it open. Those who are only counted have
    no row: the sheaf gets their number.
    """
    makers = _Makers(setting, population)
    leavers = list(_leavers(counts, answered, population.chance))
    earlier = [row for _, gender in leavers for row in makers.earlier(gender)]
    rows = [makers.leaver(gender, leaver) for leaver, gender in leavers]
    for gender in GENDER.words:
        number = counts.of(gender, ONGOING)
        rows += [makers.ongoing(gender) for _ in range(number - _only_counted(setting, gender, number, population))]
    people = counts.everybody(*STATUSES)
    for row in earlier:
        former = population.former.setdefault((setting.provider.pk, row.participant.gender), [])
        former.append((row.participant, row.exited_on or setting.today))
    return [*earlier, *rows, *makers.around(people)]


def _only_counted(setting: Setting, gender: str, number: int, population: Population) -> int:
    """How many of those who go on are only counted."""
    counted = population.chance.randint(0, 2) if number >= SPARE else 0
    if counted:
        year = setting.period.start.year
        row = CountedOnly(intervention=setting.intervention, year=year, gender=gender, participants=counted)
        population.sheaf.add(row)
    return counted


@dataclass(frozen=True, slots=True)
class _Makers:
    """Makes participations of one intervention."""

    setting: Setting
    population: Population

    def ongoing(self, gender: str) -> Participation:
        """Somebody who goes on after the period."""
        agreement, weeks = self.setting.agreement, timedelta(weeks=self.setting.weeks)
        latest = max(agreement.start, min(self.setting.last_day - timedelta(days=2), agreement.end))
        earliest = max(agreement.start, latest - weeks * 9 // 10)
        return self._started(gender, self.population.chance.workday(earliest, latest))

    def leaver(self, gender: str, leaver: Leaver) -> Participation:
        """Somebody who left in the period."""
        agreement, chance = self.setting.agreement, self.population.chance
        first = max(self.setting.period.start, agreement.start + timedelta(days=14))
        last = max(first, min(self.setting.last_day, agreement.end))
        return self._left(gender, chance.workday(first, last), leaver)

    def earlier(self, gender: str) -> Iterator[Participation]:
        """Perhaps somebody who left before the period, when the agreement was long enough for that."""
        chance, last = self.population.chance, self.setting.period.start - timedelta(days=1)
        first = max(self.setting.agreement.start + timedelta(days=60), last - timedelta(days=400))
        if last - first > timedelta(days=30) and chance.random() < LEFT_EARLIER:
            exited_on = chance.workday(first, last)
            said = chance.word({"better": 6, "unchanged": 3, "worse": 1})
            yield self._left(gender, exited_on, Leaver(chance.word(CLASSES), True, said, said, said))

    def around(self, people: int) -> Iterator[Participation]:
        """Who waits, who was declined, and what was registered in error: counted among no participants."""
        chance, today = self.population.chance, self.setting.today
        if self.setting.agreement.end > today and people:
            for _ in range(max(1, people // 12)):
                yield self._waiting(chance.workday(today - timedelta(weeks=QUEUE_WEEKS), today))
        for _ in range(people // 15):
            yield self._declined()
        for _ in range(people // 20):
            row = self.ongoing(self._gender())
            row.is_registered_in_error, row.error_reason = True, "Registrerad i fel insats (påhittat)"
            yield row

    def _waiting(self, referred_on: date) -> Participation:
        chance = self.population.chance
        row = referred(self.setting, self._person(referred_on), referred_on, chance)
        if not chance.is_one_in(3):
            row.decision = chance.choice((Decision.WAITING, Decision.WAITING, Decision.ACCEPTED))
            row.decided_on = min(self.setting.today, referred_on + timedelta(days=6))
        return row

    def _declined(self) -> Participation:
        chance, setting = self.population.chance, self.setting
        latest = min(setting.last_day, setting.agreement.end) - timedelta(days=10)
        referred_on = chance.workday(max(setting.agreement.start, setting.period.start), latest)
        row = referred(setting, self._person(referred_on), referred_on, chance)
        row.decision, row.decided_on = Decision.DECLINED, workday_before(referred_on + timedelta(days=9))
        row.declined_because = chance.choice(("Hör inte till målgruppen", "Tackade nej", "Får annat stöd"))
        return row

    def _started(self, gender: str, started_on: date) -> Participation:
        person = self.population.person(self.setting, gender, started_on)
        return started(self.setting, person, started_on, self.population.chance)

    def _left(self, gender: str, exited_on: date, leaver: Leaver) -> Participation:
        chance = self.population.chance
        stay = timedelta(weeks=self.setting.weeks) * chance.uniform(0.4, 1.3)
        started_on = max(self.setting.agreement.start, workday_before(exited_on - stay))
        row = self._started(gender, min(started_on, exited_on))
        leave(row, self.setting, exited_on, leaver, chance)
        return row

    def _person(self, from_on: date) -> Participant:
        return self.population.person(self.setting, self._gender(), from_on)

    def _gender(self) -> str:
        return self.population.chance.word({"women": 6, "men": 4})


def _leavers(counts: Headcounts, answered: int | None, chance: Chance) -> Iterator[tuple[Leaver, str]]:
    """Those who left in the period, with their gender."""
    exits = {gender: counts.of(gender, *EXIT_CLASS.words) for gender in GENDER.words}
    better = sum(counts.better(gender) for gender in exits)
    to_answer = (round(sum(exits.values()) * WHO_ANSWER) if answered is None else answered) - better
    for gender, number in exits.items():
        spare = max(0, min(number - counts.better(gender), to_answer))
        to_answer -= spare
        feelings = ["better"] * counts.better(gender)
        feelings += [chance.word({"unchanged": 4, "worse": 1}) for _ in range(spare)]
        feelings += [""] * (number - len(feelings))
        active = counts.more_active(gender)
        activities = ["better"] * active + [_less_active(feeling, chance) for feeling in feelings[active:]]
        classes = [word for word in EXIT_CLASS.words for _ in range(counts.of(gender, word))]
        chance.shuffle(classes)
        for exit_class, feeling, activity in zip(classes, feelings, activities, strict=True):
            yield _told(exit_class, feeling, activity, chance), gender


def _less_active(feeling: str, chance: Chance) -> str:
    return chance.word({"unchanged": 5, "worse": 1}) if feeling else ""


def _told(exit_class: str, feeling: str, activity: str, chance: Chance) -> Leaver:
    has_answered = bool(feeling or activity)
    structure = chance.word({"better": 5, "unchanged": 4, "worse": 1}) if has_answered else ""
    return Leaver(exit_class, has_answered or not chance.is_one_in(3), feeling, activity, structure)
