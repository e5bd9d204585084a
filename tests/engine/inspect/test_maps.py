"""Maps of every node of three networks equal plain hooks to the bit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import nn

from cnnstudio.bridge.look_messages import Capture
from cnnstudio.bridge.maps_messages import MapsOf, MapsShown
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.maps import capture
from cnnstudio.engine.inspect.subject import Subject
from tests.helpers.graphs import add, chain
from tests.helpers.looked_into import NETWORKS, subject_named
from tests.helpers.references import levels, reference, said, validation
from tests.helpers.studies import study, untrained_subject


def hooked(subject: Subject, inputs: torch.Tensor) -> dict[str, torch.Tensor]:
    """What every submodule gives for one image, by plain hooks of torch."""
    network, found = subject.network, {}

    def keeper(node: str) -> Any:
        def keep(_module: nn.Module, _given: object, output: torch.Tensor) -> None:
            found[node] = output[0].clone()

        return keep

    handles = [
        network.node_module(node).register_forward_hook(keeper(node))
        for node in network.node_ids
    ]
    said(subject, inputs)
    for handle in handles:
        handle.remove()
    return found


def as_rows(output: torch.Tensor) -> NDArray[np.float32]:
    """An output as maps (N, H, W); a row of numbers is one map of one row."""
    plain = output.numpy()
    return plain if plain.ndim == 3 else plain.reshape(1, -1, plain.shape[-1])


@pytest.mark.requirement("M01")
@pytest.mark.parametrize("name", NETWORKS)
def test_maps_of_all_nodes_equal_plain_hooks(name: str) -> None:
    subject = subject_named(name)
    expected = hooked(subject, validation(subject, 2))
    nodes = subject.network.node_ids
    maps = capture(subject, Capture(1, "run", nodes, index=2, detail=nodes[-1]))
    assert set(maps.tiles) == set(nodes) == set(expected)
    for node, output in expected.items():
        plain = as_rows(output)
        apart = maps.tiles[node].astype(int) - levels(plain)
        assert np.abs(apart).max() <= 1  # what lies between two bytes is either
        assert (apart != 0).mean() < 0.01
        ends = np.stack((plain.min((1, 2)), plain.max((1, 2))), 1)
        np.testing.assert_array_equal(maps.ranges[node], ends)
    assert not maps.odd
    np.testing.assert_array_equal(maps.detail, expected[nodes[-1]].numpy())


@pytest.mark.requirement("M01")
@reference(MapsOf)
def test_one_layer_alone_equals_a_plain_hook(name: str) -> None:
    subject = subject_named(name)
    expected = hooked(subject, validation(subject, 1))
    nodes = subject.network.node_ids
    for node in (nodes[0], nodes[len(nodes) // 2], nodes[-1]):
        asked = MapsOf(request=1, subject="run", node=node, index=1)
        told = study(subject, asked)
        assert isinstance(told, MapsShown)
        np.testing.assert_array_equal(told.values, expected[node].numpy())
        apart = told.levels.astype(int) - levels(as_rows(expected[node]))
        assert np.abs(apart).max() <= 1
        assert not told.odd.size


def test_a_layer_that_is_not_there_is_named() -> None:
    subject = untrained_subject(chain("Input", "Flatten", "Linear", "Output"))
    with pytest.raises(EngineError, match="no layer 'gone'"):
        study(subject, MapsOf(request=1, subject="run", node="gone"))


def test_another_output_of_a_layer_is_captured_by_its_port() -> None:
    graph = chain("Input", ("Conv2d", {"out_channels": 4}), "Chunk")
    add(graph, "relu", "ReLU", "chunk_1")
    subject = untrained_subject(graph)
    names = ("conv2d_1", "chunk_1", "chunk_1:out2")
    first, second = (
        study(subject, MapsOf(request=1, subject="run", node=name))
        for name in names[1:]
    )
    assert isinstance(first, MapsShown)
    assert isinstance(second, MapsShown)
    whole = study(subject, MapsOf(request=1, subject="run", node=names[0]))
    assert isinstance(whole, MapsShown)
    both = np.concatenate([first.values, second.values])
    np.testing.assert_array_equal(both, whole.values)
    maps = capture(subject, Capture(1, "run", names, detail=names[2]))
    assert set(maps.tiles) == set(names)
    np.testing.assert_array_equal(maps.detail, second.values)


@pytest.mark.parametrize("kind", [np.nan, np.inf, -np.inf])
def test_values_that_are_not_finite_are_marked(kind: float) -> None:
    subject = untrained_subject(
        chain("Input", ("Conv2d", {"out_channels": 3}), "Flatten", "Linear", "Output")
    )
    bias = subject.network.node_module("conv2d_1").bias
    assert isinstance(bias, torch.Tensor)
    with torch.no_grad():
        bias[1] = kind
    maps = capture(subject, Capture(1, "run", subject.network.node_ids))
    mark = {"nan": 1, "inf": 2, "-inf": 3}[str(kind)]
    odd = maps.odd["conv2d_1"]
    assert (odd[1] == mark).all()
    assert not odd[[0, 2]].any()
    assert np.isnan(maps.ranges["conv2d_1"][1]).all()
    assert "input_1" not in maps.odd
