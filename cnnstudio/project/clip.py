"""Layers as text: copied and pasted as readable JSON, within and between windows.

    {"format": "cnnstudio-layers", "nodes": […], "edges": [[from, port, to, port], …],
     "incoming": [edges from layers that were not copied], "frames": […],
     "blocks": {the file of the blocks that the layers are}}

Lists that would be empty are left out. What is no copy of layers is refused in one
sentence, and nothing of it is taken over.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from cnnstudio.graph.frame import Frame, new_frame_id
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import Place
from cnnstudio.graph.library import BlockLibrary
from cnnstudio.graph.node import BLOCK, Edge, Node, new_id
from cnnstudio.graph.text import translate
from cnnstudio.project.adopting import brought
from cnnstudio.project.block_commands import BlockError, Made
from cnnstudio.project.block_file import dumps_blocks, loads_block, within
from cnnstudio.project.commands import AddNode, Composite, Connect
from cnnstudio.project.frame_commands import AddFrame, frames_among
from cnnstudio.project.frame_reader import MAX_FRAMES, read_frames
from cnnstudio.project.graph_reader import (
    FARTHEST,
    MAX_NODES,
    GraphBuilder,
    items_of,
)
from cnnstudio.project.graph_writer import frame_record, node_record
from cnnstudio.project.project import Project
from cnnstudio.project.strict_json import JsonError, parse

FORMAT = "cnnstudio-layers"
_LARGEST = 4_000_000
_DEEPER = 2
"""Levels that a node lies deeper in a project's file than in a copy."""


class ClipboardError(ValueError):
    """The text is not a copy of layers; says why in one sentence."""


@dataclass(frozen=True, slots=True)
class Clip:
    """Nodes with fresh ids and names, the edges between them, and their blocks.

    `incoming` are the edges that led to the originals from elsewhere; `frames` held
    them, and no others.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    library: BlockLibrary = field(default_factory=BlockLibrary)
    incoming: tuple[Edge, ...] = ()
    frames: tuple[Frame, ...] = ()


def to_text(
    graph: Graph, chosen: Collection[str], library: BlockLibrary | None = None
) -> str:
    """Write nodes, what joins and frames them, and the blocks that they are as JSON."""
    nodes = [_record(n) for n in graph.nodes.values() if n.id in chosen]
    inner = [e for e in graph.edges if e.source in chosen and e.target in chosen]
    arriving = [e for e in graph.edges if e.source not in chosen and e.target in chosen]
    frames = [frame_record(frame) for frame in frames_among(graph, chosen)]
    data: dict[str, Any] = {
        "format": FORMAT,
        "nodes": nodes,
        "edges": [_listed(edge) for edge in inner],
    }
    if arriving:
        data["incoming"] = [_listed(edge) for edge in arriving]
    if frames:
        data["frames"] = frames
    used = [graph.nodes[n].type for n in graph.nodes if n in chosen]
    blocks = _blocks(library, [t.removeprefix(BLOCK) for t in used if BLOCK in t])
    if blocks:
        data["blocks"] = blocks
    return json.dumps(data, indent=1, ensure_ascii=False)


def _record(node: Node) -> dict[str, Any]:
    """As in a file; what another version wrote stays apart from what is known."""
    kept = {"extras": dict(node.extras)} if node.extras else {}
    return {**node_record(replace(node, extras={})), **kept}


def _listed(edge: Edge) -> list[str]:
    return [edge.source, edge.source_port, edge.target, edge.target_port]


def _blocks(library: BlockLibrary | None, used: list[str]) -> dict[str, Any]:
    """Return the content of a file with the blocks that nodes are, if any."""
    if library is None:
        return {}
    inside = [block for one in used for block in within(library, one)]
    if not inside:
        return {}
    raw: dict[str, Any] = json.loads(dumps_blocks(library, dict.fromkeys(inside)))
    return raw


def from_text(text: str, graph: Graph) -> Clip:
    """Read layers for `graph`; raises `ClipboardError`."""
    if not text.strip():
        raise ClipboardError(
            translate("Clipboard", "The clipboard holds no layers: copy some first.")
        )
    if len(text) > _LARGEST:
        raise ClipboardError(
            translate("Clipboard", "The clipboard holds a long text, not layers.")
        )
    try:
        data = parse(text.encode("utf-8", "surrogatepass"), around=_DEEPER)
    except JsonError:
        data = {"format": FORMAT} if f'"{FORMAT}"' in text else None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ClipboardError(
            translate("Clipboard", "The clipboard holds some other text, not layers.")
        )
    try:
        return _read(data, graph)
    except (KeyError, TypeError, ValueError):
        raise ClipboardError(
            translate("Clipboard", "The layers in the clipboard are damaged.")
        ) from None


def _read(data: Mapping[str, Any], graph: Graph) -> Clip:
    """Read nodes, edges and frames as those of a file, but take no loss."""
    blocks = data.get("blocks")
    library = BlockLibrary()
    if blocks:
        library = loads_block(json.dumps(blocks), mistaken=True).library
    builder = GraphBuilder(Graph(library), "", [], in_block=True)
    nodes = [_in_file(entry) for entry in data["nodes"]]
    edges = [asdict(_edge(*entry)) for entry in data["edges"]]
    builder.add_nodes({"nodes": nodes}, "")
    builder.add_edges({"edges": edges})
    read_frames(data, builder)
    read = builder.graph
    incoming = [_edge(*entry) for entry in items_of(data, "incoming")]
    if any(e.target not in read.nodes or e.source in read.nodes for e in incoming):
        raise ValueError("incoming")
    if not nodes or builder.notes:
        raise ValueError("nodes" if not nodes else str(builder.notes[0]))
    frames = list(read.frames.values())
    return renewed(
        list(read.nodes.values()), read.edges, graph, incoming, frames, library
    )


def _in_file(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a copied node as a file has it; raises `KeyError`, `TypeError`."""
    whole = {name: entry[name] for name in ("id", "type", "name", "fields", "x", "y")}
    extras = {**entry.get("extras", {})}
    return {**extras, "off": entry.get("off", False), **whole}


def _edge(source: str, source_port: str, target: str, target_port: str) -> Edge:
    if not all(isinstance(v, str) for v in (source, source_port, target, target_port)):
        raise TypeError("edge")
    return Edge(source, target, source_port, target_port)


def copied(graph: Graph, chosen: Collection[str]) -> Clip:
    """Return a copy of nodes of `graph`, with what joins and frames them."""
    nodes = [n for n in graph.nodes.values() if n.id in chosen]
    edges = [e for e in graph.edges if e.source in chosen and e.target in chosen]
    arriving = [e for e in graph.edges if e.source not in chosen and e.target in chosen]
    return renewed(nodes, edges, graph, arriving, frames_among(graph, chosen))


def renewed(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    graph: Graph,
    incoming: Sequence[Edge] = (),
    frames: Sequence[Frame] = (),
    library: BlockLibrary | None = None,
) -> Clip:
    """Give nodes and frames fresh ids, and nodes free names in `graph`."""
    ids = {n.id: new_id() for n in nodes}
    names = graph.free_names([n.name for n in nodes])
    return Clip(
        tuple(
            replace(n, id=ids[n.id], name=name)
            for n, name in zip(nodes, names, strict=True)
        ),
        tuple(replace(e, source=ids[e.source], target=ids[e.target]) for e in edges),
        library if library is not None else BlockLibrary(),
        tuple(replace(e, target=ids[e.target]) for e in incoming),
        tuple(replace(frame, id=new_frame_id()) for frame in frames),
    )


def pasted(
    project: Project,
    network: str,
    clip: Clip,
    by: Place,
    text: str,
    *,
    with_incoming: bool = False,
) -> Made:
    """Return the command that adds a copy, moved by a way; raises `BlockError`.

    `with_incoming` joins it to what its originals were joined to, as far as these
    layers and their ports are in the network.
    """
    graph = project.graph_of(network)
    _refuse_too_many(graph, clip)
    nodes = [replace(n, x=_near(n.x + by[0]), y=_near(n.y + by[1])) for n in clip.nodes]
    steps, nodes = brought(project, network, nodes, clip.library)
    frames = [frame.moved(*by) for frame in clip.frames]
    frames = [replace(frame, x=_near(frame.x), y=_near(frame.y)) for frame in frames]
    steps += [AddFrame(frame, network) for frame in frames]
    steps += [AddNode(n, network) for n in nodes]
    steps += [Connect(e, None, network) for e in clip.edges]
    for edge in clip.incoming if with_incoming else ():
        source = graph.nodes.get(edge.source)
        ports = source.output_ports if source is not None else ()
        if any(port.name == edge.source_port for port in ports):
            steps.append(Connect(edge, None, network))
    return Made(Composite(text, steps, network), tuple(n.id for n in nodes))


def _refuse_too_many(graph: Graph, clip: Clip) -> None:
    """Refuse what no file could hold; raises `BlockError`."""
    if len(graph.nodes) + len(clip.nodes) > MAX_NODES:
        text = translate("Clipboard", "A network holds {0} layers at most.")
        raise BlockError(text.format(f"{MAX_NODES:,}"))
    if len(graph.frames) + len(clip.frames) > MAX_FRAMES:
        text = translate("Clipboard", "A network holds {0} frames at most.")
        raise BlockError(text.format(f"{MAX_FRAMES:,}"))


def _near(place: float) -> float:
    """Return a coordinate that a file may hold."""
    return min(max(place, -FARTHEST), FARTHEST)
