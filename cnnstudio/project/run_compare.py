"""What differs between runs: their settings, and the layers of their networks.

Both are rows with one value for each run, so that any number of runs can be compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import BLOCK, Node
from cnnstudio.graph.param import Param, params_of
from cnnstudio.graph.text import translate
from cnnstudio.project.live_settings import PIPELINE, with_live_pipeline
from cnnstudio.project.project import MAIN, Project
from cnnstudio.project.record import raw_of
from cnnstudio.project.records import EventRecord
from cnnstudio.project.run_table import SETTINGS

TYPE, EDGE, OFF = "type", "edge", "off"
"""Names of what is compared of a layer besides its fields."""


CHANGED = "changed"
"""The kind of the events that change settings."""

Changes = tuple[tuple[int, Any], ...]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One thing that two or more runs may differ in.

    `place` is "training", "dataset" or the name of a layer or an edge; `field` a
    setting's or field's name, or `TYPE`, `EDGE`, `OFF`. `values` has one for each run;
    None where the run has no such thing. `param` declares it, if it is declared.
    `changes` are, for each run, the epochs from which on it had another value, with
    that value; empty if nothing was changed in any run.
    """

    place: str
    field: str
    values: tuple[Any, ...]
    param: Param | None = None
    changes: tuple[Changes, ...] = ()

    @property
    def differs(self) -> bool:
        """True unless all runs have the same."""
        if any(changes != self.changes[0] for changes in self.changes):
            return True
        first = _comparable(self.values[0])
        return any(_comparable(value) != first for value in self.values[1:])


def compare_settings(
    projects: Sequence[Project | None],
    events: Sequence[Sequence[EventRecord]] = (),
) -> list[ComparedRow]:
    """Return all settings, in the order of their forms; None for an unreadable run.

    `events` are what happened to each run: settings that were changed as it trained.
    """
    rows = []
    happened = events or [()] * len(projects)
    changed = [
        {} if project is None else _changed_settings(project, of_run)
        for project, of_run in zip(projects, happened, strict=True)
    ]
    for part, cls in SETTINGS.items():
        for name, param in params_of(cls).items():
            values = tuple(
                None if p is None else raw_of(getattr(getattr(p, part), name))
                for p in projects
            )
            changes = tuple(found.get((part, name), ()) for found in changed)
            if not any(changes):
                changes = ()
            rows.append(ComparedRow(part, name, values, param, changes))
    return rows


def _changed_settings(
    project: Project, events: Sequence[EventRecord]
) -> dict[tuple[str, str], Changes]:
    """Return from which epoch on a run had which values, by part and setting."""
    found: dict[tuple[str, str], Changes] = {}
    dataset, names = project.dataset, set(params_of(type(project.training)))
    for event in events:
        if event.kind != CHANGED:
            continue
        for name, value in event.values.items():
            key, after = ("training", name), value
            if name == PIPELINE:
                dataset = with_live_pipeline(dataset, event.values)
                key, after = ("dataset", name), raw_of(dataset.pipeline)
            elif name not in names:
                continue
            old = found.get(key)
            part = project.training if key[0] == "training" else project.dataset
            before = old[-1][1] if old else raw_of(getattr(part, name))
            if _comparable(before) != _comparable(after):
                found[key] = (*found.get(key, ()), (event.epoch, after))
    return found


def compare_networks(projects: Sequence[Project | None]) -> list[ComparedRow]:
    """Return the layers, fields and edges in which the runs' networks differ.

    Layers are the same by their id, or else by their name. A layer that not all runs
    have is one row, without rows for its fields. Blocks are compared inside, once.
    """
    known = [p if p is not None else Project() for p in projects]
    rows: list[ComparedRow] = []
    for network in _joined([p.networks for p in known]):
        prefix = "" if network == MAIN else f"{network}/"
        rows += _compare_graphs([p.networks.get(network) for p in known], prefix)
    definitions = [p.library.definitions for p in known]
    for block in _joined(definitions):
        found = [d.get(block) for d in definitions]
        name = next(d.name for d in found if d is not None)
        graphs = [d.graph if d is not None else None for d in found]
        if all(d is not None for d in found):
            rows += _compare_graphs(graphs, f"{name}/")
    return rows


def _joined(mappings: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the keys of all mappings, each once, in order."""
    return list(dict.fromkeys(key for mapping in mappings for key in mapping))


def _compare_graphs(graphs: Sequence[Graph | None], prefix: str) -> list[ComparedRow]:
    matched = _matched(graphs)
    rows: list[ComparedRow] = []
    for nodes in matched.values():
        rows += _compare_nodes(nodes, prefix)
    return rows + _compare_edges(graphs, matched, prefix)


Matched = dict[str, list[Node | None]]


def _matched(graphs: Sequence[Graph | None]) -> Matched:
    """Find the same layer in all graphs: by id, else by name and type."""
    found: Matched = {}
    by_name: dict[tuple[str, str], str] = {}
    for number, graph in enumerate(graphs):
        nodes = graph.nodes if graph is not None else {}
        for node in nodes.values():
            key = node.id
            if key not in found:
                alike = by_name.get((node.name, node.type), "")
                taken = alike in nodes or (alike and found[alike][number] is not None)
                key = alike if alike and not taken else key
            found.setdefault(key, [None] * len(graphs))[number] = node
            by_name.setdefault((node.name, node.type), key)
    return found


def _compare_nodes(nodes: Sequence[Node | None], prefix: str) -> list[ComparedRow]:
    present = [node for node in nodes if node is not None]
    place = prefix + present[0].name
    types = tuple(None if n is None else type_text(n) for n in nodes)
    row = ComparedRow(place, TYPE, types)
    if row.differs:
        return [row]
    layer_type = present[0].layer_type
    params = {} if layer_type is None else layer_type.params()
    rows = [ComparedRow(place, OFF, tuple(n.off for n in present))]
    for name in _joined([params, *(n.fields for n in present)]):
        param = params.get(name)
        default = None if param is None else param.default
        values = tuple(n.fields.get(name, default) for n in present)
        rows.append(ComparedRow(place, name, values, param))
    return [row for row in rows if row.differs]


def _compare_edges(
    graphs: Sequence[Graph | None], matched: Matched, prefix: str
) -> list[ComparedRow]:
    keys: list[dict[str, str]] = [{} for _ in graphs]
    for key, nodes in matched.items():
        for number, node in enumerate(nodes):
            if node is not None:
                keys[number][node.id] = key
    shown: dict[tuple[str, str, str, str], list[bool]] = {}
    for number, graph in enumerate(graphs):
        for edge in graph.edges if graph is not None else ():
            ends = keys[number][edge.source], keys[number][edge.target]
            ports = edge.source_port, edge.target_port
            shown.setdefault((*ends, *ports), [False] * len(graphs))[number] = True
    rows = []
    for (source, target, *_), has in shown.items():
        if all(has) or not _everywhere(matched[source], matched[target]):
            continue  # an edge of an added layer comes with the layer
        names = [next(n for n in matched[k] if n).name for k in (source, target)]
        place = f"{prefix}{names[0]} → {names[1]}"
        rows.append(ComparedRow(place, EDGE, tuple(has)))
    return rows


def _everywhere(*ends: list[Node | None]) -> bool:
    return all(node is not None for nodes in ends for node in nodes)


def type_text(node: Node) -> str:
    """Return a layer's type as people read it: a block's is its name."""
    if not node.type.startswith(BLOCK):
        return node.type
    layer_type = node.layer_type
    if layer_type is not None and issubclass(layer_type, BlockLayer):
        return layer_type.definition.name
    return translate("RunTable", "an unknown block")


def _comparable(value: object) -> object:
    """A pair that came from a file is a list."""
    return list(value) if isinstance(value, tuple) else value
