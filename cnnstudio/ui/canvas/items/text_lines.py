"""Lines of text on a canvas: elided, squeezed before that, or right-aligned."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

TIGHTEST = 0.78
"""How much a line is squeezed before it is elided."""


def sized(font: QFont, px: float) -> QFont:
    """Give a font a size in pixels, and return it."""
    font.setPixelSize(round(px))
    return font


def draw_text(
    painter: QPainter,
    font: QFont,
    color: QColor,
    x: float,
    middle: float,
    text: str,
    room: float,
) -> float:
    """Draw a line of text, elided to its room; return its width."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
    painter.setFont(font)
    painter.setPen(color)
    base = middle + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(x, base), shown)
    return metrics.horizontalAdvance(shown)


def draw_fitted(
    painter: QPainter,
    font: QFont,
    color: QColor,
    x: float,
    middle: float,
    text: str,
    room: float,
) -> None:
    """Draw a line in full if need be tighter, before it is elided."""
    for tight in (" × ", " → ", " · "):
        if QFontMetricsF(font).horizontalAdvance(text) > room:
            text = text.replace(tight, tight.strip())
    needed = QFontMetricsF(font).horizontalAdvance(text)
    squeezed = min(1.0, max(TIGHTEST, room / needed)) if needed else 1.0
    painter.save()
    painter.translate(x, 0)
    painter.scale(squeezed, 1.0)
    draw_text(painter, font, color, 0, middle, text, room / squeezed + 0.5)
    painter.restore()


def draw_right(
    painter: QPainter, font: QFont, color: QColor, end: float, middle: float, text: str
) -> float:
    """Draw a line that ends at `end`; return its width."""
    width = QFontMetricsF(font).horizontalAdvance(text)
    return draw_text(painter, font, color, end - width, middle, text, width + 1.0)
