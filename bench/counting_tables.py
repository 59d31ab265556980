"""The tables that every maker counts, and the same facts as a normalised register would hold them.

Twelve tables by intervention, gender and quarter: who takes part, who is new, consents, waiting, first meetings, exits
by class and by reason, what people say, hours, support and occupation before and after; and answers before and after
of all items. Each name stands for measures of the catalogue.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb

from stegvis.vocabulary import Period

QUARTERS = tuple(
    Period.of_months(date(year, month, 1), date(year, month + 2, 1))
    for year in (2021, 2022, 2023)
    for month in (1, 4, 7, 10)
)
BY = ("intervention", "gender")
TABLES: Mapping[str, tuple[str, ...]] = {
    "participants": ("participants",),
    "new": ("participants_new",),
    "consents": ("consents", "consent_rate"),
    "waiting": ("waiting_time_mean",),
    "first meeting": ("first_meeting_within_30_days",),
    "exits by class": ("exits", "exits_positive", "exits_unclear", "exits_other", "exits_positive_share"),
    "exits by reason": ("exits_by_reason",),
    "self-assessment": ("feels_better", "more_active", "day_more_structured"),
    "hours": ("hours_at_least_5", "hours_at_least_10", "hours_before", "hours_after", "hours_change"),
    "support": ("support_transitions",),
    "occupation": ("occupation_transitions",),
}
ANSWERS = ("answers_before", "answers_after", "answers_change", "answers_raised")

_NORMALISED = {
    "participations": """
        SELECT participation, person, intervention, orientation, gender, "group", municipality, referrer, education,
               support_time, birth_year, consented, signalled_on, referred_on, waiting_ended_on, declined,
               first_meeting_on, started_on, hours_before, support_before, occupation_before, violence_asked
        FROM '{facts}/participations/*.parquet' ORDER BY participation""",
    "exits": """
        SELECT participation, exited_on, exit_class, exit_code, exit_asked, feeling, activity, day_structure,
               hours_after, support_after, occupation_after
        FROM '{facts}/participations/*.parquet' WHERE exited_on IS NOT NULL ORDER BY participation""",
    "answers": """
        SELECT participation, item, 1::TINYINT AS occasion, answered_on, before AS value
        FROM '{facts}/answers/*.parquet' WHERE span = 1 AND asked_before
        UNION ALL
        SELECT participation, item, (span + 1)::TINYINT, answered_on, after
        FROM '{facts}/answers/*.parquet' WHERE asked_after
        ORDER BY participation, item, occasion""",
}


def normalise(facts: Path, out: Path) -> None:
    """Write the same facts as three Parquet tables in the order of registration, one row an answer."""
    out.mkdir(exist_ok=True)
    with duckdb.connect(config={"threads": 2, "memory_limit": "4GB", "temp_directory": str(out)}) as database:
        for name, query in _NORMALISED.items():
            database.execute(f"COPY ({query.format(facts=facts)}) TO '{out / name}.parquet' (COMPRESSION zstd)")
