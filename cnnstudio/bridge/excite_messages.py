"""Studies of what a layer answers to: patches of the data, and an image made for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from cnnstudio.bridge.message import Bytes, FloatArray, Numbers, Studied, Study

NO_FLOATS = np.zeros(0, np.float32)

Aim = Literal["value", "map"]
"""What an image is made for: the value in the middle of the map, or the map's mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatchesOf(Study):
    """Find for each channel of `node` where in a part of the data it is strongest.

    `top` is how many images of each channel are told, one patch of each image.
    Answered by `Patches`.
    """

    top: int = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Patches(Studied):
    """The strongest places of every channel, strongest first; K of each channel.

    `values` (C, K) are the activations, −inf where a channel has no such place (it
    gives no finite value for so many images), and the image's number `images` (C, K)
    in the part is −1 there. `cells` (C, K, 2) are row and column in the map, `labels`
    (C, K) the classes or −1. `regions` (C, K, 4) are top, left, height and width of
    what the value sees of the input, which may reach beyond the borders; `frames` of
    what is cut: the same, or the whole image along an axis on which the value sees at
    least as much. `thumbs` (C, k, s, t, colours) are the cuts by nearest neighbour, 0
    outside of the image. `searched` of `size` (height, width) is how many images there
    were; `whole` says that each value depends on all of the image.
    """

    node: str
    part: str
    values: FloatArray
    images: Numbers
    cells: Numbers
    labels: Numbers
    regions: Numbers
    frames: Numbers
    thumbs: Bytes
    size: tuple[int, int]
    searched: int
    whole: bool = False
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AscentOf(Study):
    """Make an image that a channel of `node` answers to as strongly as possible.

    Gradient ascent on the pixels, kept from 0 to 1, from noise of a `seed`: each of
    `steps` shifts the image by up to `jitter` pixels (the last ones do not), goes by
    `rate` (a share of a pixel's range, on average; less and less) along the gradient,
    and draws the pixels towards grey by `decay` (the gradient of an L2 penalty).
    Answered by `Ascent`.
    """

    channel: int = 0
    aim: Aim = "value"
    steps: int = 128
    seed: int = 0
    jitter: int = 2
    rate: float = 0.05
    decay: float = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Ascent(Studied):
    """The image (C, H, W), 0 to 1, and the activation that it reached from `began`.

    `course` (steps,) are the activations on the way, of the shifted images. `region`
    is what the value in the middle sees: top, left, height, width. `stuck` says that no
    gradient arrived: the channel gave the same for all noise that was tried.
    """

    node: str
    channel: int
    aim: Aim
    image: FloatArray
    began: float
    reached: float
    region: tuple[int, int, int, int]
    course: FloatArray = field(default_factory=lambda: NO_FLOATS)
    stuck: bool = False
