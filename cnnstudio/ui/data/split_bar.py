"""The parts of the data as one bar whose dividers are dragged."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.data.parts import PARTS, part_color, part_name
from cnnstudio.ui.fonts import HINT, ui_font
from cnnstudio.ui.format import grouped
from cnnstudio.ui.theme import mixed, theme
from cnnstudio.ui.widgets.painting import (
    by_keyboard,
    draw_line,
    focus_ring,
    rounded,
    text_width,
)

_HEIGHT, _BAR = 34, 22
_GRIP = 6
"""A press this near to a divider takes it, in pixels."""

Sizes = tuple[int, int, int]


class SplitBar(QWidget):
    """Training, validation and test beside each other, each as wide as its share.

    Dragging a divider, or the arrow keys, moves samples between the parts on its two
    sides and emits `dragged(sizes)`, three counts whose sum is kept; behind the last
    part is what is not used. Up and Down choose the divider that the keys move.
    `let_go` follows when the mouse is released.
    """

    dragged = Signal(object)
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: Sizes = (0, 0, 0)
        self._total = 0
        self._movable = False
        self._held = -1
        self._chosen = 0
        self._ring = False
        self.setMouseTracking(True)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Parts of the data"))

    @property
    def sizes(self) -> Sizes:
        """How many samples each part has."""
        return self._sizes

    def show_sizes(self, sizes: Sizes, total: int, movable: bool) -> None:
        """Show how many of `total` samples each part has."""
        self._sizes, self._total = sizes, max(total, sum(sizes))
        self._movable = movable and total > 0
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if self._movable else policy.NoFocus)
        said = ", ".join(
            f"{part_name(part)} {grouped(size)}"
            for part, size in zip(PARTS, sizes, strict=True)
        )
        self.setAccessibleDescription(said)
        self.update()

    def divider(self, index: int) -> int:
        """Where a divider stands, in pixels from the left."""
        before = sum(self._sizes[: index + 1])
        box = self._box()
        return round(box.left() + box.width() * before / max(1, self._total))

    def _box(self) -> QRectF:
        return QRectF(2, (_HEIGHT - _BAR) / 2, self.width() - 4, _BAR)

    def _dividers(self) -> range:
        """Between parts, and behind the last one where samples are left over."""
        return range(3 if self._total > sum(self._sizes) else 2)

    def _near(self, x: float) -> int:
        if not self._movable:
            return -1
        near = min(self._dividers(), key=lambda i: abs(self.divider(i) - x))
        return near if abs(self.divider(near) - x) <= _GRIP else -1

    def _move_to(self, index: int, before: int) -> None:
        """Put a divider behind so many samples; each part keeps one at least."""
        sizes = list(self._sizes)
        start = sum(sizes[:index])
        last = index == len(sizes) - 1
        end = self._total if last else start + sizes[index] + sizes[index + 1] - 1
        before = max(start + 1, min(end, before))
        change = before - start - sizes[index]
        if not change:
            return
        sizes[index] += change
        if not last:
            sizes[index + 1] -= change
        self._sizes = (sizes[0], sizes[1], sizes[2])
        self.update()
        self.dragged.emit(self._sizes)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = self._near(event.position().x())
            if self._held >= 0:
                self._chosen = self._held
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._held >= 0:
            box = self._box()
            share = (x - box.left()) / max(1.0, box.width())
            self._move_to(self._held, round(share * self._total))
            return
        grips = Qt.CursorShape.SplitHCursor
        self.setCursor(grips if self._near(x) >= 0 else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held >= 0:
            self._held = -1
            self.update()
            self.let_go.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        self._chosen = min(self._chosen, len(self._dividers()) - 1)
        if key in moves and self._movable:
            one = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = 1 if one else max(1, self._total // 100)
            before = sum(self._sizes[: self._chosen + 1])
            self._move_to(self._chosen, before + moves[key] * step)
        elif key in steps and self._movable:
            last = len(self._dividers()) - 1
            self._chosen = max(0, min(last, self._chosen + steps[key]))
            self._ring = True
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        super().focusInEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, box = theme(), self._box()
        with QPainter(self) as painter:
            rounded(painter, box, 4, colors.canvas, colors.line2)
            left = box.left()
            for index, part in enumerate(PARTS):
                right = float(self.divider(index))
                if right - left >= 1:
                    self._paint_part(
                        painter,
                        QRectF(left, box.top(), right - left, box.height()),
                        index,
                        part,
                    )
                left = right
            if self._movable:
                for index in self._dividers():
                    self._paint_divider(painter, index)

    def _paint_part(
        self, painter: QPainter, box: QRectF, index: int, part: str
    ) -> None:
        colors = theme()
        soft = mixed(part_color(part), colors.surface, 0.38)
        inside = box.adjusted(1, 1, -1, -1)
        painter.fillRect(inside, soft)
        painter.fillRect(
            QRectF(inside.left(), inside.bottom() - 3, inside.width(), 3),
            part_color(part),
        )
        size = grouped(self._sizes[index])
        font = ui_font(HINT, 600)
        for text in (f"{part_name(part)} {size}", size):
            if text_width(font, text) + 10 <= inside.width():
                where = QRect(
                    int(inside.left()) + 5,
                    int(inside.top()),
                    int(inside.width()) - 8,
                    int(inside.height()) - 3,
                )
                draw_line(painter, where, text, font, colors.text)
                return

    def _paint_divider(self, painter: QPainter, index: int) -> None:
        colors = theme()
        x = self.divider(index)
        grip = QRectF(x - 2.5, 2, 5, _HEIGHT - 4)
        active = index == self._held
        ink = colors.accent if active else colors.text2
        rounded(painter, grip, 2.5, ink, colors.surface, 1)
        if self.hasFocus() and self._ring and index == self._chosen:
            focus_ring(painter, grip.adjusted(-3, -1, 3, 1), 4)
