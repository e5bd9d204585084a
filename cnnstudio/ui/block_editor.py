"""What the window does to blocks: each method is one undo step, or says why not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from cnnstudio.graph.block import BlockParam
from cnnstudio.graph.block_layer import stem_of
from cnnstudio.graph.node import BLOCK
from cnnstudio.graph.text import translate
from cnnstudio.project.atomic import WriteError
from cnnstudio.project.block_commands import (
    BlockError,
    Made,
    describe,
    free_block_name,
    instances_of,
    make_different,
)
from cnnstudio.project.block_file import BlockFileError, save_to_own
from cnnstudio.project.block_params import add_param, change_param, remove_param
from cnnstudio.project.collapse import collapse
from cnnstudio.project.commands import Composite, RenameNode
from cnnstudio.project.expand import expand
from cnnstudio.project.unroll import unroll
from cnnstudio.ui.document import Document
from cnnstudio.ui.layer_choices import block_shelf
from cnnstudio.ui.selection import Selection


class BlockEditor(QObject):
    """Builds the commands for blocks and pushes them; `message` carries sentences.

    `changing` carries the ids of nodes that will go, `collapsed` and `expanded` what
    came of them, a `Made`.
    """

    message = Signal(str)
    changing = Signal(object)
    collapsed = Signal(object)
    expanded = Signal(object)

    def __init__(
        self, document: Document, selection: Selection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection

    # Selected nodes

    def collapse(self, nodes: Sequence[str]) -> bool:
        """Make one block of the nodes; False if they cannot be one."""
        document = self._document
        name = free_block_name(document.project.library, self._usual_name(nodes))
        self.changing.emit(tuple(nodes))
        made = self._do(
            lambda: collapse(document.project, document.network, nodes, name)
        )
        if made is not None:
            self.collapsed.emit(made)
        return made is not None

    def name_block(self, node: str, name: str) -> None:
        """Name the block that has just been made, and its card: still one step."""
        document = self._document
        project, card = document.project, document.graph.nodes[node]
        block = card.type.removeprefix(BLOCK)
        if name == project.library.definitions[block].name:
            return
        try:
            made = describe(project, block, name=name)
        except BlockError as error:
            self.message.emit(str(error))
            return
        steps = list(made.command.commands)
        free = document.graph.free_name(stem_of(name))
        steps.append(RenameNode(node, free, document.network))
        text = translate("Commands", "Collapse to {block}").format(block=name)
        key = "collapse", block
        document.push(Composite(text, steps, document.network, key))

    def _usual_name(self, nodes: Sequence[str]) -> str:
        """Name a block after what is in it: `Conv · Batch · ReLU`, three at most."""
        graph = self._document.graph
        chosen = [n for n in graph.order().nodes if n in set(nodes)]
        words = [_short(graph.nodes[n].type) for n in chosen if n in graph.nodes]
        words = [w for i, w in enumerate(words) if i == 0 or words[i - 1] != w]
        return " · ".join(words[:3]) or self.tr("Block")

    def expand(self, node: str) -> bool:
        """Put the layers of a block in its place."""
        document = self._document
        self.changing.emit((node,))
        made = self._do(lambda: expand(document.project, document.network, node))
        if made is not None:
            self.expanded.emit(made)
        return made is not None

    def unroll(self, node: str) -> bool:
        """Make one card for each repetition."""
        document = self._document
        self.changing.emit((node,))
        made = self._do(lambda: unroll(document.project, document.network, node))
        if made is not None:
            self.expanded.emit(made)
        return made is not None

    def make_different(self, node: str) -> bool:
        """Give an instance a definition of its own."""
        document = self._document
        made = self._do(
            lambda: make_different(document.project, document.network, node)
        )
        return made is not None

    # Definitions

    def describe(self, block: str, field: str, text: str) -> str:
        """Set the name, help or source of a definition; return what is wrong."""
        project = self._document.project
        return self._try(lambda: describe(project, block, **{field: text}))

    def add_param(self, block: str) -> str:
        """Add a whole number with a free name; return what is wrong."""
        project = self._document.project
        taken = {p.name for p in project.library.definitions[block].params}
        number = 1
        name = "channels"
        while name in taken:
            number += 1
            name = f"value{number}"
        param = BlockParam(name, "int", 64 if name == "channels" else 1)
        return self._try(lambda: add_param(project, block, param))

    def change_param(self, block: str, name: str, param: BlockParam) -> str:
        """Describe a parameter anew; return what is wrong."""
        project = self._document.project
        return self._try(lambda: change_param(project, block, name, param))

    def remove_param(self, block: str, name: str) -> str:
        """Take a parameter away; return what is wrong."""
        project = self._document.project
        return self._try(lambda: remove_param(project, block, name))

    def instances(self, block: str) -> int:
        """How many instances a definition has in the project."""
        return sum(1 for _ in instances_of(self._document.project, block))

    def save_to_own(self, node: str) -> None:
        """Write the definition of an instance to the user's own blocks."""
        document = self._document
        block = document.graph.nodes[node].type.removeprefix(BLOCK)
        name = document.project.library.definitions[block].name
        try:
            save_to_own(document.project.library, block)
        except (WriteError, BlockFileError) as error:
            self.message.emit(str(error))
            return
        said = self.tr("{0} is in the palette now, under Blocks.")
        self.message.emit(said.format(name))
        block_shelf().read()

    def _do(self, make: Callable[[], Made]) -> Made | None:
        try:
            return self._push(make)
        except BlockError as error:
            self.message.emit(str(error))
            return None

    def _try(self, make: Callable[[], Made]) -> str:
        try:
            self._push(make)
        except BlockError as error:
            return str(error)
        return ""

    def _push(self, make: Callable[[], Made]) -> Made:
        made = make()
        self._document.push(made.command)
        if made.nodes:
            self._selection.select(made.nodes)
        return made


def _short(type_name: str) -> str:
    """`Conv2d` is read as Conv."""
    if type_name.startswith(BLOCK):
        return translate("BlockEditor", "Block")
    return type_name.removesuffix("2d").removesuffix("1d").removesuffix("3d")
