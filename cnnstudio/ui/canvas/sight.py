"""Which nodes are in sight: told a moment after things have come to rest."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QGraphicsView

from cnnstudio.ui.canvas.geometry import BLOCKS_BELOW, box_of
from cnnstudio.ui.canvas.scene import GraphScene

REST_MS = 120


class Sight(QObject):
    """Tells the overlays which nodes could show a picture now.

    Far away none can: blocks have no pictures. While one scrolls or zooms nothing is
    told, so that nobody is asked for what is already gone again.
    """

    def __init__(self, view: QGraphicsView, scene: GraphScene) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._soon.timeout.connect(self.tell)
        scene.settled.connect(self.look_again)

    def look_again(self) -> None:
        """Something has moved: look once it rests."""
        if self._view.isVisible():
            self._soon.start()

    def tell(self) -> None:
        """Tell it now."""
        self._soon.stop()
        scene, view = self._scene, self._view
        nodes: set[str] = set()
        if scene.zoom >= BLOCKS_BELOW:
            seen = view.mapToScene(view.viewport().rect()).boundingRect()
            nodes = scene.layout.shown_in(box_of(seen))[0]
        scene.overlays.set_seen(nodes)
