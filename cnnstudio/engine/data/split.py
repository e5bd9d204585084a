"""Divide a data set into training, validation and test samples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import torch

from cnnstudio.engine.data.raw import RawData
from cnnstudio.engine.errors import DataError
from cnnstudio.engine.hashing import key
from cnnstudio.graph.text import marked, translate
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.split_sizes import PARTS, Part, sizes_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["PARTS", "Part", "divide", "stratified"]

WORDS: dict[Part, str] = {
    "train": marked("Engine", "train"),
    "validation": marked("Engine", "validation"),
    "test": marked("Engine", "test"),
}


def divide(raw: RawData, config: DatasetConfig) -> dict[Part, torch.Tensor]:
    """Indices (int64) of each part as the settings say; parts share no sample.

    The sizes are those of `project/split_sizes.py`. Raises `DataError` if there are
    not enough samples.
    """
    own = _own_parts(raw) if config.split == "own" else None
    counts = tuple(len(indices) for indices in own.values()) if own else ()
    sizes = sizes_of(config, len(raw), counts)
    if own is None:
        return _divided(raw, np.arange(len(raw)), sizes.by_part(), config)
    if not counts[1]:
        wanted: dict[Part, int] = {
            "train": sizes.train, "validation": sizes.validation,
        }  # fmt: skip
        return {**_divided(raw, own["train"], wanted, config), "test": _t(own["test"])}
    return {part: _t(indices) for part, indices in own.items()}


def _t(indices: NDArray[np.int64]) -> torch.Tensor:
    return torch.from_numpy(indices)


def _own_parts(raw: RawData) -> dict[Part, NDArray[np.int64]]:
    if raw.split is None:
        raise DataError(
            translate(
                "Engine",
                "The data bring no parts of their own: divide them by shares or "
                "numbers instead.",
            )
        )
    own = {p: np.flatnonzero(raw.split == n) for n, p in enumerate(PARTS)}
    if not len(own["train"]):
        raise DataError(
            translate("Engine", "None of the data's own parts is for training.")
        )
    return own


def _divided(
    raw: RawData,
    pool: NDArray[np.int64],
    sizes: Mapping[Part, int],
    config: DatasetConfig,
) -> dict[Part, torch.Tensor]:
    """Divide the samples of a pool, class by class if the settings say so."""
    labels, classes = np.zeros(len(pool), np.int64), 1
    if config.stratified and raw.task == "classes":
        labels, classes = raw.targets[pool], len(raw.classes)
    parts = stratified(labels, classes, sizes, config.split_seed)
    return {part: _t(pool[places.numpy()]) for part, places in parts.items()}


def stratified(
    labels: NDArray[np.int64], classes: int, sizes: Mapping[Part, int], seed: int
) -> dict[Part, torch.Tensor]:
    """Indices of each part, in the order of the file; parts share no sample.

    The sizes are exact, and each class has its share of every part, give or take
    one sample. Only `seed` (not that of a run) decides which sample goes where.
    """
    total, wanted = len(labels), sum(sizes.values())
    if wanted > total:
        text = " + ".join(
            f"{size:,} {translate('Engine', WORDS[p])}" for p, size in sizes.items()
        )
        raise DataError(
            translate(
                "Engine",
                "The data set has {total:,} samples, but {text} = {wanted:,} are "
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
    for part, size in sizes.items():
        shares = _shares(counts, counts - used, size)
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
    exact = counts * (size / max(1, counts.sum()))
    shares: NDArray[np.int64] = np.minimum(np.floor(exact).astype(np.int64), left)
    order = np.argsort(-(exact - np.floor(exact)), kind="stable")
    missing = size - int(shares.sum())
    while missing:
        for c in order:
            if missing and shares[c] < left[c]:
                shares[c] += 1
                missing -= 1
    return shares
