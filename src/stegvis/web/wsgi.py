"""The application that a server runs: `granian --interface wsgi stegvis.web.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

from stegvis.actions.open_store import use_store

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stegvis.web.settings")
use_store()
application = get_wsgi_application()
