"""Are the files that a run learns from still there, and as they were?

Training reads what was decoded once, so nothing breaks when a drive goes away; but a
run whose data change beneath it is not what its record says. So it pauses, and goes on
when they are back.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cnnstudio.graph.text import translate

EVERY = 1.0
"""Seconds between two looks."""

AT_ONCE = 200
"""Files that a look asks for: less than a millisecond on a local drive."""


class WatchedFile(NamedTuple):
    """A file as it was read: path, name for people, size and time in nanoseconds."""

    path: str
    name: str
    size: int
    changed: int

    def problem(self) -> str:
        """Say what became of the file; empty if it is as it was."""
        try:
            status = os.stat(self.path)
        except FileNotFoundError:
            text = translate("Engine", "{name} is not there any more.")
            return text.format(name=self.name)
        except OSError as error:
            text = translate("Engine", "{name} can no longer be read: {reason}.")
            return text.format(name=self.name, reason=error.strerror or error)
        if (status.st_size, status.st_mtime_ns) != (self.size, self.changed):
            text = translate("Engine", "{name} has changed since it was read.")
            return text.format(name=self.name)
        return ""


class Watch:
    """Looks at some files every second, at all of them in turn."""

    def __init__(
        self,
        files: Sequence[WatchedFile],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._files = files
        self._clock = clock
        self._next = 0
        self._last = clock()
        self._gone: WatchedFile | None = None

    def look(self) -> str:
        """Return what became of a file, at most once a second; empty if nothing."""
        now = self._clock()
        if not self._files or now - self._last < EVERY:
            return ""
        self._last = now
        if self._gone is not None and (problem := self._gone.problem()):
            return problem
        end = self._next + AT_ONCE
        for file in self._files[self._next : end]:
            if problem := file.problem():
                self._gone = file
                return problem
        self._next = end if end < len(self._files) else 0
        self._gone = None
        return ""

    def problem(self) -> str:
        """Return whether the file that was told of last is still not as it was."""
        return self._gone.problem() if self._gone is not None else ""


def watched(path: str, name: str = "") -> tuple[WatchedFile, ...]:
    """Return a single file to be watched; none if it is a folder or not there."""
    if not os.path.isfile(path):
        return ()
    status = os.stat(path)
    label = name or os.path.basename(path)
    return (WatchedFile(path, label, status.st_size, status.st_mtime_ns),)
