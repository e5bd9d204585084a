"""The way back, held against plain gradients that torch keeps at each layer."""

from __future__ import annotations

import copy
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
import torch
from torch import nn

from cnnstudio.bridge.backward_messages import Backward, BackwardOf
from cnnstudio.engine.inspect.epochs import EpochNetworks
from cnnstudio.engine.inspect.layer_statistics import loss_of
from cnnstudio.engine.inspect.studies import Looked
from cnnstudio.engine.inspect.subject import Subject
from tests.helpers.graphs import add, chain, extend
from tests.helpers.looked_into import subject_named
from tests.helpers.references import reference
from tests.helpers.studies import refused, study, untrained_subject

INDEX = 3
ASKED = BackwardOf(request=1, subject="run", index=INDEX)


def asked_of(subject: Subject) -> Backward:
    answer = study(subject, ASKED)
    assert isinstance(answer, Backward)
    return answer


def plain(subject: Subject) -> tuple[float, dict[str, float], dict[str, float]]:
    """Loss, and by node the size of the gradient and of that by its weights.

    By `backward()` on a copy, with a gradient kept at what each layer gives.
    """
    network = copy.deepcopy(subject.network).eval()
    kept: dict[str, torch.Tensor] = {}

    def keep(node: str, _m: nn.Module, _i: object, output: torch.Tensor) -> None:
        if output.requires_grad:
            output.retain_grad()
            kept[node] = output

    for node in network.node_ids:
        network.node_module(node).register_forward_hook(partial(keep, node))
    data = subject.dataset
    place = data.parts["validation"][INDEX : INDEX + 1]
    given = data.prepared(place).contiguous(memory_format=network.memory_format)
    criterion = loss_of(Looked(subject, ASKED, EpochNetworks()))
    total, weight = criterion.totals(network(given), data.targets_of(place))[:2]
    loss = total / weight
    loss.backward()
    sizes = {
        node: float(output.grad.pow(2).mean().sqrt())
        for node, output in kept.items()
        if output.grad is not None
    }
    norms = {}
    for node in network.node_ids:
        every = [w.grad for w in network.node_module(node).parameters()]
        if own := [g.flatten() for g in every if g is not None]:
            norms[node] = float(torch.cat(own).norm())
    return float(loss.detach()), sizes, norms


@pytest.mark.requirement("M18")
@reference(BackwardOf)
def test_gradients_arrive_in_reverse_order_with_the_sizes_of_torch(name: str) -> None:
    subject = subject_named(name)
    found = asked_of(subject)
    loss, sizes, norms = plain(subject)
    assert found.loss == pytest.approx(loss, rel=1e-5)
    reached = found.nodes[: found.reached]
    assert set(reached) == sizes.keys()
    expected = [sizes[node] for node in reached]
    np.testing.assert_allclose(found.sizes[: found.reached], expected, rtol=1e-4)
    weights = {
        n: w for n, w in zip(found.nodes, found.weights, strict=True) if w == w
    }
    assert weights.keys() == norms.keys()
    for node, weight in weights.items():
        assert weight == pytest.approx(norms[node], rel=1e-4)
    graph, turn = subject.network.graph, {n: k for k, n in enumerate(found.nodes)}
    for node in reached:
        ahead = [e.target for e in graph.outgoing(node)]
        assert all(turn[other] < turn[node] for other in ahead)
        assert found.sums[turn[node]] == max(1, len(ahead))
    assert sorted(found.nodes) == sorted(subject.network.node_ids)
    assert np.isnan(found.sizes[found.reached :]).all()


@pytest.mark.requirement("M18")
def test_a_layer_that_changes_nothing_stands_in_front_of_its_source() -> None:
    """In evaluation a Dropout gives on the very tensor that it was given."""
    subject = untrained_subject(
        chain("Input", "Flatten", "Linear", "Dropout", "ReLU", "Linear", "Output")
    )
    assert asked_of(subject).nodes == (
        "output_1", "linear_2", "relu_1", "dropout_1", "linear_1", "flatten_1",
        "input_1",
    )  # fmt: skip


@pytest.mark.requirement("M18")
def test_two_ways_are_added_up_and_a_dead_end_gets_nothing() -> None:
    graph = chain("Input", "Flatten", ("Linear", {"out_features": 10}), "ReLU")
    extend(graph, "linear_1", "Tanh")
    extend(graph, add(graph, "add_1", "Add", "relu_1", "tanh_1"), "Output")
    extend(graph, "relu_1", "Sigmoid")  # leads nowhere
    found = asked_of(untrained_subject(graph))
    sums = dict(zip(found.nodes, found.sums.tolist(), strict=True))
    assert sums["linear_1"] == 2
    assert sums["relu_1"] == 1
    assert found.nodes[found.reached :] == ("sigmoid_1", "flatten_1", "input_1")


@pytest.mark.requirement("M18")
def test_before_the_first_trained_layer_nothing_arrives() -> None:
    subject = untrained_subject(
        chain("Input", "Flatten", "Linear", "ReLU", "Linear", "Output")
    )
    for weight in subject.network.node_module("linear_1").parameters():
        weight.requires_grad_(False)
    found = asked_of(subject)
    assert found.nodes[: found.reached] == ("output_1", "linear_2")
    for weight in subject.network.parameters():
        weight.requires_grad_(False)
    assert "No layer of this network is trained" in refused(subject, ASKED)


@pytest.mark.requirement("M18")
def test_an_image_of_ones_own_has_no_loss() -> None:
    own = replace(ASKED, part="own")
    subject = untrained_subject(chain("Input", "Flatten", "Linear", "Output"))
    assert "has no target" in refused(subject, own)
