"""Arrays of NumPy files: never pickles, never more than memory holds."""

from __future__ import annotations

import math
import os
import zipfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np
import psutil

from cnnstudio.engine.data.arrays import bytes_of, labelled
from cnnstudio.engine.data.mapped import RESIDENT, open_array
from cnnstudio.engine.data.raw import RawData
from cnnstudio.engine.data.scanned import Progress, Scan, Scanned
from cnnstudio.engine.data.sources.registry import scans
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import listed, translate
from cnnstudio.project.atomic import readable_size
from cnnstudio.project.sources.numpy_file import NumpyFile

if TYPE_CHECKING:
    from numpy.typing import NDArray

Arrays = dict[str, "NDArray[Any]"]

INPUTS = ("x", "inputs", "images", "image", "data", "features", "samples", "arr_0")
TARGETS = ("y", "targets", "labels", "label", "target", "masks", "classes", "arr_1")
TRAIN, TEST = ("_train", "train_"), ("_test", "test_")
_DAMAGE = (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile)


@scans(NumpyFile)
def scan_numpy(source: NumpyFile, again: bool) -> Scan:
    """Read the arrays, bring the samples to bytes or rows, tell the task."""
    yield Progress(translate("Engine", "reading {0}").format(source.name))
    arrays = read_arrays(source)
    notes: list[str] = []
    parts = [_test_name(name) for name in _chosen(source, arrays)]
    inputs, targets = (arrays[name] for name in _chosen(source, arrays))
    split = None
    if all(name in arrays for name in parts):
        test_inputs, test_targets = (arrays[name] for name in parts)
        split = np.repeat(np.array([0, 2], np.int8), [len(inputs), len(test_inputs)])
        try:
            inputs = np.concatenate([inputs, test_inputs])
            targets = np.concatenate([targets, test_targets])
        except ValueError as error:
            text = translate(
                "Engine", "The training and test arrays of {name} differ in shape."
            )
            raise DataError(text.format(name=source.name)) from error
    if len(inputs) != len(targets):
        text = translate(
            "Engine", "{name} has {count:,} samples, but {count2:,} targets."
        )
        raise DataError(
            text.format(name=source.name, count=len(inputs), count2=len(targets))
        )
    samples = bytes_of(inputs, source.layout, notes)
    task, values, classes = labelled(targets, samples.shape)
    raw = RawData(samples, values, task, classes, split)
    return Scanned(raw, notes=notes)


def read_arrays(source: NumpyFile) -> Arrays:
    """Read all arrays that may be needed; raises `DataError`."""
    path = os.path.abspath(source.path)
    if path.lower().endswith(".npz"):
        return _read_npz(path)
    arrays = {"x": _read_npy(path)}
    targets = source.targets or _beside(path)
    if not targets:
        text = translate(
            "Engine",
            "{name} holds samples only: name the .npy file of the targets, or save "
            "both in one .npz.",
        )
        raise DataError(text.format(name=source.name))
    arrays["y"] = _read_npy(os.path.join(os.path.dirname(path), targets))
    return arrays


def _beside(path: str) -> str:
    """Return the file of targets that belongs to one of samples, by its name."""
    folder, name = os.path.split(path)
    for one, other in zip(INPUTS, TARGETS, strict=True):
        stem = name.removesuffix(".npy")
        for pattern in (f"{one}_", f"_{one}"):
            wanted = stem.replace(pattern, pattern.replace(one, other))
            if stem == one:
                wanted = other
            wanted = f"{wanted}.npy"
            if wanted != name and os.path.isfile(os.path.join(folder, wanted)):
                return wanted
    return ""


def _read_npy(path: str) -> NDArray[Any]:
    try:
        with open(path, "rb") as file:
            mapped = _mapped(path, file)
            if mapped is not None:
                return mapped
            file.seek(0)
            _check(file, os.path.basename(path))
            file.seek(0)
            return np.asarray(np.load(file, allow_pickle=False))
    except _DAMAGE as error:
        raise _damaged(path, error) from error


def _mapped(path: str, file: IO[bytes]) -> NDArray[np.uint8] | None:
    """Map a large file of bytes instead of reading it; None if it is none."""
    shape, fortran, dtype = _header(file)
    if fortran or dtype != np.uint8 or math.prod(shape) <= RESIDENT:
        return None
    size, there = math.prod(shape), os.fstat(file.fileno()).st_size - file.tell()
    if there < size:
        text = translate("Engine", "{size:,} bytes are announced, {there:,} are there")
        raise ValueError(text.format(size=size, there=there))
    return open_array(Path(path), shape, file.tell())


def _read_npz(path: str) -> Arrays:
    try:
        with zipfile.ZipFile(path) as archive:
            size = 0
            for entry in archive.namelist():
                with archive.open(entry) as file:
                    name = f"{os.path.basename(path)}/{entry}"
                    size += _check(file, name, size)
        with np.load(path, allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except _DAMAGE as error:
        raise _damaged(path, error) from error


def _check(file: IO[bytes], name: str, others: int = 0) -> int:
    """Judge an array by its header, beside so many bytes of others; return its bytes.

    Raises `DataError` or what numpy raises.
    """
    shape, _, dtype = _header(file)
    if dtype.hasobject:
        text = translate(
            "Engine",
            "{name} holds Python objects, which could run a program when they are "
            "read. They were not read: save plain numbers.",
        )
        raise DataError(text.format(name=name))
    size, free = math.prod(shape) * dtype.itemsize, psutil.virtual_memory().available
    if others + size > free // 2:
        text = translate("Engine", "{name} would need {size}, {free} are free.")
        needed = readable_size(2 * (others + size))
        raise DataError(text.format(name=name, size=needed, free=readable_size(free)))
    return size


def _header(file: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    """Read shape, order and type of an array; raises what numpy raises."""
    version = np.lib.format.read_magic(file)
    read = {
        (1, 0): np.lib.format.read_array_header_1_0,
        (2, 0): np.lib.format.read_array_header_2_0,
    }.get(version)
    if read is None:
        raise ValueError(f"version {version}")
    return read(file)


def _damaged(path: str, error: Exception) -> DataError:
    text = translate("Engine", "{name} cannot be read as arrays of NumPy: {reason}.")
    reason = getattr(error, "strerror", None) or str(error).splitlines()[:1]
    said = reason if isinstance(reason, str) else "".join(reason)
    return DataError(text.format(name=os.path.basename(path), reason=said[:200]))


def _chosen(source: NumpyFile, arrays: Arrays) -> tuple[str, str]:
    """Return the names of samples and targets; raises `DataError`."""
    inputs = source.inputs or _named(arrays, INPUTS)
    targets = source.targets if source.targets in arrays else _named(arrays, TARGETS)
    if not inputs and len(arrays) == 2:
        inputs = max(arrays, key=lambda name: arrays[name].size)
    if not targets and len(arrays) == 2:
        targets = next((name for name in arrays if name != inputs), "")
    if inputs not in arrays or targets not in arrays or inputs == targets:
        text = translate(
            "Engine",
            "In {name} it cannot be told which array holds the samples and which the "
            "targets; it has {arrays}. Name them.",
        )
        raise DataError(text.format(name=source.name, arrays=listed(list(arrays)[:20])))
    return inputs, targets


def _named(arrays: Arrays, usual: tuple[str, ...]) -> str:
    """Return the array of a usual name; of several parts that for training."""
    small = {name.lower(): name for name in arrays}
    for name in usual:
        for known in (name, f"{name}_train", f"train_{name}"):
            if known in small:
                return small[known]
    return ""


def _test_name(name: str) -> str:
    """Return how the test part of an array is called; empty if it is no part."""
    for train, test in zip(TRAIN, TEST, strict=True):
        if train in name.lower():
            start = name.lower().index(train)
            return name[:start] + test + name[start + len(train) :]
    return ""
