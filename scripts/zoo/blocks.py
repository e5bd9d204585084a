"""The blocks of the zoo: those that the program offers, and some of its own."""

from __future__ import annotations

import scripts.blocks.files  # noqa: F401 (enters all blocks into the shelf)
from cnnstudio.graph.block import BlockParam
from cnnstudio.graph.layers.weighted import INITS
from scripts.blocks.shelf import CHANNELS, KERNEL, SHELF, STRIDE
from scripts.building import Net, Shelf

SZEGEDY = "Szegedy et al., Going Deeper with Convolutions, 2014 (arXiv:1409.4842)"
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


@BLOCKS.block(
    "linear_relu",
    "Linear-ReLU",
    "He et al., Delving Deep into Rectifiers, 2015 (arXiv:1502.01852)",
    BlockParam("features", default=256, help="How many values come out."),
    BlockParam(
        "init", "choice", "normal", choices=INITS, help="How the weights begin."
    ),
    BlockParam(
        "value", "float", 0.01, -1_000, 1_000, help="Deviation of normal weights."
    ),
)
def linear_relu(net: Net) -> None:
    """A dense layer and its bend, with the beginning of its weights as a parameter."""
    net.enter()
    net.add("Linear", out_features="features", init="init", init_value="value")
    net.relu()
    net.leave()


@BLOCKS.block("googlenet_stem", "Stem of GoogLeNet", SZEGEDY)
def googlenet_stem(net: Net) -> None:
    """From 224 to 28 pixels, before the first Inception module: three convolutions."""
    net.enter()
    net.conv_norm(64, 7, stride=2, eps=1e-3)
    net.max_pool(3, ceil_mode=True)
    net.conv_norm(64, 1, eps=1e-3)
    net.conv_norm(192, eps=1e-3)
    net.max_pool(3, ceil_mode=True)
    net.leave()


def _conv_norm(net: Net, act: str) -> None:
    net.enter()
    net.conv_norm("channels", "kernel", stride="stride", act=act)
    net.leave()


@BLOCKS.block(
    "conv_bn_relu6",
    "Conv-BN-ReLU6",
    "Sandler et al., MobileNetV2, 2018 (arXiv:1801.04381)",
    CHANNELS,
    KERNEL,
    STRIDE,
)
def conv_bn_relu6(net: Net) -> None:
    """Convolution, normalization and a ReLU that ends at 6, for few bits a number."""
    _conv_norm(net, "ReLU6")


@BLOCKS.block(
    "conv_bn_silu",
    "Conv-BN-SiLU",
    "Tan & Le, EfficientNet, 2019 (arXiv:1905.11946)",
    CHANNELS,
    KERNEL,
    STRIDE,
)
def conv_bn_silu(net: Net) -> None:
    """Convolution, normalization and SiLU, the smooth bend x · sigmoid(x)."""
    _conv_norm(net, "SiLU")
