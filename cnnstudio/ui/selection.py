"""What is selected: shared by canvas, properties, problems and viewer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """Ids of the selected nodes, the current one last; edges are the canvas's own."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: tuple[str, ...] = ()

    @property
    def nodes(self) -> tuple[str, ...]:
        """Ids of all selected nodes."""
        return self._nodes

    @property
    def current(self) -> str:
        """The node that panels show: the last one selected, or empty."""
        return self._nodes[-1] if self._nodes else ""

    def select(self, nodes: Iterable[str]) -> None:
        """Select exactly these nodes."""
        nodes = tuple(dict.fromkeys(nodes))
        if nodes != self._nodes:
            self._nodes = nodes
            self.changed.emit()
