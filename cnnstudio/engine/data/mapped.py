"""Arrays that stay in their file: read where they are needed, never whole in memory."""

from __future__ import annotations

import errno
import math
import mmap
import os
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 32 * 2**20
"""Bytes that may be mapped before they are given back to the system's cache."""

RESIDENT = 256 * 2**20
"""Bytes up to which a file is read into memory as a whole."""

_files: weakref.WeakValueDictionary[int, MappedFile] = weakref.WeakValueDictionary()


class RowFile:
    """Rows of bytes in a file, read wherever they lie; another process can have it.

    A byte that is touched in a map can bring megabytes around it, which count as held:
    this way only the rows themselves are. `descriptor` is −1 until it is open.
    """

    def __init__(self, path: Path, start: int = 0) -> None:
        self.path = path
        self._start = start
        self.descriptor = -1

    def __getstate__(self) -> tuple[Path, int]:
        return self.path, self._start

    def __setstate__(self, state: tuple[Path, int]) -> None:
        self.path, self._start = state
        self.descriptor = -1

    def open(self) -> None:
        """Open the file; raises `OSError`."""
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
        self.descriptor = os.open(self.path, flags)
        weakref.finalize(self, os.close, self.descriptor)

    def rows(self, places: Sequence[int], shape: Sequence[int]) -> NDArray[np.uint8]:
        """Read rows of a shape into memory: (N, …); raises `OSError` if one is gone."""
        if self.descriptor < 0:
            self.open()
        found = np.empty((len(places), *shape), np.uint8)
        size = math.prod(shape)
        buffer = memoryview(found.data).cast("B")
        for number, place in enumerate(places):
            part = buffer[number * size : (number + 1) * size]
            if self._read(part, self._start + place * size) != size:
                raise OSError(errno.EIO, "the file has become shorter")
        return found

    def _read(self, buffer: memoryview, place: int) -> int:
        if hasattr(os, "preadv"):
            return os.preadv(self.descriptor, [buffer], place)
        os.lseek(self.descriptor, place, os.SEEK_SET)
        content = os.read(self.descriptor, len(buffer))
        buffer[: len(content)] = content
        return len(content)


class MappedFile(mmap.mmap):
    """A file as memory, private to this process, that can give back what it mapped."""

    _touched = 0
    reader: RowFile

    def release(self, touched: int) -> None:
        """Count what was read; give pages back once it is much.

        They stay in the system's cache, which takes them away when others need
        memory; else the process would seem to hold the whole file.
        """
        self._touched += touched
        if self._touched >= MOST and hasattr(mmap, "MADV_DONTNEED"):
            self._touched = 0
            self.madvise(mmap.MADV_DONTNEED)


def open_array(path: Path, shape: Sequence[int], start: int = 0) -> NDArray[np.uint8]:
    """Map a file of bytes as an array, from the byte `start` on.

    Raises `OSError`, or `ValueError` if the file is shorter than that.
    """
    size = math.prod(shape)
    with path.open("rb") as file:
        mapped = MappedFile(file.fileno(), start + size, access=mmap.ACCESS_COPY)
    mapped.reader = RowFile(path, start)
    mapped.reader.open()
    array = np.frombuffer(mapped, np.uint8, size, start).reshape(tuple(shape))
    _files[array.__array_interface__["data"][0]] = mapped
    return array


def file_of(array: NDArray[Any]) -> MappedFile | None:
    """Return the file that an array lies in, or None if it is in memory."""
    return _files.get(array.__array_interface__["data"][0])


def release_of(address: int, touched: int) -> None:
    """Tell that so many bytes of an array at this address were read.

    If it lies in a file they are given back: see `MappedFile.release`.
    """
    file = _files.get(address)
    if file is not None:
        file.release(touched)
