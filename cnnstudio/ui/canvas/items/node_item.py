"""One node on the canvas: a single graphics item with a cached picture."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.ui.canvas.geometry import Detail, detail_at
from cnnstudio.ui.canvas.items.live_bar import NUMBER_ABOVE, bar_area, paint_bar
from cnnstudio.ui.canvas.items.node_painter import MARGIN, Accents, paint_node
from cnnstudio.ui.canvas.node_face import NodeFace
from cnnstudio.ui.overlays import LiveBar
from cnnstudio.ui.theme import ThemeManager

Look = tuple[float, float, str]


class Pictures:
    """The pictures of the nodes drawn last; old ones make room for new ones.

    Counted in bytes: on a large screen there may be two thousand small ones in sight,
    which must all have room, and at 400 % a picture takes a megabyte.
    """

    def __init__(self, limit: int = 48_000_000) -> None:
        self._limit, self._taken = limit, 0
        self._pictures: OrderedDict[str, tuple[Look, QPixmap]] = OrderedDict()

    def get(self, node: str, look: Look) -> QPixmap | None:
        """Return the picture if there is one with this zoom, ratio and theme."""
        found = self._pictures.get(node)
        if found is None or found[0] != look:
            return None
        self._pictures.move_to_end(node)
        return found[1]

    def put(self, node: str, look: Look, picture: QPixmap) -> None:
        """Keep a picture."""
        self.drop(node)
        self._pictures[node] = look, picture
        self._taken += _bytes(picture)
        while self._taken > self._limit and len(self._pictures) > 1:
            _, (_, old) = self._pictures.popitem(last=False)
            self._taken -= _bytes(old)

    def drop(self, node: str) -> None:
        """Forget a picture that is no longer true."""
        found = self._pictures.pop(node, None)
        if found is not None:
            self._taken -= _bytes(found[1])


class NodeItem(QGraphicsItem):
    """Paints a `NodeFace`. Ports are painted, not items; the scene moves it.

    `number` counts the items of a scene; a later one lies on top. From far away the
    scene paints all nodes at once (`FarPicture`), not their items.
    """

    def __init__(
        self,
        node: str,
        number: int,
        face: NodeFace,
        pictures: Pictures,
        themes: ThemeManager,
    ) -> None:
        super().__init__()
        self.node = node
        self.number = number
        self.face = face
        self.accents = Accents()
        self.compact = False
        self.shift = QPointF()
        self.bar: LiveBar | None = None
        self._pictures, self._themes = pictures, themes
        self._bounds = _bounds(face)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(1)

    def set_face(self, face: NodeFace) -> None:
        """Show other content."""
        if face.size != self.face.size:
            self.prepareGeometryChange()
            self._bounds = _bounds(face)
        self.face = face
        self.refresh()

    def set_accents(self, accents: Accents) -> None:
        """Show selection, hover, focus or what a dragged edge finds."""
        if accents != self.accents:
            self.accents = accents
            self.refresh()

    def set_bar(self, bar: LiveBar | None) -> bool:
        """Show another live bar: painted over the picture, which stays as it is.

        True if the card has to make room for it, or has it back.
        """
        if bar != self.bar:
            self.bar = bar
            self.update(bar_area(self.face).adjusted(0, -NUMBER_ABOVE, 0, 0))
        return (bar is not None) is not self.face.live

    def set_shift(self, shift: QPointF) -> None:
        """Be drawn so far from where the node is."""
        self.shift = shift
        self.setTransform(QTransform.fromTranslate(shift.x(), shift.y()))

    def refresh(self) -> None:
        """Paint anew."""
        self._pictures.drop(self.node)
        self.update()

    def card(self) -> QRectF:
        """Return the card's rectangle in the scene."""
        return QRectF(self.pos(), self.face.size)

    def port_place(self, index: int) -> QPointF:
        """Return the centre of a port in the scene."""
        return self.pos() + self.face.ports[index].place

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        transform = painter.worldTransform()
        zoom = transform.m11()
        detail = detail_at(zoom, self.compact)
        colors = self._themes.current()
        ratio = painter.device().devicePixelRatioF()
        look = (zoom, ratio, colors.name)
        picture = self._pictures.get(self.node, look)
        if picture is None:
            picture = self._picture(zoom, ratio, detail)
            self._pictures.put(self.node, look, picture)
        corner = transform.map(self.boundingRect().topLeft())
        painter.resetTransform()
        # On whole pixels of the screen, else the picture would be blurred.
        x, y = round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio
        painter.drawPixmap(QPointF(x, y), picture)
        painter.setWorldTransform(transform)
        if self.bar is not None and detail is not Detail.BLOCK:
            paint_bar(painter, self.face, self.bar, colors)

    def _picture(self, zoom: float, ratio: float, detail: Detail) -> QPixmap:
        box = self.boundingRect()
        scale = zoom * ratio
        picture = QPixmap(int(box.width() * scale) + 1, int(box.height() * scale) + 1)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.scale(scale, scale)
            painter.translate(-box.topLeft())
            paint_node(
                painter, self.face, self._themes.current(), self.accents, detail, zoom
            )
        picture.setDevicePixelRatio(ratio)
        return picture


def _bytes(picture: QPixmap) -> int:
    return 4 * picture.width() * picture.height()


def _bounds(face: NodeFace) -> QRectF:
    card = QRectF(QPointF(0, 0), face.size)
    return card.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
