"""Layers as text: copied and pasted as readable JSON, within and between windows."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.library import BlockLibrary
from cnnstudio.graph.node import BLOCK, Edge, Node, new_id
from cnnstudio.graph.text import translate
from cnnstudio.project.block_file import (
    BlockFileError,
    dumps_blocks,
    loads_block,
    within,
)

FORMAT = "cnnstudio-layers"
_LARGEST = 4_000_000


class ClipboardError(ValueError):
    """The text is not a copy of layers; says why in one sentence."""


@dataclass(frozen=True, slots=True)
class Clip:
    """Nodes with fresh ids and names, the edges between them, and their blocks."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    library: BlockLibrary = field(default_factory=BlockLibrary)


def to_text(
    graph: Graph, chosen: Collection[str], library: BlockLibrary | None = None
) -> str:
    """Write nodes, the edges between them and the blocks that they are as JSON."""
    nodes = [
        {
            "id": n.id,
            "type": n.type,
            "name": n.name,
            "fields": dict(n.fields),
            "x": n.x,
            "y": n.y,
            **({"extras": dict(n.extras)} if n.extras else {}),
        }
        for n in graph.nodes.values()
        if n.id in chosen
    ]
    edges = [
        [e.source, e.source_port, e.target, e.target_port]
        for e in graph.edges
        if e.source in chosen and e.target in chosen
    ]
    data: dict[str, Any] = {"format": FORMAT, "nodes": nodes, "edges": edges}
    used = [graph.nodes[n].type for n in graph.nodes if n in chosen]
    blocks = _blocks(library, [t.removeprefix(BLOCK) for t in used if BLOCK in t])
    if blocks:
        data["blocks"] = blocks
    return json.dumps(data, indent=1, ensure_ascii=False)


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
        nodes = [_node(entry) for entry in data["nodes"]]
        edges = [Edge(s, t, sp, tp) for s, sp, t, tp in data["edges"]]
        known = {n.id for n in nodes}
        strings = all(isinstance(v, str) for e in edges for v in _ends(e))
        if not strings or not nodes or len(known) != len(nodes):
            raise ValueError
        if not all(e.source in known and e.target in known for e in edges):
            raise ValueError
        blocks = data.get("blocks")
        library = loads_block(json.dumps(blocks)).library if blocks else None
    except (KeyError, TypeError, ValueError, BlockFileError):
        raise ClipboardError(
            translate("Clipboard", "The layers in the clipboard are damaged.")
        ) from None
    clip = renewed(nodes, edges, graph)
    return replace(clip, library=library) if library is not None else clip


def copied(graph: Graph, chosen: Collection[str]) -> Clip:
    """Return a copy of nodes of `graph` with the edges between them."""
    nodes = [n for n in graph.nodes.values() if n.id in chosen]
    edges = [e for e in graph.edges if e.source in chosen and e.target in chosen]
    return renewed(nodes, edges, graph)


def renewed(nodes: list[Node], edges: list[Edge], graph: Graph) -> Clip:
    """Give nodes fresh ids and free names in `graph`."""
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
    )


def _ends(edge: Edge) -> tuple[str, str, str, str]:
    return edge.source, edge.target, edge.source_port, edge.target_port


def _node(entry: Mapping[str, Any]) -> Node:
    texts = (entry["id"], entry["type"], entry["name"])
    if not all(isinstance(t, str) and t for t in texts):
        raise ValueError
    if not entry["name"].isidentifier() or not entry["name"].isascii():
        raise ValueError
    fields, extras = entry["fields"], entry.get("extras", {})
    if not isinstance(fields, dict) or not isinstance(extras, dict):
        raise TypeError
    x, y = float(entry["x"]), float(entry["y"])
    if not (abs(x) < 1e6 and abs(y) < 1e6):
        raise ValueError
    return Node(*texts, fields, x, y, extras)
