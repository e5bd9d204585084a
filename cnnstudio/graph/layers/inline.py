"""An activation inside a convolution or dense layer, drawn in the same node."""

from __future__ import annotations

from typing import Any

from cnnstudio.graph.layer import Recipe, Step
from cnnstudio.graph.param import choice_param

NO_ACTIVATION = "none"
# Name in the field -> type of the layer that does the same as a node of its own.
LAYERS = {
    "relu": "ReLU",
    "relu6": "ReLU6",
    "leaky_relu": "LeakyReLU",
    "elu": "ELU",
    "selu": "SELU",
    "gelu": "GELU",
    "silu": "SiLU",
    "mish": "Mish",
    "hardswish": "Hardswish",
    "hardsigmoid": "Hardsigmoid",
    "sigmoid": "Sigmoid",
    "tanh": "Tanh",
}


def activation_param() -> Any:
    """Declare the optional activation of a layer."""
    return choice_param(
        NO_ACTIVATION,
        (NO_ACTIVATION, *LAYERS),
        help="Applied to what the layer gives, in the same node.",
    )


def activation_steps(name: str) -> Recipe:
    """Steps that follow the layer's own; none for "none"."""
    return (Step(f"torch.nn.{LAYERS[name]}"),) if name in LAYERS else ()
