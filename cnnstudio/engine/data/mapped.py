"""Arrays that stay in their file: read where they are needed, never whole in memory."""

from __future__ import annotations

import math
import mmap
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

AT_ONCE = 64 * 2**10
"""Bytes that the system maps around one that is read (Linux: fault_around_bytes)."""

MOST = 32 * 2**20
"""Bytes that may be mapped before they are given back to the system's cache."""

_files: weakref.WeakValueDictionary[int, MappedFile] = weakref.WeakValueDictionary()


class MappedFile(mmap.mmap):
    """A file as memory, private to this process, that can give back what it mapped."""

    _touched = 0

    def release(self, touched: int) -> None:
        """Count what was read; give pages back once it is much.

        They stay in the system's cache, which takes them away when others need
        memory; else the process would seem to hold the whole file.
        """
        self._touched += touched
        if self._touched >= MOST and hasattr(mmap, "MADV_DONTNEED"):
            self._touched = 0
            self.madvise(mmap.MADV_DONTNEED)


def open_array(path: Path, shape: Sequence[int]) -> NDArray[np.uint8]:
    """Map a file of bytes as an array; raises `OSError` or `ValueError` if it is
    shorter than that.
    """
    size = math.prod(shape)
    with path.open("rb") as file:
        mapped = MappedFile(file.fileno(), size, access=mmap.ACCESS_COPY)
    array = np.frombuffer(mapped, np.uint8).reshape(tuple(shape))
    _files[array.__array_interface__["data"][0]] = mapped
    return array


def file_of(array: NDArray[Any]) -> MappedFile | None:
    """Return the file that an array lies in, or None if it is in memory."""
    return _files.get(array.__array_interface__["data"][0])
