"""Cut, copy, paste and duplicate: each is one undo step with a name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication

from cnnstudio.graph.errors import ConnectError
from cnnstudio.graph.layout import Place
from cnnstudio.graph.node import Node
from cnnstudio.graph.text import plural, translate
from cnnstudio.project.adopting import brought
from cnnstudio.project.block_commands import BlockError
from cnnstudio.project.commands import AddNode, Composite, Connect
from cnnstudio.ui.canvas.clipboard import (
    Clip,
    ClipboardError,
    copied,
    from_text,
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

    def paste(self, at: QPointF) -> None:
        """Add the layers of the clipboard with their top left corner at a place."""
        try:
            clip = from_text(QGuiApplication.clipboard().text(), self._document.graph)
        except ClipboardError as error:
            self._say(str(error))
            return
        left = min(n.x for n in clip.nodes)
        top = min(n.y for n in clip.nodes)
        self._add(clip, (at.x() - left, at.y() - top), _pasted)

    def duplicate(self, nodes: Collection[str], by: Place | None = None) -> None:
        """Copy nodes beside themselves, with the edges between them."""
        graph = self._document.graph
        chosen = [n for n in nodes if n in graph.nodes]
        if not chosen:
            self._say(_nothing())
            return
        self._add(copied(graph, chosen), by or self._free_step(chosen), _duplicated)

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
        self, clip: Clip, by: Place, name: Callable[[Sequence[Node]], str]
    ) -> None:
        network = self._document.network
        nodes = [replace(n, x=n.x + by[0], y=n.y + by[1]) for n in clip.nodes]
        text = name(nodes)
        try:
            project = self._document.project
            steps, nodes = brought(project, network, nodes, clip.library)
            steps += [AddNode(n, network) for n in nodes]
            steps += [Connect(e, None, network) for e in clip.edges]
            self._document.push(Composite(text, steps, network))
        except (BlockError, ConnectError) as error:
            self._say(str(error))
            return
        self._selection.select([n.id for n in nodes])


def _nothing() -> str:
    return translate("Copies", "Nothing is selected.")


def _pasted(nodes: Sequence[Node]) -> str:
    text = plural("Copies", len(nodes), "Paste {name}", "Paste {n} layers")
    return text.format(name=nodes[0].name, n=len(nodes))


def _duplicated(nodes: Sequence[Node]) -> str:
    text = plural("Copies", len(nodes), "Duplicate {name}", "Duplicate {n} layers")
    return text.format(name=nodes[0].name, n=len(nodes))
