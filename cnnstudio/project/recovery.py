"""Recovery copies: what a window had that was not saved, for after a crash.

Each window has a folder of its own, its slot, and holds a lock in it as long as it
lives: a slot that nobody holds belonged to a window that did not end by itself. A copy
is one line of JSON about it and then the text of the project's file; two older ones
are kept, so that a damaged copy costs seconds and not the work.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cnnstudio.graph.text import translate
from cnnstudio.project.atomic import write_atomic
from cnnstudio.project.strict_json import MAX_BYTES

if TYPE_CHECKING:
    from filelock import BaseFileLock

FORMAT = "cnnstudio-recovery"
SPACING = (0.0, 30.0, 300.0)
"""Seconds between a generation of copies and the next newer one, at least."""

_PREFIX, _LOCK, _DECLINED, _GATE = "slot-", "lock", "declined", ".gate"
_GATE_SECONDS = 5.0
_LATEST = 10**11
"""Seconds since 1970: the clock of no system shows a year of more than four digits."""


class RecoveryError(ValueError):
    """A copy cannot be used; the text is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What is said of unsaved work: of which project, how many changes, since when.

    `path` is the project's file, empty if it never had one; `last_edit` names the
    newest change; `written` is in seconds since 1970.
    """

    title: str
    path: str
    changes: int
    last_edit: str
    written: float


@dataclass(frozen=True, slots=True)
class RecoveryCopy:
    """Unsaved work: what is said of it, and the text of the project's file."""

    about: Unsaved
    text: str


class Slot:
    """The folder of one window's copies. Whoever has the object holds its lock."""

    def __init__(self, folder: Path, lock: BaseFileLock) -> None:
        self.folder, self._lock = folder, lock

    @property
    def process(self) -> int:
        """The process id of the window that made the slot; 0: unknown."""
        digits = self.folder.name.removeprefix(_PREFIX).partition("-")[0]
        return int(digits) if digits.isascii() and digits.isdigit() else 0

    @property
    def last_used(self) -> float:
        """When its newest copy was written, in seconds since 1970; 0: it is gone."""
        return _last_used(self.folder)

    @property
    def is_declined(self) -> bool:
        """True if its copies were offered once, and not wanted then."""
        return (self.folder / _DECLINED).exists()

    def write(self, about: Unsaved, text: str) -> None:
        """Put a newer copy in front of the others; raises `WriteError`.

        It survives the end of the program, not of the power: no fsync, for speed.
        """
        self._make_room(about.written)
        body = text.encode("utf-8")
        head = {"format": FORMAT, **asdict(about), "crc32": _checksum(about, body)}
        line = json.dumps(head, sort_keys=True).encode()
        write_atomic(self._copy(0), (line, b"\n", body), durable=False)

    def copies(self) -> tuple[list[RecoveryCopy], list[str]]:
        """Return the usable copies, the newest first, and why others are not.

        A damaged one is put aside: it is complained about once.
        """
        found, damaged = [], []
        for number in range(len(SPACING)):
            try:
                found.append(read_copy(self._copy(number)))
            except FileNotFoundError:
                continue
            except RecoveryError as error:
                damaged.append(str(error))
                with contextlib.suppress(OSError):
                    os.replace(self._copy(number), self._bad(number))
        return found, damaged

    def clear(self) -> None:
        """Remove the copies: the work is saved, or given up on purpose."""
        for number in range(len(SPACING)):
            self._copy(number).unlink(missing_ok=True)
            self._bad(number).unlink(missing_ok=True)
        (self.folder / _DECLINED).unlink(missing_ok=True)

    def accept(self) -> None:
        """Go on with its copies: after another crash they are offered again."""
        with contextlib.suppress(OSError):
            (self.folder / _DECLINED).unlink(missing_ok=True)

    def decline(self) -> None:
        """Keep the copies, but let no start offer them again by itself."""
        with contextlib.suppress(OSError):
            (self.folder / _DECLINED).touch()
        self.release()

    def release(self) -> None:
        """Let go of the slot with all that is in it."""
        self._lock.release()

    def remove(self) -> None:
        """Remove the slot with all that is in it."""
        self.clear()
        self._lock.release()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _copy(self, number: int) -> Path:
        return self.folder / f"copy-{number}.json"

    def _bad(self, number: int) -> Path:
        return self._copy(number).with_suffix(".bad")

    def _make_room(self, now: float) -> None:
        """Move copies down that are old enough to be worth more than what is there.

        A copy from the future is from before the clock was put back. What cannot be
        moved must not keep the newest from being written.
        """
        for number in range(len(SPACING) - 1, 0, -1):
            newer, older = self._copy(number - 1), self._copy(number)
            with contextlib.suppress(OSError):
                if not older.exists() or abs(now - _time_of(older)) > SPACING[number]:
                    os.replace(newer, older)


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be opened again; `slot` is None for a version once saved."""

    copy: RecoveryCopy
    slot: Slot | None = None


def read_copy(path: Path) -> RecoveryCopy:
    """Read a copy; raises `RecoveryError`, and `FileNotFoundError` if there is none."""
    try:
        if path.stat().st_size > 2 * MAX_BYTES:
            raise ValueError(translate("Recovery", "it is too large"))
        head, _, body = path.read_bytes().partition(b"\n")
        raw = json.loads(head)
        if not isinstance(raw, dict) or raw.get("format") != FORMAT:
            raise ValueError(translate("Recovery", "it is no recovery copy"))
        about = _about(raw)
        if raw.get("crc32") != _checksum(about, body):
            raise ValueError(translate("Recovery", "its checksum is wrong"))
        return RecoveryCopy(about, body.decode("utf-8"))
    except FileNotFoundError:
        raise
    except (OSError, ValueError, RecursionError) as error:
        text = translate("Recovery", "The recovery copy {0} is damaged: {1}.")
        raise RecoveryError(text.format(path, error)) from error


def _about(raw: dict[str, Any]) -> Unsaved:
    kinds = {"title": str, "path": str, "changes": int, "last_edit": str}
    for name, kind in kinds.items():
        if type(raw.get(name)) is not kind:
            raise ValueError(_unexpected(name))
    written = raw.get("written")
    if not isinstance(written, int | float) or not 0 <= written < _LATEST:
        raise ValueError(_unexpected("written"))
    if "\0" in raw["path"]:
        raise ValueError(_unexpected("path"))
    return Unsaved(**{field.name: raw[field.name] for field in fields(Unsaved)})


def _checksum(about: Unsaved, body: bytes) -> int:
    """Checksum of all that a copy holds: a wrong path would be saved to."""
    said = json.dumps(asdict(about), sort_keys=True).encode()
    return zlib.crc32(body, zlib.crc32(said))


def _unexpected(name: str) -> str:
    return translate("Recovery", "{0} is not what it should be").format(name)


def _time_of(path: Path) -> float:
    return path.stat().st_mtime


# The folder of all slots


def make_slot(folder: Path) -> Slot:
    """Make a slot for a window of this process; raises `OSError`."""
    with _gate(folder):
        own = folder / f"{_PREFIX}{os.getpid()}-{os.urandom(4).hex()}"
        own.mkdir()
        lock = _lock_of(own)
        try:
            lock.acquire()
        except BaseException:  # nothing stays that looks like a crash
            shutil.rmtree(own, ignore_errors=True)
            raise
        return Slot(own, lock)


def abandoned_slots(folder: Path) -> list[Slot]:
    """Return the slots that no window holds, held from now on; the newest first.

    Raises `OSError` if the folder cannot be used at all.
    """
    from filelock import Timeout

    if not folder.is_dir():
        return []
    found = []
    with _gate(folder):
        for path in sorted(folder.glob(f"{_PREFIX}*"), key=_last_used, reverse=True):
            if path.is_symlink() or not path.is_dir():
                continue  # made by nobody here: what it leads to is not ours to clear
            lock = _lock_of(path)
            try:
                lock.acquire()
            except (Timeout, OSError, NotImplementedError):
                continue  # a window holds it, or it is somebody else's
            found.append(Slot(path, lock))
    return found


@contextmanager
def _gate(folder: Path) -> Iterator[None]:
    """Let one at a time make slots or look for them: a new one has no lock yet."""
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / _GATE, timeout=_GATE_SECONDS):
            yield
    except Timeout as error:
        text = translate("Recovery", "{0} is held by another process.")
        raise OSError(text.format(folder)) from error
    except NotImplementedError as error:  # drives that know no locks
        text = translate("Recovery", "Nothing can be locked in {0}.")
        raise OSError(text.format(folder)) from error


def _lock_of(folder: Path) -> BaseFileLock:
    from filelock import FileLock

    return FileLock(folder / _LOCK, timeout=0)


def _last_used(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0
