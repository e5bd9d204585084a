"""Which checkpoints a training leaves, and that they take no more than was told."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from cnnstudio.engine.build import build
from cnnstudio.engine.checkpoint import read_checkpoint
from cnnstudio.engine.optimize import make_optimizer
from cnnstudio.project.run_keeping import keeping_of, room, states_of
from cnnstudio.project.runs import RunFolder, read_run
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
    assert files == {c.file for c in (*record.checkpoints, *record.snapshots)}
    for known in record.snapshots:
        assert read_checkpoint(folder / known.file, known.hash).weights
    network = build(project.graph, 0, torch.device("cpu"))
    weights = sum(t.nbytes for t in network.state_dict().values())
    state = states_of(project.training) * weights
    told = room(weights, state, 6, keeping_of(project.training, weights))
    sizes = sum(path.stat().st_size for path in folder.glob("*.ckpt"))
    assert sizes <= told + PACKING * len(files)


def test_the_weights_before_the_first_step_are_kept(tmp_path: Path) -> None:
    """They are those of the seed, also after a kill before the first checkpoint."""
    project, folder = tiny_project(epochs=2), tmp_path / "run"
    train_until(project, folder, 3)
    (folder / read_run(folder).checkpoints[-1].file).unlink()
    RunFolder(folder).update(checkpoints=())
    train(project, folder, resume=True)
    record = read_run(folder)
    known = record.initial
    assert known is not None
    assert (known.epoch, known.step, known.is_resumable) == (0, 0, False)
    assert [c.epoch for c in record.snapshots] == [0, 1, 2]
    network = build(project.graph, project.training.seed, torch.device("cpu"))
    kept = read_checkpoint(folder / known.file, known.hash).weights
    assert kept.keys() == network.state_dict().keys()
    for name, tensor in network.state_dict().items():
        assert torch.equal(kept[name], tensor)


def test_weights_without_room_are_thinned_out_and_the_run_goes_on(
    tmp_path: Path,
) -> None:
    """A quarter of a MiB of weights, and one MiB of room: every second epoch, then."""
    project = tiny_project(
        [("Conv2d", {"out_channels": 256}), "ReLU", ("Conv2d", {"out_channels": 24})],
        epochs=8, keep_room=1, optimizer="sgd",
    )  # fmt: skip
    folder = tmp_path / "run"
    train(project, folder)
    record = read_run(folder)
    assert record.initial is not None
    most = 2**20 // record.initial.size
    assert 1 < most < 8
    distance = next(n for n in (2, 4, 8) if 8 // n <= most)
    regular = {n for n in range(1, 9) if n % distance == 0}
    assert {c.epoch for c in record.checkpoints} == {7, 8, record.best_epoch} | regular
    without = tiny_project(epochs=2, keep_room=0)
    train(without, tmp_path / "none")
    assert read_run(tmp_path / "none").initial is None


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
