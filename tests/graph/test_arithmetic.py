"""The arithmetic that is told of a layer is the arithmetic that it does."""

from __future__ import annotations

import re
from math import ceil, floor
from random import Random

import pytest

from cnnstudio.graph.arithmetic import Dimension, arithmetic, changed_terms
from cnnstudio.graph.catalogue import layer_types, resolve
from cnnstudio.graph.errors import LayerError
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import NodeReport, State, infer_shapes
from cnnstudio.graph.layer import Layer, evaluate
from cnnstudio.graph.node import BLOCK, Edge, Node
from cnnstudio.graph.shape import TensorShape
from tests.helpers.blocks import library, residual
from tests.helpers.cases import some_case

CASES = 25
SIGNS = {
    "·": "*", "−": "-", "²": "**2", "³": "**3", ",": "",
    "⌊": "floor(", "⌋": ")", "⌈": "ceil(", "⌉": ")",
}  # fmt: skip


def report_of(layer: Layer, inputs: tuple[TensorShape, ...]) -> NodeReport:
    """Return what inference would say of a layer that works."""
    made = evaluate(layer, inputs)
    fields = {name: getattr(layer, name) for name in layer.params()}
    ports = layer.output_ports(fields)
    return NodeReport("n", State.VALID, layer, inputs, made.outputs, ports=ports)


def value_of(text: str) -> float | None:
    """Compute the left side of a formula; None if it is told in words."""
    left = text.rpartition("=")[0]
    for sign, meaning in SIGNS.items():
        left = left.replace(sign, meaning)
    if re.search(r"[A-Za-z_\"]", left.replace("floor", "").replace("ceil", "")):
        return None
    return float(eval(left, {"floor": floor, "ceil": ceil}))


def told(name: str, shape: tuple[int, ...], **fields: object) -> list[Dimension]:
    """Return the arithmetic of a layer of one input."""
    return list(arithmetic(report_of(resolve(name, fields), (TensorShape(shape),))))


@pytest.mark.parametrize("name", layer_types())
def test_every_formula_gives_the_real_shape(name: str) -> None:
    random, computed, seen = Random(name), 0, 0
    for _ in range(CASES):
        try:
            layer, inputs = some_case(name, random)
            report = report_of(layer, inputs if layer.inputs else ())
        except LayerError:
            continue
        dimensions = arithmetic(report)
        sizes = [size for shape in report.outputs if shape for size in shape]
        assert all(d.letter for d in dimensions)
        for dimension, size in zip(dimensions, sizes, strict=True):
            seen += 1
            right = dimension.text.rpartition("=")[2].strip().replace(",", "")
            assert int(right) == size, dimension
            value = value_of(dimension.text)
            if value is not None:
                computed += 1
                assert value == size, dimension
            elif dimension.text.startswith("unchanged"):
                assert any(size in shape for shape in inputs), dimension
    if layer_types()[name].outputs:
        assert seen
    if layer_types()[name].family in ("convolution", "pooling") and "Adaptive" not in (
        name
    ):
        assert computed or "Global" in name


def test_a_convolution_tells_its_numbers() -> None:
    texts = [d.text for d in told("Conv2d", (1, 28, 28), kernel_size=5, padding=2)]
    assert texts == ["out_channels = 32", *["(28 + 2·2 − 5) / 1 + 1 = 28"] * 2]


@pytest.mark.parametrize(
    ("size", "padding", "note"),
    [
        (30, 0, "⌊27 / 2⌋ = 13, one row is not used"),
        (30, 1, "⌊29 / 2⌋ = 14, what is left over is padding"),
        (29, 0, ""),
    ],
)
def test_what_a_division_leaves_over_is_said(
    size: int, padding: int, note: str
) -> None:
    shape = (1, size, 29)
    height = told("Conv2d", shape, kernel_size=3, stride=2, padding=padding)[1]
    assert height.note == note
    assert height.text.startswith("⌊") is bool(note)


def test_several_columns_that_are_left_over_are_counted() -> None:
    width = told("MaxPool2d", (1, 4, 11), kernel_size=4, stride=4)[2]
    assert width.note == "⌊7 / 4⌋ = 1, 3 columns are not used"
    assert width.text == "⌊(11 + 2·0 − 4) / 4⌋ + 1 = 2"


def test_a_last_window_that_begins_outside_is_left_out() -> None:
    fields = {"kernel_size": 2, "stride": 3, "padding": 1, "ceil_mode": True}
    for size in range(2, 12):
        for dimension in told("MaxPool2d", (1, size, size), **fields)[1:]:
            left, _, right = dimension.text.rpartition("=")
            assert value_of(f"{left}=") == int(right)


def test_a_block_tells_its_dimensions() -> None:
    block = residual()
    graph = Graph(library(block))
    graph.add_node(Node("input", "Input", "input", {"shape": [8, 6, 6]}))
    graph.add_node(Node("block", BLOCK + block.id, "block", {"channels": 8}))
    graph.add_edge(Edge("input", "block", "out", block.inputs[0].name))
    report = infer_shapes(graph).nodes["block"]
    assert report.state is State.VALID, report.problem
    assert [(d.letter, d.text.rpartition("= ")[2]) for d in arithmetic(report)] == [
        ("C", "8"), ("H", "6"), ("W", "6"),
    ]  # fmt: skip


def test_what_does_not_work_has_no_arithmetic() -> None:
    graph = Graph()
    graph.add_node(Node("conv", "Conv2d", "conv"))
    assert arithmetic(infer_shapes(graph).nodes["conv"]) == ()
    assert arithmetic(None) == ()


def test_terms_that_changed_are_told_apart() -> None:
    now, before = "(28 + 2·2 − 5) / 1 + 1 = 28", "(28 + 2·1 − 3) / 1 + 1 = 28"
    pieces = changed_terms(now, before)
    assert "".join(text for text, _ in pieces) == now
    assert [text for text, changed in pieces if changed] == ["2", "5"]
    assert changed_terms(now, "") == [(now, False)]
    assert changed_terms(now, "unchanged = 28") == [(now, False)]
    assert not any(changed for _, changed in changed_terms(now, now))
