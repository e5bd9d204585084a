"""Looking inside: equal to a plain hook to the bit, and without any trace."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest
import torch

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.look_messages import (
    Capture,
    Evaluate,
    Evaluated,
    Maps,
    StudyProgress,
)
from cnnstudio.bridge.message import Message
from cnnstudio.bridge.run_messages import EpochEnded, RunEnded
from cnnstudio.bridge.tiles import scale_tiles
from cnnstudio.engine.build import build
from cnnstudio.engine.data.dataset import Dataset, load_dataset
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.inspect.maps import capture
from cnnstudio.engine.inspect.pace import LARGEST_SHARE, PAID, CapturePace, RunClock
from cnnstudio.engine.inspect.subject import Subject, only_looking
from cnnstudio.engine.network import Network
from cnnstudio.engine.optimize import make_optimizer
from cnnstudio.engine.trainer import Trainer
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge
from cnnstudio.project.steps.moves import Affine
from tests.helpers.engines import EVERYTHING
from tests.helpers.graphs import (
    add,
    chain,
    extend,
    lenet,
    moving,
    project_of,
    tiny_project,
)
from tests.helpers.training import plain_step

CPU = torch.device("cpu")


def subject_of(graph: Graph, *, trained: bool = False) -> Subject:
    project = project_of(graph)
    network = build(graph, 0, CPU)
    dataset = load_dataset(project.dataset, tuple(network.input_shape), CPU)
    if trained:
        optimizer = make_optimizer(project.training, network)
        network.train()
        for first in range(0, 200, 20):
            indices = dataset.parts["train"][first : first + 20]
            inputs, labels = dataset.prepared(indices), dataset.targets[indices]
            plain_step(network, optimizer, inputs, labels)
    return Subject("run", network, dataset, "r", 3, 41)


@pytest.fixture
def tiny_subject() -> Subject:
    return subject_of(tiny_project(EVERYTHING).graph, trained=True)


def state(network: Network) -> dict[str, bytes]:
    return {n: t.numpy().tobytes() for n, t in network.state_dict().items()}


def residual() -> Graph:
    graph = Graph()
    last = extend(graph, "", "Input", ("Conv2d", {"out_channels": 3}))
    side = extend(graph, last, ("Conv2d", {"out_channels": 3}), "ReLU")
    add(graph, "add", "Add", last, side)
    add(graph, "cat", "Concat", "add", side)
    extend(graph, "cat", "Flatten", "Linear", "Output")
    return graph


@pytest.mark.requirement("M01")
@pytest.mark.parametrize("graph", [lenet(), residual(), tiny_project(EVERYTHING).graph])
def test_maps_equal_a_plain_hook_exactly(graph: Graph) -> None:
    subject = subject_of(graph, trained=True)
    network, nodes = subject.network, tuple(graph.nodes)
    inputs = subject.dataset.prepared(subject.dataset.index("validation", 7))
    inputs = inputs.contiguous(memory_format=network.memory_format)
    for node in nodes:
        maps = capture(subject, Capture(1, "run", nodes, index=7, detail=node))
        expected: list[torch.Tensor] = []
        handle = network.node_module(node).register_forward_hook(
            lambda module, given, output, expected=expected: expected.append(output)
        )
        network.eval()
        with torch.no_grad():
            logits = network(inputs)
        handle.remove()
        assert maps.detail is not None
        assert maps.detail_node == node
        np.testing.assert_array_equal(maps.detail, expected[0][0].numpy())
        np.testing.assert_array_equal(maps.logits, logits[0].numpy())
        tiles, ranges, _ = scale_tiles(expected[0][0].numpy())
        np.testing.assert_array_equal(maps.tiles[node], tiles)
        np.testing.assert_array_equal(maps.ranges[node], ranges)


@pytest.mark.requirement("A03")
@pytest.mark.parametrize("filters", [1, 6, 32])
def test_one_filter_gives_one_tile(filters: int) -> None:
    conv = ("Conv2d", {"out_channels": filters, "kernel_size": 5, "padding": 2})
    subject = subject_of(chain("Input", conv, "Flatten", "Linear", "Output"))
    request = Capture(1, "run", ("conv2d_1",), detail="conv2d_1", filters=True)
    maps = capture(subject, request)
    assert maps.tiles["conv2d_1"].shape == (filters, 28, 28)
    assert maps.ranges["conv2d_1"].shape == (filters, 2)
    assert maps.filters is not None
    assert maps.filters.shape == (filters, 1, 5, 5)


@pytest.mark.requirement("M03")
def test_filters_are_the_weights_of_a_convolution(tiny_subject: Subject) -> None:
    request = Capture(1, "run", (), detail="conv2d_1", filters=True)
    maps = capture(tiny_subject, request)
    weight = tiny_subject.network.node_module("conv2d_1").weight
    assert isinstance(weight, torch.Tensor)
    np.testing.assert_array_equal(maps.filters, weight.detach().numpy())
    for other in ("linear_1", "relu_1", "nothing"):
        request = Capture(1, "run", (), detail=other, filters=True)
        assert capture(tiny_subject, request).filters is None


@pytest.mark.requirement("M17")
def test_image_label_and_scores_are_told(tiny_subject: Subject) -> None:
    dataset = tiny_subject.dataset
    maps = capture(tiny_subject, Capture(1, "run", (), part="test", index=52))
    assert (maps.part, maps.index, maps.count) == ("test", 2, 50)
    index = int(dataset.parts["test"][2])
    assert maps.label == int(dataset.targets[index])
    pixels = dataset.inputs[index].numpy()
    np.testing.assert_allclose(maps.image, pixels / 255.0, rtol=1e-6)
    assert maps.logits.shape == (10,)
    assert maps.classes == tuple("0123456789")
    assert (maps.run, maps.epoch, maps.step) == ("r", 3, 41)
    assert maps.seconds > 0


def test_vectors_are_tiles_of_one_row(tiny_subject: Subject) -> None:
    maps = capture(tiny_subject, Capture(1, "run", ("linear_1",), detail="linear_1"))
    assert maps.tiles["linear_1"].shape == (1, 1, 10)
    assert maps.ranges["linear_1"].shape == (1, 2)
    assert maps.detail is not None
    assert maps.detail.shape == (10,)


def test_without_an_output_there_are_no_scores() -> None:
    subject = subject_of(chain("Input", "Conv2d"))
    maps = capture(subject, Capture(1, "run", ("conv2d_1",)))
    assert maps.logits.shape == (0,)
    inspector = Inspector()
    inspector.show(subject)
    inspector.answer(Evaluate(request=1, subject="run", part="test"))
    refused = inspector.work_on()
    assert isinstance(refused, RequestFailed)
    assert "Output" in refused.message


def test_nodes_that_the_network_does_not_have_are_left_out(
    tiny_subject: Subject,
) -> None:
    maps = capture(tiny_subject, Capture(1, "run", ("gone", "relu_1"), detail="gone"))
    assert set(maps.tiles) == set(maps.ranges) == {"relu_1"}
    assert (maps.detail_node, maps.detail) == ("", None)


@pytest.mark.requirement("N11")
@pytest.mark.parametrize("training", [True, False])
def test_looking_leaves_no_trace(tiny_subject: Subject, training: bool) -> None:
    network = tiny_subject.network
    network.train(training)
    frozen = network.node_module("batchnorm2d_1")
    frozen.eval()
    before, generator = state(network), torch.get_rng_state()
    modes = [module.training for module in network.modules()]
    capture(tiny_subject, Capture(1, "run", network.node_ids, detail="relu_1"))
    evaluated(tiny_subject, "validation")
    assert state(network) == before
    assert [module.training for module in network.modules()] == modes
    assert torch.equal(torch.get_rng_state(), generator)
    assert all(weight.grad is None for weight in network.parameters())
    assert all(weight.requires_grad for weight in network.parameters())
    assert not any(module._forward_hooks for module in network.modules())


def test_the_modes_come_back_after_an_error(tiny_subject: Subject) -> None:
    network = tiny_subject.network
    network.train()
    with pytest.raises(RuntimeError), only_looking(network):
        network(torch.zeros(1, 5, 5, 5))
    assert all(module.training for module in network.modules())
    bad = Subject("run", network, _TooSmall(tiny_subject.dataset).dataset)
    with pytest.raises(RuntimeError):
        capture(bad, Capture(1, "run", network.node_ids))
    assert not any(module._forward_hooks for module in network.modules())


class _TooSmall:
    """A data set whose images do not suit the network."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = replace(dataset, inputs=dataset.inputs[:, :, :2, :2])


@pytest.mark.requirement("N11", "M04")
def test_a_run_that_is_looked_into_gives_the_same_weights(tmp_path: Path) -> None:
    def trained(folder: Path, *, looking: bool) -> dict[str, bytes]:
        project = moving(tiny_project(EVERYTHING), Affine(shift=0.1))
        trainer = Trainer(project, folder, run="r")
        seen = []
        for event in trainer.run():
            if event is not None:
                seen.append(type(event))
            elif looking:
                network = trainer.network
                subject = Subject("run", network, trainer.dataset, "r", 0, trainer.step)
                capture(subject, Capture(1, "run", network.node_ids, detail="relu_1"))
                evaluated(subject, "validation")
        assert seen[-1] is RunEnded
        assert seen.count(EpochEnded) == 2
        return state(trainer.network)

    assert trained(tmp_path / "a", looking=False) == trained(
        tmp_path / "b", looking=True
    )


# Evaluations


def evaluated(subject: Subject, part: Literal["validation", "test"]) -> Evaluated:
    inspector = Inspector()
    inspector.show(subject)
    assert inspector.answer(Evaluate(request=4, subject="run", part=part)) is None
    return finished(inspector)


def finished(inspector: Inspector) -> Evaluated:
    answer: Message | None = None
    while answer is None or isinstance(answer, StudyProgress):
        assert inspector.patience == 0.0
        answer = inspector.work_on()
    assert isinstance(answer, Evaluated)
    assert inspector.patience is None
    assert inspector.work_on() is None
    return answer


@pytest.mark.parametrize("part", ["validation", "test"])
@pytest.mark.parametrize("first", [1, 7, 128])
def test_an_evaluation_equals_a_plain_one(
    tiny_subject: Subject,
    part: Literal["validation", "test"],
    first: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cnnstudio.engine.inspect.parts.FIRST", first)
    dataset, network = tiny_subject.dataset, tiny_subject.network
    indices = dataset.parts[part]
    network.eval()
    with torch.no_grad():
        scores = network(dataset.prepared(indices))
    highest = scores.softmax(1).max(1)
    wrong = highest.indices != dataset.targets[indices]
    assert 3 <= int(wrong.sum()) < 50
    network.train()
    answer = evaluated(tiny_subject, part)
    assert network.training
    assert (answer.request, answer.subject, answer.part) == (4, "run", part)
    assert (answer.run, answer.epoch, answer.step) == ("r", 3, 41)
    assert answer.classes == tuple("0123456789")
    np.testing.assert_array_equal(answer.labels, dataset.targets[indices])
    np.testing.assert_array_equal(answer.predicted, highest.indices)
    np.testing.assert_allclose(answer.probability, highest.values, rtol=1e-5)
    losses = torch.nn.functional.cross_entropy(
        scores, dataset.targets[indices].long(), reduction="none"
    )
    np.testing.assert_allclose(-np.log(answer.of_label), losses, rtol=1e-4, atol=1e-5)


def test_an_evaluation_in_a_run_keeps_the_weights_of_its_beginning(
    tiny_subject: Subject,
) -> None:
    expected = evaluated(tiny_subject, "validation").predicted
    spent: list[float] = []
    inspector = Inspector()
    inspector.begin_run(spent.append)
    inspector.show(tiny_subject)
    inspector.answer(Evaluate(request=4, subject="run"))
    assert isinstance(inspector.work_on(), StudyProgress)
    bias = tiny_subject.network.node_module("linear_1").bias
    assert isinstance(bias, torch.Tensor)
    with torch.no_grad():
        bias[3] = 1e6
    np.testing.assert_array_equal(finished(inspector).predicted, expected)
    assert len(spent) >= 2, "what it takes is no time of the run"
    inspector.answer(Evaluate(request=5, subject="run"))
    assert set(finished(inspector).predicted) == {3}


def test_the_newest_evaluation_wins(tiny_subject: Subject) -> None:
    inspector = Inspector()
    inspector.show(tiny_subject)
    inspector.answer(Evaluate(request=1, subject="run"))
    assert isinstance(inspector.work_on(), StudyProgress)
    inspector.answer(Evaluate(request=2, subject="run", part="test"))
    assert finished(inspector).request == 2


def test_an_evaluation_that_fails_says_why_and_is_over(tiny_subject: Subject) -> None:
    bad = Subject("run", tiny_subject.network, _TooSmall(tiny_subject.dataset).dataset)
    inspector = Inspector()
    inspector.show(bad)
    inspector.answer(Evaluate(request=7, subject="run"))
    answer = inspector.work_on()
    assert isinstance(answer, RequestFailed)
    assert answer.request == 7
    assert inspector.patience is None


class _SetClock(RunClock):
    """A clock that stands where it is put."""

    now = 0.0

    @property
    def seconds(self) -> float:
        return self.now


@pytest.mark.requirement("M04")
def test_the_layer_that_is_looked_at_comes_more_often_than_all(
    tiny_subject: Subject,
) -> None:
    inspector, clock = Inspector(), _SetClock()
    inspector.show(tiny_subject)
    inspector.begin_run(lambda seconds: None)
    inspector.clock = clock
    nodes = tiny_subject.network.node_ids
    inspector.answer(Capture(1, "run", nodes, detail="relu_1", every=0.1))
    came = []
    for clock.now in (0.1, 0.3, 0.6, 0.7, 1.2):
        maps = inspector.repeat()
        assert isinstance(maps, Maps)
        assert maps.detail_node == "relu_1"
        assert maps.detail is not None
        came.append(set(maps.tiles))
    one, everything = set[str](), set(nodes)  # of the one its values are enough
    assert came == [one, one, everything, one, everything]


# Pace


@pytest.mark.parametrize("cost", [0.0005, 0.004, 0.02, 0.3])
@pytest.mark.parametrize("step", [0.001, 0.05, 1.0])
def test_captures_stay_within_their_share(cost: float, step: float) -> None:
    pace, now, taken = CapturePace(), 0.0, 0
    while now < 100.0:
        now += step
        if pace.is_due(now, 0.5):
            now += cost
            pace.took(now, cost)
            taken += 1
    assert pace.share(now) <= LARGEST_SHARE + 1e-9
    possible = min(100.0 / max(0.5 + cost, step + cost), 100.0 * PAID / cost)
    assert taken >= 0.75 * possible - 1


def test_one_slow_capture_does_not_silence_those_behind_it() -> None:
    pace = CapturePace()
    pace.took(10.0, 0.15)
    assert not pace.is_due(12.0, 0.5)
    assert pace.is_due(36.0, 0.5)


def test_a_long_time_without_looking_is_followed_by_no_burst() -> None:
    pace, now, taken = CapturePace(), 1000.0, 0
    while now < 1010.0:
        now += 0.1
        if pace.is_due(now, 0.1):
            pace.took(now, 0.05)
            taken += 1
    assert 1 <= taken <= 3


def test_the_clock_stands_still_in_a_pause() -> None:
    clock = RunClock()
    assert clock.seconds == 0.0
    clock.start()
    clock.pause()
    stood = clock.seconds
    assert stood > 0
    assert clock.seconds == stood
    clock.start()
    clock.start()
    assert clock.seconds > stood


def test_what_is_captured_is_made_for_the_bridge(tiny_subject: Subject) -> None:
    maps = capture(tiny_subject, Capture(1, "run", tiny_subject.network.node_ids))
    assert isinstance(maps, Maps)
    arrays: list[Any] = [maps.image, maps.logits]
    arrays += [*maps.tiles.values(), *maps.ranges.values()]
    assert all(isinstance(array, np.ndarray) for array in arrays)
    assert all(array.flags.c_contiguous for array in arrays)


def test_the_graph_that_is_looked_into_may_branch() -> None:
    graph = residual()
    assert Edge("add", "cat") in graph.edges
    maps = capture(subject_of(graph), Capture(1, "run", ("add", "cat")))
    assert maps.tiles["add"].shape == (3, 28, 28)
    assert maps.tiles["cat"].shape == (6, 28, 28)
