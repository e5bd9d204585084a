"""The building language of the zoo: a network that brings the blocks it uses along."""

from __future__ import annotations

from dataclasses import replace

from cnnstudio.graph.block import OWN_PARAMS, BlockDefinition
from cnnstudio.graph.layout import COLUMN_GAP, FULL_SIZE
from cnnstudio.graph.library import BlockLibrary
from cnnstudio.project.project import MAIN, Project
from scripts import building
from scripts.building import After

COLUMN = FULL_SIZE[0] + COLUMN_GAP


class Net(building.Net):
    """Builds the main network of a project.

    Definitions come from `shelf`, the blocks that the program offers: there is one
    source of a residual block, for the palette and for ResNet.
    """

    def __init__(self, project: Project, shelf: BlockLibrary) -> None:
        super().__init__(project.add_network(MAIN))
        self._library, self._shelf = project.library, shelf
        self._columns: dict[str, float] = {}

    def block(
        self, definition: str, *, name: str = "", after: After = None, **fields: object
    ) -> str:
        """Add an instance of a block, and its definition if this is the first.

        Values that are the definition's own are left out: the file says what differs.
        """
        self._bring(definition)
        known = self._library.definitions[definition]
        usual = {param.name: param.default for param in known.params}
        usual |= {name: param.default for name, param in OWN_PARAMS.items()}
        said = {key: value for key, value in fields.items() if value != usual[key]}
        return super().block(definition, name=name, after=after, **said)

    def _bring(self, definition: str) -> None:
        if definition in self._library.definitions:
            return
        known: BlockDefinition = self._shelf.definitions[definition]
        for inner in known.contained():
            self._bring(inner)
        self._library.add(replace(known, graph=known.graph.copy()))

    # Places that the layout would not find

    def place(self) -> None:
        """Lay everything out, and move what the network wants in another column."""
        super().place()
        for node, column in self._columns.items():
            self.graph.move_node(node, column * COLUMN, self.graph.nodes[node].y)

    def put(self, node: str, column: float) -> None:
        """Have a layer lie in this column, counted from 0 and perhaps between two."""
        self._columns[node] = column

    def branches(self, ends: list[str]) -> None:
        """Spread branches in their order, what they share in the middle above them."""
        for node in self.graph.nodes:
            self.put(node, (len(ends) - 1) / 2)
        for column, end in enumerate(ends):
            while len(self.graph.outgoing(end)) == 1:
                self.put(end, column)
                end = self.graph.incoming(end)[0].source
