"""On what was measured: processor, memory, versions, date."""

from __future__ import annotations

import datetime
import os
import platform
from importlib import metadata
from pathlib import Path

PACKAGES = ("torch", "PySide6-Essentials", "pyqtgraph", "numpy", "pillow")


def describe() -> str:
    """Return two lines for above the table."""
    now = datetime.datetime.now().astimezone()
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in PACKAGES)
    return (
        f"{now:%Y-%m-%d %H:%M}, {_processor()}, {usable_cores()} cores, {_memory()}"
        f"{platform.system()} {platform.release()}\n"
        f"Python {platform.python_version()}, {versions}"
    )


def usable_cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        for line in listed.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory() -> str:
    try:
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows does not say.
        return ""
    return f"{size / 2**30:.0f} GiB, "
