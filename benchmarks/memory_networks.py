"""Twenty networks whose memory is forecast and then measured."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge, Node


class Case(NamedTuple):
    """A network and how it is trained."""

    name: str
    make: Callable[[], Graph]
    optimizer: str
    batch_size: int


class Builder:
    """Adds layers one behind the other; `last` is what the next one reads."""

    def __init__(self, *shape: int) -> None:
        self.graph = Graph()
        self.last = ""
        self.add("Input", shape=list(shape))

    def add(self, kind: str, *sources: str, **fields: object) -> str:
        """Add a layer behind `sources`, or behind the last one; return its id."""
        name = f"n{len(self.graph.nodes)}"
        before = sources or ((self.last,) if self.last else ())
        self.graph.add_node(Node(name, kind, f"layer{name[1:]}", fields))
        for source in before:
            self.graph.add_edge(Edge(source, name), check=False)
        self.last = name
        return name

    def convolve(self, channels: int, stride: int = 1, kernel: int = 3) -> str:
        """Add convolution, normalization and ReLU."""
        self.add(
            "Conv2d", out_channels=channels, kernel_size=kernel, stride=stride,
            padding=kernel // 2, bias=False,
        )  # fmt: skip
        self.add("BatchNorm2d")
        return self.add("ReLU")

    def end(self, classes: int = 10) -> Graph:
        """Add the dense layer that gives the scores, and the Output."""
        self.add("Linear", out_features=classes)
        self.add("Output", classes=classes)
        return self.graph


def chain(size: int, channels: int, depth: int) -> Graph:
    """Equal convolutions with ReLU, nothing else."""
    net = Builder(3, size, size)
    for _ in range(depth):
        net.add("Conv2d", out_channels=channels, kernel_size=3, padding=1)
        net.add("ReLU")
    net.add("GlobalAvgPool")
    return net.end()


def vgg(size: int, channels: int, norm: bool, stages: int = 3) -> Graph:
    """Pairs of convolutions, then a pool and twice the channels; two dense layers."""
    net = Builder(3, size, size)
    for stage in range(stages):
        for _ in range(2):
            if norm:
                net.convolve(channels << stage)
            else:
                wide = channels << stage
                net.add("Conv2d", out_channels=wide, kernel_size=3, padding=1)
                net.add("ReLU")
        net.add("MaxPool2d", kernel_size=2, stride=2)
    net.add("Flatten")
    net.add("Linear", out_features=256)
    net.add("ReLU")
    net.add("Dropout")
    return net.end()


def residual(size: int, channels: int, blocks: int) -> Graph:
    """Three stages of residual blocks (He et al. 2015), 1 × 1 shortcuts."""
    net = Builder(3, size, size)
    net.convolve(channels)
    for stage in range(3):
        for block in range(blocks):
            stride = 2 if stage and not block else 1
            _residual_block(net, channels << stage, stride)
    net.add("GlobalAvgPool")
    return net.end()


def _residual_block(net: Builder, channels: int, stride: int) -> None:
    start = net.last
    net.convolve(channels, stride)
    net.add("Conv2d", out_channels=channels, kernel_size=3, padding=1, bias=False)
    long = net.add("BatchNorm2d")
    if stride > 1:
        net.add(
            "Conv2d", start, out_channels=channels, kernel_size=1, stride=stride,
            padding=0, bias=False,
        )  # fmt: skip
        start = net.add("BatchNorm2d")
    net.add("Add", long, start)
    net.add("ReLU")


def dense(size: int, *widths: int) -> Graph:
    """Dense layers on raw pixels."""
    net = Builder(3, size, size)
    net.add("Flatten")
    for width in widths:
        net.add("Linear", out_features=width)
        net.add("ReLU")
    return net.end()


def branches(size: int, channels: int, modules: int) -> Graph:
    """Modules of 1 × 1, 3 × 3, 5 × 5 and a pool side by side (Szegedy et al. 2014)."""
    net = Builder(3, size, size)
    net.convolve(channels)
    for _ in range(modules):
        start = net.last
        ends = []
        for kernel in (1, 3, 5):
            net.last = start
            ends.append(net.convolve(channels, kernel=kernel))
        ends.append(net.add("MaxPool2d", start, kernel_size=3, stride=1, padding=1))
        net.add("Concat", *ends)
        net.convolve(channels, kernel=1)
    net.add("GlobalAvgPool")
    return net.end()


def depthwise(size: int, channels: int, layers: int) -> Graph:
    """Depthwise and 1 × 1 convolutions in turn (Howard et al. 2017)."""
    net = Builder(3, size, size)
    net.convolve(channels)
    for _ in range(layers):
        net.add(
            "Conv2d", out_channels=channels, kernel_size=3, padding=1,
            groups=channels, bias=False,
        )  # fmt: skip
        net.add("BatchNorm2d")
        net.add("ReLU")
        net.convolve(channels, kernel=1)
    net.add("GlobalAvgPool")
    return net.end()


CASES: tuple[Case, ...] = (
    Case("chain 32 px, 32 channels", lambda: chain(32, 32, 6), "adam", 64),
    Case("chain 32 px, 64 channels", lambda: chain(32, 64, 4), "sgd", 32),
    Case("chain 64 px, 16 channels", lambda: chain(64, 16, 8), "adam", 32),
    Case("VGG-like 32, 32 px", lambda: vgg(32, 32, False), "sgd", 128),
    Case("VGG-like 32, 64 px", lambda: vgg(64, 32, False), "adam", 32),
    Case("VGG-like 32 normalized, 32 px", lambda: vgg(32, 32, True), "adam", 64),
    Case("VGG-like 64 normalized, 32 px", lambda: vgg(32, 64, True), "sgd", 64),
    Case("VGG-like 16 normalized, 96 px", lambda: vgg(96, 16, True, 4), "adam", 16),
    Case("residual 16 × 3, 32 px", lambda: residual(32, 16, 3), "sgd", 128),
    Case("residual 16 × 5, 32 px", lambda: residual(32, 16, 5), "adam", 64),
    Case("residual 32 × 2, 64 px", lambda: residual(64, 32, 2), "sgd", 32),
    Case("residual 64 × 2, 32 px", lambda: residual(32, 64, 2), "adam", 32),
    Case("residual 16 × 9, 32 px", lambda: residual(32, 16, 9), "adamw", 32),
    Case("dense 3072-4096-2048", lambda: dense(32, 4096, 2048), "adam", 64),
    Case("dense 3072-4096-2048", lambda: dense(32, 4096, 2048), "sgd", 128),
    Case("dense 3072-1024 × 4", lambda: dense(32, *(1024,) * 4), "adam", 128),
    Case("dense 12288-2048-512", lambda: dense(64, 2048, 512), "adamw", 16),
    Case("branches 32 × 3, 32 px", lambda: branches(32, 32, 3), "adam", 64),
    Case("branches 16 × 4, 64 px", lambda: branches(64, 16, 4), "sgd", 16),
    Case("depthwise 64 × 5, 32 px", lambda: depthwise(32, 64, 5), "adam", 64),
)
