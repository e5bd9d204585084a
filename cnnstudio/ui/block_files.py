"""Blocks travel as files: one that came is put into the palette, one is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cnnstudio.graph.node import BLOCK, Node
from cnnstudio.project.atomic import WriteError
from cnnstudio.project.block_commands import BlockError, definition_of
from cnnstudio.project.block_file import (
    SUFFIX,
    BlockFileError,
    load_block,
    save_block,
    save_to_own,
)
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.document import Document
from cnnstudio.ui.layer_choices import block_shelf
from cnnstudio.ui.selection import Selection


class BlockFiles(QObject):
    """Asks for files of blocks; `message` carries sentences for the status bar."""

    message = Signal(str)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        dialogs: Dialogs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self._dialogs = dialogs

    @property
    def _kinds(self) -> str:
        return self.tr("Blocks (*{0} *.json)").format(SUFFIX)

    def import_dialog(self) -> None:
        """Ask for a block's file and put it among the user's own blocks."""
        chosen = self._dialogs.open_path("", self._kinds)
        if not chosen:
            return
        try:
            read = load_block(chosen)
            save_to_own(read.library, read.block)
        except (BlockFileError, WriteError) as error:
            self._dialogs.tell(str(error))
            return
        block_shelf().read()
        said = self.tr("{0} is in the palette now, under Blocks.")
        self.message.emit(said.format(read.definition.name))

    def export_dialog(self) -> None:
        """Ask where to write the selected block, or the one that is shown inside."""
        block = self._chosen()
        if not block:
            self.message.emit(self.why_no_block())
            return
        library = self._document.project.library
        name = library.definitions[block].name
        stem = "".join(sign if sign.isalnum() else "_" for sign in name)
        chosen = self._dialogs.save_path(f"{stem}{SUFFIX}", self._kinds)
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(SUFFIX)
        try:
            save_block(library, block, path)
        except (BlockFileError, WriteError) as error:
            self._dialogs.tell(str(error))
            return
        self.message.emit(self.tr("{0} is written to {1}.").format(name, path.name))

    def why_no_block(self) -> str:
        """Say that no block is meant; empty if one is selected or shown."""
        if self._chosen():
            return ""
        return self.tr("Select a block to write it to a file.")

    def _chosen(self) -> str:
        """Return the id of the block that is meant; empty if it is none."""
        document = self._document
        node: Node | None = document.graph.nodes.get(self._selection.current or "")
        if node is None:
            network = document.network
            return network.removeprefix(BLOCK) if network.startswith(BLOCK) else ""
        try:
            return definition_of(document.project, node).id
        except BlockError:
            return ""
