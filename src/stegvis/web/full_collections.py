"""Python's full collections at moments of our own choosing: each stops every answer of the process for some 80 ms.

Left to itself Python makes one whenever what lives has grown by a quarter, which is several a minute while pages are
asked for. Young rubbish, which is nearly all of it, is collected as before; what a page keeps is small, so that once a
minute is often enough.
"""

import gc
import threading
import time

EVERY_S = 60.0
NEVER = 2**31 - 1
"""How many collections of the middle generation come before a full one."""


def collect_now_and_then(every_s: float = EVERY_S) -> None:
    """From now on full collections come every `every_s` seconds and at no other time, while the process runs."""
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, NEVER)
    threading.Thread(target=_collect, args=(every_s,), name="full collections", daemon=True).start()


def _collect(every_s: float) -> None:
    while True:
        time.sleep(every_s)
        gc.collect()
