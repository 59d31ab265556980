"""Reading from the disk itself: what the operating system has kept in memory is dropped first."""

import os
import time
from pathlib import Path

BLOCK_BYTES = 8 * 2**20


def forget(folder: Path) -> None:
    """Drops a folder's files from the page cache; Linux does so for pages that are written out."""
    for file in _files(folder):
        descriptor = os.open(file, os.O_RDONLY)
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


def disk_bandwidth(folder: Path, rounds: int = 3) -> float:
    """Bytes a second at which a folder's files are read from the disk, one after the other: the best round."""
    files = _files(folder)
    size = sum(file.stat().st_size for file in files)
    times = []
    for _ in range(rounds):
        forget(folder)
        start = time.perf_counter()
        for file in files:
            with file.open("rb", buffering=0) as opened:
                while opened.read(BLOCK_BYTES):
                    pass
        times.append(time.perf_counter() - start)
    return size / min(times)


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())
