"""Settings, read from the environment and from .env (see .env.example for each)."""

from email.utils import parseaddr
from pathlib import Path
from typing import Any

import environ

from config.keys import kept_key
from config.logs import logging_config

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env", overwrite=False)

VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).resolve()
VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

SECRET_KEY = env.str("SECRET_KEY", default="") or kept_key(VAR_DIR / "secret_key")
DEBUG = env.bool("DEBUG", default=False)

# Every absolute link (mail, feeds) is built from SITE_URL, never from a request's Host header.
PORT = env.int("PORT", default=8000)
SITE_URL = env.str("SITE_URL", default=f"http://localhost:{PORT}").rstrip("/")
SITE_NAME = env.str("SITE_NAME", default="OnRecord")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[SITE_URL.split("//")[1].split(":")[0], "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# The wings and rooms, highest first (docs/architecture.md). A room never imports one above it.
ROOMS = [
    "accountability.desk",
    "accountability.scorecards",
    "accountability.record",
    "accountability.assessments",
    "accountability.frameworks",
    "responses.intake",
    "responses.cases",
    "responses.statements",
    "responses.sources",
    "responses.rechecks",
    "companies",
    "accounts",
]
INSTALLED_APPS = [
    "config.apps.ConfigConfig",
    *ROOMS,
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rules",
    "django_tables2",
    "django_filters",
    "django_cotton.apps.SimpleAppConfig",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",  # TemplatesSetting finds the templates of widgets there
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.RequestLogMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.middleware.PrivatePagesMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "config" / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "config.templatetags.onrecord"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.site",
            ],
        },
    }
]

# --- data ---------------------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'onrecord.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE takes the write lock at BEGIN, so that two writers queue instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": env.int("DB_POOL_SIZE", default=8)}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Holds nothing but the counters of the sign-in rate limits; shared by all processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "rate_limits",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # Django's 300 let a stranger wash the counters out
    }
}
MEDIA_ROOT = VAR_DIR / "media"
CAPTURE_MAX_BYTES = 25 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = CAPTURE_MAX_BYTES + 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

# --- time and language --------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

# --- static files -------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "config" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- people -------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["accounts.hashers.LanedArgon2"]
SESSION_ENGINE = "accounts.sessions"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapters.InvitationOnlyAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignupForm"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
# "key" is the account and the address together (accounts/adapters.py).
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/5m/key"}
# How many proxies stand in front: who asks is read from X-Forwarded-For, counted from its end.
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
# WebAuthn wants https, or the host localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SITE_URL.startswith("http://localhost")

# --- mail ---------------------------------------------------------------------------------------------
_mail = env.email_url("EMAIL_URL", default=f"filemail:///{VAR_DIR / 'mail'}")
if _mail["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend":
    _mail["EMAIL_BACKEND"] = "accounts.smtp.EmailBackend"  # the same, but no mail server holds anything up
vars().update(_mail)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="OnRecord <onrecord@localhost>")
EMAIL_TIMEOUT = 15

# --- fetching pages -----------------------------------------------------------------------------------
# Who we are when we ask a site for a page; its first word is the name that a robots.txt may address.
FETCH_USER_AGENT = env.str(
    "FETCH_USER_AGENT", default=f"OnRecord/1.0 (+{SITE_URL}/; contact: {parseaddr(DEFAULT_FROM_EMAIL)[1]})"
)
# A site is left alone for so long after each page.
FETCH_PAUSE_SECONDS = env.int("FETCH_PAUSE_SECONDS", default=3)
# Fetched pages that nobody keeps are cleared away after so many days; uploads read before they are kept, after one.
FETCH_KEEP_DAYS = max(env.int("FETCH_KEEP_DAYS", default=30), 1)
# How often a new re-check looks, by kind, until an editor sets it on the site; running ones are never changed by it.
RECHECK_DEFAULTS: dict[str, dict[str, Any]] = {
    "source": {"every": 1, "unit": "months"},
    "policy": {"every": 3, "unit": "months"},
    "statement": {"every": 6, "unit": "months"},
    "commitment": {"every": 3, "unit": "months", "grace_days": 7},
    "assessment": {"every": 1, "unit": "years", "lead_days": 30},
}
# A watched page is looked at so many days before its re-check comes due, and its owner told after so many failures.
WATCH_DAYS_BEFORE = env.int("WATCH_DAYS_BEFORE", default=1)
WATCH_FAILURES = env.int("WATCH_FAILURES", default=3)

# --- security -----------------------------------------------------------------------------------------
_HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = _HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^metrics$"]  # asked by machines, past the proxy
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 14 * 24 * 3600
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # the QR code of a new second factor is a data: image
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"

# --- tables -------------------------------------------------------------------------------------------
DJANGO_TABLES2_TEMPLATE = "components/table.html"
DJANGO_TABLES2_PAGE_SIZE = 25

# --- scheduled work: the database is the schedule, Redis only rings the bell (docs/adr) ------------------
REDIS_URL = env.str("REDIS_URL", default="")
HEARTBEAT_SILENCE_SECONDS = env.int("HEARTBEAT_SILENCE_SECONDS", default=300)
LOGGING_CONFIG = None
logging_config(json=env.bool("LOG_JSON", default=not DEBUG))
