"""Rows of convolutions without a shortcut."""

from __future__ import annotations

from scripts.blocks.shelf import CHANNELS, KERNEL, SHELF, STRIDE
from scripts.building import Net, whole

IOFFE = "Ioffe & Szegedy, Batch Normalization, 2015 (arXiv:1502.03167)"
SZEGEDY_3 = "Szegedy et al., Rethinking the Inception Architecture, 2015 " \
    "(arXiv:1512.00567)"  # fmt: skip
HOWARD = "Howard et al., MobileNets, 2017 (arXiv:1704.04861)"
SZEGEDY = "Szegedy et al., Going Deeper with Convolutions, 2014 (arXiv:1409.4842)"
IANDOLA = "Iandola et al., SqueezeNet, 2016 (arXiv:1602.07360)"
RONNEBERGER = "Ronneberger, Fischer & Brox, U-Net, 2015 (arXiv:1505.04597)"


@SHELF.block(
    "conv_bn_relu",
    "Conv-BN-ReLU",
    IOFFE,
    CHANNELS,
    KERNEL,
    STRIDE,
    whole("groups", 1, "Groups of channels that do not see each other."),
)
def conv_bn_relu(net: Net) -> None:
    """Convolution, normalization, ReLU: the row of which most networks are made.

    The convolution has no bias, because the normalization subtracts the mean and with
    it every constant; its own shift β takes that place.
    """
    net.enter()
    net.conv_norm("channels", "kernel", stride="stride", groups="groups")
    net.leave()


@SHELF.block(
    "asymmetric_pair",
    "Asymmetric pair",
    SZEGEDY_3,
    CHANNELS,
    whole("size", 3, "Length of the two windows.", 1, 31),
)
def asymmetric_pair(net: Net) -> None:
    """A row window and then a column window see what one square window sees.

    Together they have 2·k instead of k² weights for each pair of channels: with 64
    channels and k = 3 these are 24,576 instead of 36,864.
    """
    net.enter()
    net.conv("channels", [1, "size"], padding=[0, "size // 2"], name="row")
    net.conv("channels", ["size", 1], padding=["size // 2", 0], name="column")
    net.leave()


@SHELF.block(
    "depthwise_separable", "Depthwise separable", HOWARD, CHANNELS, KERNEL, STRIDE
)
def depthwise_separable(net: Net) -> None:
    """First every channel is filtered by itself, then 1×1 windows mix the channels.

    From 64 to 128 channels this takes 576 + 8,192 = 8,768 weights; one convolution
    that does both takes 73,728.
    """
    net.enter()
    net.conv(
        "in_channels", "kernel", stride="stride", groups="in_channels", bias=False,
        name="depthwise",
    )  # fmt: skip
    net.conv("channels", 1, bias=False, name="pointwise")
    net.leave()


@SHELF.block("mobilenet_unit", "MobileNet unit", HOWARD, CHANNELS, STRIDE)
def mobilenet_unit(net: Net) -> None:
    """A depthwise and a 1×1 convolution, each with normalization and ReLU.

    MobileNet V1 is this unit thirteen times over.
    """
    net.enter()
    net.conv_norm(
        "in_channels", stride="stride", groups="in_channels", name="depthwise"
    )
    net.conv_norm("channels", 1, name="pointwise")
    net.leave()


INCEPTION = (
    whole("one", 64, "Channels of the 1×1 branch."),
    whole("squeeze3", 96, "Channels of the 1×1 before the 3×3."),
    whole("three", 128, "Channels of the 3×3 branch."),
    whole("squeeze5", 16, "Channels of the 1×1 before the 5×5."),
    whole("five", 32, "Channels of the 5×5 branch."),
    whole("pooled", 32, "Channels of the 1×1 behind the pool."),
)


@SHELF.block("inception", "Inception", SZEGEDY, *INCEPTION)
def inception(net: Net) -> None:
    """Four windows look at the same map, and their channels are put side by side.

    The 1×1 convolutions in front squeeze the channels before the work gets expensive:
    from 192×28×28 the 5×5 branch takes 12.4 M multiply-adds instead of 120.4 M.
    """
    net.lane = 1.5
    start = net.enter()
    ends = []
    for lane, (first, second, kernel) in enumerate((
        ("one", "", 1), ("squeeze3", "three", 3), ("squeeze5", "five", 5)
    )):  # fmt: skip
        net.lane = lane
        net.conv(first, 1, after=start, name="conv_one" if not second else "")
        ends.append(net.relu())
        if second:
            net.conv(second, kernel)
            ends[-1] = net.relu()
    net.lane = 3
    net.max_pool(3, 1, after=start, padding=1)
    net.conv("pooled", 1, name="conv_pooled")
    ends.append(net.relu())
    net.lane = 1.5
    net.add("Concat", after=ends)
    net.leave()


@SHELF.block(
    "inception_bn",
    "Inception, BatchNorm",
    SZEGEDY_3,
    *INCEPTION,
    whole("kernel", 5, "Window of the third branch.", 1, 15),
)
def inception_bn(net: Net) -> None:
    """The four branches of Inception, each convolution with normalization.

    With kernel 3 in the third branch it is the module of torchvision's GoogLeNet.
    """
    net.lane = 1.5
    start = net.enter()
    net.lane = 0
    ends = [net.conv_norm("one", 1, eps=1e-3, after=start)]
    for lane, (squeeze, wide, kernel) in enumerate((
        ("squeeze3", "three", 3), ("squeeze5", "five", "kernel")
    ), 1):  # fmt: skip
        net.lane = lane
        net.conv_norm(squeeze, 1, eps=1e-3, after=start)
        ends.append(net.conv_norm(wide, kernel, eps=1e-3))
    net.lane = 3
    net.max_pool(3, 1, after=start, padding=1, ceil_mode=True)
    ends.append(net.conv_norm("pooled", 1, eps=1e-3))
    net.lane = 1.5
    net.add("Concat", after=ends)
    net.leave()


@SHELF.block(
    "fire",
    "Fire",
    IANDOLA,
    whole("squeeze", 16, "Channels between the two parts."),
    whole("expand", 64, "Channels of each of the two branches."),
)
def fire(net: Net) -> None:
    """A 1×1 convolution squeezes the channels, two branches expand them again.

    Only half of what comes out has looked at 3×3 neighbours, and all of it at few
    channels: AlexNet's accuracy with a fiftieth of its parameters.
    """
    net.lane = 0.5
    net.enter()
    net.conv("squeeze", 1, name="squeeze1")
    start = net.relu()
    ends = []
    for lane, kernel in enumerate((1, 3)):
        net.lane = lane
        net.conv("expand", kernel, after=start, name=f"expand{kernel}")
        ends.append(net.relu())
    net.lane = 0.5
    net.add("Concat", after=ends)
    net.leave()


@SHELF.block("double_conv", "Two Conv-BN-ReLU", RONNEBERGER, CHANNELS)
def double_conv(net: Net) -> None:
    """Two 3×3 convolutions with normalization and ReLU: one level of a U-Net."""
    net.enter()
    for _ in range(2):
        net.conv_norm("channels")
    net.leave()


@SHELF.block("unet_down", "U-Net down", RONNEBERGER, CHANNELS)
def unet_down(net: Net) -> None:
    """Halve the image, then look at it with twice the channels.

    What comes out goes on downwards, and across to the U-Net up of the same size.
    """
    net.enter()
    net.max_pool()
    net.block("double_conv", channels="channels")
    net.leave()


@SHELF.block("unet_up", "U-Net up", RONNEBERGER, CHANNELS)
def unet_up(net: Net) -> None:
    """Double the image and put beside it what the way down saw at this size.

    The lower input says what is there, the skip says where its edges are: the reason
    why the borders of a segmentation are sharp.
    """
    start = net.enter()
    skip = net.enter("skip")
    up = net.add(
        "ConvTranspose2d", name="up", after=start, out_channels="in_channels // 2",
        kernel_size=2, stride=2, padding=0,
    )  # fmt: skip
    net.add("Concat", after=[skip, up])
    net.block("double_conv", channels="channels")
    net.leave()


