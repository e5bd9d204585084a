"""What a scan finds in a source, and how a scan goes on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from cnnstudio.engine.data.mapped import release_of
from cnnstudio.engine.data.problems import Problem
from cnnstudio.engine.data.raw import RawData
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.split_sizes import PARTS, Part

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Progress:
    """A scan goes on: a word for what it does, and how far that is."""

    text: str
    done: int = 0
    total: int = 0


@dataclass(slots=True)
class Scanned:
    """All samples of a source, and what is worth knowing of them.

    `oddities` are names and rules of `problems.ODDITIES`; `notes` are sentences.
    """

    raw: RawData
    problems: list[Problem] = field(default_factory=list)
    oddities: list[tuple[str, str]] = field(default_factory=list)
    conversions: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    was_known: bool = False

    def facts(self) -> DataFacts:
        """Return what a project keeps of it."""
        return facts_in(self.raw)

    def own_parts(self) -> tuple[Part, ...]:
        """Return the parts that the data bring."""
        split = self.raw.split
        if split is None:
            return ()
        return tuple(p for n, p in enumerate(PARTS) if (split == n).any())


Scan = Generator[Progress, None, Scanned]
"""Yields progress and returns what was found; raises `DataError`."""


def facts_in(raw: RawData) -> DataFacts:
    """Return what a project keeps of data."""
    own: tuple[float, ...] = ()
    if raw.split is not None:
        own = tuple(float((raw.split == n).sum()) for n in range(len(PARTS)))
    return DataFacts(
        task=raw.task,
        shape=raw.shape,
        classes=raw.classes,
        count=len(raw),
        counts=tuple(float(n) for n in counts_of(raw).sum(0)),
        own_parts=own,
        fingerprint=raw.fingerprint(),
    )


def counts_of(
    raw: RawData, parts: Sequence[NDArray[np.int64]] | None = None
) -> NDArray[np.int64]:
    """Count samples by part (or all) and class: (parts, classes).

    Of several labels a sample counts for each, of masks each pixel; numbers have none.
    """
    chosen = [np.arange(len(raw))] if parts is None else parts
    found = np.zeros((len(chosen), len(raw.classes)), np.int64)
    for row, indices in zip(found, chosen, strict=True):
        if raw.task == "classes":
            row += np.bincount(raw.targets[indices], minlength=len(raw.classes))
        elif raw.task == "labels":
            row += raw.targets[indices].sum(0).astype(np.int64)
        elif raw.task == "masks":
            for first in range(0, len(indices), 256):
                block = raw.targets[indices[first : first + 256]]
                row += np.bincount(block.reshape(-1), minlength=len(raw.classes))
        else:
            row += len(indices)
    return found


def equal_samples(digests: Sequence[str]) -> list[list[int]]:
    """Return groups of places whose digests are equal, in order."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, digest in enumerate(digests):
        if digest:
            places[digest].append(place)
    return [group for group in places.values() if len(group) > 1]


def statistics_of(
    inputs: NDArray[np.uint8] | NDArray[np.float32],
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int64]]:
    """Mean and deviation (C,) of the values, and the histogram (C, 256) of bytes.

    Of more than 20,000 samples every so manieth is looked at.
    """
    step = -(-len(inputs) // 20_000) or 1
    channels = inputs.shape[1]
    if inputs.dtype != np.uint8:
        values = inputs[::step].astype(np.float64)
        axes = (0, *range(2, values.ndim))
        mean, deviation = values.mean(axes), values.std(axes)
        none = np.zeros((0, 0), np.int64)
        return mean.astype(np.float32), deviation.astype(np.float32), none
    histogram = np.zeros((channels, 256), np.int64)
    for first in range(0, len(inputs), 512 * step):
        block = np.ascontiguousarray(inputs[first : first + 512 * step : step])
        release_of(inputs.__array_interface__["data"][0], step * block.nbytes)
        for channel in range(channels):
            found = np.bincount(block[:, channel].reshape(-1), minlength=256)
            histogram[channel] += found
    share = histogram / np.maximum(1, histogram.sum(1, keepdims=True))
    scale = np.arange(256) / 255
    mean = (share * scale).sum(1)
    deviation = np.sqrt((share * (scale - mean[:, None]) ** 2).sum(1))
    return mean.astype(np.float32), deviation.astype(np.float32), histogram
