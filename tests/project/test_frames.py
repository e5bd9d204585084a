"""Frames: in the file, moved with what they hold, and following what moves."""

from __future__ import annotations

import json

import pytest

from cnnstudio.graph.frame import Frame, fitted, header_height
from cnnstudio.graph.layout import card_of, nodes_in
from cnnstudio.project.block_commands import graphs_of
from cnnstudio.project.collapse import collapse
from cnnstudio.project.file_format import dumps, loads
from cnnstudio.project.frame_commands import (
    add_frame,
    describe_frame,
    fit_frame,
    frame_around,
    frames_among,
    move_frames,
    moved,
    remove_frames,
)
from cnnstudio.project.layout_command import lay_out
from cnnstudio.project.project import MAIN, Project
from tests.helpers.networks import chain, conv, image, linear, project_of


@pytest.fixture
def project() -> Project:
    """Return a chain that is laid out, with a frame around two layers."""
    made = project_of(
        chain(image(1, 28, 28), conv(8), "ReLU", "Flatten", linear(10), "Output")
    )
    command = lay_out(made.graph)
    assert command is not None
    command.redo(made)
    add_frame(made.graph, ["conv1", "relu1"]).redo(made)
    return made


def held(project: Project) -> set[str]:
    (frame,) = project.graph.frames.values()
    return nodes_in(project.graph, frame)


def test_it_is_saved_one_line_each_and_read_again(project: Project) -> None:
    text = dumps(project)
    (line,) = [row for row in text.splitlines() if "Frame 1" in row]
    raw = json.loads(line.strip().rstrip(","))
    assert raw.keys() == {"id", "title", "x", "y", "width", "height"}
    read = loads(text)
    assert read.notes == ()
    assert read.project.graph.frames == project.graph.frames
    assert dumps(read.project) == text


def test_a_file_without_frames_says_nothing_of_them(project: Project) -> None:
    remove_frames(project.graph, list(project.graph.frames)).redo(project)
    assert "frames" not in dumps(project)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"width": -3}, "above 0"),
        ({"x": "left"}, "expected numbers"),
        ({"title": 7}, "expected a title"),
        ({"note": "n" * 1_001}, "expected a note"),
        ({"id": "no id!"}, "is not allowed"),
        ({"colour": "red"}, "expected id, title"),
        ({"height": 1e12}, "expected numbers"),
    ],
)
def test_what_is_no_frame_is_left_out_and_told(
    project: Project, wrong: dict[str, object], words: str
) -> None:
    raw = json.loads(dumps(project))
    (network,) = raw["networks"]
    network["frames"].append({**network["frames"][0], "id": "other", **wrong})
    read = loads(json.dumps(raw))
    assert len(read.project.graph.frames) == 1
    (note,) = read.notes
    assert words in note.text
    assert note.place.endswith("frames[1]")


def test_a_second_frame_with_the_same_id_is_left_out(project: Project) -> None:
    raw = json.loads(dumps(project))
    raw["networks"][0]["frames"] *= 2
    read = loads(json.dumps(raw))
    assert len(read.project.graph.frames) == 1
    assert "a second frame" in read.notes[0].text


def test_it_moves_with_what_it_holds_and_the_frames_in_it(project: Project) -> None:
    graph = project.graph
    (outer,) = graph.frames
    add_frame(graph, ["relu1"]).redo(project)
    before = dumps(project)
    command = move_frames(graph, [outer], (100.0, 20.0))
    command.redo(project)
    assert {graph.nodes[n].x for n in ("conv1", "relu1")} == {100.0}
    assert graph.nodes["flatten1"].x == 0.0
    assert held_by(project) == [{"conv1", "relu1"}, {"relu1"}]
    command.undo(project)
    assert dumps(project) == before


def held_by(project: Project) -> list[set[str]]:
    frames = project.graph.frames.values()
    return [nodes_in(project.graph, frame) for frame in frames]


def test_it_follows_what_moves_aside(project: Project) -> None:
    graph = project.graph
    below = {
        n: (graph.nodes[n].x, graph.nodes[n].y + 80)
        for n in graph.nodes
        if n != "input"
    }
    (before,) = graph.frames.values()
    for step in moved(graph, below):
        step.redo(project)
    (after,) = graph.frames.values()
    assert after == before.moved(0, 80)
    part = {
        n: (graph.nodes[n].x, graph.nodes[n].y + 60)
        for n in graph.nodes
        if n not in ("input", "conv1")
    }
    for step in moved(graph, part):
        step.redo(project)
    (grown,) = graph.frames.values()
    assert (grown.y, grown.height) == (after.y, after.height + 60)
    assert held(project) == {"conv1", "relu1"}


def test_a_longer_note_makes_room_above_what_it_holds(project: Project) -> None:
    graph = project.graph
    (frame,) = graph.frames
    graph.move_node("input", 0, -200)
    top, bottom = graph.frames[frame].rect[1], graph.frames[frame].rect[3]
    note = "What is seen here is the digit at its full size, twice. " * 3
    command = describe_frame(graph, frame, " Stem ", note)
    assert command is not None
    command.redo(project)
    after = graph.frames[frame]
    assert (after.title, after.note, after.rect[3]) == ("Stem", note.strip(), bottom)
    first = card_of(graph.nodes["conv1"])[1]
    assert first - after.y == header_height(after.note, after.width)
    assert after.y < top
    assert describe_frame(graph, frame, "Stem", note) is None


def test_a_note_takes_no_more_room_than_there_is(project: Project) -> None:
    graph = project.graph
    (frame,) = graph.frames
    command = describe_frame(graph, frame, "Stem", "A word. " * 60)
    assert command is not None
    command.redo(project)
    assert held(project) == {"conv1", "relu1"}
    layout = lay_out(graph)
    assert layout is not None
    layout.redo(project)
    after = graph.frames[frame]
    first = card_of(graph.nodes["conv1"])[1]
    assert first - after.y == header_height(after.note, after.width)
    assert held(project) == {"conv1", "relu1"}


def test_it_is_fitted_to_its_content(project: Project) -> None:
    graph = project.graph
    (frame,) = graph.frames
    assert fit_frame(graph, frame) is None
    project.graph.replace_frame(graph.frames[frame].at((-90, -90, 400, 700)))
    command = fit_frame(graph, frame, ["conv1", "relu1"])
    assert command is not None
    command.redo(project)
    assert held(project) == {"conv1", "relu1"}
    assert fitted(Frame("f"), []) == Frame("f")


def test_the_smallest_around_is_found(project: Project) -> None:
    graph = project.graph
    (outer,) = graph.frames
    add_frame(graph, ["relu1"]).redo(project)
    inner = next(f for f in graph.frames if f != outer)
    assert frame_around(graph, ["relu1"]) == inner
    assert frame_around(graph, ["conv1", "relu1"]) == outer
    assert frame_around(graph, ["flatten1"]) == ""
    assert [f.id for f in frames_among(graph, ["relu1", "flatten1"])] == [inner]


def test_collapsing_below_it_leaves_it_alone(project: Project) -> None:
    made = collapse(project, MAIN, ["flatten1", "linear1"])
    made.command.redo(project)
    assert held(project) == {"conv1", "relu1"}
    assert len(list(graphs_of(project))) == 2


def test_frames_in_a_block_are_saved_with_it(project: Project) -> None:
    collapse(project, MAIN, ["conv1", "relu1"]).command.redo(project)
    (block,) = project.library.definitions.values()
    add_frame(block.graph, ["conv1"], block.type_name).redo(project)
    text = dumps(project)
    assert dumps(loads(text).project) == text
    (read,) = loads(text).project.library.definitions.values()
    assert len(read.graph.frames) == 1
