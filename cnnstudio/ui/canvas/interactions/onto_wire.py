"""Something is carried over a wire: the place in it, room for it, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.graph.layout import Place, Size
from cnnstudio.graph.node import Edge
from cnnstudio.graph.shape import TensorShape
from cnnstudio.ui.canvas import room
from cnnstudio.ui.canvas.geometry import BLOCKS_BELOW
from cnnstudio.ui.canvas.insertion import Insertion
from cnnstudio.ui.canvas.interactions.foresight import Foresight
from cnnstudio.ui.canvas.interactions.gesture import Surface
from cnnstudio.ui.canvas.items.edge_item import distance_to
from cnnstudio.ui.canvas.routing import Route
from cnnstudio.ui.canvas.slide import Slide
from cnnstudio.ui.canvas.trial import Trial

NEAR = 16.0
"""Distance on the screen within which a wire takes what is carried."""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where it would lie, and the shape that would leave it, or what would break."""

    edge: Edge
    place: Place
    shape: TensorShape | None = None
    problem: str = ""


class OntoWire:
    """Finds the wire under the pointer; `landing` is what a drop there would do.

    `build` makes the command for a wire, `size` is the room that is needed, `carried`
    are nodes whose own wires do not count; `changed` is told when more is known of the
    landing.
    """

    def __init__(
        self,
        surface: Surface,
        build: Callable[[Edge], Insertion | None],
        size: Size,
        changed: Callable[[], None],
        carried: Collection[str] = (),
    ) -> None:
        self._surface, self._build, self._size = surface, build, size
        self._carried, self._changed = set(carried), changed
        self._slide = Slide(surface.scene)
        self._wires = self._where_wires_are()
        self._foresight = Foresight(surface.scene, self._foreseen)
        self._last = ""
        self.landing: Landing | None = None
        self._aimed: Edge | None = None

    def follow(
        self, at: QPointF, free: bool, over: Edge | None = None
    ) -> Landing | None:
        """Take note of where the pointer is; `free`: no wire is wanted.

        `over` is the wire that is taken, however near another is.
        """
        edge = None if free else over or self._edge_at(at)
        if edge != self._aimed:
            self._aimed = edge
            self._aim(edge)
        return self.landing

    def _aim(self, edge: Edge | None) -> None:
        built = self._build(edge) if edge is not None else None
        if edge is None or built is None:
            self.landing = None
            self._foresight.ask(None)
        else:
            self.landing = Landing(edge, self._place(edge))
            self._last = built.last
            self._foresight.ask(built.command, built.first)
        self._surface.highlights.aim(edge if self.landing else None)
        self._make_room()

    def _foreseen(self, trial: Trial | None) -> None:
        self._surface.scene.show_trial(trial)
        if trial is not None and self.landing is not None:
            last = trial.report.nodes.get(self._last)
            shape = last.output if last is not None else None
            self.landing = replace(self.landing, shape=shape, problem=trial.problem)
            self._changed()

    def leave(self, *, landed: bool = False) -> None:
        """End it. `landed`: the document has the layers where they are shown."""
        self.landing = None
        self._foresight.end()
        self._surface.scene.show_trial(None)
        self._surface.highlights.aim(None)
        if landed:
            self._slide.stay()
        else:
            self._slide.back(at_once=True)
        self._slide.deleteLater()

    def _make_room(self) -> None:
        scene, landing = self._surface.scene, self.landing
        if landing is None or scene.compact or scene.zoom < BLOCKS_BELOW:
            self._slide.back()
            return
        _, moves = room.on_edge(scene.document.graph, landing.edge, self._size)
        view = self._surface.view
        seen = view.mapToScene(view.viewport().rect()).boundingRect()
        # What nobody sees need not slide; what comes into sight is small news.
        self._slide.aside(
            {
                n: QPointF(*p)
                for n, p in moves.items()
                if scene.nodes[n].card().intersects(seen)
            }
        )

    def _place(self, edge: Edge) -> Place:
        scene = self._surface.scene
        if scene.compact:
            return self._between(edge)
        return room.on_edge(scene.document.graph, edge, self._size)[0]

    def _between(self, edge: Edge) -> Place:
        scene = self._surface.scene
        above, below = scene.nodes[edge.source].card(), scene.nodes[edge.target].card()
        middle = (above.center() + below.center()) / 2
        half = above.size() / 2
        return middle.x() - half.width(), middle.y() - half.height()

    def _edge_at(self, at: QPointF) -> Edge | None:
        """Return the nearest wire, by where wires are before room is made for this.

        Else a wire would run from the pointer, and come back, and run.
        """
        reach = NEAR / self._surface.scene.zoom
        area = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
        best, least = None, reach
        for edge, (box, route) in self._wires.items():
            if box.intersects(area):
                away = distance_to(route, at.x(), at.y())
                if away <= least:
                    best, least = edge, away
        return best if best in self._surface.scene.edges else None

    def _where_wires_are(self) -> dict[Edge, tuple[QRectF, Route]]:
        return {
            edge: (item.boundingRect(), item.route)
            for edge, item in self._surface.scene.edges.items()
            if item.route is not None and not self._own(edge)
        }

    def _own(self, edge: Edge) -> bool:
        return edge.source in self._carried or edge.target in self._carried
