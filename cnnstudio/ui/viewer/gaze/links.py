"""What a link to a view names, and a sentence about each thing that is not there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cnnstudio.bridge.attribution_messages import PREDICTED
from cnnstudio.graph.flatten import SEPARATOR
from cnnstudio.graph.node import Edge
from cnnstudio.ui.format import grouped
from cnnstudio.ui.training.flow_layers import place_of_layer
from cnnstudio.ui.viewer.all_views import VIEWS
from cnnstudio.ui.viewer.gaze.gaze import Gaze, GazeError, parse_fragment
from cnnstudio.ui.viewer.inspect_controller import InspectController
from cnnstudio.ui.viewer.model.subject import RunPort


class Links(QObject):
    """Understands links; `said(text)` tells what of one turned out not to be there."""

    said = Signal(str)

    def __init__(
        self,
        controller: InspectController,
        runs: RunPort,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._runs = controller, runs
        self._watched: Gaze | None = None
        controller.maps_changed.connect(self._arrived)
        controller.document.reset.connect(self._forget)

    def understand(self, fragment: str) -> Gaze:
        """Return what a link says; raises `GazeError` where that is not there.

        A layer may also be called by its name.
        """
        gaze = parse_fragment(fragment)
        document = self._controller.document
        place, node = place_of_layer(gaze.layer)
        before = document.place
        document.go_to(place)
        graph, there = document.graph, document.place == place
        if gaze.layer and there and node not in graph.nodes:
            named = graph.node_named(node)
            if named is not None:
                outer = gaze.layer.rpartition(SEPARATOR)[0]
                path = f"{outer}{SEPARATOR}{named.id}" if outer else named.id
                gaze = replace(gaze, layer=path)
                node = named.id
        try:
            if gaze.layer and not (there and node in graph.nodes):
                text = self.tr("The network has no layer {0}, which the link names.")
                raise GazeError(text.format(gaze.layer))
            self._check(gaze, node)
        except GazeError:
            document.go_to(before)
            raise
        return gaze

    def _check(self, gaze: Gaze, node: str) -> None:
        if gaze.view and gaze.view not in VIEWS:
            text = self.tr("There is no view {0}, which the link names.")
            raise GazeError(text.format(gaze.view))
        if gaze.edge and self.edge_of(gaze) is None:
            text = self.tr("No edge leads from {0} to {1}, as the link says.")
            raise GazeError(text.format(node, gaze.edge.split(",")[1]))
        if gaze.run and gaze.run not in (self._controller.run.id, *self._folders()):
            text = self.tr("The run {0}, which the link names, is gone.")
            raise GazeError(text.format(gaze.run))

    def edge_of(self, gaze: Gaze) -> Edge | None:
        """Return the edge that is looked at, if it is in the graph that is shown."""
        node, parts = place_of_layer(gaze.layer)[1], gaze.edge.split(",")
        graph = self._controller.document.graph
        if len(parts) != 3 or node not in graph.nodes:
            return None
        edge = Edge(node, parts[1], parts[0], parts[2])
        return edge if edge in graph.outgoing(node) else None

    def show_run(self, run: str) -> None:
        """Show a run, unless it is shown already, is gone, or another one trains."""
        folder, here = self._folders().get(run), self._controller.run
        if folder is not None and run != here.id and not here.is_active:
            self._runs.show_run(folder)

    def watch(self, gaze: Gaze) -> None:
        """Say what of a link is not there, once its maps are."""
        self._watched = gaze
        self._arrived()

    def _folders(self) -> dict[str, Path]:
        return {record.id: Path(record.folder) for record in self._runs.runs}

    def _arrived(self) -> None:
        gaze, controller = self._watched, self._controller
        maps, captured = controller.maps, controller.captured
        if gaze is None or maps is None or maps.part != gaze.part:
            return
        if maps.index != gaze.image % max(1, maps.count):
            return  # what was there before; the engine counts around the part
        if gaze.channel and captured is None:
            return  # nothing of the layer is there yet
        self._watched = None
        if gaze.image >= maps.count:
            text = self.tr(
                "There is no image {0}, which the link names: there are {1}, and this "
                "is number {2}."
            )
            numbers = gaze.image + 1, maps.count, maps.index + 1
            self.said.emit(text.format(*(grouped(number) for number in numbers)))
        elif len(maps.classes) and gaze.explained >= len(maps.classes):
            text = self.tr("There is no class {0}, which the link names, but {1}.")
            self.said.emit(text.format(gaze.explained, len(maps.classes)))
            controller.explain(PREDICTED)
        elif captured is not None and gaze.channel >= len(captured.tiles):
            text = self.tr("There is no map {0}, which the link names, but {1}.")
            self.said.emit(text.format(gaze.channel, grouped(len(captured.tiles))))
            controller.set_channel(0)

    def _forget(self) -> None:
        self._watched = None
