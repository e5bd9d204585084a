"""What is captured again and again: as little as is needed, and on the beat."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from cnnstudio.bridge.look_messages import Capture
from cnnstudio.bridge.tiles import scale_all, scale_tiles
from cnnstudio.engine.folded_norm import FoldedNorm
from cnnstudio.engine.inspect.maps import Lens, capture, forward, lens_for, values_in
from cnnstudio.engine.inspect.pace import CapturePace
from cnnstudio.engine.inspect.subject import Subject, with_modes
from tests.helpers.graphs import chain
from tests.helpers.studies import untrained_subject


@pytest.fixture(scope="module")
def subject() -> Subject:
    """A small chain; its last layers are looked at by nobody."""
    conv = ("Conv2d", {"out_channels": 3, "stride": 4})
    head = ("Flatten", "Linear", "Output")
    return untrained_subject(chain("Input", conv, "ReLU", *head))


def computed(subject: Subject, look: Any) -> list[str]:
    """Which nodes are computed while something is looked at."""
    network, found = subject.network, []

    def note(node: str) -> Any:
        return lambda *_: found.append(node)

    handles = [
        network.node_module(node).register_forward_hook(note(node))
        for node in network.node_ids
    ]
    look()
    for handle in handles:
        handle.remove()
    return found


def test_nothing_behind_the_last_wanted_node_is_computed(subject: Subject) -> None:
    nodes = subject.network.node_ids
    sample = lens_for(subject, Capture(1, "run", nodes)).sample
    found: dict[str, torch.Tensor] = {}
    wanted = (nodes[2], nodes[1], "nobody")

    def look() -> None:
        found.update(values_in(subject.network, sample.prepared, wanted))

    assert computed(subject, look) == list(nodes[:3])
    expected, _ = forward(subject.network, sample.prepared, nodes)
    assert set(found) == {nodes[1], nodes[2]}
    for node, values in found.items():
        torch.testing.assert_close(values, expected[node], rtol=0, atol=0)


def test_the_detail_alone_keeps_the_scores_of_the_time_before(subject: Subject) -> None:
    nodes = subject.network.node_ids
    request = Capture(1, "run", nodes, detail=nodes[1])
    lens = lens_for(subject, request)
    whole = capture(subject, request, lens)
    weight = next(subject.network.node_module(nodes[1]).parameters())
    with torch.no_grad():
        weight.mul_(2)
    alone = capture(subject, request, lens, whole=False)
    with torch.no_grad():
        weight.div_(2)
    assert not alone.tiles  # who shows it draws it
    assert not alone.ranges
    assert len(whole.logits)
    np.testing.assert_array_equal(alone.logits, whole.logits)
    assert alone.detail is not None
    assert whole.detail is not None
    assert not np.array_equal(alone.detail, whole.detail)
    np.testing.assert_array_equal(alone.image, whole.image)


def test_what_was_captured_stays_when_the_network_goes_on(subject: Subject) -> None:
    nodes = subject.network.node_ids
    lens = Lens(subject.network, lens_for(subject, Capture(1, "run", nodes)).sample)
    first = lens.look(nodes)
    kept = {node: values.copy() for node, values in first.items()}
    weight = next(subject.network.node_module(nodes[1]).parameters())
    with torch.no_grad():
        weight.neg_()
    lens.look(nodes)
    with torch.no_grad():
        weight.neg_()
    for node, values in first.items():
        np.testing.assert_array_equal(values, kept[node])


class Own(nn.Module):
    """A module of nobody knows what."""


@pytest.mark.requirement("N11")
def test_only_modules_that_know_no_modes_keep_theirs() -> None:
    plain = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.Flatten(), nn.LayerNorm(4))
    minding = [nn.Dropout2d(0.5), nn.BatchNorm2d(2), nn.RReLU(), Own()]
    minding.append(FoldedNorm.of(nn.BatchNorm2d(3)))
    minding.append(nn.MultiheadAttention(4, 1, dropout=0.5))
    found = with_modes(nn.ModuleList([plain, *minding]))
    assert [m for m in minding if m in found] == minding
    assert not set(found) & set(plain.modules())


@pytest.mark.requirement("M04")
def test_a_glance_is_what_the_network_gives_when_it_does_not_train() -> None:
    """Dropout and statistics of a batch are of training; they go on afterwards."""
    conv = ("Conv2d", {"out_channels": 3})
    subject = untrained_subject(chain("Input", conv, "BatchNorm2d", "Dropout", "ReLU"))
    network = subject.network
    network.train()
    state = {name: values.clone() for name, values in network.state_dict().items()}
    sample = lens_for(subject, Capture(1, "run", network.node_ids)).sample
    lens, drawn = Lens(network, sample), torch.get_rng_state()
    found = {node: lens.glance(node) for node in (*network.node_ids, "nobody")}
    assert found.pop("nobody") is None
    assert torch.equal(torch.get_rng_state(), drawn)
    assert all(module.training for module in network.modules())
    for name, values in network.state_dict().items():
        assert torch.equal(values, state[name])
    network.eval()
    expected, _ = forward(network, sample.prepared, network.node_ids)
    for node, values in found.items():
        np.testing.assert_array_equal(values, expected[node].numpy())


def test_layers_scaled_together_are_as_each_by_itself() -> None:
    random = np.random.default_rng(0)
    shapes = {"a": (3, 4, 5), "b": (2, 5, 4), "c": (20,), "d": (1, 7, 7), "e": (9, 6)}
    outputs = {n: random.normal(size=s).astype(np.float32) for n, s in shapes.items()}
    for odd in (0.0, np.nan):
        outputs["b"][0, 0, 0] = odd
        together = scale_all(outputs)
        assert list(together) == list(outputs)
        for name, values in outputs.items():
            levels, ranges, marks = scale_tiles(values)
            np.testing.assert_array_equal(together[name].levels, levels)
            np.testing.assert_array_equal(together[name].ranges, ranges)
            assert (together[name].odd is None) == (marks is None)


@pytest.mark.requirement("M04")
@pytest.mark.parametrize("step", [0.007, 0.03, 0.09])
def test_steps_that_are_late_do_not_make_captures_rarer(step: float) -> None:
    pace, now, taken = CapturePace(), 0.0, 0
    while now < 60.0:
        now += step
        if pace.is_due(now, 0.1):
            pace.took(now, 0.0005)
            taken += 1
    assert 585 <= taken <= 601
