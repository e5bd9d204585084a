"""Definitions described, given parameters and ports, and removed, one step each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cnnstudio.graph.block import BlockDefinition, BlockParam
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.node import Edge, Node
from cnnstudio.project.block_commands import (
    BlockError,
    Made,
    block_name_problem,
    describe,
    free_block_name,
    remove_definition,
)
from cnnstudio.project.block_params import add_param, change_param, remove_param
from cnnstudio.project.block_ports import remove_layers, rename_layer
from cnnstudio.project.collapse import collapse
from cnnstudio.project.commands import AddNode, EditField, RenameNode
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
from tests.helpers.blocks import chain as rows
from tests.helpers.blocks import instance
from tests.helpers.networks import chain, image, project_of


def project_with_block() -> Project:
    """Three instances of a block with two inputs, one of them inside another block."""
    project = project_of(chain(image(4, 8, 8)))
    inner = BlockDefinition("b1", "Merge", (BlockParam("width", default=4),))
    rows(
        inner.graph,
        [
            ("input", "BlockInput", {}),
            ("conv", "Conv2d", {"out_channels": "width * 2", "kernel_size": 3}),
            ("sum", "Concat", {}),
            ("output", "BlockOutput", {}),
        ],
    )
    inner.graph.add_node(Node("n7", "BlockInput", "skip"))
    inner.graph.add_edge(Edge("n7", "sum"))
    project.library.add(inner)
    outer = BlockDefinition("b2", "Outer", (BlockParam("width", default=3),))
    project.library.add(outer)
    rows(outer.graph, [("input", "BlockInput", {})])
    rows(outer.graph, [instance(inner, "inner", width="width + 1")])
    rows(outer.graph, [("output", "BlockOutput", {})])
    for source, target, port in (
        ("input", "inner", "in"), ("input", "inner", "skip"), ("inner", "output", "in")
    ):  # fmt: skip
        outer.graph.add_edge(Edge(source, target, target_port=port))
    graph = project.graph
    rows(graph, [instance(inner, "first", width=5)])
    rows(graph, [instance(inner, "second")])
    rows(graph, [instance(outer, "third")])
    for source, target, port in (
        ("input", "first", "in"), ("input", "first", "skip"), ("first", "second", "in"),
        ("input", "second", "skip"), ("second", "third", "in"),
    ):  # fmt: skip
        graph.add_edge(Edge(source, target, target_port=port))
    assert infer_shapes(graph).is_clean
    return project


@pytest.fixture
def project() -> Project:
    return project_with_block()


def done(project: Project, made: Made) -> str:
    """Do it, undo it, do it again; return the name of the step."""
    before = dumps(project)
    made.command.redo(project)
    after = dumps(project)
    assert after != before
    made.command.undo(project)
    assert dumps(project) == before
    made.command.redo(project)
    assert dumps(project) == after
    return made.command.text


# Describing


def test_a_block_is_renamed_and_described(project: Project) -> None:
    text = done(project, describe(project, "b1", name="Join"))
    assert text == "Rename Merge to Join"
    assert done(project, describe(project, "b1", help="It joins.")) == (
        "Set help of Join"
    )
    block = project.library.definitions["b1"]
    assert (block.name, block.help) == ("Join", "It joins.")
    assert project.graph.nodes["first"].layer_type is not None
    for name, reason in (
        ("Outer", "Another block is named Outer"),
        ("", "visible sign"),
        (" a", "visible sign"),
        ("x\n", "visible sign"),
        ("a" * 61, "60 characters"),
    ):
        with pytest.raises(BlockError, match=reason):
            describe(project, "b1", name=name)
    assert not block_name_problem(project.library, "b1", "Join"), "its own is free"
    assert free_block_name(project.library, "Join") == "Join 2"


def test_descriptions_in_a_row_are_one_step(project: Project) -> None:
    before = dumps(project)
    one = describe(project, "b1", help="a").command.commands[0]
    one.redo(project)
    two = describe(project, "b1", help="ab").command.commands[0]
    two.redo(project)
    both = one.merged_with(two)
    assert both is not None
    both.undo(project)
    assert dumps(project) == before
    assert one.merged_with(describe(project, "b2", help="x").command) is None


def test_a_used_block_is_not_removed(project: Project) -> None:
    with pytest.raises(BlockError) as caught:
        remove_definition(project, "b1")
    assert str(caught.value) == (
        "Merge is used by first, second and inner of Outer: delete or expand these "
        "first."
    )
    remove_layers(project, "main", ["third"]).redo(project)
    assert done(project, remove_definition(project, "b2")) == "Remove block Outer"
    assert list(project.library.definitions) == ["b1"]


# Parameters


def test_a_parameter_is_added_and_removed(project: Project) -> None:
    depth = BlockParam("depth", default=2, maximum=9, help="How deep.")
    assert done(project, add_param(project, "b1", depth)) == (
        "Add parameter depth to Merge"
    )
    EditField("first", "depth", 5).redo(project)
    assert infer_shapes(project.graph).is_clean
    made = remove_param(project, "b1", "depth")
    assert done(project, made) == "Remove parameter depth of Merge"
    assert project.graph.nodes["first"].fields == {"width": 5}
    with pytest.raises(BlockError, match="width is used by conv: change these first"):
        remove_param(project, "b1", "width")


def test_a_new_name_is_followed_inside_and_at_every_instance(project: Project) -> None:
    sizes = [r.output for r in infer_shapes(project.graph).nodes.values()]
    made = change_param(project, "b1", "width", BlockParam("filters", default=4))
    assert done(project, made) == "Rename parameter width of Merge to filters"
    fields = project.graph_of("block:b1").nodes["conv"].fields
    assert fields["out_channels"] == "filters * 2"
    assert project.graph.nodes["first"].fields == {"filters": 5}
    inner = project.graph_of("block:b2").nodes["inner"].fields
    assert inner == {"filters": "width + 1"}
    assert [r.output for r in infer_shapes(project.graph).nodes.values()] == sizes


def test_values_that_are_not_allowed_any_more_go_back_to_the_default(
    project: Project,
) -> None:
    narrow = BlockParam("width", default=2, maximum=3)
    assert done(project, change_param(project, "b1", "width", narrow)) == (
        "Change parameter width of Merge"
    )
    assert project.graph.nodes["first"].fields == {}
    inner = project.graph_of("block:b2").nodes["inner"].fields
    assert inner == {"width": "width + 1"}, "an expression is judged where it stands"


@pytest.mark.parametrize(
    ("param", "reason"),
    [
        (BlockParam("class"), "word of Python"),
        (BlockParam("in_channels"), "meaning of its own"),
        (BlockParam("max"), "meaning of its own"),
        (BlockParam("ä"), "letters, digits"),
        (BlockParam("x" * 41), "40 characters"),
        (BlockParam("width"), "Merge has a parameter width already"),
        (BlockParam("k", default="x"), "The default of k"),
        (BlockParam("k", "choice", "a"), "needs the words"),
        (BlockParam("k", minimum=3, maximum=2), "smallest value of k"),
    ],
)
def test_parameters_that_cannot_be(
    project: Project, param: BlockParam, reason: str
) -> None:
    before = dumps(project)
    with pytest.raises(BlockError, match=reason):
        add_param(project, "b1", param)
    assert dumps(project) == before


# Ports


def test_a_renamed_port_keeps_its_edges(project: Project) -> None:
    command = rename_layer(project, "block:b1", "n7", "shortcut")
    assert done(project, Made(command)) == "Rename to shortcut"  # type: ignore[arg-type]
    ports = [e.target_port for e in project.graph.edges]
    assert ports == ["in", "shortcut", "in", "shortcut", "in"]
    assert infer_shapes(project.graph).is_clean
    assert isinstance(rename_layer(project, "block:b1", "conv", "c"), RenameNode)


def test_the_edges_of_a_removed_port_go_with_it(project: Project) -> None:
    command = remove_layers(project, "block:b1", ["n7"])
    assert done(project, Made(command)) == "Delete skip"
    graph = project.graph
    assert [e.source for e in graph.incoming("second")] == ["first"]
    assert len(project.graph_of("block:b2").edges) == 2
    gone = remove_layers(project, "block:b1", ["conv"])
    gone.redo(project)
    assert len(graph.incoming("second")) == 1


def test_when_the_first_port_goes_the_second_takes_its_name(project: Project) -> None:
    command = remove_layers(project, "block:b1", ["input"], rejoin=False)
    done(project, Made(command))
    graph = project.graph
    assert [(e.source, e.target_port) for e in graph.incoming("second")] == [
        ("input", "in")
    ]


def test_a_port_that_is_added_is_missing_at_the_instances(project: Project) -> None:
    AddNode(Node("n8", "BlockInput", "extra"), "block:b1").redo(project)
    report = infer_shapes(project.graph).nodes["first"]
    assert report.problem is not None
    assert report.problem.rule == "missing_input"
    assert "extra" in report.problem.message


@pytest.mark.parametrize(
    "act",
    [
        lambda project: collapse(project, "block:b1", ["conv"]),
        lambda project: describe(project, "b1", source="Us, 2026"),
    ],
)
def test_what_is_done_inside_is_done_for_all(
    project: Project, act: Callable[[Project], Made]
) -> None:
    before = infer_shapes(project.graph).totals()
    done(project, act(project))
    assert infer_shapes(project.graph).totals() == before
