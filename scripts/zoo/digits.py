"""Networks that train at once, on the digits that come with the program."""

from __future__ import annotations

from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from cnnstudio.project.steps.moves import Affine
from cnnstudio.project.steps.numbers import Normalize
from cnnstudio.project.steps.pictures import Fit
from scripts.zoo.net import Net
from scripts.zoo.sample import sample

DIGITS = DatasetConfig(tag="digits")
MOVED = DatasetConfig(
    tag="digits",
    pipeline=(Normalize(), Affine(shift=0.1, rotation=10.0, scale=0.1)),
)
AUGMENTED = TrainingConfig(
    optimizer="adamw",
    learning_rate=0.004,
    weight_decay=0.01,
    schedule="one_cycle",
    epochs=20,
)


@sample(
    "digits_lenet",
    "LeNet with BatchNorm",
    1998,
    "Layers of LeCun et al. 1998, BatchNorm of Ioffe & Szegedy 2015",
    tags=("digits", "trains here", "first"),
    data=MOVED,
    training=AUGMENTED,
)
def digits_lenet(net: Net) -> None:
    """The layers of LeNet-5 with BatchNorm behind each convolution, for 28 × 28 digits.

    It trains at once and reaches 98 to 99 %: start here, change one layer, and train
    again to see what that layer was good for.
    """
    net.input(1, 28, 28)
    net.conv(6, 5, bias=False)
    net.norm()
    net.relu()
    net.max_pool()
    net.conv(16, 5, padding=0, bias=False)
    net.norm()
    net.relu()
    net.max_pool()
    net.flatten()
    net.linear(120)
    net.relu()
    net.linear(84)
    net.relu()
    net.linear(10)
    net.output(10)


@sample(
    "digits_best",
    "Digits, best in 90 seconds",
    2015,
    "Pairs of 3 × 3 convolutions of Simonyan & Zisserman 2014, BatchNorm of 2015",
    tags=("digits", "trains here"),
    data=DIGITS,
    recipe="sensible",
)
def digits_best(net: Net) -> None:
    """Five convolutions that read 98.5 % of the digits or more, in a minute and a half.

    It is trained by the recipe "Sensible", as any network of your own can be: look at
    its settings to see why each of them is as it is. Most of the parameters are in the
    last convolutions, where maps are small and arithmetic is cheap.
    """
    net.input(1, 28, 28)
    for pair in (((16, 5),), ((32, 3), (32, 3)), ((64, 3), (64, 3))):
        for channels, size in pair:
            net.conv(channels, size, bias=False)
            net.norm()
            net.relu()
        net.max_pool()
    net.flatten()
    net.dropout(0.2)
    net.linear(10)
    net.output(10)


@sample(
    "digits_simple",
    "Simple CNN",
    1998,
    "The pattern image, convolution, ReLU, pool, classifier of every course",
    tags=("digits", "trains here", "first"),
    data=DIGITS,
    training=TrainingConfig(epochs=5),
)
def digits_simple(net: Net) -> None:
    """As small as a useful convolutional network gets: two convolutions, one Linear.

    Each pooling halves height and width while the next convolution doubles the
    channels: space is traded for meaning. An epoch takes seconds on any computer.
    """
    net.input(1, 28, 28)
    for channels in (16, 32):
        net.conv(channels)
        net.relu()
        net.max_pool()
    net.flatten()
    net.linear(10)
    net.output(10)


@sample(
    "digits_residual",
    "Two residual blocks",
    2015,
    "He et al., Deep Residual Learning for Image Recognition, 2015 (arXiv:1512.03385)",
    tags=("digits", "trains here", "residual"),
    data=MOVED,
    training=AUGMENTED,
)
def digits_residual(net: Net) -> None:
    """A way around each pair of convolutions, drawn layer by layer.

    The first way needs a 1 × 1 convolution, because stride 2 and 32 channels change
    the shape and Add wants two equal ones; the second is a plain line. Set the
    channels of the shortcut to 16 to see what a mistake looks like.
    """
    net.input(1, 28, 28)
    net.conv(16, bias=False)
    net.norm()
    start = net.relu()
    net.conv(32, stride=2, bias=False)
    net.norm()
    net.relu()
    net.conv(32, bias=False)
    inner = net.norm()
    shortcut = net.conv(32, 1, stride=2, bias=False, name="shortcut", after=start)
    net.add("Add", after=[inner, shortcut])
    start = net.relu()
    net.conv(32, bias=False)
    net.norm()
    net.relu()
    net.conv(32, bias=False)
    inner = net.norm()
    net.add("Add", after=[inner, start])
    net.relu()
    net.global_pool()
    net.linear(10)
    net.output(10)


@sample(
    "lenet5",
    "LeNet-5",
    1998,
    "LeCun et al., Gradient-Based Learning Applied to Document Recognition, 1998",
    tags=("digits", "trains here", "classic"),
    data=DatasetConfig(tag="digits", pipeline=(Fit(how="pad"), Normalize())),
)
def lenet5(net: Net) -> None:
    """The first convolutional network in wide use: it read cheques and zip codes.

    Two convolutions and poolings find strokes, three dense layers name the digit:
    five layers with weights. As it is taught today, with ReLU and max pooling in
    place of the sigmoid-like units and the trained averages of the paper.
    """
    net.input(1, 32, 32)
    for channels in (6, 16):
        net.conv(channels, 5, padding=0)
        net.relu()
        net.max_pool()
    net.flatten()
    for features in (120, 84):
        net.linear(features)
        net.relu()
    net.linear(10)
    net.output(10)


@sample(
    "mlp_digits",
    "MLP for digits",
    1986,
    "Rumelhart, Hinton & Williams, Learning Representations by Back-propagating "
    "Errors, 1986",
    tags=("digits", "trains here", "dense"),
    data=DIGITS,
    training=TrainingConfig(epochs=10),
)
def mlp_digits(net: Net) -> None:
    """784 pixels, 256 hidden units, 10 scores: no convolution at all.

    It reads digits well, yet it does not know that pixels have neighbours: shift a
    digit by a few pixels and it fails, and it has three times the weights of LeNet-5.
    That warning is meant here; compare it with Simple CNN.
    """
    net.input(1, 28, 28)
    net.flatten()
    net.linear(256)
    net.relu()
    net.linear(10)
    net.output(10)


@sample(
    "init_lab",
    "Init lab",
    2015,
    "He, Zhang, Ren & Sun, Delving Deep into Rectifiers, 2015 (arXiv:1502.01852)",
    tags=("digits", "trains here", "dense", "initial weights"),
    data=DIGITS,
    training=TrainingConfig(epochs=5),
)
def init_lab(net: Net) -> None:
    """Twenty dense layers with ReLU whose weights begin too small: nothing is learned.

    With a deviation of 0.01 the signal shrinks to 1e-38 of its power on the way, and
    the loss stays at ln 10. Set init of the block to "he": the signal keeps its power,
    and the same network learns.
    """
    net.input(1, 28, 28)
    net.flatten()
    net.block("linear_relu", repeat=20)
    net.linear(10)
    net.output(10)
