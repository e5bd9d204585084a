"""The only way anything is written: completely, or not at all.

A file is written beside its target under another name, forced to the disk, checked,
and only then put in the target's place, in one step; the folder is forced to the disk
as well, because without that a power cut takes back saves that were reported as done.
At every instant the target holds the old content or the new one, in full.
"""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import shutil
import stat
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from cnnstudio.graph.text import marked, translate

PREFIX = ".tmp-"
DAY = 24 * 60 * 60.0
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NOT_SUPPORTED = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}
REASONS = {
    errno.EROFS: marked("Files", "it is read-only. Save elsewhere?"),
    errno.EACCES: marked(
        "Files", "writing there is not allowed (read-only). Save elsewhere?"
    ),
    errno.EPERM: marked(
        "Files", "writing there is not allowed (read-only). Save elsewhere?"
    ),
    errno.ENOENT: marked(
        "Files", "the folder does not exist, or its drive is missing. Save elsewhere?"
    ),
    errno.ENOTDIR: marked(
        "Files", "a part of that path is a file, not a folder. Save elsewhere?"
    ),
    errno.ENAMETOOLONG: marked(
        "Files", "the path is too long. Choose a shorter name or folder."
    ),
    errno.EISDIR: marked("Files", "it is a folder. Choose another name."),
    errno.ELOOP: marked("Files", "the link leads back to itself. Choose another name."),
}


class WriteError(OSError):
    """A file could not be written; the text is one sentence for the user."""

    def __init__(
        self,
        code: int,
        sentence: str,
        path: Path,
        needed: int | None = None,
        free: int | None = None,
    ) -> None:
        super().__init__(code, sentence, str(path))
        self.path = path
        self.needed = needed
        self.free = free

    def __str__(self) -> str:
        return str(self.strerror)


class Disk:
    """The calls to the operating system; tests hand over one that fails."""

    # Windows: a virus scanner may hold a file for a moment after it was written.
    replace_attempts = 10 if os.name == "nt" else 1

    def create(self, path: Path) -> FileIO:
        """Create a file that must not exist yet, with the mode that umask gives."""
        return open(path, "xb", buffering=0)

    def write(self, file: FileIO, content: memoryview) -> int:
        """Write a first part of the content and return its length."""
        return file.write(content)

    def sync(self, file: FileIO) -> None:
        """Force the file's content to the disk."""
        if sys.platform == "darwin":
            import fcntl

            # fsync of macOS leaves the content in the drive's cache.
            with contextlib.suppress(OSError):
                fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
                return
        os.fsync(file.fileno())

    def close(self, file: FileIO) -> None:
        """Close the file; network drives report a full disk only here."""
        file.close()

    def copy_mode(self, target: Path, path: Path) -> None:
        """Give the new file the mode bits of the one it will replace."""
        with contextlib.suppress(FileNotFoundError):
            mode = stat.S_IMODE(target.stat().st_mode)
            if mode != stat.S_IMODE(path.stat().st_mode):
                os.chmod(path, mode)

    def writable(self, target: Path) -> bool:
        """Tell whether the target may be replaced; `replace` alone would not ask."""
        return os.access(target, os.W_OK) or not os.path.exists(target)

    def replace(self, path: Path, target: Path) -> None:
        """Put the file in the target's place, in one step."""
        os.replace(path, target)

    def sync_folder(self, folder: Path) -> None:
        """Force the folder's list of names to the disk."""
        if os.name != "posix":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in NOT_SUPPORTED:  # some network drives
                raise
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def free(self, folder: Path) -> int:
        """Return the bytes that are free for us on the folder's drive."""
        return shutil.disk_usage(folder).free

    def pause(self, seconds: float) -> None:
        """Wait before another attempt."""
        time.sleep(seconds)


DISK = Disk()


def write_atomic(
    path: str | os.PathLike[str],
    parts: Iterable[bytes] | bytes,
    verify: Callable[[Path], None] | None = None,
    *,
    durable: bool = True,
    disk: Disk = DISK,
) -> None:
    """Replace the content of a file, or leave everything as it was.

    `verify` is given the finished temporary file before it replaces anything; what it
    raises is passed on. The folder must exist; links are followed; the file keeps its
    mode bits. Every failure of the disk is a `WriteError`. Give large parts: each is
    one call to the system. Without `durable` the file survives a crash of the program
    but not a power cut, and costs under a millisecond: for recovery copies.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f"{PREFIX}{os.getpid()}-{_host()}-{_random()}")
    save = _Save(target, temporary, disk, durable)
    pieces = iter((parts,) if isinstance(parts, bytes) else parts)
    try:
        save.write(pieces)
        if verify is not None:
            verify(temporary)
        save.put_in_place()
    except WriteError as error:
        if error.errno in FULL:
            save.size += sum(len(piece) for piece in pieces)
            raise _disk_is_full(save, error) from error.__cause__
        raise
    finally:
        with contextlib.suppress(OSError):  # nothing is there after replacing
            disk.remove(temporary)


def remove_stale_temporaries(
    folder: str | os.PathLike[str], *, now: float | None = None
) -> list[Path]:
    """Remove what writers that were killed left in a folder; return what is gone.

    Called by whoever opens a file there (resolve links first: the temporary file lies
    beside the real one). A writer that still runs, here or on another machine that
    shares the folder, keeps its file unless that is older than a day. Never raises.
    """
    now = time.time() if now is None else now
    removed: list[Path] = []
    try:
        with os.scandir(folder) as entries:
            found = [Path(entry) for entry in entries if entry.name.startswith(PREFIX)]
    except OSError:
        return removed
    for path in found:
        with contextlib.suppress(OSError):
            status = path.lstat()
            if not stat.S_ISREG(status.st_mode):
                continue
            if _writer_is_dead(path.name) or now - status.st_mtime > DAY:
                path.unlink()
                removed.append(path)
    return removed


@dataclass
class _Save:
    """One run through the protocol."""

    target: Path
    temporary: Path
    disk: Disk
    durable: bool
    size: int = 0
    replaced: bool = False

    def write(self, pieces: Iterator[bytes]) -> None:
        """Write the temporary file, in full and down to the disk."""
        with self.explained():
            if not self.disk.writable(self.target):
                raise PermissionError(errno.EACCES, "read-only")
            file = self.disk.create(self.temporary)
        try:
            for piece in pieces:  # what these raise is not the disk's fault
                self.size += len(piece)
                with self.explained():
                    self._write_piece(file, memoryview(piece))
            with self.explained():
                self.disk.copy_mode(self.target, self.temporary)
                if self.durable:
                    self.disk.sync(file)
        except BaseException:
            with contextlib.suppress(OSError):
                self.disk.close(file)
            raise
        with self.explained():
            self.disk.close(file)

    def _write_piece(self, file: FileIO, rest: memoryview) -> None:
        while rest:
            rest = rest[self.disk.write(file, rest) :]

    def put_in_place(self) -> None:
        """Let the temporary file replace the target."""
        with self.explained():
            self._replace()
            self.replaced = True
            if self.durable:
                self.disk.sync_folder(self.target.parent)

    def _replace(self) -> None:
        for attempt in range(1, self.disk.replace_attempts + 1):
            try:
                self.disk.replace(self.temporary, self.target)
                return
            except PermissionError:
                if attempt == self.disk.replace_attempts:
                    raise
                self.disk.pause(0.02 * attempt)

    @contextlib.contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what the system says into a sentence for the user."""
        try:
            yield
        except OSError as error:
            raise _explain(error, self) from error

    def kept(self) -> str:
        """Say what is certainly still there."""
        if self.replaced:
            return translate(
                "Files", "The new version is in place, but a power cut may undo it."
            )
        if os.path.exists(self.target):  # unlike Path's, never raises
            return translate("Files", "The last saved version is untouched.")
        return translate("Files", "Nothing was written.")


def _explain(error: OSError, save: _Save) -> WriteError:
    code = error.errno or errno.EIO
    if save.replaced:
        reason = translate("Files", "the disk did not confirm it ({strerror}).").format(
            strerror=os.strerror(code)
        )
    else:
        other = marked("Files", "{strerror}. Save elsewhere?")
        reason = translate("Files", REASONS.get(code, other))
        reason = reason.format(strerror=os.strerror(code))
    sentence = translate("Files", "Cannot write to {target}: {reason} {kept}").format(
        target=save.target, reason=reason, kept=save.kept()
    )
    return WriteError(code, sentence, save.target)


def _disk_is_full(save: _Save, error: WriteError) -> WriteError:
    code = error.errno or errno.ENOSPC
    folder = save.target.parent
    free = None
    room = translate("Files", "the disk is full")
    if code == errno.EDQUOT:
        room = translate("Files", "your quota is used up")
    elif code == errno.EFBIG:
        room = translate("Files", "the drive does not take files of this size")
    else:
        with contextlib.suppress(OSError):
            free = save.disk.free(folder)
            room = translate("Files", "{size} free on {drive}").format(
                size=readable_size(free), drive=_drive(folder)
            )
    need = translate("Files", "needs {size}, {room}").format(
        size=readable_size(save.size), room=room
    )
    sentence = translate("Files", "Cannot write to {target}: {need}. {kept}").format(
        target=save.target, need=need, kept=save.kept()
    )
    return WriteError(code, sentence, save.target, save.size, free)


def readable_size(size: int) -> str:
    """Return a number of bytes as people read it, such as 212 MB."""
    amount = float(size)
    for unit in (translate("Files", "bytes"), "kB", "MB", "GB"):
        if amount < 999.5:
            return f"{amount:.0f} {unit}" if amount >= 10 else f"{amount:.3g} {unit}"
        amount /= 1000
    return f"{amount:.3g} TB"


def _drive(folder: Path) -> Path:
    for place in (folder, *folder.parents):
        if os.path.ismount(place):
            return place
    return folder


def _random() -> str:
    return os.urandom(4).hex()


def _host() -> str:
    """Return a short mark of this machine, for folders that several share."""
    return f"{zlib.crc32(platform.node().encode()):08x}"


def _writer_is_dead(name: str) -> bool:
    """Tell whether a temporary file's writer ran on this machine and has ended."""
    pid, _, rest = name.removeprefix(PREFIX).partition("-")
    if not (pid.isascii() and pid.isdigit()) or rest.partition("-")[0] != _host():
        return False
    return not is_running(int(pid))


def is_running(pid: int) -> bool:
    """Tell whether a process of this machine runs."""
    import psutil  # of use seldom enough

    try:
        return bool(psutil.pid_exists(pid))
    except OverflowError:  # no system counts that far
        return False
