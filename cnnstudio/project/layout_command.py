"""Auto-layout as one undo step: layers and the frames that hold them."""

from __future__ import annotations

from collections.abc import Collection

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import arranged
from cnnstudio.graph.text import translate
from cnnstudio.project.commands import Command, Composite, MoveNodes
from cnnstudio.project.frame_commands import ChangeFrame
from cnnstudio.project.project import MAIN


def lay_out(
    graph: Graph, nodes: Collection[str] = (), network: str = MAIN, stays: str = ""
) -> Composite | None:
    """Return the command that lays out the given nodes, or all; None: they lie so.

    The node that `stays` keeps its place, or else what is highest at the left.
    """
    chosen = [node for node in nodes if node in graph.nodes]
    chosen = chosen if len(chosen) > 1 else list(graph.nodes)
    if not chosen:
        return None
    after = arranged(graph, chosen)
    if stays not in after.places:
        stays = min(chosen, key=lambda n: (after.places[n][1], after.places[n][0]))
    kept, place = graph.nodes[stays], after.places[stays]
    dx, dy = kept.x - place[0], kept.y - place[1]
    places = {n: (x + dx, y + dy) for n, (x, y) in after.places.items()}
    places = {
        n: p for n, p in places.items() if p != (graph.nodes[n].x, graph.nodes[n].y)
    }
    frames = [frame.moved(dx, dy) for frame in after.frames.values()]
    steps: list[Command] = [MoveNodes(places, network)] if places else []
    steps += [
        ChangeFrame(frame, network)
        for frame in frames
        if frame != graph.frames[frame.id]
    ]
    text = translate("Commands", "Auto-layout")
    return Composite(text, steps, network) if steps else None
