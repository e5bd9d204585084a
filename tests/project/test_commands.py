"""Commands: undone they leave the same bytes, redone too, in any order of any kind."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.graph.errors import ConnectError, FieldError
from cnnstudio.graph.node import Edge, new_id
from cnnstudio.project.commands import (
    AddNode,
    Command,
    Composite,
    Connect,
    Disconnect,
    EditField,
    EditSettings,
    MoveNodes,
    RemoveNode,
    RenameNode,
    new_node,
    remove_nodes,
)
from cnnstudio.project.file_format import dumps
from cnnstudio.project.inserting import insert_after, insert_on_edge
from cnnstudio.project.names import name_problem
from cnnstudio.project.project import Project, ProjectChange
from tests.helpers.edits import some_command
from tests.helpers.networks import add, chain, conv, image, linear, project_of


def small_project() -> Project:
    return project_of(
        chain(image(1, 28, 28), conv(8), "ReLU", "Flatten", linear(10), "Output")
    )


def names_along(project: Project) -> list[tuple[str, str]]:
    nodes = project.graph.nodes
    return [(nodes[e.source].name, nodes[e.target].name) for e in project.graph.edges]


@settings(max_examples=200, deadline=None)  # tests/torture has the many
@given(st.integers(0, 2**32), st.integers(1, 16))
def test_any_sequence_is_undone_and_redone_to_the_same_bytes(
    seed: int, length: int
) -> None:
    random, project = Random(seed), small_project()
    states, done = [dumps(project)], list[Command]()
    while len(done) < length:
        command = some_command(project, random)
        if command is None:
            continue
        command.redo(project)
        done.append(command)
        states.append(dumps(project))
    for _ in range(2):
        for command, before in zip(done[::-1], states[-2::-1], strict=True):
            command.undo(project)
            assert dumps(project) == before
        for command, after in zip(done, states[1:], strict=True):
            command.redo(project)
            assert dumps(project) == after


@pytest.mark.parametrize("seed", range(20))
def test_every_change_is_announced(seed: int) -> None:
    """Who only listens knows of all that changes in the file but positions."""
    random, project = Random(seed), small_project()
    heard: list[ProjectChange] = []
    project.changed.connect(heard.append)
    for _ in range(30):
        command = some_command(project, random)
        if command is None:
            continue
        for step in (command.redo, command.undo, command.redo):
            heard.clear()
            before = dumps(project)
            step(project)
            assert bool(heard) or dumps(project) == before


def test_removing_rejoins_what_was_around() -> None:
    project = small_project()
    remove_nodes(project.graph, ["conv1", "relu1"]).redo(project)
    assert names_along(project) == [
        ("input", "flatten1"),
        ("flatten1", "fc1"),
        ("fc1", "output"),
    ]


def test_removing_keeps_the_order_of_a_merge() -> None:
    graph = chain(image(4, 8, 8))
    for name in ("a", "b", "c"):
        add(graph, "ReLU", {}, ["input"], name)
    add(graph, "Concat", {}, ["a", "b", "c"])
    project = project_of(graph)
    remove_nodes(graph, ["a"]).redo(project)
    assert [e.source for e in graph.incoming("concat1")] == ["input", "b", "c"]


def test_removing_a_merge_leaves_a_gap() -> None:
    graph = chain(image(4, 8, 8), "ReLU")
    add(graph, "Add", {}, ["relu1", "input"])
    add(graph, "Flatten", {}, ["add1"])
    command = remove_nodes(graph, ["add1"])
    assert command.text == "Delete add1"
    command.redo(project_of(graph))
    assert graph.incoming("flatten1") == []


def test_inserting() -> None:
    project = small_project()
    graph = project.graph
    insert_after(graph, "conv1", new_node(graph, "BatchNorm2d")).redo(project)
    edge = Edge("flatten1", "fc1")
    insert_on_edge(graph, edge, new_node(graph, "Dropout")).redo(project)
    assert set(names_along(project)) == {
        ("input", "conv1"),
        ("conv1", "bn1"),
        ("bn1", "relu1"),
        ("relu1", "flatten1"),
        ("flatten1", "drop1"),
        ("drop1", "fc1"),
        ("fc1", "output"),
    }


def test_a_composite_is_done_whole_or_not_at_all() -> None:
    project = small_project()
    before = dumps(project)
    node = new_node(project.graph, "ReLU")
    command = Composite("Both", [AddNode(node), Connect(Edge("fc1", "conv1"))])
    with pytest.raises(ConnectError):
        command.redo(project)
    assert dumps(project) == before


def test_edits_of_the_same_field_merge() -> None:
    project = small_project()
    before = dumps(project)
    first = EditField("conv1", "kernel_size", 5)
    second = EditField("conv1", "kernel_size", 7)
    first.redo(project)
    second.redo(project)
    both = first.merged_with(second)
    assert both is not None
    after = dumps(project)
    both.undo(project)
    assert dumps(project) == before
    both.redo(project)
    assert dumps(project) == after
    assert first.merged_with(EditField("conv1", "padding", 1)) is None
    assert first.merged_with(MoveNodes({})) is None


def test_edits_of_the_same_setting_merge() -> None:
    project = small_project()
    before = dumps(project)
    one, two = (EditSettings("training", {"epochs": n}) for n in (5, 6))
    one.redo(project)
    two.redo(project)
    both = one.merged_with(two)
    assert both is not None
    both.undo(project)
    assert dumps(project) == before
    assert one.merged_with(EditSettings("dataset", {"train": 10})) is None


def test_settings_that_are_not_allowed_change_nothing() -> None:
    project = small_project()
    before = dumps(project)
    for name, value in (("epochs", 0), ("epochs", 2.0), ("x", 1), ("optimizer", "x")):
        with pytest.raises(FieldError):
            EditSettings("training", {name: value}).redo(project)
    assert dumps(project) == before


@pytest.mark.parametrize(
    "name", ["", "1st", "a b", "ü", "class", "conv1", "a" * 61, "x\n", "None"]
)
def test_names_that_cannot_be(name: str) -> None:
    project = small_project()
    assert name_problem(project.graph, "relu1", name)
    with pytest.raises(ValueError, match=r"."):
        RenameNode("relu1", name).redo(project)
    assert project.graph.nodes["relu1"].name == "relu1"
    assert not name_problem(project.graph, "conv1", "conv1"), "its own name is free"


def test_ids_are_never_used_twice() -> None:
    ids = {new_id() for _ in range(2_000)}
    assert len(ids) == 2_000
    project = small_project()
    node = new_node(project.graph, "ReLU")
    AddNode(node).redo(project)
    RemoveNode(node.id).redo(project)
    assert new_node(project.graph, "ReLU").id != node.id
    with pytest.raises(ValueError, match="taken"):
        AddNode(project.graph.nodes["conv1"]).redo(project)
    with pytest.raises(ValueError, match="still has edges"):
        project.graph.remove_node("conv1")
    Disconnect(Edge("input", "conv1")).redo(project)
