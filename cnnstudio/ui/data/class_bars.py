"""How many samples each class has, by part: one bar a class, in one list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.data.parts import PARTS, part_color, part_name
from cnnstudio.ui.fonts import LABEL, mono_font, ui_font
from cnnstudio.ui.format import count as count_text
from cnnstudio.ui.format import grouped, percent
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import (
    draw_line,
    focus_ring,
    rounded,
    text_width,
)
from cnnstudio.ui.widgets.pointed_area import PointedArea

ROW = 26
_NAME_SHARE, _WIDEST_NAME, _MARGIN = 0.34, 180, 10


@dataclass(frozen=True, slots=True)
class ClassCount:
    """A class with how many of its samples each part has, in the order of `PARTS`."""

    name: str
    parts: tuple[int, int, int]

    @property
    def total(self) -> int:
        """All samples of the class."""
        return sum(self.parts)


def counts_by_class(
    classes: Sequence[str], counts: Mapping[str, Sequence[int]]
) -> tuple[ClassCount, ...]:
    """Turn counts a part into counts a class; a part that is left out has none."""
    none = [0] * len(classes)
    columns = [counts.get(part, none) for part in PARTS]
    return tuple(
        ClassCount(name, (columns[0][i], columns[1][i], columns[2][i]))
        for i, name in enumerate(classes)
    )


class ClassBars(PointedArea):
    """A row a class: name, bar of its parts, count. One class may be chosen.

    Click, or Up and Down with Home and End, choose and emit `chosen(index)`; the same
    class once more, or Esc, chooses none (-1). The owner answers by `set_current`.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ClassCount, ...] = ()
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(ROW)
        self.setAccessibleName(self.tr("Samples of each class"))

    @property
    def rows(self) -> tuple[ClassCount, ...]:
        """What is shown, from above."""
        return self._rows

    @property
    def current(self) -> int:
        """The chosen class, or -1."""
        return self._current

    def show_counts(self, rows: Sequence[ClassCount]) -> None:
        """Show other classes."""
        self._rows = tuple(rows)
        self.set_current(self._current if self._current < len(rows) else -1)
        self._arrange()
        self.viewport().update()

    def set_current(self, index: int) -> None:
        """Mark a class, and scroll to it; -1 marks none."""
        self._current = index
        if index >= 0:
            bar = self.verticalScrollBar()
            top = index * ROW
            if top < bar.value():
                bar.setValue(top)
            elif top + ROW > bar.value() + self.viewport().height():
                bar.setValue(top + ROW - self.viewport().height())
        self.setAccessibleDescription(self.tip_of(index) if index >= 0 else "")
        self.viewport().update()

    def row_rect(self, index: int) -> QRect:
        """Where a row is in the viewport, in pixels."""
        top = index * ROW - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), ROW)

    def tip_of(self, index: int) -> str:
        """Say how many samples of a class there are, in all and in each part."""
        row = self._rows[index]
        parts = [
            f"{part_name(part)} {grouped(size)}"
            for part, size in zip(PARTS, row.parts, strict=True)
            if size
        ]
        whole = sum(r.total for r in self._rows)
        share = percent(row.total / whole, 1) if whole else ""
        said = f"{row.name}: {grouped(row.total)} ({share})"
        return "\n".join((said, *parts))

    def _arrange(self) -> None:
        bar, tall = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(tall)
        bar.setRange(0, max(0, len(self._rows) * ROW - tall))

    def index_at(self, point: QPoint) -> int:
        """Return which class is at a point of the viewport, or -1."""
        index = (point.y() + self.verticalScrollBar().value()) // ROW
        return index if 0 <= index < len(self._rows) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self.chosen.emit(-1 if index == self._current else index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, last = self._current, len(self._rows) - 1
        targets = {
            Qt.Key.Key_Up: max(0, here - 1),
            Qt.Key.Key_Down: min(last, here + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
            Qt.Key.Key_Escape: -1,
        }
        target = targets.get(Qt.Key(event.key()))
        leaves = event.key() == Qt.Key.Key_Escape and here < 0
        if target is None or leaves or not self._rows:
            super().keyPressEvent(event)
        else:
            self._ring = True
            self.chosen.emit(target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(240, max(3, min(10, len(self._rows))) * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 3 * ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._rows:
            return
        wide = self.viewport().width()
        names = max(text_width(ui_font(LABEL), r.name) for r in self._rows[:200])
        name_wide = min(names + 4, int(wide * _NAME_SHARE), _WIDEST_NAME)
        longest = max((row.total for row in self._rows), default=1)
        count_wide = text_width(mono_font(LABEL), count_text(longest)) + 4
        first = self.verticalScrollBar().value() // ROW
        rows = range(first, min(len(self._rows), first + self.height() // ROW + 2))
        with QPainter(self.viewport()) as painter:
            for index in rows:
                box = self.row_rect(index)
                self._paint_ground(painter, box, index)
                self._paint_row(painter, box, index, name_wide, count_wide, longest)

    def _paint_ground(self, painter: QPainter, box: QRect, index: int) -> None:
        colors = theme()
        inside = QRectF(box.adjusted(2, 1, -2, -1))
        if index == self._current:
            rounded(painter, inside, 4, colors.raised, colors.line2)
            painter.fillRect(
                QRectF(inside.left(), inside.top() + 3, 2, inside.height() - 6),
                colors.accent,
            )
        elif index == self._hovered:
            rounded(painter, inside, 4, colors.hover)
        ringed = index == self._current or (self._current < 0 and index == 0)
        if ringed and self.hasFocus() and self._ring:
            focus_ring(painter, inside, 4)

    def _paint_row(
        self,
        painter: QPainter,
        box: QRect,
        index: int,
        name_wide: int,
        count_wide: int,
        longest: int,
    ) -> None:
        colors, row = theme(), self._rows[index]
        name = QRect(box.left() + _MARGIN, box.top(), name_wide, ROW)
        draw_line(painter, name, row.name, ui_font(LABEL), colors.text)
        right = box.right() - _MARGIN
        count = QRect(right - count_wide, box.top(), count_wide, ROW)
        align = Qt.AlignmentFlag.AlignRight
        ink = colors.text if row.total else colors.warn
        draw_line(painter, count, count_text(row.total), mono_font(LABEL), ink, align)
        left = float(name.right() + 8)
        room = count.left() - 10 - left
        for part, size in zip(PARTS, row.parts, strict=True):
            width = room * size / max(1, longest)
            if size:
                bar = QRectF(left, box.top() + 8, max(1.0, width), ROW - 16)
                painter.fillRect(bar, part_color(part))
                left += width
