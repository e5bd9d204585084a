"""Blocks: shapes per instance, repetitions, expressions, and what cannot be used."""

from __future__ import annotations

import time

import pytest

from cnnstudio.graph.block import BlockDefinition, BlockParam
from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.expression import ExpressionError, parse
from cnnstudio.graph.flatten import NotFlatError, flatten
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import State, infer_shapes
from cnnstudio.graph.library import BlockLibrary
from cnnstudio.graph.node import BLOCK, Node
from cnnstudio.graph.receptive import ReceptiveField
from cnnstudio.graph.shape import TensorShape
from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import load
from tests.helpers.blocks import chain, instance, join, library, residual

Row = tuple[str, str, dict[str, object]]
IMAGE: Row = ("input", "Input", {"shape": [16, 8, 8]})


def network(known: BlockLibrary, *rows: tuple[str, str, dict[str, object]]) -> Graph:
    graph = Graph(known)
    chain(graph, [IMAGE, *rows])
    return graph


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("channels * 4", 256), ("max(8, c // 16)", 8), ("-c + 3", -17), ("7 / 2", 3.5),
        ("2 * (c + 1) / 2", 21), ("round(2.5)", 3), ("c % 7", 6), ("min(c, 3, 9)", 3),
        ("ceil(c / 3)", 7), ("- -c", 20), ("10 - 2 - 3", 5), ("1.5 * 4", 6),
    ],
)  # fmt: skip
def test_arithmetic(text: str, value: float) -> None:
    result = parse(text).evaluate({"channels": 64, "c": 20})
    assert result == value
    assert type(result) is type(value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("__import__('os')", "'os')"), ("9**9**9", "«**»"), ("c.__class__", ".__class"),
        ("foo + 1", "«foo» is no parameter"), ("1 / 0", "divides by 0"), ("", "empty"),
        ("(" * 60 + "1" + ")" * 60, "deep"), ("1" * 300, "200 characters"),
        ("eval(1)", "«eval» is no function"), ("c c", "«c»"), ("max(", "missing"),
        ("999999 * 999999 * 999999", "larger"), ("lambda: 1", "«: 1»"),
        ("c = 1", "«= 1»"),
        ("word + 1", "not a number"), ("round(1, 2)", "takes 1"), ("[1]", "«[1]»"),
    ],
)  # fmt: skip
def test_what_is_no_arithmetic_is_refused_with_the_term(text: str, says: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text).evaluate({"c": 20, "word": "relu"})
    assert says in str(caught.value)


def test_an_instance_is_a_layer_with_the_sums_of_what_is_inside() -> None:
    block = residual()
    graph = network(library(block), instance(block))
    report = infer_shapes(graph).nodes["stage"]
    assert report.state is State.VALID
    assert report.outputs == (TensorShape((16, 8, 8)),)
    weights = 2 * 16 * 16 * 9
    assert report.cost.parameters == weights + 4 * 16
    assert report.cost.multiply_adds == weights * 64
    assert report.cost.weight_layers == 2
    assert report.field is not None
    assert report.field.size == (5, 5)


def test_repetitions_count_as_often_as_they_are() -> None:
    block = residual()
    known = library(block)
    once = infer_shapes(network(known, instance(block))).nodes["stage"]
    five = infer_shapes(network(known, instance(block, repeat=5))).nodes["stage"]
    rows = [instance(block, f"b{i}") for i in range(5)]
    plain = infer_shapes(network(known, *rows))
    assert five.cost.parameters == 5 * once.cost.parameters
    assert five.field == plain.nodes["b4"].field
    assert five.field is not None
    assert five.field.size == (21, 21)


def test_expressions_know_the_channels_and_the_repetition() -> None:
    grow = BlockDefinition("grow", "Grow", (BlockParam("by", default=4),))
    rows = [
        ("entry", "BlockInput", {}),
        ("conv", "Conv2d", {"out_channels": "in_channels + by * (i + 1) + n"}),
        ("out", "BlockOutput", {}),
    ]
    chain(grow.graph, rows)
    graph = network(library(grow), instance(grow, repeat=3, by=2))
    found = infer_shapes(graph).nodes["stage"]
    assert found.output == TensorShape((16 + 2 + 4 + 6 + 3 * 3, 8, 8))
    assert isinstance(found.layer, BlockLayer)
    second = found.layer.inside((TensorShape((16, 8, 8)),), 1)
    assert second.nodes["conv"].output == TensorShape((21 + 4 + 3, 8, 8))


def test_an_edit_inside_changes_all_instances() -> None:
    block = residual()
    known = library(block)
    graph = network(known, instance(block, "a"), instance(block, "b", repeat=2))
    before = infer_shapes(graph)
    inner = block.graph.nodes["conv1"]
    fields = {**inner.fields, "kernel_size": 5, "padding": 2}
    block.graph.replace_node(Node("conv1", "Conv2d", "conv1", fields))
    after = infer_shapes(graph, before, {"a", "b"})
    grown = 16 * 16 * (25 - 9)
    for node, times in (("a", 1), ("b", 2)):
        change = after.nodes[node].cost.parameters - before.nodes[node].cost.parameters
        assert change == times * grown


def test_a_mistake_inside_stands_at_the_instance_with_its_count() -> None:
    block = residual(channels=8)  # the shortcut has 16
    graph = network(library(block), instance(block), ("relu", "ReLU", {}))
    report = infer_shapes(graph)
    stage = report.nodes["stage"]
    assert stage.state is State.ERROR
    assert stage.problem is not None
    assert stage.problem.rule == "inside_block"
    assert stage.problem.details == {"count": 1, "nodes": ("add",)}
    assert report.nodes["relu"].state is State.WAITING


def test_a_wrong_expression_names_the_term_at_the_field() -> None:
    block = residual(channels="chanels * 2")
    found = infer_shapes(network(library(block), instance(block))).nodes["stage"]
    assert found.problem is not None
    assert found.problem.details["nodes"] == ("conv1", "conv2")
    assert isinstance(found.layer, BlockLayer)
    problem = found.layer.inside((TensorShape((16, 8, 8)),)).nodes["conv1"].problem
    assert problem is not None
    assert (problem.rule, problem.param) == ("field_value", "out_channels")
    assert "«chanels» is no parameter here" in problem.got


def nested(levels: int) -> BlockLibrary:
    known = BlockLibrary()
    definitions = []
    for level in range(levels):
        block = BlockDefinition(f"b{level}", f"Level {level}")
        inner = "ReLU" if level == levels - 1 else BLOCK + f"b{level + 1}"
        chain(block.graph, [("entry", "BlockInput", {})])
        block.graph.add_node(Node("x", inner, "x"))
        block.graph.add_node(Node("out", "BlockOutput", "out"))
        join(block.graph, "entry", "x", check=False)
        join(block.graph, "x", "out", check=False)
        definitions.append(block)
    with known.filling(definitions):
        pass
    return known


def test_blocks_lie_in_blocks() -> None:
    known = nested(40)
    graph = network(known, ("stage", "block:b0", {}))
    assert infer_shapes(graph).is_clean
    assert list(flatten(graph).graph.nodes) == [
        "input", "stage/" + "x/" * 39 + "x",
    ]  # fmt: skip


def test_ten_thousand_levels_are_refused_at_once() -> None:
    started = time.process_time()
    graph = network(nested(10_000), ("stage", "block:b0", {}))
    problem = infer_shapes(graph).nodes["stage"].problem
    assert problem is not None
    assert problem.rule == "blocks_too_deep"
    assert time.process_time() - started < 10


def test_a_block_that_contains_itself_is_refused() -> None:
    first = BlockDefinition("a", "First")
    second = BlockDefinition("b", "Second")
    for block, other in ((first, "b"), (second, "a")):
        chain(block.graph, [("entry", "BlockInput", {})])
        block.graph.add_node(Node("x", BLOCK + other, "x"))
        block.graph.add_node(Node("out", "BlockOutput", "out"))
    graph = network(library(first, second), ("stage", "block:a", {}))
    problem = infer_shapes(graph).nodes["stage"].problem
    assert problem is not None
    assert problem.rule == "block_in_itself"
    assert problem.got == "First → Second → First"
    with pytest.raises(NotFlatError):
        flatten(graph)


def test_repeats_in_repeats_are_cut_off_before_they_take_years() -> None:
    known = BlockLibrary()
    inner = "ReLU"
    for level in range(6):
        block = BlockDefinition(
            f"r{level}", f"R{level}", (BlockParam("k", default=0, minimum=0),)
        )
        fields = {"repeat": 1_000, "k": "k * 1000 + i"} if level else {}
        known.add(block)
        chain(block.graph, [("entry", "BlockInput", {}), ("x", inner, fields)])
        chain(block.graph, [("out", "BlockOutput", {})])
        join(block.graph, "x", "out")
        inner = BLOCK + f"r{level}"
    graph = network(known, ("stage", inner, {"repeat": 1_000, "k": 0}))
    stage = infer_shapes(graph).nodes["stage"]
    assert stage.problem is not None
    assert stage.problem.rule in ("inside_block", "too_many_layers")


def test_flat_networks_have_instance_paths_and_plain_numbers() -> None:
    block = residual(channels="max(channels, in_channels)")
    pool: Row = ("pool", "MaxPool2d", {})
    graph = network(library(block), instance(block, repeat=2), pool)
    flat = flatten(graph)
    nodes = flat.graph.nodes
    assert "stage[1]/conv1" in nodes
    assert nodes["stage[1]/conv1"].fields["out_channels"] == 16
    assert nodes["stage[1]/conv1"].name == "stage[1]/conv1"
    assert flat.ends["stage", "out"] == ("stage[1]/relu2", "out")
    assert flat.ends["stage[0]", "out"] == ("stage[0]/relu2", "out")
    report = infer_shapes(flat.graph)
    assert report.is_clean
    assert report.totals() == infer_shapes(graph).totals()


def test_per_frame_folds_time_into_the_batch() -> None:
    block = residual()
    graph = Graph(library(block))
    clip = ("input", "Input", {"shape": [5, 16, 8, 8]})
    chain(graph, [clip, instance(block, per_frame=True)])
    report = infer_shapes(graph)
    assert report.nodes["stage"].output == TensorShape((5, 16, 8, 8))
    flat = infer_shapes(flatten(graph).graph)
    assert flat.is_clean
    assert list(flat.nodes.values())[-1].output == TensorShape((5, 16, 8, 8))


def test_the_types_follow_the_definition() -> None:
    block = residual()
    known = library(block)
    first = known.layer_type(block.type_name)
    assert known.layer_type(block.type_name) is first
    known.describe("res", params=(*block.params, BlockParam("stride", default=1)))
    second = known.layer_type(block.type_name)
    assert second is not None
    assert second is not first
    assert list(second.params()) == ["channels", "stride", "repeat", "per_frame"]
    twin = known.copy()
    assert twin.layer_type(block.type_name) is second
    twin.describe("res", name="Other")
    assert known.layer_type(block.type_name) is second
    assert twin.layer_type(block.type_name) is not second


def test_per_frame_takes_clips_of_one_length() -> None:
    both = BlockDefinition("both", "Both")
    for node, kind in (("a", "BlockInput"), ("b", "BlockInput"), ("cat", "Concat")):
        both.graph.add_node(Node(node, kind, node))
    both.graph.add_node(Node("out", "BlockOutput", "out"))
    for source, target in (("a", "cat"), ("b", "cat"), ("cat", "out")):
        join(both.graph, source, target)
    graph = Graph(library(both))
    for name, frames in (("four", 4), ("six", 6)):
        shape = {"shape": [frames, 3, 8, 8]}
        graph.add_node(Node(name, "Input", name, shape))
    graph.add_node(Node("stage", both.type_name, "stage", {"per_frame": True}))
    join(graph, "four", "stage")
    join(graph, "six", "stage:b")
    problem = infer_shapes(graph).nodes["stage"].problem
    assert problem is not None
    assert (problem.rule, problem.expected, problem.got) == (
        "frames_differ", "4 frames", "6",
    )  # fmt: skip


def ends_of(graph: Graph) -> list[tuple[str, object, object]]:
    """What the values behind each node see: in blocks, and without them."""
    report = infer_shapes(graph)
    flat = flatten(graph, report)
    behind = infer_shapes(flat.graph)
    return [
        (
            graph.nodes[node].name,
            found.field,
            behind.nodes[flat.ends.get((node, "out"), (node, "out"))[0]].field,
        )
        for node, found in report.nodes.items()
        if found.outputs
    ]


@pytest.mark.parametrize("sample", ["unet16", "efficientnet_b0", "vit_b16"])
def test_the_receptive_field_is_that_of_the_layers_inside(sample: str) -> None:
    """Maps of two sizes meet, all of a map counts, and steps look at each other."""
    project = load(sample_project(sample)).project
    seen = ends_of(project.graph)
    assert [(name, block) for name, block, _ in seen] == [
        (name, flat) for name, _, flat in seen
    ]
    field = seen[-1][1]
    assert isinstance(field, ReceptiveField)
    if sample == "unet16":  # one value of the output for each of the image
        assert (field.size, field.jump) == ((200, 200), (1, 1))
    else:
        assert field.whole
        assert field.size == (224, 224)


@pytest.mark.parametrize(
    ("written", "got"),
    [
        ("channels / 3", "channels / 3 = 5.333333333333333"),
        ("-channels", "-channels = -16"),
        ("9" * 199, "9" * 59 + "…: «" + "9" * 39 + "…» becomes larger than "
         "1,000,000,000,000"),
        ("  ", "nothing: an expression cannot be empty"),
    ],
)  # fmt: skip
def test_a_field_says_which_expression_gave_what(written: str, got: str) -> None:
    block = residual(channels=written)
    stage = infer_shapes(network(library(block), instance(block))).nodes["stage"]
    assert isinstance(stage.layer, BlockLayer)
    problem = stage.layer.inside((TensorShape((16, 8, 8)),)).nodes["conv1"].problem
    assert problem is not None
    assert (problem.param, problem.got) == ("out_channels", got)
