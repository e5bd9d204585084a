"""A small language for networks: every call adds a layer behind the last one.

Ids are names, and names count upwards, so that the same script gives the same file.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import layered_layout
from cnnstudio.graph.node import Edge, Node

After = str | Iterable[str] | None
Raw = int | str | list[Any]
"""A field as a file holds it: a number, an expression, or several."""


class Net:
    """Builds a graph; each method returns the id of the layer that it added.

    `after` names what a layer stands behind, in order: an id, `id:port` for another
    output than the first, several of them for a merge; None is the layer added last.
    """

    def __init__(self, graph: Graph | None = None) -> None:
        self.graph = graph if graph is not None else Graph()
        self.last = ""

    def add(
        self, type_name: str, *, name: str = "", after: After = None, **fields: Any
    ) -> str:
        """Add a layer of any type with these raw fields."""
        known = layer_types().get(type_name)
        stem = known.short_name if known is not None else type_name.rpartition(":")[2]
        name = name or self.graph.free_name(stem)
        self.graph.add_node(Node(name, type_name, name, fields))
        before = [self.last] if after is None else after
        for place, end in enumerate([before] if isinstance(before, str) else before):
            if end:
                self._join(end, name, place)
        self.last = name
        return name

    def _join(self, end: str, target: str, place: int) -> None:
        source, _, port = end.partition(":")
        ports = self.graph.nodes[target].input_ports
        into = ports[min(place, len(ports) - 1)].name
        self.graph.add_edge(Edge(source, target, port or "out", into))

    def place(self) -> None:
        """Lay everything out from top to bottom."""
        for node, (x, y) in layered_layout(self.graph).items():
            self.graph.move_node(node, x, y)

    # What most networks are made of. Padding keeps the size unless it is given.

    def input(self, *shape: int, **fields: Any) -> str:
        """Add the Input for samples of `shape`."""
        return self.add("Input", after=(), shape=list(shape), **fields)

    def output(self, classes: int = 0, **fields: Any) -> str:
        """Add the Output, of scores for `classes` if it classifies."""
        if classes:
            fields["classes"] = classes
        return self.add("Output", **fields)

    def conv(self, channels: Raw, kernel: Raw = 3, **fields: Any) -> str:
        """Add a Conv2d; other fields than these two as they are named there."""
        if "padding" not in fields:
            fields["padding"] = _half(kernel)
        fields["kernel_size"] = kernel
        usual = {"kernel_size": 3, "padding": 1, "stride": 1, "groups": 1, "bias": True}
        return self.add("Conv2d", out_channels=channels, **_unusual(fields, usual))

    def norm(self, **fields: Any) -> str:
        """Add a BatchNorm2d."""
        return self.add("BatchNorm2d", **fields)

    def relu(self, after: After = None) -> str:
        """Add a ReLU."""
        return self.add("ReLU", after=after)

    def max_pool(self, kernel: int = 2, stride: int = 2, **fields: Any) -> str:
        """Add a MaxPool2d."""
        fields |= {"kernel_size": kernel, "stride": stride}
        usual = {"kernel_size": 2, "stride": 2}
        return self.add("MaxPool2d", **_unusual(fields, usual))

    def linear(self, features: Raw, *, bias: bool = True) -> str:
        """Add a Linear."""
        fields = _unusual({"bias": bias}, {"bias": True})
        return self.add("Linear", out_features=features, **fields)

    def dropout(self, p: float = 0.5) -> str:
        """Add a Dropout."""
        return self.add("Dropout", **_unusual({"p": p}, {"p": 0.5}))

    def flatten(self) -> str:
        """Add a Flatten."""
        return self.add("Flatten")

    def global_pool(self) -> str:
        """Add a GlobalAvgPool: one value for each channel."""
        return self.add("GlobalAvgPool")


def _half(kernel: Raw) -> Raw:
    """Padding that keeps the size, for odd kernels and stride 1."""
    if isinstance(kernel, str):
        return f"{kernel} // 2"
    return kernel // 2 if isinstance(kernel, int) else [_half(k) for k in kernel]


def _unusual(fields: dict[str, Any], usual: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is as it mostly is: the file then says what matters."""
    return {k: v for k, v in fields.items() if k not in usual or v != usual[k]}
