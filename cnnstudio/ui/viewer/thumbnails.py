"""The small pictures that nodes on the canvas carry."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.graph.graph import Graph
from cnnstudio.ui.document import Document
from cnnstudio.ui.overlays import Overlays
from cnnstudio.ui.viewer.pictures import MAPS, indexed_image, sample_image
from cnnstudio.ui.viewer.tiling import thumbnail


class Thumbnails:
    """Gives the canvas the pictures of what was captured."""

    def __init__(self, document: Document, overlays: Overlays) -> None:
        self._document, self._overlays = document, overlays
        self._of: object = None  # whose maps they are

    def show(self, maps: Maps | None, version: int) -> None:
        """Show pictures of maps; others stay, if they are of the same weights.

        `version` counts the untrained networks of the document.
        """
        if maps is None:
            self._overlays.set_thumbnails({})
            return
        document = self._document
        found = thumbnails_of(maps, document.graph, document.engine_id)
        image = maps.epoch, maps.part, maps.index
        weights = maps.run if maps.subject == "run" else version
        of = maps.subject, weights, image, document.place
        if of == self._of:
            found = {**self._overlays.thumbnails, **found}
        self._of = of
        self._overlays.set_thumbnails(found)


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
