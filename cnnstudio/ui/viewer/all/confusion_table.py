"""The confusion table: true classes down, predicted ones across."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.theme import COLOR_MAPS, contrast, theme
from cnnstudio.ui.viewer.all.cell_keys import pressed
from cnnstudio.ui.viewer.model.confusion import ANY, Choice, Confusion, Share
from cnnstudio.ui.widgets.painting import by_keyboard, draw_line, rounded, text_width

_AXIS, _WIDEST = 20, 76
"""Room for an axis' name, and the most for the names of the classes, in pixels."""

_CELLS = (6, 56)
"""Least and greatest side of a cell."""

_NUMBERED, _NAMED = 18, 13
"""Cells at least so wide have their number, or the name of their class."""

_DECIMAL = 28
"""Cells at least so wide have a decimal of a small share."""

_PALEST, _FAINT_ON_DARK = 40, 235
"""Place in the colour map of the smallest count: one mistake is not white."""


def cell_colors(right: bool, count: int, part: float) -> tuple[QColor, QColor]:
    """Fill and ink of a cell: neutral if right, the stronger blue the more wrong.

    The strongest is what stands out most: the deepest, on dark ground the brightest.
    """
    colors = theme()
    if right:
        return colors.line, colors.text2 if count else colors.text3
    if not count:
        return colors.canvas, colors.text3
    faint, strong = (_FAINT_ON_DARK, _PALEST) if colors.dark else (_PALEST, 255)
    fill = QColor(*COLOR_MAPS["confusion"][round(faint + (strong - faint) * part)])
    inks = (QColor(*COLOR_MAPS["grey"][0]), colors.onaccent)
    return fill, max(inks, key=lambda ink: contrast(ink, fill))


class ConfusionTable(QWidget):
    """Counts as cells: grey where the network is right, blue where it is wrong.

    `chosen(choice)`: a cell, or the name of a class, was clicked or entered; None when
    Esc ends the choice. `pointed(choice)`: what mouse or keyboard are at, or None.
    `opened(choice)`: it was double-clicked.
    """

    chosen = Signal(object)
    pointed = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Confusion | None = None
        self._choice: Choice | None = None
        self._cursor: Choice | None = None
        self._hovered: Choice | None = None
        self._ring = False
        self._share: Share = "counts"
        self._values = self._off = np.zeros((0, 0))
        expanding = QSizePolicy.Policy.Expanding
        self.setSizePolicy(expanding, expanding)
        self.setMinimumSize(180, 180)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_table(self, table: Confusion, name: str) -> None:
        """Show other counts; `name` is read out when the table is reached."""
        self._table = table
        if self._cursor is not None and max(self._cursor) >= table.size:
            self._cursor = None
        self._measure()
        self.setAccessibleName(name)
        self.update()

    def set_choice(self, choice: Choice | None) -> None:
        """Outline what is chosen."""
        if choice != self._choice:
            self._choice = choice
            if choice is not None:
                self._cursor = choice
            self.update()

    @property
    def share(self) -> Share:
        """What the cells say: images, or shares of a class."""
        return self._share

    def set_share(self, share: Share) -> None:
        """Have the cells say something else."""
        self._share = share
        self._measure()
        self.update()

    def _measure(self) -> None:
        """Take the numbers of the cells, once for all of them."""
        if self._table is not None:
            counts = self._share == "counts"
            table = self._table
            values = table.counts if counts else table.shares(self._share)
            self._values = np.asarray(values, np.float64)
            right = np.eye(table.size, dtype=bool)
            self._off = np.where(right, 0.0, self._values)

    @property
    def cursor_at(self) -> Choice | None:
        """What the keyboard is at."""
        return self._cursor

    def tell(self, sentence: str) -> None:
        """Have the sentence of what the keyboard is at read out."""
        if sentence == self.accessibleDescription():
            return
        self.setAccessibleDescription(sentence)
        if QAccessible.isActive() and self.hasFocus() and sentence:
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self, sentence)
            )

    # Places

    def _label_width(self) -> int:
        assert self._table is not None
        names = (self._table.name(n) for n in range(self._table.size))
        widest = max((text_width(ui_font(HINT), name) for name in names), default=0)
        return min(_WIDEST, widest) + 8

    def _field(self) -> QRectF:
        """Where the cells are, without the names."""
        assert self._table is not None
        left, top = _AXIS + self._label_width(), 2 * _AXIS
        room = min(self.width() - left - 2, self.height() - top - 2)
        side = max(_CELLS[0], min(_CELLS[1], room // max(1, self._table.size)))
        return QRectF(left, top, side * self._table.size, side * self._table.size)

    def rect_of(self, choice: Choice) -> QRectF:
        """Where a cell is, or the name of a class."""
        assert self._table is not None
        field = self._field()
        side = field.width() / max(1, self._table.size)
        row, column = choice
        x, width = field.x() + column * side, side
        y, height = field.y() + row * side, side
        if column == ANY:
            x, width = float(_AXIS), field.x() - _AXIS
        if row == ANY:
            y, height = float(_AXIS), float(_AXIS)
        return QRectF(x, y, width, height)

    def _at(self, point: QPointF) -> Choice | None:
        if self._table is None:
            return None
        field, size = self._field(), self._table.size
        side = field.width() / max(1, size)
        row = int((point.y() - field.y()) // side)
        column = int((point.x() - field.x()) // side)
        row = ANY if _AXIS <= point.y() < field.y() else row
        column = ANY if _AXIS <= point.x() < field.x() else column
        inside = ANY <= row < size and ANY <= column < size
        named = point.y() >= _AXIS and point.x() >= _AXIS
        there = inside and named and (row, column) != (ANY, ANY)
        return (row, column) if there else None

    # Events

    def _point(self) -> None:
        self.pointed.emit(self._hovered or (self._cursor if self.hasFocus() else None))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position())
        if at != self._hovered:
            self._hovered = at
            self._point()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self._point()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self._cursor, self._ring = at, False
            self.chosen.emit(at)
            self._point()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        leave = self._leave if self._choice is not None else None
        key, there = event.key(), self._table is not None
        if not there or not pressed(key, self._step, self._choose, leave):
            super().keyPressEvent(event)

    def _choose(self) -> None:
        if self._cursor is not None:
            self.chosen.emit(self._cursor)

    def _leave(self) -> None:
        self.chosen.emit(None)

    def _step(self, down: int, right: int) -> None:
        assert self._table is not None
        last = self._table.size - 1
        if self._cursor is None:
            self._cursor = self._first()
        else:
            row, column = self._cursor
            at = max(ANY, min(last, row + down)), max(ANY, min(last, column + right))
            self._cursor = at if at != (ANY, ANY) else self._cursor
        self._ring, self._hovered = True, None
        self._point()

    def _first(self) -> Choice:
        """Where the keyboard begins: at what is confused most often."""
        often = self._table.most_frequent(1) if self._table is not None else []
        return often[0][0] if often else (0, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring = by_keyboard(event.reason())
        if self._ring and self._cursor is None and self._table is not None:
            self._cursor = self._first()
        self._point()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        table = self._table
        if table is None:
            return
        with QPainter(self) as painter:
            self._paint_axes(painter, table)
            for row in range(table.size):
                for column in range(table.size):
                    self._paint_cell(painter, table, (row, column))
            self._paint_marks(painter)

    def _paint_axes(self, painter: QPainter, table: Confusion) -> None:
        colors, font, field = theme(), ui_font(LABEL), self._field()
        middle, right = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
        box = QRect(int(field.x()), 0, int(field.width()), _AXIS)
        draw_line(painter, box, self.tr("predicted"), font, colors.text2, middle)
        painter.save()
        painter.translate(0, field.bottom())
        painter.rotate(-90)
        box = QRect(0, 0, int(field.height()), _AXIS)
        draw_line(painter, box, self.tr("true"), font, colors.text2, middle)
        painter.restore()
        if field.width() / table.size < _NAMED:
            return
        for number in range(table.size):
            name, marked = table.name(number), self._hovered or self._choice or ()
            for choice, align in (((number, ANY), right), ((ANY, number), middle)):
                here = number == (tuple(marked) or (ANY, ANY))[choice[0] == ANY]
                ink = colors.text if here else colors.text2
                box = self.rect_of(choice).toRect()
                if align == right:
                    box.adjust(0, 0, -6, 0)
                draw_line(painter, box, name, ui_font(HINT, 600 if here else 400), ink,
                          align)  # fmt: skip

    def _paint_cell(self, painter: QPainter, table: Confusion, cell: Choice) -> None:
        colors, count = theme(), int(table.counts[cell])
        gap = 1.0 if self.rect_of(cell).width() > 10 else 0.5
        box = self.rect_of(cell).adjusted(gap, gap, -gap, -gap)
        fill, ink = self._colors(cell, count)
        rounded(painter, box, 2, fill, None)
        if count and box.width() >= _NUMBERED:
            size = HINT if box.width() >= 24 else HINT - 1
            middle = Qt.AlignmentFlag.AlignHCenter
            room = box.toRect().adjusted(-1, 0, 1, 0)
            text = self._text(cell, box.width())
            draw_line(painter, room, text, mono_font(size), ink, middle)
        if cell == self._hovered:
            rounded(painter, box, 2, None, colors.accent, 1)

    def _text(self, cell: Choice, width: float) -> str:
        number = float(self._values[cell])
        if self._share == "counts":
            return str(int(number))
        share = 100 * number
        return f"{share:.1f}" if share < 9.95 and width >= _DECIMAL else f"{share:.0f}"

    def _colors(self, cell: Choice, count: int) -> tuple[QColor, QColor]:
        """Fill and ink of a cell; the right ones are on the diagonal."""
        part = float(self._off[cell] / (self._off.max() or 1.0))
        return cell_colors(cell[0] == cell[1], count, part)

    def _paint_marks(self, painter: QPainter) -> None:
        colors = theme()
        if self._choice is not None:
            rounded(painter, self.rect_of(self._choice), 3, None, colors.text, 2)
        if self._cursor is not None and self._ring and self.hasFocus():
            box = self.rect_of(self._cursor).adjusted(-2, -2, 2, 2)
            rounded(painter, box, 4, None, colors.accent, 2)

    def sizeHint(self) -> QSize:
        return QSize(400, 400)
