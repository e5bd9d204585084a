"""One row a layer, in the order in which the gradient of the loss reaches them."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.bridge.backward_messages import Backward
from cnnstudio.graph.catalogue import type_named
from cnnstudio.ui.fonts import BODY, HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.icons import family_icon_name, paint_icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.grid.column_heads import ColumnHeads
from cnnstudio.ui.viewer.grid.row_area import RowArea, path_text
from cnnstudio.ui.viewer.model.way_back import WayBack, part_of
from cnnstudio.ui.viewer.parts.color_bar import number_text
from cnnstudio.ui.widgets.painting import draw_line, rounded

_ROW, _HEADS = 28, 22
_TURN, _SIZE, _WEIGHTS, _SUM = 40, 84, 84, 64
_RIGHT = Qt.AlignmentFlag.AlignRight
_STEPS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Space,
)


class BackwardRows(RowArea):
    """Rows fill up step by step; those that no gradient reaches stand at the end."""

    def __init__(self, way: WayBack, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The way back"), _ROW, parent)
        self._way = way
        self._found: Backward | None = None
        self.setViewportMargins(0, _HEADS, 0, 0)
        self._heads = _Heads(self)

    def refresh(self) -> None:
        """Show the way as far as it has been gone, with the newest row in sight."""
        if self._way.found is not self._found:
            self._found = self._way.found
            self.set_rows(len(self._found.nodes) if self._found is not None else 0)
        elif self._way.step:
            self.reveal(self._way.step - 1)
        self.viewport().update()

    def node_at(self, row: int) -> str:
        """Return the id of a row's layer as the engine names it."""
        assert self._found is not None
        return self._found.nodes[row]

    def mark(self, node: str) -> None:
        """Mark a layer's row; none if it has no row."""
        nodes = self._found.nodes if self._found is not None else ()
        self.set_current(nodes.index(node) if node in nodes else -1)

    def tip_of(self, index: int) -> str:
        found = self._found
        assert found is not None
        what = f"{found.types[index]} {found.names[index]}"
        if index >= found.reached:
            return self.tr("{0}: no gradient arrives").format(what)
        said = self.tr("{0}, number {1}: gradient {2} at its output").format(
            what, index + 1, number_text(float(found.sizes[index]))
        )
        if not math.isnan(found.weights[index]):
            weights = number_text(float(found.weights[index]))
            said = self.tr("{0}, {1} of its weights").format(said, weights)
        if found.sums[index] > 1:
            said = self.tr("{0}; {1} ways come together here").format(
                said, int(found.sums[index])
            )
        return said

    def paint_row(self, painter: QPainter, row: int, box: QRect) -> None:
        found, colors = self._found, theme()
        assert found is not None
        there, newest = row < self._way.step, row == self._way.step - 1
        turn = QRect(box.left(), box.top(), _TURN - 10, _ROW)
        ink = colors.accent if newest else colors.text2 if there else colors.text3
        text = str(row + 1) if row < found.reached else "\u2013"
        draw_line(painter, turn, text, mono_font(LABEL), ink, _RIGHT)
        named = min(220, max(120, box.width() // 4))
        self._paint_name(painter, row, QRect(_TURN, box.top(), named, _ROW), there)
        left, right = _TURN + named + 8, box.right() - _SIZE - _WEIGHTS - _SUM - 4
        if row >= found.reached:
            rest = QRect(left, box.top(), box.right() - left, _ROW)
            text = self.tr("no gradient arrives")
            draw_line(painter, rest, text, ui_font(HINT), colors.text3)
            return
        track = QRectF(left, box.top() + 8, right - left - 8, _ROW - 16)
        rounded(painter, track, 2, colors.hover)
        if not there:
            return
        size = float(found.sizes[row])
        track.setWidth(max(1.0, track.width() * part_of(size, self._way.largest)))
        rounded(painter, track, 2, colors.accent if newest else colors.train_curve)
        self._paint_numbers(painter, row, right, box.top())

    def _paint_numbers(self, painter: QPainter, row: int, left: int, top: int) -> None:
        found, colors = self._found, theme()
        assert found is not None
        weights, sums = float(found.weights[row]), int(found.sums[row])
        texts = (
            (number_text(float(found.sizes[row])), _SIZE, colors.text),
            ("" if math.isnan(weights) else number_text(weights), _WEIGHTS,
             colors.text2),
            (self.tr("sum of {0}").format(sums) if sums > 1 else "", _SUM,
             colors.text2),
        )  # fmt: skip
        for place, (text, width, color) in enumerate(texts):
            cell, last = QRect(left, top, width, _ROW), place == 2
            font = ui_font(HINT) if last else mono_font(LABEL)
            draw_line(painter, cell, text, font, color, _RIGHT)
            left += width

    def _paint_name(
        self, painter: QPainter, row: int, box: QRect, there: bool
    ) -> None:
        found, colors = self._found, theme()
        assert found is not None
        kind = type_named(found.types[row])
        if kind is not None:
            glyph = QRectF(box.left(), box.top() + 6, 16, 16)
            paint_icon(painter, family_icon_name(kind.family), glyph, kind.family)
        room, font = box.adjusted(24, 0, 0, 0), ui_font(BODY, 600)
        ink = colors.text if there else colors.text3
        used = draw_line(painter, room, found.types[row], font, ink)
        rest, mono = room.adjusted(used + 8, 0, 0, 0), mono_font(LABEL)
        if rest.width() > 24:
            name = path_text(found.names[row], mono, rest.width())
            draw_line(painter, rest, name, mono, colors.text3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()  # they go along the way, whatever row is chosen
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._heads.setGeometry(0, 0, self.viewport().width(), _HEADS)


class _Heads(ColumnHeads):
    """Sizes of gradients; where ways come together has no title."""

    behind = _SUM

    def titles(self) -> tuple[tuple[str, int], ...]:
        return (
            (self.tr("at its output"), _SIZE),
            (self.tr("of its weights"), _WEIGHTS),
        )
