"""Locking a process in before it touches hostile bytes. Nothing of it can be undone from inside.

Always: limits of memory, time, open files and writing, no further processes, no rise of rights by ``exec``.
Where the system lets us: no network, unless it is there to fetch something. Started by root, the process becomes
``nobody`` and reads no more than anybody may. Started by anybody else it keeps that person's right to read files:
run the site under a user of its own, and keep what is secret out of files that this user can read.
"""

import ctypes
import os
import resource
import signal
from contextlib import suppress

SECONDS = 20
MEMORY = 512 * 2**20
NOBODY = 65534
CLONE_NEWUSER, CLONE_NEWNET, PR_SET_NO_NEW_PRIVS, PR_SET_PDEATHSIG = 0x10000000, 0x40000000, 38, 1


def confine(*, output: int, network: bool = False) -> None:
    """Lock this process in; it can write ``output`` bytes at most, and only into files that are open already."""
    _isolate(0 if network else CLONE_NEWNET)
    _limit(output)


def die_with_parent() -> None:
    """Be killed when whoever started this process dies. Call it after ``confine``: a change of user undoes it."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _isolate(no_network: int) -> None:
    system = ctypes.CDLL(None, use_errno=True)
    system.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if os.geteuid():
        # In a user namespace of its own it may not look into the memory or the environment of its parent either.
        system.unshare(CLONE_NEWUSER | no_network)
        return
    if no_network:
        system.unshare(no_network)
    # Refused where root has been stripped of the right to become another: then it has little else left.
    with suppress(OSError):
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)


def _limit(output: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_FSIZE, (output, output))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
