"""The desk's settings: one machine, nothing from outside. No secret is kept in a file.

The secret key is made anew for each process, so stopping the desk ends every visit. Which case is
open is not a setting: `opened` says it.
"""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

from habeas import language

HERE = Path(__file__).parent

DEBUG = False
SECRET_KEY = get_random_secret_key()
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "habeas.desk.partners",
    "habeas.desk.people",
    "habeas.desk.shelves",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "habeas.desk.access.manners.manners",
    "django.middleware.common.CommonMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "habeas.desk.access.spoken.spoken",
    "habeas.desk.access.visit.known_visitor",
    "habeas.desk.access.allowed.RolesHold",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "habeas.desk.urls"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "habeas.desk.pages.frame.frame",
            ]
        },
    }
]

# Both are pointed at the open case when it is opened: the people of the desk, and the shelves, which can be burnt.
DATABASES = {
    "default": {"ENGINE": "habeas.desk.sqlcipher", "NAME": "nowhere", "OPTIONS": {}},
    "shelves": {"ENGINE": "habeas.desk.sqlcipher", "NAME": "nowhere", "OPTIONS": {}},
}
DATABASE_ROUTERS = ["habeas.desk.shelves.router.Router"]
AUTH_USER_MODEL = "people.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Whoever has a passphrase of the case signs in with that; everybody else with a password, and all with a second factor.
AUTHENTICATION_BACKENDS = ["habeas.desk.access.proof.Proof"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("username",)}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/today"
ACCOUNT_ADAPTER = "habeas.desk.access.adapters.SignIn"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
# All visitors come from one address: what guards a password is the count of tries for its name.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "60/5m/ip,5/5m/key", "unlock": "5/5m/key"}
MFA_ADAPTER = "habeas.desk.access.adapters.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_REAUTHENTICATION_REQUIRED = False  # `recently_proved` asks for it, on one page with the idle lock
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "habeas"

# In memory: a visit leaves no trace in a file, and the cookie is a random number and nothing else.
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
IN_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 10_000}}
# Apart from one another, so that whoever tries many passwords pushes nobody's visit out.
CACHES = {"default": {**IN_MEMORY, "LOCATION": "tries"}, "visits": {**IN_MEMORY, "LOCATION": "visits"}}
SESSION_CACHE_ALIAS = "visits"
SESSION_COOKIE_NAME = "desk"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "habeas.desk.pages.problems.stale_form"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# Where tiles for maps come from, as whoever opens the desk says (`desk/pictures/ground.py`); None: from nowhere.
TILES = None
# Where the words for searching lie, as whoever opens the desk says (`desk/shelves/words/where.py`); "": on the shelf.
WORDS_ON = ""
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

STATIC_URL = "/static/"
STATICFILES_DIRS = [
    HERE / "static",
    ("desk", HERE.parent / "places/drawing/look"),  # saved maps have the same look inside
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# Files are read whole, kept in memory, and never written to a temporary folder.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = language.ENGLISH
LANGUAGES = list(language.LANGUAGES.items())
LOCALE_PATHS = [language.CATALOGUES]

# Errors go to the terminal of whoever runs the desk, and nowhere else.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["terminal"], "level": "ERROR"},
    "loggers": {"django": {"handlers": ["terminal"], "level": "ERROR", "propagate": False}},
}
