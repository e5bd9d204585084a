"""Blocks that save work, and blocks in which every layer sees all before it."""

from __future__ import annotations

from scripts.blocks.shelf import CHANNELS, HALVING, KERNEL, SHELF
from scripts.building import Net, share, whole

SANDLER = "Sandler et al., MobileNetV2, 2018 (arXiv:1801.04381)"
TAN = "Tan & Le, EfficientNet, 2019 (arXiv:1905.11946)"
HU = "Hu, Shen & Sun, Squeeze-and-Excitation Networks, 2017 (arXiv:1709.01507)"
MA = "Ma et al., ShuffleNet V2, 2018 (arXiv:1807.11164)"
HUANG = "Huang et al., Densely Connected Convolutional Networks, 2016 " \
    "(arXiv:1608.06993)"  # fmt: skip
EXPANSION = whole("expansion", 6, "How many times as many channels in the middle.")
DROP = (
    share("drop", 0.0, "Chance to skip the first of the repetitions."),
    share("drop_step", 0.0, "How much larger the chance is in each further one."),
)
GROWTH = whole("growth", 32, "Channels that each layer adds.")
BOTTLE = whole("bottleneck", 4, "Channels of the 1×1, in multiples of the growth.")


def _weigh(net: Net, act: str) -> None:
    start = net.enter()
    net.add("AdaptiveAvgPool2d", output_size=1, name="squeeze")
    net.conv("max(1, in_channels // reduction)", 1, name="reduce")
    net.add(act)
    net.conv("in_channels", 1, name="excite")
    factor = net.add("Sigmoid")
    net.add("Multiply", after=[start, factor])
    net.leave()


def _inverted(
    net: Net, channels: object, kernel: object, stride: object, act: str, reduce: str
) -> str:
    wide = "in_channels * expansion"
    net.conv_norm(wide, 1, act=act, name="expand")
    net.conv_norm(wide, kernel, stride=stride, groups=wide, act=act, name="depthwise")
    if reduce:
        net.block("squeeze_excite_silu", name="weigh", reduction=reduce)
    return net.conv_norm(channels, 1, act="", name="project")


# Squeeze-and-excitation


@SHELF.block(
    "squeeze_excite",
    "Squeeze-and-excitation",
    HU,
    whole("reduction", 16, "The two 1×1 convolutions meet at so many times fewer."),
)
def squeeze_excite(net: Net) -> None:
    """One value per channel says what the image shows; it weighs the channels.

    Squeeze: the mean of each channel. Excite: two small layers and a Sigmoid make a
    factor between 0 and 1 of it.
    """
    _weigh(net, "ReLU")


@SHELF.block(
    "squeeze_excite_silu",
    "Squeeze-excite, SiLU",
    TAN,
    whole("reduction", 4, "The two 1×1 convolutions meet at so many times fewer."),
)
def squeeze_excite_silu(net: Net) -> None:
    """Squeeze-and-excitation with SiLU between its two layers, as in EfficientNet."""
    _weigh(net, "SiLU")


# MobileNetV2 and EfficientNet


@SHELF.block("inverted_residual", "Inverted residual", SANDLER, EXPANSION)
def inverted_residual(net: Net) -> None:
    """Widen, filter each channel by itself, narrow: the shortcut joins the thin ends.

    The depthwise convolution is cheap, so it may work on six times the channels. The
    last 1×1 has no activation, which would destroy too much of so few channels.
    """
    start = net.enter()
    main = _inverted(net, "in_channels", 3, 1, "ReLU6", "")
    net.add("Add", after=[main, start])
    net.leave()


@SHELF.block(
    "inverted_residual_down", "Inverted, first", SANDLER, CHANNELS,
    HALVING, EXPANSION,
)  # fmt: skip
def inverted_residual_down(net: Net) -> None:
    """The inverted residual that begins a stage: no shortcut, the shapes differ."""
    net.enter()
    _inverted(net, "channels", 3, "stride", "ReLU6", "")
    net.leave()


@SHELF.block(
    "inverted_residual_first", "Inverted, thin", SANDLER, CHANNELS
)
def inverted_residual_first(net: Net) -> None:
    """The first block of MobileNetV2: a depthwise and a 1×1 convolution, no more."""
    net.enter()
    net.conv_norm("in_channels", groups="in_channels", act="ReLU6", name="depthwise")
    net.conv_norm("channels", 1, act="", name="project")
    net.leave()


@SHELF.block("mbconv", "MBConv", TAN, EXPANSION, KERNEL, *DROP)
def mbconv(net: Net) -> None:
    """The inverted residual with squeeze-and-excitation: what EfficientNet is made of.

    While it trains, the whole block is skipped now and then (stochastic depth); the
    chance may grow with the repetition i.
    """
    start = net.enter()
    _inverted(net, "in_channels", "kernel", 1, "SiLU", "expansion * 4")
    main = net.add("StochasticDepth", p="drop + i * drop_step")
    net.add("Add", after=[main, start])
    net.leave()


@SHELF.block(
    "mbconv_down", "MBConv, first", TAN, CHANNELS, HALVING, EXPANSION, KERNEL
)
def mbconv_down(net: Net) -> None:
    """The MBConv that begins a stage: no shortcut, the shapes differ."""
    net.enter()
    _inverted(net, "channels", "kernel", "stride", "SiLU", "expansion * 4")
    net.leave()


@SHELF.block("mbconv_first", "MBConv, thin", TAN, CHANNELS)
def mbconv_first(net: Net) -> None:
    """The first block of EfficientNet: depthwise, squeeze-and-excitation, 1×1."""
    net.enter()
    net.conv_norm("in_channels", groups="in_channels", act="SiLU", name="depthwise")
    net.block("squeeze_excite_silu", name="weigh")
    net.conv_norm("channels", 1, act="", name="project")
    net.leave()


# ShuffleNet V2


@SHELF.block("shuffle_unit", "ShuffleNet unit", MA)
def shuffle_unit(net: Net) -> None:
    """Half of the channels go past, the other half is worked on, then they are mixed.

    Nothing is added and nothing grouped: equal widths and few branches are what makes
    it fast on a real machine, not only in the count of operations.
    """
    net.enter()
    halves = net.add("Chunk", chunks=2)
    net.conv_norm("in_channels // 2", 1, after=f"{halves}:out2")
    net.conv_norm("in_channels // 2", groups="in_channels // 2", act="",
                  name="depthwise")  # fmt: skip
    main = net.conv_norm("in_channels // 2", 1)
    net.add("Concat", after=[halves, main])
    net.add("ChannelShuffle", groups=2)
    net.leave()


@SHELF.block("shuffle_down", "ShuffleNet, halving", MA, CHANNELS, HALVING)
def shuffle_down(net: Net) -> None:
    """The unit that begins a stage: both branches see all, and the step is 2."""
    start = net.enter()
    net.conv_norm(
        "in_channels", stride="stride", groups="in_channels", act="",
        name="shortcut_depthwise",
    )  # fmt: skip
    shortcut = net.conv_norm("channels // 2", 1, name="shortcut")
    net.conv_norm("channels // 2", 1, after=start)
    net.conv_norm(
        "channels // 2", stride="stride", groups="channels // 2", act="",
        name="depthwise",
    )  # fmt: skip
    main = net.conv_norm("channels // 2", 1)
    net.add("Concat", after=[shortcut, main])
    net.add("ChannelShuffle", groups=2)
    net.leave()


# DenseNet


@SHELF.block("dense_layer", "DenseNet layer", HUANG, GROWTH, BOTTLE)
def dense_layer(net: Net) -> None:
    """A few new channels, put beside all that came in.

    The 1×1 convolution keeps the 3×3 from growing with the number of channels.
    """
    start = net.enter()
    net.norm()
    net.relu()
    net.conv("growth * bottleneck", 1, bias=False)
    net.norm()
    net.relu()
    new = net.conv("growth", bias=False)
    net.add("Concat", after=[start, new])
    net.leave()


@SHELF.block(
    "dense_block",
    "DenseNet block",
    HUANG,
    whole("layers", 6, "How many dense layers in a row.", 1, 200),
    GROWTH,
)
def dense_block(net: Net) -> None:
    """Each layer sees what all layers before it made: features are used again.

    From 64 channels six layers of growth 32 make 64 + 6·32 = 256.
    """
    net.enter()
    net.block("dense_layer", name="layer", growth="growth", repeat="layers")
    net.leave()


@SHELF.block("transition", "Transition", HUANG)
def transition(net: Net) -> None:
    """Between two dense blocks: half of the channels, half of the size."""
    net.enter()
    net.norm()
    net.relu()
    net.conv("in_channels // 2", 1, bias=False)
    net.add("AvgPool2d")
    net.leave()
