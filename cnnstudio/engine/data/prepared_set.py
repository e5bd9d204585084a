"""A known data set as it is kept: all images at one size in one file, and a table.

It is written once, after a download, and then read where it lies: a data set that is
larger than the memory trains as well as a small one.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from cnnstudio.engine.data.mapped import open_array
from cnnstudio.engine.data.raw import RawData
from cnnstudio.engine.data.scanned import Progress
from cnnstudio.engine.data.torchvision_parts import ALL, TARGETS_APART, Images
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.paths import user_cache_dir
from cnnstudio.project.atomic import is_running, write_atomic
from cnnstudio.project.sources.torchvision_sets import TorchvisionSet

if TYPE_CHECKING:
    from numpy.typing import NDArray

PIXELS, TABLE = "pixels.bin", "table.json"
EVERY = 500
"""Images that are prepared between two reports of progress."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a data set's files lie: torchvision's own, and the prepared ones."""

    files: Path
    prepared: Path


def places_of(source: TorchvisionSet, cache: Path | None = None) -> Places:
    """Return the folders of a data set, which may not be there yet."""
    home = (cache or user_cache_dir()) / "torchvision"
    name = f"{source.dataset}-{source.pixels}"
    return Places(home / source.dataset, home / "prepared" / name)


def is_prepared(source: TorchvisionSet, cache: Path | None = None) -> bool:
    """Tell whether a data set can be read without downloading anything."""
    return (places_of(source, cache).prepared / TABLE).is_file()


def prepare(
    source: TorchvisionSet, parts: list[tuple[int, Images]], folder: Path
) -> Iterator[Progress]:
    """Write all images as one array, and a table of the rest; atomically."""
    total = sum(len(part) for _, part in parts)
    if not total:
        text = translate("Engine", "{name} holds no images.")
        raise DataError(text.format(name=source.name))
    side, mode = source.pixels, _mode(parts)
    unfinished = _begun(folder)
    text = translate("Engine", "preparing {0}").format(source.name)
    targets: list[Any] = []
    split: list[int] = []
    try:
        with (unfinished / PIXELS).open("xb") as file:
            for number, part in parts:
                for i in range(len(part)):
                    picture, target = part[i]
                    file.write(_pixels(picture, side, mode).tobytes())
                    targets.append(_plain(target))
                    split.append(number)
                    if len(targets) % EVERY == 0:
                        yield Progress(text, len(targets), total)
        channels = 1 if mode == "L" else 3
        table = _table(source, parts, targets, split)
        table["shape"] = [channels, side, side]
        write_atomic(unfinished / TABLE, json.dumps(table).encode())
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(unfinished, folder)
    except OSError as error:
        raise DataError(
            _not_kept().format(
                name=source.name, folder=folder, error=error.strerror or error
            )
        ) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _begun(folder: Path) -> Path:
    """Make the folder to prepare in; remove those of others that were cancelled."""
    unfinished = folder.with_name(f".{folder.name}-{os.getpid()}")
    for left in folder.parent.glob(f".{folder.name}-*"):
        owner = left.name.rpartition("-")[2]
        if left == unfinished or not (owner.isdecimal() and is_running(int(owner))):
            shutil.rmtree(left, ignore_errors=True)
    unfinished.mkdir(parents=True)
    return unfinished


def _mode(parts: list[tuple[int, Images]]) -> str:
    """Grey if the first image is; torchvision's sets are all of one kind."""
    first = next(part for _, part in parts if len(part))[0][0]
    return "L" if first.mode in ("1", "L") else "RGB"


def _pixels(picture: Image.Image, side: int, mode: str) -> NDArray[np.uint8]:
    """Bring an image to (channels, side, side): scaled, the middle cut out."""
    picture = picture.convert(mode)
    if picture.size != (side, side):
        factor = side / min(picture.size)
        size = [max(side, round(n * factor)) for n in picture.size]
        picture = picture.resize((size[0], size[1]), Image.Resampling.BILINEAR)
        left, top = (size[0] - side) // 2, (size[1] - side) // 2
        picture = picture.crop((left, top, left + side, top + side))
    values = np.asarray(picture, np.uint8)
    return values[None] if mode == "L" else values.transpose(2, 0, 1)


def _plain(target: Any) -> Any:
    values = np.asarray(target)
    return values.tolist() if values.ndim else int(values)


def _table(
    source: TorchvisionSet,
    parts: list[tuple[int, Images]],
    targets: list[Any],
    split: list[int],
) -> dict[str, Any]:
    several = isinstance(targets[0], list)
    if source.dataset in TARGETS_APART:
        first = sum(1 for number in split if number == split[0])
        offset = max(targets[:first]) + 1
        targets = targets[:first] + [t + offset for t in targets[first:]]
    count = len(targets[0]) if several else max(targets) + 1
    names = _names(parts, count)
    own = any(number != ALL for number in split)
    return {
        "task": "labels" if several else "classes",
        "classes": names,
        "targets": targets,
        "split": split if own else [],
    }


def _names(parts: list[tuple[int, Images]], count: int) -> list[str]:
    """Names of classes as torchvision has them, else their numbers."""
    part = parts[0][1]
    for attribute in ("classes", "categories", "attr_names"):
        names = [str(n) for n in getattr(part, attribute, [])]
        if len(names) == count and len(set(names)) == count:
            return names
    return [str(number) for number in range(count)]


def read_prepared(source: TorchvisionSet, cache: Path | None = None) -> RawData:
    """Return a data set that was prepared; raises `DataError` if it is not there."""
    folder = places_of(source, cache).prepared
    if not is_prepared(source, cache):
        text = translate(
            "Engine",
            "{name} is not on this computer yet: download it (about {size:,} MB), or "
            "choose other data. It is kept in {folder}.",
        )
        size = source.offered.megabytes
        raise DataError(text.format(name=source.name, size=size, folder=folder))
    try:
        table = json.loads((folder / TABLE).read_text(encoding="utf-8"))
        several = table["task"] == "labels"
        targets = np.array(table["targets"], np.float32 if several else np.int64)
        shape = (len(targets), *table["shape"])
        pixels = open_array(folder / PIXELS, shape)
        split = np.array(table["split"], np.int8) if table["split"] else None
        mark = f"{source.dataset}-{source.pixels}"
        classes = tuple(table["classes"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        text = translate(
            "Engine",
            "What is kept of {name} in {folder} is damaged: delete the folder and "
            "download it again.",
        )
        raise DataError(text.format(name=source.name, folder=folder)) from error
    return RawData(pixels, targets, table["task"], classes, split, mark=mark)


def _not_kept() -> str:
    return translate("Engine", "{name} could not be kept in {folder}: {error}.")
