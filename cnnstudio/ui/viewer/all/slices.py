"""Is the network worse on some of the images? Shares by a property, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import PurePosixPath

import numpy as np
from numpy.typing import NDArray

from cnnstudio.ui.format import value as value_text

GROUPS = 8
Z = 1.959964
"""The interval of 95 %: so many standard deviations to both sides."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Images with something in common: its name, how many, how many are right.

    `images` (n,) are their places in the part.
    """

    name: str
    right: int
    images: NDArray[np.int64]

    @property
    def count(self) -> int:
        """How many images there are."""
        return len(self.images)

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.count if self.count else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share of ever more such images lies, by 95 %."""
        return wilson(self.right, self.count)


def wilson(right: int, count: int) -> tuple[float, float]:
    """Return the Wilson score interval of a share (Wilson 1927); 0 to 1 of nothing."""
    if not count:
        return 0.0, 1.0
    share, square = right / count, Z * Z
    middle = (share + square / (2 * count)) / (1 + square / count)
    half = sqrt(share * (1 - share) / count + square / (4 * count * count))
    half *= Z / (1 + square / count)
    return max(0.0, middle - half), min(1.0, middle + half)


def by_group(
    names: Sequence[str], group: NDArray[np.int64], right: NDArray[np.bool_]
) -> list[Slice]:
    """Divide images by the number (N,) of their group, −1 for none."""
    order = np.argsort(group, kind="stable")
    bounds = np.searchsorted(group[order], np.arange(len(names) + 1))
    found = []
    for number, name in enumerate(names):
        images = order[bounds[number] : bounds[number + 1]]
        if len(images):
            found.append(Slice(name, int(right[images].sum()), images))
    return found


def by_value(
    values: NDArray[np.float32], right: NDArray[np.bool_], groups: int = GROUPS
) -> list[Slice]:
    """Divide images by a measured number into groups of about as many images each.

    Equal numbers stay together, so there may be fewer groups.
    """
    known = np.flatnonzero(np.isfinite(values))
    if not len(known):
        return []
    shares = np.linspace(0, 1, groups + 1)[1:-1]
    edges = np.unique(np.quantile(values[known], shares))
    place = np.full(len(values), -1)
    place[known] = np.searchsorted(edges, values[known], side="left")
    found = by_group([str(n) for n in range(len(edges) + 1)], place, right)
    return [Slice(_span(values[s.images]), s.right, s.images) for s in found]


def folders_of(names: Sequence[str]) -> tuple[list[str], NDArray[np.int64]]:
    """Return the folders that files lie in, and the number of each file's."""
    parents = [str(PurePosixPath(name.replace("\\", "/")).parent) for name in names]
    folders, numbers = np.unique(np.array(parents, dtype=np.str_), return_inverse=True)
    return [str(folder) for folder in folders], numbers.astype(np.int64)


def _span(values: NDArray[np.float32]) -> str:
    low, high = value_text(float(values.min()), 3), value_text(float(values.max()), 3)
    return low if low == high else f"{low} – {high}"
