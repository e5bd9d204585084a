"""What the numbers of a run depend on besides its settings, and what makes it fast."""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import sys
from collections.abc import Mapping

import numpy as np
import torch

import cnnstudio
from cnnstudio.engine.device import describe
from cnnstudio.graph.text import marked, translate

# Parameters of glibc's mallopt (malloc.h).
M_TRIM_THRESHOLD, M_TOP_PAD, M_MMAP_THRESHOLD = -1, -2, -3
LARGEST_MMAP_THRESHOLD = 32 * 2**20  # glibc takes no more
KEPT = 512 * 2**20

WORDS = {
    "torch": "torch {0} → {1}",
    "device": "{0} → {1}",
    "threads": marked("Engine", "{0} → {1} threads"),
    "processor": marked("Engine", "another processor ({0} → {1})"),
    "system": "{0} → {1}",
}


def versions() -> dict[str, str]:
    """Versions of what computes."""
    return {
        "cnnstudio": cnnstudio.__version__,
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": np.__version__,
    }


def environment(device: torch.device, threads: int) -> dict[str, str]:
    """What must be equal for a resumed run to go on bit for bit."""
    return {
        "torch": torch.__version__,
        "device": describe(device) if device.type != "cpu" else "CPU",
        "threads": str(threads),
        "processor": torch.backends.cpu.get_cpu_capability(),
        "system": f"{platform.system()} {platform.machine()}",
    }


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Say in a sentence why a run will not go on bit for bit; empty if it will."""
    changed = [
        translate("Engine", words).format(before.get(name, "?"), now.get(name, "?"))
        for name, words in WORDS.items()
        if before.get(name) != now.get(name)
    ]
    if not changed:
        return ""
    return translate(
        "Engine", "Will continue, but not bit for bit, because of: {names}."
    ).format(names=", ".join(changed))


def tune_process(threads: int) -> None:
    """Set threads, and let freed memory stay with a process that trains by itself.

    By default glibc hands the activations of every step back to the system, which
    must fill the pages with zeros again for the next one. The engine process gets the
    same by its environment; here it is too late for that.
    """
    # Idle workers of OpenMP would otherwise spin on the cores that others need.
    os.environ.setdefault("GOMP_SPINCOUNT", "0")
    torch.set_num_threads(threads)
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # another C library
            libc = ctypes.CDLL(None)
            libc.mallopt(M_MMAP_THRESHOLD, LARGEST_MMAP_THRESHOLD)
            libc.mallopt(M_TRIM_THRESHOLD, KEPT)
            libc.mallopt(M_TOP_PAD, 64 * 2**20)
