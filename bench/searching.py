"""Search in the text of 1,000 reports: what a question costs, from the words to the page's hits.

    python -m bench.searching [reports]

Median over many questions, on a new SQLite file; wall-clock (other work on the machine is in it) and processor. All
reports are invented.
"""

import os
import random
import statistics
import subprocess
import sys
import time
from datetime import date
from tempfile import TemporaryDirectory

REPORTS = 1_000
TARGET = "< 50 ms at 1,000 reports"
SECTIONS = ("analysis", "result", "background", "goals", "method", "deviations", "user_involvement", "summary")
COMMON = (
    *("deltagarna", "stöd", "handläggare", "möten", "arbetsgivare", "varje", "vecka", "samverkan", "kommunen"),
    *("framgångsfaktor", "hinder", "rutiner", "remisser", "väntetid", "praktik", "studier", "hälsa", "trygghet"),
)
RARE = 3_000
"""Words that stand in few texts, besides."""
QUESTIONS = ("framgångsfaktorer", "hinder samverkan", "arbetsgivare", "praktik hälsa väntetid", "finnsinte")


def main(reports: int = REPORTS) -> None:
    """Prints the times."""
    with TemporaryDirectory() as folder:
        os.environ |= {"STEGVIS_DATA_DIR": folder}
        from stegvis.actions.open_store import open_store

        open_store()
        by = _filled(reports)
        from stegvis.actions.search_reports import Narrowed, search_reports

        wall, cpu = [], []
        for question in QUESTIONS * 8:
            start, start_cpu = time.perf_counter(), time.process_time()
            search_reports(by=by, query=question, to=Narrowed())
            wall.append(time.perf_counter() - start)
            cpu.append(time.process_time() - start_cpu)
        figure = f"{statistics.median(wall) * 1000:.0f} ms ({statistics.median(cpu) * 1000:.0f} ms processor)"
        print(f"{f'search in {reports:,} reports':<52} {figure:>22}   target {TARGET}")


def compare_search() -> None:
    """Runs it in a process of its own, since a store belongs to one."""
    subprocess.run([sys.executable, "-m", "bench.searching"], check=True)


def _filled(reports: int) -> object:
    from stegvis.store.models import Association, Intervention, Report, Revision, SectionText, SourceDocument
    from stegvis.vocabulary.actor import Actor, Held
    from stegvis.vocabulary.roles import Role

    chance = random.Random(1_000)
    association = Association.objects.create(name="Påhittade förbundet", name_key="påhittade förbundet")
    for number in range(reports):
        place, year = divmod(number, 20)
        name = f"Insats {place}"
        intervention, _ = Intervention.objects.get_or_create(
            association=association, name_key=name.casefold(), defaults={"name": name}
        )
        report = Report.objects.create(
            intervention=intervention,
            form_id="general",
            period_start=date(2006 + year, 1, 1),
            period_end=date(2006 + year, 12, 31),
            identity=str(number),
        )
        source = SourceDocument.objects.create(digest=str(number), file="påhittad", association=association)
        revision = Revision.objects.create(report=report, source=source, number=1, position=0, name=name)
        SectionText.objects.bulk_create(
            SectionText(revision=revision, position=at, section=one, heading=one.capitalize(), text=_text(chance))
            for at, one in enumerate(SECTIONS)
        )
    return Actor(1, "Kontoret", (Held(Role.ASSOCIATION_ADMINISTRATOR, association=association.pk),))


def _text(chance: random.Random) -> str:
    """A section of about 150 words."""
    words = [*chance.sample(COMMON, 3), *(f"ord{chance.randrange(RARE)}" for _ in range(9))]
    return ". ".join(" ".join(chance.choices(words, k=12)).capitalize() for _ in range(12)) + "."


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
