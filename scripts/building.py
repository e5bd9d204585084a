"""A small language for networks and blocks: a call adds a layer behind the last one.

Ids are names, and names count upwards, so that the same script gives the same file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from cnnstudio.graph.block import BlockDefinition, BlockParam
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import COLUMN_GAP, FULL_SIZE, layered_layout
from cnnstudio.graph.library import BlockLibrary
from cnnstudio.graph.node import BLOCK, Edge, Node

After = str | Iterable[str] | None
Build = Callable[["Net"], None]


class Net:
    """Builds a graph; each method returns the id of the layer that it added.

    `after` names what a layer stands behind, in order: an id, `id:port` for another
    output than the first, several of them for a merge; None is the layer added last.
    """

    def __init__(self, graph: Graph | None = None) -> None:
        self.graph = graph if graph is not None else Graph()
        self.last = ""
        self.lane: float | None = None
        self._lanes: dict[str, float] = {}

    def add(
        self, type_name: str, *, name: str = "", after: After = None, **fields: Any
    ) -> str:
        """Add a layer of any type with these raw fields."""
        stem = self._stem(type_name)
        name = name or self.graph.free_name(stem)
        self.graph.add_node(Node(name, type_name, name, fields))
        before = [self.last] if after is None else after
        for place, end in enumerate([before] if isinstance(before, str) else before):
            if end:
                self._join(end, name, place)
        self.last = name
        if self.lane is not None:
            self._lanes[name] = self.lane
        return name

    def _stem(self, type_name: str) -> str:
        known = Node("", type_name, "", library=self.graph.library).layer_type
        if known is None:
            raise KeyError(f"there is no layer {type_name}")
        return known.short_name

    def _join(self, end: str, target: str, place: int) -> None:
        source, _, port = end.partition(":")
        ports = self.graph.nodes[target].input_ports
        into = ports[min(place, len(ports) - 1)].name
        self.graph.add_edge(Edge(source, target, port or "out", into))

    def place(self) -> None:
        """Lay everything out from top to bottom.

        A node that was added while `lane` was set lies in that column, counted from 0.
        """
        for node, (x, y) in layered_layout(self.graph).items():
            lane = self._lanes.get(node)
            x = x if lane is None else lane * (FULL_SIZE[0] + COLUMN_GAP)
            self.graph.move_node(node, x, y)

    # Ends of a network, and of a block

    def input(self, *shape: int, **fields: Any) -> str:
        """Add the Input for samples of `shape`."""
        return self.add("Input", after=(), shape=list(shape), **fields)

    def output(self, classes: int = 0, **fields: Any) -> str:
        """Add the Output, of scores for `classes` if it classifies."""
        given: dict[str, Any] = {"classes": classes} if classes else {}
        return self.add("Output", **{**given, **fields})

    def enter(self, name: str = "input") -> str:
        """Add an input of a block."""
        return self.add("BlockInput", name=name, after=())

    def leave(self, name: str = "output", after: After = None) -> str:
        """Add an output of a block."""
        return self.add("BlockOutput", name=name, after=after)

    def block(
        self, definition: str, *, name: str = "", after: After = None, **fields: Any
    ) -> str:
        """Add an instance of a block by its id; `repeat` and `per_frame` are fields."""
        return self.add(BLOCK + definition, name=name, after=after, **fields)

    # What most networks are made of. Padding keeps the size unless it is given.

    def conv(
        self,
        channels: object,
        kernel: object = 3,
        *,
        stride: object = 1,
        padding: object = None,
        groups: object = 1,
        bias: bool = True,
        name: str = "",
        after: After = None,
        **fields: Any,
    ) -> str:
        """Add a Conv2d; sizes may be expressions of a block's parameters."""
        if padding is None:
            padding = _half(kernel)
        given: dict[str, tuple[Any, object]]
        given = {"stride": (stride, 1), "padding": (padding, 1), "groups": (groups, 1),
                 "bias": (bias, True), "kernel_size": (kernel, 3)}  # fmt: skip
        said = {key: value for key, (value, usual) in given.items() if value != usual}
        return self.add(
            "Conv2d", name=name, after=after, out_channels=channels, **said, **fields
        )

    def norm(self, name: str = "", after: After = None, **fields: Any) -> str:
        """Add a BatchNorm2d."""
        return self.add("BatchNorm2d", name=name, after=after, **fields)

    def relu(self, after: After = None) -> str:
        """Add a ReLU."""
        return self.add("ReLU", after=after)

    def max_pool(
        self, kernel: int = 2, stride: int = 2, after: After = None, **fields: Any
    ) -> str:
        """Add a MaxPool2d."""
        given: dict[str, tuple[Any, int]]
        given = {"kernel_size": (kernel, 2), "stride": (stride, 2)}
        said = {key: value for key, (value, usual) in given.items() if value != usual}
        return self.add("MaxPool2d", after=after, **said, **fields)

    def linear(self, features: object, *, bias: bool = True) -> str:
        """Add a Linear."""
        said: dict[str, Any] = {} if bias else {"bias": False}
        return self.add("Linear", out_features=features, **said)

    def dropout(self, p: float = 0.5) -> str:
        """Add a Dropout."""
        said: dict[str, Any] = {} if p == 0.5 else {"p": p}
        return self.add("Dropout", **said)

    def flatten(self) -> str:
        """Add a Flatten."""
        return self.add("Flatten")

    def global_pool(self) -> str:
        """Add a GlobalAvgPool: one value for each channel."""
        return self.add("GlobalAvgPool")

    # Rows of layers that come again and again

    def conv_norm(
        self,
        channels: object,
        kernel: object = 3,
        *,
        act: str = "ReLU",
        eps: float = 1e-5,
        after: After = None,
        name: str = "",
        **fields: Any,
    ) -> str:
        """Add a Conv2d without bias, BatchNorm2d and an activation ("": none)."""
        self.conv(channels, kernel, bias=False, after=after, name=name, **fields)
        said: dict[str, Any] = {} if eps == 1e-5 else {"eps": eps}
        end = self.norm(name=f"{name}_bn" if name else "", **said)
        return self.add(act) if act else end


def _half(kernel: object) -> object:
    """Padding that keeps the size: half of the kernel, rounded down."""
    if isinstance(kernel, list):
        return [_half(one) for one in kernel]
    return kernel // 2 if isinstance(kernel, int) else f"{kernel} // 2"


@dataclass
class Shelf:
    """Blocks that a script defines, each by a function that builds its inside.

    A block may contain those that were defined before it.
    """

    library: BlockLibrary = field(default_factory=BlockLibrary)

    def block(
        self, block_id: str, name: str, source: str, *params: BlockParam
    ) -> Callable[[Build], Build]:
        """Define a block; the function's docstring is its help."""

        def enter(build: Build) -> Build:
            text = " ".join((build.__doc__ or "").split())
            definition = BlockDefinition(
                block_id, name, params, Graph(), text, source
            )
            self.library.add(definition)
            net = Net(definition.graph)
            build(net)
            net.place()
            return build

        return enter


def whole(
    name: str, default: int, text: str, minimum: int = 1, maximum: int = 1_000_000
) -> BlockParam:
    """Declare a parameter that is a whole number."""
    return BlockParam(name, "int", default, minimum, maximum, help=text)


def share(name: str, default: float, text: str) -> BlockParam:
    """Declare a parameter between 0 and 1."""
    return BlockParam(name, "float", default, 0.0, 1.0, help=text)
