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
from dataclasses import dataclass, field, replace
from typing import Any

from cnnstudio.graph.frame import Frame, new_frame_id
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.layout import Place
from cnnstudio.graph.library import BlockLibrary
from cnnstudio.graph.node import BLOCK, Edge, Node, new_id
from cnnstudio.graph.text import translate
from cnnstudio.project.adopting import brought
from cnnstudio.project.block_commands import Made
from cnnstudio.project.block_file import (
    BlockFileError,
    dumps_blocks,
    loads_block,
    within,
)
from cnnstudio.project.commands import AddNode, Composite, Connect
from cnnstudio.project.frame_commands import AddFrame, frames_among
from cnnstudio.project.frame_reader import frame_from
from cnnstudio.project.graph_reader import FARTHEST
from cnnstudio.project.graph_writer import frame_record
from cnnstudio.project.project import Project

FORMAT = "cnnstudio-layers"
_LARGEST = 4_000_000


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
    return {
        "id": node.id,
        "type": node.type,
        "name": node.name,
        "fields": dict(node.fields),
        **({"off": True} if node.off else {}),
        "x": node.x,
        "y": node.y,
        **({"extras": dict(node.extras)} if node.extras else {}),
    }


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
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ClipboardError(
            translate("Clipboard", "The clipboard holds some other text, not layers.")
        )
    try:
        return _read(data, graph)
    except (KeyError, TypeError, ValueError, RecursionError, BlockFileError):
        raise ClipboardError(
            translate("Clipboard", "The layers in the clipboard are damaged.")
        ) from None


def _read(data: Mapping[str, Any], graph: Graph) -> Clip:
    nodes = [_node(entry) for entry in data["nodes"]]
    edges = [_edge(*entry) for entry in data["edges"]]
    incoming = [_edge(*entry) for entry in data.get("incoming", ())]
    frames = [frame_from(entry) for entry in data.get("frames", ())]
    known = {n.id for n in nodes}
    if not nodes or len(known) != len(nodes):
        raise ValueError("ids")
    if not all(e.source in known and e.target in known for e in edges):
        raise ValueError("edges")
    if not all(e.target in known and e.source not in known for e in incoming):
        raise ValueError("incoming")
    blocks = data.get("blocks")
    library = BlockLibrary()
    if blocks:
        library = loads_block(json.dumps(blocks), mistaken=True).library
    whole = [frame for frame in frames if isinstance(frame, Frame)]
    if len(whole) != len(frames):
        raise ValueError("frames")
    return renewed(nodes, edges, graph, incoming, whole, library)


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
    taken: list[str] = []
    result = []
    for node in nodes:
        name = graph.free_name(node.name, taken)
        taken.append(name)
        result.append(replace(node, id=ids[node.id], name=name))
    return Clip(
        tuple(result),
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
    nodes = [replace(n, x=n.x + by[0], y=n.y + by[1]) for n in clip.nodes]
    steps, nodes = brought(project, network, nodes, clip.library)
    steps += [AddFrame(frame.moved(*by), network) for frame in clip.frames]
    steps += [AddNode(n, network) for n in nodes]
    steps += [Connect(e, None, network) for e in clip.edges]
    for edge in clip.incoming if with_incoming else ():
        source = graph.nodes.get(edge.source)
        ports = source.output_ports if source is not None else ()
        if any(port.name == edge.source_port for port in ports):
            steps.append(Connect(edge, None, network))
    return Made(Composite(text, steps, network), tuple(n.id for n in nodes))


def _edge(source: str, source_port: str, target: str, target_port: str) -> Edge:
    if not all(isinstance(v, str) for v in (source, source_port, target, target_port)):
        raise TypeError("edge")
    return Edge(source, target, source_port, target_port)


def _node(entry: Mapping[str, Any]) -> Node:
    texts = (entry["id"], entry["type"], entry["name"])
    if not all(isinstance(t, str) and t for t in texts):
        raise ValueError
    if not entry["name"].isidentifier() or not entry["name"].isascii():
        raise ValueError
    fields, extras = entry["fields"], entry.get("extras", {})
    if not isinstance(fields, dict) or not isinstance(extras, dict):
        raise TypeError
    off = entry.get("off", False)
    if not isinstance(off, bool):
        raise TypeError("off")
    x, y = float(entry["x"]), float(entry["y"])
    if not (abs(x) <= FARTHEST and abs(y) <= FARTHEST):
        raise ValueError("place")
    return Node(*texts, fields, x, y, extras, off=off)
