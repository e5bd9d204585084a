"""Drive trainers in tests, and compare what two runs left."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from cnnstudio.bridge.message import Message
from cnnstudio.engine.checkpoint import Checkpoint, read_checkpoint
from cnnstudio.engine.trainer import Trainer
from cnnstudio.project.project import Project
from cnnstudio.project.runs import read_epochs, read_run
from cnnstudio.project.steps.moves import Affine
from tests.helpers.graphs import moving, tiny_project

# Whatever could make a resume inexact, all at once.
EVERYTHING: dict[str, Any] = {
    "optimizer": "adamw",
    "learning_rate": 5e-3,
    "weight_decay": 0.05,
    "schedule": "one_cycle",
    "epochs": 3,
}


def full_project(**changes: Any) -> Project:
    """BatchNorm, Dropout, augmentation, a schedule and AdamW: 3 epochs of 7 steps."""
    project = tiny_project(
        ["BatchNorm2d", "ReLU", ("Dropout", {"p": 0.2})], **{**EVERYTHING, **changes}
    )
    return moving(project, Affine(shift=0.1, rotation=12.0, scale=0.1))


def plain_step(
    network: nn.Module,
    optimizer: torch.optim.Optimizer,
    inputs: torch.Tensor,
    labels: torch.Tensor,
) -> None:
    """Take a step with torch alone, where any that changes the weights will do."""
    functional.cross_entropy(network(inputs), labels).backward()
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)


def drive(
    trainer: Trainer, at_step: Callable[[int], object] | None = None
) -> list[Message]:
    """Iterate a trainer to its end; `at_step` is called after every yielded None."""
    messages = []
    for message in trainer.run():
        if message is not None:
            messages.append(message)
        elif at_step is not None:
            at_step(trainer.step)
    return messages


def train(project: Project, folder: Path, **options: Any) -> list[Message]:
    """Train in one go."""
    return drive(Trainer(project, folder, run=folder.name, **options))


def train_until(project: Project, folder: Path, step: int, **options: Any) -> Trainer:
    """Train and stop after a step; return the trainer."""
    trainer = Trainer(project, folder, run=folder.name, **options)

    def stop(done: int) -> None:
        if done == step:
            trainer.request_stop()

    drive(trainer, stop)
    return trainer


def last_checkpoint(folder: Path) -> Checkpoint:
    """The newest checkpoint of a run."""
    record = read_run(folder).last
    assert record is not None
    return read_checkpoint(folder / record.file, record.hash)


def result_of(folder: Path) -> str:
    """Hash of all that a run ends with: weights, buffers, optimizer and history.

    Times are left out.
    """
    checkpoint = last_checkpoint(folder)
    content = hashlib.sha256()
    for tensors in (checkpoint.weights, checkpoint.optimizer):
        for name in sorted(tensors):
            content.update(name.encode())
            content.update(tensors[name].numpy().tobytes())
    content.update((folder / "metrics.csv").read_bytes())
    for epoch in read_epochs(folder):
        values = {k: v for k, v in epoch.values.items() if k != "run/images_per_second"}
        content.update(repr((epoch.epoch, epoch.step, values)).encode())
    record = read_run(folder)
    content.update(repr((record.best_epoch, sorted(record.results.items()))).encode())
    return content.hexdigest()
