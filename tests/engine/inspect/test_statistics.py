"""Statistics of layers equal NumPy on what plain hooks see."""

from __future__ import annotations

import copy
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.framing import Decoder, encode
from cnnstudio.bridge.weight_messages import (
    LayerStatistics,
    LayerWeights,
    Signal,
    SignalOf,
    StatisticsOf,
    WeightsOf,
)
from cnnstudio.engine.checkpoint import (
    Checkpoint,
    Manifest,
    Position,
    snapshot,
    write_checkpoint,
)
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.inspect.tally import Tally, counts_of
from cnnstudio.engine.inspect.units import Units, bend_of
from cnnstudio.project.runs import new_run
from cnnstudio.project.training_settings import TrainingConfig
from tests.helpers.graphs import chain, lenet
from tests.helpers.looked_into import subject_named
from tests.helpers.references import heard, reference, validation
from tests.helpers.studies import study, untrained_subject


def some_nodes(subject: Subject) -> list[str]:
    """The first and the last node of each kind."""
    graph = subject.network.graph
    kinds: dict[str, list[str]] = {}
    for node in subject.network.node_ids:
        kinds.setdefault(graph.nodes[node].type, []).append(node)
    return [node for nodes in kinds.values() for node in {nodes[0], nodes[-1]}]


@pytest.mark.requirement("M16", "B10", "L24")
@reference(SignalOf)
def test_the_signal_equals_numpy_on_a_plain_hook(name: str) -> None:
    subject = subject_named(name)
    inputs = validation(subject)
    found = study(subject, SignalOf(request=1, subject="run"))
    assert isinstance(found, Signal)
    assert found.nodes == subject.network.node_ids
    assert found.images == len(inputs)
    assert list(Decoder().feed(encode(found)))
    for node in some_nodes(subject):
        at = found.nodes.index(node)
        plain = heard(subject, node, inputs).double().numpy()
        channels = plain.swapaxes(0, 1).reshape(plain.shape[1], -1).mean(1)
        np.testing.assert_allclose(
            found.channel_means[node], channels, rtol=1e-4, atol=1e-5
        )
        measured = found.mean[at], found.deviation[at], found.most[at]
        expected = plain.mean(), plain.std(), plain.max()
        np.testing.assert_allclose(measured, expected, rtol=1e-4, atol=1e-6)
        assert found.zeros[at] == pytest.approx((plain == 0).mean(), abs=1e-6)
        never = (plain == 0).all(0)
        assert found.dead[at] == pytest.approx(never.mean(), abs=1e-6)
        by_channel = never.reshape(len(never), -1).all(1)
        assert found.dead_channels[at] == by_channel.sum()
        assert found.channels[at] == len(never)
        assert found.nan[at] == found.infinite[at] == 0
    relus = [i for i, bend in enumerate(found.bends) if bend == "ReLU"]
    assert relus
    assert all(0.2 < found.zeros[i] < 0.95 for i in relus)


@pytest.mark.requirement("M16", "B10")
@reference(StatisticsOf)
def test_histograms_of_a_layer_equal_numpy(name: str) -> None:
    subject = subject_named(name)
    network = subject.network
    convs = [n for n in network.node_ids if isinstance(
        network.node_module(n), nn.Conv2d)]  # fmt: skip
    for node in (convs[0], convs[-1]):
        asked = StatisticsOf(request=1, subject="run", node=node)
        found = study(subject, asked)
        assert isinstance(found, LayerStatistics)
        outputs = heard(subject, node, validation(subject))
        weight = network.node_module(node).get_parameter("weight")
        parts = {"activations": outputs, "weights/weight": weight.detach()}
        for key, values in parts.items():
            assert found.counts[key].sum() == values.numel()
            facts = found.facts[key]
            assert facts["deviation"] == pytest.approx(float(values.std(correction=0)))
        plain = weight.detach().double().numpy().reshape(-1)  # its bins are exact
        np.testing.assert_array_equal(
            found.counts["weights/weight"],
            np.histogram(plain, 60, (float(plain.min()), float(plain.max())))[0],
        )
        means = outputs.double().transpose(0, 1).flatten(1).mean(1)
        np.testing.assert_allclose(found.means, means.numpy(), rtol=1e-4, atol=1e-6)
        gradient, loss = plain_gradient(subject, weight)
        facts = found.facts["gradients/weight"]
        assert found.loss == pytest.approx(loss, rel=1e-5)
        spread = float(gradient.std(correction=0))
        assert facts["deviation"] == pytest.approx(spread, rel=1e-3)
        assert facts["most"] == pytest.approx(float(gradient.max()), rel=1e-3)
        assert found.counts["gradients/weight"].sum() == gradient.numel()
        assert subject.dataset.size("validation") == found.images
        assert weight.grad is None


def plain_gradient(
    subject: Subject, weight: torch.Tensor
) -> tuple[torch.Tensor, float]:
    """Gradient of the mean loss over the validation part, written out."""
    network, dataset = subject.network.eval(), subject.dataset
    inputs = validation(subject)
    outputs = network(inputs.contiguous(memory_format=network.memory_format))
    targets = dataset.targets_of(dataset.parts["validation"])
    loss = nn.functional.cross_entropy(outputs, targets)
    if dataset.task == "masks":
        loss = loss + dice(outputs, targets)
    return torch.autograd.grad(loss, weight)[0], float(loss.detach())


def dice(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """1 − 2 Σ p y / (Σ p + Σ y), the mean of the classes that an image shows: ()."""
    losses = []
    for chances, mask in zip(outputs.softmax(1), targets, strict=True):
        each = []
        for label in mask.unique().tolist():
            here = (mask == label).float()
            shared = 2 * (chances[label] * here).sum()
            each.append(1 - shared / (chances[label].sum() + here.sum()))
        losses.append(torch.stack(each).mean())
    return torch.stack(losses).mean()


@pytest.mark.requirement("L09")
def test_a_bias_of_minus_100_leaves_every_unit_dead() -> None:
    subject = untrained_subject(lenet())
    with torch.no_grad():
        subject.network.node_module("conv2d_1").get_parameter("bias").fill_(-100)
    found = study(subject, SignalOf(request=1, subject="run"))
    assert isinstance(found, Signal)
    at = found.nodes.index("relu_1")
    assert found.dead[at] == found.zeros[at] == 1.0
    assert found.dead_channels[at] == found.channels[at] == 6
    of_layer = study(subject, StatisticsOf(request=1, subject="run", node="relu_1"))
    assert isinstance(of_layer, LayerStatistics)
    assert of_layer.dead == of_layer.units == 6 * 28 * 28
    assert of_layer.dead_channels.tolist() == [0, 1, 2, 3, 4, 5]
    assert of_layer.facts["activations"]["zeros"] == 50 * of_layer.units
    assert of_layer.why_no_gradients == "This layer has no weights."


@pytest.mark.requirement("L10")
@pytest.mark.parametrize("kind", ["Sigmoid", "Tanh"])
def test_a_constant_5_saturates_everything_and_half_is_half(kind: str) -> None:
    bend = getattr(nn, kind)()
    units = Units(bend)
    units.add(bend(torch.full((4, 3, 2, 2), 5.0)))
    assert units.saturated_share == 1.0
    units.add(bend(torch.zeros(4, 3, 2, 2)))
    assert units.saturated_share == 0.5
    graph = chain("Input", "Conv2d", kind, "Flatten", "Linear", "Output")
    subject = untrained_subject(graph)
    with torch.no_grad():
        subject.network.node_module("conv2d_1").get_parameter("weight").zero_()
        subject.network.node_module("conv2d_1").get_parameter("bias").fill_(-5)
    found = study(subject, SignalOf(request=1, subject="run"))
    assert isinstance(found, Signal)
    shares = dict(zip(found.nodes, found.saturated.tolist(), strict=True))
    assert shares[f"{kind.lower()}_1"] == 1.0
    assert math.isnan(shares["conv2d_1"])
    assert bend_of(nn.Sequential(nn.Conv2d(1, 1, 1), bend)) is bend


def test_what_is_not_finite_is_counted_and_left_out() -> None:
    values = torch.tensor([1.0, torch.nan, 3.0, torch.inf, -torch.inf, 0.0])
    tally = Tally()
    tally.add(values[:3])
    tally.add(values[3:])
    assert (tally.nan, tally.infinite, tally.count, tally.zeros) == (1, 2, 3, 1)
    assert tally.mean == pytest.approx(4 / 3)
    assert tally.deviation == pytest.approx(np.std([1, 3, 0]))
    assert tally.edges() == (0.0, 3.0)
    assert counts_of(values, tally.edges(), 3).tolist() == [1, 1, 1]
    empty = Tally()
    empty.add(torch.full((3,), torch.nan))
    assert math.isnan(empty.deviation)
    assert empty.edges() == (0.0, 1.0)


def test_many_parts_count_as_one_and_large_means_swallow_nothing() -> None:
    draw = torch.Generator().manual_seed(1)
    values = 1000 + torch.randn(999, generator=draw) * 1e-2
    tally = Tally()
    for part in values.split(17):
        tally.add(part)
    plain = values.double().numpy()
    assert tally.mean == pytest.approx(plain.mean(), rel=1e-12)
    assert tally.deviation == pytest.approx(plain.std(), rel=1e-9)


@pytest.mark.requirement("L26", "M03")
@reference(WeightsOf)
def test_weights_come_as_they_are_with_those_of_the_start(name: str) -> None:
    shared = subject_named(name)
    subject = replace(shared, network=copy.deepcopy(shared.network))
    network = subject.network
    kinds = {n: network.graph.nodes[n].type for n in reversed(network.node_ids)}
    node = next(n for n in network.node_ids if kinds[n] == "Conv2d")
    weight = network.node_module(node).get_parameter("weight")
    kept = weight.detach().numpy().copy()
    with torch.no_grad():
        weight[1] = weight[0] * 2
        weight[2] += 1
    found = study(subject, WeightsOf(request=1, subject="run", node=node))
    assert isinstance(found, LayerWeights)
    now = weight.detach().numpy()
    np.testing.assert_array_equal(found.tensors["weight"], now)
    np.testing.assert_array_equal(found.start["weight"], kept)
    rows, before = (w.reshape(len(w), -1).astype(np.float64) for w in (now, kept))
    lengths = np.sqrt((rows**2).sum(1))
    np.testing.assert_allclose(found.norms, lengths, rtol=1e-6)
    cosines = rows @ rows.T / np.outer(lengths, lengths)
    np.testing.assert_allclose(found.cosines, cosines, atol=1e-6)
    alike = np.argwhere(np.triu(cosines, 1) > 0.95)
    assert sorted(found.pairs.tolist()) == alike.tolist()
    assert [0, 1] in alike.tolist()
    assert found.alike[0] == pytest.approx(1)
    moved = np.sqrt(((rows - before) ** 2).sum(1) / (before**2).sum(1))
    np.testing.assert_allclose(found.changes, moved, rtol=1e-5)
    assert found.first
    assert list(Decoder().feed(encode(found)))


@pytest.mark.requirement("C14", "M21")
def test_ten_templates_of_a_dense_layer_on_pixels() -> None:
    subject = untrained_subject(chain("Input", "Flatten", "Linear", "Output"))
    found = study(subject, WeightsOf(request=1, subject="run", node="linear_1"))
    assert isinstance(found, LayerWeights)
    assert (found.maps, found.pixels) == ((1, 28, 28), True)
    assert found.classes == subject.dataset.classes
    assert found.tensors["weight"].shape == (10, 784)
    assert found.cosines.shape == (10, 10)
    inspector = Inspector()
    inspector.show(subject)
    inspector.answer(WeightsOf(request=7, subject="run", node="flatten_1"))
    refused = inspector.work_on()
    assert isinstance(refused, RequestFailed)
    assert refused.message == "This layer has learned nothing: it has no weights."


@pytest.mark.requirement("M03")
def test_a_run_that_took_weights_over_began_with_these(tmp_path: Path) -> None:
    subject = untrained_subject(lenet())
    network = subject.network
    taken = {name: values + 1 for name, values in network.state_dict().items()}
    checkpoint = Checkpoint(Manifest("r", 0, Position()), snapshot(taken), {})
    folder = new_run(tmp_path, "{}", epochs=1)
    known = write_checkpoint(folder.path, checkpoint, is_epoch=True)
    folder.update(initial=known, origin="another, epoch 3")
    begun = replace(subject, folder=folder.path, config=TrainingConfig(seed=0))
    found = study(begun, WeightsOf(request=1, subject="run", node="linear_1"))
    assert isinstance(found, LayerWeights)
    now = found.tensors["weight"]
    np.testing.assert_allclose(found.start["weight"], now + 1, rtol=1e-6)
    np.testing.assert_allclose(found.start["bias"], found.tensors["bias"] + 1)


@pytest.mark.parametrize(
    "values",
    [[1.0, 1.0000001, 1.0], [1e8] * 5, [1e20] * 5, [-3e38, 3e38], [0.0] * 3],
    ids=["neighbours", "equal and large", "equal and huge", "all there is", "zeros"],
)
def test_any_finite_values_have_a_histogram(values: list[float]) -> None:
    """Weights of a BatchNorm that has hardly learned are two or three floats."""
    tally, found = Tally(), torch.tensor(values)
    tally.add(found)
    low, high = tally.edges()
    assert low < high
    assert counts_of(found, (low, high)).sum() == len(values)
