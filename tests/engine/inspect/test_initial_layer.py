"""The weights with which a layer began are rebuilt without building the network."""

from __future__ import annotations

import pytest
import torch

from cnnstudio.engine.build import build, initial_layer
from cnnstudio.graph.graph import Graph
from tests.helpers.graphs import chain, lenet

CPU = torch.device("cpu")

MIXED = chain(
    ("Input", {"shape": [3, 12, 12]}),
    ("Conv2d", {"out_channels": 4, "init": "torch"}),
    "BatchNorm2d",
    "ReLU",
    ("ConvTranspose2d", {"out_channels": 3}),
    "PReLU",
    "Flatten",
    "Linear",
    "Output",
)


@pytest.mark.parametrize("graph", [lenet(), MIXED])
def test_a_layer_alone_has_the_bits_that_the_whole_network_has(graph: Graph) -> None:
    before = torch.get_rng_state()
    network = build(graph, 7, CPU)
    for node in network.node_ids:
        alone = initial_layer(network.graph, node, 7).state_dict()
        whole = network.node_module(node).state_dict()
        assert alone.keys() == whole.keys()
        for name, values in whole.items():
            assert torch.equal(alone[name], values), (node, name)
    other = initial_layer(network.graph, "linear_1", 8).state_dict()["weight"]
    last = network.node_module("linear_1").state_dict()["weight"]
    assert not torch.equal(other, last)
    assert torch.equal(torch.get_rng_state(), before)
