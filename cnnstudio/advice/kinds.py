"""What rules ask about a layer, whatever its type: is it linear, is it depthwise …"""

from __future__ import annotations

from cnnstudio.advice.scene import Scene
from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.inference import NodeReport
from cnnstudio.graph.layer import Layer
from cnnstudio.graph.layers.inline import NO_ACTIVATION
from cnnstudio.graph.layers.io import Input, Output
from cnnstudio.graph.shape import TensorShape

_WITH_WEIGHTS = frozenset({"convolution", "dense"})
SPATIAL = (3, 4)
"""How many axes an image and a clip have."""


def is_convolution(layer: Layer | None) -> bool:
    """True for layers whose filters slide, transposed ones among them."""
    return layer is not None and layer.family == "convolution"


def is_transposed(layer: Layer | None) -> bool:
    """True for convolutions that enlarge."""
    return layer is not None and type(layer).type_name().startswith("ConvTranspose")


def is_dense(layer: Layer | None) -> bool:
    """True for Linear."""
    return layer is not None and type(layer).type_name() == "Linear"


def is_linear(layer: Layer | None) -> bool:
    """True for convolutions and Linear without an activation of their own."""
    # Asked of every layer by several rules after every edit: the family is a plain
    # attribute, and most layers are of another.
    if layer is None or layer.family not in _WITH_WEIGHTS:
        return False
    if layer.family == "dense" and not is_dense(layer):
        return False
    return getattr(layer, "activation", NO_ACTIVATION) == NO_ACTIVATION


def is_batch_norm(layer: Layer | None) -> bool:
    """True for BatchNorm of any number of axes."""
    return layer is not None and type(layer).type_name().startswith("BatchNorm")


def is_normalization(layer: Layer | None) -> bool:
    """True for layers that bring values to a common scale."""
    return layer is not None and layer.family == "normalization"


def is_pooling(layer: Layer | None) -> bool:
    """True for pooling by windows that slide, not for global pooling."""
    return layer is not None and layer.family == "pooling" and shrinks(layer)


def is_global_pooling(layer: Layer | None) -> bool:
    """True for pooling that leaves one value of each channel."""
    return layer is not None and layer.family == "pooling" and layer.sees_everything()


def shrinks(layer: Layer | None) -> bool:
    """True for a window that steps by more than one pixel."""
    return any(step > 1 for step in numbers(layer, "stride"))


def is_dropout(layer: Layer | None) -> bool:
    """True for all layers that drop values or channels while training."""
    return layer is not None and "Dropout" in type(layer).type_name()


def is_transparent(report: NodeReport) -> bool:
    """True for layers that a linear map passes through: it stays one linear map.

    Only BatchNorm among the normalizations: outside of training it is linear.
    """
    return len(report.inputs) == 1 and may_be_transparent(report.layer)


def may_be_transparent(layer: Layer | None) -> bool:
    """True for layers that are transparent if they have one input."""
    if layer is None:
        return False
    averages = layer.family == "pooling" and "Avg" in type(layer).type_name()
    moves = layer.family in ("reshape", "regularization")
    return is_batch_norm(layer) or averages or moves


def is_depthwise(report: NodeReport) -> bool:
    """True for a convolution that filters each channel on its own."""
    groups, given = getattr(report.layer, "groups", 1), report.inputs[0]
    return groups > 1 and given is not None and groups == given[0]


def numbers(layer: Layer | None, name: str) -> tuple[int, ...]:
    """Value of a field of one or several numbers; none for "same" or no such field."""
    value = getattr(layer, name, ())
    if isinstance(value, int) and not isinstance(value, bool):
        return (value,)
    return value if isinstance(value, tuple) else ()


def kernel(layer: Layer | None) -> tuple[int, ...]:
    """Kernel size; empty for layers without a window."""
    return numbers(layer, "kernel_size")


def spatial(shape: TensorShape | None) -> tuple[int, ...]:
    """Height and width of an image, of a clip the time too; else nothing."""
    return tuple(shape[1:]) if shape is not None and len(shape) in SPATIAL else ()


def is_input(layer: Layer | None) -> bool:
    """True for the network's Input."""
    return isinstance(layer, Input)


def is_output(layer: Layer | None) -> bool:
    """True for the network's Output."""
    return isinstance(layer, Output)


def is_instance(layer: Layer | None) -> bool:
    """True for an instance of a block."""
    return isinstance(layer, BlockLayer)


def convolutions(scene: Scene) -> list[NodeReport]:
    """Reports of all convolutions that work, in the order of computation."""
    return scene.working(is_convolution)
