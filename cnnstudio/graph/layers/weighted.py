"""What layers with weights have in common: how they begin, and whether they learn."""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.graph.layer import Layer
from cnnstudio.graph.param import bool_param, choice_param, float_param

GROUP = "Weights"
INITS = ("auto", "torch", "he", "xavier", "normal", "constant")


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned(Layer):
    """A layer with learned numbers, which can be frozen."""

    frozen: bool = bool_param(
        False,
        group=GROUP,
        label="freeze",
        help="Training leaves the weights of this layer as they are.",
    )

    rate: float = float_param(
        1.0,
        maximum=1_000,
        group=GROUP,
        label="rate factor",
        help="What the learning rate is multiplied by for this layer.",
    )

    def is_frozen(self) -> bool:
        return self.frozen


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighted(Learned):
    """A layer whose weights can begin in several ways.

    "auto" is He's before a ReLU-like activation (He et al. 2015: deviation
    √(2 / fan_in)), Xavier's before sigmoid and tanh (Glorot & Bengio 2010: deviation
    √(2 / (fan_in + fan_out))), small before the Output, and torch's own elsewhere;
    biases begin at zero with all but torch's own. engine/initial.py draws them.
    """

    init: str = choice_param(
        "auto",
        INITS,
        group=GROUP,
        label="initial weights",
        help="How the weights begin: auto takes what suits the activation behind.",
    )
    init_value: float = float_param(
        0.01,
        minimum=-1_000,
        maximum=1_000,
        group=GROUP,
        label="initial value",
        help="Deviation for normal weights, the value itself for constant ones.",
    )
