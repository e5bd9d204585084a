"""Cut, copy, paste and duplicate: each is one undo step with a name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication

from cnnstudio.graph.errors import ConnectError
from cnnstudio.graph.layout import Place
from cnnstudio.graph.text import plural, translate
from cnnstudio.project.block_commands import BlockError
from cnnstudio.project.clip import (
    Clip,
    ClipboardError,
    copied,
    from_text,
    pasted,
    to_text,
)
from cnnstudio.ui.document import Document
from cnnstudio.ui.selection import Selection

_STEP = 24.0


class Copies:
    """Works on the shown network; `say` takes the reason if something is refused."""

    def __init__(
        self, document: Document, selection: Selection, say: Callable[[str], None]
    ) -> None:
        self._document, self._selection, self._say = document, selection, say

    def copy(self, nodes: Collection[str]) -> bool:
        """Put nodes into the clipboard as text."""
        chosen = [n for n in nodes if n in self._document.graph.nodes]
        if not chosen:
            self._say(_nothing())
            return False
        document = self._document
        text = to_text(document.graph, chosen, document.project.library)
        QGuiApplication.clipboard().setText(text)
        return True

    def cut(
        self, nodes: Sequence[str], remove: Callable[[Sequence[str]], None]
    ) -> None:
        """Copy nodes, then `remove` them."""
        if self.copy(nodes):
            remove(nodes)

    def paste(self, at: QPointF, *, with_incoming: bool = False) -> None:
        """Add the layers of the clipboard with their top left corner at a place.

        `with_incoming`: fed by what feeds the originals, where that is here.
        """
        try:
            clip = from_text(QGuiApplication.clipboard().text(), self._document.graph)
        except ClipboardError as error:
            self._say(str(error))
            return
        if with_incoming and not clip.incoming:
            self._say(_no_inputs())
        left = min(n.x for n in clip.nodes)
        top = min(n.y for n in clip.nodes)
        count = len(clip.nodes)
        text = plural("Commands", count, "Paste {name}", "Paste {n} layers")
        by = at.x() - left, at.y() - top
        self._add(clip, by, text, with_incoming=with_incoming)

    def duplicate(self, nodes: Collection[str], by: Place | None = None) -> None:
        """Copy nodes beside themselves, with the edges between them."""
        graph = self._document.graph
        chosen = [n for n in nodes if n in graph.nodes]
        if not chosen:
            self._say(_nothing())
            return
        text = plural(
            "Commands", len(chosen), "Duplicate {name}", "Duplicate {n} layers"
        )
        self._add(copied(graph, chosen), by or self._free_step(chosen), text)

    def _free_step(self, chosen: Collection[str]) -> Place:
        """Down and right until no copy lies exactly on another node."""
        graph = self._document.graph
        corners = {(n.x, n.y) for n in graph.nodes.values()}
        step = _STEP
        while any(
            (graph.nodes[n].x + step, graph.nodes[n].y + step) in corners
            for n in chosen
        ):
            step += _STEP
        return step, step

    def _add(
        self, clip: Clip, by: Place, text: str, *, with_incoming: bool = False
    ) -> None:
        document = self._document
        text = text.format(name=clip.nodes[0].name, n=len(clip.nodes))
        try:
            made = pasted(
                document.project,
                document.network,
                clip,
                by,
                text,
                with_incoming=with_incoming,
            )
            document.push(made.command)
        except (BlockError, ConnectError) as error:
            self._say(str(error))
            return
        self._selection.select(made.nodes)


def _no_inputs() -> str:
    return translate("Copies", "Nothing led to what was copied: pasted as it is.")


def _nothing() -> str:
    return translate("Copies", "Nothing is selected.")
