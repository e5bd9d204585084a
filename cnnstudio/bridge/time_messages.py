"""Messages of looking through the epochs of a run: a map, or filters, over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from cnnstudio.bridge.message import Bytes, FloatArray, Numbers, Studied, Study

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


@dataclass(frozen=True, slots=True, kw_only=True)
class AnimationOf(Study):
    """A map of the node, all of them, or its filters, through epochs as moving picture.

    Of filters `channel` is the input channel; those on three channels are in colours.
    All frames share one range; of all maps each map has its own. `kind` is the file's:
    "gif", or "png" for an animated PNG. Each frame is seen for `pause` milliseconds.
    """

    what: Literal["map", "maps", "filters"] = "map"
    channel: int = 0
    epochs: tuple[int, ...] = ()
    kind: Literal["gif", "png"] = "gif"
    pause: int = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Animation(Studied):
    """A moving picture as the bytes of its file; it has a frame for each epoch."""

    frames: int
    content: Bytes
