"""Settings that a security review asked for; each would fail silently if it went."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.cache import cache


def test_counters_of_attempts_are_not_washed_out():
    assert settings.CACHES["default"]["OPTIONS"] == {"MAX_ENTRIES": 100_000}
    assert cache._max_entries == 100_000


@pytest.mark.slow
@pytest.mark.parametrize(("behind", "proxies"), [("true", 1), ("false", 0)])
def test_who_asks_is_known_behind_a_proxy(tmp_path, behind, proxies):
    folder = tmp_path / "var"
    code = "from config import settings as s; print(s.ALLAUTH_TRUSTED_PROXY_COUNT, s.PASSWORD_HASHERS)"
    env = {**os.environ, "BEHIND_PROXY": behind, "VAR_DIR": str(folder), "SECRET_KEY": "only here"}
    said = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout
    assert said == f"{proxies} ['accounts.hashers.LanedArgon2']\n"
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.slow
def test_what_is_written_is_its_owners(tmp_path):
    env = {**os.environ, "VAR_DIR": str(tmp_path), "SECRET_KEY": "only here"}
    env |= {"DATABASE_URL": f"sqlite:///{tmp_path}/onrecord.sqlite3"}
    subprocess.run([sys.executable, "manage.py", "createcachetable"], env=env, capture_output=True, check=True)
    assert (tmp_path / "onrecord.sqlite3").stat().st_mode & 0o077 == 0


def test_health_is_asked_without_detour():
    assert settings.SECURE_REDIRECT_EXEMPT == [r"^healthz$", r"^metrics$"]
