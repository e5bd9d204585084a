"""What is done to frames, and how they follow the layers that they hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from cnnstudio.graph.frame import (
    LONGEST_NOTE,
    LONGEST_TITLE,
    PAD,
    Frame,
    fitted,
    new_frame_id,
)
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import Place, card_of, nodes_in
from cnnstudio.graph.text import plural, translate
from cnnstudio.project.commands import Command, Composite, GraphCommand, MoveNodes
from cnnstudio.project.project import MAIN, Project


class AddFrame(GraphCommand):
    """Add a frame, in front of the others."""

    def __init__(self, frame: Frame, network: str = MAIN, text: str = "") -> None:
        super().__init__(text or translate("Commands", "Add a frame"), network)
        self.frame = frame

    def redo(self, project: Project) -> None:
        self.graph(project).add_frame(self.frame)

    def undo(self, project: Project) -> None:
        self.graph(project).remove_frame(self.frame.id)


class RemoveFrame(GraphCommand):
    """Remove a frame; what lies in it stays."""

    def __init__(self, frame: str, network: str = MAIN, text: str = "") -> None:
        super().__init__(text or translate("Commands", "Delete a frame"), network)
        self.frame = frame
        self._frame: Frame | None = None
        self._index = 0

    def redo(self, project: Project) -> None:
        graph = self.graph(project)
        self._frame = graph.frames[self.frame]
        self._index = graph.remove_frame(self.frame)

    def undo(self, project: Project) -> None:
        assert self._frame is not None
        self.graph(project).add_frame(self._frame, self._index)


class ChangeFrame(GraphCommand):
    """Put another frame in the place of the one with its id."""

    def __init__(self, frame: Frame, network: str = MAIN, text: str = "") -> None:
        super().__init__(text or translate("Commands", "Change a frame"), network)
        self.frame = frame
        self._before: Frame | None = None

    def redo(self, project: Project) -> None:
        graph = self.graph(project)
        self._before = graph.frames[self.frame.id]
        graph.replace_frame(self.frame)

    def undo(self, project: Project) -> None:
        assert self._before is not None
        self.graph(project).replace_frame(self._before)


# Looking


def frames_in(graph: Graph, frame: Frame) -> list[str]:
    """Ids of the frames that lie in a frame, itself left out."""
    others = [other for other in graph.frames.values() if other.id != frame.id]
    return [other.id for other in others if frame.surrounds(other.rect)]


def frame_around(graph: Graph, nodes: Collection[str]) -> str:
    """Return the smallest frame that holds all of some nodes; empty if none does."""
    best, size = "", 0.0
    for frame in graph.frames.values() if nodes else ():
        area = frame.width * frame.height
        cards = (card_of(graph.nodes[node]) for node in nodes)
        if (not best or area < size) and all(frame.holds(card) for card in cards):
            best, size = frame.id, area
    return best


def frames_among(graph: Graph, nodes: Collection[str]) -> list[Frame]:
    """Return the frames that hold some nodes, and no others."""
    chosen = set(nodes)
    held = {f.id: nodes_in(graph, f) for f in graph.frames.values()}
    return [f for f in graph.frames.values() if held[f.id] and held[f.id] <= chosen]


# Changing


def add_frame(graph: Graph, nodes: Sequence[str], network: str = MAIN) -> AddFrame:
    """Return the command that draws a frame around nodes, with a title of its own."""
    taken = {frame.title for frame in graph.frames.values()}
    number = 1
    title = translate("Frames", "Frame {0}").format(number)
    while title in taken:
        number += 1
        title = translate("Frames", "Frame {0}").format(number)
    cards = [card_of(graph.nodes[node]) for node in nodes]
    frame = fitted(Frame(new_frame_id(), title), cards)
    frame = _below_others(graph, set(nodes), frame)
    text = plural("Commands", len(nodes), "Frame {name}", "Frame {n} layers")
    name = graph.nodes[nodes[0]].name
    return AddFrame(frame, network, text.format(name=name, n=len(nodes)))


def fit_frame(
    graph: Graph, frame: str, nodes: Collection[str] = (), network: str = MAIN
) -> ChangeFrame | None:
    """Return the command that fits a frame to nodes, else to what it holds.

    None if it fits already, or holds nothing.
    """
    known = graph.frames[frame]
    inner = [graph.frames[f].rect for f in frames_in(graph, known)]
    held = nodes or nodes_in(graph, known)
    cards = [card_of(graph.nodes[node]) for node in held]
    after = _below_others(
        graph, set(held), fitted(known, cards + ([] if nodes else inner))
    )
    text = translate("Commands", "Fit {0}").format(known.title)
    return ChangeFrame(after, network, text) if after != known else None


def _below_others(graph: Graph, held: Collection[str], frame: Frame) -> Frame:
    """Return the frame with its head below what stands above it."""
    left, top, right, bottom = frame.rect
    content = min((graph.nodes[n].y for n in held), default=bottom)
    for node in graph.nodes.values():
        card = card_of(node)
        beside = card[2] <= left or right <= card[0]
        if node.id not in held and not beside and card[3] <= content:
            top = max(top, card[3] + PAD / 2)
    return frame.at((left, min(top, content - PAD / 2), right, bottom))


def describe_frame(
    graph: Graph, frame: str, title: str, note: str, network: str = MAIN
) -> ChangeFrame | None:
    """Return the command for another title or note; None if they are the same.

    They are cut at the length that a file may hold. A longer note takes the room that
    is free above what the frame holds; auto-layout makes more.
    """
    known = graph.frames[frame]
    title, note = title.strip()[:LONGEST_TITLE], note.strip()[:LONGEST_NOTE]
    after = Frame(frame, title, note, known.x, known.y, known.width, known.height)
    held = nodes_in(graph, known)
    needed = fitted(after, [card_of(graph.nodes[n]) for n in held])
    needed = _below_others(graph, held, needed)
    if needed.y < after.y:
        after = after.at((after.x, needed.y, *known.rect[2:]))
    if after == known:
        return None
    text = translate("Commands", "Describe {0}").format(title or known.title)
    return ChangeFrame(after, network, text)


def move_frames(
    graph: Graph,
    frames: Collection[str],
    by: Place,
    nodes: Collection[str] = (),
    network: str = MAIN,
) -> Composite:
    """Return the command that moves frames with all that lies in them.

    `nodes` are moved too, wherever they lie.
    """
    moving, held = set(frames), set(nodes)
    for frame in frames:
        moving.update(frames_in(graph, graph.frames[frame]))
        held |= nodes_in(graph, graph.frames[frame])
    order = [node for node in graph.nodes.values() if node.id in held]
    places = {node.id: (node.x + by[0], node.y + by[1]) for node in order}
    title = graph.frames[next(iter(frames))].title
    text = translate("Commands", "Move {0}").format(title)
    steps: list[Command] = [
        ChangeFrame(frame.moved(*by), network)
        for frame in graph.frames.values()
        if frame.id in moving
    ]
    if places:
        steps.append(MoveNodes(places, network))
    return Composite(text, steps, network)


def remove_frames(
    graph: Graph, frames: Sequence[str], network: str = MAIN
) -> Composite:
    """Return the command that deletes frames and leaves what they hold."""
    text = plural(
        "Commands", len(frames), "Delete the frame {name}", "Delete {n} frames"
    ).format(name=graph.frames[frames[0]].title, n=len(frames))
    return Composite(text, [RemoveFrame(f, network) for f in frames], network)


def moved(
    graph: Graph, places: Mapping[str, Place], network: str = MAIN, text: str = "Move"
) -> list[Command]:
    """Return the commands that move nodes out of the way, and frames with them.

    A frame of which all goes the same way goes along; one of which only a part moves
    grows, so that it holds what it held.
    """
    if not places:
        return []
    steps: list[Command] = [MoveNodes(places, network, text)]
    for frame in graph.frames.values():
        held = nodes_in(graph, frame)
        going = held & places.keys()
        if not going:
            continue
        ways = {
            (places[n][0] - graph.nodes[n].x, places[n][1] - graph.nodes[n].y)
            for n in going
        }
        if going == held and len(ways) == 1:
            after = frame.moved(*ways.pop())
        else:
            cards = [card_of(graph.nodes[n], places[n]) for n in going]
            after = _grown(frame, cards)
        if after != frame:
            steps.append(ChangeFrame(after, network))
    return steps


def _grown(frame: Frame, cards: Sequence[tuple[float, float, float, float]]) -> Frame:
    left, top, right, bottom = frame.rect
    return frame.at(
        (
            min(left, *(card[0] - PAD for card in cards)),
            min(top, *(card[1] - PAD for card in cards)),
            max(right, *(card[2] + PAD for card in cards)),
            max(bottom, *(card[3] + PAD for card in cards)),
        )
    )
