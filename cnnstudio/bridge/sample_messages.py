"""Messages about one image: a person's own ones, its stages, how robust it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from cnnstudio.bridge.message import (
    Bytes,
    FloatArray,
    Message,
    Part,
    Studied,
    Study,
)

NO_PIXELS = np.zeros((0, 0, 0), np.uint8)


@dataclass(frozen=True, slots=True)
class OpenPicture(Message):
    """Read one picture as those of the data are read; answered by PictureOpened.

    A side job. Of a folder it is picture `number` in it, counted around. Instead of a
    path there may be `pixels` (H, W, 4): red, green, blue and opacity, of a clipboard.
    The others say how the data's pictures come out.
    """

    request: int
    path: str = ""
    number: int = 0
    channels: int = 1
    height: int = 28
    width: int = 28
    resize: str = "crop"
    pixels: Bytes = field(default_factory=lambda: NO_PIXELS)


@dataclass(frozen=True, slots=True)
class PictureOpened(Message):
    """One picture as bytes (C, H, W), as the samples of the data are stored.

    `name` is that below the path; `number` of `count` is its place in a folder. `width`
    and `height` are those of the file, upright. `done` says by which rules it was read.
    `problem` is a sentence if it could not be, and `pixels` are then empty.
    """

    request: int
    path: str = ""
    name: str = ""
    number: int = 0
    count: int = 1
    pixels: Bytes = field(default_factory=lambda: NO_PIXELS)
    width: int = 0
    height: int = 0
    done: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ShowImage(Message):
    """Take a person's own image, bytes (C, H, W), as number `index` of the part "own".

    It is kept until many others have come. Nothing answers it.
    """

    index: int
    pixels: Bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class StagesOf(Study):
    """Show what becomes of one image up to its scores; answered by Stages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages(Studied):
    """One image on its way through the network.

    `image` (C, H, W) is as it is stored, 0 to 1; `prepared` of the same shape is what
    the network is given. Where that is (image − mean) / divisor, these are told, a
    number for each channel or one for all. `features` are what the last layer with
    weights is given, (N,) or (C, H, W), by the node `source` to the node `head`.
    `logits` (N,) are the scores. `label` is −1 if nobody knows it.
    """

    part: Part
    index: int
    label: int
    classes: tuple[str, ...]
    image: FloatArray
    prepared: FloatArray
    mean: FloatArray
    divisor: FloatArray
    source: str
    head: str
    features: FloatArray
    logits: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class RobustnessOf(Study):
    """Change one image more and more, in several ways; answered by Robustness."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness(Studied):
    """What the network says of variations of one image, by the way it is changed.

    Of K strengths: `strengths` (K,), `probabilities` (K, classes), and `pictures`
    (K, C, H, W) as bytes, large ones with every so manieth pixel. `starts` are the
    strengths of no change. A way that makes no sense for the image is not in them.
    """

    part: Part
    index: int
    label: int
    classes: tuple[str, ...]
    starts: Mapping[str, float]
    strengths: Mapping[str, FloatArray]
    probabilities: Mapping[str, FloatArray]
    pictures: Mapping[str, Bytes]
