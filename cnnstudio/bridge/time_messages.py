"""Messages of looking through the epochs of a run: a map, or filters, over time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cnnstudio.bridge.message import FloatArray, Numbers, Studied, Study

NO_MAPS = np.zeros((0, 1, 1), np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapsOverTimeOf(Study):
    """One map of the node for one image, after each of some epochs of a run.

    `epochs` may hold `INITIAL`; those whose weights cannot be had are left out.
    """

    channel: int = 0
    epochs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapsOverTime(Studied):
    """Maps (K, H, W) after the `epochs` (K,), 0 for the weights before the first step.

    A vector's numbers are one map of one row. Without a map of that number, K is 0.
    """

    node: str
    channel: int
    epochs: Numbers
    maps: FloatArray
