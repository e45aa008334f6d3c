"""What a process that reads hostile bytes can still do: little."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from responses.sources import confinement

ROOT = Path(confinement.__file__).parents[2]
TRY = """
import os, socket, sys
from responses.sources.confinement import confine
confine(output=10)
def refused(deed):
    try:
        deed()
    except OSError:
        return True
    return False
print([refused(deed) for deed in (
    lambda: open(f"/proc/{os.getppid()}/environ").read(),
    lambda: os.fork() or os._exit(0),
    lambda: os.write(os.open(sys.argv[1], os.O_WRONLY), b"x" * 11) == 11 or open("/"),
)])
"""


@pytest.mark.slow
def test_confined_process_reads_no_secrets_starts_nothing_and_writes_little(tmp_path):
    path = tmp_path / "open to all"
    path.touch()
    path.chmod(0o666)
    done = subprocess.run([sys.executable, "-c", TRY, str(path)], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.stdout, done.stderr) == ("[True, True, True]\n", "")
    assert path.stat().st_size <= 10


@pytest.fixture
def deeds(monkeypatch):
    """What would be asked of the system, in order."""
    done = []

    def note(name):
        return lambda *values: done.append((name, *values))

    library = SimpleNamespace(prctl=note("prctl"), unshare=note("unshare"))
    monkeypatch.setattr(confinement.ctypes, "CDLL", lambda *_args, **_options: library)
    for name in ("setgroups", "setresgid", "setresuid"):
        monkeypatch.setattr(confinement.os, name, note(name))
    monkeypatch.setattr(confinement.resource, "setrlimit", note("limit"))
    return done


def test_root_becomes_nobody_without_a_network(monkeypatch, deeds):
    monkeypatch.setattr(confinement.os, "geteuid", lambda: 0)
    confinement.confine(output=7)
    nobody = (65534,) * 3
    assert deeds[:5] == [
        ("prctl", 38, 1, 0, 0, 0),
        ("unshare", 0x40000000),
        ("setgroups", []),
        ("setresgid", *nobody),
        ("setresuid", *nobody),
    ]
    wanted = {"RLIMIT_AS": 2**29, "RLIMIT_CPU": 20, "RLIMIT_NOFILE": 64, "RLIMIT_FSIZE": 7, "RLIMIT_NPROC": 0}
    assert deeds[5:] == [("limit", getattr(confinement.resource, name), (most, most)) for name, most in wanted.items()]


def test_others_get_a_user_namespace_without_a_network(monkeypatch, deeds):
    monkeypatch.setattr(confinement.os, "geteuid", lambda: 1000)
    confinement.confine(output=7)
    assert [deed for deed in deeds if deed[0] != "limit"] == [
        ("prctl", 38, 1, 0, 0, 0),
        ("unshare", 0x10000000 | 0x40000000),
    ]


def test_who_fetches_keeps_the_network(monkeypatch, deeds):
    for euid, isolated in ((0, ["setgroups", "setresgid", "setresuid"]), (1000, ["unshare"])):
        monkeypatch.setattr(confinement.os, "geteuid", lambda euid=euid: euid)
        confinement.confine(output=7, network=True)
        assert [deed[0] for deed in deeds if deed[0] not in {"limit", "prctl"}] == isolated
        deeds.clear()


def test_process_asks_to_die_with_its_parent(deeds):
    confinement.die_with_parent()
    assert deeds == [("prctl", 1, 9, 0, 0, 0)]
