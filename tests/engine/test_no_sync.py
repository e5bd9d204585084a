"""Nothing in a step asks a GPU for numbers: what would is found on a processor too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
import torch
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode

from cnnstudio.engine.build import build
from cnnstudio.engine.built import network_and_data
from cnnstudio.engine.data.batches import Batch
from cnnstudio.engine.data.dataset import load_dataset
from cnnstudio.engine.learner import Learner, Place
from cnnstudio.engine.losses import (
    BinaryCrossEntropy,
    Both,
    CrossEntropy,
    Difference,
    Focal,
    Loss,
)
from cnnstudio.engine.meter import RATE, Measured, StepMeter
from cnnstudio.engine.mixing import mixed
from cnnstudio.engine.training import Training
from cnnstudio.project.project import Project
from cnnstudio.project.settings import TrainingConfig
from cnnstudio.project.steps.step import STEPS, Step
from tests.helpers.graphs import moving, tiny_project
from tests.helpers.networks import chain, conv, image, linear
from tests.helpers.training import full_project

CPU, GPU = torch.device("cpu"), torch.device("cuda")

# What makes the processor wait until a GPU has done all that was asked of it.
WAITS = {
    "aten::_local_scalar_dense", "aten::item", "aten::nonzero", "aten::equal",
    "aten::masked_select", "aten::is_nonzero", "aten::_unique2", "aten::unique_dim",
    "aten::bincount", "aten::repeat_interleave.Tensor", "aten::allclose",
}  # fmt: skip


class NoWaiting(TorchDispatchMode):
    """Raises where a number of a tensor is asked for, or its places by a truth."""

    def __torch_dispatch__(
        self, func: Any, types: object, args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:  # fmt: skip
        name = func._schema.name
        if name in WAITS or f"{name}.{func._schema.overload_name}" in WAITS:
            raise AssertionError(f"{name} waits for the device")
        if name in ("aten::index", "aten::index_put_") and any(
            place is not None and place.dtype == torch.bool for place in args[1]
        ):
            raise AssertionError("a tensor is indexed by truths")
        return func(*args, **(kwargs or {}))


class NoReading(TorchFunctionMode):
    """Raises where numbers are read that a processor has at hand anyway."""

    def __torch_function__(
        self, func: Any, types: object, args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:  # fmt: skip
        if getattr(func, "__name__", "") in ("tolist", "numpy", "cpu", "__array__"):
            raise AssertionError(f"{func.__name__} waits for the device")
        return func(*args, **(kwargs or {}))


@contextmanager
def no_waiting() -> Iterator[None]:
    """Raise an `AssertionError` inside where a GPU would be waited for."""
    waiting = NoWaiting()  # type: ignore[no-untyped-call]
    with NoReading(), waiting:
        yield


def test_what_waits_is_found() -> None:
    values = torch.arange(3.0)
    for wait in (
        values.sum().item, values.tolist, values.nonzero, lambda: values[values > 1],
        values.cpu, values.numpy,
        lambda: bool(values.any()), lambda: float(values[0]),
        lambda: torch.nn.functional.one_hot(values.long(), 3),
    ):  # fmt: skip
        with pytest.raises(AssertionError), no_waiting():
            wait()
    with no_waiting():
        values.sum() + values[torch.tensor([0, 1])].mean()


EVERYTHING: dict[str, Any] = {
    "clip": "norm", "l1": 1e-4, "l2": 1e-4, "ema": 0.9, "class_weights": "balanced",
}  # fmt: skip


def as_on_a_gpu(project: Project) -> tuple[Training, list[Batch]]:
    """A training that takes its device for a GPU, and the batches of an epoch."""
    training = Training(project, project.training, CPU, 1, load_dataset)
    training.network.train()
    training.learner.device = GPU
    return training, list(training.course.batches.epoch(1))


@pytest.mark.parametrize(
    "settings",
    [
        {"label_smoothing": 0.1},
        {"mixup": 0.4},
        {"cutmix": 1.0, "accumulate": 3},
        {"loss": "focal", "clip": "value"},
        {"loss": "hinge", "optimizer": "sgd"},
        {"loss": "bce", "precision": "bf16", "checkpointing": True},
    ],
    ids=str,
)
def test_a_step_asks_for_nothing(settings: dict[str, Any]) -> None:
    """With clipping, averages and what is measured; the first updates are watched."""
    made = full_project(batch_size=16, **{**EVERYTHING, **settings})
    training, batches = as_on_a_gpu(made)
    for batch in batches[:4]:
        place = training.course.place()
        with no_waiting():
            training.learner.step(batch, place)
        training.course.advance()
    assert training.learner.updates >= 1


COUNTS = torch.tensor([0.5, 1.0, 2.0])
PIXELS = torch.randint(0, 3, (8, 6, 6))


@pytest.mark.parametrize(
    ("loss", "task", "targets"),
    [
        (BinaryCrossEntropy(COUNTS), "labels", torch.ones(8, 3)),
        (Focal(2.0, COUNTS, yes_no=True), "labels", torch.ones(8, 3)),
        (Difference("huber"), "values", torch.ones(8, 3)),
        (CrossEntropy(0.1, COUNTS), "masks", PIXELS),
        (Focal(2.0, COUNTS), "masks", PIXELS),
        (Both(CrossEntropy(0.0, COUNTS)), "masks", PIXELS),
    ],
    ids=["bce", "focal", "huber", "pixels", "focal pixels", "dice"],
)
def test_nor_does_one_of_another_task(
    loss: Loss, task: str, targets: torch.Tensor
) -> None:
    """Two batches before the update, with clipping and an average."""
    end = conv(3, 1) if task == "masks" else linear(3)
    middle = [] if task == "masks" else ["Flatten"]
    graph = chain(
        image(2, 6, 6), conv(4, 3, padding=1), "BatchNorm2d", "ReLU", *middle, end,
        ("Output", {"expects": "anything"}),
    )  # fmt: skip
    config = TrainingConfig(clip="norm", ema=0.9, l1=1e-4, l2=1e-4, cutmix=1.0)
    learner = Learner(build(graph, 0, CPU), config, loss, task, 3)
    learner.device = GPU
    batch = Batch(torch.rand(8, 2, 6, 6), targets, torch.arange(8))
    with no_waiting():
        for number in range(4):
            place = Place(1, number, 0.1, 16, number % 2 == 1, 8)
            learner.step(batch, place)
    assert learner.updates == 2


KINDS = [kind for _, kind in STEPS.items() if issubclass(kind, Step)]
AUGMENTING = [kind for kind in KINDS if kind.stage == "augment"]


@pytest.mark.parametrize("kind", AUGMENTING, ids=lambda kind: kind.__name__)
def test_nor_do_pictures_that_are_augmented(kind: type[Step]) -> None:
    """What is drawn for thousands at once is drawn by the processor, and sent."""
    made = moving(tiny_project(), kind())
    dataset = network_and_data(made, CPU)[1]
    indices = torch.arange(16)
    plan = dataset.pipeline.plan(indices, 0, 1, CPU)
    assert plan is not None
    with no_waiting():
        samples = dataset.stored(indices)
        pixels = dataset.pipeline.numbers(plan.changed(samples, 0))
        dataset.targets_of(indices)
    assert bool(pixels.isfinite().all())


def test_the_window_waits_for_a_gpu_now_and_then_only() -> None:
    """Its numbers are asked for sixty times a second, and painted ten times."""
    meter, told = StepMeter(64, 0.1), []
    for step in range(1, 8):
        meter.add(step, 1, Measured(1, torch.ones(()), known={RATE: 0.1}))
        told.append([row.step for row in meter.rows_for_window(0.06 * step)])
    assert told == [[1], [], [2, 3], [], [4, 5], [], [6, 7]]
    meter.add(8, 1, Measured(1, torch.ones(()), known={RATE: 0.1}))
    assert meter.rows_for_window(0.43) == []
    meter.check()
    assert len(meter.rows_for_window(0.44)) == 1, "what is known is given at once"


def test_classes_become_shares() -> None:
    targets = torch.tensor([2, 0, 1, 1])
    batch = torch.rand(4, 1, 8, 8), targets
    with no_waiting():
        _, shares = mixed(TrainingConfig(mixup=0.4), "classes", 3, (1, 0), batch)
    whole = torch.nn.functional.one_hot(targets, 3).float()
    assert torch.equal(shares.sum(1), torch.ones(4))
    assert torch.equal(shares > 0, (whole + whole.flip(0)) > 0)
