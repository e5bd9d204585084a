"""The blocks that come with the program: as the scripts say, with the known numbers."""

from __future__ import annotations

from typing import Any

import pytest

from cnnstudio.graph.block_layer import BlockLayer
from cnnstudio.graph.flatten import flatten
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.layer import Cost
from cnnstudio.graph.shape import TensorShape
from cnnstudio.paths import resource
from cnnstudio.project.block_file import bundled_blocks, dumps_block
from scripts.blocks.files import files
from tests.helpers.bundled import network_of, shelf

Shape = tuple[int, ...]


def costs(
    block: str, *shapes: Shape, kind: str = "Conv2d", **fields: Any
) -> dict[str, Cost]:
    """Costs of the layers of a kind inside, by name."""
    graph, _ = network_of(block, *shapes, **fields)
    flat = flatten(graph).graph
    report = infer_shapes(flat).nodes
    nodes = [n for n in flat.nodes.values() if n.type == kind]
    return {n.name.rpartition("/")[2]: report[n.id].cost for n in nodes}


def weights(block: str, *shapes: Shape, **fields: Any) -> int:
    """Weights of all convolutions inside."""
    return sum(c.weights for c in costs(block, *shapes, **fields).values())


def parameters(block: str, *shapes: Shape, **fields: Any) -> int:
    graph, _ = network_of(block, *shapes, **fields)
    report = infer_shapes(graph)
    assert report.is_clean
    return report.totals().parameters


def given(block: str, *shapes: Shape, **fields: Any) -> tuple[int, ...] | None:
    graph, _ = network_of(block, *shapes, **fields)
    return infer_shapes(graph).nodes["b"].output


def test_the_files_are_what_the_scripts_say() -> None:
    """Written again by `python -m scripts.blocks`."""
    found = {p.name: p.read_text("utf-8") for p in resource("blocks").glob("*.json")}
    assert found == files()


def test_every_block_says_what_it_teaches_and_where_it_is_from() -> None:
    blocks = bundled_blocks()
    assert len(blocks) == len(shelf()) >= 20
    assert len({b.definition.name for b in blocks}) == len(blocks)
    for read in blocks:
        block = read.definition
        assert not read.own
        assert len(block.help) > 60, block.id
        assert any(sign.isdigit() for sign in block.source), block.id
        assert all(param.help for param in block.params), block.id
        assert block.inputs[0].name == "in"
        assert block.outputs[0].name == "out"
        assert read.path is not None
        assert dumps_block(read.library, read.block) == read.path.read_text("utf-8")
        places = [(n.x, n.y) for n in block.graph.nodes.values()]
        assert len(set(places)) == len(places)


@pytest.mark.requirement("A10")
def test_an_asymmetric_pair() -> None:
    assert weights("asymmetric_pair", (64, 14, 14)) == 24_576 < 64 * 64 * 9 == 36_864
    assert given("asymmetric_pair", (64, 14, 14)) == (64, 14, 14)
    assert given("asymmetric_pair", (64, 14, 14), size=7) == (64, 14, 14)


@pytest.mark.requirement("A11", "NT-42")
def test_a_depthwise_separable_convolution() -> None:
    found = costs("depthwise_separable", (64, 8, 8), channels=128)
    assert [c.weights for c in found.values()] == [576, 8_192]
    assert parameters("depthwise_separable", (64, 8, 8), channels=128) == 8_768
    assert round(64 * 128 * 9 / 8_768, 2) == 8.41
    assert given("depthwise_separable", (64, 8, 8), stride=2) == (64, 4, 4)


@pytest.mark.requirement("J11")
def test_inception() -> None:
    assert given("inception", (192, 28, 28)) == (256, 28, 28)
    assert parameters("inception", (192, 28, 28)) == 163_696
    found = list(costs("inception", (192, 28, 28)).values())
    path = [c for c in found if c.weights in (192 * 16, 16 * 32 * 25)]
    assert sum(c.multiply_adds for c in path) == 12_443_648
    assert 28 * 28 * 192 * 32 * 25 == 120_422_400, "without the 1×1 in front"
    assert given("inception_bn", (192, 28, 28), kernel=3) == (256, 28, 28)


@pytest.mark.requirement("J13", "NT-42")
def test_a_bottleneck() -> None:
    assert weights("bottleneck", (256, 14, 14)) == 69_632
    assert weights("residual_basic", (256, 14, 14)) == 1_179_648
    assert given("bottleneck_down", (256, 56, 56), channels=128) == (512, 28, 28)
    strides = network_of("bottleneck_down", (256, 56, 56))[0]
    inner = [
        node.fields.get("kernel_size", 3)
        for node in flatten(strides).graph.nodes.values()
        if node.fields.get("stride") == 2
    ]
    assert inner == [3, 1], "the 3×3, and the projection"


@pytest.mark.requirement("J15")
def test_a_dense_block() -> None:
    assert given("dense_block", (64, 28, 28)) == (256, 28, 28)
    assert given("transition", (256, 28, 28)) == (128, 14, 14)


def test_a_unet_up_joins_what_the_way_down_saw() -> None:
    assert given("unet_down", (64, 32, 32), channels=128) == (128, 16, 16)
    up = given("unet_up", (128, 16, 16), (64, 32, 32), channels=64)
    assert up == (64, 32, 32)


def test_the_chance_to_skip_grows_with_the_repetition() -> None:
    graph, _ = network_of("mbconv", (24, 8, 8), repeat=3, drop=0.1, drop_step=0.05)
    nodes = flatten(graph).graph.nodes.values()
    chances = [n.fields["p"] for n in nodes if n.type == "StochasticDepth"]
    assert chances == pytest.approx([0.1, 0.15, 0.2])
    report = infer_shapes(graph).nodes["b"]
    assert isinstance(report.layer, BlockLayer)
    assert report.layer.layers_for((TensorShape((24, 8, 8)),)) == 3 * 16


def test_squeeze_and_excitation_never_ends_at_no_channel() -> None:
    assert given("squeeze_excite", (8, 4, 4), reduction=100) == (8, 4, 4)
