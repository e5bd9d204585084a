"""The room in which the strip of steps is scrolled: its ends fade, with arrows."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from cnnstudio.ui.pipeline.cards import CARD
from cnnstudio.ui.pipeline.strip import PipelineStrip
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.buttons import IconButton

_BAR, _EDGE, _BUTTON = 14, 60, 26


class StripArea(QScrollArea):
    """Shows all of a strip where there is room, in narrower cards if need be.

    Where there is not, both ends say that more is there, and lead to it.
    """

    def __init__(self, strip: PipelineStrip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = strip
        self.setWidget(strip)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(strip.height() + _BAR)
        self.back = _End(IconButton("chevron-left", self.tr("Earlier steps")), -1, self)
        self.on = _End(IconButton("chevron-right", self.tr("Later steps")), 1, self)
        self.back.button.clicked.connect(self._back)
        self.on.button.clicked.connect(self._on)
        bar = self.horizontalScrollBar()
        bar.valueChanged.connect(self._show_ends)
        bar.rangeChanged.connect(self._show_ends)
        self._show_ends()

    def reveal(self, box: QRect) -> None:
        """Scroll so that a card is seen whole, clear of what fades."""
        room = min(_EDGE, max(0, (self.viewport().width() - box.width()) // 2))
        centre = box.center()
        self.ensureVisible(centre.x(), centre.y(), box.width() // 2 + room, 0)

    def _back(self) -> None:
        self._go(-1)

    def _on(self) -> None:
        self._go(1)

    def _go(self, way: int) -> None:
        bar = self.horizontalScrollBar()
        step = max(CARD.width(), self.viewport().width() - 2 * _EDGE)
        bar.setValue(bar.value() + way * step)

    def _show_ends(self, *_: int) -> None:
        bar, tall = self.horizontalScrollBar(), self._strip.height()
        self.back.setVisible(bar.value() > bar.minimum())
        self.on.setVisible(bar.value() < bar.maximum())
        self.back.setGeometry(0, 0, _EDGE, tall)
        self.on.setGeometry(self.viewport().width() - _EDGE, 0, _EDGE, tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._strip.set_room(self.viewport().width())
        self._show_ends()


class _End(QWidget):
    """The faded end of a strip, with the button that leads on."""

    def __init__(self, button: IconButton, way: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.button, self._way = button, way
        button.setParent(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        solid, clear = theme().surface, QColor(theme().surface)
        clear.setAlpha(0)
        ends = (0.0, float(self.width()))
        start, end = ends if self._way > 0 else ends[::-1]
        fade = QLinearGradient(start, 0, end, 0)
        fade.setColorAt(0, clear)
        fade.setColorAt(0.6, solid)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), fade)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        x = self.width() - _BUTTON - 6 if self._way > 0 else 6
        middle = self.height() - 12 - CARD.height() // 2
        self.button.setGeometry(x, middle - _BUTTON // 2, _BUTTON, _BUTTON)
