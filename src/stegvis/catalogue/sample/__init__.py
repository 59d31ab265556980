"""An invented account to look at where there is no real one."""

from pathlib import Path


def sample_documents() -> tuple[Path, ...]:
    """The sample's files. All names, places and numbers in them are invented; a few numbers are wrong on purpose."""
    return tuple(sorted(Path(__file__).parent.glob("*.txt")))
