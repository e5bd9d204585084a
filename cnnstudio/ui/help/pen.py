"""What the figures are drawn with: cells, words and arrows in the theme's colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import atan2, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cnnstudio.graph.layer import Layer
from cnnstudio.ui.fonts import mono_font, ui_font
from cnnstudio.ui.theme_tokens import Theme, mixed

WIDTH, HEIGHT = 264.0, 112.0
"""Size of a figure."""

_HEAD = 5.0


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws one layer's figure into WIDTH × HEIGHT; `ink` is its family's colour."""

    painter: QPainter
    colors: Theme
    ink: QColor

    def cell(self, box: QRectF, share: float = 0.0, strong: bool = False) -> None:
        """Draw a square; `share` of the ink fills it, a strong one is outlined."""
        fill = mixed(self.ink, self.colors.raised, share)
        self.painter.setBrush(fill)
        border = self.ink if strong else self.colors.line2
        self.painter.setPen(QPen(border, 1.5 if strong else 1.0))
        self.painter.drawRect(box)

    def frame(self, box: QRectF, dashed: bool = False) -> None:
        """Draw an outline in the ink."""
        pen = QPen(self.ink, 1.5)
        if dashed:
            pen.setDashPattern([3.0, 2.0])
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRect(box)

    def line(self, a: QPointF, b: QPointF, faint: bool = False) -> None:
        """Draw a line."""
        self.painter.setPen(QPen(self.colors.line2 if faint else self.ink, 1.2))
        self.painter.drawLine(a, b)

    def arrow(self, a: QPointF, b: QPointF) -> None:
        """Draw a line with a head."""
        self.painter.setPen(QPen(self.colors.text3, 1.2))
        self.painter.drawLine(a, b)
        angle = atan2(b.y() - a.y(), b.x() - a.x())
        for turn in (pi * 0.84, -pi * 0.84):
            tip = QPointF(cos(angle + turn), sin(angle + turn)) * _HEAD
            self.painter.drawLine(b, b + tip)

    def words(self, at: QPointF, text: str, mono: bool = False) -> None:
        """Write a short text around a point."""
        self.painter.setFont(mono_font(11) if mono else ui_font(11))
        self.painter.setPen(self.colors.text2)
        box = QRectF(at.x() - 110, at.y() - 9, 220, 18)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def symbol(self, at: QPointF, text: str, radius: float = 14.0) -> None:
        """Draw a sign in a circle."""
        self.painter.setBrush(self.colors.raised)
        self.painter.setPen(QPen(self.ink, 1.6))
        self.painter.drawEllipse(at, radius, radius)
        font = ui_font(15, 600) if len(text) == 1 else ui_font(11, 600)
        self.painter.setFont(font)
        self.painter.setPen(self.colors.text)
        box = QRectF(at.x() - 20, at.y() - 12, 40, 23)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


Draw = Callable[[Layer, Pen], None]
