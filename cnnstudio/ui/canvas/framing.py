"""Which part of the network the view shows: all of it, the selection, its start."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from cnnstudio.ui.canvas.camera import Camera
from cnnstudio.ui.canvas.overlay_widgets import OverlayWidgets
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.selection import Selection

_READABLE = {False: (0.7, 0.85), True: (0.52, 0.7)}
"""Zoom down to which every shape has room beside its edge, and the zoom for a network
too large for that; True: compact."""

_BLOCKS_READABLE = 0.54
"""With blocks the whole is what one wants to see; a small label fits a gap still."""


class Framing:
    """Fits the view, and fits it again when its size changes."""

    def __init__(
        self,
        camera: Camera,
        scene: GraphScene,
        overlay: OverlayWidgets,
        selection: Selection,
    ) -> None:
        self._camera, self._scene = camera, scene
        self._overlay, self._selection = overlay, selection
        self._again = self.start

    def whole(self) -> None:
        """Show the whole network, at 100 % at most."""
        self._again = self.whole
        self._camera.fit(self._scene.content(), self._overlay.insets())

    def selected(self) -> None:
        """Show the selected nodes, or all if none is selected."""
        self._again = self.selected
        area = self._scene.content(self._selection.nodes)
        self._camera.fit(area, self._overlay.insets())

    def start(self) -> None:
        """Show the whole network if its shapes can be read then, else its start.

        An empty one begins at 100 %.
        """
        self._again = self.start
        if not self._scene.nodes:
            self._camera.look(1.0, QPointF())
            return
        readable = _READABLE[self._scene.compact]
        if any(item.face.block for item in self._scene.nodes.values()):
            readable = min(readable[0], _BLOCKS_READABLE), readable[1]
        # In a strip labels decide how wide it is: they have places once it is zoomed.
        for _ in range(2 if self._scene.compact else 1):
            self._camera.fit(self._scene.content(), self._overlay.insets(), readable)

    def again(self) -> None:
        """Fit as last time."""
        self._again()
