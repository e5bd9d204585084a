"""A palette and a canvas on a desk of their own, and hands to work on them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import layered_layout
from cnnstudio.graph.node import Edge, Node
from cnnstudio.project.project import Project
from cnnstudio.ui.actions.action_set import ActionSet
from cnnstudio.ui.actions.key_map import KeyMap
from cnnstudio.ui.actions.table import ACTIONS
from cnnstudio.ui.canvas.items.node_item import NodeItem
from cnnstudio.ui.canvas.view import CanvasView
from cnnstudio.ui.document import Document
from cnnstudio.ui.overlays import Overlays
from cnnstudio.ui.palette import Palette
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import theme_manager
from tests.helpers.graphs import Spec
from tests.helpers.qt import drag, drag_and_drop

NO_KEYS = Qt.KeyboardModifier.NoModifier


def project_of(graph: Graph) -> Project:
    """Return a project whose one network is this graph, laid out."""
    for node, (x, y) in layered_layout(graph).items():
        graph.move_node(node, x, y)
    project = Project()
    project.add_network("main", graph)
    return project


def graph_of(nodes: dict[str, Spec], *edges: tuple[str, str]) -> Graph:
    """Return a graph of named layers and the edges between them, in order."""
    graph = Graph()
    for name, spec in nodes.items():
        kind, fields = (spec, {}) if isinstance(spec, str) else spec
        graph.add_node(Node(name, kind, name, fields))
    for source, target in edges:
        graph.add_edge(Edge(source, target))
    return graph


def residual(shortcut_channels: int = 64) -> Graph:
    """A residual block; with other than 64 channels in the shortcut Add is wrong."""
    return graph_of(
        {
            "input": "Input",
            "stem": ("Conv2d", {"out_channels": 32, "stride": 2}),
            "conv1": ("Conv2d", {"out_channels": 64}),
            "bn1": "BatchNorm2d",
            "relu1": "ReLU",
            "conv2": ("Conv2d", {"out_channels": 64}),
            "bn2": "BatchNorm2d",
            "shortcut": (
                "Conv2d",
                {"out_channels": shortcut_channels, "kernel_size": 1, "padding": 0},
            ),
            "add": "Add",
            "relu2": "ReLU",
        },
        ("input", "stem"),
        ("stem", "conv1"),
        ("conv1", "bn1"),
        ("bn1", "relu1"),
        ("relu1", "conv2"),
        ("conv2", "bn2"),
        ("bn2", "add"),
        ("stem", "shortcut"),
        ("shortcut", "add"),
        ("add", "relu2"),
    )


class Pasted:
    """Where Ctrl+V arrives: what is no link is pasted on the canvas."""

    def __init__(self, canvas: CanvasView) -> None:
        self.paste = canvas.paste


class Desk:
    """A window with palette and canvas; `said` holds the sentences of the canvas."""

    def __init__(self, graph: Graph | None = None, width: int = 1260) -> None:
        theme_manager().set_mode("dark")
        self.document = Document()
        self.selection = Selection()
        self.overlays = Overlays()
        self.window = QWidget()
        self.canvas = CanvasView(
            self.document, self.selection, self.overlays, theme_manager()
        )
        self.links = Pasted(self.canvas)
        self.palette = Palette(self.document, theme_manager())
        self.palette.setFixedWidth(224)
        row = QHBoxLayout(self.window)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.palette)
        row.addWidget(self.canvas, 1)
        self.window.resize(width, 860)
        self.window.show()
        if graph is not None:
            self.document.open(project_of(graph), None)
        self.said: list[str] = []
        self.canvas.message.connect(self.said.append)
        self.actions = self._make_actions()
        self.settle()
        self.canvas.setFocus()

    def _make_actions(self) -> ActionSet:
        """Give the canvas the keys and the menu of what it can do by itself."""
        own = "canvas.", "links.paste"
        specs = [spec for spec in ACTIONS if spec.slot.startswith(own)]
        keys = KeyMap(specs, None, self.window)
        actions = ActionSet(
            specs, self.method, self.reason, keys, self.window, self.canvas, None,
            self.window,
        )  # fmt: skip
        actions.refused.connect(self.said.append)
        self.canvas.use_actions(actions.by_key)
        return actions

    def method(self, slot: str) -> Callable[[], object]:
        """Find what a row of the table of actions names."""
        owner: object = self
        for name in slot.split("."):
            owner = getattr(owner, name)
        assert callable(owner)
        return owner

    def reason(self, slot: str) -> str:
        """Say why something cannot be done."""
        return str(self.method(slot)())

    @property
    def graph(self) -> Graph:
        """The network that is shown."""
        return self.document.graph

    @property
    def undo_text(self) -> str:
        """Name of the last undo step."""
        return self.document.stack.undoText()

    def settle(self) -> None:
        """Let timers of zero run."""
        QApplication.processEvents()

    def item(self, node: str) -> NodeItem:
        """Return the item of a node."""
        return self.canvas.graph_scene.nodes[node]

    def spot(self, place: QPointF) -> QPoint:
        """Return where a place of the scene is in the viewport."""
        return self.canvas.viewportTransform().map(place).toPoint()

    def middle(self, node: str) -> QPoint:
        """Return the middle of a node's card in the viewport."""
        return self.spot(self.item(node).card().center())

    def port(self, node: str, side: str, index: int = 0) -> QPoint:
        """Return where a port is in the viewport."""
        item = self.item(node)
        ports = [i for i, p in enumerate(item.face.ports) if p.side == side]
        return self.spot(item.port_place(ports[index]))

    def on_edge(self, source: str, target: str) -> QPoint:
        """Return a place on an edge in the viewport."""
        route = self.canvas.graph_scene.edges[Edge(source, target)].route
        assert route is not None
        first, last = route.points[0], route.points[-1]
        if not route.straight:
            first = last = route.points[len(route.points) // 2]
        return self.spot(QPointF((first[0] + last[0]) / 2, (first[1] + last[1]) / 2))

    def drag(
        self, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO_KEYS
    ) -> None:
        """Drag on the canvas with the left button."""
        drag(self.canvas.viewport(), start, end, keys=keys)
        self.settle()

    def join(self, source: str, target: str, index: int = 0) -> None:
        """Drag an edge from an output to an input."""
        self.drag(self.port(source, "out"), self.port(target, "in", index))

    def palette_spot(self, layer: str) -> QPoint:
        """Return where a layer is in the palette's list."""
        rows = self.palette.rows
        for index in range(rows.rowCount()):
            if rows.row(rows.index(index)).layer == layer:
                return self.palette.list.visualRect(rows.index(index)).center()
        raise KeyError(layer)

    def drop(
        self,
        layer: str,
        at: QPoint,
        *,
        drop: bool = True,
        keys: Qt.KeyboardModifier = NO_KEYS,
    ) -> str:
        """Drag a layer from the palette; return the id of the new node, if any."""
        before = set(self.graph.nodes)
        source = self.palette.list.viewport()
        viewport = self.canvas.viewport()
        spot = self.palette_spot(layer)
        drag_and_drop(source, spot, viewport, at, drop=drop, keys=keys)
        self.settle()
        new = set(self.graph.nodes) - before
        return new.pop() if new else ""

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press a key while the canvas has the keyboard."""
        QTest.keyClick(self.canvas, key, keys)
        self.settle()

    def pairs(self) -> set[tuple[str, str]]:
        """Return all edges as (source, target)."""
        return {(e.source, e.target) for e in self.graph.edges}

    def state(self) -> tuple[object, ...]:
        """Return all that the document holds, to compare before and after."""
        return tuple(self.graph.nodes.values()), tuple(self.graph.edges)
