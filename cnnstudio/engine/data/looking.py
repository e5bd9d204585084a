"""What is this file or folder? The source that reads it, without reading it whole."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from cnnstudio.bridge.data_messages import LookAtPath, PathLooked
from cnnstudio.bridge.message import Message
from cnnstudio.engine.data.files import BESIDE, MASK_FOLDERS, part_folders
from cnnstudio.engine.data.scan_job import tuples_of
from cnnstudio.engine.data.tables import open_table
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import plural, translate
from cnnstudio.project.record import raw_of
from cnnstudio.project.sources.idx import Idx
from cnnstudio.project.sources.image_folder import ImageFolder
from cnnstudio.project.sources.image_list import ImageList
from cnnstudio.project.sources.masks import Masks
from cnnstudio.project.sources.numpy_file import NumpyFile
from cnnstudio.project.sources.source import Source
from cnnstudio.project.sources.table import Table

PICTURES = {
    ".jpg", ".jpeg", ".jpe", ".png", ".bmp", ".dib", ".webp", ".gif", ".tif", ".tiff",
}  # fmt: skip
PICTURE_FOLDERS = ("images", "image", "imgs", "pictures", "photos", "inputs", "img")
TABLES = (".csv", ".tsv")
IDX = re.compile(r"(^|[-._])idx\d?([-._]u?byte)?(\.gz)?$")
DEEPEST = 4
"""Folders that hold nothing but one folder are passed through, so many at most."""


def look_at_path(request: LookAtPath) -> Iterator[Message]:
    """Answer with the source that reads a path, or with what was expected."""
    try:
        source, text = looked_at(request.path)
    except (DataError, OSError) as error:
        yield PathLooked(request.request, request.path, problem=_sentence(error))
        return
    raw = tuples_of(raw_of(source))
    yield PathLooked(request.request, request.path, raw, text)


def looked_at(path: str) -> tuple[Source, str]:
    """Return the source for a path and what it is; raises `DataError` or `OSError`."""
    path = os.path.abspath(path)
    if os.path.isdir(path):
        return _folder(path)
    if not os.path.exists(path):
        text = translate("Engine", "There is nothing at {path}.")
        raise DataError(text.format(path=path))
    name = os.path.basename(path).lower()
    kind = os.path.splitext(name)[1]
    if kind in TABLES:
        return _table(path)
    if kind in (".npz", ".npy"):
        return NumpyFile(path=path), translate("Engine", "arrays of NumPy")
    if _is_idx(path):
        return Idx(path=path), translate("Engine", "images of the MNIST format")
    if kind in PICTURES:
        text = translate(
            "Engine",
            "{name} is a single picture. Drop the folder that holds one folder of "
            "pictures per class, such as cats/ dogs/.",
        )
        raise DataError(text.format(name=os.path.basename(path)))
    text = translate(
        "Engine",
        "{name} is nothing that data are read from: expected a folder of pictures, a "
        "CSV table, a NumPy file (.npz, .npy) or MNIST files.",
    )
    raise DataError(text.format(name=os.path.basename(path)))


def _sentence(error: DataError | OSError) -> str:
    if isinstance(error, DataError):
        return error.message
    text = translate("Engine", "{path} cannot be read: {reason}.")
    return text.format(path=error.filename or "?", reason=error.strerror or error)


def _folder(path: str) -> tuple[Source, str]:
    path = _passed_through(path)
    folders, files = _entries(path)
    by_small = {name.lower(): name for name in folders}
    masks = next((by_small[n] for n in MASK_FOLDERS if n in by_small), None)
    images = next((by_small[n] for n in PICTURE_FOLDERS if n in by_small), None)
    if masks and images and not _class_folders(f"{path}/{images}"):
        source = Masks(path=f"{path}/{images}", masks=f"{path}/{masks}")
        return source, translate("Engine", "pictures with masks")
    if any(_is_idx(f"{path}/{name}") for name in files):
        return Idx(path=path), translate("Engine", "images of the MNIST format")
    parts = part_folders(folders)
    if parts and all(_class_folders(f"{path}/{name}") for name in parts):
        train = next(name for name, part in parts.items() if part == "train")
        return ImageFolder(path=path), _classes(len(_class_folders(f"{path}/{train}")))
    if len(folders) > 1:
        return ImageFolder(path=path), _classes(len(folders))
    tables = [name for name in files if name.lower().endswith(TABLES)]
    if len(tables) == 1:
        return _table(f"{path}/{tables[0]}")
    arrays = [name for name in files if name.lower().endswith(".npz")]
    if len(arrays) == 1:
        return looked_at(f"{path}/{arrays[0]}")
    if _class_folders(path):
        return ImageFolder(path=path), _classes(len(folders))
    text = translate(
        "Engine",
        "Found 0 class folders in {path}; expected one folder of pictures per class, "
        "such as cats/ dogs/.",
    )
    raise DataError(text.format(path=path))


def _classes(count: int) -> str:
    text = plural("Engine", count, "pictures of {0} class", "pictures of {0:,} classes")
    return text.format(count)


def _passed_through(path: str) -> str:
    """Go into folders that hold nothing but one folder, as archives make them."""
    for _ in range(DEEPEST):
        folders, files = _entries(path)
        inside = f"{path}/{folders[0]}" if len(folders) == 1 else ""
        if not inside or files or not _entries(inside)[0]:
            return path
        path = inside
    return path


def _entries(path: str) -> tuple[list[str], list[str]]:
    """Return the folders and the files that count in a folder, by name."""
    folders, files = [], []
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.name.startswith((".", "__MACOSX")):
                continue
            if entry.is_dir():
                folders.append(entry.name)
            elif os.path.splitext(entry.name)[1].lower() not in BESIDE - set(TABLES):
                files.append(entry.name)
    return sorted(folders), sorted(files)


def _class_folders(path: str) -> list[str]:
    """Return the folders in a folder that hold files."""
    try:
        return [n for n in _entries(path)[0] if any(_entries(f"{path}/{n}"))]
    except OSError:
        return []


def _is_idx(path: str) -> bool:
    return bool(IDX.search(os.path.basename(path).lower()))


def _table(path: str) -> tuple[Source, str]:
    """A list of pictures if a column names files that are there, else a table."""
    with open_table(path) as (rows, columns):
        first = [row for row, _ in zip(rows, range(20), strict=False)]
    here = Path(path).parent
    for place, column in enumerate(columns):
        named = [row[place].strip() for row in first if place < len(row)]
        if not any(os.path.splitext(n)[1].lower() in PICTURES for n in named):
            continue
        folder = next((f for f in _near(here) if (f / named[0]).is_file()), None)
        source = ImageList(
            path=path,
            file_column="" if place == 0 else column,
            folder="" if folder in (None, here) else str(folder),
        )
        return source, translate("Engine", "a list of pictures")
    text = translate("Engine", "a table of {0} columns").format(len(columns))
    return Table(path=path), text


def _near(folder: Path) -> list[Path]:
    inside = [folder / name for name in _entries(str(folder))[0][:50]]
    return [folder, *inside, folder.parent]
