"""The choices of a document: layers, its own blocks, and those on the shelf."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Signal

from cnnstudio.graph.block import BlockDefinition
from cnnstudio.graph.layer import Layer
from cnnstudio.project.block_file import BlockFile, bundled_blocks, own_blocks
from cnnstudio.ui.document import Document
from cnnstudio.ui.layer_search import (
    Choice,
    find,
    help_of_block,
    plain_choices,
    port_choices,
)


class BlockShelf(QObject):
    """Blocks from files: those of the program, and the user's own. Read on demand."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bundled: list[BlockFile] | None = None
        self._own: list[BlockFile] = []
        self.refused: list[str] = []

    @property
    def is_read(self) -> bool:
        """True once the files have been read."""
        return self._bundled is not None

    def files(self) -> list[BlockFile]:
        """Return the blocks that have been read; none before `read`."""
        return [*self._own, *(self._bundled or ())]

    def read(self) -> None:
        """Read the files, those of the program only once."""
        if self._bundled is None:
            self._bundled = bundled_blocks()
        self._own, self.refused = own_blocks()
        self.changed.emit()


@cache
def block_shelf() -> BlockShelf:
    """Return the shelf of this process."""
    return BlockShelf()


class LayerChoices(QObject):
    """What can be added to a document; `changed` when there is more or less."""

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._layers = plain_choices()
        self._inside = [
            *port_choices(), *(c for c in self._layers if c.family != "input/output")
        ]  # fmt: skip
        self._shelf = block_shelf()
        self._known = self._blocks_of_project()
        self._shelf.changed.connect(self.changed)
        document.validated.connect(self._look)
        # Another project may know the same blocks, but is shown from outside.
        document.reset.connect(self._reset)
        document.place_changed.connect(self.changed)

    @property
    def _plain(self) -> list[Choice]:
        """Layers and presets; inside of a block its ends instead of the network's."""
        return self._inside if self._document.place else self._layers

    def all(self) -> list[Choice]:
        """Return everything, in the order of the palette."""
        library = self._document.project.library
        own = []
        for known in library.definitions.values():
            layer_type = library.layer_type(known.type_name)
            if layer_type is not None:
                own.append(_of_block(known.type_name, known, layer_type))
        taken = {(choice.title, choice.help) for choice in own}
        shelf = [_of_file(file) for file in self._shelf.files()]
        # A block of the project comes from the shelf as a rule: once is enough.
        others = [c for c in shelf if c and (c.title, c.help) not in taken]
        return [*self._plain, *own, *(c for c in others if c is not None)]

    def find(self, query: str) -> list[Choice]:
        """Return what matches, the best first."""
        return find(self.all(), query)

    def get(self, key: str) -> Choice | None:
        """Return the choice with a key, or None."""
        plain = next((c for c in self._plain if c.key == key), None)
        return plain or next((c for c in self.all() if c.key == key), None)

    def _blocks_of_project(self) -> list[tuple[str, str]]:
        library = self._document.project.library
        return [(known.id, known.name) for known in library.definitions.values()]

    def _reset(self) -> None:
        self._known = self._blocks_of_project()
        self.changed.emit()

    def _look(self) -> None:
        known = self._blocks_of_project()
        if known != self._known:
            self._known = known
            self.changed.emit()


def _of_file(file: BlockFile) -> Choice | None:
    known = file.definition
    layer_type = file.library.layer_type(known.type_name)
    if layer_type is None:
        return None
    return _of_block(f"file:{known.id}:{known.name}", known, layer_type, file)


def _of_block(
    key: str,
    known: BlockDefinition,
    layer_type: type[Layer],
    file: BlockFile | None = None,
) -> Choice:
    words = tuple(word.lower() for word in known.name.replace(",", " ").split())
    return Choice(
        key, known.name, "composite", layer_type, words=words,
        help=help_of_block(known), file=file,
    )  # fmt: skip
