"""The trainer: what it counts, in which order it works, how it stops and fails."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from cnnstudio.bridge.run_messages import EpochEnded, RunEnded, RunStarted, StepsEnded
from cnnstudio.engine.build import build
from cnnstudio.engine.checkpoint import read_checkpoint
from cnnstudio.engine.data.split import Part
from cnnstudio.engine.errors import BuildError, DataError, TrainingError, explain
from cnnstudio.engine.trainer import Trainer
from cnnstudio.project.project import Project
from cnnstudio.project.runs import RunFolder, read_epochs, read_run, read_steps
from cnnstudio.project.steps.pictures import Fit
from tests.helpers.graphs import chain, lenet, project_of, tiny_project
from tests.helpers.training import drive, full_project, result_of, train, train_until


def recomputed(trainer: Trainer, part: Part, file: str) -> float:
    """Accuracy of a checkpoint's weights, by the plainest code there is."""
    network = build(trainer.project.graph, 99, torch.device("cpu"))
    network.load_state_dict(read_checkpoint(Path(file)).weights)
    network.eval()
    data, right = trainer.dataset, 0
    with torch.no_grad():
        for index in data.parts[part]:
            scores = network(data.prepared(index[None]))
            right += int(scores.argmax()) == int(data.targets[index])
    return right / data.size(part)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Trainer, list[Any]]:
    """A finished run of `full_project`."""
    folder = tmp_path_factory.mktemp("runs") / "0003-abc"
    trainer = Trainer(full_project(), folder, run="r", project_text="the text")
    return trainer, [*drive(trainer), trainer.take_steps()]


# What is told


@pytest.mark.requirement("E08", "D03")
def test_what_a_run_tells(finished: tuple[Trainer, list[Any]]) -> None:
    _, (started, *epochs, ended, steps) = finished
    assert isinstance(started, RunStarted)
    assert (started.first_epoch, started.first_step, started.epochs) == (1, 1, 3)
    assert started.steps_per_epoch == math.ceil(200 / 32) == 7
    assert [(e.epoch, e.step) for e in epochs] == [(1, 7), (2, 14), (3, 21)]
    assert isinstance(ended, RunEnded)
    assert (ended.status, ended.epochs) == ("completed", 3)
    assert isinstance(steps, StepsEnded)
    assert steps.step.tolist() == list(range(1, 22))
    assert (steps.epoch, steps.step_in_epoch, steps.left) == (3, 7, 0.0)
    assert steps.images_per_second > 0
    assert steps.values["train/loss"].dtype == np.float32


def test_none_after_every_step(tmp_path: Path) -> None:
    trainer = Trainer(tiny_project(epochs=1), tmp_path / "r", run="r")
    seen: list[int] = []
    drive(trainer, seen.append)
    assert [s for s in range(1, 8) if s in seen] == list(range(1, 8))
    assert trainer.take_steps() is not None
    assert trainer.take_steps() is None, "everything is told once"


def test_the_record_of_a_run(finished: tuple[Trainer, list[Any]]) -> None:
    trainer, messages = finished
    record = trainer.folder.read()
    assert (record.status, record.number, record.project) == (
        "completed",
        3,
        "the text",
    )
    assert (record.epochs, record.epochs_done, record.threads) == (3, 3, 1)
    assert [c.epoch for c in record.checkpoints] == [1, 2, 3]
    assert all((trainer.folder.path / c.file).exists() for c in record.checkpoints)
    assert record.versions["torch"] == torch.__version__
    assert set(record.fingerprints) == {"network", "data"}
    steps = read_steps(trainer.folder.path)
    assert list(steps.step) == list(range(1, 22))
    for name, column in messages[-1].values.items():
        # Nine digits of a number that was no float32 may round to its neighbour.
        np.testing.assert_allclose(steps.values[name], column, rtol=1e-7 * 2)


@pytest.mark.requirement("C07")
def test_an_epochs_means_count_every_image_once(
    finished: tuple[Trainer, list[Any]],
) -> None:
    trainer, messages = finished
    steps = read_steps(trainer.folder.path)
    weights = np.array([32] * 6 + [8], float)
    for number, epoch in enumerate(m for m in messages if isinstance(m, EpochEnded)):
        part = slice(7 * number, 7 * number + 7)
        losses = steps.values["train/loss"][part]
        loss = np.average(losses, weights=weights)
        accuracy = np.average(steps.values["train/accuracy"][part], weights=weights)
        assert epoch.values["train/loss"] == pytest.approx(loss, abs=1e-6)
        assert epoch.values["train/accuracy"] == pytest.approx(accuracy, abs=1e-6)
        assert epoch.values["train/loss"] != pytest.approx(np.mean(losses), abs=1e-6)


@pytest.mark.requirement("C13")
def test_accuracies_equal_recomputed_ones(finished: tuple[Trainer, list[Any]]) -> None:
    trainer, messages = finished
    record = trainer.folder.read()
    for epoch in (m for m in messages if isinstance(m, EpochEnded)):
        kept = record.at_epoch(epoch.epoch)
        assert kept is not None
        value = recomputed(trainer, "validation", str(trainer.folder.path / kept.file))
        assert epoch.values["validation/accuracy"] == value
    ended = messages[-2]
    recomputed_test = recomputed(trainer, "test", ended.best_checkpoint)
    assert ended.results["test/accuracy"] == recomputed_test


def test_the_best_epoch_is_the_first_with_the_best_validation(
    finished: tuple[Trainer, list[Any]],
) -> None:
    _, (_, *epochs, ended, _) = finished
    values = [e.values["validation/accuracy"] for e in epochs]
    assert ended.best_epoch == values.index(max(values)) + 1
    assert ended.best_checkpoint == epochs[ended.best_epoch - 1].checkpoint
    expected = [v > max([-1.0, *values[:i]]) for i, v in enumerate(values)]
    assert [e.is_best for e in epochs] == expected


def test_a_tie_keeps_the_epoch_with_the_lower_loss(tmp_path: Path) -> None:
    """A rate too small to change anything gives the same accuracy every epoch."""
    project = tiny_project(learning_rate=1e-8, optimizer="sgd", epochs=3)
    messages = train(project, tmp_path / "r")
    ended, epochs = messages[-1], [m for m in messages if isinstance(m, EpochEnded)]
    assert isinstance(ended, RunEnded)
    assert len({e.values["validation/accuracy"] for e in epochs}) == 1
    losses = [e.values["validation/loss"] for e in epochs]
    assert ended.best_epoch == losses.index(min(losses)) + 1


# How it works


@pytest.mark.requirement("O01", "O03", "O04")
def test_one_forward_one_backward_one_step_in_this_order(tmp_path: Path) -> None:
    trainer = Trainer(tiny_project(epochs=1), tmp_path / "r", run="r")
    calls: list[str] = []
    run = trainer.run()
    next(run)
    assert calls == []

    def forward(module: torch.nn.Module, *_: object) -> None:
        if module.training:
            calls.append("forward")

    trainer.network.register_forward_hook(forward)
    linear = trainer.network.node_module("linear_1")
    linear.register_full_backward_hook(lambda *_: calls.append("backward"))
    optimizer = trainer.state.learner.optimizer
    optimizer.register_step_pre_hook(lambda *_: calls.append("step"))
    for done in range(1, 8):
        assert next(run) is None
        assert trainer.step == done
        assert calls == ["forward", "backward", "step"]
        assert all(w.grad is None for w in trainer.network.parameters())
        calls.clear()
    for _ in run:
        assert calls == [], "validation and test neither train nor step"


@pytest.mark.requirement("E11")
@pytest.mark.parametrize("seed", [0, 5])
def test_the_same_seed_gives_the_same_run(tmp_path: Path, seed: int) -> None:
    for name in "ab":
        torch.manual_seed(ord(name))
        train(full_project(seed=seed), tmp_path / name)
    assert result_of(tmp_path / "a") == result_of(tmp_path / "b")
    train(full_project(seed=seed + 1), tmp_path / "c")
    assert result_of(tmp_path / "a") != result_of(tmp_path / "c")


def test_looking_inside_changes_nothing(tmp_path: Path) -> None:
    train(full_project(), tmp_path / "plain")
    trainer = Trainer(full_project(), tmp_path / "watched", run="r")

    def look(_: int) -> None:
        mode = trainer.network.training
        trainer.network.eval()
        with torch.no_grad():
            trainer.network(torch.rand(1, 1, 28, 28))
        trainer.network.train(mode)
        torch.nn.functional.dropout(torch.ones(5))
        trainer.note_capture(0.25)

    drive(trainer, look)
    assert result_of(tmp_path / "plain") == result_of(tmp_path / "watched")
    steps = trainer.take_steps()
    assert steps is not None
    assert steps.capture_share > 0.5
    assert steps.elapsed > 21 * 0.25


@pytest.mark.requirement("F03", "O08")
def test_dropout_and_batch_norm_follow_the_phase(tmp_path: Path) -> None:
    trainer = Trainer(full_project(epochs=1), tmp_path / "r", run="r")
    modes = set()
    run = trainer.run()
    next(run)
    dropout = trainer.network.node_module("dropout_1")
    dropout.register_forward_hook(
        lambda m, given, result: modes.add((m.training, torch.is_grad_enabled()))
    )
    next(run)
    assert modes == {(True, True)}
    for message in run:
        if isinstance(message, EpochEnded):
            break
    assert modes == {(True, True), (False, False)}
    list(run)


# Stopping


@pytest.mark.requirement("O10", "E09")
@pytest.mark.parametrize("step", [3, 7, 10])
def test_a_stop_is_done_after_the_running_step(tmp_path: Path, step: int) -> None:
    trainer = train_until(full_project(), tmp_path / "r", step)
    assert trainer.step == step
    record = read_run(tmp_path / "r")
    assert record.status == "stopped"
    assert record.last is not None
    assert record.last.step == step
    assert not record.is_interrupted
    assert len(read_steps(tmp_path / "r").step) == step


def test_a_stop_in_the_first_epoch_has_no_best_one(tmp_path: Path) -> None:
    trainer = Trainer(full_project(), tmp_path / "r", run="r")
    ended = drive(trainer, lambda _: trainer.request_stop())[-1]
    assert isinstance(ended, RunEnded)
    assert (ended.best_epoch, ended.best_checkpoint) == (0, "")
    assert ended.results == {}
    assert ended.checkpoint.endswith(".ckpt")
    assert read_run(tmp_path / "r").test_value is None


def test_a_stop_keeps_the_best_epoch(tmp_path: Path) -> None:
    train_until(full_project(), tmp_path / "r", 10)
    record = read_run(tmp_path / "r")
    assert record.best_epoch == 1
    assert record.best is not None
    assert (tmp_path / "r" / record.best.file).exists()
    assert record.test_value is not None


def test_a_pause_is_written_down(tmp_path: Path) -> None:
    trainer = Trainer(full_project(), tmp_path / "r", run="r")

    def pause(step: int) -> None:
        if step == 4:
            trainer.set_paused(True)
            record = read_run(tmp_path / "r")
            assert record.status == "paused"
            assert record.last is not None
            assert record.last.step == 4
            trainer.set_paused(False)
            assert read_run(tmp_path / "r").status == "running"

    drive(trainer, pause)
    train(full_project(), tmp_path / "plain")
    assert result_of(tmp_path / "r") == result_of(tmp_path / "plain")
    assert [c.step for c in read_run(tmp_path / "r").checkpoints] == [7, 14, 21]


# Refusing and failing


def refused(project: Project, folder: Path, kind: type[Exception]) -> str:
    with pytest.raises(kind) as error:
        train(project, folder)
    assert read_run(folder).status == "failed"
    assert read_run(folder).message == str(error.value)
    return str(error.value)


def test_batch_norm_and_a_last_batch_of_one(tmp_path: Path) -> None:
    text = refused(full_project(batch_size=199), tmp_path / "r", TrainingError)
    assert text.startswith(
        "batchnorm2d_1 (BatchNorm2d) cannot work with the last batch"
    )
    assert "200 images in batches of 199 leave a single one" in text
    assert text.endswith("Choose a batch size of 198.")
    train(full_project(batch_size=198, epochs=1), tmp_path / "better")


def test_batch_norm_and_a_batch_size_of_one(tmp_path: Path) -> None:
    text = refused(full_project(batch_size=1), tmp_path / "r", TrainingError)
    assert text.endswith("Choose a batch size of 2 or more.")


def test_a_single_image_is_fine_without_batch_norm(tmp_path: Path) -> None:
    messages = train(tiny_project(batch_size=199, epochs=1), tmp_path / "r")
    assert isinstance(messages[-1], RunEnded)


def test_other_classes_than_the_data_have(tmp_path: Path) -> None:
    text = refused(project_of(lenet(12)), tmp_path / "r", TrainingError)
    assert "output_1 gives 12 scores, but the data have 10 classes" in text
    assert "the size of linear_3 to 10" in text


def test_nothing_to_compare_or_to_learn(tmp_path: Path) -> None:
    no_output = project_of(chain("Input", "Conv2d"))
    assert "no Output" in refused(no_output, tmp_path / "a", TrainingError)
    graph = chain(("Input", {"shape": [10, 28, 28]}), "GlobalAvgPool", "Output")
    assert "expects 10" in refused(project_of(graph), tmp_path / "b", DataError)
    graph = chain(("Input", {"shape": [1, 1, 10]}), "Flatten", "Output")
    project = project_of(graph)
    project.dataset = replace(project.dataset, pipeline=(Fit(how="resize"),))
    assert "nothing to learn" in refused(project, tmp_path / "c", TrainingError)


def test_a_mistake_in_the_graph(tmp_path: Path) -> None:
    project = project_of(chain("Input", "Linear", "Output"))
    assert "linear_1" in refused(project, tmp_path / "r", BuildError)


def test_a_diverging_run_stops_at_the_step(tmp_path: Path) -> None:
    project = full_project(
        optimizer="sgd", learning_rate=1e4, epochs=20, schedule="constant"
    )
    with pytest.raises(TrainingError) as error:
        train(project, tmp_path / "r")
    record = read_run(tmp_path / "r")
    assert record.status == "failed"
    for known in record.checkpoints:
        state = read_checkpoint(tmp_path / "r" / known.file).weights
        assert all(bool(t.isfinite().all()) for t in state.values())
    text = str(error.value)
    assert "step" in text
    assert "Lower the learning rate" in text or "finite" in text


def test_a_loss_that_is_no_number_names_its_step(tmp_path: Path) -> None:
    trainer = Trainer(full_project(), tmp_path / "r", run="r")

    def spoil(step: int) -> None:
        if step == 9:
            with torch.no_grad():
                next(trainer.network.parameters()).fill_(math.nan)

    with pytest.raises(TrainingError, match=r"not a number at step 10 \(epoch 2\)"):
        drive(trainer, spoil)
    record = read_run(tmp_path / "r")
    assert record.last is not None
    assert record.last.step == 7
    assert record.best_epoch == 1


def test_steps_can_be_taken_from_a_run_that_fails(tmp_path: Path) -> None:
    """Whoever takes the steps is told of the good ones; the run itself fails."""
    trainer = Trainer(full_project(), tmp_path / "r", run="r")
    told: list[int] = []

    def spoil(step: int) -> None:
        if step == 9:
            with torch.no_grad():
                next(trainer.network.parameters()).fill_(math.nan)
        steps = trainer.take_steps()
        told.extend([] if steps is None else steps.step.tolist())

    with pytest.raises(TrainingError, match="not a number at step 10"):
        drive(trainer, spoil)
    assert told == list(range(1, 10))
    assert read_run(tmp_path / "r").status == "failed"


def test_a_pause_while_testing_leaves_the_checkpoints_alone(tmp_path: Path) -> None:
    trainer = Trainer(full_project(), tmp_path / "r", run="r")
    shown = []

    def pause(step: int) -> None:
        if step == 21:
            trainer.set_paused(True)
            trainer.set_paused(False)
            shown.append(next(trainer.network.parameters()).detach().clone())

    drive(trainer, pause)
    assert len(shown) >= 3, "after the step, while validating, while testing"
    assert all(torch.equal(weights, shown[0]) for weights in shown)
    record = read_run(tmp_path / "r")
    assert [(c.step, c.is_epoch) for c in record.checkpoints] == [
        (7, True),
        (14, True),
        (21, True),
    ]


def test_spoilt_weights_are_not_kept(tmp_path: Path) -> None:
    trainer = Trainer(full_project(), tmp_path / "r", run="r")

    def spoil(step: int) -> None:
        if step == 9:
            with torch.no_grad():
                next(trainer.network.parameters()).fill_(math.inf)
            trainer.request_stop()

    with pytest.raises(TrainingError, match="not finite any more at step 9") as error:
        drive(trainer, spoil)
    assert error.value.node == "conv2d_1"
    last = read_run(tmp_path / "r").last
    assert last is not None
    assert last.step == 7


def test_a_trained_run_is_not_replaced(tmp_path: Path) -> None:
    train(tiny_project(epochs=1), tmp_path / "r")
    before = read_run(tmp_path / "r")
    with pytest.raises(TrainingError, match="trained already"):
        train(tiny_project(epochs=1), tmp_path / "r")
    assert read_run(tmp_path / "r") == before


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    train(tiny_project(epochs=1), tmp_path / "r")
    before = read_run(tmp_path / "r")
    folder = RunFolder(tmp_path / "r")
    folder.lock_timeout = 0.05
    with folder.writing():
        trainer = Trainer(tiny_project(), tmp_path / "r", run="r", resume=True)
        trainer.folder.lock_timeout = 0.05
        with pytest.raises(TrainingError, match="Another process is training"):
            drive(trainer)
    assert read_run(tmp_path / "r") == before


@pytest.mark.parametrize(
    "text",
    [
        "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has ...",
        "[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate memory: "
        "you tried to allocate 2147483648 bytes. Error code 12",
    ],
)
def test_out_of_memory_is_a_sentence(text: str) -> None:
    message = explain(RuntimeError(text), 812, 64).message
    assert message == (
        "Memory ran out while taking step 812 when it asked for "
        f"{'2.00 GiB' if 'CUDA' in text else '2 GiB'}. "
        "A batch size of 32 instead of 64 helps."
    )


def test_other_failures_of_torch_keep_their_first_line() -> None:
    error = explain(RuntimeError("cuDNN error: X\n  at somewhere"), 3, 1)
    assert error.message == "Torch failed at step 3: cuDNN error: X"
    assert "somewhere" in error.details


def test_an_unknown_device_falls_back_with_a_sentence(tmp_path: Path) -> None:
    if torch.cuda.is_available():
        pytest.skip("there is a GPU")
    started = train(tiny_project(epochs=1), tmp_path / "r", device="cuda")[0]
    assert isinstance(started, RunStarted)
    assert "no device cuda here: CPU" in started.note


def test_epochs_of_a_stopped_run_are_listed(tmp_path: Path) -> None:
    train_until(full_project(), tmp_path / "r", 17)
    assert [e.epoch for e in read_epochs(tmp_path / "r")] == [1, 2]
