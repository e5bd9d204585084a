"""Blocks with a shortcut: what comes in is added to what was made of it."""

from __future__ import annotations

from scripts.blocks.shelf import CHANNELS, HALVING, HE, SHELF
from scripts.building import Net, share, whole

HE_2 = "He, Zhang, Ren & Sun, Identity Mappings in Deep Residual Networks, 2016 " \
    "(arXiv:1603.05027)"  # fmt: skip
XIE = "Xie et al., Aggregated Residual Transformations, 2016 (arXiv:1611.05431)"
LIU = "Liu et al., A ConvNet for the 2020s, 2022 (arXiv:2201.03545)"
VASWANI = "Vaswani et al., Attention Is All You Need, 2017 (arXiv:1706.03762); " \
    "normalized first as in Dosovitskiy et al., 2020 (arXiv:2010.11929)"  # fmt: skip
WIDTH = whole("channels", 64, "Channels in the middle; four times as many come out.")
INNER = whole("channels", 128, "Channels in the middle; twice as many come out.")
GROUPS = whole("groups", 32, "How many small convolutions work side by side.")


def _add(net: Net, main: str, shortcut: str, act: bool = True) -> None:
    net.add("Add", after=[main, shortcut])
    if act:
        net.relu()
    net.leave()


def _projection(net: Net, start: str, channels: object) -> str:
    """Add the shortcut of a block whose output has another shape than its input."""
    net.conv(
        channels, 1, stride="stride", bias=False, after=start, name="shortcut"
    )
    return net.norm(name="shortcut_bn")


@SHELF.block("residual_basic", "Residual, basic", HE)
def residual_basic(net: Net) -> None:
    """Two 3×3 convolutions learn what to change; the input is added to it.

    If they learn nothing, F = 0, the block hands its input on: more depth can then do
    no harm, and the gradient always has a way back.
    """
    start = net.enter()
    net.conv_norm("in_channels")
    main = net.conv_norm("in_channels", act="")
    _add(net, main, start)


@SHELF.block(
    "residual_basic_down", "Residual, projection", HE, CHANNELS, HALVING
)
def residual_basic_down(net: Net) -> None:
    """The residual block that begins a stage: other channels and half the size.

    What comes in does not fit any more, so a 1×1 convolution with the same stride
    brings it to the new shape.
    """
    start = net.enter()
    net.conv_norm("channels", stride="stride")
    main = net.conv_norm("channels", act="")
    _add(net, main, _projection(net, start, "channels"))


def _bottleneck(net: Net, channels: str, stride: object, groups: object) -> str:
    """Add 1×1, 3×3, 1×1; return the end. The stride is in the 3×3 as in torchvision."""
    net.conv_norm(channels, 1)
    return net.conv_norm(channels, 3, stride=stride, groups=groups)


@SHELF.block("bottleneck", "Residual, bottleneck", HE)
def bottleneck(net: Net) -> None:
    """A 1×1 convolution takes the channels to a quarter, the 3×3 works there.

    With 256 channels this takes 69,632 weights; two 3×3 convolutions would take
    1,179,648. So ResNet-50 is deeper than ResNet-34 and hardly dearer.
    """
    start = net.enter()
    _bottleneck(net, "in_channels // 4", 1, 1)
    main = net.conv_norm("in_channels", 1, act="")
    _add(net, main, start)


@SHELF.block("bottleneck_down", "Bottleneck, projection", HE, WIDTH, HALVING)
def bottleneck_down(net: Net) -> None:
    """The bottleneck that begins a stage, with a 1×1 convolution in the shortcut.

    The stride is in the 3×3: in the first 1×1, where the paper has it, three quarters
    of the map would not be looked at (ResNet "V1.5").
    """
    start = net.enter()
    _bottleneck(net, "channels", "stride", 1)
    main = net.conv_norm("channels * 4", 1, act="")
    _add(net, main, _projection(net, start, "channels * 4"))


@SHELF.block("resnext", "ResNeXt", XIE, GROUPS)
def resnext(net: Net) -> None:
    """A bottleneck whose 3×3 is split into groups that do not see each other.

    More groups instead of more layers or channels: the third way to spend the same
    work ("cardinality").
    """
    start = net.enter()
    _bottleneck(net, "in_channels // 2", 1, "groups")
    main = net.conv_norm("in_channels", 1, act="")
    _add(net, main, start)


@SHELF.block("resnext_down", "ResNeXt, projection", XIE, INNER, HALVING, GROUPS)
def resnext_down(net: Net) -> None:
    """The ResNeXt block that begins a stage, with a projection in the shortcut."""
    start = net.enter()
    _bottleneck(net, "channels", "stride", "groups")
    main = net.conv_norm("channels * 2", 1, act="")
    _add(net, main, _projection(net, start, "channels * 2"))


@SHELF.block("residual_preact", "Pre-activation residual", HE_2)
def residual_preact(net: Net) -> None:
    """Normalization and ReLU come before each convolution; nothing follows the Add.

    So the shortcut is free from the first block to the last, and networks of a
    thousand layers can be trained.
    """
    start = net.enter()
    for _ in range(2):
        net.norm()
        net.relu()
        main = net.conv("in_channels", bias=False)
    _add(net, main, start, act=False)


@SHELF.block(
    "residual_preact_down", "Pre-activation, projection", HE_2, CHANNELS,
    HALVING,
)  # fmt: skip
def residual_preact_down(net: Net) -> None:
    """The pre-activation block that begins a stage.

    The projection starts behind the first normalization and ReLU.
    """
    net.enter()
    net.norm()
    start = net.relu()
    net.conv("channels", stride="stride", bias=False)
    net.norm()
    net.relu()
    main = net.conv("channels", bias=False)
    shortcut = net.conv(
        "channels", 1, stride="stride", bias=False, after=start, name="shortcut"
    )
    _add(net, main, shortcut, act=False)


@SHELF.block(
    "convnext",
    "ConvNeXt",
    LIU,
    share("drop", 0.0, "Chance to skip the first of the repetitions."),
    share("drop_step", 0.0, "How much larger the chance is in each further one."),
)
def convnext(net: Net) -> None:
    """A 7×7 depthwise convolution, then a small network at each pixel by itself.

    Transformer habits in a convolutional network: one normalization, one GELU, four
    times the channels in the middle, and a learned factor before the Add.
    """
    start = net.enter()
    net.conv("in_channels", 7, groups="in_channels", name="depthwise")
    net.add("LayerNorm", over="channels", eps=1e-6)
    net.conv("in_channels * 4", 1, name="expand")
    net.add("GELU")
    net.conv("in_channels", 1, name="project")
    net.add("LayerScale")
    main = net.add("StochasticDepth", p="drop + i * drop_step")
    _add(net, main, start, act=False)


@SHELF.block(
    "transformer_encoder",
    "Transformer encoder",
    VASWANI,
    whole("features", 768, "Values of each token, as they arrive."),
    whole("heads", 12, "Attention heads; they share the features evenly.", 1, 1_024),
    whole("hidden", 3_072, "Width of the network at each token."),
    share("dropout", 0.0, "Share of the values that are dropped while training."),
)
def transformer_encoder(net: Net) -> None:
    """Every token looks at all others, then a small network works at each by itself.

    Both are added to what came in. Repeated twelve times on patches of an image it is
    the Vision Transformer.
    """
    start = net.enter()
    norm = net.add("LayerNorm", eps=1e-6)
    net.add("MultiheadAttention", num_heads="heads", after=[norm, norm, norm])
    net.add("Dropout", p="dropout")
    middle = net.add("Add", after=[net.last, start])
    net.add("LayerNorm", eps=1e-6)
    net.linear("hidden")
    net.add("GELU")
    net.add("Dropout", p="dropout")
    net.linear("features")
    net.add("Dropout", p="dropout")
    _add(net, net.last, middle, act=False)
