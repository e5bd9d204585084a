"""How a step learns: accumulation, averages, mixing, precision; exact after a stop."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from cnnstudio.bridge.live_messages import TrainingChanged
from cnnstudio.bridge.run_messages import RunEnded
from cnnstudio.engine.average import WeightAverage
from cnnstudio.engine.build import build
from cnnstudio.engine.errors import TrainingError
from cnnstudio.engine.mixing import mixed
from cnnstudio.engine.recompute import segments_of
from cnnstudio.engine.trainer import Trainer
from cnnstudio.graph.errors import FieldError
from cnnstudio.project.runs import read_run, read_steps
from cnnstudio.project.training_settings import TrainingConfig
from tests.helpers.graphs import tiny_project
from tests.helpers.networks import chain, image, linear
from tests.helpers.training import (
    drive,
    full_project,
    last_checkpoint,
    result_of,
    train,
    train_until,
)

CPU = torch.device("cpu")
EVERYTHING: dict[str, Any] = {
    "accumulate": 3, "ema": 0.9, "clip": "norm", "mixup": 0.4, "cutmix": 1.0,
    "l1": 1e-5, "early_stopping": True, "patience": 2, "schedule": "plateau",
    "plateau_patience": 1,
}  # fmt: skip


@pytest.mark.parametrize(
    "settings",
    [EVERYTHING, {"precision": "fp16", "accumulate": 2, "optimizer": "sgd"}],
    ids=["everything", "scaler"],
)
def test_a_stop_anywhere_changes_nothing(
    tmp_path: Path, settings: dict[str, Any]
) -> None:
    project = full_project(**settings)
    train(project, tmp_path / "whole")
    train_until(project, tmp_path / "parts", 2)
    train_until(project, tmp_path / "parts", 10, resume=True)
    train(project, tmp_path / "parts", resume=True)
    assert result_of(tmp_path / "whole") == result_of(tmp_path / "parts")
    first = (tmp_path / "whole" / "layers.csv").read_bytes()
    assert first == (tmp_path / "parts" / "layers.csv").read_bytes()


def test_a_rate_that_a_plateau_lowered_stays_low(tmp_path: Path) -> None:
    """At such a rate no epoch is better: it falls behind the third one."""
    slow: dict[str, Any] = {
        "optimizer": "sgd", "learning_rate": 1e-7, "schedule": "plateau",
        "plateau_patience": 1, "gamma": 0.5, "epochs": 4,
    }  # fmt: skip
    project = full_project(**slow)
    trainer = train_until(project, tmp_path / "parts", 23)
    assert trainer.course.rate(23) == 0.5e-7
    again = Trainer(project, tmp_path / "parts", run="parts", resume=True)
    seen: list[float] = []
    drive(again, lambda step: seen.append(again.course.rate(step)))
    assert set(seen[:4]) == {0.5e-7}


def test_added_up_gradients_are_those_of_the_large_batch(tmp_path: Path) -> None:
    """200 images: of three batches of 66 the last has two more; plain SGD."""
    plain: dict[str, Any] = {
        "optimizer": "sgd", "momentum": 0.0, "epochs": 1, "learning_rate": 0.1,
    }  # fmt: skip
    train(tiny_project(**plain, batch_size=99), tmp_path / "whole")
    train(tiny_project(**plain, batch_size=33, accumulate=3), tmp_path / "parts")
    whole, parts = (last_checkpoint(tmp_path / n).weights for n in ("whole", "parts"))
    for name, weight in whole.items():
        torch.testing.assert_close(parts[name], weight, rtol=1e-4, atol=1e-6)


def test_the_average_follows_its_formula() -> None:
    network = build(chain(image(1, 4, 4), "Flatten", linear(10), "Output"), 0, CPU)
    average = WeightAverage(network, 0.5)
    weight = next(network.parameters())
    expected = weight.detach().clone()
    for number in range(6):
        with torch.no_grad():
            weight.add_(1.0)
        average.update()
        decay = min(0.5, (1 + number) / (10 + number))
        expected += (1 - decay) * (weight.detach() - expected)
    torch.testing.assert_close(next(average.network.parameters()), expected)
    assert average.state() == {"average_updates": 6.0}


def test_the_average_is_what_is_validated_and_kept(tmp_path: Path) -> None:
    trainer = train_until(tiny_project(ema=0.9), tmp_path / "r", 7)
    kept, state = last_checkpoint(tmp_path / "r").weights, trainer.network.state_dict()
    average = trainer.training.learner.judged.state_dict()
    assert all(torch.equal(kept[name], average[name]) for name in kept)
    assert not all(torch.equal(kept[name], state[name]) for name in kept)


@pytest.mark.parametrize("how", ["mixup", "cutmix"])
def test_pairs_are_mixed_as_their_targets_are(how: str) -> None:
    config = TrainingConfig(mixup=how == "mixup", cutmix=how == "cutmix")
    inputs = torch.arange(4.0).reshape(4, 1, 1, 1).expand(4, 1, 8, 8).clone()
    classes = torch.arange(4)
    pictures, shares = mixed(config, "classes", 4, (1, 3), (inputs, classes))
    again = mixed(config, "classes", 4, (1, 3), (inputs, classes))
    assert torch.equal(pictures, again[0])
    other = mixed(config, "classes", 4, (2, 3), (inputs, classes))
    assert not torch.equal(pictures, other[0])
    torch.testing.assert_close(shares.sum(1), torch.ones(4))
    # Image i holds i and 3 - i, in the shares in which the targets name them.
    means = pictures.mean((1, 2, 3))
    torch.testing.assert_close(means, shares @ torch.arange(4.0))


def test_masks_are_cut_like_their_images_and_never_blended() -> None:
    config = TrainingConfig(cutmix=1.0)
    inputs = torch.arange(2.0).reshape(2, 1, 1, 1).expand(2, 1, 8, 8).clone()
    masks = torch.arange(2).reshape(2, 1, 1).expand(2, 8, 8).clone()
    pictures, cut = mixed(config, "masks", 2, (1, 1), (inputs, masks))
    assert torch.equal(pictures[:, 0].long(), cut)


@pytest.mark.requirement("F05")
def test_early_stopping_gives_the_best_weights_back(tmp_path: Path) -> None:
    """A rate that spoils everything: the first epoch stays the best."""
    project = full_project(
        early_stopping=True, patience=2, epochs=9, learning_rate=0.5,
        optimizer="sgd", schedule="constant",
    )  # fmt: skip
    trainer = Trainer(project, tmp_path / "r", run="r")
    *_, ended = drive(trainer, lambda _: None)
    ended = next(m for m in (ended, *_) if isinstance(m, RunEnded))
    assert ended.status == "completed"
    assert ended.epochs == ended.best_epoch + 2 < 9
    record = read_run(tmp_path / "r")
    assert record.events[-1].kind == "early_stop"
    assert record.best is not None
    best = last_checkpoint(tmp_path / "r").manifest.position.best_epoch
    assert best == ended.best_epoch


def test_norm_and_ratios_are_measured_every_tenth_update(tmp_path: Path) -> None:
    train(tiny_project(epochs=3), tmp_path / "r")
    columns = read_steps(tmp_path / "r")
    norms = columns.values["run/gradient_norm"]
    measured = [s for s, n in zip(columns.step, norms, strict=True) if n == n]
    assert measured == [1, 11, 21]
    ratios = [name for name in columns.values if name.endswith("/update_ratio")]
    assert ratios
    for name in ratios:
        found = [v for v in columns.values[name] if v == v]
        assert len(found) == 3
        assert all(0 < value < 1 for value in found)


# While it trains


def changed_run(folder: Path, **options: Any) -> list[Any]:
    """Train, with another rate from step 4 on and other decay from epoch 2 on."""
    trainer = Trainer(full_project(epochs=3), folder, run="r", **options)

    def act(step: int) -> None:
        if step == 3:
            trainer.change({"learning_rate": 0.5}, "now")
            trainer.change({"learning_rate": 0.0125}, "now")
            trainer.change({"weight_decay": 0.25, "pipeline": ()}, "epoch")

    return drive(trainer, act)


def test_changes_hold_from_the_next_step_or_epoch_on(tmp_path: Path) -> None:
    messages = changed_run(tmp_path / "r")
    changes = [m for m in messages if isinstance(m, TrainingChanged)]
    assert [(c.step, c.epoch) for c in changes] == [(4, 1), (8, 2)]
    assert dict(changes[0].values) == {"learning_rate": 0.0125}
    assert "0.005 → 0.0125" in changes[0].text
    train(full_project(epochs=3), tmp_path / "plain")
    rates, plain = (
        read_steps(tmp_path / n).values["run/learning_rate"] for n in ("r", "plain")
    )
    assert rates[:3] == plain[:3]
    assert rates[3] == pytest.approx(2.5 * plain[3])
    assert [e.kind for e in read_run(tmp_path / "r").events] == ["changed"] * 2


def test_the_epoch_that_is_answered_is_the_one_from_which_it_holds(
    tmp_path: Path,
) -> None:
    """Asked for after any message of the run: in an epoch, at its end, at a change."""
    for moment in (0, 1, 2, 8, 9, 10, 11, 19):
        trainer = Trainer(tiny_project(epochs=3), tmp_path / f"r{moment}", run="r")
        told, answered = [], 0
        for number, message in enumerate(trainer.run()):
            if number == 1:
                trainer.change({"learning_rate": 0.25}, "epoch")
            if number == moment:
                answered = trainer.change({"weight_decay": 0.25}, "epoch")
            if isinstance(message, TrainingChanged):
                told += [message.epoch] * ("weight_decay" in message.values)
        assert told == ([answered] if answered in (1, 2, 3) else []), moment


@pytest.mark.parametrize("stop", [5, 9])
def test_a_resumed_run_makes_the_changes_again(tmp_path: Path, stop: int) -> None:
    """So it does with one that waits for the next epoch when the run is stopped."""
    changed_run(tmp_path / "whole")
    folder, epoch = tmp_path / "parts", {"weight_decay": 0.25, "pipeline": ()}
    trainer = Trainer(full_project(epochs=3), folder, run="r")

    def act(step: int) -> None:
        if step == 3:
            trainer.change({"learning_rate": 0.0125}, "now")
            trainer.change(epoch, "epoch")
        if step == stop:
            trainer.request_stop()

    drive(trainer, act)
    steps = [event.step for event in read_run(folder).events]
    assert steps == [4, 8]
    messages = train(full_project(epochs=3), folder, resume=True)
    assert result_of(folder) == result_of(tmp_path / "whole")
    told = [m.step for m in messages if isinstance(m, TrainingChanged)]
    assert told == [4, 8]


def test_a_new_wish_replaces_the_one_that_waits(tmp_path: Path) -> None:
    """Stopped in the first epoch; on resume the rate that was to come is taken back."""
    folder = tmp_path / "r"
    trainer = Trainer(tiny_project(epochs=3), folder, run="r")

    def act(step: int) -> None:
        if step == 3:
            trainer.change({"learning_rate": 0.25, "l2": 0.1, "pipeline": ()}, "epoch")
            trainer.change({"learning_rate": 0.5}, "epoch")
            trainer.request_stop()

    drive(trainer, act)
    (event,) = read_run(folder).events
    assert (event.step, dict(event.values)) == (8, {"learning_rate": 0.5, "l2": 0.1})
    resumed = Trainer(tiny_project(epochs=3), folder, run="r", resume=True)

    def again(step: int) -> None:
        if step == 5:
            resumed.change({"learning_rate": 0.125}, "now")

    told = [m for m in drive(resumed, again) if isinstance(m, TrainingChanged)]
    assert [(c.step, dict(c.values)) for c in told] == [
        (6, {"learning_rate": 0.125}), (8, {"l2": 0.1}),
    ]  # fmt: skip
    assert [e.step for e in read_run(folder).events] == [6, 8]


@pytest.mark.parametrize("stops", [False, True])
def test_a_change_behind_the_last_epoch_waits_only_in_a_stopped_run(
    tmp_path: Path, stops: bool
) -> None:
    """Training on would else make it without a word, long after it was asked for."""
    folder = tmp_path / "r"
    trainer = Trainer(tiny_project(epochs=1), folder, run="r")

    def act(step: int) -> None:
        if step == 3:
            trainer.change({"weight_decay": 0.25}, "now")
        if step == 5:
            assert trainer.change({"learning_rate": 0.5}, "epoch") == 2
            if stops:
                trainer.request_stop()

    drive(trainer, act)
    record = read_run(folder)
    assert record.status == ("stopped" if stops else "completed")
    assert [event.step for event in record.events] == ([4, 8] if stops else [4])
    told = train(tiny_project(epochs=1), folder, resume=True, epochs=2)
    steps = [m.step for m in told if isinstance(m, TrainingChanged)]
    assert steps == ([4, 8] if stops else [4])


def test_a_change_that_is_not_allowed_is_refused(tmp_path: Path) -> None:
    trainer = Trainer(tiny_project(epochs=1), tmp_path / "r", run="r")
    run = trainer.run()
    next(run)
    with pytest.raises(FieldError, match="learning_rate"):
        trainer.change({"learning_rate": -1.0}, "now")
    list(run)
    assert read_run(tmp_path / "r").status == "completed"


# What goes wrong


def test_a_pixel_that_is_no_number_is_blamed_on_the_images(tmp_path: Path) -> None:
    trainer = Trainer(full_project(), tmp_path / "r", run="r")

    def spoil(step: int) -> None:
        if step == 8:
            trainer.dataset.pipeline.numbers = (  # type: ignore[method-assign]
                lambda pixels: torch.full(pixels.values.shape, math.nan)
            )

    with pytest.raises(TrainingError, match="An image of the batch") as caught:
        drive(trainer, spoil)
    assert caught.value.node == trainer.network.node_ids[0]
    weights = last_checkpoint(tmp_path / "r").weights.values()
    assert all(bool(w.isfinite().all()) for w in weights)


def test_a_layer_that_overflows_is_named(tmp_path: Path) -> None:
    trainer = Trainer(full_project(), tmp_path / "r", run="r")

    def spoil(step: int) -> None:
        linear = trainer.network.node_module("linear_1")
        if step == 9:
            with torch.no_grad():
                next(linear.parameters()).fill_(3e38)

    with pytest.raises(TrainingError, match="the first layer whose numbers") as caught:
        drive(trainer, spoil)
    assert caught.value.node == "linear_1"


def test_mixup_of_masks_is_refused() -> None:
    from cnnstudio.engine.mixing import check_mixing

    config = replace(TrainingConfig(), mixup=0.2)
    with pytest.raises(TrainingError, match="cannot mix masks"):
        check_mixing(config, "masks", (1, 8, 8))
    check_mixing(config, "classes", (8,))
    with pytest.raises(TrainingError, match="rectangles"):
        check_mixing(replace(config, cutmix=0.2), "classes", (8,))


@pytest.mark.requirement("E13")
def test_what_is_computed_twice_gives_the_same_bits(tmp_path: Path) -> None:
    """BatchNorm counts each batch once, and dropout draws the same again."""
    train(full_project(epochs=2), tmp_path / "plain")
    train(full_project(epochs=2, checkpointing=True), tmp_path / "twice")
    assert result_of(tmp_path / "plain") == result_of(tmp_path / "twice")


def test_segments_are_blocks_or_pieces() -> None:
    nodes = ["in", "conv", "block[1]/a", "block[1]/b", "block[2]/a", "head", "out"]
    assert segments_of(nodes) == [
        range(2), range(2, 4), range(4, 5), range(5, 7),
    ]  # fmt: skip
    assert [len(s) for s in segments_of([str(n) for n in range(10)])] == [3, 3, 3, 1]


def test_less_is_kept_for_backward() -> None:
    layers: list[Any] = [("Linear", {"out_features": 64}), "Tanh"] * 8
    network = build(chain(image(1, 8, 8), "Flatten", *layers, linear(10), "Output"),
                    0, CPU).train()  # fmt: skip
    kept = []
    for recomputes in (False, True):
        network.recomputes = recomputes
        sizes: list[int] = []

        def pack(tensor: torch.Tensor, sizes: list[int] = sizes) -> torch.Tensor:
            sizes.append(tensor.numel())
            return tensor

        with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
            network(torch.zeros(32, 1, 8, 8)).sum()
        kept.append(sum(sizes))
    assert kept[1] < kept[0] / 2
