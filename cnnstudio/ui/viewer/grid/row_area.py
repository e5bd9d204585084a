"""The base of lists whose rows are painted, one of which is chosen."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.export import Paper
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.model.explaining import shortened
from cnnstudio.ui.widgets.painting import rounded, text_width
from cnnstudio.ui.widgets.pointed_area import PointedArea

_TALLEST = 8_000
"""Pixels of rows on a paper at most."""


class RowArea(PointedArea):
    """Rows of one height, painted by a subclass; `chosen(row)` by click or key.

    `opened(row)` by double click or Enter.
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, name: str, row: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = name
        self._row = row
        self._count = 0
        self._current = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 80)

    @abstractmethod
    def paint_row(self, painter: QPainter, row: int, box: QRect) -> None:
        """Paint what a row shows into its box."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    def current(self) -> int:
        """Return the chosen row, or -1."""
        return self._current

    def set_rows(self, count: int, height: int = 0) -> None:
        """Show another number of rows, of another height if one is given."""
        self._count, self._row = count, height or self._row
        self.verticalScrollBar().setSingleStep(self._row)
        self._arrange()
        self.viewport().update()

    def set_current(self, row: int) -> None:
        """Mark a row as the chosen one, and scroll to it."""
        if row != self._current:
            self._current = row
            self.reveal(row)
            self.viewport().update()
        said = self.tip_of(row) if 0 <= row < self._count else ""
        self.setAccessibleName(f"{self._word}, {said}" if said else self._word)

    def row_rect(self, row: int) -> QRect:
        """Where a row is in the viewport."""
        top = row * self._row - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self._row)

    def index_at(self, point: QPoint) -> int:
        row = (point.y() + self.verticalScrollBar().value()) // self._row
        return row if 0 <= row < self._count else -1

    def paper(self) -> Paper:
        """Return all rows, not only those in sight, to a height that is of use."""
        height = min(_TALLEST, self._row * self._count)
        return Paper(QSize(self.viewport().width(), height), self._paint_all)

    def _paint_all(self, painter: QPainter) -> None:
        wide = self.viewport().width()
        for row in range(min(self._count, _TALLEST // self._row)):
            self.paint_row(painter, row, QRect(0, row * self._row, wide, self._row))

    def _arrange(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setRange(0, max(0, self._count * self._row - height))

    def reveal(self, row: int) -> None:
        """Scroll as little as brings a row into sight."""
        if not 0 <= row < self._count:
            return
        bar, box = self.verticalScrollBar(), self.row_rect(row)
        if box.top() < 0:
            bar.setValue(bar.value() + box.top())
        elif box.bottom() > self.viewport().height():
            bar.setValue(bar.value() + box.bottom() - self.viewport().height() + 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.index_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.chosen.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.index_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and 0 <= self._current < self._count:
            self.opened.emit(self._current)
            return
        here = self._current
        page = max(1, self.viewport().height() // self._row)
        targets = {
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_PageUp: here - page,
            Qt.Key.Key_PageDown: here + page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._count - 1,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None or not self._count:
            super().keyPressEvent(event)
            return
        self._ring = True
        self.chosen.emit(max(0, min(self._count - 1, target)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.reveal(self._current)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, high = theme(), self.viewport().height()
        with QPainter(self.viewport()) as painter:
            first = max(0, self.verticalScrollBar().value() // self._row)
            for row in range(first, self._count):
                box = self.row_rect(row)
                if box.top() >= high:
                    break
                if row == self._current:
                    rounded(painter, box, 4, colors.raised, colors.line)
                    painter.fillRect(box.adjusted(0, 2, 2 - box.width(), -2),
                                     colors.accent)  # fmt: skip
                elif row == self._hovered:
                    rounded(painter, box, 4, colors.hover)
                self.paint_row(painter, row, box)
                if row == self._current and self.hasFocus() and self._ring:
                    inner = box.adjusted(1, 1, -1, -1)
                    rounded(painter, inner, 4, None, colors.accent, 2)


def path_text(path: str, font: QFont, room: int) -> str:
    """Return a layer's path through blocks, or as much of both ends as has room."""
    for text in (path, shortened(path)):
        if text_width(font, text) <= room or "/" not in path:
            return text
    return f"\u2026/{path.rpartition('/')[2]}"
