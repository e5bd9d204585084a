"""Random networks without a mistake, of every kind that one draws; small sizes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from cnnstudio.graph.block import BlockDefinition, BlockParam
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layer import evaluate
from cnnstudio.graph.node import BLOCK, Edge, Node
from cnnstudio.graph.shape import TensorShape
from cnnstudio.project.project import MAIN, Project
from cnnstudio.project.settings import DatasetConfig
from tests.helpers.blocks import residual

BENDS = ("ReLU", "GELU", "LeakyReLU", "SiLU", "Tanh")


class Sketch:
    """Grows a network from its Input; knows the shape behind every layer."""

    def __init__(self, random: Random, *definitions: BlockDefinition) -> None:
        self.random = random
        self.project = Project()
        for definition in definitions:
            self.project.library.add(definition)
        self.graph: Graph = self.project.add_network(MAIN)
        self.shapes: dict[str, TensorShape] = {}
        self.last = ""

    def add(
        self,
        type_name: str,
        fields: Mapping[str, object] | None = None,
        after: Sequence[str] | None = None,
    ) -> str:
        """Add a layer behind the last one, or behind others, and return its id."""
        sources = ([self.last] if self.last else []) if after is None else after
        number, y = len(self.graph.nodes), 80.0 * len(self.graph.nodes)
        name = f"{type_name.removeprefix(BLOCK).lower()}_{number}"
        node = Node(name, type_name, name, dict(fields or {}), 0.0, y)
        self.graph.add_node(node)
        node = self.graph.nodes[name]
        for place, source in enumerate(sources):
            ports = node.input_ports
            port = ports[min(place, len(ports) - 1)].name
            self.graph.add_edge(Edge(source, name, "out", port))
        given = tuple(self.shapes[source] for source in sources)
        outputs = evaluate(node.resolved(), given).outputs
        self.shapes[name] = outputs[0] if outputs else given[0]
        self.last = name
        return name

    @property
    def shape(self) -> TensorShape:
        """Shape behind the last layer."""
        return self.shapes[self.last]

    def conv(self, axes: int = 2, **fields: object) -> str:
        """Add a convolution that keeps the size, perhaps with what usually follows."""
        random, kernel = self.random, self.random.choice((1, 3, 3, 5))
        usual = {
            "out_channels": random.choice((4, 8, 12, 16)),
            "kernel_size": kernel,
            "padding": kernel // 2,
        }
        name = self.add(f"Conv{axes}d", {**usual, **fields})
        if random.random() < 0.4:
            self.add(f"BatchNorm{axes}d")
        elif random.random() < 0.2:
            self.add("GroupNorm", {"num_groups": random.choice((1, 2, 4))})
        if random.random() < 0.8:
            self.add(random.choice(BENDS))
        return name

    def head(self) -> None:
        """End in one score per class, through a row of values."""
        random = self.random
        if len(self.shape) > 2 and random.random() < 0.5:
            self.add("GlobalAvgPool")
        elif len(self.shape) > 1:
            self.add("Flatten")
        if random.random() < 0.4:
            self.add("Linear", {"out_features": random.choice((16, 20, 32))})
            self.add("ReLU")
        if random.random() < 0.3:
            self.add("Dropout", {"p": 0.3})
        self.add("Linear", {"out_features": 10})
        self.add("Output")


def chain(random: Random) -> Sketch:
    """Convolutions and pooling in a row."""
    sketch = _digits(random)
    for _ in range(random.randint(1, 4)):
        sketch.conv()
        if sketch.shape[1] >= 8 and random.random() < 0.5:
            sketch.add(random.choice(("MaxPool2d", "AvgPool2d")))
    sketch.head()
    return sketch


def residuals(random: Random) -> Sketch:
    """Shortcuts around convolutions, with and without a projection."""
    sketch = _digits(random)
    sketch.conv()
    for _ in range(random.randint(1, 3)):
        start, channels = sketch.last, sketch.shape[0]
        wider = random.random() < 0.5
        goal, stride = (channels * 2, 2) if wider else (channels, 1)
        sketch.add(
            "Conv2d",
            {"out_channels": goal, "kernel_size": 3, "padding": 1, "stride": stride},
        )
        sketch.add("ReLU")
        end = sketch.add(
            "Conv2d", {"out_channels": goal, "kernel_size": 3, "padding": 1}
        )
        if wider:
            fields = {"out_channels": goal, "kernel_size": 1, "stride": 2, "padding": 0}
            start = sketch.add("Conv2d", fields, [start])
        sketch.add("Add", {}, [end, start])
        sketch.add("ReLU")
    sketch.head()
    return sketch


def branches(random: Random) -> Sketch:
    """Inception-like branches that are put side by side."""
    sketch = _digits(random)
    sketch.conv()
    for _ in range(random.randint(1, 2)):
        start, ends = sketch.last, []
        for kernel in random.sample((1, 3, 5), random.randint(2, 3)):
            sketch.last = start
            fields = {"kernel_size": kernel, "padding": kernel // 2}
            sketch.add("Conv2d", {**fields, "out_channels": random.choice((4, 8))})
            ends.append(sketch.add("ReLU"))
        sketch.add("Concat", {}, ends)
    sketch.head()
    return sketch


def u_net(random: Random) -> Sketch:
    """Down and up again, with what was seen on the way down joined in."""
    sketch = _without_data(random, (1, 16, 16))
    skips = []
    for _ in range(random.randint(1, 2)):
        sketch.conv()
        skips.append(sketch.last)
        sketch.add("MaxPool2d")
    sketch.conv()
    while skips:
        if random.random() < 0.6:
            fields = random.choice(
                (
                    {"kernel_size": 2, "stride": 2},
                    {"kernel_size": 3, "stride": 2, "padding": 1, "output_padding": 1},
                )
            )
            sketch.add("ConvTranspose2d", {"out_channels": 8, **fields})
        else:
            sketch.add("Upsample", {"scale_factor": 2})
        sketch.add("Concat", {}, [skips.pop(), sketch.last])
        sketch.conv()
    sketch.add("Conv2d", {"out_channels": 3, "kernel_size": 1, "padding": 0})
    sketch.add("Output", {"classes": 3, "expects": "pixels"})
    return sketch


def gates(random: Random) -> Sketch:
    """Squeeze and excitation."""
    sketch = _digits(random)
    sketch.conv()
    for _ in range(random.randint(1, 2)):
        sketch.conv()
        maps, channels = sketch.last, sketch.shape[0]
        sketch.add("GlobalAvgPool")
        sketch.add("Linear", {"out_features": max(2, channels // 4)})
        sketch.add("ReLU")
        sketch.add("Linear", {"out_features": channels})
        sketch.add("Sigmoid")
        sketch.add("Multiply", {}, [maps, sketch.last])
    sketch.head()
    return sketch


def tokens(random: Random) -> Sketch:
    """Sequences of steps: recurrent layers and attention."""
    width = random.choice((8, 16))
    sketch = _without_data(random, (random.randint(4, 12), width))
    for _ in range(random.randint(1, 3)):
        choice = random.random()
        if choice < 0.3:
            start = sketch.last
            fields = {"num_heads": random.choice((2, 4))}
            end = sketch.add("MultiheadAttention", fields, [start, start, start])
            sketch.add("Add", {}, [start, end])
            sketch.add("LayerNorm")
        elif choice < 0.6:
            fields = {"nhead": random.choice((2, 4)), "dim_feedforward": 16}
            sketch.add("TransformerEncoderLayer", fields)
        else:
            kind = random.choice(("LSTM", "GRU"))
            sketch.add(kind, {"hidden_size": width, "output": "all steps"})
    if random.random() < 0.5:
        sketch.add("Slice", {"dim": 1, "mode": "index", "start": -1})
    else:
        sketch.add("LSTM", {"hidden_size": 12, "output": "last step"})
    sketch.head()
    return sketch


def lines(random: Random) -> Sketch:
    """Convolutions along a sequence of channels × length."""
    sketch = _without_data(random, (random.choice((1, 2, 4)), 32))
    for _ in range(random.randint(1, 4)):
        sketch.conv(1)
        if sketch.shape[1] >= 8 and random.random() < 0.6:
            sketch.add("MaxPool1d")
    sketch.head()
    return sketch


def clips(random: Random) -> Sketch:
    """Convolutions over time, height and width."""
    sketch = _without_data(random, (1, 8, 16, 16))
    for _ in range(random.randint(1, 3)):
        sketch.conv(3)
        if sketch.shape[1] >= 4 and random.random() < 0.6:
            sketch.add("MaxPool3d")
    sketch.add("Flatten")
    sketch.head()
    return sketch


def dense(random: Random) -> Sketch:
    """Linear layers only."""
    sketch = _digits(random)
    sketch.add("Flatten")
    for _ in range(random.randint(1, 4)):
        sketch.add("Linear", {"out_features": random.choice((16, 32, 64))})
        sketch.add(random.choice(BENDS))
    sketch.head()
    return sketch


def generator(random: Random) -> Sketch:
    """From noise to an image, by transposed convolutions or pixel shuffles."""
    sketch = _without_data(random, (16,), content="noise")
    channels = random.choice((8, 16))
    sketch.add("Linear", {"out_features": channels * 16})
    sketch.add("Unflatten", {"unflattened_size": [channels, 4, 4]})
    for _ in range(random.randint(1, 3)):
        if random.random() < 0.5:
            fields = {"kernel_size": 4, "stride": 2, "padding": 1}
            sketch.add("ConvTranspose2d", {"out_channels": 8, **fields})
        else:
            sketch.conv(out_channels=16)
            sketch.add("PixelShuffle", {"upscale_factor": 2})
        sketch.add(random.choice(BENDS))
    sketch.add("Conv2d", {"out_channels": 1})
    sketch.add("Output", {"expects": "anything"})
    return sketch


def halves(random: Random) -> Sketch:
    """Channels that are split, shuffled and put together again."""
    sketch = _digits(random)
    sketch.conv(out_channels=random.choice((8, 16)))
    for _ in range(random.randint(1, 2)):
        split = sketch.add("Chunk", {"chunks": 2})
        part = sketch.shape[0]
        fields = {"out_channels": part, "groups": part, "kernel_size": 3, "padding": 1}
        depthwise = sketch.add("Conv2d", fields)
        merge = sketch.add("Concat", {}, [split, depthwise])
        graph = sketch.graph
        graph.remove_edge(Edge(split, merge))  # the second half goes past
        graph.add_edge(Edge(split, merge, "out2"), 0)
        sketch.add("ChannelShuffle", {"groups": 2})
    sketch.head()
    return sketch


def blocks(random: Random) -> Sketch:
    """Instances of a residual block, and of one that holds two of them."""
    inner = residual()
    outer = BlockDefinition("pair", "Pair", (BlockParam("channels", default=16),))
    rows: list[tuple[str, dict[str, object]]] = [
        ("BlockInput", {}),
        (inner.type_name, {"channels": "channels"}),
        (inner.type_name, {"channels": "channels"}),
        ("BlockOutput", {}),
    ]
    for number, (type_name, fields) in enumerate(rows):
        outer.graph.add_node(Node(f"part{number}", type_name, f"part{number}", fields))
        if number:
            outer.graph.add_edge(Edge(f"part{number - 1}", f"part{number}"))
    sketch = _digits(random, inner, outer)
    channels = random.choice((8, 16))
    sketch.conv(out_channels=channels)
    for _ in range(random.randint(1, 3)):
        chosen = random.choice((inner, outer))
        fields = {"channels": channels, "repeat": random.randint(1, 3)}
        sketch.add(chosen.type_name, fields)
        if sketch.shape[1] >= 8 and random.random() < 0.5:
            sketch.add("MaxPool2d")
    sketch.head()
    return sketch


def _digits(random: Random, *definitions: BlockDefinition) -> Sketch:
    """Begin with the bundled digits."""
    sketch = Sketch(random, *definitions)
    sketch.add("Input", {"shape": [1, 28, 28]})
    return sketch


def _without_data(
    random: Random, shape: Sequence[int], **fields: object
) -> Sketch:
    """Begin with samples that no bundled data have."""
    sketch = Sketch(random)
    sketch.project.dataset = DatasetConfig(sources=())
    sketch.add("Input", {"shape": list(shape), **fields})
    return sketch


KINDS = (
    chain, residuals, branches, u_net, gates, tokens, lines, clips, dense, generator,
    halves, blocks,
)  # fmt: skip
