"""Gradients of several batches that are added up are those of one large batch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from cnnstudio.engine.build import build
from cnnstudio.engine.checkpoint import write_checkpoint
from cnnstudio.engine.data.batches import Batch
from cnnstudio.engine.learner import WEIGHT, Learner, Place
from cnnstudio.engine.losses import (
    BinaryCrossEntropy,
    Both,
    CrossEntropy,
    Focal,
    Loss,
)
from cnnstudio.engine.network import Network
from cnnstudio.graph.graph import Graph
from cnnstudio.project.runs import RunFolder, read_run
from cnnstudio.project.tasks import IGNORED
from cnnstudio.project.training_settings import TrainingConfig
from tests.helpers.graphs import tiny_project
from tests.helpers.networks import chain, conv, image, linear
from tests.helpers.training import last_checkpoint, result_of, train, train_until

CPU = torch.device("cpu")
CLASSES = 4
WEIGHTS = torch.tensor([0.2, 1.0, 3.0, 7.0])
CLOSE = 1e-6
ANY = ("Output", {"expects": "anything"})

torch.manual_seed(1)
CHOSEN = torch.tensor([0, 0, 0, 1, 2, 3, 3, 0, 1, 3, 3])
SHARES = torch.nn.functional.one_hot(CHOSEN, CLASSES).float()
MIXED = 0.7 * SHARES + 0.3 * SHARES.flip(0)
MASKS = torch.randint(-1, CLASSES, (11, 5, 5))
MASKS[2:5] = -1  # nothing counts in these
MASKS[MASKS < 0] = IGNORED


def scoring() -> Graph:
    return chain(image(2, 5, 5), "Flatten", linear(CLASSES), ANY)


def painting() -> Graph:
    return chain(image(2, 5, 5), conv(CLASSES, 3, padding=1), ANY)


def learned(
    graph: Graph, loss: Loss, task: str, targets: torch.Tensor, sizes: list[int]
) -> Network:
    """Take one update with batches of these sizes."""
    network = build(graph, 3, CPU)
    values: dict[str, Any] = {"optimizer": "sgd", "momentum": 0.0, "clip": "norm"}
    config = TrainingConfig(learning_rate=0.1, l2=0.01, clip_at=100.0, **values)
    learner = Learner(network, config, loss, task, CLASSES)
    inputs = torch.rand(11, 2, 5, 5, generator=torch.Generator().manual_seed(5))
    first = 0
    for number, size in enumerate(sizes):
        part = slice(first, first + size)
        first += size
        batch = Batch(inputs[part], targets[part], torch.arange(size))
        place = Place(1, number, 0.1, sum(sizes), number == len(sizes) - 1, size)
        learner.step(batch, place)
    return network


@pytest.mark.parametrize("sizes", [[4, 4, 3], [1, 9, 1], [5, 6]])
@pytest.mark.parametrize(
    ("loss", "task", "targets"),
    [
        (CrossEntropy(), "classes", CHOSEN),
        (CrossEntropy(0.1, WEIGHTS), "classes", CHOSEN),
        (CrossEntropy(0.1, WEIGHTS), "classes", MIXED),
        (Focal(2.0, WEIGHTS), "classes", MIXED),
        (BinaryCrossEntropy(WEIGHTS), "labels", SHARES),
        (CrossEntropy(0.0, WEIGHTS), "masks", MASKS),
        (Both(CrossEntropy(0.0, WEIGHTS)), "masks", MASKS),
    ],
    ids=["plain", "weighted", "mixed", "focal", "labels", "masks", "dice"],
)
def test_it_is_the_step_of_the_large_batch(
    loss: Loss, task: str, targets: torch.Tensor, sizes: list[int]
) -> None:
    graph = painting if task == "masks" else scoring
    parts = learned(graph(), loss, task, targets, sizes)
    whole = learned(graph(), loss, task, targets, [11])
    for one, two in zip(parts.parameters(), whole.parameters(), strict=True):
        assert float((one - two).detach().abs().max()) <= CLOSE
    assert all(weight.grad is None for weight in parts.parameters())


@pytest.mark.parametrize("weighted", ["none", "balanced"])
def test_a_run_with_a_last_group_that_is_smaller(tmp_path: Path, weighted: str) -> None:
    """200 images: 4 groups of 48, and one of a single batch of 8."""
    settings: dict[str, Any] = {"optimizer": "sgd", "class_weights": weighted}
    train(tiny_project(batch_size=48, epochs=1, **settings), tmp_path / "large")
    small = tiny_project(batch_size=16, accumulate=3, epochs=1, **settings)
    train(small, tmp_path / "small")
    one, two = (last_checkpoint(tmp_path / n).weights for n in ("large", "small"))
    for name, value in one.items():
        assert float((value - two[name]).abs().max()) <= CLOSE


def test_a_stop_between_two_updates_changes_nothing(tmp_path: Path) -> None:
    made = tiny_project(
        batch_size=16, accumulate=3, class_weights="balanced", epochs=1, mixup=0.4
    )
    train(made, tmp_path / "whole")
    train_until(made, tmp_path / "parts", 5)
    assert read_run(tmp_path / "parts").status == "stopped"
    train(made, tmp_path / "parts", resume=True)
    assert result_of(tmp_path / "parts") == result_of(tmp_path / "whole")


def test_a_checkpoint_of_an_older_version_between_two_updates(tmp_path: Path) -> None:
    """It kept no weight of what waits: there each sample had its share of one."""
    made = tiny_project(batch_size=16, accumulate=3, epochs=1)
    train(made, tmp_path / "whole")
    folder = tmp_path / "parts"
    train_until(made, folder, 5)
    kept = last_checkpoint(folder)
    position = kept.manifest.position
    numbers = {k: v for k, v in position.numbers.items() if k != WEIGHT}
    assert numbers != position.numbers
    old = replace(kept.manifest, position=replace(position, numbers=numbers))
    written = write_checkpoint(folder, replace(kept, manifest=old), is_epoch=False)
    record = read_run(folder)
    RunFolder(folder).write(replace(record, checkpoints=(written,)))
    train(made, folder, resume=True)
    one, two = (last_checkpoint(tmp_path / n).weights for n in ("whole", "parts"))
    for name, value in one.items():
        assert float((value - two[name]).abs().max()) <= CLOSE


def test_masks_that_wait_of_an_older_version_count_as_the_others() -> None:
    """Their gradients were divided by the pixels: these are many to an image."""
    loss, targets = CrossEntropy(), torch.full((4, 5, 5), 1)
    inputs = torch.rand(4, 2, 5, 5, generator=torch.Generator().manual_seed(5))
    config = TrainingConfig(optimizer="sgd", momentum=0.0)
    learners = [
        Learner(build(painting(), 3, CPU), config, loss, "masks", CLASSES)
        for _ in range(2)
    ]
    now, old = learners
    batches = [Batch(inputs[i : i + 2], targets[i : i + 2], CHOSEN) for i in (0, 2)]
    now.step(batches[0], Place(1, 0, 0.1, 4, updates=False, size=2))
    weight = now.numbers()[WEIGHT]
    as_kept = {n: value / weight * 0.5 for n, value in now.tensors().items()}
    old.restore({"updates": 0.0}, as_kept, 0.5)
    for learner in learners:
        learner.step(batches[1], Place(1, 1, 0.1, 4, updates=True, size=2))
    for one, two in zip(*(x.network.parameters() for x in learners), strict=True):
        assert float((one - two).detach().abs().max()) <= CLOSE
