"""The bar at the lower edge of a node while a run trains: how much its weights move."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from cnnstudio.ui.canvas.node_face import NodeFace
from cnnstudio.ui.overlays import LiveBar
from cnnstudio.ui.theme_tokens import Theme

_LEFT, _RIGHT, _HEIGHT, _INSIDE = 36.0, 26.0, 3.0, 3.0
_PICTURE = 12.0
"""How much more room at the right a thumbnail takes, on a card of any size."""


def bar_area(face: NodeFace) -> QRectF:
    """Return where the bar lies on the card, at (0, 0) in scene pixels."""
    width, height = face.size.width(), face.size.height()
    right = width - _RIGHT
    if face.thumbnail is not None:
        right -= 2 * _PICTURE if face.full and height > 40 else _PICTURE
    return QRectF(_LEFT, height - _INSIDE - _HEIGHT, right - _LEFT, _HEIGHT)


def paint_bar(painter: QPainter, face: NodeFace, bar: LiveBar, colors: Theme) -> None:
    """Draw the whole length faintly, and the bar over it."""
    box = bar_area(face)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.line2)
    painter.drawRoundedRect(box, 1.5, 1.5)
    box.setWidth(max(3.0, box.width() * min(1.0, max(0.0, bar.part))))
    painter.setBrush(colors.ok if bar.healthy else colors.warn)
    painter.drawRoundedRect(box, 1.5, 1.5)
    painter.restore()
