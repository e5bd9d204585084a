"""Messages about the weights of a layer, and about the values that flow through it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from cnnstudio.bridge.message import Counts, FloatArray, Numbers, Studied, Study

NO_FLOATS = np.zeros(0, np.float32)
NO_TABLE = np.zeros((0, 0), np.float32)
NO_PAIRS = np.zeros((0, 2), np.int32)
NO_NUMBERS = np.zeros(0, np.int32)

ACTIVATIONS, WEIGHTS, GRADIENTS = "activations", "weights", "gradients"
"""What is counted: `activations`, `weights/NAME` and `gradients/NAME`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightsOf(Study):
    """What a layer has learned, and how its filters are to each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerWeights(Studied):
    """All that a layer has learned, by torch's names, in torch's order.

    `tensors` are float32 as torch has them, but for those of the layer's `filters`
    (the name of its main weights, or empty): (out, inputs of a group, *kernel). One
    too large to send is a matrix whose cells stand for `blocks` of (rows, columns)
    weights, the largest of each. `start` are the same before the first step;
    empty where they are unknown. `shapes` are torch's, `lost` counts what is not
    finite. `maps` (C, H, W) is what a dense layer's inputs were before they were laid
    out, `pixels`: the image itself. `classes` are the names of what the filters give,
    if these are the scores.

    Of the filters: `norms` (out,) and `changes` (out,), |w − w₀| / |w₀|; `cosines`
    (out, out), empty for too many, and `pairs` (P, 2) with `alike` (P,), those above
    0.95, most alike first. `compared`: whether they were compared at all.
    """

    node: str
    tensors: Mapping[str, FloatArray]
    shapes: Mapping[str, tuple[int, ...]]
    start: Mapping[str, FloatArray]
    lost: Mapping[str, int]
    blocks: Mapping[str, tuple[int, int]]
    filters: str = ""
    groups: int = 1
    first: bool = False
    maps: tuple[int, ...] = ()
    pixels: bool = False
    classes: tuple[str, ...] = ()
    norms: FloatArray = field(default_factory=lambda: NO_FLOATS)
    changes: FloatArray = field(default_factory=lambda: NO_FLOATS)
    cosines: FloatArray = field(default_factory=lambda: NO_TABLE)
    pairs: Numbers = field(default_factory=lambda: NO_PAIRS)
    alike: FloatArray = field(default_factory=lambda: NO_FLOATS)
    compared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsOf(Study):
    """How weights, activations and gradients of a layer are distributed.

    Measured on the first `images` of the part, or as many as the network bears.
    """

    images: int = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerStatistics(Studied):
    """Distributions of a layer over `images`, by what is counted (see above).

    `counts` are (bins,) of equal width from `low` to `high` of `facts`, over finite
    values; facts are count, nan, infinite, zeros, mean, deviation, least, most, low,
    high. Gradients are those of the mean `loss`, in evaluation mode; none where
    `why_no_gradients` says why. `units` are the values of one output; `dead` of them
    were 0 for every image, and all of each of `dead_channels` (N,) of `channels`.
    `saturated` is the share beyond |σ − 0.5| > 0.45 or |tanh| > 0.9, NaN for other
    layers; `bend` is torch's name of the activation with which the layer ends.
    `means` and `deviations` are of each channel.
    """

    node: str
    part: str
    images: int
    counts: Mapping[str, Counts]
    facts: Mapping[str, Mapping[str, float]]
    units: int = 0
    dead: int = 0
    channels: int = 0
    dead_channels: Numbers = field(default_factory=lambda: NO_NUMBERS)
    saturated: float = float("nan")
    bend: str = ""
    means: FloatArray = field(default_factory=lambda: NO_FLOATS)
    deviations: FloatArray = field(default_factory=lambda: NO_FLOATS)
    loss: float = float("nan")
    why_no_gradients: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalOf(Study):
    """How the signal goes through all layers, in the order of computation."""

    images: int = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Studied):
    """Of each node: what it gave over `images`; all arrays are (nodes,).

    `nodes` are ids in the order of computation, with `names` and `types`; `sources` are
    the nodes that they are fed by, of several the first, "" without one.

    `zeros`, `dead` and `saturated` are shares (the last NaN for what cannot),
    `dead_channels` of `channels` gave nothing but 0; `nan` and `infinite` count values
    that are no numbers. `bends` are torch's names of the activations with which nodes
    end. `channel_means` has for each node the mean of each of its channels, (channels,)
    over images and places; NaN where one of its values is not finite.
    """

    part: str
    images: int
    nodes: tuple[str, ...]
    names: tuple[str, ...]
    types: tuple[str, ...]
    sources: tuple[str, ...]
    bends: tuple[str, ...]
    mean: FloatArray
    deviation: FloatArray
    least: FloatArray
    most: FloatArray
    zeros: FloatArray
    dead: FloatArray
    saturated: FloatArray
    channels: Counts
    dead_channels: Counts
    nan: Counts
    infinite: Counts
    channel_means: Mapping[str, FloatArray]
