"""Django settings, read from the environment. `docs/configuration.md` lists what can be set."""

import os
import secrets

from csp.constants import NONE, SELF

from stegvis.actions.open_store import data_directory, database
from stegvis.web.login.outside import oidc_apps, oidc_origins

# `stegvis serve` and `stegvis demo` hand over the installation's own key; a bare process makes do with a passing one.
SECRET_KEY = os.environ.get("STEGVIS_SECRET_KEY") or secrets.token_urlsafe(50)
DEBUG = os.environ.get("STEGVIS_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("STEGVIS_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

IS_BEHIND_PROXY = os.environ.get("STEGVIS_BEHIND_PROXY") == "1"

INSTALLED_APPS = [
    # Before allauth: its templates give way to ours.
    "stegvis.web.apps.WebConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "stegvis.store.apps.StoreConfig",
]
MIDDLEWARE = [
    "stegvis.web.for_everybody.without_cookies",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "stegvis.web.security_headers.security_headers",
    "stegvis.web.language.language_from_cookie",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "stegvis.web.login.sessions.session_limits",
    "stegvis.web.login.leaving.clear_browser",
    "allauth.account.middleware.AccountMiddleware",
    "stegvis.web.demonstration.demonstration_person",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "stegvis.web.urls"
WSGI_APPLICATION = "stegvis.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "stegvis.web.language.language_choices",
                "stegvis.web.frame.frame",
            ]
        },
    }
]

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "store.Account"
AUTHENTICATION_BACKENDS = ["stegvis.web.login.backend.AccountBackend"]
LOGIN_REDIRECT_URL = "start"
LOGIN_URL = "account_login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
# scrypt needs memory as well as time of whoever guesses; passwords made otherwise still open.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_RESET_TIMEOUT = 3600
SESSION_ENGINE = "stegvis.store.access.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600

ACCOUNT_ADAPTER = "stegvis.web.login.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_FORMS = {
    "login": "stegvis.web.login.forms.LoginForm",
    "reset_password": "stegvis.web.login.forms.ResetPasswordForm",
    "reset_password_from_key": "stegvis.web.login.forms.ResetPasswordKeyForm",
    "change_password": "stegvis.web.login.forms.ChangePasswordForm",
    "set_password": "stegvis.web.login.forms.SetPasswordForm",
    "reauthenticate": "stegvis.web.login.forms.ReauthenticateForm",
}
MFA_ADAPTER = "stegvis.web.login.adapters.CodeAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# Whoever was invited has read the invitation: there is nothing more to verify.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# The clock of a phone may be half a minute off.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "stegvis.web.login.forms.CodeForm",
    "reauthenticate": "stegvis.web.login.forms.CodeAgainForm",
    "activate_totp": "stegvis.web.login.forms.SwitchCodesOnForm",
    "deactivate_totp": "stegvis.web.login.forms.SwitchCodesOffForm",
    "generate_recovery_codes": "stegvis.web.login.forms.SpareCodesForm",
}
SOCIALACCOUNT_ADAPTER = "stegvis.web.login.adapters.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": oidc_apps(os.environ)}}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if IS_BEHIND_PROXY else 0

# Attempts to log in are counted for all processes of the machine together.
CACHES = {
    "default": {
        "BACKEND": "stegvis.web.login.attempts.Attempts",
        "LOCATION": data_directory() / "attempts",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

EMAIL_HOST = os.environ.get("STEGVIS_EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("STEGVIS_EMAIL_PORT") or 587)
EMAIL_HOST_USER = os.environ.get("STEGVIS_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("STEGVIS_EMAIL_PASSWORD", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = EMAIL_PORT == 587, EMAIL_PORT == 465
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("STEGVIS_EMAIL_FROM") or "stegvis@localhost"
# Without a server for e-mail, letters lie as files beside the database: whoever runs Stegvis can hand them on.
SENDS_EMAIL = bool(EMAIL_HOST)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if SENDS_EMAIL else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = data_directory() / "letters"

FILE_UPLOAD_HANDLERS = ["stegvis.web.uploads.InMemory"]

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "stegvis_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"

STATIC_URL = "/static/"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "script-src": [SELF],
        "connect-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF, *oidc_origins(os.environ)],
        "frame-ancestors": [NONE],
    }
}
CSRF_FAILURE_VIEW = "stegvis.web.failed_requests.form_expired"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Behind https (a proxy that says so) cookies travel on https only.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_BEHIND_PROXY else None
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_BEHIND_PROXY
# Whoever came by https once never comes by http again: for a year, and for this name only.
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_BEHIND_PROXY else 0

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_secrets": {"()": "stegvis.web.log_without_secrets.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_secrets"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
