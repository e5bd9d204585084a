"""What the numbers at the right of rows are, above them."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.fonts import HINT, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import draw_line

_EDGE = 5
"""Pixels at the right of the last column."""


class ColumnHeads(QWidget):
    """Titles of columns of figures; `behind` pixels at the right have none."""

    behind = 0

    @abstractmethod
    def titles(self) -> tuple[tuple[str, int], ...]:
        """Return each title with the width of its column in pixels."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors, font, titles = theme(), ui_font(HINT), self.titles()
        right = Qt.AlignmentFlag.AlignRight
        left = self.width() - _EDGE - sum(wide for _, wide in titles) - self.behind
        with QPainter(self) as painter:
            for text, width in titles:
                box = QRect(left, 0, width, self.height() - 4)
                draw_line(painter, box, text, font, colors.text3, right)
                left += width
            line = QRect(0, self.height() - 1, self.width(), 1)
            painter.fillRect(line, colors.line)
