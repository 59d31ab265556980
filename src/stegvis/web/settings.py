"""Django settings, read from the environment."""

SECRET_KEY = "insecure-placeholder"  # noqa: S105
INSTALLED_APPS: list[str] = []
USE_TZ = True
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
