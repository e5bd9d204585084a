"""How a node is painted: card, family bar, glyph, texts, state, thumbnail, ports."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from cnnstudio.ui.canvas.cost_faces import warmed
from cnnstudio.ui.canvas.geometry import (
    PORT_GROWN,
    PORT_SIZE,
    Detail,
)
from cnnstudio.ui.canvas.items.node_content import (
    family_color,
    paint_full,
    paint_small,
)
from cnnstudio.ui.canvas.items.volume_painter import paint_volume
from cnnstudio.ui.canvas.node_face import NodeFace, PortFace
from cnnstudio.ui.theme_tokens import Theme, mixed

RADIUS = 6.0
_OFF = 0.45
"""Opacity of the bar of a layer that is off."""
MARGIN = 9.0
"""How far rings and ports reach beyond the card."""


@dataclass(frozen=True, slots=True)
class Accents:
    """What the pointer and the selection add: `pull` is the port an edge snaps to."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False
    pull: int = -1
    faded: frozenset[int] = frozenset()
    grown: frozenset[int] = frozenset()


def paint_node(
    painter: QPainter,
    face: NodeFace,
    colors: Theme,
    on: Accents,
    detail: Detail,
    zoom: float,
) -> None:
    """Draw the card at (0, 0) in scene pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(QPointF(0, 0), face.size)
    if face.volume is not None:
        _rings(painter, box, colors, on)
        border = border_of(face, colors, on)
        paint_volume(painter, box, face, face.volume, colors, border, zoom)
    else:
        _paint_card(painter, box, face, colors, on, detail, zoom)
    for index, port in enumerate(face.ports):
        paint_port(painter, port, colors, on, index)


def _paint_card(
    painter: QPainter, box: QRectF, face: NodeFace, colors: Theme, on: Accents,
    detail: Detail, zoom: float,
) -> None:  # fmt: skip
    _rings(painter, box, colors, on)
    _card(painter, box, face, colors, on)
    if detail is Detail.FULL:
        paint_full(painter, box, face, colors, zoom)
    else:
        paint_small(painter, box, face, colors, zoom)


def border_of(face: NodeFace, colors: Theme, on: Accents) -> tuple[QColor, float]:
    """Return colour and width of the card's border."""
    if face.look in ("error", "unknown"):
        return colors.error, 1.5
    if on.selected:
        return colors.accent, 1.5
    if on.hovered:
        return mixed(colors.accent, colors.raised, 0.6), 1.0
    return colors.line2, 1.0


def _border_pen(face: NodeFace, colors: Theme, color: QColor, width: float) -> QPen:
    """Dashed where the card shows what it would be, and where the layer is off."""
    pen = QPen(colors.accent, 1.5) if face.tentative else QPen(color, width)
    if face.tentative or face.off:
        pen.setDashPattern([4.0, 3.0])
    return pen


def _rings(painter: QPainter, box: QRectF, colors: Theme, on: Accents) -> None:
    """Draw what lies around a node that has the keyboard or is selected."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if on.focused:
        painter.setPen(QPen(colors.accent, 2.0))
        painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), RADIUS + 4, RADIUS + 4)
    elif on.selected:
        ring = QColor(colors.accent)
        ring.setAlphaF(0.45)
        painter.setPen(QPen(ring, 1.0))
        painter.drawRoundedRect(box.adjusted(-3.5, -3.5, 3.5, 3.5), 9, 9)


def _card(
    painter: QPainter, box: QRectF, face: NodeFace, colors: Theme, on: Accents
) -> None:
    color, width = border_of(face, colors, on)
    if face.block is not None:  # a second card shows below: it stands for several
        under = QPainterPath()
        low = box.adjusted(6.5, 8, -6.5, 2.5)
        under.addRoundedRect(low, RADIUS, RADIUS)
        painter.setBrush(colors.raised)
        painter.setPen(QPen(color if on.selected else colors.line2, 1.0))
        painter.drawPath(under)
    painter.setBrush(warmed(colors, face.cost))
    painter.setPen(_border_pen(face, colors, color, width))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    bar = QPainterPath()
    bar.addRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
    painter.save()
    painter.setClipRect(QRectF(1, 0, 3, box.height()), Qt.ClipOperation.IntersectClip)
    if face.off:
        painter.setOpacity(_OFF)
    painter.fillPath(bar, family_color(face, colors))
    painter.restore()


def paint_port(
    painter: QPainter, port: PortFace, colors: Theme, on: Accents, index: int
) -> None:
    """Draw one port; grown under the pointer, faded when an edge cannot end there."""
    size = PORT_GROWN if on.hovered or index in on.grown else PORT_SIZE
    color = colors.edge
    if port.red:
        color = colors.error
    elif index == on.pull:
        color = colors.accent
    elif port.missing:
        color = colors.warn
    elif port.spare and index not in on.grown:
        size, color = PORT_SIZE - 2, colors.edge
    painter.save()
    painter.setOpacity(0.35 if index in on.faded else 1.0)
    painter.setBrush(colors.canvas)
    painter.setPen(QPen(color, 2.0 if index == on.pull else 1.5))
    painter.drawEllipse(port.place, size / 2, size / 2)
    painter.restore()
