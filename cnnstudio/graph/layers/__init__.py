"""The catalogue: importing a family file registers its layers, in palette order."""

from cnnstudio.graph.layers import (  # noqa: F401, I001 (the order of the palette)
    io,
    convolution,
    pooling,
    normalization,
    activation,
    activation_smooth,
    dense,
    sequence,
    attention,
    tokens,
    regularization,
    merge,
    reshape,
    inside,
)
