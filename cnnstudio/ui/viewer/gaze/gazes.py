"""Back and forward through what was looked at, as in a browser; links to a view."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from cnnstudio.graph.node import Edge
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.training.flow_layers import place_of_layer
from cnnstudio.ui.viewer.gaze.gaze import BEGINNING, Gaze, GazeError
from cnnstudio.ui.viewer.gaze.links import Links
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.subject import RunPort

MOST = 200
"""Gazes that are remembered."""
_STEPPED = ("channel", "image", "epoch", "choices")
"""What one steps through: all of the steps together are one."""


class Gazes(QObject):
    """Remembers what was looked at; `said(text)` tells why something cannot be.

    What changes at once is one step. Stepping through images, maps or epochs is one
    step as well, until something else is chosen.
    """

    said = Signal(str)

    def __init__(
        self,
        controller: InspectController,
        selection: Selection,
        runs: RunPort,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._selection = controller, selection
        self._links = Links(controller, runs, self)
        self._links.said.connect(self.said)
        self._visited = [BEGINNING]
        self._at = 0
        self._stepped = ""  # the one field in which the last gazes differ
        for signal in (
            controller.changed, controller.channel_changed, controller.views.changed,
            controller.mistakes.changed, controller.explaining.changed,
            controller.comparing.changed, selection.changed,
        ):  # fmt: skip
            # Posted: what one gesture changes, step by step, is one gaze.
            signal.connect(self._note, Qt.ConnectionType.QueuedConnection)
        controller.document.reset.connect(self._forget)

    def current(self) -> Gaze:
        """Return what is looked at now."""
        controller, document = self._controller, self._controller.document
        views = controller.views
        layer = ""
        if controller.node is not None:
            layer = document.layer_path(controller.node.id)
        return Gaze(
            layer,
            controller.channel,
            controller.part,
            controller.index,
            controller.explained,
            controller.epoch,
            views.scope,
            views.view(views.scope),
            controller.mistakes.choice,
            controller.explaining.choices,
            _named(controller.edge),
            controller.run.id if controller.subject == "run" else "",
            controller.comparing.text,
        )

    def go(self, gaze: Gaze) -> None:
        """Look at what was looked at then, as far as it is still there."""
        controller = self._controller
        self._links.show_run(gaze.run)
        place, node = place_of_layer(gaze.layer)
        controller.document.go_to(place)
        there = gaze.layer and node in controller.document.graph.nodes
        edge = self._links.edge_of(gaze)
        chosen = [node] if there and edge is None else []
        self._selection.select(chosen, edge)
        controller.views.recall(gaze.scope, gaze.view)
        controller.mistakes.recall(gaze.cell)
        controller.show_epoch(gaze.epoch)
        controller.show_part(gaze.part, gaze.image)
        controller.explaining.take(gaze.choices)
        controller.explain(gaze.explained)
        controller.set_channel(gaze.channel)
        controller.comparing.recall(gaze.against)

    # Slots of the table of actions

    def back(self) -> None:
        """Look at what was looked at before."""
        self._step(-1, self.why_no_back())

    def forward(self) -> None:
        """Look at what was looked at after that."""
        self._step(1, self.why_no_forward())

    def why_no_back(self) -> str:
        """Say that nothing was looked at before; empty if something was."""
        return "" if self._at else self.tr("Nothing was looked at before this.")

    def why_no_forward(self) -> str:
        """Say that one has not gone back; empty if one has."""
        last = self._at + 1 >= len(self._visited)
        return self.tr("This is what was looked at last.") if last else ""

    def why_no_link(self) -> str:
        """Say why there can be no link; empty if there can."""
        if self._controller.document.path is None:
            return self.tr("A link names the project's file: save it first.")
        return ""

    def copy_link(self) -> None:
        """Put a link to what is looked at on the clipboard."""
        path = self._controller.document.path
        if path is None:
            self.said.emit(self.why_no_link())
            return
        link = f"{path.resolve()}#{self.current().as_fragment()}"
        QGuiApplication.clipboard().setText(link)
        self.said.emit(self.tr("Copied. Open it with: cnnstudio “{0}”").format(link))

    def open_fragment(self, fragment: str) -> str:
        """Look at what a link says; return, and say, why it cannot be, or nothing."""
        try:
            gaze = self._links.understand(fragment)
        except GazeError as error:
            self.said.emit(str(error))
            return str(error)
        self.go(gaze)
        self._links.watch(gaze)
        return ""

    def look_again(self, gaze: Gaze) -> str:
        """Look at what was looked at once; return why that cannot be, or nothing.

        Other than a link it knows an image of one's own, as long as that is kept.
        """
        try:
            self._links.understand(gaze.as_fragment())
        except GazeError as error:
            return str(error)
        self.go(gaze)
        return ""

    # Remembering

    def _step(self, by: int, reason: str) -> None:
        self._note()
        if reason:
            self.said.emit(reason)
            return
        self._at = max(0, min(len(self._visited) - 1, self._at + by))
        self._stepped = ""
        self.go(self._visited[self._at])

    def _note(self) -> None:
        """Remember what is looked at now, if it is something else."""
        gaze, last = self.current(), self._visited[self._at]
        # That another run is shown is no step: it trains, or one has chosen it.
        differs = gaze.differs_in(last) - {"run"}
        if gaze.view != "compare":
            differs -= {"against"}  # which is not seen
        if not differs:
            return
        only = differs.pop() if len(differs) == 1 else ""
        continued = only in _STEPPED and only == self._stepped
        self._stepped = only
        del self._visited[self._at + 1 :]
        if continued:
            self._visited[self._at] = gaze
            return
        self._visited.append(gaze)
        del self._visited[:-MOST]
        self._at = len(self._visited) - 1

    def _forget(self) -> None:
        self._visited, self._at, self._stepped = [self.current()], 0, ""


def _named(edge: Edge | None) -> str:
    """Return an edge as a link says it, beside the layer that is its source."""
    if edge is None:
        return ""
    return f"{edge.source_port},{edge.target},{edge.target_port}"
