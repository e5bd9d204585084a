"""Which checkpoints a training leaves, and that they take no more than was told."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from cnnstudio.engine.checkpoint import read_checkpoint
from cnnstudio.engine.network import build
from cnnstudio.engine.optimize import make_optimizer
from cnnstudio.project.run_keeping import room, states_of
from cnnstudio.project.runs import read_run
from cnnstudio.project.training_settings import OPTIMIZERS
from tests.helpers.graphs import tiny_project
from tests.helpers.training import train, train_until

PACKING = 8_192
"""Manifest and directory of a checkpoint, which do not grow with the network."""


@pytest.mark.parametrize(
    ("every", "regular"), [(0, set()), (1, {1, 2, 3, 4, 5, 6}), (3, {3, 6})]
)
def test_what_a_training_leaves(tmp_path: Path, every: int, regular: set[int]) -> None:
    project = tiny_project(epochs=6, keep_every=every, optimizer="adam")
    folder = tmp_path / "run"
    train(project, folder)
    record = read_run(folder)
    epochs = {c.epoch for c in record.checkpoints}
    assert epochs == regular | {5, 6, record.best_epoch}
    whole = {c.epoch for c in record.checkpoints if c.is_resumable}
    assert whole == {5, 6, record.best_epoch}
    files = {path.name for path in folder.glob("*.ckpt")}
    assert files == {c.file for c in record.checkpoints}
    for known in record.checkpoints:
        assert read_checkpoint(folder / known.file, known.hash).weights
    network = build(project.graph, 0, torch.device("cpu"))
    weights = sum(t.nbytes for t in network.state_dict().values())
    state = states_of(project.training) * weights
    told = room(weights, state, 6, every)
    sizes = sum(path.stat().st_size for path in folder.glob("*.ckpt"))
    assert sizes <= told + PACKING * len(files)


def test_a_resumed_run_keeps_what_an_undisturbed_one_keeps(tmp_path: Path) -> None:
    project = tiny_project(epochs=5, keep_every=2)
    train(project, tmp_path / "one")
    train_until(project, tmp_path / "two", 17)
    train(project, tmp_path / "two", resume=True)
    kept = [
        [(c.epoch, c.hash) for c in read_run(tmp_path / name).checkpoints if c.is_epoch]
        for name in ("one", "two")
    ]
    assert [epoch for epoch, _ in kept[0]] == [epoch for epoch, _ in kept[1]]


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("momentum", [0.0, 0.9])
def test_numbers_for_each_weight_are_torchs_own(name: str, momentum: float) -> None:
    project = tiny_project(optimizer=name, momentum=momentum)
    network = build(project.graph, 0, torch.device("cpu"))
    optimizer = make_optimizer(project.training, network)
    for weight in network.parameters():
        weight.grad = torch.ones_like(weight)
    optimizer.step()
    weight = next(network.parameters())
    state = optimizer.state[weight].values()
    held = [v for v in state if isinstance(v, torch.Tensor) and v.shape == weight.shape]
    assert len(held) == states_of(project.training)
