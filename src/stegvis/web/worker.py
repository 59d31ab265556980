"""What each process of our own server runs.

Ctrl-C reaches every process of a terminal at once, and then the server tells its workers to stop: a worker that hears
both never ends. So workers leave Ctrl-C to the server.
"""

import signal

from stegvis.web.wsgi import application

__all__ = ["application"]

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
