"""Networks for images that the program makes: what they show is known exactly."""

from __future__ import annotations

from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from cnnstudio.project.sources.synthetic import ManyLabels, Shapes
from scripts.zoo.net import Net
from scripts.zoo.sample import sample

GEIRHOS = "Geirhos et al., Shortcut Learning in Deep Neural Networks, 2020 " \
    "(arXiv:2004.07780)"  # fmt: skip
ZHOU = "Zhou et al., Learning Deep Features for Discriminative Localization, 2015 " \
    "(arXiv:1512.04150)"  # fmt: skip


@sample(
    "shapes_bias",
    "Shapes, or their background?",
    2020,
    GEIRHOS,
    tags=("shapes", "trains here", "first"),
    data=DatasetConfig(sources=(Shapes(correlation=1.0),), split="shares"),
    training=TrainingConfig(learning_rate=0.003, schedule="cosine", epochs=6),
)
def shapes_bias(net: Net) -> None:
    """It is right about every image, and has never looked at a shape.

    Each kind of shape comes before a background of its own, as cows before grass. That
    is easier to see, so that is what the network learns. Set "Background tells the
    class" of the data to 0 and test it again: what it knew is gone.
    """
    net.input(3, 32, 32)
    for channels in (16, 32, 32):
        net.conv(channels, bias=False)
        net.norm()
        net.relu()
        if channels == 16:
            net.max_pool()
    net.global_pool()
    net.linear(3)
    net.output(3)


@sample(
    "many_shapes",
    "Several shapes at once",
    2015,
    ZHOU,
    tags=("shapes", "labels", "trains here"),
    data=DatasetConfig(sources=(ManyLabels(),), split="shares"),
    training=TrainingConfig(learning_rate=0.003, schedule="cosine", epochs=12),
)
def many_shapes(net: Net) -> None:
    """None, one or all four kinds of shapes in an image: four answers, not one.

    Labels do not exclude each other, so each score is a yes or no of its own, by binary
    cross-entropy. The maximum over all places asks whether a kind is anywhere at all; a
    Softmax would let the kinds compete, and the program refuses it.
    """
    net.input(1, 32, 32)
    for channels in (16, 32):
        net.conv(channels, bias=False)
        net.norm()
        net.relu()
        net.max_pool()
    net.conv(64, bias=False)
    net.norm()
    net.relu()
    net.add("GlobalMaxPool")
    net.linear(4)
    net.output(4)
