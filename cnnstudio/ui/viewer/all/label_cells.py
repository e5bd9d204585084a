"""A small table a label: is it there, and is it said; counts of images as cells."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.graph.text import plural
from cnnstudio.ui.export import Paper
from cnnstudio.ui.fonts import HINT, LABEL, mono_font, ui_font
from cnnstudio.ui.format import grouped
from cnnstudio.ui.theme import theme
from cnnstudio.ui.viewer.all.cell_keys import pressed
from cnnstudio.ui.viewer.all.confusion_table import cell_colors
from cnnstudio.ui.viewer.model.confusion import Choice
from cnnstudio.ui.viewer.model.labels import (
    ABSENT,
    FALSE_ALARM,
    FOUND,
    MISSED,
    LabelTable,
)
from cnnstudio.ui.widgets.painting import draw_line, focus_ring, rounded
from cnnstudio.ui.widgets.pointed_area import PointedArea

CELL_WIDTH, CELL_HEIGHT, NAME, GAP, AROUND = 88, 44, 22, 20, 4
"""Least size of a cell, height of a name, room between tables and around; pixels."""

_WIDEST = 144
"""Width of a cell at most, in pixels."""

ORDER = (FOUND, MISSED, FALSE_ALARM, ABSENT)
"""The cells of a table as one reads: there above, said at the left."""

_TALLEST = 6_000
"""Height of a picture that is exported, in pixels."""


class LabelCells(PointedArea):
    """Two by two cells a label: found, missed; said wrongly, rightly left out.

    `chosen(choice)`: a cell was clicked or entered, as (label, what became of it);
    `pointed(choice)`: the pointer or the keyboard is at it, None at none.
    """

    chosen = Signal(object)
    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: LabelTable | None = None
        self._choice: Choice | None = None
        self._cursor = 0
        self._cell_words = {
            FOUND: self.tr("found"), MISSED: self.tr("missed"),
            FALSE_ALARM: self.tr("said wrongly"), ABSENT: self.tr("left out"),
        }  # fmt: skip
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(CELL_HEIGHT)
        self.setMinimumSize(2 * CELL_WIDTH + 2 * AROUND + 14, 140)
        self.setAccessibleName(self.tr("A table of found and missed for each label"))

    def show_table(self, table: LabelTable) -> None:
        """Show other counts."""
        self._table = table
        self._cursor = min(self._cursor, 4 * table.size - 1)
        self._arrange()
        self.viewport().update()

    def set_choice(self, choice: Choice | None) -> None:
        """Outline what is chosen, and scroll to it."""
        if choice != self._choice:
            self._choice = choice
            index = self._index_of(choice)
            if index >= 0:
                self._cursor = index
                self._reveal()
            self.viewport().update()

    # Places

    def choice_at(self, index: int) -> Choice:
        """Return the label of a cell, and what became of it."""
        return index // 4, ORDER[index % 4]

    def _index_of(self, choice: Choice | None) -> int:
        if choice is None or choice[0] < 0 or choice[1] not in ORDER:
            return -1
        return 4 * choice[0] + ORDER.index(choice[1])

    def _columns(self) -> int:
        """Return how many tables stand in a row: as many in the last as can be."""
        most = max(1, self._room() // (2 * CELL_WIDTH + GAP))
        size = max(1, self._table.size if self._table is not None else 1)
        rows = -(-size // most)
        return -(-size // rows)

    def _room(self) -> int:
        return self.viewport().width() - 2 * AROUND + GAP

    def _wide(self) -> int:
        """Return the width of a cell: what the columns leave it, within limits."""
        fair = (self._room() // self._columns() - GAP) // 2
        return max(CELL_WIDTH, min(_WIDEST, fair))

    def _height(self) -> int:
        size = self._table.size if self._table is not None else 0
        return 2 * AROUND + -(-size // self._columns()) * _STEP - GAP

    def rect_of(self, index: int) -> QRect:
        """Where a cell is in the viewport."""
        label, cell = divmod(index, 4)
        row, column = divmod(label, self._columns())
        wide = self._wide()
        left = AROUND + column * (2 * wide + GAP) + cell % 2 * wide
        top = AROUND + row * _STEP + NAME + cell // 2 * CELL_HEIGHT
        top -= self.verticalScrollBar().value()
        return QRect(left, top, wide, CELL_HEIGHT).adjusted(1, 1, -1, -1)

    def index_at(self, point: QPoint) -> int:
        if self._table is None:
            return -1
        row = (point.y() - AROUND + self.verticalScrollBar().value()) // _STEP
        column = (point.x() - AROUND) // (2 * self._wide() + GAP)
        label = row * self._columns() + column
        if not (0 <= column < self._columns() and 0 <= label < self._table.size):
            return -1
        here = (n for n in range(4 * label, 4 * label + 4))
        return next((n for n in here if self.rect_of(n).contains(point)), -1)

    def tip_of(self, index: int) -> str:
        assert self._table is not None
        choice = self.choice_at(index)
        number = self._count(index)
        said = plural("Mistakes", number, "{words}: {n} image", "{words}: {n} images")
        return said.format(words=self._table.words(choice), n=grouped(number))

    def _count(self, index: int) -> int:
        assert self._table is not None
        label, outcome = self.choice_at(index)
        return int(self._table.counts[label, outcome // 2, outcome % 2])

    def _arrange(self) -> None:
        bar, tall = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(tall)
        bar.setRange(0, max(0, self._height() - tall))

    def _reveal(self) -> None:
        bar, box = self.verticalScrollBar(), self.rect_of(self._cursor)
        if box.top() < NAME:
            bar.setValue(bar.value() + box.top() - NAME)
        elif box.bottom() > self.viewport().height():
            bar.setValue(bar.value() + box.bottom() - self.viewport().height() + AROUND)

    # Events

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self.pointed.emit(self.choice_at(index) if index >= 0 else None)
        super()._hover(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position().toPoint())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._cursor, self._ring = index, False
            self.chosen.emit(self.choice_at(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        leave = self._leave if self._choice is not None else None
        key, there = event.key(), self._table is not None
        if not there or not pressed(key, self._step, self._choose, leave):
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self.chosen.emit(self.choice_at(self._cursor))

    def _leave(self) -> None:
        self.chosen.emit(None)

    def _step(self, down: int, right: int) -> None:
        """Go to the cell beside, of the next table where this one ends."""
        assert self._table is not None
        label, cell = divmod(self._cursor, 4)
        row, column = cell // 2 + down, cell % 2 + right
        label += (row // 2) * self._columns() + column // 2
        if 0 <= label < self._table.size:
            self._cursor = 4 * label + 2 * (row % 2) + column % 2
            self._reveal()
            self.setAccessibleDescription(self.tip_of(self._cursor))
            self.pointed.emit(self.choice_at(self._cursor))
        self._ring = True
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(2 * (2 * CELL_WIDTH + GAP) + 2 * AROUND, 3 * _STEP)

    # Painting

    def paper(self) -> Paper:
        """Return all tables, not only those in sight."""
        size = QSize(self.viewport().width(), min(self._height(), _TALLEST))
        return Paper(size, self._paint_all)

    def _paint_all(self, painter: QPainter) -> None:
        painter.translate(0, self.verticalScrollBar().value())
        self._paint_tables(painter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        with QPainter(self.viewport()) as painter:
            self._paint_tables(painter)
            chosen = self._index_of(self._choice)
            if chosen >= 0:
                rounded(painter, self.rect_of(chosen), 3, None, colors.text, 2)
            if self._ring and self.hasFocus() and self._table is not None:
                focus_ring(painter, self.rect_of(self._cursor), 3)
            if self._hovered >= 0:
                box = self.rect_of(self._hovered)
                rounded(painter, box, 2, None, colors.accent, 1)

    def _paint_tables(self, painter: QPainter) -> None:
        table, colors = self._table, theme()
        if table is None:
            return
        most = int(max(table.counts[:, 0, 1].max(), table.counts[:, 1, 0].max(), 1))
        for label in range(table.size):
            first = self.rect_of(4 * label)
            name = QRect(first.x(), first.y() - NAME, 2 * self._wide(), NAME)
            text = table.name(label)
            draw_line(painter, name, text, ui_font(LABEL, 600), colors.text)
            for index in range(4 * label, 4 * label + 4):
                self._paint_cell(painter, index, most)

    def _paint_cell(self, painter: QPainter, index: int, most: int) -> None:
        box, outcome = self.rect_of(index), ORDER[index % 4]
        count, middle = self._count(index), Qt.AlignmentFlag.AlignHCenter
        fill, ink = cell_colors(outcome in (FOUND, ABSENT), count, count / most)
        rounded(painter, box, 2, fill, None)
        number = QRect(box.x(), box.y() + 4, box.width(), 20)
        draw_line(painter, number, grouped(count), mono_font(LABEL), ink, middle)
        word = QRect(box.x(), box.y() + 22, box.width(), 16)
        draw_line(painter, word, self._cell_words[outcome], ui_font(HINT), ink, middle)


_STEP = NAME + 2 * CELL_HEIGHT + GAP
