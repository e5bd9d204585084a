"""Studies that measure a network: its gallery, times, curves, and what a shift does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cnnstudio.bridge.message import Bytes, Counts, FloatArray, Numbers, Studied, Study

Exact = NDArray[np.float64]
NO_MAP = np.zeros((0, 0), np.float32)

Edge = Literal["around", "black"]
"""What comes in where an image is shifted: its other side, or black pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryOf(Study):
    """Show the strongest maps of every layer for one image; answered by `Gallery`."""

    most: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery(Studied):
    """All nodes in the order of computation, with a strip of their strongest maps.

    `shapes` are those of one sample, `names` and `types` as the network without
    blocks has them, `depth` (N,) how many weight layers lie on the longest way to the
    node, itself included. `strips` maps a node to bytes (k, h, w), each map from its
    own minimum to its maximum; a row of numbers is one map of one row. `channels` maps
    it to their numbers, strongest (largest value) first, `ranges` to their ends (k, 2),
    and `odd`, where not everything is finite, to what is not: 1 NaN, 2 +∞, 3 −∞.
    """

    part: str
    index: int
    nodes: tuple[str, ...]
    names: tuple[str, ...]
    types: tuple[str, ...]
    shapes: tuple[tuple[int, ...], ...]
    depth: Numbers
    strips: Mapping[str, Bytes]
    channels: Mapping[str, Numbers]
    ranges: Mapping[str, FloatArray]
    odd: Mapping[str, Bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesOf(Study):
    """Measure the forward pass of every node on `batch` images; answered by `Times`."""

    batch: int = 1
    runs: int = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Times(Studied):
    """Seconds of a forward, in the order of computation; medians over `runs`.

    `seconds` (N,) are of the nodes, `whole` of all of the network without anything
    that measures; `multiply_adds` (N,) are of one image. `clock` says how it was
    measured: "cuda" by events on the device, "cpu" by the clock of the processor.
    """

    nodes: tuple[str, ...]
    names: tuple[str, ...]
    types: tuple[str, ...]
    seconds: FloatArray
    multiply_adds: Counts
    whole: float
    batch: int
    runs: int
    clock: str
    device: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveOf(Study):
    """Show the activation of `node` and what arrives at it; answered by `Curve`.

    What arrives is counted over `images` images from `index` on; with `alone` only of
    `channel`. `at` is a value that is computed for itself.
    """

    channel: int = 0
    alone: bool = False
    images: int = 1
    at: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve(Studied):
    """The activation's function and its derivative, computed by the module itself.

    `x`, `f` and `slope` (P,) are float64. `counts` (bins,) of what arrives lie between
    `edges` (bins + 1,); `outside` of them beyond, `not_finite` are no numbers, of
    `count` in all. `flat` is the share of the finite ones at which the derivative is
    less than a hundredth of its largest, `below` of those under zero. `value` and
    `slope_at` are of `at`. `of_channel`: the curve is that of one channel alone.
    """

    node: str
    kind: str
    x: Exact
    f: Exact
    slope: Exact
    counts: Counts
    edges: FloatArray
    count: int
    outside: int
    not_finite: int
    least: float
    greatest: float
    mean: float
    deviation: float
    flat: float
    below: float
    at: float
    value: float
    slope_at: float
    of_channel: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftOf(Study):
    """Shift the image by (`dx`, `dy`) pixels and compare the maps of `node`.

    `reach` is up to which shift to the right the differences are counted, too.
    Answered by `Shift`.
    """

    channel: int = 0
    dx: int = 1
    dy: int = 0
    edge: Edge = "around"
    reach: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift(Studied):
    """What becomes of the maps when the image is shifted.

    `image` and `shifted` are (C, H, W), 0 to 1. `moved` (down, right) is by how many
    cells the maps should move: `exact` says that the shift is a whole number of cells,
    else it is rounded; `stride` (down, right) is how many pixels lie between two cells,
    0 without any. `before` and `after` (h, w) are the chosen channel's maps of both
    images, `expected` is `before` moved, `difference` is `after` − `expected`.
    `compared` (h, w) is 1 where a value sees nothing that came in at a border. Cells
    count as different above `tolerance`; `differing` of `cells` are so in all channels,
    `differing_inside` of `cells_inside` among those compared without the borders.
    `largest` is the largest difference, `scale` the deviation of all values. `channels`
    (C,) are the mean differences of each channel as a share of `scale`, and `course`
    (reach + 1,) that of all for shifts of 0, 1, 2 … pixels to the right.
    """

    node: str
    channel: int
    dx: int
    dy: int
    edge: Edge
    image: FloatArray
    shifted: FloatArray
    moved: tuple[int, int]
    stride: tuple[float, float]
    exact: bool
    cells: int
    differing: int
    cells_inside: int
    differing_inside: int
    tolerance: float
    largest: float
    scale: float
    channels: FloatArray
    course: FloatArray
    before: FloatArray = field(default_factory=lambda: NO_MAP)
    after: FloatArray = field(default_factory=lambda: NO_MAP)
    expected: FloatArray = field(default_factory=lambda: NO_MAP)
    difference: FloatArray = field(default_factory=lambda: NO_MAP)
    compared: Bytes = field(default_factory=lambda: np.zeros((0, 0), np.uint8))
