"""Downloads a known data set, once and on request, and keeps its images as one array.

torchvision fetches the files and compares their checksums; then all images are brought
to one size. Both stay in the cache folder: a project that uses them opens at once.
"""

from __future__ import annotations

import contextlib
import os
import threading
import urllib.error
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cnnstudio.engine.data.prepared_set import is_prepared, places_of, prepare
from cnnstudio.engine.data.scanned import Progress
from cnnstudio.engine.data.torchvision_parts import Images, Maker, make_part, parts_of
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.sources.torchvision_sets import TorchvisionSet

WATCHED = 0.5
"""Seconds between two looks at how much has arrived."""


def download(
    source: TorchvisionSet, cache: Path | None = None, maker: Maker = make_part
) -> Iterator[Progress]:
    """Download and prepare a data set; raises `DataError`. Done already: nothing."""
    if is_prepared(source, cache):
        return
    places = places_of(source, cache)
    parts: list[tuple[int, Images]] = []
    for number, options in parts_of(source.dataset):
        fetched = _Fetching(source, places.files, options, maker)
        yield from fetched.watch()
        parts.append((number, fetched.part()))
    yield from prepare(source, parts, places.prepared)


class _Fetching:
    """Makes one part in a thread, so that what arrives can be counted meanwhile."""

    def __init__(
        self, source: TorchvisionSet, folder: Path, options: dict[str, Any],
        maker: Maker,
    ) -> None:  # fmt: skip
        self._source, self._folder = source, folder
        self._made: Images | None = None
        self._error: Exception | None = None
        self._thread = threading.Thread(
            target=self._make, args=(maker, options), name="download", daemon=True
        )

    def _make(self, maker: Maker, options: dict[str, Any]) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._made = maker(self._source.dataset, self._folder, options)
        except Exception as error:  # told by `part`, in the thread that asked
            self._error = error

    def watch(self) -> Iterator[Progress]:
        """Yield how many bytes have arrived, until all have."""
        total = self._source.offered.megabytes * 10**6
        text = translate("Engine", "downloading {0}").format(self._source.name)
        self._thread.start()
        while self._thread.is_alive():
            self._thread.join(WATCHED)
            yield Progress(text, min(total, size_of(self._folder)), total)

    def part(self) -> Images:
        """Return what was made; raises `DataError`."""
        if self._error is None:
            assert self._made is not None
            return self._made
        raise _explained(self._source, self._folder, self._error) from self._error


def _explained(source: TorchvisionSet, folder: Path, error: Exception) -> DataError:
    if isinstance(error, DataError):
        return error
    needs = source.offered.needs
    lines = str(error).strip().splitlines() or [type(error).__name__]
    if isinstance(error, ImportError) or (needs and needs in lines[0]):
        text = translate(
            "Engine",
            "{name} is read by a package that is not installed: pip install {needs}, "
            "then start the program again.",
        ).format(name=source.name, needs=needs or getattr(error, "name", "?"))
    elif isinstance(error, OSError) and not isinstance(error, urllib.error.URLError):
        text = translate(
            "Engine", "{name} could not be kept in {folder}: {error}."
        ).format(name=source.name, folder=folder, error=lines[0])
    else:
        text = translate(
            "Engine",
            "{name} could not be downloaded ({error}). Is there a network? Files that "
            "you have may also be put into {folder}.",
        ).format(name=source.name, error=lines[0].rstrip("."), folder=folder)
    return DataError(text, details=repr(error))


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder; some may go while they are counted."""
    total = 0
    for path, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                total += os.stat(os.path.join(path, name)).st_size
    return total
