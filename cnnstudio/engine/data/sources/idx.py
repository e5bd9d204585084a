"""Files of the MNIST format: a header, then bytes; perhaps packed with gzip."""

from __future__ import annotations

import gzip
import os
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import psutil

from cnnstudio.engine.data.raw import RawData, size_text
from cnnstudio.engine.data.scanned import Progress, Scan, Scanned
from cnnstudio.engine.data.sources.registry import scans
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.atomic import readable_size
from cnnstudio.project.sources.idx import Idx

if TYPE_CHECKING:
    from numpy.typing import NDArray

BYTES = 0x08
"""The code of unsigned bytes, the only ones that images and labels come as."""

TEST = ("t10k", "test")


@scans(Idx)
def scan_idx(source: Idx, again: bool) -> Scan:
    """Read images and labels, of the training and the test file if both are there."""
    yield Progress(translate("Engine", "reading {0}").format(source.name))
    pairs = _pairs(source)
    found = [_pair(images, labels) for images, labels, _ in pairs]
    images, labels = found[0]
    split = None
    if len(found) > 1:
        images = np.concatenate([pair[0] for pair in found])
        labels = np.concatenate([pair[1] for pair in found])
        places = [2 if is_test else 0 for _, _, is_test in pairs]
        split = np.repeat(np.array(places, np.int8), [len(pair[0]) for pair in found])
    count = int(labels.max(initial=0)) + 1
    classes = tuple(str(n) for n in range(count))
    raw = RawData(images[:, None], labels, "classes", classes, split)
    return Scanned(raw)


def _pairs(source: Idx) -> list[tuple[Path, Path, bool]]:
    """Return the files of images and labels, and whether they are for testing."""
    path = Path(os.path.abspath(source.path))
    folder = path if path.is_dir() else path.parent
    if path.is_dir():
        files = sorted(p for p in folder.iterdir() if _is_images(p.name))
    elif path.is_file():
        other = [p for p in sorted(folder.iterdir()) if _is_images(p.name)]
        family = [p for p in other if _is_test(p.name) != _is_test(path.name)]
        files = [path, *(family if not source.labels else [])]
    else:
        text = translate("Engine", "There is nothing at {path}.")
        raise DataError(text.format(path=path))
    by_part: dict[bool, tuple[Path, Path, bool]] = {}
    for file in files:
        labels = Path(source.labels) if source.labels else _labels_of(file)
        is_test = _is_test(file.name)
        if is_test not in by_part and labels is not None:
            by_part[is_test] = file, labels, is_test
    if not by_part:
        text = translate(
            "Engine",
            "No pair of images and labels was found in {folder}; expected names such "
            "as train-images-idx3-ubyte and train-labels-idx1-ubyte.",
        )
        raise DataError(text.format(folder=folder))
    return [by_part[key] for key in sorted(by_part)]


def _is_images(name: str) -> bool:
    return "images" in name.lower() and "idx3" in name.lower()


def _is_test(name: str) -> bool:
    return name.lower().startswith(TEST)


def _labels_of(images: Path) -> Path | None:
    name = images.name.replace("images", "labels").replace("idx3", "idx1")
    plain = name.removesuffix(".gz")
    for other in (name, plain, f"{plain}.gz"):
        path = images.with_name(other)
        if path != images and path.is_file():
            return path
    return None


def _pair(images: Path, labels: Path) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    pixels, numbers = read_idx(images), read_idx(labels)
    if pixels.ndim != 3 or numbers.ndim != 1:
        text = translate(
            "Engine",
            "{images} and {labels} are not as expected: images × height × width and "
            "one label each, found {one} and {other}.",
        )
        raise DataError(
            text.format(
                images=images.name, labels=labels.name, one=size_text(pixels.shape),
                other=size_text(numbers.shape),
            )
        )  # fmt: skip
    if len(pixels) != len(numbers):
        text = translate(
            "Engine", "{images} has {count:,} images, {labels} {count2:,} labels."
        )
        raise DataError(
            text.format(
                images=images.name, count=len(pixels), labels=labels.name,
                count2=len(numbers),
            )
        )  # fmt: skip
    return pixels, numbers.astype(np.int64)


def read_idx(path: Path) -> NDArray[np.uint8]:
    """Read an array of bytes; raises `DataError`.

    The header says how long it must be: no more than that is ever unpacked.
    """
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rb") as file:
            head = file.read(4)
            if len(head) < 4 or head[:2] != b"\0\0" or not 1 <= head[3] <= 4:
                raise _damaged(path, translate("Engine", "no header of that format"))
            if head[2] != BYTES:
                text = translate("Engine", "numbers of type 0x{0:02x}, expected bytes")
                raise _damaged(path, text.format(head[2]))
            axes = head[3]
            shape = struct.unpack(f">{axes}I", file.read(4 * axes))
            size = int(np.prod([int(n) for n in shape], dtype=object))
            _check_size(path, size)
            content = file.read(size + 1)
    except (OSError, EOFError, zlib.error, struct.error) as error:
        raise _damaged(path, str(error) or type(error).__name__) from error
    if len(content) != size:
        text = translate("Engine", "{got:,} bytes, but {size:,} are announced")
        got = len(content) if len(content) < size else size + 1
        raise _damaged(path, text.format(got=got, size=size))
    return np.frombuffer(content, np.uint8).reshape(shape).copy()


def _check_size(path: Path, size: int) -> None:
    free = psutil.virtual_memory().available
    if size > free // 2:
        text = translate("Engine", "{name} would need {size}, {free} are free.")
        raise DataError(
            text.format(
                name=path.name, size=readable_size(2 * size), free=readable_size(free)
            )
        )


def _damaged(path: Path, reason: str) -> DataError:
    text = translate("Engine", "{name} is no file of the MNIST format: {reason}.")
    return DataError(text.format(name=path.name, reason=reason))
