"""What each process of our own server runs.

Ctrl-C reaches every process of a terminal at once, and then the server tells its workers to stop: a worker that hears
both never ends. So workers leave Ctrl-C to the server.
"""

import gc
import signal

from stegvis.web.even_dealing import dealt_evenly
from stegvis.web.full_collections import collect_now_and_then
from stegvis.web.ready import make_ready
from stegvis.web.wsgi import application as pages

__all__ = ["application"]

application = dealt_evenly(pages)

# All pages are loaded now, and what is loaded stays: the garbage collector need not walk through it while somebody
# waits, which takes longer than most pages.
make_ready()
gc.collect()
gc.freeze()
collect_now_and_then()
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
