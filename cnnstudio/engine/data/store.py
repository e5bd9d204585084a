"""Decoded pictures, kept in the user's cache folder until their files change.

    cache/pictures/KEY/index.json     what is known of each file
    cache/pictures/KEY/RANDOM.pixels  the pictures as bytes (N, C, H, W)

The index names the array and is written last, in one step: a scan that is killed leaves
the old index, or none. What cannot be read is made again. Several programs may scan one
set at a time: each makes an array of its own, the index of who is done last stays, and
no array is removed while a program uses it (`in_use`).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cnnstudio.engine.data.in_use import hold, remove_unused
from cnnstudio.engine.data.mapped import RowFile, file_of, open_array
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.paths import user_cache_dir
from cnnstudio.project.atomic import (
    readable_size,
    remove_stale_temporaries,
    write_atomic,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VERSION = 1
MOST = 20 * 2**30
"""Bytes that all sets together may take; the ones not used for longest go first."""

SPARE = 256 * 2**20
"""Bytes that are left free on the drive."""

INDEX, ARRAY = "index.json", ".pixels"
BLOCK = 1_024


@dataclass(slots=True)
class Record:
    """What is known of a file: by its size and time it is seen to be the same.

    `row` is its place in the array, −1 if it is not there; `problem` why not, with its
    details.
    """

    size: int
    changed: int
    width: int = 0
    height: int = 0
    is_grey: bool = False
    row: int = -1
    digest: str = ""
    rules: list[str] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    problem: str = ""
    details: list[str] = field(default_factory=list)

    def is_of(self, size: int, changed: int) -> bool:
        """True if it was made of a file of this size and time."""
        return (self.size, self.changed) == (size, changed)


@dataclass(slots=True)
class Index:
    """What is known of a set: how it was decoded, its array, its files."""

    plan: dict[str, Any] = field(default_factory=dict)
    array: str = ""
    rows: int = 0
    files: dict[str, Record] = field(default_factory=dict)


class Store:
    """The folder of one set of pictures; `what` tells it from all others."""

    def __init__(self, *what: str) -> None:
        key = hashlib.sha256("\0".join(what).encode("utf-8", "surrogatepass"))
        self.folder = user_cache_dir() / "pictures" / key.hexdigest()[:24]
        self._making: RowFile | None = None

    def read(self) -> Index:
        """Return what is known; an empty index if there is nothing that can be read."""
        try:
            raw = json.loads((self.folder / INDEX).read_bytes())
            if raw["version"] != VERSION:
                return Index()
            files = {name: Record(*values) for name, *values in raw["files"]}
            index = Index(raw["plan"], str(raw["array"]), int(raw["rows"]), files)
            if Path(index.array).name != index.array:
                return Index()
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return Index()
        with contextlib.suppress(OSError):
            os.utime(self.folder)  # it is in use: others are removed first
        return index

    def write(self, index: Index) -> None:
        """Keep an index, and remove arrays that nobody needs; raises `OSError`."""
        files = [
            [name, *(getattr(record, f) for f in Record.__slots__)]
            for name, record in index.files.items()
        ]
        raw = {
            "version": VERSION, "plan": index.plan, "array": index.array,
            "rows": index.rows, "files": files,
        }  # fmt: skip
        content = json.dumps(raw, separators=(",", ":")).encode("ascii")
        self.folder.mkdir(parents=True, exist_ok=True)
        write_atomic(self.folder / INDEX, content, durable=False)
        for path in self.folder.glob(f"*{ARRAY}"):
            if path.name != index.array:
                remove_unused(path)
        remove_old(self.folder)

    def new_array(self, size: int) -> Path:
        """Make an array file of so many bytes; raises `DataError` if it cannot be."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            free = shutil.disk_usage(self.folder).free
            if size + SPARE > free:
                raise DataError(
                    translate(
                        "Engine",
                        "The decoded pictures need {size}, but {free} are free at "
                        "{folder}. Choose a smaller height and width, or make room.",
                    ).format(
                        size=readable_size(size + SPARE),
                        free=readable_size(free),
                        folder=self.folder,
                    )
                )
            path = self._made(size)
        except OSError as error:
            raise DataError(
                translate(
                    "Engine",
                    "The decoded pictures cannot be kept at {folder}: {reason}.",
                ).format(folder=self.folder, reason=error.strerror or error)
            ) from error
        return path

    def _made(self, size: int) -> Path:
        """Make an array file and hold it, as long as this object lives."""
        while True:
            path = self.folder / f"{secrets.token_hex(8)}{ARRAY}"
            with path.open("xb") as file:
                file.truncate(size)
            self._making = RowFile(path)
            with contextlib.suppress(FileNotFoundError):  # removed as nobody's
                self._making.open()
                if hold(self._making.descriptor, path):
                    return path

    def open(self, index: Index, shape: Sequence[int]) -> NDArray[np.uint8] | None:
        """Map and hold the array of an index; None if it is missing or too short."""
        path = self.folder / index.array
        try:
            array = open_array(path, (index.rows, *shape))
        except (OSError, ValueError):
            return None
        file = file_of(array)
        assert file is not None
        return array if hold(file.reader.descriptor, path) else None


def copy_rows(
    array: NDArray[np.uint8], rows: Iterable[tuple[int, int]], path: Path
) -> None:
    """Copy rows (from, to) of an array into an array file; raises `OSError`."""
    size = array[:1].nbytes
    with path.open("r+b") as file:
        for source, target in rows:
            file.seek(target * size)
            file.write(array[source].tobytes())


def close_gaps(path: Path, size: int, rows: Sequence[int]) -> None:
    """Move rows (ascending) of `size` bytes to the beginning; cut off the rest."""
    with path.open("r+b") as file:
        for target, source in enumerate(rows):
            if target != source:
                file.seek(source * size)
                row = file.read(size)
                file.seek(target * size)
                file.write(row)
        file.truncate(len(rows) * size)


def remove_old(kept: Path) -> None:
    """Remove the sets that were not used for longest until all take little enough.

    An array that a program uses stays.
    """
    sets = []
    with contextlib.suppress(OSError):
        for folder in kept.parent.iterdir():
            size = sum(file.stat().st_size for file in folder.iterdir())
            sets.append((folder.stat().st_mtime, size, folder))
    total = sum(size for _, size, _ in sets)
    for _, _, folder in sorted(sets, key=lambda found: found[0]):
        if total > MOST and folder != kept:
            total -= _removed(folder)


def _removed(folder: Path) -> int:
    """Remove what nobody uses of a set; return how many bytes that were.

    The folder goes only if it is empty then: another program may just begin an array.
    """
    gone = 0
    with contextlib.suppress(OSError):
        arrays = [(path, path.stat().st_size) for path in folder.glob(f"*{ARRAY}")]
        unused = [size if remove_unused(path) else -1 for path, size in arrays]
        gone = sum(size for size in unused if size > 0)
        if -1 not in unused:
            index = folder / INDEX
            size = index.stat().st_size if index.exists() else 0
            index.unlink(missing_ok=True)
            remove_stale_temporaries(folder)
            gone += size
            folder.rmdir()
    return gone
