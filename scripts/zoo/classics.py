"""Linear models, dense networks, and convolutional ones for small colour images."""

from __future__ import annotations

from scripts.zoo.net import Net
from scripts.zoo.sample import sample

SIMONYAN = (
    "Simonyan & Zisserman, Very Deep Convolutional Networks for Large-Scale "
    "Image Recognition, 2014 (arXiv:1409.1556)"
)


@sample(
    "linear_classifier",
    "Linear classifier",
    1958,
    "Rosenblatt, The Perceptron, 1958; as in Stanford's CS231n",
    tags=("dense", "first"),
)
def linear_classifier(net: Net) -> None:
    """One row of weights for each class: s = W·x + b on the 3,072 values of an image.

    Each row is a template that is laid over the image, one for each class, so a horse
    that looks left and one that looks right must share one. What it cannot do is the
    reason for all the other networks here.
    """
    net.input(3, 32, 32)
    net.flatten()
    net.linear(10)
    net.output(10)


@sample(
    "three_layer",
    "Three-layer ReLU network",
    2011,
    "Glorot, Bordes & Bengio, Deep Sparse Rectifier Neural Networks, 2011",
    tags=("dense",),
)
def three_layer(net: Net) -> None:
    """The formula of the course, s = W₃·max(0, W₂·max(0, W₁·x)), layer by layer.

    No layer has a bias, so the network is exactly that formula. Take the two ReLU
    out and the three matrices multiply into one: a linear classifier again.
    """
    net.input(3, 32, 32)
    net.flatten()
    for features in (100, 100):
        net.linear(features, bias=False)
        net.relu()
    net.linear(10, bias=False)
    net.output(10)


@sample(
    "vgg11_bn_32",
    "VGG-11 for 32 × 32",
    2015,
    f"{SIMONYAN}; BatchNorm of Ioffe & Szegedy 2015",
    tags=("CIFAR", "blocks"),
)
def vgg11_bn_32(net: Net) -> None:
    """VGG-11 cut to small images: BatchNorm behind each convolution, one Linear.

    The 123 million weights of VGG's dense layers shrink to 5,130 behind a global pool.
    Only three poolings stay, so that the last convolutions still see a map of 4 × 4.
    No convolution has a bias: BatchNorm takes the mean away, and its shift does that.
    """
    net.input(3, 32, 32)
    for channels, count in ((64, 1), (128, 1), (256, 2)):
        net.block("conv_bn_relu", channels=channels, repeat=count)
        net.max_pool()
    net.block("conv_bn_relu", channels=512, repeat=4)
    net.global_pool()
    net.linear(10)
    net.output(10)


@sample(
    "all_cnn_c",
    "All-CNN-C",
    2014,
    "Springenberg et al., Striving for Simplicity: The All Convolutional Net, 2014 "
    "(arXiv:1412.6806)",
    tags=("CIFAR",),
)
def all_cnn_c(net: Net) -> None:
    """Convolutions and nothing else: stride 2 does the work of pooling.

    No pooling layer and no dense layer, yet as good as its rivals with both. The last
    1 × 1 convolution gives one map for each class, and the mean of a map is its score.
    """
    net.input(3, 32, 32)
    net.dropout(0.2)
    for channels in (96, 192):
        for stride in (1, 1, 2):
            net.conv(channels, stride=stride, activation="relu")
        net.dropout()
    net.conv(192, padding=0, activation="relu")
    net.conv(192, 1, activation="relu")
    net.conv(10, 1, activation="relu")
    net.global_pool()
    net.output(10)
