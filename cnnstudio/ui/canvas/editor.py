"""What the canvas does to the document: each method is one undo step with a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, Signal

from cnnstudio.graph.errors import ConnectError, PortTakenError
from cnnstudio.graph.layout import (
    COLUMN_GAP,
    Place,
    node_size,
    place_after,
)
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.reach import downstream
from cnnstudio.graph.shape import TensorShape
from cnnstudio.project.block_commands import BlockError
from cnnstudio.project.block_ports import remove_layers
from cnnstudio.project.commands import (
    AddNode,
    Command,
    Composite,
    Connect,
    Disconnect,
    MoveNodes,
)
from cnnstudio.project.frame_commands import moved
from cnnstudio.project.inserting import insert_after, insert_on_edge
from cnnstudio.project.replacing import replace_layer
from cnnstudio.ui.canvas import room
from cnnstudio.ui.canvas.adding import Ready, prepared
from cnnstudio.ui.canvas.copies import Copies
from cnnstudio.ui.canvas.insertion import Insertion
from cnnstudio.ui.document import Document
from cnnstudio.ui.layer_choices import LayerChoices
from cnnstudio.ui.selection import Selection


class Editor(QObject):
    """Builds commands for the shown network and pushes them."""

    message = Signal(str)

    def __init__(
        self, document: Document, selection: Selection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self.copies = Copies(document, selection, self.message.emit)
        self.choices = LayerChoices(document, self)

    # Edges

    def refusal(self, edge: Edge) -> str:
        """Say why an edge cannot be made; empty if it can, also by replacing one."""
        try:
            self._document.graph.check_connect(edge)
        except PortTakenError:
            return ""
        except ConnectError as error:
            return str(error)
        return ""

    def connection(self, edge: Edge) -> Command:
        """Return what joins two ports; an edge that has the input already goes.

        Raises `ConnectError` if they cannot be joined.
        """
        graph = self._document.graph
        network = self._document.network
        try:
            graph.check_connect(edge)
        except PortTakenError:
            old = next(
                e
                for e in graph.incoming(edge.target)
                if e.target_port == edge.target_port
            )
            index = graph.edges.index(old)
            steps = [Disconnect(old, network), Connect(edge, index, network)]
            return Composite(self.tr("Reconnect"), steps, network)
        source, target = graph.nodes[edge.source].name, graph.nodes[edge.target].name
        text = self.tr("Connect {0} to {1}").format(source, target)
        return Connect(edge, None, network, text)

    def connect_ports(self, edge: Edge) -> bool:
        """Join two ports; an edge that has the input already is replaced."""
        return self._try(lambda: self.connection(edge))

    def reconnection(self, old: Edge, new: Edge) -> Command:
        """Return what lets an edge end elsewhere."""
        graph, network = self._document.graph, self._document.network
        steps: list[Command] = [Disconnect(old, network)]
        taken = [
            e
            for e in graph.incoming(new.target)
            if e != old and e.target_port == new.target_port and not self._many(new)
        ]
        steps += [Disconnect(e, network) for e in taken]
        steps.append(Connect(new, None, network))
        return Composite(self.tr("Reconnect"), steps, network)

    def move_edge(self, old: Edge, new: Edge) -> bool:
        """Let an edge end elsewhere."""
        return self._try(lambda: self.reconnection(old, new))

    def _try(self, make: Callable[[], Command]) -> bool:
        """Do a command, or say why the ends cannot be joined."""
        try:
            self._document.push(make())
        except ConnectError as error:
            self.message.emit(str(error))
            return False
        return True

    def _many(self, edge: Edge) -> bool:
        layer_type = self._document.graph.nodes[edge.target].layer_type
        return layer_type is None or any(
            p.name == edge.target_port and p.variadic for p in layer_type.inputs
        )

    # Adding

    def place_layer(self, key: str, place: Place) -> str:
        """Put a layer at a place, joined to nothing; return its id, or nothing."""
        ready = self._ready(key, None, place)
        if ready is None:
            return ""
        text = self.tr("Add {0} {1}").format(ready.title, ready.node.name)
        return self._add(ready, text, [AddNode(ready.node, self._document.network)])

    def insertion(
        self, key: str, edge: Edge, fields: Mapping[str, object] | None = None
    ) -> Insertion | None:
        """Return what puts a layer onto an edge and makes room for it."""
        graph, network = self._document.graph, self._document.network
        ready = self._ready(key, self._document.report.shape_of(edge), fields=fields)
        if ready is None:
            return None
        place, moves = room.on_edge(graph, edge, ready.size)
        command = insert_on_edge(graph, edge, _moved(ready.node, place), network)
        names = graph.nodes[edge.source].name, graph.nodes[edge.target].name
        said = self.tr("Insert {0} between {1} and {2}")
        text = said.format(ready.title, *names)
        whole = self._whole(ready, text, command.commands, moves)
        return Insertion(whole, ready.node.id, ready.node.id)

    def insert_layer(
        self, key: str, edge: Edge, fields: Mapping[str, object] | None = None
    ) -> str:
        """Put a layer onto an edge and make room for it; return its id, or nothing."""
        found = self.insertion(key, edge, fields)
        if found is None:
            return ""
        self._document.push(found.command)
        self._selection.select([found.first])
        return found.first

    def append_layer(
        self,
        key: str,
        start: Place = (0.0, 0.0),
        fields: Mapping[str, object] | None = None,
        *,
        join: bool = True,
    ) -> str:
        """Add a layer behind the selected node, or the last one, and join it.

        `start` is its place in an empty network; returns its id, or nothing.
        """
        graph, network = self._document.graph, self._document.network
        source = self.anchor() if join else None
        ready = self._ready(key, self._given_by(source), start, fields)
        if ready is None:
            return ""
        node, layer_type = ready.node, ready.layer_type
        text = self.tr("Add {0} {1}").format(ready.title, node.name)
        if source is None or not layer_type.inputs:
            node = _moved(node, self._free_place(node))
            return self._add(ready, text, [AddNode(node, network)])
        if not layer_type.outputs:
            node = _moved(node, place_after(graph, source, ready.size))
            first = layer_type.inputs[0].name
            edge = Edge(source, node.id, "out", first)
            steps = [AddNode(node, network), Connect(edge, None, network)]
            return self._add(ready, text, steps)
        place, moves = room.below(graph, graph.nodes[source], ready.size)
        command = insert_after(graph, source, _moved(node, place), network)
        if graph.outgoing(source):
            text = self.tr("Insert {0} after {1}").format(
                ready.title, graph.nodes[source].name
            )
        return self._add(ready, text, command.commands, moves)

    def follow(
        self,
        source: str,
        port: str,
        key: str,
        at: QPointF | None,
        fields: Mapping[str, object],
    ) -> None:
        """Add a layer joined to an output, its input at a place; None: below."""
        graph, network = self._document.graph, self._document.network
        ready = self._ready(key, self._given_by(source, port), fields=fields)
        if ready is None:
            return
        if at is None:
            place = place_after(graph, source, ready.size)
        else:
            place = round(at.x() - ready.size[0] / 2), round(at.y())
        node = _moved(ready.node, place)
        first = ready.layer_type.inputs[0].name
        edge = Edge(source, node.id, port, first)
        steps = [AddNode(node, network), Connect(edge, None, network)]
        text = self.tr("Add {0} {1}").format(ready.title, node.name)
        self._add(ready, text, steps)

    def _ready(
        self,
        key: str,
        given: TensorShape | None,
        place: Place = (0.0, 0.0),
        fields: Mapping[str, object] | None = None,
    ) -> Ready | None:
        choice = self.choices.get(key)
        if choice is None:
            self.message.emit(self.tr("There is no layer {0} any more.").format(key))
            return None
        try:
            return prepared(self._document, choice, given, place, fields)
        except BlockError as error:
            self.message.emit(str(error))
            return None

    def _given_by(self, source: str | None, port: str = "out") -> TensorShape | None:
        """Return the shape that leaves a node, or would."""
        report = self._document.report.nodes.get(source or "")
        if report is None:
            return None
        return report.given_to(Edge(report.node, "", port))

    def _add(
        self,
        ready: Ready,
        text: str,
        steps: Sequence[Command],
        moves: Mapping[str, Place] | None = None,
    ) -> str:
        """Do it all as one step, and select what was added."""
        self._document.push(self._whole(ready, text, steps, moves or {}))
        self._selection.select([ready.node.id])
        return ready.node.id

    def _whole(
        self,
        ready: Ready,
        text: str,
        steps: Sequence[Command],
        moves: Mapping[str, Place],
    ) -> Composite:
        network = self._document.network
        room_made = moved(self._document.graph, moves, network)
        return Composite(text, [*ready.steps, *steps, *room_made], network)

    def _free_place(self, node: Node) -> Place:
        """Return a place for a node that follows no other: right of all, at the top."""
        others = self._document.graph.nodes.values()
        if not others:
            return node.x, node.y
        right = max(n.x + node_size(n)[0] for n in others)
        return right + COLUMN_GAP, min(n.y for n in others)

    def anchor(self) -> str | None:
        """Return the node that an appended layer follows, or None."""
        graph = self._document.graph

        def gives(node: str) -> bool:
            layer_type = graph.nodes[node].layer_type
            return layer_type is None or bool(layer_type.outputs)

        current = self._selection.current
        if current in graph.nodes:
            if gives(current):
                return current
            before = graph.incoming(current)
            return before[-1].source if before else None
        order = [n for n in graph.order().nodes if gives(n)]
        ends = [n for n in order if not graph.outgoing(n)]
        return (ends or order or [None])[-1]  # type: ignore[list-item]

    # Moving, deleting

    def move_nodes(self, places: Mapping[str, Place], text: str = "") -> None:
        """Place nodes elsewhere."""
        if not places:
            return
        text = text or self.tr("Move {0}").format(self._named(list(places)))
        self._document.push(MoveNodes(places, self._document.network, text))

    def delete(
        self, nodes: Sequence[str], edges: Sequence[Edge], *, rejoin: bool
    ) -> None:
        """Delete nodes and edges; `rejoin` joins what was before to what is behind."""
        command = self.deletion(nodes, edges, rejoin=rejoin)
        if command is not None:
            self._document.push(command)

    def deletion(
        self, nodes: Sequence[str], edges: Sequence[Edge], *, rejoin: bool
    ) -> Composite | None:
        """Return the command that deletes; None if there is nothing to delete."""
        graph, network = self._document.graph, self._document.network
        nodes = [n for n in nodes if n in graph.nodes]
        gone = set(nodes)
        loose = [
            e
            for e in edges
            if e in graph.edges and e.source not in gone and e.target not in gone
        ]
        if not nodes and not loose:
            return None
        steps: list[Command] = [Disconnect(e, network) for e in loose]
        if not nodes:
            names = graph.nodes
            text = self.tr("Delete {0} wires").format(len(loose))
            if len(loose) == 1:
                source, target = names[loose[0].source], names[loose[0].target]
                said = self.tr("Disconnect {0} from {1}")
                text = said.format(source.name, target.name)
            return Composite(text, steps, network)
        project, shape_of = self._document.project, self._document.report.shape_of
        removal = remove_layers(
            project, network, nodes, rejoin=rejoin, shape_of=shape_of
        )
        steps.extend(removal.commands)
        closing = room.closed_up(graph, gone) if rejoin else {}
        steps += moved(graph, closing, network)
        return Composite(removal.text, steps, network)

    def cut(self, nodes: Sequence[str]) -> None:
        """Copy nodes, then delete them and leave the gap."""
        self.copies.cut(nodes, self._delete_apart)

    def _delete_apart(self, nodes: Sequence[str]) -> None:
        self.delete(nodes, (), rejoin=False)

    def replace_layer(self, node: str, key: str, fields: Mapping[str, object]) -> None:
        """Put another layer in the place of one; it keeps edges and shared fields."""
        document = self._document
        graph, network = document.graph, document.network
        report = document.report.nodes.get(node)
        given = report.inputs[0] if report is not None and report.inputs else None
        ready = self._ready(key, given, fields=fields)
        if ready is None:
            return
        command = replace_layer(graph, node, ready.node, network, fields, ready.title)
        old = graph.nodes[node]
        taller = ready.size[1] - node_size(old)[1]
        moves: dict[str, Place] = {}
        if taller > 0:
            behind = downstream(graph, [node]) - {node}
            moves = room.lowered(graph, behind, taller)
        steps = [*ready.steps, *command.commands, *moved(graph, moves, network)]
        try:
            document.push(Composite(command.text, steps, network))
        except (BlockError, ConnectError) as error:
            self.message.emit(str(error))
            return
        self._selection.select([node])

    def _named(self, nodes: Sequence[str]) -> str:
        if len(nodes) == 1:
            return self._document.graph.nodes[nodes[0]].name
        return self.tr("{0} layers").format(len(nodes))


def _moved(node: Node, place: Place) -> Node:
    return replace(node, x=place[0], y=place[1])
