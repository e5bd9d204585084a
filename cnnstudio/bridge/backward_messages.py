"""The study of the way back: in which order gradients reach the layers."""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.bridge.message import FloatArray, Numbers, Studied, Study


@dataclass(frozen=True, slots=True, kw_only=True)
class BackwardOf(Study):
    """Follow the gradient of one image's loss back; answered by `Backward`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backward(Studied):
    """What of the gradient arrives where, in the order in which autograd goes.

    `nodes` (N,) begin behind the loss; the first `reached` of them get a gradient, the
    others, in the reverse order of computation, get none. `sizes` (N,) are the root
    mean squares of the loss's gradient by what a node gives, `weights` (N,) the norms
    of that by its trained weights; NaN where there is none. `sums` (N,) is how many
    gradients were added up: one from each edge that leads to a layer that has one.
    """

    part: str
    index: int
    label: int
    loss: float
    nodes: tuple[str, ...]
    names: tuple[str, ...]
    types: tuple[str, ...]
    reached: int
    sizes: FloatArray
    weights: FloatArray
    sums: Numbers
