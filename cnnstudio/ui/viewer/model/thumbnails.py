"""The small pictures that nodes on the canvas carry."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.graph.graph import Graph
from cnnstudio.ui.document import Document
from cnnstudio.ui.overlays import Overlays
from cnnstudio.ui.viewer.parts.pictures import MAPS, indexed_image, sample_image
from cnnstudio.ui.viewer.parts.tiling import thumbnail

_MOST = 40
"""Captures whose pictures are remembered: those of epochs are shown again and again."""


PAUSE = 250
"""Milliseconds between the pictures of two images while one draws."""


class Thumbnails(QObject):
    """Gives the canvas the pictures of what was captured.

    A person's own images follow each other as fast as one draws: of these the newest
    is shown, four times a second.
    """

    def __init__(
        self, document: Document, overlays: Overlays, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._overlays = document, overlays
        self._newest: tuple[Maps | None, int] = (None, 0)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show)
        self._of: object = None  # whose maps they are
        self._made: dict[object, dict[str, QImage]] = {}

    def show(self, maps: Maps | None, version: int) -> None:
        """Show pictures of maps; others stay, if they are of the same weights.

        `version` counts the untrained networks of the document.
        """
        own = maps is not None and maps.part == "own"
        self._newest = maps, version
        if not own or not self._later.isActive():
            self._show()
        if own and not self._later.isActive():
            self._later.start(PAUSE)

    def end(self) -> None:
        """The window closes: nothing is shown any more."""
        self._later.stop()

    def _show(self) -> None:
        maps, version = self._newest
        if maps is None:
            self._overlays.set_thumbnails({})
            return
        weights = maps.run if maps.subject == "run" else version
        image = maps.step, maps.part, maps.index
        of = maps.subject, weights, image, self._document.place
        found = self._pictures(maps, of)
        if of == self._of:
            found = {**self._overlays.thumbnails, **found}
        self._of = of
        self._overlays.set_thumbnails(found)

    def _pictures(self, maps: Maps, of: object) -> dict[str, QImage]:
        """Make the pictures of maps, unless they were shown a while ago."""
        key = of, tuple(maps.tiles)
        if key not in self._made:
            document = self._document
            found = thumbnails_of(maps, document.graph, document.engine_id)
            self._made[key] = found
            if len(self._made) > _MOST:
                del self._made[next(iter(self._made))]
        return self._made[key]


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
