"""The application that a server runs: `granian --interface wsgi stegvis.web.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stegvis.web.settings")
application = get_wsgi_application()
