"""Divide a data set into training, validation and test images, class by class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
import torch

from cnnstudio.engine.errors import DataError
from cnnstudio.engine.hashing import key
from cnnstudio.graph.text import marked, translate

if TYPE_CHECKING:
    from numpy.typing import NDArray

Part = Literal["train", "validation", "test"]
PARTS: tuple[Part, ...] = ("train", "validation", "test")
WORDS: dict[Part, str] = {
    "train": marked("Engine", "train"),
    "validation": marked("Engine", "validation"),
    "test": marked("Engine", "test"),
}


def stratified(
    labels: NDArray[np.int64], classes: int, sizes: dict[Part, int], seed: int
) -> dict[Part, torch.Tensor]:
    """Indices of each part, in the order of the file; parts share no image.

    The sizes are exact, and each class has its share of every part, give or take
    one image. Only `seed` (not that of a run) decides which image goes where.
    """
    total, wanted = len(labels), sum(sizes.values())
    if wanted > total:
        text = " + ".join(
            f"{sizes[p]:,} {translate('Engine', WORDS[p])}" for p in PARTS
        )
        raise DataError(
            translate(
                "Engine",
                "The data set has {total:,} images, but {text} = {wanted:,} are "
                "asked for. Make one of the parts smaller.",
            ).format(total=total, text=text, wanted=wanted)
        )
    counts = np.bincount(labels, minlength=classes)
    generator = torch.Generator().manual_seed(key(seed, "split"))
    pools = [
        np.flatnonzero(labels == c)[torch.randperm(int(n), generator=generator).numpy()]
        for c, n in enumerate(counts)
    ]
    used = np.zeros(classes, dtype=np.int64)
    parts: dict[Part, torch.Tensor] = {}
    for part in PARTS:
        shares = _shares(counts, counts - used, sizes[part])
        taken = [p[u : u + s] for p, u, s in zip(pools, used, shares, strict=True)]
        used += shares
        parts[part] = torch.from_numpy(np.sort(np.concatenate(taken)))
    return parts


def _shares(
    counts: NDArray[np.int64], left: NDArray[np.int64], size: int
) -> NDArray[np.int64]:
    """Divide `size` among the classes by largest remainder (Hamilton's method).

    No class gives more than it has `left`.
    """
    exact = counts * (size / counts.sum())
    shares: NDArray[np.int64] = np.minimum(np.floor(exact).astype(np.int64), left)
    order = np.argsort(-(exact - np.floor(exact)), kind="stable")
    missing = size - int(shares.sum())
    while missing:
        for c in order:
            if missing and shares[c] < left[c]:
                shares[c] += 1
                missing -= 1
    return shares
