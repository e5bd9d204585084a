"""Messages of looking at all images of a part: their pictures, and what they are like.

What the network says of each is asked by Evaluate, in `look_messages`: where images
have one class each, Evaluated answers it, else Judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from cnnstudio.bridge.message import (
    Bytes,
    Counts,
    FloatArray,
    Numbers,
    Studied,
    Study,
)

NO_SCORES = np.zeros((0, 0), np.float32)
NO_COUNTS = np.zeros((0, 0), np.int64)
NO_MASKS = np.zeros((0, 0, 0), np.int32)

MOST_PICTURES = 120
"""So many pictures does one answer hold at most."""

BRIGHTNESS, CONTRAST, SHARPNESS = "brightness", "contrast", "sharpness"
FILLED, FILE_PIXELS = "filled", "file_pixels"
"""Names of what is measured of an image; `engine.inspect.traits` says how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturesOf(Study):
    """Small pictures of images of a part; answered by Pictures.

    `places` count within the part; those beyond `MOST_PICTURES` are left out. `side` is
    the most pixels of a picture's longer side.
    """

    places: tuple[int, ...]
    side: int = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures(Studied):
    """Images (N, C, H, W) of the `places` (N,) of a part, as bytes; C is 1 or 3."""

    part: str
    places: Numbers
    images: Bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesOf(Study):
    """Name the files of a part; answered by Names, whatever the weights are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names(Studied):
    """The files of a part in its order; empty where samples have none."""

    part: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TraitsOf(Study):
    """Measure every image of a part; answered by Traits, whatever the weights are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits(Studied):
    """What the images of a part are like, in the part's order.

    `values` maps brightness, contrast and so on to numbers (N,). `names` are those of
    the files, empty where samples have none.
    """

    part: str
    values: Mapping[str, FloatArray]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged(Studied):
    """What the network says of images that do not have one class each.

    `task` is "labels", "values" or "masks". Of labels, `scores` (N, K) are those before
    the sigmoid and `targets` (N, K) 0 or 1; of values both are numbers; empty if they
    would be more than `MOST_SCORES`. Of masks `counts` (C, C) are pixels (true,
    predicted), `each` (N,) is the mean IoU of an image over the classes in it, and
    `shares` (N, C) are the IoU of each, NaN of those that do not occur; empty if they
    would be too many.
    """

    part: str
    task: str
    classes: tuple[str, ...]
    count: int
    scores: FloatArray = field(default_factory=lambda: NO_SCORES)
    targets: FloatArray = field(default_factory=lambda: NO_SCORES)
    counts: Counts = field(default_factory=lambda: NO_COUNTS)
    each: FloatArray = field(default_factory=lambda: NO_SCORES[:, :0].reshape(0))
    shares: FloatArray = field(default_factory=lambda: NO_SCORES)


@dataclass(frozen=True, slots=True, kw_only=True)
class MasksOf(Study):
    """Masks of images of a part, true and predicted; answered by Masks.

    `places` count within the part; those beyond `MOST_PICTURES` are left out.
    """

    places: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Masks(Studied):
    """Classes of pixels (N, H, W) of the `places`; −1 is ignored.

    All are empty where the data have no masks.
    """

    part: str
    places: Numbers
    true: Numbers = field(default_factory=lambda: NO_MASKS)
    predicted: Numbers = field(default_factory=lambda: NO_MASKS)
