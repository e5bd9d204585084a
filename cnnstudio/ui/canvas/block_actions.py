"""What one does to blocks on the canvas, and why it cannot be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cnnstudio.graph.node import Node
from cnnstudio.project.collapse import collapse_problem
from cnnstudio.ui.block_editor import BlockEditor
from cnnstudio.ui.canvas.visits import Visits
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection


class BlockActions(QObject):
    """Acts on the selection; `message` carries sentences for the status bar."""

    message = Signal(str)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        visits: Visits,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._visits = document, selection, visits
        self._parent = parent
        self.editor = BlockEditor(document, selection, self)
        self.editor.message.connect(self.message)

    # Slots of the table of actions

    def collapse(self) -> None:
        """Make one block of the selected layers."""
        self._perform(self.why_not_collapse(), self._collapse)

    def expand(self) -> None:
        """Put the layers of the selected block in its place."""
        self._perform(self.why_no_block(), self._expand)

    def unroll(self) -> None:
        """Make one card for each repetition of the selected block."""
        self._perform(self.why_not_unroll(), self._unroll)

    def make_different(self) -> None:
        """Give the selected instance a definition of its own."""
        self._perform(self.why_not_different(), self._make_different)

    def save(self) -> None:
        """Put the selected block into the palette."""
        self._perform(self.why_no_block(), self._save)

    def enter(self) -> None:
        """Go inside of the selected block."""
        self._perform(self.why_no_block(), self._enter)

    def leave(self) -> None:
        """Go out of the block that is shown."""
        self._perform(self.why_not_leave(), self._visits.leave)

    def _perform(self, reason: str, act: Callable[[], object]) -> None:
        if reason:
            self.message.emit(reason)
        else:
            act()

    def _collapse(self) -> None:
        self.editor.collapse(self._selection.nodes)

    def _expand(self) -> None:
        self.editor.expand(self._selection.current)

    def _unroll(self) -> None:
        self.editor.unroll(self._selection.current)

    def _make_different(self) -> None:
        self.editor.make_different(self._selection.current)

    def _save(self) -> None:
        self.editor.save_to_own(self._selection.current)

    def _enter(self) -> None:
        self._visits.enter(self._selection.current)

    # Why something cannot be done

    def why_not_collapse(self) -> str:
        """Say why the selection cannot become a block; empty if it can."""
        return collapse_problem(self._document.graph, self._selection.nodes)

    def why_not_leave(self) -> str:
        """Say that there is nothing further out; empty inside of a block."""
        return "" if self._document.place else self.tr("This is the whole network.")

    def _block(self) -> Node | None:
        node = self._document.graph.nodes.get(self._selection.current)
        many = len(self._selection.nodes) > 1
        known = node is not None and node.is_block and node.layer_type is not None
        return node if known and not many else None

    def why_no_block(self) -> str:
        """Say that not one block is selected; empty if one is."""
        return "" if self._block() else self.tr("Select one block first.")

    def why_not_unroll(self) -> str:
        """Say why the selected block cannot be unrolled; empty if it can."""
        node = self._block()
        if node is not None and node.fields.get("repeat", 1) == 1:
            return self.tr("{0} is not repeated.").format(node.name)
        return self.why_no_block()

    def why_not_different(self) -> str:
        """Say why the selected block needs no definition of its own, or nothing."""
        node = self._block()
        if node is not None and self.editor.instances(node.type.split(":", 1)[1]) < 2:
            return self.tr("{0} is the only instance.").format(node.name)
        return self.why_no_block()
