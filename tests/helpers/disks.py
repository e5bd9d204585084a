"""Disks that fail on demand, for whatever saves through `write_atomic`."""

from __future__ import annotations

import os
from io import FileIO
from pathlib import Path

from cnnstudio.project.atomic import Disk


class FailingDisk(Disk):
    """Works like the real one, but call number `fail_at` (from 1) fails with `code`.

    Every kind of call counts, in the order in which they are made; `calls` keeps their
    names. Without `fail_at` it only counts.
    """

    def __init__(self, code: int = 0, fail_at: int = 0, free: int = 40_000_000) -> None:
        self.calls: list[str] = []
        self._code = code
        self._fail_at = fail_at
        self._free = free

    def _count(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) == self._fail_at:
            raise OSError(self._code, os.strerror(self._code))

    def create(self, path: Path) -> FileIO:
        self._count("create")
        return super().create(path)

    def write(self, file: FileIO, content: memoryview) -> int:
        self._count("write")
        # In two steps, as a disk that is nearly full does it.
        return super().write(file, content[: (len(content) + 1) // 2])

    def sync(self, file: FileIO) -> None:
        self._count("sync")
        super().sync(file)

    def close(self, file: FileIO) -> None:
        super().close(file)
        self._count("close")

    def copy_mode(self, target: Path, path: Path) -> None:
        self._count("copy_mode")
        super().copy_mode(target, path)

    def replace(self, path: Path, target: Path) -> None:
        self._count("replace")
        super().replace(path, target)

    def sync_folder(self, folder: Path) -> None:
        self._count("sync_folder")
        super().sync_folder(folder)

    def free(self, folder: Path) -> int:
        return self._free


class BusyDisk(Disk):
    """Refuses to replace a file a number of times, as a virus scanner makes it."""

    replace_attempts = 5

    def __init__(self, refusals: int) -> None:
        self.pauses: list[float] = []
        self._refusals = refusals

    def replace(self, path: Path, target: Path) -> None:
        if len(self.pauses) < self._refusals:
            raise PermissionError(13, "in use")
        super().replace(path, target)

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
