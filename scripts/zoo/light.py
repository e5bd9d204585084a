"""Networks that save: few parameters, few operations, or both."""

from __future__ import annotations

from scripts.zoo.net import Net
from scripts.zoo.sample import sample

SZEGEDY = "Szegedy et al., Going Deeper with Convolutions, 2014 (arXiv:1409.4842)"
IANDOLA = "Iandola et al., SqueezeNet, 2016 (arXiv:1602.07360), version 1.1"
HOWARD = "Howard et al., MobileNets, 2017 (arXiv:1704.04861)"
SANDLER = "Sandler et al., MobileNetV2: Inverted Residuals and Linear Bottlenecks, " \
    "2018 (arXiv:1801.04381)"  # fmt: skip
MA = "Ma et al., ShuffleNet V2: Practical Guidelines, 2018 (arXiv:1807.11164)"
TAN = "Tan & Le, EfficientNet: Rethinking Model Scaling, 2019 (arXiv:1905.11946)"

INCEPTIONS: dict[str, tuple[int, int, int, int, int, int]] = {
    "3a": (64, 96, 128, 16, 32, 32),
    "3b": (128, 128, 192, 32, 96, 64),
    "4a": (192, 96, 208, 16, 48, 64),
    "4b": (160, 112, 224, 24, 64, 64),
    "4c": (128, 128, 256, 24, 64, 64),
    "4d": (112, 144, 288, 32, 64, 64),
    "4e": (256, 160, 320, 32, 128, 128),
    "5a": (256, 160, 320, 32, 128, 128),
    "5b": (384, 192, 384, 48, 128, 128),
}
BRANCHES = ("one", "squeeze3", "three", "squeeze5", "five", "pooled")


@sample("inception_module", "Inception module", 2014, SZEGEDY, tags=("module",))
def inception_module(net: Net) -> None:
    """Four windows look at the same map, and their answers are put side by side.

    A 1 × 1 convolution with 16 channels before the 5 × 5 brings its work from 120.4
    to 12.4 million multiply-adds: look at the costs of conv4 and conv5. This is
    module 3a of GoogLeNet by itself, 192 channels in, 64 + 128 + 32 + 32 = 256 out.
    """
    start = net.input(192, 28, 28)
    net.conv(64, 1)
    ends = [net.relu()]
    for squeeze, wide, kernel in ((96, 128, 3), (16, 32, 5)):
        net.conv(squeeze, 1, after=start)
        net.relu()
        net.conv(wide, kernel)
        ends.append(net.relu())
    net.max_pool(3, 1, padding=1, after=start)
    net.conv(32, 1)
    ends.append(net.relu())
    net.add("Concat", after=ends)
    net.output(expects="anything")
    net.branches(ends)


@sample("googlenet", "GoogLeNet", 2014, SZEGEDY, tags=("ImageNet", "blocks"))
def googlenet(net: Net) -> None:
    """Nine Inception modules: a twentieth of VGG-16's parameters, and more accurate.

    Each module asks four questions of its input at once. Here with BatchNorm and 3 × 3
    in the third branch as in torchvision, and without the two auxiliary heads, which
    only helped the training along.
    """
    net.input(3, 224, 224)
    net.block("googlenet_stem", name="stem")
    for name, widths in INCEPTIONS.items():
        if name == "4a":
            net.max_pool(3, ceil_mode=True)
        if name == "5a":
            net.max_pool(2, ceil_mode=True)
        fields = dict(zip(BRANCHES, widths, strict=True))
        net.block("inception_bn", name=f"inception{name}", after=None, kernel=3,
                  **fields)  # fmt: skip
    net.global_pool()
    net.dropout(0.2)
    net.linear(1_000)
    net.output(1_000)


@sample("squeezenet", "SqueezeNet 1.1", 2016, IANDOLA, tags=("ImageNet", "blocks"))
def squeezenet(net: Net) -> None:
    """AlexNet's accuracy with a fiftieth of its parameters, and no dense layer.

    A Fire module squeezes the channels by 1 × 1 and lets few of them meet the dear
    3 × 3. The last convolution gives one map a class; its mean is the score.
    """
    net.input(3, 224, 224)
    net.conv(64, stride=2, padding=0)
    net.relu()
    net.max_pool(3, ceil_mode=True)
    net.block("fire", name="fire2", squeeze=16, expand=64, repeat=2)
    net.max_pool(3, ceil_mode=True)
    net.block("fire", name="fire4", squeeze=32, expand=128, repeat=2)
    net.max_pool(3, ceil_mode=True)
    net.block("fire", name="fire6", squeeze=48, expand=192, repeat=2)
    net.block("fire", name="fire8", squeeze=64, expand=256, repeat=2)
    net.dropout()
    net.conv(1_000, 1)
    net.relu()
    net.global_pool()
    net.output(1_000)


@sample("mobilenet_v1", "MobileNet V1", 2017, HOWARD, tags=("ImageNet", "blocks"))
def mobilenet_v1(net: Net) -> None:
    """Every convolution in two: each channel by itself, then 1 × 1 across channels.

    That takes about a ninth of the work of a full 3 × 3. Made for telephones: VGG-16's
    accuracy for a thirtieth of its parameters and of its work.
    """
    net.input(3, 224, 224)
    net.block("conv_bn_relu", name="stem", channels=32, stride=2)
    plan = ((64, 1, 1), (128, 2, 1), (128, 1, 1), (256, 2, 1), (256, 1, 1),
            (512, 2, 1), (512, 1, 5), (1_024, 2, 1), (1_024, 1, 1))  # fmt: skip
    for channels, stride, count in plan:
        net.block("mobilenet_unit", channels=channels, stride=stride, repeat=count)
    net.global_pool()
    net.linear(1_000)
    net.output(1_000)


@sample(
    "mobilenet_v2", "MobileNet V2", 2018, SANDLER,
    tags=("ImageNet", "residual", "blocks"),
)  # fmt: skip
def mobilenet_v2(net: Net) -> None:
    """Inverted residuals: thin ends, wide middle, and the shortcut joins the thin ends.

    The depthwise convolution is so cheap that it may work on six times the channels.
    The way back to few channels has no activation, which would throw too much away.
    """
    net.input(3, 224, 224)
    net.block("conv_bn_relu6", name="stem", channels=32, stride=2)
    net.block("inverted_residual_first", name="stage1", channels=16)
    plan = ((24, 2, 2), (32, 3, 2), (64, 4, 2), (96, 3, 1), (160, 3, 2), (320, 1, 1))
    for stage, (channels, count, stride) in enumerate(plan, 2):
        net.block("inverted_residual_down", name=f"stage{stage}_first",
                  channels=channels, stride=stride)  # fmt: skip
        if count > 1:
            net.block("inverted_residual", name=f"stage{stage}", repeat=count - 1)
    net.block("conv_bn_relu6", name="last", channels=1_280, kernel=1)
    net.global_pool()
    net.dropout(0.2)
    net.linear(1_000)
    net.output(1_000)


@sample("shufflenet_v2", "ShuffleNet V2 ×1.0", 2018, MA, tags=("ImageNet", "blocks"))
def shufflenet_v2(net: Net) -> None:
    """Half of the channels go past untouched; a shuffle mixes the halves.

    Made by the clock and not by counting operations: equal widths, few branches,
    nothing that only moves memory. A unit works on half of the channels, so it costs
    a quarter.
    """
    net.input(3, 224, 224)
    net.conv_norm(24, stride=2)
    net.max_pool(3, padding=1)
    for stage, (channels, count) in enumerate(((116, 4), (232, 8), (464, 4)), 2):
        net.block("shuffle_down", name=f"stage{stage}_first", channels=channels)
        net.block("shuffle_unit", name=f"stage{stage}", repeat=count - 1)
    net.conv_norm(1_024, 1)
    net.global_pool()
    net.linear(1_000)
    net.output(1_000)


@sample(
    "efficientnet_b0", "EfficientNet-B0", 2019, TAN,
    tags=("ImageNet", "residual", "blocks"),
)  # fmt: skip
def efficientnet_b0(net: Net) -> None:
    """MobileNet's inverted residuals with squeeze-and-excitation, found by a search.

    The start of a family: depth, width and resolution grow together, by 1.2, 1.1 and
    1.15, which doubles the work at each step. The chance to skip a block grows with
    depth while it trains.
    """
    net.input(3, 224, 224)
    net.block("conv_bn_silu", name="stem", channels=32, stride=2)
    net.block("mbconv_first", name="stage1", channels=16)
    plan = ((24, 2, 2, 3), (40, 2, 2, 5), (80, 3, 2, 3), (112, 3, 1, 5),
            (192, 4, 2, 5), (320, 1, 1, 3))  # fmt: skip
    first = 1
    for stage, (channels, count, stride, kernel) in enumerate(plan, 2):
        net.block("mbconv_down", name=f"stage{stage}_first", channels=channels,
                  stride=stride, kernel=kernel)  # fmt: skip
        if count > 1:
            net.block("mbconv", name=f"stage{stage}", kernel=kernel, repeat=count - 1,
                      drop=_share(first + 1), drop_step=_share(1))  # fmt: skip
        first += count
    net.block("conv_bn_silu", name="last", channels=1_280, kernel=1)
    net.global_pool()
    net.dropout(0.2)
    net.linear(1_000)
    net.output(1_000)


def _share(block: int) -> float:
    """Chance to skip a block of the sixteen: from 0 to nearly 0.2."""
    return round(0.2 * block / 16, 6)
