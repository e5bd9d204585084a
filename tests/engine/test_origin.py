"""A run that begins with the weights that another one had after an epoch."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from cnnstudio.bridge.run_messages import RunStarted
from cnnstudio.engine.checkpoint import CheckpointError, read_checkpoint
from cnnstudio.engine.trainer import Trainer
from cnnstudio.project.file_format import dumps
from cnnstudio.project.records import RunError
from cnnstudio.project.run_origin import begin_with
from cnnstudio.project.runs import RunFolder, create_run, read_run
from tests.helpers.engines import EVERYTHING
from tests.helpers.graphs import tiny_project
from tests.helpers.training import result_of, train, train_until

PROJECT = tiny_project(EVERYTHING, epochs=3, ema=0.9)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs") / "0001-aa"
    train(PROJECT, folder)
    return folder


def begun(folder: Path, source: Path, epoch: int) -> RunFolder:
    made = create_run(folder, dumps(PROJECT), epochs=3)
    known = read_run(source).at_epoch(epoch)
    assert known is not None
    begin_with(made, source, known)
    return made


def test_it_begins_with_the_weights_of_the_epoch(tmp_path: Path, source: Path) -> None:
    folder = begun(tmp_path / "0002-bb", source, 2)
    record = folder.read()
    assert record.name == "Run 2 from Run 1, epoch 2"
    assert record.origin == "Run 1, epoch 2"
    started = train(PROJECT, folder.path, resume=True)[0]
    assert isinstance(started, RunStarted)
    assert (started.first_epoch, started.first_step) == (1, 1)
    record, known = folder.read(), read_run(source).at_epoch(2)
    assert known is not None
    assert record.initial is not None
    first = read_checkpoint(folder.path / record.initial.file, record.initial.hash)
    for name, tensor in read_checkpoint(source / known.file).weights.items():
        assert torch.equal(first.weights[name], tensor)
    assert first.manifest.run == folder.id
    assert first.manifest.position.step == 0
    assert [c.epoch for c in record.snapshots] == [0, 1, 2, 3]
    assert record.status == "completed"
    # The source is as it was: a file that both have is never written into.
    assert read_checkpoint(source / known.file, known.hash).weights
    plain = tmp_path / "0003-cc"
    train(PROJECT, plain)
    assert result_of(plain) != result_of(folder.path)


@pytest.mark.parametrize("steps", [0, 3, 10])
def test_killed_anywhere_it_goes_on_as_if_it_had_not_been(
    tmp_path: Path, source: Path, steps: int
) -> None:
    whole = begun(tmp_path / "0002-bb", source, 1)
    train(PROJECT, whole.path, resume=True)
    cut = begun(tmp_path / "0002-cc", source, 1)
    run = Trainer(PROJECT, cut.path, run=cut.id, resume=True).run()
    next(run)
    for _ in range(steps):
        next(run)
    run.close()  # without a checkpoint of this step, as a kill leaves it
    train(PROJECT, cut.path, resume=True)
    assert result_of(cut.path) == result_of(whole.path)


def test_weights_that_cannot_be_read_do_not_become_others(
    tmp_path: Path, source: Path
) -> None:
    folder = begun(tmp_path / "0002-bb", source, 1)
    known = folder.read().initial
    assert known is not None
    path = folder.path / known.file
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content[:-20])
    with pytest.raises(CheckpointError, match="is damaged"):
        train_until(PROJECT, folder.path, 1, resume=True)
    made = create_run(tmp_path / "0004-dd", dumps(PROJECT))
    with pytest.raises(RunError, match=r"cannot be taken over: No such file"):
        begin_with(made, source, known.__class__("00000099-ab.ckpt", 9, 99, 1, ""))
    assert made.read().origin == ""
