"""Which window has a project's file open: a lock beside the file, and who holds it.

`.NAME.lock` is locked as long as the file is open for writing, so that it ends with its
process whatever happens; `.NAME.open` says which process on which machine that is. Both
go when the file is closed.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cnnstudio.graph.text import translate
from cnnstudio.project.atomic import write_atomic

if TYPE_CHECKING:
    from filelock import BaseFileLock

_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a file open; 0 and "" if that cannot be found out."""

    process: int = 0
    host: str = ""

    def __str__(self) -> str:
        if not self.process:
            return translate("OpenLock", "another CNN Studio")
        text = translate("OpenLock", "another CNN Studio (process {0} on {1})")
        return text.format(self.process, self.host)


class HeldError(OSError):
    """Another window has the file open; `holder` says which."""

    def __init__(self, path: Path, holder: Holder) -> None:
        super().__init__(f"{path} is open in {holder}.")
        self.holder = holder


class OpenLock:
    """Holds a file from `take` to `release`."""

    def __init__(self, path: Path, lock: BaseFileLock | None) -> None:
        self.path, self._lock = path, lock

    @property
    def is_held(self) -> bool:
        """False where nothing can be locked: nothing can be saved there either."""
        return self._lock is not None

    @classmethod
    def take(cls, path: str | os.PathLike[str]) -> OpenLock:
        """Hold a file; raises `HeldError` if another window does.

        Where no lock can be had, in a folder that is read-only, there is none.
        """
        from filelock import FileLock, Timeout

        target = Path(os.path.realpath(path))
        place = _beside(target, "lock")
        if not os.access(target.parent, os.W_OK):
            return cls(target, None)
        for _ in range(_ATTEMPTS):
            lock = FileLock(place, timeout=0)
            try:
                lock.acquire()
            except Timeout:
                raise HeldError(target, holder_of(target)) from None
            except (OSError, NotImplementedError):  # drives that know no locks
                return cls(target, None)
            if place.exists():  # else its last holder removed it just now
                _say_who(target)
                return cls(target, lock)
            lock.release()
        return cls(target, None)

    def release(self) -> None:
        """Let go of the file; doing it again does nothing."""
        lock, self._lock = self._lock, None
        if lock is None:
            return
        with contextlib.suppress(OSError):
            _beside(self.path, "open").unlink(missing_ok=True)
        # Elsewhere it is removed while it is held, so that nobody waits for a lock
        # without a name; Windows removes nothing that is open.
        if os.name == "nt":
            lock.release()
        with contextlib.suppress(OSError):
            _beside(self.path, "lock").unlink(missing_ok=True)
        lock.release()


def holder_of(path: Path) -> Holder:
    """Return who says to have a file open; an empty `Holder` if nobody says so."""
    try:
        raw = json.loads(_beside(path, "open").read_text(encoding="utf-8"))
        process, host = raw["process"], raw["host"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Holder()
    if type(process) is not int or not isinstance(host, str):
        return Holder()
    return Holder(process, host[:100])


def _say_who(path: Path) -> None:
    who = {"process": os.getpid(), "host": platform.node()}
    with contextlib.suppress(OSError):  # the lock alone keeps others out
        write_atomic(_beside(path, "open"), json.dumps(who).encode(), durable=False)


def _beside(path: Path, kind: str) -> Path:
    return path.with_name(f".{path.name}.{kind}")
