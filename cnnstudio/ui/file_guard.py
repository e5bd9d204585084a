"""The open file among other programs: held against a second window, and watched."""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from cnnstudio.project.open_lock import OpenLock
from cnnstudio.project.strict_json import MAX_BYTES

SETTLE_MS = 200
"""Another program may remove a file and write it anew."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a file held when we read or wrote it; all 0: there was none.

    What is no project, since it is too large or no file at all, is not read.
    """

    size: int = 0
    modified: int = 0
    checksum: int = 0

    @classmethod
    def of(cls, path: Path) -> Seen:
        """Look at a file now."""
        try:
            status = path.stat()
            may_be_one = S_ISREG(status.st_mode) and status.st_size <= MAX_BYTES
            content = path.read_bytes() if may_be_one else b""
        except OSError:
            return cls()
        return cls(status.st_size, status.st_mtime_ns, zlib.crc32(content))


class FileGuard(QObject):
    """Holds one file and watches it; `changed` follows when others have changed it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock: OpenLock | None = None
        self._path: Path | None = None
        self._seen = self._told = Seen()
        self._watcher: QFileSystemWatcher | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE_MS)
        self._soon.timeout.connect(self._look)

    @property
    def lock(self) -> OpenLock | None:
        """What holds the open file."""
        return self._lock

    def take(self, path: Path) -> OpenLock:
        """Hold a file besides the one that is open; raises `HeldError`."""
        real = Path(os.path.realpath(path))
        if self._lock is not None and self._lock.path == real and self._lock.is_held:
            return self._lock
        return OpenLock.take(real)

    def follow(self, path: Path | None, seen: Seen, lock: OpenLock | None) -> None:
        """Let go of the last file; this one is open now, and held `seen`."""
        if self._lock is not None and self._lock is not lock:
            self._lock.release()
        self._lock, self._path = lock, path
        self._seen = self._told = seen
        self._soon.stop()
        if path is None and self._watcher is None:
            return
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.fileChanged.connect(self._note)
        if watched := self._watcher.files():
            self._watcher.removePaths(watched)
        if path is not None:
            self._watcher.addPath(str(path))

    def release(self) -> None:
        """Let go of the file: the window closes."""
        self.follow(None, Seen(), None)

    def is_changed(self) -> bool:
        """True if the file no longer holds what we read or wrote last.

        One that is gone is not changed: saving writes it again.
        """
        if self._path is None or self._seen == Seen():
            return False
        try:
            status = self._path.stat()
        except OSError:
            return False
        if (status.st_size, status.st_mtime_ns) == (
            self._seen.size, self._seen.modified,
        ):  # fmt: skip
            return False
        return Seen.of(self._path).checksum != self._seen.checksum

    def changed_at(self) -> float:
        """When the file was changed last, in seconds since 1970; 0: it is gone."""
        try:
            return self._path.stat().st_mtime if self._path is not None else 0.0
        except OSError:
            return 0.0

    def _note(self, _path: str) -> None:
        self._soon.start()

    def _look(self) -> None:
        path = self._path
        if path is None or self._watcher is None:
            return
        if path.exists() and str(path) not in self._watcher.files():
            self._watcher.addPath(str(path))  # one that was replaced is not watched
        now = Seen.of(path)
        if self.is_changed() and now != self._told:
            self._told = now
            self.changed.emit()
