"""Where invented people meet: an intervention with its agreement, its board, its rhythm and its reasons for an exit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stegvis.store.models import ConsentText, ExitCode, FollowUpRule, Intervention, JourneyStage, Operator
from stegvis.vocabulary import Period


@dataclass(frozen=True, slots=True)
class Setting:
    """An intervention as inventing people needs it; `today` is the day that is shown."""

    intervention: Intervention
    provider: Operator
    agreement: Period
    period: Period
    today: date
    weeks: int
    meets_in_groups: bool
    stages: Sequence[JourneyStage]
    rhythm: Sequence[FollowUpRule]
    exit_codes: Mapping[str, Sequence[ExitCode]]
    consents: Sequence[ConsentText]
    parties: Sequence[Operator]
    uses_progression_card: bool

    @property
    def last_day(self) -> date:
        """The last day on which something can have happened in the period."""
        return min(self.today, self.period.end)
