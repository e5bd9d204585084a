"""The nodes and edges of a file, added to a graph one by one; what misfits is noted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from cnnstudio.graph.catalogue import type_named
from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge, Node
from cnnstudio.graph.param import Param
from cnnstudio.graph.text import marked, translate
from cnnstudio.project.names import name_problem
from cnnstudio.project.strict_json import shown

MAX_NODES = 10_000
FARTHEST = 1e7
KEPT = marked("Files", "not known to this version, kept as it is")
NODE_KEYS = {"id", "type", "name", "fields", "off", "x", "y"}
EDGE_KEYS = {"source", "target", "source_port", "target_port"}
ID = re.compile(r"[A-Za-z0-9_.-]{1,60}", re.ASCII)

Severity = Literal["remark", "error", "lost"]


class ShapeOfFileError(ValueError):
    """The file's outline is not that of a project: where, and what is wrong."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Note:
    """What was noticed while reading: a sentence, the place in the file, the node.

    A "remark" changes nothing; an "error" is a value that is not allowed and was kept;
    what is "lost" could not be kept and is missing from the copy in memory.
    """

    text: str
    place: str = ""
    node: str = ""
    severity: Severity = "lost"

    def __str__(self) -> str:
        return f"{self.place}: {self.text}" if self.place else self.text


def refused(param: Param, name: str, value: object) -> str:
    """Say why a raw value is not allowed; empty if it is."""
    try:
        param.resolve(name, value)
    except FieldError as error:
        return translate("Files", "expected {expected}, found {value}").format(
            expected=error.expected, value=shown(value)
        )
    return ""


def items_of(raw: Mapping[str, Any], key: str, *, required: bool = False) -> list[Any]:
    """Return the list under a key; raises `ShapeOfFileError` if it is none."""
    if key not in raw and not required:
        return []
    value = raw.get(key)
    if not isinstance(value, list):
        found = shown(value) if key in raw else "nothing"
        raise ShapeOfFileError(
            key,
            translate("Files", "expected a list, found {found}").format(found=found),
        )
    return value


@dataclass
class GraphBuilder:
    """Adds a file's nodes and edges to a graph, and notes what does not fit."""

    graph: Graph
    prefix: str
    notes: list[Note]
    in_block: bool = False
    places: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    taken: dict[tuple[str, str], Edge] = field(default_factory=dict)
    present: set[Edge] = field(default_factory=set)

    def note(
        self, text: str, place: str, node: str = "", severity: Severity = "lost"
    ) -> None:
        self.notes.append(Note(text, self.prefix + place, node, severity))

    def add_nodes(self, entry: Mapping[str, Any], place: str) -> None:
        """Add all nodes of a graph in the file; raises `ShapeOfFileError`."""
        nodes = items_of(entry, "nodes")
        if len(nodes) > MAX_NODES:
            raise ShapeOfFileError(
                f"{place}.nodes",
                translate("Files", "{count:,} layers (limit {max_nodes:,})").format(
                    count=len(nodes), max_nodes=MAX_NODES
                ),
            )
        for index, node in enumerate(nodes):
            self.add_node(index, node)

    def add_edges(self, entry: Mapping[str, Any]) -> None:
        """Add all edges of a graph in the file; raises `ShapeOfFileError`."""
        for index, edge in enumerate(items_of(entry, "edges")):
            self.add_edge(index, edge)

    def add_node(self, index: int, raw: object) -> None:
        """Add a node, or note why it is left out."""
        place = f"nodes[{index}]"
        if not isinstance(raw, dict):
            self.note(
                translate("Files", "expected an object, found {raw}; left out").format(
                    raw=shown(raw)
                ),
                place,
            )
            return
        if isinstance(raw.get("name"), str):
            place += f" {shown(raw['name'])}"
        node_id, type_name = raw.get("id"), raw.get("type")
        if not isinstance(node_id, str) or not ID.fullmatch(node_id):
            self.note(
                translate("Files", "the id {node_id} is not allowed; left out").format(
                    node_id=shown(node_id)
                ),
                place,
            )
            return
        if node_id in self.graph.nodes:
            self.note(
                translate(
                    "Files", "a second node with the id «{node_id}»; left out"
                ).format(node_id=node_id),
                place,
            )
            return
        if not isinstance(type_name, str) or not 1 <= len(type_name) <= 200:
            found = shown(type_name)
            self.note(
                translate(
                    "Files", "expected the type of a layer, found {found}; left out"
                ).format(found=found),
                place,
            )
            return
        fields = raw.get("fields", {})
        if not isinstance(fields, dict):
            text = translate("Files", "expected an object, found {fields}").format(
                fields=shown(fields)
            )
            self.note(text, f"{place} → fields", node_id)
            fields = {}
        self.graph.add_node(
            Node(
                node_id,
                type_name,
                self._name(node_id, type_name, raw.get("name"), place),
                fields,
                self._coordinate(node_id, raw, "x", place),
                self._coordinate(node_id, raw, "y", place),
                {k: v for k, v in raw.items() if k not in NODE_KEYS},
                off=self._off(node_id, raw.get("off", False), place),
            )
        )
        self.places[node_id] = place

    def _off(self, node: str, raw: object, place: str) -> bool:
        if raw is not True and raw is not False:
            text = translate("Files", "expected true or false, found {raw}")
            self.note(text.format(raw=shown(raw)), f"{place} → off", node)
        return raw is True

    def check_fields(self) -> None:
        """Note what is wrong with the fields, once all types are known."""
        for node_id, place in self.places.items():
            node = self.graph.nodes[node_id]
            layer_type = node.layer_type
            if layer_type is None:
                text = translate(
                    "Files", "unknown layer «{type}», kept as it is"
                ).format(type=node.type)
                self.note(text, place, node.id, "remark")
                continue
            params = layer_type.params()
            for name, value in node.fields.items():
                self._check_field(node, params.get(name), name, value)

    def _check_field(
        self, node: Node, param: Param | None, name: str, value: object
    ) -> None:
        where = f"{self.places[node.id]} → {name}"
        if param is None:
            text = translate(
                "Files", "{type} has no such field in this version, kept as it is"
            ).format(type=node.type)
            self.note(text, where, node.id, "remark")
        elif self.in_block and param.is_expression(value):
            return  # what it gives depends on the instance, and so do its mistakes
        elif text := refused(param, name, value):
            self.note(text, where, node.id, "error")

    def _name(self, node: str, type_name: str, raw: object, place: str) -> str:
        """Return the name in the file, or a free one if it cannot be a name."""
        name = raw if isinstance(raw, str) else ""
        problem = name_problem(Graph(), node, name)
        if name in self.names:
            problem = translate("Files", "another layer is named {name}").format(
                name=name
            )
        if problem:
            layer_type = type_named(type_name)
            stem = layer_type.short_name if layer_type else "layer"
            number = 1
            while f"{stem}{number}" in self.names:
                number += 1
            name = f"{stem}{number}"
            text = translate("Files", "{problem}: renamed {name}").format(
                problem=problem.rstrip("."), name=name
            )
            self.note(text, f"{place} → name", node)
        self.names.add(name)
        return name

    def _coordinate(
        self, node: str, raw: Mapping[str, Any], key: str, place: str
    ) -> float:
        value = raw.get(key, 0.0)
        if type(value) in (int, float) and abs(value) <= FARTHEST:
            return float(value)
        text = translate(
            "Files", "expected a number up to {farthest:,.0f}, found {value}"
        ).format(farthest=FARTHEST, value=shown(value))
        self.note(text, f"{place} → {key}", node)
        return 0.0

    def add_edge(self, index: int, raw: object) -> None:
        """Add an edge, or note why it is left out."""
        place = f"edges[{index}]"
        if not isinstance(raw, dict) or not raw.keys() <= EDGE_KEYS:
            found = shown(raw)
            self.note(
                translate(
                    "Files", "expected source and target, found {found}; left out"
                ).format(found=found),
                place,
            )
            return
        source, target = raw.get("source"), raw.get("target")
        ports = raw.get("source_port", "out"), raw.get("target_port", "in")
        if not all(isinstance(v, str) for v in (source, target, *ports)):
            self.note(
                translate("Files", "source, target and ports are names; left out"),
                place,
            )
            return
        edge = Edge(str(source), str(target), *ports)
        reason = self._misfit(edge)
        if reason:
            self.note(
                translate("Files", "{reason}; left out").format(reason=reason), place
            )
            return
        self.present.add(edge)
        self.taken[edge.target, edge.target_port] = edge
        # A circle is loaded all the same: inference marks it, and a person mends it.
        self.graph.add_edge(edge, check=False)

    def _misfit(self, edge: Edge) -> str:
        nodes = self.graph.nodes
        for end in (edge.source, edge.target):
            if end not in nodes:
                return translate("Files", "points to missing node «{end}»").format(
                    end=end[:60]
                )
        source, target = nodes[edge.source], nodes[edge.target]
        outputs = source.output_ports if source.layer_type else None
        inputs = target.input_ports if target.layer_type else None
        if outputs is not None and all(p.name != edge.source_port for p in outputs):
            return translate("Files", "{source} has no output «{source_port}»").format(
                source=source.name, source_port=edge.source_port[:60]
            )
        if inputs is not None and all(p.name != edge.target_port for p in inputs):
            return translate("Files", "{target} has no input «{target_port}»").format(
                target=target.name, target_port=edge.target_port[:60]
            )
        if edge in self.present:
            return translate("Files", "{source} is joined to {target} already").format(
                source=source.name, target=target.name
            )
        other = self.taken.get((edge.target, edge.target_port))
        variadic = inputs is None or any(
            p.variadic for p in inputs if p.name == edge.target_port
        )
        if other is not None and not variadic:
            first = nodes[other.source].name
            return translate(
                "Files", "{target} takes one input and has it from {first}"
            ).format(target=target.name, first=first)
        return ""
