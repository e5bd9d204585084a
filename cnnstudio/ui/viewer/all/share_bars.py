"""Shares of groups as bars with their intervals, one row a group."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from cnnstudio.graph.text import plural, translate
from cnnstudio.ui.export import Paper
from cnnstudio.ui.fonts import LABEL, mono_font, ui_font
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.all.slices import Slice
from cnnstudio.ui.widgets.painting import draw_line, focus_ring, rounded, text_width
from cnnstudio.ui.widgets.pointed_area import PointedArea

ROW = 30
_WIDEST, _COUNT, _SHARE, _TALLEST = 200, 84, 72, 6_000


class ShareBars(PointedArea):
    """A row a slice: name, bar from 0 to 100 % with its interval, share, images.

    `mean` is drawn through all of them. Click or arrows choose: `chosen(index)`.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Slice] = ()
        self.mean = float("nan")
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(ROW)
        self.setAccessibleName(self.tr("Share that is right, by group"))

    @property
    def rows(self) -> Sequence[Slice]:
        """What is shown, from above."""
        return self._rows

    @property
    def current(self) -> int:
        """The chosen row, or -1."""
        return self._current

    def show_slices(self, rows: Sequence[Slice], mean: float) -> None:
        """Show other groups; none is chosen then."""
        self._rows, self.mean, self._current = rows, mean, -1
        self._arrange()
        self.viewport().update()

    def set_current(self, index: int) -> None:
        """Mark a row; -1 marks none."""
        self._current = index if index < len(self._rows) else -1
        self.setAccessibleDescription(self.tip_of(index) if self._current >= 0 else "")
        bar, top = self.verticalScrollBar(), self._current * ROW
        if self._current >= 0:
            low = top + ROW - self.viewport().height()
            bar.setValue(min(max(bar.value(), low), top))
        self.viewport().update()

    def row_rect(self, index: int) -> QRect:
        """Where a row is in the viewport, in pixels."""
        top = index * ROW - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), ROW)

    def index_at(self, point: QPoint) -> int:
        index = (point.y() + self.verticalScrollBar().value()) // ROW
        return index if 0 <= index < len(self._rows) else -1

    def tip_of(self, index: int) -> str:
        row = self._rows[index]
        low, high = row.interval
        said = plural("ShareBars", row.count, "{n} image", "{n} images")
        text = translate("ShareBars", "{0}: {1} right of {2}; 95 % interval {3} to {4}")
        return text.format(
            row.name, percent(row.share, 1), said.format(n=grouped(row.count)),
            percent(low, 1), percent(high, 1),
        )  # fmt: skip

    def paper(self) -> Paper:
        """Return all rows, not only those in sight, to a height that is of use."""
        height = min(_TALLEST, ROW * len(self._rows))
        return Paper(QSize(self.viewport().width(), height), self._paint_all)

    def _paint_all(self, painter: QPainter) -> None:
        painter.translate(0, self.verticalScrollBar().value())
        for index in range(min(len(self._rows), _TALLEST // ROW)):
            self._paint_row(painter, index)

    def _arrange(self) -> None:
        bar, tall = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(tall)
        bar.setRange(0, max(0, len(self._rows) * ROW - tall))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self.chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, last = self._current, len(self._rows) - 1
        targets = {
            Qt.Key.Key_Up: max(0, here - 1),
            Qt.Key.Key_Down: min(last, here + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None or not self._rows:
            super().keyPressEvent(event)
        else:
            self._ring = True
            self.chosen.emit(target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(420, 8 * ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        first = self.verticalScrollBar().value() // ROW
        last = min(len(self._rows), first + self.viewport().height() // ROW + 2)
        with QPainter(self.viewport()) as painter:
            for index in range(first, last):
                self._paint_ground(painter, index)
                self._paint_row(painter, index)

    def _paint_ground(self, painter: QPainter, index: int) -> None:
        colors, inside = theme(), QRectF(self.row_rect(index).adjusted(2, 1, -2, -1))
        if index == self._current:
            rounded(painter, inside, 4, colors.raised, colors.line2)
            mark = QRectF(inside.left(), inside.top() + 3, 2, inside.height() - 6)
            painter.fillRect(mark, colors.accent)
        elif index == self._hovered:
            rounded(painter, inside, 4, colors.hover)
        ringed = index == self._current or (self._current < 0 and index == 0)
        if ringed and self.hasFocus() and self._ring:
            focus_ring(painter, inside, 4)

    def _paint_row(self, painter: QPainter, index: int) -> None:
        colors, box, row = theme(), self.row_rect(index), self._rows[index]
        names = max(text_width(ui_font(LABEL), r.name) for r in self._rows[:200])
        wide = min(names + 6, _WIDEST)
        right = Qt.AlignmentFlag.AlignRight
        name = QRect(10, box.y(), wide, ROW)
        draw_line(painter, name, row.name, ui_font(LABEL), colors.text)
        count = QRect(box.right() - _COUNT - 8, box.y(), _COUNT, ROW)
        said = plural("ShareBars", row.count, "{n} image", "{n} images")
        text = said.format(n=grouped(row.count))
        draw_line(painter, count, text, ui_font(LABEL), colors.text2, right)
        share = QRect(count.left() - _SHARE, box.y(), _SHARE, ROW)
        text = percent(row.share, 1)
        draw_line(painter, share, text, mono_font(LABEL), colors.text, right)
        field = QRectF(name.right() + 10, box.y() + 9, 0, ROW - 18)
        field.setRight(share.left() - 4.0)
        painter.fillRect(field, colors.line)
        bar = QRectF(field)
        bar.setWidth(field.width() * row.share)
        painter.fillRect(bar, colors.accent)
        self._paint_interval(painter, field, row)

    def _paint_interval(self, painter: QPainter, field: QRectF, row: Slice) -> None:
        colors, (low, high) = theme(), row.interval
        y, x0 = field.center().y(), field.left()
        left, right = (x0 + field.width() * share for share in (low, high))
        painter.setPen(QPen(colors.text, 1.5))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for x in (left, right):
            painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))
        if math.isfinite(self.mean):
            x = x0 + field.width() * self.mean
            painter.setPen(QPen(colors.text3, 1, Qt.PenStyle.DashLine))
            ends = QPointF(x, field.top() - 9), QPointF(x, field.bottom() + 9)
            painter.drawLine(*ends)
