"""The site's settings in a temporary folder, deaf to .env, with cheap passwords. Loaded before Django."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="onrecord-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ.update(
    VAR_DIR=_folder,
    SECRET_KEY="only for tests",
    SITE_URL="http://localhost:8000",
    SITE_NAME="OnRecord",
    EMAIL_URL="memorymail://",
    REDIS_URL="",
    DEBUG="false",
    LOG_JSON="true",
    BEHIND_PROXY="false",
)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{_folder}/onrecord.sqlite3")

from config.settings import *  # noqa: E402, F403  # only after the environment stands

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A database in a file: one in memory is shared between the threads of a browser journey without waiting for locks.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405  # from the settings above
    DATABASES["default"]["TEST"] = {"NAME": f"{_folder}/tests.sqlite3"}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"  # noqa: F405
# Files as they lie in the source tree: tests need no collectstatic.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Whitenoise warns about a missing folder, and a warning fails a test.
STATIC_ROOT.mkdir()  # noqa: F405  # from the settings above
