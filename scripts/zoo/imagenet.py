"""The first large networks: convolutions in a row, two wide dense layers behind."""

from __future__ import annotations

from scripts.zoo.net import Net
from scripts.zoo.sample import sample

KRIZHEVSKY = (
    "Krizhevsky, Sutskever & Hinton, ImageNet Classification with Deep "
    "Convolutional Neural Networks, 2012"
)
SIMONYAN = (
    "Simonyan & Zisserman, Very Deep Convolutional Networks for Large-Scale "
    "Image Recognition, 2014 (arXiv:1409.1556)"
)
WIDTHS = (64, 128, 256, 512, 512)


def _alexnet(net: Net, groups: int) -> None:
    net.input(3, 227, 227)
    net.conv(96, 11, stride=4, padding=0, activation="relu")
    net.add("LocalResponseNorm", size=5, alpha=5e-4, beta=0.75, k=2.0)
    net.max_pool(3)
    net.conv(256, 5, groups=groups, activation="relu")
    net.add("LocalResponseNorm", size=5, alpha=5e-4, beta=0.75, k=2.0)
    net.max_pool(3)
    net.conv(384, activation="relu")
    for channels in (384, 256):
        net.conv(channels, groups=groups, activation="relu")
    net.max_pool(3)
    _dense_head(net)


def _dense_head(net: Net) -> None:
    """The two hidden layers of 4,096 with half of the values dropped."""
    net.flatten()
    for _ in range(2):
        net.add("Linear", out_features=4_096, activation="relu")
        net.dropout()
    net.linear(1_000)
    net.output(1_000)


@sample("alexnet", "AlexNet", 2012, KRIZHEVSKY, tags=("ImageNet", "classic"))
def alexnet(net: Net) -> None:
    """The network that won ImageNet 2012 and began the present age.

    96 filters of 11 × 11 with stride 4 on 227 × 227, ReLU, dropout and overlapping
    pooling. 94 % of the parameters are in the three dense layers, 95 % of the work is
    in the convolutions: look at the costs of both. Here in one tower, as on one
    graphics card.
    """
    _alexnet(net, 1)


@sample(
    "alexnet_groups",
    "AlexNet in two towers",
    2012,
    KRIZHEVSKY,
    tags=("ImageNet", "classic", "groups"),
)
def alexnet_groups(net: Net) -> None:
    """AlexNet as it was trained: split over two graphics cards of 3 GB.

    With groups = 2 the second, fourth and fifth convolution see only half of the
    channels each. That was meant for memory; today groups are used to save work, in
    ResNeXt and, taken to the end, in the depthwise convolutions of MobileNet.
    """
    _alexnet(net, 2)


@sample(
    "zfnet",
    "ZFNet",
    2013,
    "Zeiler & Fergus, Visualizing and Understanding Convolutional Networks, 2013 "
    "(arXiv:1311.2901)",
    tags=("ImageNet", "classic"),
)
def zfnet(net: Net) -> None:
    """AlexNet mended by looking inside it.

    Pictures of its features showed dead filters and stripes in the first layers: too
    large a filter with too large a step. 7 × 7 with stride 2 in place of 11 × 11 with
    stride 4 cured that, and won ImageNet 2013.
    """
    net.input(3, 224, 224)
    net.conv(96, 7, stride=2, padding=1, activation="relu")
    net.max_pool(3, ceil_mode=True)
    net.add("LocalResponseNorm", size=5, alpha=5e-4, beta=0.75, k=2.0)
    net.conv(256, 5, stride=2, padding=0, activation="relu")
    net.max_pool(3, ceil_mode=True)
    net.add("LocalResponseNorm", size=5, alpha=5e-4, beta=0.75, k=2.0)
    for channels in (384, 384, 256):
        net.conv(channels, activation="relu")
    net.max_pool(3)
    _dense_head(net)


@sample("vgg11", "VGG-11", 2014, SIMONYAN, tags=("ImageNet", "classic"))
def vgg11(net: Net) -> None:
    """Only 3 × 3 convolutions, one after the other: configuration A of the paper.

    Two of them see 5 × 5 pixels and three see 7 × 7, with fewer weights and a bend
    after each. Every pooling halves the map and the channels double, up to 512.
    """
    net.input(3, 224, 224)
    _plain_stages(net, (1, 1, 2, 2, 2))
    _dense_head(net)


def _plain_stages(net: Net, counts: tuple[int, ...]) -> None:
    for channels, count in zip(WIDTHS, counts, strict=True):
        for _ in range(count):
            net.conv(channels, activation="relu")
        net.max_pool()


@sample("vgg16", "VGG-16", 2014, SIMONYAN, tags=("ImageNet", "classic", "blocks"))
def vgg16(net: Net) -> None:
    """Thirteen 3 × 3 convolutions in five stages; each card stands for two or three.

    A stack of small windows sees as far as one large window and bends in between.
    The price is plain to see in the costs: 138 million parameters, 103 million of
    them in the first dense layer alone, and 15 billion multiply-adds.
    """
    net.input(3, 224, 224)
    for channels, count in zip(WIDTHS, (2, 2, 3, 3, 3), strict=True):
        net.block("conv_relu", channels=channels, repeat=count)
        net.max_pool()
    _dense_head(net)


@sample(
    "sliding_detector",
    "Sliding detector",
    2013,
    "Sermanet et al., OverFeat, 2013 (arXiv:1312.6229); as in Stanford's CS231n",
    tags=("ImageNet", "detection", "blocks"),
)
def sliding_detector(net: Net) -> None:
    """VGG-16 with its dense layers turned into convolutions, on a larger image.

    A Linear behind a 7 × 7 map is a 7 × 7 convolution with the same weights. On
    384 × 384 the last map is 12 × 12, so the window fits at 6 × 6 places: 36 scores
    for each class in one pass, as if VGG-16 had been slid over the image in steps of
    32 pixels. The parameters are VGG-16's to the last one.
    """
    net.input(3, 384, 384)
    for channels, count in zip(WIDTHS, (2, 2, 3, 3, 3), strict=True):
        net.block("conv_relu", channels=channels, repeat=count)
        net.max_pool()
    for kernel in (7, 1):
        net.conv(4_096, kernel, padding=0, activation="relu")
        net.dropout()
    net.conv(1_000, 1)
    net.output(1_000, expects="pixels")
