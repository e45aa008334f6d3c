"""``make test``: the checks, then every test on SQLite and again on PostgreSQL."""

import os
import shutil
import subprocess
import sys

from tests import postgres

PYTEST = [sys.executable, "-m", "pytest", "-n", "2", "--cov"]
# Coverage of both runs counts as one: some branches belong to one database only.
ON_SQLITE = [*PYTEST, "--cov-report=", "--cov-fail-under=0"]
ON_POSTGRES = [*PYTEST, "--cov-append"]


def chromium() -> str | None:
    """Where a Chromium lies on this machine."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def missing_packages() -> list[str]:
    """Debian's packages that the tests need and this machine lacks."""
    return [*([] if chromium() else ["chromium"]), *([] if postgres.binaries() else ["postgresql"])]


def install(packages: list[str]) -> list[str]:
    """Install what is missing if we may; what still is missing afterwards."""
    if packages and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *packages]):
            subprocess.run(["apt-get", *command], env=environment, check=False, stdout=subprocess.DEVNULL)
    return missing_packages()


def main() -> int:
    """0 when all that could run is green (with NO_SKIPS: and nothing was left out)."""
    missing = install(missing_packages())
    if missing:
        say(f"Not everything can run: install {' and '.join(missing)} (Debian: apt-get install {' '.join(missing)}).")
    failed = [*run("make check", ["make", "--no-print-directory", "check"]), *run("tests on SQLite", ON_SQLITE)]
    if "postgresql" in missing:
        say("Skipped: all tests on PostgreSQL, as there is no server here.")
        failed += ["nothing may be skipped"] if os.environ.get("NO_SKIPS") else []
    else:
        failed += run("tests on PostgreSQL", [sys.executable, "-m", "tests.postgres", *ON_POSTGRES])
    if failed:
        say(f"Failed: {', '.join(failed)}.")
    return int(bool(failed))


def run(title: str, command: list[str]) -> list[str]:
    """Run one command under its title, which is returned when it failed."""
    say(title)
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    return [title] if subprocess.run(command, env=environment, check=False).returncode else []


def say(text: str) -> None:
    """One line between the outputs of others."""
    print(f"--- {text}", flush=True)  # noqa: T201  # this is a command


if __name__ == "__main__":
    sys.exit(main())
