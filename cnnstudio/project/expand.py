"""An instance of a block becomes layers again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from cnnstudio.graph.block import BlockDefinition
from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.errors import LayerError
from cnnstudio.graph.expression import ExpressionError
from cnnstudio.graph.frame import Frame, new_frame_id
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.layer import Shapes
from cnnstudio.graph.layout import FULL_SIZE, GAP, Place, node_size
from cnnstudio.graph.node import BLOCK, Edge, Node, new_id
from cnnstudio.graph.rewriting import names_in, rewritten
from cnnstudio.graph.text import translate
from cnnstudio.project.block_commands import (
    BlockError,
    Made,
    definition_of,
    rebuilt,
)
from cnnstudio.project.commands import Composite
from cnnstudio.project.frame_commands import AddFrame, moved
from cnnstudio.project.frame_reader import MAX_FRAMES
from cnnstudio.project.project import Project

End = tuple[str, str]  # a node's id and one of its output ports
MOST_LAYERS = 2_000
PORTS = ("BlockInput", "BlockOutput")


def expand(project: Project, network: str, node: str) -> Made:
    """Put the layers of a block in the place of an instance, with plain values.

    All repetitions become layers, and their frames come along. Raises `BlockError`.
    """
    graph = project.graph_of(network)
    instance = graph.nodes[node]
    definition = definition_of(project, instance)
    repeat = repeat_of(instance)
    _refuse(instance, definition, repeat)
    scopes = _scopes(project, network, instance, definition, repeat)
    copies = _Copies(graph, instance, definition)
    for index in range(repeat):
        copies.add(scopes[index], index)
    steps = rebuilt(graph, network, [node], copies.placed(), copies.edges())
    room = MAX_FRAMES - len(graph.frames)
    steps += [AddFrame(frame, network) for frame in copies.frames[:room]]
    moves = copies.room()
    steps += moved(graph, moves, network)
    text = translate("Commands", "Expand {instance}").format(instance=instance.name)
    return Made(Composite(text, steps, network), tuple(copies.ids))


def _refuse(instance: Node, definition: BlockDefinition, repeat: int) -> None:
    """Raise a `BlockError` if plain layers would not do what the instance does."""
    if instance.off:
        raise BlockError(
            translate(
                "Commands",
                "{instance} is off, which its layers alone would not be: switch it on "
                "first.",
            ).format(instance=instance.name)
        )
    if instance.fields.get("per_frame") is True:
        raise BlockError(
            translate(
                "Commands",
                "{instance} works on each frame by itself, which its layers "
                "alone do not: switch per frame off first.",
            ).format(instance=instance.name)
        )
    nodes = definition.graph.nodes.values()
    layers = repeat * sum(node.type not in PORTS for node in nodes)
    if layers > MOST_LAYERS:
        count = f"{layers:,}"
        raise BlockError(
            translate(
                "Commands", "{instance} stands for {count} layers: unroll it instead."
            ).format(instance=instance.name, count=count)
        )
    if repeat > 1 and len(definition.inputs) != len(definition.outputs):
        raise BlockError(
            translate(
                "Commands", "{definition} cannot be repeated: mend that first."
            ).format(definition=definition.name)
        )


def repeat_of(instance: Node) -> int:
    """Return how many blocks an instance stands for; raises `BlockError`."""
    repeat = instance.fields.get("repeat", 1)
    if type(repeat) is not int or repeat < 1:
        raise BlockError(
            translate(
                "Commands",
                "How often {instance} is repeated is no plain number here: {repeat}.",
            ).format(instance=instance.name, repeat=repeat)
        )
    return repeat


def _scopes(
    project: Project,
    network: str,
    instance: Node,
    definition: BlockDefinition,
    repeat: int,
) -> list[dict[str, object]]:
    """What names inside stand for, in each repetition: values, or expressions.

    `in_channels` is left out where nobody knows it.
    """
    given = {p.name: instance.fields.get(p.name, p.default) for p in definition.params}
    scopes: list[dict[str, object]] = [
        {**given, "i": index, "n": repeat} for index in range(repeat)
    ]
    graph = project.graph_of(network)
    if network.startswith(BLOCK):
        outer = project.library.definitions[network.removeprefix(BLOCK)]
        first = outer.port_nodes("BlockInput")[:1]
        arriving = graph.incoming(instance.id)[:1]
        if first and arriving and arriving[0].source == first[0].id:
            scopes[0]["in_channels"] = "in_channels"
        return scopes
    report = infer_shapes(graph).nodes[instance.id]
    all_there = len(report.inputs) == len(definition.inputs)
    if isinstance(report.layer, BlockLayer) and all_there and None not in report.inputs:
        inputs = cast("Shapes", report.inputs)
        for index, scope in enumerate(scopes):
            try:
                scope.update(report.layer.scope_at(inputs, index))
            except LayerError:
                break  # a mistake inside: what the next would get is not known
    return scopes


@dataclass
class _Copies:
    """The layers of an instance, repetition by repetition, and how they are joined."""

    graph: Graph
    instance: Node
    definition: BlockDefinition
    nodes: list[Node] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    inner: list[Edge] = field(default_factory=list)
    ends: dict[str, End] = field(default_factory=dict)  # by the port's node

    def __post_init__(self) -> None:
        inside = self.definition.graph.nodes.values()
        layers = [node for node in inside if node.type not in PORTS]
        rects = [(n.x, n.y, n.y + node_size(n)[1]) for n in layers]
        frames = [frame.rect for frame in self.definition.graph.frames.values()]
        rects += [(left, top, bottom) for left, top, _, bottom in frames]
        self.left = min((left for left, _, _ in rects), default=0.0)
        self.top = min((top for _, top, _ in rects), default=0.0)
        self.height = max((bottom for _, _, bottom in rects), default=0.0) - self.top
        others = [n for n in self.graph.nodes.values() if n.id != self.instance.id]
        self.names = {node.name for node in others}
        takes = zip(
            self.definition.port_nodes("BlockInput"),
            self.definition.inputs,
            strict=True,
        )
        arriving = self.graph.incoming(self.instance.id)
        by_port = {e.target_port: (e.source, e.source_port) for e in arriving}
        for node, port in takes:
            if port.name in by_port:
                self.ends[node.id] = by_port[port.name]

    @property
    def ids(self) -> list[str]:
        """Ids of the layers, in order."""
        return [node.id for node in self.nodes]

    def add(self, scope: Mapping[str, object], index: int) -> None:
        """Add the layers of one repetition behind those of the one before."""
        graph = self.definition.graph
        ids: dict[str, str] = {}
        right = self.instance.x - self.left
        down = self.instance.y - self.top + index * (self.height + GAP)
        self.frames += [
            replace(frame.moved(right, down), id=new_frame_id())
            for frame in graph.frames.values()
        ]
        for node in graph.nodes.values():
            if node.type in PORTS:
                continue
            ids[node.id] = new_id()
            self.nodes.append(
                replace(
                    node,
                    id=ids[node.id],
                    name=self._name(node.name),
                    fields=self._fields(node, scope),
                    x=node.x + right,
                    y=node.y + down,
                )
            )
        leaving: dict[str, End] = {}
        for edge in graph.edges:
            known = edge.source in ids
            end = (ids[edge.source], edge.source_port) if known else None
            end = end or self.ends.get(edge.source)
            if end is not None and edge.target in ids:
                target, port = ids[edge.target], edge.target_port
                self.inner.append(Edge(end[0], target, end[1], port))
            elif end is not None:
                leaving[edge.target] = end
        self._follow(leaving)

    def _follow(self, leaving: Mapping[str, End]) -> None:
        """Let what comes out go into the next repetition."""
        gives = [node.id for node in self.definition.port_nodes("BlockOutput")]
        takes = [node.id for node in self.definition.port_nodes("BlockInput")]
        self.leaving = leaving
        self.ends = {
            port: leaving[end]
            for port, end in zip(takes, gives, strict=False)
            if end in leaving
        }

    def _name(self, wanted: str) -> str:
        name = wanted
        if name in self.names:
            name = self.graph.free_name(wanted, self.names)
        self.names.add(name)
        return name

    def _fields(self, node: Node, scope: Mapping[str, object]) -> dict[str, object]:
        if "in_channels" in names_in(node) and "in_channels" not in scope:
            raise BlockError(
                translate(
                    "Commands",
                    "{node} inside follows the channels that arrive at {name}, and "
                    "these have no name or number here.",
                ).format(node=node.name, name=self.instance.name)
            )
        try:
            return rewritten(node, scope)
        except ExpressionError as error:
            raise BlockError(
                translate("Commands", "{node} inside: {error}.").format(
                    node=node.name, error=error
                )
            ) from error

    def placed(self) -> list[tuple[int | None, Node]]:
        """Give the layers their places in the order of the graph's nodes."""
        start = list(self.graph.nodes).index(self.instance.id)
        return [(start + place, node) for place, node in enumerate(self.nodes)]

    def edges(self) -> list[Edge]:
        """All edges of the graph once the layers stand in place of the instance."""
        gives = zip(
            self.definition.outputs,
            self.definition.port_nodes("BlockOutput"),
            strict=True,
        )
        outputs = {port.name: self.leaving.get(node.id) for port, node in gives}
        result: dict[Edge, None] = {}
        for edge in self.graph.edges:
            if edge.target == self.instance.id:
                result.update(dict.fromkeys(self.inner))
            elif edge.source == self.instance.id:
                end = outputs.get(edge.source_port)
                if end is not None:
                    result[replace(edge, source=end[0], source_port=end[1])] = None
            else:
                result[edge] = None
        result.update(dict.fromkeys(self.inner))
        return list(result)

    def room(self) -> dict[str, Place]:
        """Where the nodes behind the instance go, so that the layers have room."""
        bottoms = [node.y + node_size(node)[1] for node in self.nodes]
        bottoms += [frame.rect[3] for frame in self.frames]
        bottom = max(bottoms, default=0.0)
        return moved_down(self.graph, self.instance, bottom)


def moved_down(graph: Graph, node: Node, bottom: float) -> dict[str, Place]:
    """Return places for all nodes behind one that now reaches down to `bottom`."""
    drop = bottom - node.y - FULL_SIZE[1]
    if drop <= 0:
        return {}
    behind: set[str] = set()
    stack = [node.id]
    while stack:
        for edge in graph.outgoing(stack.pop()):
            if edge.target not in behind and edge.target != node.id:
                behind.add(edge.target)
                stack.append(edge.target)
    return {n.id: (n.x, n.y + drop) for n in graph.nodes.values() if n.id in behind}
