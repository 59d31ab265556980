"""How quick every page is with a large register: four users at once, two server processes, SQLite.

Twice: users who ask for the next page at once, which keeps both cores busy all the time, and users who look at each
page for about a second; both of a server that has been asked for some time. The first turns, of a server that has
just begun, are told apart.

`python -m bench.register` alone takes `--interventions` and `--rows` for a smaller one. It walks all addresses as
every role that may open them. Milliseconds are those inside the server: on the clock, and of the request's own work,
which tells more on a machine that has other things to do.
"""

import argparse
import http.client
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.large_register import ACTIVITY_ROWS, INTERVENTIONS, make_large_register
from bench.timed_server import HEADER

USERS, FIRST, WARM_UP = 4, 2, 8
ROUNDS, READING_ROUNDS, READING_S = 15, 10, 1.0
"""Of 5 rounds, 20 requests of each page, the 95th percentile is the slowest one."""
TARGET_MS, MOST_QUERIES = 50, 20
WORST = 12
PATIENCE_S = 60
TOKEN = 32 * "a"
"""What a browser keeps from the first form that it was sent."""


@dataclass(frozen=True, slots=True)
class Timed:
    """One answer: milliseconds on the clock and of its own work."""

    route: str
    clock: float
    work: float


def compare_register(interventions: int = INTERVENTIONS, activity_rows: int = ACTIVITY_ROWS) -> None:
    """Print the slowest pages and those with the most queries."""
    print("The register: every page, four users at once, two server processes")
    with TemporaryDirectory(prefix="stegvis-bench-") as folder:
        started = time.perf_counter()
        print(f"  {make_large_register(Path(folder), interventions, activity_rows)}")
        print(f"  (made in {time.perf_counter() - started:.0f} s)")
        from bench.page_walk import Address, addresses
        from stegvis.store.demonstration import CHARACTERS

        found: Sequence[Address] = addresses(len(CHARACTERS))
        queries = {route: max(one.queries for one in found if one.route == route) for route in _routes(found)}
        with _server() as port:
            print("  a server that has just begun, users who ask for the next page at once")
            _told(_requested(found, port, FIRST), queries)
            _requested(found, port, WARM_UP)
            print("  users who ask for the next page at once")
            _told(_requested(found, port, ROUNDS), queries)
            print(f"  users who look at each page for about {READING_S:.0f} s")
            _told(_requested(found, port, READING_ROUNDS, READING_S), queries)


def _routes(found: Sequence) -> list[str]:
    return list(dict.fromkeys(one.route for one in found))


def _requested(found: Sequence, port: int, rounds: int, reading_s: float = 0.0) -> list[Timed]:
    """Each user asks for pages of all kinds in an order of its own, and reads each between half and once and a half."""
    by_route = {route: [one for one in found if one.route == route] for route in _routes(found)}

    def user(number: int) -> list[Timed]:
        chance, timed = Random(USERS * rounds + number), []
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)) as connection:
            for _ in range(rounds):
                for route in chance.sample(list(by_route), len(by_route)):
                    timed.append(_ask(connection, chance.choice(by_route[route])))
                    time.sleep(reading_s * chance.uniform(0.5, 1.5))
        return timed

    with ThreadPoolExecutor(USERS) as users:
        return [one for timed in users.map(user, range(USERS)) for one in timed]


def _ask(connection: http.client.HTTPConnection, address) -> Timed:
    connection.request("GET", address.url, headers={"Cookie": f"sessionid={address.session}; csrftoken={TOKEN}"})
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 200, (address.url, answer.status)
    clock, work = answer.headers[HEADER].split()
    return Timed(address.route, float(clock), float(work))


def _told(timed: Sequence[Timed], queries: dict[str, int]) -> None:
    rows = []
    for route in queries:
        mine = [one for one in timed if one.route == route]
        clocks, works = [one.clock for one in mine], [one.work for one in mine]
        rows.append((_p95(clocks), statistics.median(clocks), _p95(works), statistics.median(works), route))
    rows.sort(reverse=True)
    slow = sum(row[0] >= TARGET_MS for row in rows)
    print(f"  {len(rows)} pages, {len(timed)} requests; {slow} pages slower than {TARGET_MS} ms at the 95th percentile")
    for p95, median, work, median_work, route in rows[:WORST]:
        clock, own = f"{p95:6.1f} ms, median {median:5.1f}", f"{work:5.1f}, median {median_work:5.1f}"
        print(f"  {route:<36} p95 {clock}; own work p95 {own}; {queries[route]} queries")
    many = {route: number for route, number in queries.items() if number > MOST_QUERIES}
    print(f"  most queries: {max(queries.values())}, target ≤ {MOST_QUERIES}; over it: {many or 'none'}")


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


@contextmanager
def _server() -> Iterator[int]:
    """A server of its own over the same store; yields its port."""
    from stegvis.actions.serve_pages import free_port

    port = free_port(None)
    process = subprocess.Popen([sys.executable, "-m", "bench.timed_server", str(port)])
    try:
        _wait_for(port)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE_S)


def _wait_for(port: int) -> None:
    for _ in range(PATIENCE_S * 5):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
            connection.request("HEAD", "/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("The server does not answer.")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--interventions", type=int, default=INTERVENTIONS)
    parser.add_argument("--rows", type=int, default=ACTIVITY_ROWS)
    given = parser.parse_args(arguments)
    compare_register(given.interventions, given.rows)


if __name__ == "__main__":
    main()
