"""The small pictures that nodes on the canvas carry."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.graph.graph import Graph
from cnnstudio.ui.document import Document
from cnnstudio.ui.overlays import Overlays
from cnnstudio.ui.viewer.pictures import MAPS, indexed_image, sample_image
from cnnstudio.ui.viewer.tiling import thumbnail

PAUSE = 250
"""Milliseconds between the pictures of two images while one draws."""


class Thumbnails(QObject):
    """Puts what was captured on the nodes of the canvas.

    A person's own images follow each other as fast as one draws: of these the newest
    is shown, four times a second.
    """

    def __init__(
        self, document: Document, overlays: Overlays, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._overlays = document, overlays
        self._maps: Maps | None = None
        self._whose: object = None  # whose maps are shown
        self._version: object = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show)

    def show(self, maps: Maps | None, version: object) -> None:
        """Show the pictures of other maps; `version` names their weights."""
        own = maps is not None and maps.part == "own"
        self._maps, self._version = maps, version
        if not own or not self._later.isActive():
            self._show()
        if own and not self._later.isActive():
            self._later.start(PAUSE)

    def end(self) -> None:
        """The window closes: nothing is shown any more."""
        self._later.stop()

    def _show(self) -> None:
        """Show what was asked for; other pictures stay, if they are of the same."""
        maps, document = self._maps, self._document
        if maps is None:
            self._overlays.set_thumbnails({})
            return
        found = thumbnails_of(maps, document.graph, document.engine_id)
        whose = maps.subject, self._version, maps.part, maps.index, document.place
        before = self._overlays.thumbnails if whose == self._whose else {}
        self._whose = whose
        self._overlays.set_thumbnails({**before, **found})


def thumbnails_of(
    maps: Maps, graph: Graph, engine_id: Callable[[str], str]
) -> dict[str, QImage]:
    """Return a picture for every captured node of `graph` that has maps.

    `engine_id` is how the engine calls what a node gives. The Input shows the image
    itself; layers of single numbers have no picture.
    """
    pictures: dict[str, QImage] = {}
    for node, known in graph.nodes.items():
        captured = engine_id(node)
        tiles = maps.tiles.get(captured)
        if tiles is None or tiles.ndim != 3 or not tiles.size:
            continue
        if known.type == "Input":
            if maps.image.ndim > 1:
                pictures[node] = sample_image(maps.image)
        elif tiles.shape[1] > 1 and tiles.shape[2] > 1:
            picture = thumbnail(tiles, maps.ranges[captured], maps.subject == "run")
            pictures[node] = indexed_image(picture, MAPS)
    return pictures
