"""The user's log folder: what the window writes there, and native crashes.

The stack of a native crash goes into a file of the process's own, which is still there
at the next start: then it is known that, and where, the window died.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
from io import FileIO
from pathlib import Path

from cnnstudio.project.atomic import is_running

LOG_BYTES = 1_000_000
CRASHES = "crash.log"
_PREFIX, _ENDING = "crash-", ".log"


class CrashLog:
    """Where this process would write the stack of a native crash."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"{_PREFIX}{os.getpid()}{_ENDING}"
        folder.mkdir(parents=True, exist_ok=True)
        # Not with open(): what is written here is written by a process that dies.
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        self._file = FileIO(os.open(self.path, flags, 0o600), "wb")
        faulthandler.enable(self._file, all_threads=True)

    def close(self) -> None:
        """End it; without a crash nothing is left behind."""
        faulthandler.disable()
        self._file.close()
        with contextlib.suppress(OSError):
            if self.path.stat().st_size == 0:
                self.path.unlink()


def start_log(folder: Path) -> Path:
    """Write the program's log into the folder; return the file's path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "window.log"
    # Not a RotatingFileHandler: its module loads sockets and pickles before the first
    # frame. Once a start is often enough.
    if path.exists() and path.stat().st_size > LOG_BYTES:
        path.replace(folder / "window.old.log")
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log = logging.getLogger("cnnstudio")
    log.setLevel(logging.INFO)
    log.addHandler(handler)
    return path


def collect_crashes(folder: Path) -> list[int]:
    """Return which processes crashed since the last start; their stacks move on.

    They are told once, and stay in `crash.log`, the last one only.
    """
    crashed = []
    for path in folder.glob(f"{_PREFIX}*{_ENDING}"):
        digits = path.name.removeprefix(_PREFIX).removesuffix(_ENDING)
        if not digits.isdigit() or is_running(int(digits)):
            continue
        with contextlib.suppress(OSError):
            if path.stat().st_size:
                crashed.append(int(digits))
                path.replace(folder / CRASHES)
            else:
                path.unlink()
    return crashed
