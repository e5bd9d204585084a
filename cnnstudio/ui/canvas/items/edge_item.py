"""One edge on the canvas: its line and the label with the shape that travels on it."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QStaticText,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.graph.node import Edge
from cnnstudio.graph.shape import TensorShape
from cnnstudio.ui.canvas.geometry import BLOCKS_BELOW, FAR_BELOW, text_scale
from cnnstudio.ui.canvas.items.edge_label import (
    EdgeAccents,
    EdgeFace,
    ink_of,
    paint_label,
)
from cnnstudio.ui.canvas.rect_index import Box
from cnnstudio.ui.canvas.routing import Route
from cnnstudio.ui.fonts import mono_font
from cnnstudio.ui.theme import ThemeManager
from cnnstudio.ui.theme_tokens import Theme, mixed

_PADDING = 7.0
_SLIM_HEIGHT, _SLIM_PADDING = 13.0, 5.0
"""Of a label in a gap that is too small for the usual one, in screen pixels."""


def label_text(shape: TensorShape | None) -> str:
    """Write a shape as a label does."""
    return "?" if shape is None else str(shape)


def shown_label(label: str, zoom: float) -> str:
    """Return the label as it is written at a zoom: without spaces on far nodes."""
    return label.replace(" ", "") if zoom < FAR_BELOW else label


@lru_cache(maxsize=512)
def _advance(text: str, _font: str) -> float:
    """Return the width of a label's text; asked for in every frame of a drag."""
    return QFontMetricsF(mono_font(11)).horizontalAdvance(text)


def label_size(label: str, zoom: float) -> tuple[float, float]:
    """Return (width, height) of a label in the scene; (0, 0): not shown."""
    if zoom < BLOCKS_BELOW:
        return 0.0, 0.0
    advance = _advance(shown_label(label, zoom), mono_font(11).key())
    scale = text_scale(zoom)
    height = 16.0 if zoom < FAR_BELOW else 18.0
    return (advance + 2 * _PADDING) * scale, height * scale


def slim_label_size(label: str, zoom: float) -> tuple[float, float]:
    """Return (width, height) in the scene of the label for a small gap."""
    advance = _advance(shown_label(label, zoom), mono_font(11).key())
    width = advance * text_scale(zoom) + 2 * _SLIM_PADDING / zoom
    return width, _SLIM_HEIGHT / zoom


class EdgeItem(QGraphicsItem):
    """Paints one edge; coordinates are the scene's, the item never moves.

    `number` counts the items of a scene: earlier edges find a place first. From far
    away the scene paints all edges at once (`FarPicture`), not their items.
    """

    def __init__(self, edge: Edge, number: int, themes: ThemeManager) -> None:
        super().__init__()
        self.edge = edge
        self.number = number
        self.face = EdgeFace()
        self.accents = EdgeAccents()
        self.route: Route | None = None
        self.label_box: Box | None = None
        self._themes = themes
        self._path = QPainterPath()
        self._bounds = QRectF()
        self._zoom = self._scale = 1.0
        self._text = QStaticText()
        self._before, self._fade = self.face, 1.0
        self._label_shift = QPointF()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set_face(self, face: EdgeFace) -> bool:
        """Show other content; return True if the label has another width now."""
        if face == self.face:
            return False
        longer = len(face.label) != len(self.face.label)
        self._before, self.face = self.face, face
        self._write()  # a label of the same length keeps its place, not its text
        self.update()
        return longer

    def set_accents(self, accents: EdgeAccents) -> None:
        """Show selection or hover."""
        if accents != self.accents:
            self.accents = accents
            lifted = accents.selected or accents.hovered
            self.setZValue(0.5 if lifted else 0.0)
            self.update()

    def set_route(self, route: Route) -> None:
        """Run another way."""
        self.prepareGeometryChange()
        self.route = route
        self._path = route.path()
        self._measure()

    def set_shift(self, start: QPointF, end: QPointF) -> None:
        """Be drawn with the ends so far from where they are."""
        if self.route is None:
            return
        self.prepareGeometryChange()
        if start.isNull() and end.isNull():
            self._path = self.route.path()
        else:
            moved = (start.x(), start.y()), (end.x(), end.y())
            self._path = self.route.moved(*moved)
        self._label_shift = (start + end) / 2
        self._measure()

    def set_fade(self, part: float) -> None:
        """Be drawn in the colours of before (0), of now (1), or between."""
        self._fade = part
        self.update()

    def set_label(self, box: Box | None, zoom: float) -> None:
        """Put the label at a place found by the layout, or hide it."""
        self.prepareGeometryChange()
        self.label_box = box
        self._zoom, self._scale = zoom, text_scale(zoom)
        self._write()
        self._measure()
        self.update()

    def shown_text(self) -> str:
        """Return the label as it is painted now."""
        return self._text.text()

    def _write(self) -> None:
        text = shown_label(self.face.label, self._zoom)
        if text == self._text.text():
            return
        self._text = QStaticText(text)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.prepare(font=mono_font(11))

    def _measure(self) -> None:
        bounds = self._path.controlPointRect().adjusted(-5, -5, 5, 5)
        if self.label_box is not None:
            label = QRectF(QPointF(*self.label_box[:2]), QPointF(*self.label_box[2:]))
            bounds |= label.translated(self._label_shift).adjusted(-2, -2, 2, 2)
        self._bounds = bounds

    def distance_to(self, place: QPointF) -> float:
        """Return how far a point of the scene is from the line, in scene pixels."""
        if self.route is None:
            return float("inf")
        return distance_to(self.route, place.x(), place.y())

    def middle(self) -> QPointF:
        """Return a place in the middle of the line."""
        if self.route is None:
            return QPointF()
        points = self.route.points
        if len(points) > 2:
            return QPointF(*points[len(points) // 2])
        return (QPointF(*points[0]) + QPointF(*points[-1])) / 2

    def on_label(self, place: QPointF) -> bool:
        """Return True if a point of the scene is on the label."""
        box = self.label_box
        if box is None:
            return False
        return box[0] <= place.x() <= box[2] and box[1] <= place.y() <= box[3]

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        colors = self._themes.current()
        zoom = painter.worldTransform().m11()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._pen(colors, zoom))
        painter.drawPath(self._path)
        if self.label_box is not None and not self.accents.halved:
            self._paint_label(painter, colors)

    def _pen(self, colors: Theme, zoom: float) -> QPen:
        face, on = self.face, self.accents
        color, width = colors.edge, 2.0
        if face.red:
            color, width = colors.error, 2.5
        if self._fade < 1 and face.red is not self._before.red:
            other = colors.error if self._before.red else colors.edge
            color = mixed(color, other, self._fade)
        if on.selected or on.halved:
            color = colors.accent
        if on.hovered or on.selected:
            width = 3.0
        if on.cut:
            color, width = colors.error, 3.0
        pen = QPen(color, max(width, 1.0 / zoom))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if on.halved or on.cut:
            pen.setDashPattern([2.5, 2.5])
        elif face.provisional:
            # 2 on, 6 off; a round cap adds the pen's width to the dash.
            pen.setDashPattern([0.2, 3.4])
        return pen

    def _paint_label(self, painter: QPainter, colors: Theme) -> None:
        box = self.label_box
        assert box is not None
        ink = ink_of(self.face, self.accents, colors)
        if self._fade < 1:
            ink = ink.mixed_with(ink_of(self._before, self.accents, colors), self._fade)
        painter.save()
        painter.translate(QPointF(box[0], box[1]) + self._label_shift)
        painter.scale(self._scale, self._scale)
        size = QSizeF(box[2] - box[0], box[3] - box[1]) / self._scale
        paint_label(painter, size, self._text, ink)
        painter.restore()


def distance_to(route: Route, x: float, y: float) -> float:
    """Return how far a point of the scene is from a way, in scene pixels."""
    return min(_distance(x, y, *a, *b) for a, b in pairwise(route.points))


def _distance(x: float, y: float, ax: float, ay: float, bx: float, by: float) -> float:
    """Distance of (x, y) from the stretch between two points."""
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    t = (
        0.0
        if length == 0
        else max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / length))
    )
    return float(((x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2) ** 0.5)
