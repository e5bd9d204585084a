"""What an edge shows, and its label: a pill with the shape that travels there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen, QStaticText

from cnnstudio.ui.fonts import mono_font
from cnnstudio.ui.theme_tokens import Theme, mixed


@dataclass(frozen=True, slots=True)
class EdgeFace:
    """What an edge shows: the shape, whether it is certain, whether it is at fault."""

    label: str = "?"
    provisional: bool = False
    red: bool = False


@dataclass(frozen=True, slots=True)
class EdgeAccents:
    """What pointer and selection add; `source`: the layer it leaves is selected.

    `halved`: something is carried over it; `cut`: a stroke has crossed it.
    """

    selected: bool = False
    hovered: bool = False
    source: bool = False
    halved: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours of a label."""

    border: QColor
    fill: QColor
    text: QColor
    dashed: bool

    def mixed_with(self, before: Ink, part: float) -> Ink:
        """Return the colours on the way here from others."""
        return Ink(
            mixed(self.border, before.border, part),
            mixed(self.fill, before.fill, part),
            mixed(self.text, before.text, part),
            self.dashed,
        )


def ink_of(face: EdgeFace, on: EdgeAccents, colors: Theme) -> Ink:
    """Return how the label of an edge looks."""
    border, fill, ink = colors.line, colors.canvas, colors.text2
    if face.red:
        border, fill, ink = colors.error, colors.errorbg, colors.error
    elif on.selected or on.source or on.halved:
        border, ink = colors.accent, colors.text
    elif face.provisional:
        border, ink = colors.line2, colors.text3
    if on.hovered and not face.red:
        fill = colors.raised
    return Ink(border, fill, ink, face.provisional and not face.red)


def paint_label(painter: QPainter, size: QSizeF, text: QStaticText, ink: Ink) -> None:
    """Draw a pill of a size at (0, 0), with its text in the middle."""
    pen = QPen(ink.border, 1.0)
    if ink.dashed:
        pen.setDashPattern([3.0, 3.0])
    painter.setPen(pen)
    painter.setBrush(ink.fill)
    inner = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
    painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
    painter.setFont(mono_font(11))
    painter.setPen(ink.text)
    room = (size - text.size()) / 2
    painter.drawStaticText(QPointF(room.width(), room.height()), text)
