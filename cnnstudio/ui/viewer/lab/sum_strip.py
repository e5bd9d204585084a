"""The sum of one position: its terms, and the way to the value of the output."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import HINT, LABEL, METRIC, mono_font, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import draw_line, rounded, text_width

_LINE, _BLOCK, _GAP = 17, 48, 8
_MOST_LINES = 3
_WRAP = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
)


@dataclass(frozen=True, slots=True)
class Block:
    """A number on the way with its name; `joint` is what stands before it."""

    caption: str
    value: str
    joint: str = ""
    strong: bool = False


class SumStrip(QWidget):
    """Terms in mono, at most three lines, and below them the blocks in a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._terms = self._usual = ""
        self._blocks: tuple[Block, ...] = ()
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.setFixedHeight(self._top() + _BLOCK)

    @property
    def terms(self) -> str:
        """What is written above the blocks."""
        return self._terms

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The numbers on the way."""
        return self._blocks

    def show_sum(self, terms: str, usual: str, blocks: Sequence[Block]) -> None:
        """Show another sum; there is room for the `usual` terms all the time."""
        self._terms, self._usual, self._blocks = terms, usual, tuple(blocks)
        self.setFixedHeight(self._top() + _BLOCK)
        said = " ".join(f"{b.joint} {b.caption} {b.value}".strip() for b in blocks)
        self.setAccessibleName(f"{terms}; {said}" if terms else said)
        self.update()

    def _top(self) -> int:
        """Where the blocks begin."""
        return self._lines(self._usual) * _LINE + _GAP

    def _lines(self, text: str) -> int:
        """Return how many lines a text takes; one where three are not enough."""
        box = QRect(0, 0, max(60, self.width() - 3), 1000)
        metrics = QFontMetrics(mono_font(LABEL))
        needed = metrics.boundingRect(box, _WRAP, text).height()
        lines = max(1, math.ceil((needed - 2) / metrics.lineSpacing()))
        return lines if lines <= _MOST_LINES else 1

    def sizeHint(self) -> QSize:
        return QSize(320, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint_terms(painter)
            self._paint_blocks(painter)

    def _paint_terms(self, painter: QPainter) -> None:
        font, colors = mono_font(LABEL), theme()
        box = QRect(3, 0, self.width() - 3, self._top() - _GAP)
        if self._lines(self._terms) == 1:
            line = box.adjusted(0, box.height() - _LINE, 0, 0)
            draw_line(painter, line, self._terms, font, colors.text2)
        else:
            painter.setFont(font)
            painter.setPen(colors.text2)
            painter.drawText(box, _WRAP, self._terms)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._top() + _BLOCK)

    def _size(self) -> int:
        """Return the size of the numbers: smaller where the row has no room."""
        needed = 6
        for block in self._blocks:
            inner = max(
                text_width(mono_font(METRIC), block.value),
                text_width(ui_font(HINT), block.caption),
            )
            joint = text_width(ui_font(LABEL), block.joint) + 2 * _GAP
            needed += inner + 20 + (joint if block.joint else 0)
        return METRIC if needed <= self.width() else LABEL

    def _paint_blocks(self, painter: QPainter) -> None:
        colors, left, top = theme(), 3, self._top()
        middle = Qt.AlignmentFlag.AlignHCenter
        number, name, sign = mono_font(self._size()), ui_font(HINT), ui_font(LABEL)
        for block in self._blocks:
            if block.joint:
                wide = text_width(sign, block.joint)
                spot = QRect(left + _GAP, top, wide, _BLOCK)
                draw_line(painter, spot, block.joint, sign, colors.text2)
                left += wide + 2 * _GAP
            inner = max(
                text_width(number, block.value), text_width(name, block.caption)
            )
            box = QRect(left, top, inner + 20, _BLOCK)
            border = colors.accent if block.strong else colors.line2
            rounded(painter, box, 5, colors.raised, border)
            upper = QRect(box.x(), top + 5, box.width(), 22)
            lower = QRect(box.x(), top + 27, box.width(), 16)
            draw_line(painter, upper, block.value, number, colors.text, middle)
            draw_line(painter, lower, block.caption, name, colors.text3, middle)
            left += box.width()
