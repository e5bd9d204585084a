"""The building language of the zoo: a network that brings the blocks it uses along."""

from __future__ import annotations

from dataclasses import replace

from cnnstudio.graph.block import BlockDefinition
from cnnstudio.graph.library import BlockLibrary
from cnnstudio.project.project import MAIN, Project
from scripts import building
from scripts.building import After


class Net(building.Net):
    """Builds the main network of a project.

    Definitions come from `shelf`, the blocks that the program offers: there is one
    source of a residual block, for the palette and for ResNet.
    """

    def __init__(self, project: Project, shelf: BlockLibrary) -> None:
        super().__init__(project.add_network(MAIN))
        self._library, self._shelf = project.library, shelf

    def block(
        self, definition: str, *, name: str = "", after: After = None, **fields: object
    ) -> str:
        """Add an instance of a block, and its definition if this is the first."""
        self._bring(definition)
        return super().block(definition, name=name, after=after, **fields)

    def _bring(self, definition: str) -> None:
        if definition in self._library.definitions:
            return
        known: BlockDefinition = self._shelf.definitions[definition]
        for inner in known.contained():
            self._bring(inner)
        self._library.add(replace(known, graph=known.graph.copy()))
