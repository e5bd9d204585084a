"""The dotted background of the canvas."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from cnnstudio.ui.theme_tokens import Theme

_STEP = 24.0
_RADIUS = 0.9


def paint_grid(painter: QPainter, area: QRectF, colors: Theme) -> None:
    """Fill an area of the scene with the canvas colour and its dots, 24 apart."""
    transform = painter.worldTransform()
    ratio = painter.device().devicePixelRatioF()
    step = _STEP * transform.m11()
    while step < 16:
        step *= 2
    rect = transform.mapRect(area)
    painter.save()
    painter.resetTransform()
    # Not a tiled picture: what is painted anew has ragged edges, and copying a tile
    # under such a clip took longer than all nodes and edges together.
    painter.fillRect(rect, colors.canvas)
    _dots(painter, rect, transform.map(QPointF(0, 0)), step, ratio, colors.line)
    painter.restore()


def _dots(
    painter: QPainter,
    rect: QRectF,
    origin: QPointF,
    step: float,
    ratio: float,
    color: QColor,
) -> None:
    half = step / 2
    x0 = int((rect.left() - origin.x() - half) // step)
    y0 = int((rect.top() - origin.y() - half) // step)
    columns = int(rect.width() // step) + 3
    rows = int(rect.height() // step) + 3
    dot = _dot(ratio, color.rgba())
    reach = dot.width() // 2
    # In pixels of the screen, so that every dot looks the same.
    places = [
        round((origin.x() + half + (x0 + column) * step) * ratio)
        for column in range(columns)
    ]
    line = _line_of_dots(places, dot, ratio)
    for row in range(rows):
        y = round((origin.y() + half + (y0 + row) * step) * ratio)
        corner = QPointF((places[0] - reach) / ratio, (y - reach) / ratio)
        painter.drawPixmap(corner, line)


def _line_of_dots(places: list[int], dot: QPixmap, ratio: float) -> QPixmap:
    """Draw one line of the grid: dozens of pictures instead of thousands of dots."""
    line = QPixmap(places[-1] - places[0] + dot.width(), dot.height())
    line.fill(Qt.GlobalColor.transparent)
    with QPainter(line) as painter:
        for place in places:
            painter.drawPixmap(place - places[0], 0, dot)
    line.setDevicePixelRatio(ratio)
    return line


@lru_cache(maxsize=16)
def _dot(ratio: float, rgba: int) -> QPixmap:
    side = 2 * int(_RADIUS * ratio + 1) + 1
    dot = QPixmap(side, side)
    dot.fill(Qt.GlobalColor.transparent)
    with QPainter(dot) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor.fromRgba(rgba))
        middle = QPointF(side / 2, side / 2)
        painter.drawEllipse(middle, _RADIUS * ratio, _RADIUS * ratio)
    return dot
