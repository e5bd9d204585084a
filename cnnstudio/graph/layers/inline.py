"""An activation inside a convolution or dense layer, drawn in the same node."""

from __future__ import annotations

from typing import Any

from cnnstudio.graph.layer import Recipe, Step
from cnnstudio.graph.param import choice_param

NO_ACTIVATION = "none"
TARGETS = {
    NO_ACTIVATION: "",
    "relu": "torch.nn.ReLU",
    "relu6": "torch.nn.ReLU6",
    "leaky_relu": "torch.nn.LeakyReLU",
    "elu": "torch.nn.ELU",
    "gelu": "torch.nn.GELU",
    "silu": "torch.nn.SiLU",
    "hardswish": "torch.nn.Hardswish",
    "sigmoid": "torch.nn.Sigmoid",
    "tanh": "torch.nn.Tanh",
}


def activation_param() -> Any:
    """Declare the optional activation of a layer."""
    return choice_param(
        NO_ACTIVATION,
        tuple(TARGETS),
        help="Applied to what the layer gives, in the same node.",
    )


def activation_steps(name: str) -> Recipe:
    """Steps that follow the layer's own; none for "none"."""
    return (Step(TARGETS[name]),) if TARGETS[name] else ()
