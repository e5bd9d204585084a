"""The network from far away: coloured blocks and thin lines, drawn many at a time.

Below 45 % there may be thousands of nodes in sight, and an item that paints itself
costs a call of Python each. Here all blocks of one colour are one call of Qt, and so
are all lines. The small map draws the same blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cnnstudio.graph.node import Edge
from cnnstudio.ui.canvas.cost_faces import WARMEST_BLOCK, CostFace, warmed
from cnnstudio.ui.canvas.geometry import FAR_SIZE, box_of
from cnnstudio.ui.canvas.items.edge_item import EdgeItem
from cnnstudio.ui.canvas.items.node_content import family_color
from cnnstudio.ui.canvas.items.node_item import NodeItem
from cnnstudio.ui.canvas.items.node_painter import Accents, border_of
from cnnstudio.ui.theme_tokens import Theme, mixed

_BORDER = 8.0
_MUTED, _MUTED_OFF = 0.75, 0.3
"""How much of its family's colour a block takes, and that of a layer that is off."""

_PLAIN = Accents()

Fill = tuple[str, CostFace | None, bool]
"""What the colour of a block depends on: the family, the cost, whether it is off."""

Found = Callable[[tuple[float, float, float, float]], tuple[set[str], set[Edge]]]


class FarPicture:
    """Blocks and lines of all `nodes` and `edges`; `found_in` knows which are where.

    The scene says what has changed (`touch_node`, `touch_edge`); it is looked at only
    when something is drawn.
    """

    def __init__(
        self,
        nodes: Mapping[str, NodeItem],
        edges: Mapping[Edge, EdgeItem],
        found_in: Found,
    ) -> None:
        self._nodes, self._edges, self._found_in = nodes, edges, found_in
        self._stale_nodes: set[str] = set()
        self._stale_edges: set[Edge] = set()
        self._fill: dict[str, Fill] = {}
        self._blocks: dict[Fill, dict[str, QRectF]] = {}
        self._wrong: set[str] = set()
        self._lines: dict[Edge, list[QLineF]] = {}
        self._red: set[Edge] = set()
        self._all_lines: list[QLineF] = []
        self._lines_stale = True
        self.lit_nodes: set[str] = set()
        self.lit_edges: set[Edge] = set()

    def touch_node(self, node: str) -> None:
        """A node was added, moved, changed or removed."""
        self._stale_nodes.add(node)

    def touch_edge(self, edge: Edge) -> None:
        """An edge was added, runs another way, changed or was removed."""
        self._stale_edges.add(edge)

    def paint(
        self, painter: QPainter, exposed: QRectF, colors: Theme, whole: bool
    ) -> None:
        """Draw what lies in `exposed`; `whole`: that is most of what is seen."""
        self._look()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if whole:
            self._draw_lines(painter, self._every_line(), colors.edge)
            edges, nodes = self._red | self.lit_edges, self._wrong | self.lit_nodes
            self._draw_edges(painter, edges & self._lines.keys(), colors)
            self.paint_blocks(painter, colors)
        else:
            nodes, edges = self._found_in(box_of(exposed))
            self._draw_edges(painter, edges & self._lines.keys(), colors)
            painter.setPen(Qt.PenStyle.NoPen)
            for node in nodes & self._fill.keys():
                fill = self._fill[node]
                block = self._blocks[fill][node]
                painter.fillRect(block, _block_color(fill, self._nodes[node], colors))
        for node in nodes & self._fill.keys():
            self._draw_border(painter, node, colors)

    def paint_blocks(
        self, painter: QPainter, colors: Theme, muted: bool = True
    ) -> None:
        """Draw every block; `muted`: mixed with the colour of cards."""
        self._look()
        # A block that is less than a pixel high would not be drawn without a line.
        tiny = painter.worldTransform().m22() * FAR_SIZE[1] < 1
        for fill, blocks in self._blocks.items():
            if not blocks:
                continue
            item = self._nodes[next(iter(blocks))]
            color = (
                _block_color(fill, item, colors)
                if muted
                else family_color(item.face, colors)
            )
            painter.setPen(_thin(color) if tiny else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(color)
            painter.drawRects(list(blocks.values()))

    def content(self) -> QRectF:
        """Return the rectangle around all cards."""
        self._look()
        around = QRectF()
        for blocks in self._blocks.values():
            for block in blocks.values():
                around |= block
        return around

    def block(self, node: str) -> QRectF:
        """Return the card of a node in the scene."""
        self._look()
        return self._blocks[self._fill[node]][node]

    def wrong(self) -> Iterable[str]:
        """Return the nodes that have mistakes."""
        self._look()
        return self._wrong

    def _look(self) -> None:
        for node in self._stale_nodes:
            self._look_at_node(node)
        self._stale_nodes.clear()
        for edge in self._stale_edges:
            self._look_at_edge(edge)
        if self._stale_edges:
            self._lines_stale = True
            self._stale_edges.clear()

    def _look_at_node(self, node: str) -> None:
        before = self._fill.pop(node, None)
        if before is not None:
            del self._blocks[before][node]
        self._wrong.discard(node)
        item = self._nodes.get(node)
        if item is None:
            return
        fill = item.face.family, item.face.cost, item.face.off
        self._fill[node] = fill
        self._blocks.setdefault(fill, {})[node] = item.card()
        if item.face.look in ("error", "unknown"):
            self._wrong.add(node)

    def _look_at_edge(self, edge: Edge) -> None:
        self._lines.pop(edge, None)
        self._red.discard(edge)
        item = self._edges.get(edge)
        if item is None or item.route is None:
            return
        self._lines[edge] = item.route.lines()
        if item.face.red:
            self._red.add(edge)

    def _every_line(self) -> list[QLineF]:
        if self._lines_stale:
            self._all_lines = [x for lines in self._lines.values() for x in lines]
            self._lines_stale = False
        return self._all_lines

    def _draw_edges(
        self, painter: QPainter, edges: Iterable[Edge], colors: Theme
    ) -> None:
        plain: list[QLineF] = []
        for edge in edges:
            on = self._edges[edge].accents
            if on.selected or on.halved or on.hovered:
                self._draw_lines(painter, self._lines[edge], colors.accent, 2.0)
            elif edge in self._red:
                self._draw_lines(painter, self._lines[edge], colors.error, 2.0)
            else:
                plain += self._lines[edge]
        self._draw_lines(painter, plain, colors.edge)

    @staticmethod
    def _draw_lines(
        painter: QPainter, lines: list[QLineF], color: QColor, width: float = 1.0
    ) -> None:
        # Qt counts cosmetic pens in pixels of the screen.
        ratio = painter.device().devicePixelRatioF()
        painter.setPen(_thin(color, width * ratio))
        if lines:
            painter.drawLines(lines)

    def _draw_border(self, painter: QPainter, node: str, colors: Theme) -> None:
        item = self._nodes[node]
        if item.accents == _PLAIN and node not in self._wrong:
            return
        color, _ = border_of(item.face, colors, item.accents)
        painter.setPen(QPen(color, _BORDER))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._blocks[self._fill[node]][node])


def _thin(color: QColor, width: float = 1.0) -> QPen:
    pen = QPen(color, width)
    pen.setCosmetic(True)  # A pixel wide at any zoom, which Qt draws quickest.
    return pen


def _block_color(fill: Fill, item: NodeItem, colors: Theme) -> QColor:
    if fill[1] is not None:
        return warmed(colors, fill[1], WARMEST_BLOCK)
    part = _MUTED_OFF if fill[2] else _MUTED
    return mixed(family_color(item.face, colors), colors.raised, part)
