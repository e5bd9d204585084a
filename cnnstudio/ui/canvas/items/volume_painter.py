"""Draws a node as a box: its three sides, its name beside it, how it stands."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from cnnstudio.ui.canvas.geometry import BLOCKS_BELOW, SMALLEST_TEXT, text_scale
from cnnstudio.ui.canvas.items.node_content import family_color
from cnnstudio.ui.canvas.items.node_state import paint_state
from cnnstudio.ui.canvas.items.text_lines import draw_fitted, sized
from cnnstudio.ui.canvas.node_face import NodeFace
from cnnstudio.ui.canvas.volumes import Volume
from cnnstudio.ui.fonts import mono_font, ui_font
from cnnstudio.ui.icons import family_icon_name, paint_icon
from cnnstudio.ui.theme_tokens import Theme, mixed

_FRONT, _TOP, _SIDE = 0.42, 0.26, 0.6
"""How much of the family's colour each of the three sides has."""

_GLYPH = 16.0


def paint_volume(
    painter: QPainter,
    room: QRectF,
    face: NodeFace,
    volume: Volume,
    colors: Theme,
    border: tuple[QColor, float],
    zoom: float,
) -> None:
    """Draw the box in the middle of its room, joined to the ports above and below."""
    front, away = volume.front(room), volume.away()
    middle = room.center().x()
    top, bottom = front.top() + away.y(), front.bottom()
    painter.setPen(QPen(colors.edge, 2.0))
    for port in face.ports:
        if port.edge is not None:
            end = QPointF(middle, top if port.side == "in" else bottom)
            painter.drawLine(port.place, end)
    _paint_sides(painter, front, away, family_color(face, colors), colors, border)
    left = front.right() + away.x() + 10
    _paint_words(painter, room, left, face, colors, zoom)
    mark = QPointF(front.left() - 12, room.center().y())
    paint_state(painter, face, colors, mark, 1.0)


def _paint_sides(
    painter: QPainter,
    front: QRectF,
    away: QPointF,
    family: QColor,
    colors: Theme,
    border: tuple[QColor, float],
) -> None:
    color, width = border
    pen = QPen(color, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    upper = (front.topLeft(), front.topRight())
    lower = front.bottomRight()
    sides = (
        (_FRONT, (*upper, lower, front.bottomLeft())),
        (_TOP, (*upper, upper[1] + away, upper[0] + away)),
        (_SIDE, (upper[1], upper[1] + away, lower + away, lower)),
    )
    for part, corners in sides:
        painter.setBrush(mixed(family, colors.raised, part))
        painter.drawPolygon(QPolygonF(list(corners)))


def _paint_words(
    painter: QPainter,
    room: QRectF,
    left: float,
    face: NodeFace,
    colors: Theme,
    zoom: float,
) -> None:
    """Write glyph and type, and below them the name; from far away only the type."""
    middle, space = room.center().y(), room.right() - left - 2
    title = sized(ui_font(13, 600), max(13.0, SMALLEST_TEXT / zoom))
    if zoom < BLOCKS_BELOW:
        draw_fitted(painter, title, colors.text, left, middle, face.type_name, space)
        return
    scale = text_scale(zoom)
    high = 9 * scale
    glyph = QRectF(left, middle - high - 8, _GLYPH, _GLYPH)
    family = family_color(face, colors)
    paint_icon(painter, family_icon_name(face.family), glyph, family)
    start, upper = left + _GLYPH + 4, middle - high
    room_beside = space - _GLYPH - 4
    draw_fitted(painter, title, colors.text, start, upper, face.type_name, room_beside)
    name = sized(mono_font(11), 11 * scale)
    draw_fitted(painter, name, colors.text3, left, middle + high, face.name, space)
