"""The mark that says how a node stands: dot, ring, triangle, disc, or the word off."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from cnnstudio.ui.canvas.items.text_lines import sized
from cnnstudio.ui.canvas.node_face import NodeFace
from cnnstudio.ui.fonts import ui_font
from cnnstudio.ui.theme_tokens import Theme


def paint_state(
    painter: QPainter, face: NodeFace, colors: Theme, at: QPointF, scale: float
) -> None:
    """Draw the mark with its middle at `at`."""
    painter.save()
    painter.translate(at)
    painter.scale(scale, scale)
    if face.look in ("error", "unknown"):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.error)
        painter.drawEllipse(QPointF(0, 0), 7, 7)
        if face.mistakes:
            _count(painter, colors.raised, face.mistakes)
        else:
            _mark(painter, colors.raised, -3.5, 0.5, 3.2, 1.8)
    elif face.look == "warning":
        triangle = QPainterPath(QPointF(0, -6.5))
        triangle.lineTo(6, 4.5)
        triangle.lineTo(-6, 4.5)
        triangle.closeSubpath()
        painter.fillPath(triangle, colors.warn)
        _mark(painter, colors.raised, -2.2, 0.6, 2.7, 1.5)
    elif face.look == "waiting":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colors.text3, 1.5))
        painter.drawEllipse(QPointF(0, 0), 3.5, 3.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.ok)
        painter.drawEllipse(QPointF(0, 0), 3.5, 3.5)
    painter.restore()


def _count(painter: QPainter, ink: QColor, mistakes: int) -> None:
    """Write how many mistakes are inside of a block."""
    painter.setFont(sized(ui_font(11, 600), 11))
    painter.setPen(ink)
    text = str(mistakes) if mistakes < 10 else "9+"
    painter.drawText(QRectF(-9, -7, 18, 14), Qt.AlignmentFlag.AlignCenter, text)


def _mark(
    painter: QPainter, ink: QColor, top: float, bottom: float, dot: float, width: float
) -> None:
    """Draw an exclamation mark."""
    painter.setPen(QPen(ink, width, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(0, top), QPointF(0, bottom))
    painter.drawPoint(QPointF(0, dot))
