"""The small pictures that nodes on the canvas carry."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QImage

from cnnstudio.bridge.look_messages import Maps
from cnnstudio.graph.graph import Graph
from cnnstudio.ui.document import Document
from cnnstudio.ui.viewer.pictures import MAPS, indexed_image, sample_image
from cnnstudio.ui.viewer.tiling import thumbnail


class Thumbnails:
    """Makes the pictures of a document's nodes, and keeps those that still hold."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._whose: object = None

    def of(
        self, maps: Maps, version: object, before: Mapping[str, QImage]
    ) -> dict[str, QImage]:
        """Return a picture for every node, of `before` those that are not in `maps`.

        `version` names the weights; of others nothing is kept.
        """
        document = self._document
        found = thumbnails_of(maps, document.graph, document.engine_id)
        whose = maps.subject, version, maps.index, document.place
        if whose != self._whose:
            self._whose = whose
            return found
        return {**before, **found}


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
