"""A sheet of numbers as a widget: pointed at, chosen, and typed into."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from cnnstudio.graph.shape import Pair
from cnnstudio.ui.fonts import LABEL, mono_font
from cnnstudio.ui.style_sheet import set_property
from cnnstudio.ui.viewer.lab.sheet import (
    Sheet,
    cell_rect,
    number_in,
    paint_sheet,
    writes,
    written,
)
from cnnstudio.ui.widgets.painting import by_keyboard, focus_ring

MOST = 54.0
"""Cells are at most so wide, in pixels."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class NumberGrid(QWidget):
    """Numbers in cells; `pointed(cell)` follows the pointer, None when it leaves.

    `picked(cell)` comes with a click. By keys arrows move a cursor, which is pointed
    at, and Enter picks its cell. In a grid that is `editable` a digit or Enter opens
    the cell, Enter or leaving takes the number over: `typed(cell, number)`, and Tab
    opens the next one. Cells are (row, column), padding among them.
    """

    pointed = Signal(object)
    picked = Signal(object)
    typed = Signal(object, float)

    def __init__(
        self, name: str, editable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._ring = name, False
        self._sheet = Sheet(np.zeros((1, 1)))
        self._cursor: Pair | None = None
        self._field: QLineEdit | None = None
        self.editable = False
        self.set_editable(editable)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        expanding = QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)
        self.setMinimumSize(72, 72)

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        return self._sheet

    def set_editable(self, editable: bool) -> None:
        """Let its numbers be typed, or not."""
        self.editable = editable
        focus = Qt.FocusPolicy
        # A click on numbers to read leaves the arrows to the window that slides.
        self.setFocusPolicy(focus.StrongFocus if editable else focus.TabFocus)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show other numbers or marks."""
        if sheet.size != self._sheet.size:
            self._cursor = None
            self._close()
        self._sheet = sheet
        self._speak()
        self.update()

    def _speak(self) -> None:
        """Be called by what the cursor is on, else by what there is."""
        rows, columns = self._sheet.size
        said = self.tr("{0} rows, {1} columns").format(rows, columns)
        if self._cursor is not None:
            said = self.text_of(self._cursor)
        self.setAccessibleName(f"{self._name}, {said}")

    @property
    def cell(self) -> float:
        """How wide a cell is, in pixels."""
        rows, columns = self._sheet.size
        room = min((self.width() - 6) / columns, (self.height() - 6) / rows)
        return float(min(MOST, math.floor(room) if room >= 4 else max(room, 0.5)))

    @property
    def box(self) -> QRectF:
        """Where the cells are drawn."""
        rows, columns = self._sheet.size
        return QRectF(3, 3, columns * self.cell, rows * self.cell)

    @property
    def writes(self) -> bool:
        """True if the numbers stand in the cells."""
        return writes(self._sheet, self.cell)

    def rect_of(self, cell: Pair) -> QRectF:
        """Return where a cell is drawn."""
        return cell_rect(self.box, self.cell, cell)

    def cell_at(self, point: QPointF) -> Pair | None:
        """Return the cell at a point."""
        if not self.box.contains(point):
            return None
        rows, columns = self._sheet.size
        row = int((point.y() - self.box.y()) / self.cell)
        column = int((point.x() - self.box.x()) / self.cell)
        return min(row, rows - 1), min(column, columns - 1)

    def text_of(self, cell: Pair) -> str:
        """Return what a tool tip says of a cell."""
        if not self._sheet.is_known(cell):
            return ""
        (up, _), (left, _) = self._sheet.sides
        if self._sheet.is_padding(cell):
            return self.tr("padding: {0}").format(written(self._sheet.values[cell]))
        value = f"{float(self._sheet.values[cell]):.6g}".replace("-", "−")
        text = self.tr("row {0}, column {1}: {2}")
        return text.format(cell[0] - up, cell[1] - left, value)

    # Typing

    def open_cell(self, cell: Pair, text: str = "") -> None:
        """Open a cell to be typed into; with a text that begins what is typed."""
        if self._sheet.is_padding(cell):
            return
        self._close()
        self._cursor = cell
        field = QLineEdit(self)
        field.setFont(mono_font(LABEL))
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setAccessibleName(self.text_of(cell))
        field.setText(text or f"{float(self._sheet.values[cell]):g}")
        at = self.rect_of(cell).toRect()
        wide = max(56, at.width())
        left = min(max(0, at.center().x() - wide // 2), max(0, self.width() - wide))
        field.setGeometry(left, at.center().y() - 13, wide, 26)
        field.textEdited.connect(self._judge)
        field.installEventFilter(self)
        self._field = field
        field.show()
        field.setFocus()
        if not text:
            field.selectAll()

    def _judge(self, text: str) -> None:
        assert self._field is not None
        wrong = number_in(text) is None
        set_property(self._field, "state", "error" if wrong else "normal")
        reason = self.tr("Expected a number such as 2 or -0.5, got {0}.").format(text)
        self._field.setToolTip(reason if wrong else "")

    def _entered(self) -> None:
        """Take the number over and open the next cell, row by row."""
        if self._field is None or self._cursor is None:
            return
        if number_in(self._field.text()) is None:
            return
        self._close(take=True)
        self._step_cursor()
        self.setFocus()

    def _has_more(self) -> bool:
        """Whether a number follows that of the cursor; behind the last Tab leaves."""
        (_, down), (_, right) = self._sheet.sides
        rows, columns = self._sheet.size
        return self._cursor != (rows - down - 1, columns - right - 1)

    def _step_cursor(self) -> None:
        """Go to the next cell, row by row; behind the last is the first."""
        assert self._cursor is not None
        (_, down), (left, right) = self._sheet.sides
        rows, columns = self._sheet.size
        row, column = self._cursor
        last = column + 1 >= columns - right
        row, column = (row + 1, left) if last else (row, column + 1)
        self._cursor = (row, column) if row < rows - down else self._first()
        self.update()

    def _close(self, take: bool = False) -> None:
        field, cell = self._field, self._cursor
        if field is None:
            return
        self._field = None
        number = number_in(field.text())
        field.removeEventFilter(self)
        field.hide()
        field.deleteLater()
        if take and number is not None and cell is not None:
            self.typed.emit(cell, number)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is not self._field:
            return False
        if event.type() == QEvent.Type.FocusOut:
            self._close(take=True)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENTER:
                self._entered()
                return True
            if event.key() == Qt.Key.Key_Tab and self._has_more():
                self._entered()
                if self._field is None and self._cursor is not None:
                    self.open_cell(self._cursor)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                self.setFocus()
                return True
        return False

    # Qt's own

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        self.setToolTip("" if cell is None else self.text_of(cell))
        self.pointed.emit(cell)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.picked.emit(cell)
        if self.editable and not self._sheet.is_padding(cell):
            self._close(take=True)
            self._cursor = cell
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if self.editable and cell is not None:
            self.open_cell(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()))
        at = self._cursor or self._first()
        if move is not None:
            if self._cursor is not None:
                at = at[0] + move[0], at[1] + move[1]
            self._move_cursor(at)
        elif event.key() in _ENTER and not self.editable:
            self.picked.emit(at)
        elif event.key() in (*_ENTER, Qt.Key.Key_F2) and self.editable:
            self.open_cell(at)
        elif self.editable and event.text() and event.text() in "0123456789-.+":
            self.open_cell(at, event.text())
        else:
            super().keyPressEvent(event)

    def _first(self) -> Pair:
        """Return the first cell that is no padding."""
        (up, _), (left, _) = self._sheet.sides
        return up, left

    def _move_cursor(self, cell: Pair) -> None:
        """Point at a cell, or at the nearest that is no padding."""
        (up, down), (left, right) = self._sheet.sides
        rows, columns = self._sheet.size
        row = max(up, min(rows - down - 1, cell[0]))
        self._cursor = row, max(left, min(columns - right - 1, cell[1]))
        self._speak()
        self.pointed.emit(self._cursor)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._field is None:
            self._cursor = None
            self.pointed.emit(None)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._close()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_sheet(painter, self._sheet, self.box, self.cell)
            if self.hasFocus() and self._cursor is not None:
                focus_ring(
                    painter, self.rect_of(self._cursor).adjusted(-1, -1, 1, 1), 3
                )
            elif self.hasFocus() and self._ring:
                focus_ring(painter, self.box.adjusted(-3, -3, 3, 3), 3)
