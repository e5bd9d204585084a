"""How an engine process is started: its command and its environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import cnnstudio

THREADS = "OMP_NUM_THREADS"

# For glibc (others ignore it): memory that was freed stays with the process. By default
# the activations of every step are handed back, and the next step's pages are filled
# with zeros again. Measured for two 3 x 3 convolutions on a batch of 128, on the main
# thread: 166 ms of processor time a step by default, 108 with these, 221 with mmap from
# 1 MiB on, which would make peaks of memory easier to predict. One arena, because the
# worker's own one consists of heaps of 64 MiB, into which large tensors do not fit: on
# a thread 120 ms by default, 117 without that line, 107 with it.
ALLOCATOR = {
    "MALLOC_MMAP_THRESHOLD_": str(2**30),
    "MALLOC_TRIM_THRESHOLD_": str(2**34),
    "MALLOC_TOP_PAD_": str(2**26),
    "MALLOC_ARENA_MAX": "1",
}


def engine_command() -> list[str]:
    """Return the program and the arguments that start an engine.

    `-P` keeps the current folder out of the path of modules: a file `torch.py`
    beside somebody's project must not take the place of torch.
    """
    return [sys.executable, "-P", "-m", "cnnstudio.engine"]


def window_command() -> list[str]:
    """Return the program and the arguments that start another window."""
    return [sys.executable, "-P", "-m", "cnnstudio"]


def side_job_command() -> list[str]:
    """Return the program and the arguments that start a process for side jobs."""
    return [sys.executable, "-P", "-m", "cnnstudio.engine.side_job"]


def decoder_command() -> list[str]:
    """Return the program and the arguments that start a decoder of pictures."""
    return [sys.executable, "-P", "-m", "cnnstudio.engine.data.decode_worker"]


def automatic_threads() -> int:
    """Return the threads that computing gets unless told: one core is the window's."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))  # a container may have fewer than exist
    else:
        cores = os.cpu_count() or 1
    return max(1, cores - 1)


def engine_environment(threads: int = 0) -> dict[str, str]:
    """Return the environment of an engine that computes on this many threads.

    With 0 a number that stands in the environment already is kept, else it is
    automatic. All of this must be there when the process starts, because glibc and
    OpenMP read it only then.
    """
    environment = dict(os.environ)
    if threads or not environment.get(THREADS, "").isdigit():
        environment[THREADS] = str(threads or automatic_threads())
    # OpenMP's idle workers spin before they sleep and would take the window's core:
    # the first name is read by GNU's OpenMP (Linux), the second by LLVM's.
    environment.setdefault("GOMP_SPINCOUNT", "0")
    environment.setdefault("KMP_BLOCKTIME", "0")
    for name, value in ALLOCATOR.items():
        environment.setdefault(name, value)
    return with_sources(environment)


def with_sources(environment: dict[str, str]) -> dict[str, str]:
    """Let a child find this program, also a clone that was never installed."""
    sources = str(Path(cnnstudio.__file__).absolute().parent.parent)
    path = environment.get("PYTHONPATH")
    environment["PYTHONPATH"] = f"{sources}{os.pathsep}{path}" if path else sources
    return environment
