"""How often each value occurs in each channel of the data, as lines."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.bridge.message import Counts
from cnnstudio.ui.fonts import HINT, mono_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import draw_line, rounded

_HEIGHT, _AXIS = 120, 16


def channel_color(channel: int, channels: int) -> QColor:
    """Return the colour in which a channel is drawn: red, green, blue, else grey."""
    tokens = ("error", "ok", "accent") if channels == 3 else ("text2",)
    return theme().color(tokens[channel % len(tokens)])


class ValueHistogram(QWidget):
    """Counts (C, 256) of bytes, each channel up to its own highest count but one.

    A background of one value would hide all the rest: the most frequent value may
    reach over the top.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Counts = np.zeros((0, 256), np.int64)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How often each value occurs"))

    def show_counts(self, counts: Counts) -> None:
        """Show other counts."""
        self._counts = counts
        self.setVisible(bool(counts.size))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        box = QRectF(self.rect()).adjusted(0, 0, 0, -_AXIS)
        with QPainter(self) as painter:
            rounded(painter, box, 4, colors.canvas, colors.line)
            painter.setClipRect(box.adjusted(1, 1, -1, -1))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for channel, counts in enumerate(self._counts):
                ordered = np.sort(counts)
                top = max(1.0, float(ordered[-2]) if len(ordered) > 1 else 1.0)
                line = QPolygonF()
                for value, number in enumerate(counts.tolist()):
                    x = box.left() + box.width() * value / 255
                    y = box.bottom() - 2 - (box.height() - 8) * min(1.2, number / top)
                    line.append(QPointF(x, y))
                painter.setPen(QPen(channel_color(channel, len(self._counts)), 1.4))
                painter.drawPolyline(line)
            painter.setClipping(False)
            below = QRect(0, _HEIGHT - _AXIS, self.width(), _AXIS)
            font = mono_font(HINT)
            draw_line(painter, below, "0", font, colors.text3)
            right, middle = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
            draw_line(painter, below, "128", font, colors.text3, middle)
            draw_line(painter, below, "255", font, colors.text3, right)
