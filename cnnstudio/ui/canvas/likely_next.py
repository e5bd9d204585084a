"""Which layers usually follow which: what the list offers first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cnnstudio.graph.layer import Layer

_AFTER_FAMILY: Mapping[str, Sequence[str]] = {
    "": ("Input",),
    "input/output": ("Conv2d", "Conv1d", "Conv3d", "Flatten", "Linear"),
    "convolution": (
        "BatchNorm2d", "BatchNorm1d", "BatchNorm3d", "ReLU", "MaxPool2d", "MaxPool1d",
        "MaxPool3d", "Conv2d", "Conv1d", "Conv3d", "Flatten",
    ),
    "normalization": ("ReLU", "GELU", "Conv2d", "Conv1d", "Conv3d", "Linear"),
    "activation": (
        "Linear", "Conv2d", "MaxPool2d", "Conv1d", "MaxPool1d", "Conv3d", "MaxPool3d",
        "Flatten", "Dropout",
    ),
    "pooling": ("Conv2d", "Conv1d", "Conv3d", "Flatten", "Linear"),
    "dense": ("ReLU", "Dropout", "Linear", "Output"),
    "regularization": ("Linear", "Conv2d", "Conv1d", "Conv3d", "Flatten"),
    "merge": ("ReLU", "Conv2d", "Conv1d", "Conv3d", "BatchNorm2d"),
    "reshape": ("Linear", "Conv2d", "Conv1d", "Conv3d"),
    "sequence": ("LayerNorm", "MultiheadAttention", "Linear"),
    "composite": ("ReLU", "MaxPool2d", "Conv2d", "GlobalAvgPool", "Linear"),
}  # fmt: skip
_AFTER_TYPE: Mapping[str, Sequence[str]] = {
    "GlobalAvgPool": ("Linear", "Dropout"),
    "GlobalMaxPool": ("Linear", "Dropout"),
    "Add": ("ReLU", "Conv2d", "Conv1d", "Conv3d"),
}


def likely_after(layer_type: type[Layer] | None) -> Sequence[str]:
    """Return names of types that often follow one, the likeliest first.

    Those that do not fit what arrives are for the caller to leave out: an image, a
    sequence and a clip have layers of their own.
    """
    if layer_type is None:
        return _AFTER_FAMILY[""]
    known = _AFTER_TYPE.get(layer_type.type_name())
    return known or _AFTER_FAMILY.get(layer_type.family, ())
