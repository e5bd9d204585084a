"""Blocks are built, trained and looked into as the layers that they stand for."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from cnnstudio.engine.build import build
from cnnstudio.graph.block import BlockDefinition
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.graph.shape import TensorShape
from cnnstudio.project.file_format import dumps, loads
from cnnstudio.project.project import Project
from tests.helpers.blocks import chain, instance, join, library, residual
from tests.helpers.graphs import tiny_project
from tests.helpers.training import train

CPU = torch.device("cpu")


def with_blocks() -> Project:
    """A tiny project whose middle is a block, twice."""
    project = tiny_project(["ReLU"])
    block = residual()
    project.library.add(block)
    graph = project.graph
    (relu,) = (n for n in graph.nodes.values() if n.type == "ReLU")
    (edge,) = graph.outgoing(relu.id)
    index = graph.remove_edge(edge)
    channels = infer_shapes(graph).nodes[relu.id].outputs[0]
    assert channels is not None
    chain(graph, [instance(block, repeat=2, channels=channels[0])])
    join(graph, relu.id, "stage")
    join(graph, "stage", edge.target)
    assert index >= 0
    return project


def test_every_layer_inside_is_a_module_at_its_path() -> None:
    project = with_blocks()
    network = build(project.graph, 0, CPU)
    assert {"stage[0]/conv1", "stage[1]/bn2"} <= set(network.node_ids)
    assert network.parameter_count == infer_shapes(project.graph).totals().parameters
    first = network.node_module("stage[0]/conv1")
    second = network.node_module("stage[1]/conv1")
    assert not torch.equal(first.weight, second.weight)  # type: ignore[arg-type]
    images = torch.zeros(2, *network.input_shapes[0])
    assert network(images).shape == (2, 10)


def test_a_network_with_blocks_trains_and_its_weights_are_kept(tmp_path: Path) -> None:
    project = loads(dumps(with_blocks())).project
    messages = train(project, tmp_path / "run")
    assert type(messages[-1]).__name__ == "RunEnded"


def test_frames_of_a_clip_go_through_the_same_layers() -> None:
    block = residual()
    graph = Graph(library(block))
    clip = ("input", "Input", {"shape": [5, 16, 8, 8]})
    chain(graph, [clip, instance(block, per_frame=True)])
    network = build(graph, 0, CPU).eval()
    alone = Graph(library(block))
    image = ("input", "Input", {"shape": [16, 8, 8]})
    chain(alone, [image, instance(block)])
    single = build(alone, 0, CPU).eval()
    single.load_state_dict(
        dict(zip(single.state_dict(), network.state_dict().values(), strict=True))
    )
    clips = torch.randn(3, 5, 16, 8, 8, generator=torch.Generator().manual_seed(0))
    frames = torch.stack([single(clips[:, t]) for t in range(5)], dim=1)
    assert torch.allclose(network(clips), frames, atol=1e-5)


@pytest.mark.requirement("A33", "NT-37")
def test_a_residual_block_whose_branch_is_zero_gives_its_input() -> None:
    block = residual()
    graph = Graph(library(block))
    image = ("input", "Input", {"shape": [16, 8, 8]})
    chain(graph, [image, instance(block)])
    network = build(graph, 0, CPU).eval()
    torch.nn.init.zeros_(network.node_module("stage/bn2").weight)  # type: ignore[arg-type]
    images = torch.rand(2, 16, 8, 8)  # behind the last ReLU only what is positive
    assert torch.equal(network(images), images)


def test_a_block_with_two_ends_gives_both() -> None:
    twins = BlockDefinition("twins", "Twins")
    for name in ("left", "right"):
        chain(twins.graph, [(f"{name}_in", "BlockInput", {}), (name, "ReLU", {})])
        chain(twins.graph, [(f"{name}_out", "BlockOutput", {})])
        join(twins.graph, name, f"{name}_out")
    graph = Graph(library(twins))
    chain(graph, [("a", "Input", {"shape": [3]}), instance(twins, repeat=2)])
    chain(graph, [("b", "Input", {"shape": [4]})])
    chain(graph, [("cat", "Concat", {})])
    join(graph, "b", "stage:right_in")
    join(graph, "stage", "cat")
    join(graph, "stage.right_out", "cat")
    report = infer_shapes(graph)
    assert report.nodes["cat"].output == TensorShape((7,))
    network = build(graph, 0, CPU)
    given = torch.tensor([[-1.0, 2.0, 3.0]]), torch.tensor([[4.0, -5.0, 6.0, 7.0]])
    assert network(*given).tolist() == [[0.0, 2.0, 3.0, 4.0, 0.0, 6.0, 7.0]]
