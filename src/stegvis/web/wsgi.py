"""The application that a server runs: `granian --interface wsgi stegvis.web.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

from stegvis.actions.open_store import use_store
from stegvis.web.slow_bodies import with_room_for_readers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stegvis.web.settings")
use_store()
application = with_room_for_readers(get_wsgi_application())
