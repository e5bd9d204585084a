"""Messages of looking at all images of a part: their pictures, and what they are like.

What the network says of each is Evaluate and Evaluated, in `look_messages`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cnnstudio.bridge.message import Bytes, FloatArray, Numbers, Studied, Study

MOST_PICTURES = 120
"""So many pictures does one answer hold at most."""

BRIGHTNESS, CONTRAST, SHARPNESS = "brightness", "contrast", "sharpness"
FILLED = "filled"
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
