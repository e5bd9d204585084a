"""Networks and blocks as text: sorted keys, one line for each simple item."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from cnnstudio.graph.block import BlockDefinition, BlockParam
from cnnstudio.graph.frame import Frame
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge, Node

# Made once: json.dumps would make one for every line of a file.
_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, allow_nan=False)


class KnownLines:
    """Remembers the lines of one writing for the next: nodes and edges never change.

    Writing 1,000 nodes again, of which one is new, takes a tenth of the time.
    """

    def __init__(self) -> None:
        self._last: dict[int, tuple[Node | Edge, str]] = {}
        self._now: dict[int, tuple[Node | Edge, str]] = {}

    def begin(self) -> None:
        """Begin a writing: what the last one did not need is forgotten."""
        self._last, self._now = self._now, {}

    def of(self, item: Node | Edge) -> str:
        """Return the line of a node or an edge."""
        known = self._last.get(id(item))
        if known is None or known[0] is not item:
            known = item, _item(item)
        self._now[id(item)] = known
        return known[1]


def _item(item: Node | Edge) -> str:
    return line(node_record(item) if isinstance(item, Node) else _edge(item))


def block_text(block: BlockDefinition, known: KnownLines | None = None) -> str:
    """Write a definition."""
    described = {"id": block.id, "name": block.name}
    described |= {"help": block.help, "source": block.source}
    params = [_param(param) for param in block.params]
    head = {**described, "params": params}
    return graph_text(head, block.graph, block.extras, known)


def _param(param: BlockParam) -> dict[str, Any]:
    """Write a parameter; what is as usual is left out."""
    usual = {f.name: f.default for f in fields(BlockParam)}
    values = {name: getattr(param, name) for name in usual}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if name in ("name", "kind", "default") or value != usual[name]
    }


def graph_text(
    described: Mapping[str, Any],
    graph: Graph,
    kept: Mapping[str, Any],
    known: KnownLines | None = None,
) -> str:
    """Write what is said of a graph, what was kept of its file, nodes and edges."""
    parts = {name: line(value) for name, value in {**kept, **described}.items()}
    written = known.of if known is not None else _item
    nodes = (written(node) for node in graph.nodes.values())
    edges = (written(edge) for edge in graph.edges)
    parts["nodes"] = lines("[", nodes, "]", "   ")
    if graph.frames:
        frames = (line(frame_record(frame)) for frame in graph.frames.values())
        parts["frames"] = lines("[", frames, "]", "   ")
    parts["edges"] = lines("[", edges, "]", "   ")
    return lines("{", named(parts), "}", "  ")


def node_record(node: Node) -> dict[str, Any]:
    """Return what is written of a node; `off` only of one that is."""
    return {
        **node.extras,
        "id": node.id,
        "type": node.type,
        "name": node.name,
        "fields": dict(node.fields),
        **({"off": True} if node.off else {}),
        "x": _tidy(node.x),
        "y": _tidy(node.y),
    }


def frame_record(frame: Frame) -> dict[str, Any]:
    """Return what is written of a frame; no note if there is none."""
    sizes = ("x", "y", "width", "height")
    return {
        "id": frame.id,
        "title": frame.title,
        **({"note": frame.note} if frame.note else {}),
        **{name: _tidy(getattr(frame, name)) for name in sizes},
    }


def _edge(edge: Edge) -> dict[str, str]:
    ends = {"source": edge.source, "target": edge.target}
    if edge.source_port != "out":
        ends["source_port"] = edge.source_port
    if edge.target_port != "in":
        ends["target_port"] = edge.target_port
    return ends


def _tidy(number: float) -> float:
    return int(number) if number == int(number) else number


def line(value: object) -> str:
    """Write a value on one line."""
    return _ENCODER.encode(value)


def pairs(values: Mapping[str, Any]) -> Iterable[str]:
    """Write each pair of an object."""
    return named({name: line(value) for name, value in values.items()})


def named(parts: Mapping[str, str]) -> Iterable[str]:
    """Put names in front of what is written already, sorted."""
    return (f"{line(name)}: {parts[name]}" for name in sorted(parts))


def lines(opening: str, items: Iterable[str], closing: str, indent: str) -> str:
    """Put each item on a line of its own, between brackets."""
    inner = f",\n{indent} ".join(items)
    if not inner:
        return opening + closing
    return f"{opening}\n{indent} {inner}\n{indent}{closing}"
