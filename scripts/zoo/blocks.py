"""The blocks of the zoo: those that the program offers, and two of its own."""

from __future__ import annotations

import scripts.blocks.files  # noqa: F401 (enters all blocks into the shelf)
from scripts.blocks.shelf import CHANNELS, SHELF
from scripts.building import Net, Shelf

BLOCKS = Shelf(SHELF.library.copy())


@BLOCKS.block(
    "conv_relu",
    "Conv-ReLU",
    "Simonyan & Zisserman, 2014 (arXiv:1409.1556)",
    CHANNELS,
)
def conv_relu(net: Net) -> None:
    """A 3×3 convolution and its bend: what VGG repeats two or three times a stage."""
    net.enter()
    net.conv("channels")
    net.relu()
    net.leave()


@BLOCKS.block(
    "frame_features",
    "Features of a frame",
    "Donahue et al., 2014 (arXiv:1411.4389)",
)
def frame_features(net: Net) -> None:
    """Four strided Conv-BN-ReLU and a global pool: 128 numbers for a frame."""
    net.enter()
    for channels in (16, 32, 64, 128):
        net.block("conv_bn_relu", channels=channels, stride=2)
    net.global_pool()
    net.leave()
