"""What each input channel adds to the sum: bars up and down, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.ui.fonts import HINT, ui_font
from cnnstudio.ui.theme import COLOR_MAPS, theme
from cnnstudio.ui.viewer.lab.sheet import written
from cnnstudio.ui.viewer.parts.pictures import WEIGHTS
from cnnstudio.ui.widgets.painting import draw_line, focus_ring

_HEIGHT, _TITLE = 62, 18


class ChannelBars(QWidget):
    """`picked(channel)` with a click, or Page up and Page down."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._channels: range = range(1)
        self._sums: Sequence[float] = (0.0,)
        self._current = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    def show_sums(self, channels: range, sums: Sequence[float], current: int) -> None:
        """Show what each of the channels adds."""
        self._channels, self._sums, self._current = channels, sums, current
        said = self.tr("Sum of each input channel; channel {0}: {1}")
        own = sums[channels.index(current)]
        self.setAccessibleName(said.format(current, written(own)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    @property
    def _step(self) -> float:
        return min(28.0, (self.width() - 6) / max(1, len(self._channels)))

    def bar_at(self, x: float) -> int | None:
        """Return the channel at a place."""
        index = int((x - 3) // self._step)
        return self._channels[index] if 0 <= index < len(self._channels) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        channel = self.bar_at(event.position().x())
        if channel is None:
            self.setToolTip("")
            return
        value = written(self._sums[self._channels.index(channel)])
        self.setToolTip(self.tr("channel {0}: {1}").format(channel, value))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        channel = self.bar_at(event.position().x())
        if channel is not None:
            self.picked.emit(channel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif self._current + step in self._channels:
            self.picked.emit(self._current + step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        finite = [abs(v) for v in self._sums if np.isfinite(v)]
        end = max(finite, default=0.0) or 1.0
        low, high = (QColor(*COLOR_MAPS[WEIGHTS][at]) for at in (40, 215))
        middle = _TITLE + (_HEIGHT - _TITLE) / 2
        reach = (_HEIGHT - _TITLE) / 2 - 2
        with QPainter(self) as painter:
            title = self.rect().adjusted(3, 0, 0, _TITLE - _HEIGHT)
            text = self.tr("What each input channel adds; click to look at one")
            draw_line(painter, title, text, ui_font(HINT), colors.text3)
            for index, (channel, value) in enumerate(
                zip(self._channels, self._sums, strict=True)
            ):
                left, wide = 3 + index * self._step, self._step
                if channel == self._current:
                    room = QRectF(left, _TITLE, wide, _HEIGHT - _TITLE)
                    painter.fillRect(room, colors.hover)
                    line = room.adjusted(0, room.height() - 2, 0, 0)
                    painter.fillRect(line, colors.accent)
                if not np.isfinite(value):
                    room = QRectF(left, _TITLE, wide, _HEIGHT - _TITLE)
                    hatch = QBrush(colors.text2, Qt.BrushStyle.BDiagPattern)
                    painter.fillRect(room, hatch)
                    continue
                tall = value / end * reach
                gap = 2 if wide > 6 else 0
                bar = QRectF(left + gap, middle, max(1.0, wide - 2 * gap), -tall)
                painter.fillRect(bar.normalized(), high if value > 0 else low)
            painter.setPen(QPen(colors.line2, 1))
            right = 3 + len(self._sums) * self._step
            painter.drawLine(QPointF(3, middle), QPointF(right, middle))
            if self.hasFocus():
                focus_ring(painter, self.rect(), 4)
