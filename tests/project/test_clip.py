"""Hostile text in the clipboard: what is pasted can be saved and read again, whole."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cnnstudio.graph.graph import Graph
from cnnstudio.project.block_commands import BlockError
from cnnstudio.project.clip import ClipboardError, copied, from_text, pasted, to_text
from cnnstudio.project.commands import RenameNode
from cnnstudio.project.file_format import dumps, loads
from cnnstudio.project.frame_commands import add_frame
from cnnstudio.project.frame_reader import MAX_FRAMES
from cnnstudio.project.graph_reader import FARTHEST, MAX_NODES
from cnnstudio.project.project import MAIN, Project
from tests.helpers.networks import chain, conv, image, project_of

BAD = "damaged"


def framed() -> Project:
    project = project_of(chain(image(1, 28, 28), conv(8), "ReLU"))
    add_frame(project.graph, ["conv1", "relu1"]).redo(project)
    return project


def taken() -> dict[str, Any]:
    """Return what a copy of two layers and their frame holds."""
    project = framed()
    data: dict[str, Any] = json.loads(to_text(project.graph, ["conv1", "relu1"]))
    assert data["frames"]
    return data


def deep(levels: int) -> object:
    value: object = 1
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    "change",
    [
        {"fields": {"p": float("nan")}},
        {"fields": {"p": float("inf")}},
        {"fields": {"p": 10**30}},
        {"fields": {"p": "\ud800"}},
        {"fields": {"p": deep(100)}},
        {"extras": {"note": deep(100)}},
        {"extras": "text"},
        {"type": "T" * 201},
        {"type": ""},
        {"name": "class"},
        {"name": "n" * 61},
        {"id": "no id!"},
        {"off": 1},
        {"x": True},
        {"y": "7"},
    ],
)
def test_a_layer_that_no_file_could_hold_is_refused(change: dict[str, object]) -> None:
    data = taken()
    data["nodes"][0].update(change)
    with pytest.raises(ClipboardError, match=BAD):
        from_text(json.dumps(data), Graph())


@pytest.mark.parametrize(
    "change",
    [{"x": float("nan")}, {"width": float("inf")}, {"height": -1}, {"title": "\ud800"}],
)
def test_so_is_such_a_frame(change: dict[str, object]) -> None:
    data = taken()
    data["frames"][0].update(change)
    with pytest.raises(ClipboardError, match=BAD):
        from_text(json.dumps(data), Graph())


@pytest.mark.parametrize("key", ["nodes", "edges", "frames"])
def test_what_is_there_twice_is_refused(key: str) -> None:
    data = taken()
    data[key].append(data[key][0])
    with pytest.raises(ClipboardError, match=BAD):
        from_text(json.dumps(data), Graph())


@pytest.mark.parametrize("key", ["nodes", "edges", "incoming", "frames", "blocks"])
@pytest.mark.parametrize(
    "value", [7, "text", [7], [None], [["a"]], {"a": 1}, [deep(90)]]
)
def test_lists_of_something_else_are_refused(key: str, value: object) -> None:
    with pytest.raises(ClipboardError, match=BAD):
        from_text(json.dumps({**taken(), key: value}), Graph())


def test_a_key_that_is_there_twice_is_refused() -> None:
    text = json.dumps(taken()).replace('"x":', '"x": 1, "x":', 1)
    with pytest.raises(ClipboardError, match=BAD):
        from_text(text, Graph())


def test_fields_nested_as_deep_as_a_file_allows_are_saved_and_read() -> None:
    project, most = framed(), 0
    for levels in range(50, 70):
        data = taken()
        data["nodes"][0].update(type="Unknown", fields={"p": deep(levels)})
        data["edges"] = []
        try:
            clip = from_text(json.dumps(data), project.graph)
        except ClipboardError:
            continue
        most = levels
        command = pasted(project, MAIN, clip, (0.0, 0.0), "Paste").command
        command.redo(project)
        assert dumps(loads(dumps(project)).project) == dumps(project)
        command.undo(project)
    assert 50 < most < 69


def test_copies_stay_where_a_file_can_hold_them() -> None:
    project = framed()
    clip = from_text(json.dumps(taken()), project.graph)
    far = FARTHEST, -2 * FARTHEST
    pasted(project, MAIN, clip, far, "Paste").command.redo(project)
    read = loads(dumps(project))
    assert not read.notes
    assert dumps(read.project) == dumps(project)


def test_more_layers_or_frames_than_a_file_holds_are_refused() -> None:
    data, project = taken(), framed()
    frame = data["frames"][0]
    data["frames"] = [{**frame, "id": f"f{n}"} for n in range(MAX_FRAMES)]
    clip = from_text(json.dumps(data), project.graph)
    with pytest.raises(BlockError, match="1,000 frames at most"):
        pasted(project, MAIN, clip, (0.0, 0.0), "Paste")
    node = {**data["nodes"][1]}
    nodes = [{**node, "id": f"n{n}", "name": f"r{n}"} for n in range(MAX_NODES)]
    data = {**data, "nodes": nodes, "edges": [], "incoming": [], "frames": []}
    clip = from_text(json.dumps(data), project.graph)
    with pytest.raises(BlockError, match="10,000 layers at most"):
        pasted(project, MAIN, clip, (0.0, 0.0), "Paste")


def test_the_copy_of_a_long_name_is_not_too_long() -> None:
    project = framed()
    RenameNode("conv1", "c" * 60).redo(project)
    for _ in range(12):
        clip = copied(project.graph, list(project.graph.nodes)[1:2])
        pasted(project, MAIN, clip, (24.0, 24.0), "Copy").command.redo(project)
    names = [node.name for node in project.graph.nodes.values()]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) == 60
    assert not loads(dumps(project)).notes
