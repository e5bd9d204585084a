"""Add a layer, or find one, by typing: what the two lists offer and do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QPointF, Signal
from PySide6.QtWidgets import QGraphicsView, QWidget

from cnnstudio.graph.layer import Layer
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.shape import TensorShape
from cnnstudio.ui.canvas.editor import Editor
from cnnstudio.ui.canvas.interactions.gesture import Pointer
from cnnstudio.ui.canvas.items.node_item import NodeItem
from cnnstudio.ui.canvas.likely_next import likely_after
from cnnstudio.ui.canvas.outcome import fields_from_numbers, outcome
from cnnstudio.ui.canvas.pick_popup import PickPopup, PickRow
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.icons import family_icon_name
from cnnstudio.ui.layer_search import title_of

_NUMBERS = re.compile(r"((?:\s+[-+]?(?:\d{1,9}(?:\.\d*)?|\.\d+))+)\s*$")


def split_query(text: str) -> tuple[str, list[int | float]]:
    """Take the trailing numbers off: `conv 64 3` is ("conv", [64, 3])."""
    found = _NUMBERS.search(text)
    if found is None:
        return text.strip(), []
    numbers = [float(n) if "." in n else int(n) for n in found[1].split()]
    return text[: found.start()].strip(), numbers


def order(
    words: str, good: list[PickRow], bad: list[PickRow], named: set[str]
) -> list[PickRow]:
    """Return those that work, then those that fail; but what is `named` goes first.

    Who types "linear" where only a block of such a name would work wants a Linear.
    """
    if not words or any(row.key in named for row in good):
        return good + bad
    meant = [row for row in bad if row.key in named]
    return meant + good + [row for row in bad if row.key not in named]


def adding_place(view: QGraphicsView, item: NodeItem | None) -> QPoint:
    """Return where to type what follows a node: under it, else at the pointer."""
    viewport = view.viewport()
    at = viewport.mapFromGlobal(view.cursor().pos())
    if item is not None:
        return view.mapFromScene(item.card().bottomLeft() + QPointF(0, 8))
    if viewport.rect().contains(at):
        return at
    return viewport.rect().center() - QPoint(150, 140)


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """An edge that was let go over nothing: its source, and where in the scene."""

    node: str
    port: str
    place: QPointF


Spot = LooseEnd | Edge | None
"""Where a layer is to go: behind a loose edge, onto a wire, or after a node."""


class ByName(QObject):
    """`add_asked(type, fields, joined)` and `node_asked(id)` say what was picked.

    A layer for a loose edge, or for a wire, is added there at once.
    """

    add_asked = Signal(str, object, bool)
    node_asked = Signal(str)

    def __init__(self, scene: GraphScene, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene, self._editor = scene, editor
        self._spot: Spot = None
        self.adding = PickPopup(
            self.tr("Layer, such as conv 64 3"),
            self.tr("No such layer. Try conv, pool or norm."),
            self._layers,
            scene.themes,
            parent,
        )
        self.finding = PickPopup(
            self.tr("Name or type"),
            self.tr("No layer here has such a name."),
            self._nodes,
            scene.themes,
            parent,
        )
        self.adding.picked.connect(self._add)
        self.finding.picked.connect(self._found)

    def open_adding(self, at: QPoint) -> None:
        """Offer the layers that can be added."""
        self._spot = None
        self.adding.open_at(at)

    def open_on_wire(self, edge: Edge, at: QPoint) -> None:
        """Offer the layers that can be put onto a wire."""
        self._spot = edge
        self.adding.open_at(at)

    def open_following(self, node: str, port: str, at: Pointer) -> None:
        """Offer the layers that accept what an output gives."""
        self._spot = LooseEnd(node, port, at.scene)
        self.adding.open_at(at.view)

    def open_finding(self, at: QPoint) -> None:
        """Offer the nodes of this network."""
        self.finding.open_at(at)

    def _before(self) -> tuple[Node | None, TensorShape | None]:
        """Return the node that is to be followed, and the shape that it gives."""
        document, spot = self._scene.document, self._spot
        if isinstance(spot, Edge):
            node, edge = spot.source, spot
        elif spot is not None:
            node, edge = spot.node, Edge(spot.node, "", spot.port)
        else:
            node = self._editor.anchor() or ""
            edge = Edge(node, "", "out")
        return document.graph.nodes.get(node), document.report.shape_of(edge)

    def _layers(self, text: str) -> list[PickRow]:
        """Layers that match, with their shape here; those that would fail last.

        Behind a loose edge only those that accept its shape. While nothing is typed
        those that often follow come first.
        """
        words, numbers = split_query(text)
        spot = self._spot
        before, given = self._before()
        good: list[PickRow] = []
        bad: list[PickRow] = []
        begins, named = set(), set()
        for choice in self._editor.choices.find(words):
            layer_type, family = choice.layer_type, choice.family
            if not self._can_go(layer_type):
                continue
            typed = fields_from_numbers(layer_type, numbers)
            fields = {**choice.fields_behind(given), **typed}
            shape, reason = outcome(layer_type, given, fields)
            note = reason or (str(shape) if shape is not None else "")
            icon = family_icon_name(family)
            row = PickRow(choice.key, icon, family, choice.title, note, bool(reason))
            if not layer_type.inputs:
                begins.add(choice.key)
            if choice.is_named(words):
                named.add(choice.key)
            (bad if reason else good).append(row)
        if not words:
            likely = {n: i for i, n in enumerate(likely_after(_type_of(before)))}
            last = len(likely)
            good.sort(key=lambda row: likely.get(row.key, last))
            if before is not None:  # Something is to follow: not what begins.
                good.sort(key=lambda row: row.key in begins)
        if isinstance(spot, LooseEnd) and (good or not numbers):
            return good
        return order(words, good, bad, named)

    def _can_go(self, layer_type: type[Layer]) -> bool:
        """Return True if a layer has the ports that the spot asks for."""
        if isinstance(self._spot, Edge):
            return bool(layer_type.inputs) and bool(layer_type.outputs)
        return self._spot is None or bool(layer_type.inputs)

    def _nodes(self, text: str) -> list[PickRow]:
        words = text.strip().lower()
        rows = []
        for node in self._scene.document.graph.nodes.values():
            title = title_of(node)
            if words in node.name.lower() or words in title.lower():
                family = node.layer_type.family if node.layer_type else ""
                icon = family_icon_name(family) if family else "info"
                rows.append(PickRow(node.id, icon, family, node.name, title))
        return rows

    def _add(self, name: str, text: str, shifted: bool) -> None:
        choice = self._editor.choices.get(name)
        if choice is None:
            return
        fields = fields_from_numbers(choice.layer_type, split_query(text)[1])
        spot, self._spot = self._spot, None
        if spot is None or shifted:
            self.add_asked.emit(name, fields, not shifted)
        elif isinstance(spot, Edge):
            if spot in self._scene.edges:
                self._editor.insert_layer(name, spot, fields)
        elif spot.node in self._scene.nodes:
            # Compact nodes have no places of their own.
            at = None if self._scene.compact else spot.place
            self._editor.follow(spot.node, spot.port, name, at, fields)

    def _found(self, node: str, _text: str, _shifted: bool) -> None:
        self.node_asked.emit(node)


def _type_of(node: Node | None) -> type[Layer] | None:
    return node.layer_type if node is not None else None
