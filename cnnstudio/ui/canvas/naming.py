"""Layers shrink into their block, and its name is asked for; a block opens up again."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cnnstudio.graph.node import BLOCK
from cnnstudio.project.block_commands import Made
from cnnstudio.ui.block_editor import BlockEditor
from cnnstudio.ui.canvas.in_place import InPlace
from cnnstudio.ui.canvas.items.ghost_item import GhostItem
from cnnstudio.ui.canvas.scene import GraphScene
from cnnstudio.ui.canvas.shrink import Shrink


class Naming(QObject):
    """Follows what the block editor does on the shown network."""

    def __init__(
        self, scene: GraphScene, blocks: BlockEditor, field: InPlace, shrink: Shrink
    ) -> None:
        super().__init__(field)
        self._scene, self._blocks = scene, blocks
        self._field, self._shrink = field, shrink
        self._card = ""
        self._ghosts: list[GhostItem] = []
        blocks.changing.connect(self._remember)
        blocks.collapsed.connect(self._collapsed)
        blocks.expanded.connect(self._expanded)
        field.done.connect(self._named)

    def _remember(self, nodes: tuple[str, ...]) -> None:
        """Take pictures of what will have gone."""
        scene = self._scene
        self._ghosts = []
        for node in nodes if not scene.compact else ():
            if node in scene.nodes:
                ghost = GhostItem(scene.nodes[node].face, scene.themes)
                ghost.setPos(scene.nodes[node].pos())
                self._ghosts.append(ghost)

    def _collapsed(self, made: Made) -> None:
        scene, (card,) = self._scene, made.nodes
        scene.flush()
        self._shrink.begin(self._ghosts, scene.nodes[card].card())
        self._ghosts, self._card = [], card
        at = scene.views()[0].mapFromScene(scene.nodes[card].card().topLeft())
        library = scene.document.project.library
        name = library.definitions[made.definition].name
        self._field.open(at, name, None, self.tr("Name of the block"))

    def _expanded(self, made: Made) -> None:
        """Let the layers come out of the card."""
        if self._ghosts:
            start = self._ghosts[0].pos()
            self._scene.movements.come_out_of(made.nodes, start)
        self._ghosts = []
        self._scene.flush()

    def _named(self, name: str, _note: str) -> None:
        card, self._card = self._card, ""
        graph = self._scene.document.graph
        if card in graph.nodes and graph.nodes[card].type.startswith(BLOCK):
            self._blocks.name_block(card, name.strip())
