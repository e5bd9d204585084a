"""Merging and splitting, inputs and outputs: shapes, ports and refusals."""

from __future__ import annotations

import pytest

from cnnstudio.graph.catalogue import resolve
from cnnstudio.graph.errors import LayerError, Problem
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.layer import evaluate
from cnnstudio.graph.layers.merge import Chunk
from cnnstudio.graph.node import Edge
from cnnstudio.graph.shape import TensorShape
from tests.helpers.graphs import add, chain


def shape_of(type_name: str, *shapes: tuple[int, ...], **fields: object) -> object:
    layer = resolve(type_name, fields)
    outputs = evaluate(layer, tuple(map(TensorShape, shapes))).outputs
    return outputs[0] if len(outputs) == 1 else outputs


def problem_of(type_name: str, *shapes: tuple[int, ...], **fields: object) -> Problem:
    with pytest.raises(LayerError) as caught:
        shape_of(type_name, *shapes, **fields)
    return caught.value.problem


MAP = (8, 7, 5)


@pytest.mark.parametrize(
    "gate", [MAP, (8, 1, 1), (8,), (1, 7, 5), (1,), (8, 7), (8, 1, 5)]
)
def test_multiply_stretches_over_space(gate: tuple[int, ...]) -> None:
    assert shape_of("Multiply", MAP, gate) == MAP
    assert shape_of("Multiply", gate, MAP) == MAP


@pytest.mark.parametrize("gate", [(4, 1, 1), (4,), (7,), (8, 5), (8, 6, 5)])
def test_multiply_refuses_what_does_not_stretch(gate: tuple[int, ...]) -> None:
    for shapes in ((MAP, gate), (gate, MAP)):
        problem = problem_of("Multiply", *shapes)
        assert problem.rule == "multiply_shapes"
        assert problem.details["expected"] == MAP
        assert problem.details["got"] == gate
        assert problem.assumed == (MAP,)
        assert shapes[problem.inputs[1]] == gate


@pytest.mark.requirement("A33")
@pytest.mark.parametrize("name", ["Add", "Subtract", "Maximum"])
def test_value_by_value_needs_equal_shapes(name: str) -> None:
    assert shape_of(name, MAP, MAP) == MAP
    problem = problem_of(name, (64, 56, 56), (128, 28, 28))
    assert problem.rule == "add_shapes"
    assert name in problem.message
    assert (problem.expected, problem.got) == ("64 × 56 × 56", "128 × 28 × 28")


def test_chunk_gives_equal_parts_with_a_port_each() -> None:
    assert shape_of("Chunk", (6, 4), chunks=3) == ((2, 4),) * 3
    assert shape_of("Chunk", (6, 4), dim=2) == ((6, 2),) * 2
    names = [port.name for port in Chunk.output_ports({"chunks": 3})]
    assert names == ["out", "out2", "out3"]
    problem = problem_of("Chunk", (7, 4), chunks=3)
    assert problem.rule == "does_not_divide"
    assert problem.details == {
        "param": "chunks", "value": 3, "of": 7, "candidates": [7],
    }  # fmt: skip


@pytest.mark.parametrize("raw", ["channels * 2", 0, 1_000, True, None, 2.0])
def test_the_ports_of_a_chunk_that_is_wrong_are_the_usual_two(raw: object) -> None:
    assert len(Chunk.output_ports({"chunks": raw})) == 2


def test_edges_pick_the_part() -> None:
    graph = chain(("Input", {"shape": [6, 4, 4]}), "Chunk")
    add(graph, "left", "ReLU", "chunk_1")
    add(graph, "both", "Concat", "left")
    graph.add_edge(Edge("chunk_1", "both", "out2"))
    report = infer_shapes(graph)
    assert report.is_clean
    assert report.nodes["both"].output == (6, 4, 4)


@pytest.mark.requirement("A38")
@pytest.mark.parametrize("shape", [[100], [5, 6], [3, 32, 32], [3, 8, 32, 32]])
def test_an_input_of_any_rank(shape: list[int]) -> None:
    assert shape_of("Input", shape=shape) == tuple(shape)
    noise = resolve("Input", {"shape": shape, "content": "noise"})
    assert noise.summary().endswith("noise")


def test_what_an_output_expects() -> None:
    layer = resolve("Output", {"expects": "pixels", "classes": 2})
    image = TensorShape((2, 8, 8))
    assert layer.output_shapes(image) == image
    assert problem_of("Output", (3, 8, 8), expects="pixels").rule == "class_count"
    assert problem_of("Output", (10,), expects="pixels").rule == "wrong_rank"
    assert problem_of("Output", (3, 8, 8)).rule == "needs_vector"
    for shape in ((1,), (3, 32, 32)):
        layer = resolve("Output", {"expects": "anything"})
        assert layer.output_shapes(TensorShape(shape)) == shape


@pytest.mark.parametrize(
    ("name", "param", "value", "shape"),
    [
        ("GroupNorm", "num_groups", 5, (32, 4, 4)),
        ("TransformerEncoderLayer", "nhead", 5, (9, 32)),
        ("SelfAttention2d", "num_heads", 5, (32, 4, 4)),
    ],
)
def test_what_must_divide_names_the_nearest(
    name: str, param: str, value: int, shape: tuple[int, ...]
) -> None:
    problem = problem_of(name, shape, **{param: value})
    assert problem.rule == "does_not_divide"
    assert problem.param == param
    assert problem.details["candidates"] == [4, 2, 8]


def test_a_wrong_rank_says_which_one_is_wanted() -> None:
    problem = problem_of("LSTM", (3, 8, 8))
    assert problem.rule == "wrong_rank"
    assert problem.message == "LSTM works on sequences"
    assert problem.expected == "steps × features"
    assert problem.details == {"layer": "LSTM", "wanted": ("sequence",), "got": "image"}
    assert problem_of("BatchNorm1d", (3, 8, 8)).message == (
        "BatchNorm1d works on rows of values or sequences"
    )


@pytest.mark.parametrize(
    ("inputs", "said"), [(0, ""), (1, "1 input"), (3, "3 inputs")]
)
def test_a_card_counts_its_inputs(inputs: int, said: str) -> None:
    for type_name in ("Add", "Multiply", "Maximum", "Concat"):
        layer = resolve(type_name, {})
        assert layer.summary(*[TensorShape(MAP)] * inputs) == said
