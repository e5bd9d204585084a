"""The minimap: the whole network small, with the part that is seen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.widgets.painting import rounded

_SIZE = QSize(150, 116)
_INSET = 10.0


class Minimap(QWidget):
    """Click or drag moves the view to that place."""

    def __init__(
        self, view: QGraphicsView, scene: GraphScene, selection: Selection
    ) -> None:
        super().__init__(view)
        set_topic(self, "panel/minimap")
        self._view, self._scene, self._selection = view, scene, selection
        self.setFixedSize(_SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Map of the network"))
        self.setToolTip(self.tr("The whole network: click to go there"))
        self._picture = QPixmap()
        self._content = QRectF(0, 0, 232, 52)
        self._scale = 0.1
        # Drawn anew a few times a second at most, however fast things move.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(100)
        self._later.timeout.connect(self._redraw)
        scene.settled.connect(self._stale)
        scene.themes.changed.connect(self._theme_changed)
        selection.changed.connect(self._stale)
        self._redraw()

    def _stale(self) -> None:
        if self.isVisible() and not self._later.isActive():
            self._later.start()

    def _theme_changed(self, _theme: object) -> None:
        self._redraw()

    def _redraw(self) -> None:
        """Draw the blocks of all nodes into the picture."""
        self._later.stop()
        content = self._scene.far.content()
        self._content = content if not content.isEmpty() else QRectF(0, 0, 232, 52)
        room = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        across = room.width() / self._content.width()
        self._scale = min(across, room.height() / self._content.height(), 0.14)
        ratio = self.devicePixelRatioF()
        self._picture = QPixmap(self.size() * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        with QPainter(self._picture) as painter:
            self._paint_blocks(painter)
        self.update()

    def _paint_blocks(self, painter: QPainter) -> None:
        colors = self._scene.themes.current()
        chosen = set(self._selection.nodes)
        far = self._scene.far
        painter.setOpacity(0.9)
        painter.save()
        painter.translate(QRectF(self.rect()).center())
        painter.scale(self._scale, self._scale)
        painter.translate(-self._content.center())
        far.paint_blocks(painter, colors, muted=False)
        painter.restore()
        for node in far.wrong():
            painter.fillRect(self._mapped(far.block(node)), colors.error)
        painter.setPen(QPen(colors.accent, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for node in chosen & self._scene.nodes.keys():
            painter.drawRect(self._mapped(far.block(node)))

    def _mapped(self, area: QRectF) -> QRectF:
        middle = QRectF(self.rect()).center()
        corner = (area.topLeft() - self._content.center()) * self._scale + middle
        return QRectF(corner, area.size() * self._scale)

    def _go(self, at: QPointF) -> None:
        middle = QRectF(self.rect()).center()
        self._view.centerOn((at - middle) / self._scale + self._content.center())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._redraw()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = self._scene.themes.current()
        view = self._view
        with QPainter(self) as painter:
            rounded(painter, self.rect(), 6, colors.surface, colors.line)
            painter.drawPixmap(0, 0, self._picture)
            seen = view.mapToScene(view.viewport().rect()).boundingRect()
            edge = QRectF(self.rect()).adjusted(5.5, 4.5, -5.5, -4.5)
            frame = self._mapped(seen).intersected(edge)
            painter.setPen(QPen(colors.accent, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 3, 3)
