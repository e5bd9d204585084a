"""Small drawing helpers that the self-painted widgets share."""

from __future__ import annotations

import math
from functools import cache, lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPen

from cnnstudio.ui.fonts import BODY, HINT, LABEL, ui_font
from cnnstudio.ui.theme import theme


def rounded(
    painter: QPainter,
    box: QRect | QRectF,
    radius: float,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Fill and outline a rounded rectangle, the line inside the box and sharp."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if border else 0.0
    painter.setPen(QPen(border, width) if border else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
    inner = QRectF(box).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, radius - inset, radius - inset)
    painter.restore()


def focus_ring(painter: QPainter, box: QRect | QRectF, radius: float) -> None:
    """Draw the 2 px ring of the widget that has the keyboard."""
    rounded(painter, box, radius, None, theme().accent, 2.0)


def by_keyboard(reason: Qt.FocusReason) -> bool:
    """Return whether focus came by a key (or the program), not by the mouse."""
    return reason not in (
        Qt.FocusReason.MouseFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
    )


def draw_line(
    painter: QPainter,
    box: QRect,
    text: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Draw one line of text, elided to the box and centred upright; its width."""
    shown, width = _fitted(text, font, box.width())
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(box, _upright(align), shown)
    return width


@cache
def _upright(align: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    """Add that a line is centred upright; enumerations of Python add slowly."""
    return align | Qt.AlignmentFlag.AlignVCenter


@lru_cache(maxsize=2048)
def _fitted(text: str, font: QFont, room: int) -> tuple[str, int]:
    """Return a text, elided to a room, and its width: measured once, drawn often."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return shown, text_width(font, shown)


def fitting_font(text: str, room: int) -> QFont:
    """Return the typeface of texts, smaller where a text would be cut otherwise."""
    for px in (BODY, LABEL):
        if text_width(ui_font(px), text) <= room:
            return ui_font(px)
    return ui_font(HINT)


def text_width(font: QFont, text: str) -> int:
    """Return how wide a text is, in whole pixels that surely hold it."""
    return math.ceil(QFontMetricsF(font).horizontalAdvance(text))
