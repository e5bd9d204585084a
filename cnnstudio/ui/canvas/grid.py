"""The dotted background of the canvas."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from cnnstudio.ui.theme_tokens import Theme

_STEP = 24.0
_RADIUS = 0.9
_TILE = 288


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
    if abs(round(step * ratio) - step * ratio) < 1e-6:
        tile = _tile(
            round(step * ratio), ratio, colors.line.rgba(), colors.canvas.rgba()
        )
        origin = transform.map(QPointF(0, 0))
        painter.drawTiledPixmap(rect, tile, rect.topLeft() - origin)
    else:  # A step that is no whole number of pixels cannot be tiled.
        painter.fillRect(rect, colors.canvas)
        _dots(painter, rect, transform.map(QPointF(0, 0)), step, colors.line)
    painter.restore()


def _dots(
    painter: QPainter, rect: QRectF, origin: QPointF, step: float, color: QColor
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    half = step / 2
    x0 = int((rect.left() - origin.x() - half) // step)
    y0 = int((rect.top() - origin.y() - half) // step)
    columns = int(rect.width() // step) + 3
    rows = int(rect.height() // step) + 3
    places = [round(origin.x() + half + (x0 + c) * step) for c in range(columns)]
    line = _line_of_dots(places, color)
    for row in range(rows):
        y = round(origin.y() + half + (y0 + row) * step) - 1.5
        painter.drawPixmap(QPointF(places[0] - 1.5, y), line)


def _line_of_dots(places: list[int], color: QColor) -> QPixmap:
    """Draw one line of the grid: dozens of pictures instead of thousands of dots."""
    line = QPixmap(places[-1] - places[0] + 3, 3)
    line.fill(Qt.GlobalColor.transparent)
    dot = _tile_dot(color.rgba())
    with QPainter(line) as painter:
        for place in places:
            painter.drawPixmap(place - places[0], 0, dot)
    return line


@lru_cache(maxsize=16)
def _tile(step: int, ratio: float, dot: int, ground: int) -> QPixmap:
    # Opaque, and many steps large: copying a few large pieces is what Qt does fastest.
    many = max(1, _TILE // step)
    tile = QPixmap(many * step, many * step)
    tile.fill(QColor.fromRgba(ground))
    with QPainter(tile) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor.fromRgba(dot))
        radius = _RADIUS * ratio
        for index in range(many * many):
            row, column = divmod(index, many)
            middle = QPointF((column + 0.5) * step, (row + 0.5) * step)
            painter.drawEllipse(middle, radius, radius)
    tile.setDevicePixelRatio(ratio)
    return tile


@lru_cache(maxsize=8)
def _tile_dot(rgba: int) -> QPixmap:
    dot = QPixmap(3, 3)
    dot.fill(Qt.GlobalColor.transparent)
    with QPainter(dot) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor.fromRgba(rgba))
        painter.drawEllipse(QPointF(1.5, 1.5), _RADIUS, _RADIUS)
    return dot
