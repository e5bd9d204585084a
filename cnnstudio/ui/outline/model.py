"""The graph as a tree: layers in the order of the flow, blocks with what is inside."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    Qt,
)

from cnnstudio.advice.rule import Severity
from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, ShapeReport, State
from cnnstudio.graph.node import BLOCK, Node
from cnnstudio.project.project import MAIN
from cnnstudio.ui.canvas.spoken import spoken_node, state_word
from cnnstudio.ui.document import Document
from cnnstudio.ui.fonts import HINT, mono_font
from cnnstudio.ui.format import shape
from cnnstudio.ui.icons import family_icon_name
from cnnstudio.ui.model_index import NOWHERE, Index
from cnnstudio.ui.place import TOP, Inside, Level, Place
from cnnstudio.ui.widgets.read_table import GLYPH, TONE

LAYER, SHAPE, STATE = range(3)
DEEPEST = 8
"""Blocks inside of blocks that are listed; further inside only the canvas leads."""

LOOKS = {
    State.VALID: ("check-circle", "ok"),
    State.ERROR: ("error", "error"),
    State.WAITING: ("waits", "text2"),
    State.UNKNOWN: ("ring", "text2"),
}


Shown = tuple[Node | None, NodeReport | None, bool]


class Row:
    """A layer at a place of the document; `below` is None until it is asked for.

    `shown` is what was known of the layer when its row was told to be painted.
    """

    __slots__ = ("above", "below", "key", "node", "number", "place", "shown")

    def __init__(self, above: Row | None, place: Place, node: str, key: int) -> None:
        self.above, self.place, self.node, self.key = above, place, node, key
        self.below: list[Row] | None = None
        self.number = 0
        self.shown: Shown = None, None, False

    def inside(self) -> Place:
        """The place that is inside of it, if it is a block."""
        return (*self.place, Level(self.node)) if self.node else TOP


class OutlineModel(QAbstractItemModel):
    """What is in the document, as of the last `open` or `follow`.

    An edit changes the rows it is about, and not the others.
    """

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._top = Row(None, TOP, "", 0)
        # Indices carry numbers, not rows: one that outlives its row leads nowhere.
        self._known: dict[int, Row] = {}
        self._last_key = 0
        self._seen: dict[Place, tuple[Graph, ShapeReport]] = {}
        self._warned: set[tuple[str, str]] = set()
        self.open()

    # The document

    def open(self) -> None:
        """Show another project."""
        self.beginResetModel()
        self._forget()
        self._known.clear()
        self._top.below = None
        self._rows(self._top)
        self.endResetModel()

    def follow(self) -> None:
        """Show what has become of the project."""
        self._forget()
        self._sync(self._top, QModelIndex())

    def _forget(self) -> None:
        self._seen.clear()
        self._warned = {
            (finding.network, finding.node)
            for finding in self._document.findings
            if finding.severity is Severity.WARNING
        }

    def graph_at(self, place: Place) -> tuple[Graph, ShapeReport]:
        """Return the graph at a place, and what is known of its layers there."""
        known = self._seen.get(place)
        if known is None:
            document = self._document
            found = Inside(document.project, document.whole, place)
            known = document.project.graph_of(found.network), found.report
            self._seen[place] = known
        return known

    def _order(self, row: Row) -> list[str]:
        graph, _ = self.graph_at(row.inside())
        return list(graph.order().nodes)

    def _rows(self, row: Row) -> list[Row]:
        """Return what is below a row; finds it out when it is first asked for."""
        if row.below is None:
            row.below = []
            if row is self._top or self._is_block(row):
                row.below = self._made(row, self._order(row))
                _count(row.below)
        return row.below

    def _made(self, above: Row, nodes: list[str]) -> list[Row]:
        place, rows = above.inside(), []
        for node in nodes:
            self._last_key += 1
            row = self._known[self._last_key] = Row(above, place, node, self._last_key)
            rows.append(row)
        return rows

    def _is_block(self, row: Row) -> bool:
        node = self._node(row)
        return node is not None and node.is_block and len(row.place) < DEEPEST

    def _sync(self, row: Row, index: QModelIndex) -> None:
        """Bring the rows below one up to date: only what differs is replaced."""
        if row.below is None:
            return
        wanted = self._order(row) if row is self._top or self._is_block(row) else []
        have = [below.node for below in row.below]
        if wanted != have:
            first = _common(have, wanted)
            last = _common(have[first:][::-1], wanted[first:][::-1])
            self._replace(row, index, first, len(have) - last, wanted, last)
        self._tell_changes(row, index)
        for below in row.below:
            if below.below is not None:
                self._sync(below, self.index(below.number, 0, index))

    def _tell_changes(self, above: Row, index: QModelIndex) -> None:
        """Have the rows painted of which something else is known now.

        Only those: the filter and the columns' widths ask each row that is told.
        """
        assert above.below is not None
        if not above.below:
            return
        graph, report = self.graph_at(above.inside())
        network = self._network_below(above)
        changed = []
        for number, row in enumerate(above.below):
            node, told = graph.nodes.get(row.node), report.nodes.get(row.node)
            warned = (network, row.node) in self._warned
            before, row.shown = row.shown, (node, told, warned)
            # Nodes and reports that stay the same are the same objects; what a block
            # is called stands in its definition.
            same = before[0] is node and before[1] is told and before[2] is warned
            if not same or node is None or node.type.startswith(BLOCK):
                changed.append(number)
        for first, last in _runs(changed):
            end = self.index(last, STATE, index)
            self.dataChanged.emit(self.index(first, LAYER, index), end)

    def _replace(
        self,
        row: Row,
        index: QModelIndex,
        first: int,
        end: int,
        wanted: list[str],
        last: int,
    ) -> None:
        """Replace the rows `first` to `end` by what is wanted up to the `last` ones."""
        assert row.below is not None
        if end > first:
            self.beginRemoveRows(index, first, end - 1)
            for gone in list(walk(row.below[first:end])):
                del self._known[gone.key]
            del row.below[first:end]
            _count(row.below)
            self.endRemoveRows()
        new = self._made(row, wanted[first : len(wanted) - last])
        if new:
            self.beginInsertRows(index, first, first + len(new) - 1)
            row.below[first:first] = new
            _count(row.below)
            self.endInsertRows()

    # What rows stand for

    def row_at(self, index: Index) -> Row:
        """Return the row of an index; an invalid one is the network."""
        if not index.isValid():
            return self._top
        return self._known.get(index.internalId(), self._top)

    def indices_of(self, place: Place, nodes: Collection[str]) -> list[QModelIndex]:
        """Return where layers at a place are, in the order of `nodes`.

        The first repetition of a block stands for all of them.
        """
        above = QModelIndex()
        for level in place:
            found = self._below(above, [level.node])
            if not found:
                return []
            above = found[0]
        return self._below(above, nodes)

    def _below(self, above: QModelIndex, nodes: Collection[str]) -> list[QModelIndex]:
        rows = {row.node: row.number for row in self._rows(self.row_at(above))}
        return [self.index(rows[node], 0, above) for node in nodes if node in rows]

    def _node(self, row: Row) -> Node | None:
        return self.graph_at(row.place)[0].nodes.get(row.node)

    def _report(self, row: Row) -> NodeReport | None:
        return self.graph_at(row.place)[1].nodes.get(row.node)

    # Qt

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        rows = self._rows(self.row_at(parent))
        if not 0 <= row < len(rows) or not 0 <= column <= STATE:
            return QModelIndex()
        return self.createIndex(row, column, rows[row].key)

    # Qt has two functions of this name; the stubs know the one without an index only.
    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]
        above = self.row_at(index).above
        if above is None or above is self._top:
            return QModelIndex()
        return self.createIndex(above.number, 0, above.key)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.column() > 0 else len(self._rows(self.row_at(parent)))

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 3

    def hasChildren(self, parent: Index = NOWHERE) -> bool:
        row = self.row_at(parent)
        return row is self._top or (parent.column() <= 0 and self._is_block(row))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = 0
    ) -> object:
        # Nobody sees the header: its texts would only make columns wider.
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return None
        return (self.tr("Layer"), self.tr("Shape"), self.tr("State"))[section]

    def data(self, index: Index, role: int = 0) -> object:
        row = self.row_at(index)
        node, report = self._node(row), self._report(row)
        if node is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole and column == LAYER:
            return spoken_node(*self.graph_at(row.place), row.node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return spoken_node(*self.graph_at(row.place), row.node)
        if column == LAYER:
            return _layer(node, role)
        if report is None:
            return None
        if column == SHAPE:
            return _shape(report, role)
        return self._state(row, node, report, role)

    def _state(self, row: Row, node: Node, report: NodeReport, role: int) -> object:
        glyph, word = LOOKS[report.state], state_word(report.state)
        network = self._network_below(row.above or self._top)
        if node.off:
            glyph, word = ("eye-off", "text2"), self.tr("off")
        elif report.state is State.VALID and (network, row.node) in self._warned:
            glyph, word = ("warning", "warn"), self.tr("warning")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return word
        if role == Qt.ItemDataRole.DisplayRole:
            # The check alone says that all is well: names need the room.
            return "" if glyph == LOOKS[State.VALID] else word
        if role == GLYPH:
            return glyph
        return "text2" if role == TONE else None

    def _network_below(self, above: Row) -> str:
        """Name of the network that the rows below one are of, as findings have it."""
        node = self._node(above) if above is not self._top else None
        return node.type if node is not None else MAIN


def _layer(node: Node, role: int) -> object:
    layer_type = node.layer_type
    family = layer_type.family if layer_type is not None else ""
    if role == Qt.ItemDataRole.DisplayRole:
        kind = node.type
        if layer_type is not None and issubclass(layer_type, BlockLayer):
            kind = layer_type.definition.name
        # The name first: where there is little room, the glyph says the kind.
        return f"{node.name} · {kind}"
    if role == GLYPH and family:
        return family_icon_name(family), family
    return "text" if role == TONE else None


def _shape(report: NodeReport, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return shape(report.output, compact=True) if report.output else "?"
    if role == Qt.ItemDataRole.FontRole:
        return mono_font(HINT)
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    return "text2" if role == TONE else None


def _common(one: list[str], other: list[str]) -> int:
    """Return how many items two lists begin with in common."""
    for number, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return number
    return min(len(one), len(other))


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers that follow each other."""
    begin = 0
    for place, number in enumerate(numbers):
        if place + 1 == len(numbers) or numbers[place + 1] != number + 1:
            yield numbers[begin], number
            begin = place + 1


def _count(rows: list[Row]) -> None:
    for number, row in enumerate(rows):
        row.number = number


def walk(rows: list[Row]) -> Iterator[Row]:
    """Go through rows and what is known to be below them."""
    for row in rows:
        yield row
        yield from walk(row.below or [])
