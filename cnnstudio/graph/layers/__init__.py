"""The catalogue: importing a family file registers its layers, in palette order."""

from cnnstudio.graph.layers import (  # noqa: F401, I001 (the order of the palette)
    io,
    convolution,
    convolution_transposed,
    pooling,
    pooling_whole,
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
    reshape_slice,
    resize,
    padding,
    inside,
)
