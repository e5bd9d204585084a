"""From a file's raw values to a project: lenient, and never silent.

What a project cannot hold is left out of the copy in memory and listed; a value that is
not allowed stays in its field, where inference marks it; what this version does not
know is kept as it came.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.param import params_of
from cnnstudio.graph.text import translate
from cnnstudio.project.about import About, about_from
from cnnstudio.project.block_reader import read_blocks
from cnnstudio.project.frame_reader import read_frames
from cnnstudio.project.graph_reader import (
    ID,
    KEPT,
    GraphBuilder,
    Note,
    ShapeOfFileError,
    items_of,
    refused,
)
from cnnstudio.project.project import MAIN, Project
from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from cnnstudio.project.strict_json import shown

__all__ = ["Note", "ShapeOfFileError", "project_from"]

NETWORK_KEYS = ("name", "nodes", "edges", "frames")
KNOWN = ("format", "version", "networks", "blocks", "dataset", "training", "about")

Config = TypeVar("Config", DatasetConfig, TrainingConfig)


def project_from(raw: Mapping[str, Any]) -> tuple[Project, tuple[Note, ...]]:
    """Build a project from the values of a file; raises `ShapeOfFileError`."""
    notes: list[Note] = []
    project = Project()
    networks = items_of(raw, "networks", required=True)
    extras: dict[str, Any] = {k: v for k, v in raw.items() if k not in KNOWN}
    notes += [
        Note(translate("Files", KEPT), name, severity="remark") for name in extras
    ]
    read_blocks(project.library, items_of(raw, "blocks"), notes)
    unknown = {}
    for index, entry in enumerate(networks):
        graph = Graph(project.library)
        name, rest = _network(entry, f"networks[{index}]", graph, notes)
        if name in project.networks:
            raise ShapeOfFileError(
                f"networks[{index}]",
                translate("Files", "a second network {name!r}").format(name=name),
            )
        project.add_network(name, graph)
        if rest:
            unknown[name] = rest
    if MAIN not in project.networks:
        raise ShapeOfFileError(
            "networks",
            translate("Files", 'there is no network named "{main}"').format(main=MAIN),
        )
    if unknown:
        extras["networks"] = unknown
    project.dataset = _settings(DatasetConfig, raw, "dataset", extras, notes)
    project.training = _settings(TrainingConfig, raw, "training", extras, notes)
    project.about = _about(raw, extras, notes)
    project.extras = extras
    return project, tuple(notes)


def _settings(
    cls: type[Config],
    raw: Mapping[str, Any],
    part: str,
    extras: dict[str, Any],
    notes: list[Note],
) -> Config:
    """Read settings one by one; a bad one is listed and gets its default."""
    given = raw.get(part, {})
    if not isinstance(given, dict):
        raise ShapeOfFileError(
            part,
            translate("Files", "expected an object, found {given}").format(
                given=shown(given)
            ),
        )
    params, values = params_of(cls), {}
    unknown = {}
    for name, value in given.items():
        place = f"{part} → {name}"
        if name not in params:
            unknown[name] = value
            notes.append(Note(translate("Files", KEPT), place, severity="remark"))
        elif text := refused(params[name], name, value):
            notes.append(Note(text, place, "", "lost"))
        else:
            values[name] = params[name].resolve(name, value)
    if unknown:
        extras[part] = unknown
    return cls(**values)


def _about(raw: Mapping[str, Any], extras: dict[str, Any], notes: list[Note]) -> About:
    given = raw.get("about", {})
    if not isinstance(given, dict):
        raise ShapeOfFileError(
            "about",
            translate("Files", "expected an object, found {given}").format(
                given=shown(given)
            ),
        )
    read = about_from(given)
    notes += [Note(text, f"about → {name}") for name, text in read.refused]
    for name in read.unknown:
        notes.append(
            Note(translate("Files", KEPT), f"about → {name}", severity="remark")
        )
    if read.unknown:
        extras["about"] = dict(read.unknown)
    return read.about


def _network(
    entry: object, place: str, graph: Graph, notes: list[Note]
) -> tuple[str, dict[str, Any]]:
    if not isinstance(entry, dict):
        raise ShapeOfFileError(
            place,
            translate("Files", "expected an object, found {entry}").format(
                entry=shown(entry)
            ),
        )
    name = entry.get("name")
    if not isinstance(name, str) or not ID.fullmatch(name):
        raise ShapeOfFileError(
            f"{place}.name",
            translate("Files", "expected a name, found {name}").format(
                name=shown(name)
            ),
        )
    prefix = "" if name == MAIN else f'network "{name}" '
    builder = GraphBuilder(graph, prefix, notes)
    builder.add_nodes(entry, place)
    builder.check_fields()
    builder.add_edges(entry)
    read_frames(entry, builder)
    rest = {k: v for k, v in entry.items() if k not in NETWORK_KEYS}
    for key in rest:
        notes.append(
            Note(translate("Files", KEPT), f"{place}.{key}", severity="remark")
        )
    return name, rest
