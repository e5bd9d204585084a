"""One step taken apart: its numbers are those of the same step in plain torch."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch.nn import functional

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.framing import Decoder, encode
from cnnstudio.bridge.run_messages import BatchTried
from cnnstudio.bridge.step_messages import StepOnce, StepTaken
from cnnstudio.bridge.study_messages import RangeTest, RangeTested
from cnnstudio.engine.built import network_and_data
from cnnstudio.engine.data.batches import Batches
from cnnstudio.engine.errors import TrainingError
from cnnstudio.engine.range_job import find_range
from cnnstudio.engine.step_once import step_once
from cnnstudio.engine.trial import trial_of
from cnnstudio.engine.try_batch import try_batch
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
from cnnstudio.project.runs import read_steps
from cnnstudio.project.steps.numbers import Normalize
from tests.helpers.graphs import moving, tiny_project
from tests.helpers.training import full_project, train, train_until
from tests.helpers.workers import Worker, engine

__all__ = ["engine"]
CPU = torch.device("cpu")


def project(**training: object) -> Project:
    values = {"optimizer": "sgd", "learning_rate": 0.1, "momentum": 0.0, **training}
    return tiny_project(["BatchNorm2d", "ReLU"], **values)


def test_the_step_is_that_of_plain_torch() -> None:
    made = project(batch_size=16)
    taken = step_once(3, made, CPU)
    network, dataset = network_and_data(made, CPU)
    batches = Batches(dataset, "train", 16, seed=0, shuffle=True)
    batch = next(batches.epoch(1))
    outputs = network(batch.inputs)
    loss = functional.cross_entropy(outputs, batch.targets)
    loss.backward()
    assert taken.request == 3
    assert taken.values["loss"] == pytest.approx(loss.item(), abs=1e-6)
    gradients = [w.grad for w in network.parameters() if w.grad is not None]
    norm = torch.nn.utils.get_total_norm(gradients).item()
    assert taken.values["gradient_norm"] == pytest.approx(norm, rel=1e-5)
    assert taken.losses.mean() == pytest.approx(loss.item(), abs=1e-5)
    assert taken.targets.tolist() == batch.targets.tolist()
    assert taken.predicted.tolist() == outputs.argmax(1).tolist()
    # Without momentum and decay SGD takes rate times gradient.
    with_weights = np.isfinite(taken.layers["weight_gradient"])
    assert with_weights.sum() == 3
    np.testing.assert_allclose(
        taken.layers["change"][with_weights],
        0.1 * taken.layers["weight_gradient"][with_weights],
        rtol=1e-4,
    )


def test_the_step_is_the_first_one_of_a_run(tmp_path: Path) -> None:
    made = full_project(batch_size=16, epochs=1, schedule="constant")
    taken = step_once(1, made, CPU)
    tried = try_batch(2, made, CPU)
    train(made, tmp_path / "run")
    first = read_steps(tmp_path / "run").values["train/loss"][0]
    assert taken.values["loss"] == pytest.approx(first, rel=1e-5)
    assert tried.loss == pytest.approx(first, rel=1e-5)


# Whatever changes the numbers of a step.
SETTINGS: dict[str, dict[str, Any]] = {
    "mixup": {"mixup": 0.4},
    "cutmix": {"cutmix": 1.0},
    "smoothing": {"label_smoothing": 0.2},
    "weights": {"class_weights": "balanced"},
    "bf16": {"precision": "bf16"},
    "clip": {"clip": "norm", "clip_at": 0.01},
    "penalties": {"l1": 0.01, "l2": 0.01},
    "group": {"accumulate": 3, "mixup": 0.4, "class_weights": "balanced"},
    "again": {"checkpointing": True, "ema": 0.99, "deterministic": True},
}


@pytest.mark.parametrize("name", SETTINGS)
def test_what_is_tried_is_what_a_run_does(tmp_path: Path, name: str) -> None:
    """Loss and norm, before and after clipping; the range test begins with the same."""
    plain: dict[str, Any] = {"optimizer": "sgd", "schedule": "constant"}
    made = full_project(batch_size=16, epochs=1, **plain, **SETTINGS[name])
    machine = torch.get_num_threads(), torch.are_deterministic_algorithms_enabled()
    taken, tried = step_once(1, made, CPU), try_batch(2, made, CPU)
    group = made.training.accumulate
    rate = made.training.learning_rate
    *_, ranged = find_range(RangeTest(3, dumps(made), rate, 2 * rate, 10))
    assert (torch.get_num_threads(), machine[1]) == machine
    assert torch.are_deterministic_algorithms_enabled() == machine[1]
    train_until(made, tmp_path / "run", group)
    rows = read_steps(tmp_path / "run")
    losses = rows.values["train/loss"]
    assert taken.values["loss"] == tried.loss == pytest.approx(losses[0], rel=1e-6)
    assert isinstance(ranged, RangeTested)
    assert ranged.losses[0] == pytest.approx(np.mean(losses[:group]), rel=1e-6)
    norm = rows.values["run/gradient_norm"][group - 1]
    assert taken.values["gradient_norm"] == pytest.approx(norm, rel=1e-4)
    clips = made.training.clip == "norm"
    wanted = 0.01 if clips else taken.values["gradient_norm"]
    assert taken.values["clipped_norm"] == pytest.approx(wanted, rel=1e-4)
    if group == 1:
        assert tried.gradient_norm == pytest.approx(norm, rel=1e-4)


@pytest.mark.parametrize(
    ("loss", "chance"), [("bce", math.log(2)), ("hinge", math.nan)]
)
def test_one_batch_is_tried_with_the_loss_of_the_settings(
    loss: str, chance: float
) -> None:
    made = project(loss=loss)
    tried = try_batch(1, made, CPU)
    assert tried.loss == pytest.approx(step_once(1, made, CPU).values["loss"])
    assert tried.expected_loss == pytest.approx(chance, nan_ok=True)
    [again] = Decoder().feed(encode(tried))
    assert isinstance(again, BatchTried)


@pytest.mark.parametrize("tries", [try_batch, step_once])
def test_a_loss_that_is_no_number_is_blamed_on_a_layer(
    tries: Callable[[int, Project, torch.device], object],
) -> None:
    tiny_deviation = Normalize(statistics="entered", mean=(0.5,), std=(1e-6,))
    made = moving(tiny_project(), *[tiny_deviation] * 7)
    with pytest.raises(TrainingError, match=r"first step.*An image") as error:
        tries(1, made, CPU)
    assert error.value.node == "input_1"


def test_a_trial_has_the_threads_of_a_run_and_gives_them_back() -> None:
    before = torch.get_num_threads()
    with trial_of(project(threads=before + 1), CPU):
        assert torch.get_num_threads() == before + 1
    assert torch.get_num_threads() == before


def test_every_layer_tells_of_its_outputs() -> None:
    taken = step_once(1, project(), CPU)
    relu = next(i for i, node in enumerate(taken.nodes) if node.startswith("relu"))
    assert 0.2 < taken.layers["zeros"][relu] < 0.8
    norm = relu - 1
    assert taken.layers["mean"][norm] == pytest.approx(0, abs=1e-4)
    assert taken.layers["deviation"][norm] == pytest.approx(1, abs=1e-2)
    assert math.isnan(taken.layers["weight"][relu])
    assert taken.layers["output_gradient"][relu] > 0


def test_clipping_shows_the_norm_before_and_after() -> None:
    taken = step_once(1, project(clip="norm", clip_at=0.01), CPU)
    assert taken.values["gradient_norm"] > 0.01
    assert taken.values["clipped_norm"] == pytest.approx(0.01, rel=1e-4)


def test_it_leaves_the_generators_as_they_were() -> None:
    torch.manual_seed(5)
    before = torch.get_rng_state()
    step_once(1, project(), CPU)
    assert torch.equal(torch.get_rng_state(), before)


def test_it_fits_into_a_frame() -> None:
    taken = step_once(1, project(), CPU)
    [again] = Decoder().feed(encode(taken))
    assert isinstance(again, StepTaken)
    assert again.values == taken.values
    np.testing.assert_array_equal(again.layers["mean"], taken.layers["mean"])


def test_the_engine_answers_or_says_why_not(engine: Worker) -> None:
    engine.send(StepOnce(4, dumps(project())))
    assert engine.events.wait_for(StepTaken).request == 4
    engine.send(StepOnce(5, "{"))
    failed = engine.events.wait_for(RequestFailed)
    assert failed.request == 5
    assert failed.message.endswith(".")
