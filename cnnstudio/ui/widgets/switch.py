"""An on/off switch that also says its state in a word."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cnnstudio.ui.fonts import LABEL, ui_font
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets.painting import (
    by_keyboard,
    draw_line,
    focus_ring,
    rounded,
    text_width,
)


class ToggleSwitch(QAbstractButton):
    """A check box drawn as a switch; `toggled(bool)`, Space and click change it."""

    def __init__(
        self,
        name: str,
        words: tuple[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words or (self.tr("off"), self.tr("on"))
        self._ring = False
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._describe)
        self._describe(False)

    def _describe(self, on: bool) -> None:
        self.setAccessibleDescription(self._words[on])

    def sizeHint(self) -> QSize:
        word = max(text_width(ui_font(LABEL), word) for word in self._words)
        return QSize(36 + 8 + word + 2, 24)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = theme()
        track = QRectF(3, self.height() / 2 - 8, 30, 16)
        on, ready = self.isChecked(), self.isEnabled()
        fill = colors.accentfill if on else colors.line2
        knob = (
            colors.onaccent if on else (colors.text2 if colors.dark else colors.raised)
        )
        if not ready:
            fill = colors.line
            knob = colors.text3 if colors.dark else colors.raised
        elif self.underMouse() and not on:
            fill = colors.edge
        left = track.right() - 14 if on else track.left() + 2
        with QPainter(self) as painter:
            rounded(painter, track, 8, fill)
            rounded(painter, QRectF(left, track.top() + 2, 12, 12), 6, knob)
            if self.hasFocus() and self._ring:
                focus_ring(painter, track.adjusted(-3, -3, 3, 3), 11)
            word = QRect(43, 0, self.width() - 43, self.height())
            ink = colors.text2 if on and ready else colors.text3
            draw_line(painter, word, self._words[on], ui_font(LABEL), ink)
