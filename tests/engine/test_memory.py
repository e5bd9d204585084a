"""The memory forecast: traced bytes, the largest batch, and what is refused."""

from __future__ import annotations

import gc
import sys
import time
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
import torch

from cnnstudio.engine import memory
from cnnstudio.engine.device_memory import (
    DeviceMemory,
    memory_of,
    within_group,
)
from cnnstudio.engine.errors import BuildError, TrainingError
from cnnstudio.engine.memory import (
    Forecaster,
    check_fits,
    chosen_batch,
    largest_sensible_batch,
    readable,
    round_sizes,
)
from cnnstudio.engine.memory_trace import StorageCounter, network_without_weights, trace
from cnnstudio.engine.trainer import Trainer
from cnnstudio.graph.inference import infer_shapes
from cnnstudio.project.project import Project
from cnnstudio.project.settings import TrainingConfig
from tests.helpers.graphs import Spec, add, chain, lenet, project_of, tiny_project

CPU = torch.device("cpu")
MIB = 2**20
OPTIMIZERS = ("sgd", "adam", "adamw")


def convolution(channels: int, **fields: Any) -> Spec:
    sizes = {"out_channels": channels, "kernel_size": 3, "padding": 1}
    return "Conv2d", {**sizes, **fields}


def vgg16() -> Project:
    """VGG-16 (Simonyan and Zisserman 2014): 138,357,544 parameters."""
    layers: list[Spec] = [("Input", {"shape": [3, 224, 224]})]
    for channels, count in ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3)):
        for _ in range(count):
            layers += [convolution(channels), "ReLU"]
        layers.append("MaxPool2d")
    layers.append("Flatten")
    for _ in range(2):
        layers += [("Linear", {"out_features": 4096}), "ReLU", "Dropout"]
    layers += [("Linear", {"out_features": 1000}), ("Output", {"classes": 1000})]
    return project_of(chain(*layers))


def has(free: int, swap: int = 0) -> Any:
    """A device with so many bytes free."""
    return lambda _device: DeviceMemory(2 * free, free, swap)


def test_a_counter_counts_each_storage_once_while_it_lives() -> None:
    with StorageCounter() as counter:
        held = torch.zeros(1000)
        view = held.view(10, 100)  # the same storage
        assert counter.now == 4000
        other = held + 1
        assert counter.now == counter.peak == 8000
        del other
        gc.collect()
        assert (counter.now, counter.peak) == (4000, 8000)
        del held
        assert counter.now == 4000
        del view
        assert counter.now == 0


def test_a_trace_knows_weights_gradients_and_state() -> None:
    """One dense layer 784 → 10 on 32 images: everything can be said by hand."""
    graph = chain("Input", "Flatten", "Linear", "Output")
    parameters = 785 * 10 * 4
    adam = trace(graph, TrainingConfig(optimizer="adam"), 32)
    sgd = trace(graph, TrainingConfig(optimizer="sgd"), 32)
    assert adam.weights == sgd.weights == parameters
    assert adam.optimizer == 2 * parameters + 2 * 4  # and a count for each weight
    assert sgd.optimizer == parameters
    batch = 32 * 784 * 4
    assert adam.step >= 4 * parameters + batch
    assert sgd.step <= adam.step <= 4 * parameters + 3 * batch


def test_a_trace_grows_with_the_batch_and_leaves_random_numbers_alone() -> None:
    torch.manual_seed(3)
    before = torch.random.get_rng_state()
    config = TrainingConfig()
    steps = [trace(lenet(), config, n).step for n in (16, 32, 64)]
    assert steps[2] - steps[1] == pytest.approx(2 * (steps[1] - steps[0]), rel=0.05)
    assert torch.equal(before, torch.random.get_rng_state())


@pytest.mark.requirement("K03")
def test_a_network_of_imagenets_size_is_checked_without_allocating() -> None:
    project = vgg16()
    started = time.perf_counter()
    report = infer_shapes(project.graph)
    assert time.perf_counter() - started < 0.3
    assert report.is_clean
    assert report.totals().parameters == 138_357_544
    status = Path("/proc/self/status")
    before = _resident(status)
    network = network_without_weights(project.graph)
    assert network.parameter_count == 138_357_544
    assert all(p.is_meta for p in network.parameters())
    found = Forecaster(project).at(32)
    assert found.weights == 4 * 138_357_544
    assert found.is_traced
    assert found.total > 4 * found.weights
    # The weights alone would be 528 MiB.
    assert _resident(status) - before < 200 * MIB


def _resident(status: Path) -> int:
    if not status.exists():
        return 0
    lines = status.read_text().splitlines()
    return 1024 * int(next(x for x in lines if x.startswith("VmRSS")).split()[1])


def test_networks_that_give_maps_or_several_outputs_are_traced() -> None:
    """A net for segmentation has scores at every pixel, a generator no classes."""
    maps = chain("Input", convolution(4), "ReLU", convolution(2))
    several = chain("Input", convolution(4), "ReLU")
    for name in ("one", "two"):
        add(several, f"flat_{name}", "Flatten", "relu_1")
        add(several, f"fc_{name}", ("Linear", {"out_features": 10}), f"flat_{name}")
        add(several, name, "Output", f"fc_{name}")
    for graph in (maps, several):
        found = trace(graph, TrainingConfig(), 8)
        assert found.step > 8 * 4 * 784 * 4


def test_what_cannot_be_traced_is_counted_by_hand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    forecaster = Forecaster(project_of(lenet()))
    traced = forecaster.at(64)
    monkeypatch.setitem(sys.modules, "torch._subclasses.fake_tensor", None)
    by_hand = Forecaster(project_of(lenet())).at(64)
    assert traced.is_traced
    assert not by_hand.is_traced
    assert traced.total / 2 < by_hand.total < 2 * traced.total


def test_what_is_computed_again_is_not_held() -> None:
    """Of a deep network; of LeNet the first layers alone make most of the memory."""
    deep = chain("Input", *[convolution(8), "ReLU"] * 8, "Flatten", "Linear", "Output")
    totals = {}
    for name, graph in (("deep", deep), ("lenet", lenet())):
        plain = Forecaster(project_of(graph)).at(1024)
        again = Forecaster(project_of(graph, checkpointing=True)).at(1024)
        totals[name] = again.total / plain.total
    assert totals["deep"] < 0.75
    assert 0.9 < totals["lenet"] <= 1


def test_an_average_is_a_second_network() -> None:
    plain = Forecaster(tiny_project()).at(32)
    average = Forecaster(tiny_project(ema=0.99)).at(32)
    assert average.weights == 2 * plain.weights
    assert average.total > plain.total


def test_all_images_at_once_are_a_batch() -> None:
    made = tiny_project(batch_size=0)
    assert chosen_batch(made) == made.dataset.train
    room = Forecaster(made).at(200).total // 2
    with pytest.raises(TrainingError, match="A batch of 200 needs"):
        check_fits(made, CPU, lambda _: DeviceMemory(room, room))


def test_the_images_count_too() -> None:
    small, large = project_of(lenet()), project_of(lenet())
    large.dataset = replace(large.dataset, train=4_000)
    more = Forecaster(large).at(8).total - Forecaster(small).at(8).total
    assert more == (4_000 - 200) * 784
    none = project_of(lenet())
    none.dataset = replace(none.dataset, sources=())
    assert Forecaster(small).at(8).total - Forecaster(none).at(8).total == 300 * 784
    assert largest_sensible_batch(small.dataset) == 200
    assert largest_sensible_batch(none.dataset) == 65_536


def test_a_network_with_a_mistake_has_no_forecast() -> None:
    with pytest.raises(BuildError, match="Linear"):
        Forecaster(project_of(chain("Input", "ReLU", "Linear", "Output"))).at(4)


# The largest batch


def test_round_sizes_have_two_leading_digits() -> None:
    assert round_sizes(50) == [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 50]
    assert round_sizes(1) == [1]


@pytest.mark.parametrize("free", [7, 10, 40, 150])
def test_the_largest_batch_fits_and_the_next_does_not(free: int) -> None:
    forecaster = Forecaster(project_of(lenet(), batch_size=64))
    *_, largest = forecaster.search(free * MIB, 10_000)
    sizes = round_sizes(10_000)
    assert forecaster.at(largest).total <= free * MIB
    following = sizes[sizes.index(largest) + 1]
    assert forecaster.at(following).total > free * MIB


def test_no_batch_fits_or_all_images_do() -> None:
    forecaster = Forecaster(project_of(lenet()))
    assert [*forecaster.search(MIB, 200)][-1] == 0
    assert [*forecaster.search(10**12, 200)][-1] == 200


# What cannot fit


@pytest.mark.requirement("R10")
def test_what_cannot_fit_is_refused_with_the_layer_and_the_batch() -> None:
    project = vgg16()
    project.training = replace(project.training, batch_size=128)
    with pytest.raises(TrainingError) as refused:
        check_fits(project, CPU, has(5 * 2**30))
    message = refused.value.message
    assert "A batch of 128 needs about" in message
    assert "5.0 GiB are free" in message
    assert "linear_1 (Linear) takes most" in message
    assert "Choose a batch size of" in message
    assert refused.value.node == "linear_1"
    batch = int(message.rpartition("of ")[2].rstrip("."))
    assert 0 < batch < 128
    project.training = replace(project.training, batch_size=batch)
    check_fits(project, CPU, has(5 * 2**30))


@pytest.mark.requirement("R10")
@pytest.mark.parametrize("many", [8, pytest.param(50, marks=pytest.mark.slow)])
def test_networks_that_are_too_large_are_refused_with_numbers(many: int) -> None:
    """Needed, free and what to change are told; what is proposed then fits."""
    random = Random(10)
    for _ in range(many):
        channels = random.choice([4, 16, 40])
        dense = ("Linear", {"out_features": random.choice([10, 100, 900])})
        layers = "Flatten", dense, "Linear", "Output"
        graph = chain("Input", convolution(channels), *layers)
        batch, optimizer = random.choice([64, 200, 512]), random.choice(OPTIMIZERS)
        project = project_of(graph, batch_size=batch, optimizer=optimizer)
        needed = Forecaster(project).at(project.training.batch_size).total
        free = int(needed / random.uniform(1.3, 3))
        with pytest.raises(TrainingError) as refused:
            check_fits(project, CPU, has(free))
        message = refused.value.message
        assert f"needs about {readable(needed)}" in message
        assert f"{readable(free)} are free" in message
        assert refused.value.node in graph.nodes
        if "Choose a batch size of" not in message:
            assert f"make {refused.value.node} smaller" in message
            assert Forecaster(project).at(1).total > free
            continue
        batch = int(message.rpartition("of ")[2].rstrip(".").replace(",", ""))
        project.training = replace(project.training, batch_size=batch)
        check_fits(project, CPU, has(free))


@pytest.mark.requirement("R10")
def test_if_no_batch_is_small_enough_the_layer_must_shrink() -> None:
    project = vgg16()
    with pytest.raises(TrainingError) as refused:
        check_fits(project, CPU, has(2**30))
    assert "make linear_1 smaller" in refused.value.message
    assert "for its weights alone" in refused.value.message


def test_what_may_fit_is_never_refused() -> None:
    """A forecast may be a quarter too much, and swapped memory is memory."""
    project = project_of(lenet(), batch_size=256)
    needed = Forecaster(project).at(256).total
    check_fits(project, CPU, has(int(needed / 1.24)))
    check_fits(project, CPU, has(needed // 4, swap=needed))
    check_fits(project, CPU, lambda _: DeviceMemory())  # nobody knows
    with pytest.raises(TrainingError, match="Choose a batch size of"):
        check_fits(project, CPU, has(int(needed / 1.3)))


@pytest.mark.requirement("R10")
def test_a_run_that_cannot_fit_ends_before_it_allocates(tmp_path: Path) -> None:
    """10¹² weights: their allocation alone would fail or kill the process."""
    huge = ("Linear", {"out_features": 1_000_000})
    graph = chain("Input", "Flatten", huge, huge, "Linear", "Output")
    trainer = Trainer(project_of(graph), tmp_path / "0001-a", run="r")
    with pytest.raises(TrainingError, match="make linear_2 smaller") as refused:
        next(iter(trainer.run()))
    assert refused.value.node == "linear_2"
    assert trainer.folder.read().status == "failed"


def test_what_clearly_fits_starts_without_a_trace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    traced: list[int] = []
    monkeypatch.setattr(memory, "trace", lambda *a: traced.append(1))
    check_fits(tiny_project(), CPU, has(8 * 2**30))
    assert not traced


# The device


def test_a_containers_limit_counts_where_it_is_smaller() -> None:
    found = DeviceMemory(1_024_000, 614_400, 51_200)
    assert within_group(found, None) == found
    assert within_group(found, (2**62, 0)) == found
    assert within_group(found, (500_000, 400_000)) == DeviceMemory(500_000, 100_000)
    here = memory_of(CPU)
    assert 0 < here.free <= here.total


def test_bytes_are_shown_short() -> None:
    shown = [readable(n) for n in (12, 87 * MIB, 5.1 * 2**30, 2**20 - 1, 3000 * 2**40)]
    assert shown == ["12 B", "87 MiB", "5.1 GiB", "1.0 MiB", "3,000 TiB"]
