"""The bar at the lower edge of a node: how much weights move, how much is zero."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from cnnstudio.ui.canvas.geometry import SMALLEST_TEXT
from cnnstudio.ui.canvas.items.text_lines import draw_right, sized
from cnnstudio.ui.canvas.node_face import NodeFace
from cnnstudio.ui.fonts import mono_font, ui_font
from cnnstudio.ui.overlays import LiveBar
from cnnstudio.ui.theme_tokens import Theme

_LEFT, _RIGHT, _HEIGHT, _INSIDE = 36.0, 26.0, 3.0, 3.0
_NUMBER, _TALLEST, _APART = 11.0, 14.0, 5.0
"""Height of the number, the most that a small card has room for, and its distance to
the bar, in pixels of the card."""
_SMALL, _TOUCH = 40.0, 4.0
"""Height up to which a card has its name in the middle, and pixels that this may reach
into the number's."""
NUMBER_ABOVE = 12.0
"""How far the number stands out above the bar, in pixels."""
_PICTURE = 12.0
"""How much more room at the right a thumbnail takes, on a card of any size."""


def bar_area(face: NodeFace) -> QRectF:
    """Return where the bar lies on the card, at (0, 0) in scene pixels."""
    width, height = face.size.width(), face.size.height()
    right = width - _RIGHT
    if face.thumbnail is not None:
        right -= 2 * _PICTURE if face.full and height > _SMALL else _PICTURE
    return QRectF(_LEFT, height - _INSIDE - _HEIGHT, right - _LEFT, _HEIGHT)


def _is_clear(face: NodeFace, start: float) -> bool:
    """Tell whether a number that begins there is clear of the name beside it."""
    if face.size.height() > _SMALL:
        return True
    name = QFontMetricsF(sized(ui_font(13, 600), 13)).horizontalAdvance(face.type_name)
    return _LEFT + name <= start + _TOUCH


def paint_bar(painter: QPainter, face: NodeFace, bar: LiveBar, colors: Theme) -> None:
    """Draw the whole length faintly, the bar over it, and the number behind it.

    From so far away that it could not be read there is no number, nor where it would
    lie over the name of a small card.
    """
    box = bar_area(face)
    painter.save()
    high = max(_NUMBER, SMALLEST_TEXT / painter.worldTransform().m11())
    font = sized(mono_font(11), high)
    wide = QFontMetricsF(font).horizontalAdvance(bar.text)
    if bar.text and high <= _TALLEST and _is_clear(face, box.right() - _APART - wide):
        middle = box.bottom() - high / 2 - 1
        ink = colors.text2 if bar.healthy else colors.warn
        end = box.right() - _APART  # clear of the mark above it
        width = draw_right(painter, font, ink, end, middle, bar.text)
        box.setRight(end - width - _APART)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.line2)
    painter.drawRoundedRect(box, 1.5, 1.5)
    box.setWidth(max(3.0, box.width() * min(1.0, max(0.0, bar.part))))
    painter.setBrush(colors.ok if bar.healthy else colors.warn)
    painter.drawRoundedRect(box, 1.5, 1.5)
    painter.restore()
