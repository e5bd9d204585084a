"""Every change of a project, as an object with redo, undo and a readable name.

Commands are plain Python and touch the document only; views follow its events. A
command may be redone and undone any number of times, and undoing gives back the
same bytes in the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge, Node, new_id
from cnnstudio.graph.text import plural, translate
from cnnstudio.project.names import name_problem
from cnnstudio.project.project import MAIN, Project
from cnnstudio.project.rejoin import ShapeOf, rejoined
from cnnstudio.project.settings import (
    DatasetConfig,
    TrainingConfig,
    settings_from,
    settings_to,
)


class Command:
    """Base of all commands. `merge_key`: equal keys in a row become one undo step."""

    text: str = ""
    merge_key: tuple[object, ...] | None = None

    def redo(self, project: Project) -> None:
        """Do it, the first time or again."""
        raise NotImplementedError

    def undo(self, project: Project) -> None:
        """Take it back."""
        raise NotImplementedError

    def merged_with(self, later: Command) -> Command | None:
        """Return one command that does both, or None if they stay apart."""
        return None


class GraphCommand(Command):
    """A command on one network's graph."""

    def __init__(self, text: str, network: str = MAIN) -> None:
        self.text = text
        self.network = network

    def graph(self, project: Project) -> Graph:
        """Return the graph that this command changes."""
        return project.graph_of(self.network)


class Composite(GraphCommand):
    """Several commands as one undo step; if one cannot be done, none is."""

    def __init__(
        self,
        text: str,
        commands: Sequence[Command],
        network: str = MAIN,
        merge_key: tuple[object, ...] | None = None,
    ) -> None:
        super().__init__(text, network)
        self.commands = tuple(commands)
        self.merge_key = merge_key

    def merged_with(self, later: Command) -> Command | None:
        if not isinstance(later, Composite) or later.merge_key != self.merge_key:
            return None
        steps = self.commands + later.commands
        return Composite(later.text, steps, self.network, self.merge_key)

    def redo(self, project: Project) -> None:
        done: list[Command] = []
        try:
            for command in self.commands:
                command.redo(project)
                done.append(command)
        except Exception:
            for command in reversed(done):
                command.undo(project)
            raise

    def undo(self, project: Project) -> None:
        for command in reversed(self.commands):
            command.undo(project)


class AddNode(GraphCommand):
    """Add one node, at the end or at an index of the order of nodes."""

    def __init__(
        self, node: Node, network: str = MAIN, index: int | None = None
    ) -> None:
        super().__init__(
            translate("Commands", "Add {type} {node}").format(
                type=node.type, node=node.name
            ),
            network,
        )
        self.node, self.index = node, index

    def redo(self, project: Project) -> None:
        self.graph(project).add_node(self.node, self.index)

    def undo(self, project: Project) -> None:
        self.graph(project).remove_node(self.node.id)


class Connect(GraphCommand):
    """Add one edge, at the end or at an index of the order of edges."""

    def __init__(
        self,
        edge: Edge,
        index: int | None = None,
        network: str = MAIN,
        text: str = "",
    ) -> None:
        super().__init__(text or translate("Commands", "Connect"), network)
        self.edge, self.index = edge, index

    def redo(self, project: Project) -> None:
        self.graph(project).add_edge(self.edge, self.index)

    def undo(self, project: Project) -> None:
        self.graph(project).remove_edge(self.edge)


class Disconnect(GraphCommand):
    """Remove one edge."""

    def __init__(self, edge: Edge, network: str = MAIN, text: str = "") -> None:
        super().__init__(text or translate("Commands", "Disconnect"), network)
        self.edge = edge
        self._index: int | None = None

    def redo(self, project: Project) -> None:
        self._index = self.graph(project).remove_edge(self.edge)

    def undo(self, project: Project) -> None:
        # The edge was there, maybe as part of a file's cycle: no check here.
        self.graph(project).add_edge(self.edge, self._index, check=False)


class RemoveNode(GraphCommand):
    """Remove one node with all its edges."""

    def __init__(self, node: str, network: str = MAIN, text: str = "") -> None:
        super().__init__(text or translate("Commands", "Delete"), network)
        self.node = node
        self._node: Node | None = None
        self._index = 0
        self._edges: list[tuple[int, Edge]] = []

    def redo(self, project: Project) -> None:
        graph = self.graph(project)
        self._node = graph.nodes[self.node]
        self._index = list(graph.nodes).index(self.node)
        touching = [e for e in graph.edges if self.node in (e.source, e.target)]
        self._edges = [(graph.remove_edge(e), e) for e in touching]
        graph.remove_node(self.node)

    def undo(self, project: Project) -> None:
        graph = self.graph(project)
        assert self._node is not None
        graph.add_node(self._node, self._index)
        for index, edge in reversed(self._edges):
            graph.add_edge(edge, index, check=False)


class EditField(GraphCommand):
    """Set one field of a node to a raw value; the same field in a row merges."""

    def __init__(
        self, node: str, name: str, value: object, network: str = MAIN, text: str = ""
    ) -> None:
        super().__init__(
            text or translate("Commands", "Set {name}").format(name=name), network
        )
        self.node, self.name, self.value = node, name, value
        self.merge_key = ("field", network, node, name)
        self._before: Mapping[str, object] | None = None

    def redo(self, project: Project) -> None:
        graph = self.graph(project)
        node = graph.nodes[self.node]
        if self._before is None:
            self._before = node.fields
        fields = {**node.fields, self.name: self.value}
        graph.replace_node(replace(node, fields=fields))

    def undo(self, project: Project) -> None:
        graph = self.graph(project)
        assert self._before is not None
        graph.replace_node(replace(graph.nodes[self.node], fields=self._before))

    def merged_with(self, later: Command) -> Command | None:
        if not isinstance(later, EditField) or later.merge_key != self.merge_key:
            return None
        both = EditField(self.node, self.name, later.value, self.network, later.text)
        both._before = self._before
        return both


class RenameNode(GraphCommand):
    """Give a node another name, which must be a free identifier."""

    def __init__(self, node: str, name: str, network: str = MAIN) -> None:
        super().__init__(
            translate("Commands", "Rename to {name}").format(name=name), network
        )
        self.node, self.name = node, name
        self._before = ""

    def redo(self, project: Project) -> None:
        graph = self.graph(project)
        problem = name_problem(graph, self.node, self.name)
        if problem:
            raise ValueError(problem)
        node = graph.nodes[self.node]
        self._before = node.name
        graph.replace_node(replace(node, name=self.name))

    def undo(self, project: Project) -> None:
        graph = self.graph(project)
        graph.replace_node(replace(graph.nodes[self.node], name=self._before))


class MoveNodes(GraphCommand):
    """Place nodes on the canvas: id -> (x, y)."""

    def __init__(
        self,
        places: Mapping[str, tuple[float, float]],
        network: str = MAIN,
        text: str = "",
    ) -> None:
        super().__init__(text or translate("Commands", "Move"), network)
        self.places = dict(places)
        self._before: dict[str, tuple[float, float]] = {}

    def redo(self, project: Project) -> None:
        graph = self.graph(project)
        self._before = {n: (graph.nodes[n].x, graph.nodes[n].y) for n in self.places}
        for node, (x, y) in self.places.items():
            graph.move_node(node, x, y)

    def undo(self, project: Project) -> None:
        for node, (x, y) in self._before.items():
            self.graph(project).move_node(node, x, y)


class EditSettings(Command):
    """Change settings of the data or the training; may raise `FieldError`."""

    def __init__(
        self,
        part: Literal["dataset", "training"],
        changes: Mapping[str, Any],
        text: str = "",
    ) -> None:
        self.part, self.changes = part, dict(changes)
        names = ", ".join(self.changes)
        self.text = text or translate("Commands", "Set {names}").format(names=names)
        self.merge_key = ("settings", part, *sorted(self.changes))
        self._before: DatasetConfig | TrainingConfig | None = None

    def redo(self, project: Project) -> None:
        before = getattr(project, self.part)
        after = settings_from(type(before), {**settings_to(before), **self.changes})
        if self._before is None:
            self._before = before
        self._put(project, after)

    def undo(self, project: Project) -> None:
        assert self._before is not None
        self._put(project, self._before)

    def _put(self, project: Project, settings: DatasetConfig | TrainingConfig) -> None:
        if isinstance(settings, DatasetConfig):
            project.set_dataset(settings)
        else:
            project.set_training(settings)

    def merged_with(self, later: Command) -> Command | None:
        if not isinstance(later, EditSettings) or later.merge_key != self.merge_key:
            return None
        both = EditSettings(self.part, later.changes, later.text)
        both._before = self._before
        return both


def new_node(
    graph: Graph,
    type_name: str,
    x: float = 0.0,
    y: float = 0.0,
    fields: Mapping[str, object] | None = None,
    taken: Sequence[str] = (),
) -> Node:
    """Make a node of a known type with a fresh id and a free name (not yet added)."""
    node = Node(new_id(), type_name, "", dict(fields or {}), x, y, {}, graph.library)
    if node.layer_type is None:
        raise KeyError(type_name)
    return replace(node, name=graph.free_name(node.layer_type.short_name, taken))


def remove_nodes(
    graph: Graph,
    nodes: Sequence[str],
    *,
    rejoin: bool = True,
    network: str = MAIN,
    shape_of: ShapeOf | None = None,
) -> Composite:
    """Build the command that deletes nodes and joins what was before to what is behind.

    Where several edges came in, see `rejoined`.
    """
    gone = set(nodes)
    steps: list[Command] = [RemoveNode(n, network) for n in nodes]
    if rejoin:
        steps += [Connect(e, i, network) for i, e in rejoined(graph, gone, shape_of)]
    names = [graph.nodes[n].name for n in nodes]
    text = plural("Commands", len(names), "Delete {name}", "Delete {n} layers")
    return Composite(text.format(name=names[0], n=len(names)), steps, network)
