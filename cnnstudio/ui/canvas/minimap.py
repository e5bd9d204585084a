"""The minimap: the whole network small, with the part that is seen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGraphicsView, QWidget

from cnnstudio.ui.canvas.scene import GraphScene
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
        self._view, self._scene, self._selection = view, scene, selection
        self.setFixedSize(_SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Map of the network"))
        self.setToolTip(self.tr("The whole network: click to go there"))
        scene.settled.connect(self.update)
        scene.themes.changed.connect(self._theme_changed)
        selection.changed.connect(self.update)

    def _theme_changed(self, _theme: object) -> None:
        self.update()

    def _frame(self) -> tuple[QRectF, float]:
        """Return the area of the scene that is mapped, and pixels per scene pixel."""
        content = self._scene.content(self._scene.nodes)
        if content.isEmpty():
            content = QRectF(0, 0, 232, 52)
        room = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        scale = min(
            room.width() / content.width(), room.height() / content.height(), 0.14
        )
        return content, scale

    def _mapped(self, area: QRectF, content: QRectF, scale: float) -> QRectF:
        middle = QRectF(self.rect()).center()
        corner = (area.topLeft() - content.center()) * scale + middle
        return QRectF(corner, area.size() * scale)

    def _go(self, at: QPointF) -> None:
        content, scale = self._frame()
        middle = QRectF(self.rect()).center()
        self._view.centerOn((at - middle) / scale + content.center())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def paintEvent(self, _event: QPaintEvent) -> None:
        colors = self._scene.themes.current()
        chosen = set(self._selection.nodes)
        content, scale = self._frame()
        view = self._view
        with QPainter(self) as painter:
            rounded(painter, self.rect(), 6, colors.surface, colors.line)
            painter.setOpacity(0.9)
            for node, item in self._scene.nodes.items():
                box = self._mapped(item.card(), content, scale)
                box.setHeight(max(box.height(), 1.0))
                color = colors.families.get(item.face.family, colors.text3)
                if item.face.look in ("error", "unknown"):
                    color = colors.error
                painter.fillRect(box, color)
                if node in chosen:
                    painter.setPen(QPen(colors.accent, 1.5))
                    painter.drawRect(box)
            painter.setOpacity(1.0)
            seen = view.mapToScene(view.viewport().rect()).boundingRect()
            frame = self._mapped(seen, content, scale)
            frame = frame.intersected(
                QRectF(self.rect()).adjusted(5.5, 4.5, -5.5, -4.5)
            )
            painter.setPen(QPen(colors.accent, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 3, 3)
