"""Networks with ways around their layers: ResNet, DenseNet, ConvNeXt."""

from __future__ import annotations

from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from cnnstudio.project.sources.synthetic import Shapes
from scripts.zoo.net import Net
from scripts.zoo.sample import sample

HE = "He, Zhang, Ren & Sun, Deep Residual Learning for Image Recognition, 2015 " \
    "(arXiv:1512.03385)"  # fmt: skip
HUANG = "Huang et al., Densely Connected Convolutional Networks, 2016 " \
    "(arXiv:1608.06993)"  # fmt: skip
LIU = "Liu et al., A ConvNet for the 2020s, 2022 (arXiv:2201.03545)"
STAGES = (64, 128, 256, 512)


def _stem(net: Net) -> None:
    """From 224 to 56 pixels before the first block."""
    net.input(3, 224, 224)
    net.conv_norm(64, 7, stride=2)
    net.max_pool(3, padding=1)


def _head(net: Net, classes: int = 1_000) -> None:
    net.global_pool()
    net.linear(classes)
    net.output(classes)


def _basic(net: Net, counts: tuple[int, ...]) -> None:
    """ResNets of two 3 × 3 convolutions a block: the first stage has no projection."""
    _stem(net)
    net.block("residual_basic", name="stage1", repeat=counts[0])
    for stage in (1, 2, 3):
        net.block(
            "residual_basic_down", name=f"stage{stage + 1}_first",
            channels=STAGES[stage],
        )  # fmt: skip
        net.block("residual_basic", name=f"stage{stage + 1}", repeat=counts[stage] - 1)
    _head(net)


def _bottleneck(net: Net, counts: tuple[int, ...]) -> None:
    """ResNets of 1 × 1, 3 × 3, 1 × 1: each stage begins with a projection."""
    _stem(net)
    for stage in range(4):
        net.block(
            "bottleneck_down", name=f"stage{stage + 1}_first",
            channels=STAGES[stage], stride=2 if stage else 1,
        )  # fmt: skip
        net.block("bottleneck", name=f"stage{stage + 1}", repeat=counts[stage] - 1)
    _head(net)


@sample("resnet18", "ResNet-18", 2015, HE, tags=("ImageNet", "residual", "blocks"))
def resnet18(net: Net) -> None:
    """The smallest residual network: eight blocks of two convolutions.

    A block adds what it computes to what came in, so it only has to learn the change.
    The first block of a stage halves the map and doubles the channels, and needs a
    1 × 1 convolution beside it; that is why each stage is two cards.
    """
    _basic(net, (2, 2, 2, 2))


@sample("resnet34", "ResNet-34", 2015, HE, tags=("ImageNet", "residual", "blocks"))
def resnet34(net: Net) -> None:
    """ResNet-18 with more of the same: 3, 4, 6 and 3 blocks in its four stages.

    Open both and compare the cards: only the ×N differ. Without the ways around, a
    network this deep trains worse than a shallow one; with them it trains better.
    """
    _basic(net, (3, 4, 6, 3))


@sample("resnet50", "ResNet-50", 2015, HE, tags=("ImageNet", "residual", "blocks"))
def resnet50(net: Net) -> None:
    """Blocks of three: 1 × 1 squeezes the channels, 3 × 3 works, 1 × 1 widens again.

    The bottleneck makes depth cheap: half as deep again as ResNet-34 at about the
    same work. Press Enter on a card to see inside. The stride is in the 3 × 3, as in
    torchvision ("V1.5"), so the numbers and outputs are those of torchvision.
    """
    _bottleneck(net, (3, 4, 6, 3))


@sample("resnet152", "ResNet-152", 2015, HE, tags=("ImageNet", "residual", "blocks"))
def resnet152(net: Net) -> None:
    """152 layers with weights on one screen: 3, 8, 36 and 3 bottlenecks.

    The deepest network of the paper, and the winner of ImageNet 2015. It has fewer
    parameters than half of VGG-16 and less work, at eight times the depth.
    """
    _bottleneck(net, (3, 8, 36, 3))


TEN_SHAPES = DatasetConfig(sources=(Shapes(classes=10),), split="shares")
DEGRADATION = TrainingConfig(
    optimizer="sgd", learning_rate=0.05, weight_decay=1e-4, epochs=10
)
"""The same for both of the pair: what differs is the network alone."""


@sample(
    "resnet20",
    "ResNet-20",
    2015,
    HE,
    tags=("CIFAR", "residual", "blocks", "trains here"),
    data=TEN_SHAPES,
    training=DEGRADATION,
)
def resnet20(net: Net) -> None:
    """The residual network for small images: three stages of three blocks.

    16, 32 and 64 channels on 32, 16 and 8 pixels, with 1 × 1 convolutions where the
    shape changes. Train it beside plain-20, which has the same layers without the
    ways around: the residual one reaches the lower loss on its own training images.
    """
    net.input(3, 32, 32)
    net.conv_norm(16)
    net.block("residual_basic", name="stage1", repeat=3)
    for stage, channels in ((2, 32), (3, 64)):
        net.block("residual_basic_down", name=f"stage{stage}_first", channels=channels)
        net.block("residual_basic", name=f"stage{stage}", repeat=2)
    _head(net, 10)


@sample(
    "plain20",
    "Plain-20",
    2015,
    HE,
    tags=("CIFAR", "blocks", "trains here"),
    data=TEN_SHAPES,
    training=DEGRADATION,
)
def plain20(net: Net) -> None:
    """ResNet-20 without its shortcuts: nineteen convolutions in a row.

    The other half of the experiment that began it all: the deeper a plain network
    gets, the worse it trains, although it could represent all that the shallow one
    can. That is a failure of optimization, not overfitting: the training loss is high.
    """
    net.input(3, 32, 32)
    net.block("conv_bn_relu", name="stage1", channels=16, repeat=7)
    for stage, channels in ((2, 32), (3, 64)):
        net.block("conv_bn_relu", name=f"stage{stage}_first", channels=channels,
                  stride=2)  # fmt: skip
        net.block("conv_bn_relu", name=f"stage{stage}", channels=channels, repeat=5)
    _head(net, 10)


@sample("densenet121", "DenseNet-121", 2016, HUANG, tags=("ImageNet", "blocks"))
def densenet121(net: Net) -> None:
    """Every layer sees what all layers before it in its block have made.

    Nothing is added, all is put side by side: each layer gives 32 new channels to the
    pile, 64 + 6 · 32 = 256 after the first block. Features are used again instead of
    being learned again, so 8 million parameters do.
    """
    _stem(net)
    for block, layers in enumerate((6, 12, 24, 16), 1):
        net.block("dense_block", name=f"dense{block}", layers=layers)
        if block < 4:
            net.block("transition", name=f"transition{block}")
    net.norm()
    net.relu()
    _head(net)


@sample("convnext_tiny", "ConvNeXt-Tiny", 2022, LIU, tags=("ImageNet", "blocks"))
def convnext_tiny(net: Net) -> None:
    """A convolutional network that learned from transformers, and caught up with them.

    Patches of 4 × 4 to begin with, 7 × 7 depthwise windows, LayerNorm in place of
    BatchNorm, one GELU a block, and the 1 × 1 pair that widens by four. Eighteen
    blocks; the chance to skip one grows with depth while it trains.
    """
    net.input(3, 224, 224)
    net.conv(96, 4, stride=4, padding=0)
    net.add("LayerNorm", over="channels", eps=1e-6)
    first = 0
    for stage, (channels, count) in enumerate(
        ((96, 3), (192, 3), (384, 9), (768, 3)), 1
    ):
        if stage > 1:
            net.add("LayerNorm", over="channels", eps=1e-6)
            net.conv(channels, 2, stride=2, padding=0)
        net.block(
            "convnext", name=f"stage{stage}", repeat=count, drop=_share(first),
            drop_step=_share(1),
        )  # fmt: skip
        first += count
    net.global_pool()
    net.add("LayerNorm", eps=1e-6)
    net.linear(1_000)
    net.output(1_000)


def _share(block: int) -> float:
    """Chance to skip a block of the eighteen: from 0 to 0.1."""
    return round(0.1 * block / 17, 6)
