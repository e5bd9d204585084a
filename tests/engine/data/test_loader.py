"""Processes that read ahead: the same batches with any number of them."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
import torch

from cnnstudio.engine.data import loader
from cnnstudio.engine.data.batches import Batch, Batches
from cnnstudio.engine.data.dataset import Dataset, make_dataset
from cnnstudio.engine.data.mapped import open_array
from cnnstudio.engine.data.pipeline import Pipeline
from cnnstudio.engine.data.raw import RawData
from cnnstudio.engine.errors import DataError
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.steps.moves import Affine
from cnnstudio.project.steps.numbers import Normalize
from cnnstudio.project.steps.pictures import Fit

COUNT = 600


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """Six hundred small images that stay in their file."""
    # Pieces of a few batches each, so that there are many.
    monkeypatch.setattr("cnnstudio.engine.data.batches.TOGETHER", 20_000)
    random = np.random.default_rng(1)
    pixels = random.integers(0, 256, (COUNT, 1, 20, 20), np.uint8)
    path = tmp_path / "pixels"
    path.write_bytes(pixels.tobytes())
    raw = RawData(
        open_array(path, pixels.shape), np.arange(COUNT) % 2, classes=("a", "b")
    )
    config = DatasetConfig(
        train=500, validation=50, test=50,
        pipeline=(Fit(how="resize"), Normalize(), Affine()),
    )  # fmt: skip
    return make_dataset(raw, config, (1, 16, 16), torch.device("cpu"), resident=0)


def batches(data: Dataset, workers: int) -> Batches:
    return Batches(
        data, "train", 16, seed=3, shuffle=True, augment=True, workers=workers
    )


def same(one: list[Batch], other: list[Batch]) -> bool:
    return len(one) == len(other) and all(
        torch.equal(x, y)
        for a, b in zip(one, other, strict=True)
        for x, y in zip(a, b, strict=True)
    )


def test_batches_are_the_same_with_any_number_of_processes(data: Dataset) -> None:
    plain = list(batches(data, 0).epoch(2))
    assert same(plain[7:], list(batches(data, 2).epoch(2, start=7)))


def readers() -> list[psutil.Process]:
    """Return the processes that read now, and what they were forked from."""
    return [p for p in psutil.Process().children(recursive=True) if is_reader(p)]


def is_reader(process: psutil.Process) -> bool:
    try:
        line = " ".join(process.cmdline())
    except psutil.Error:
        return False
    return "forkserver" in line or "spawn_main" in line


@pytest.mark.parametrize("which", [0, 1])
def test_a_process_that_dies_is_replaced_from_the_same_place(
    data: Dataset, which: int
) -> None:
    """The first is the one that they are forked from: without it they still read."""
    plain = list(batches(data, 0).epoch(1))
    running = batches(data, 2).epoch(1)
    found = [next(running)]
    os.kill(readers()[which].pid, signal.SIGKILL)
    found += list(running)
    assert same(plain, found)


def test_no_process_outlives_an_epoch_that_is_left(data: Dataset) -> None:
    running = batches(data, 2).epoch(1)
    next(running)
    assert len(readers()) >= 2
    running.close()  # type: ignore[attr-defined]
    assert len(readers()) <= 1  # the one that they are forked from stays


def test_a_file_that_becomes_shorter_is_told(data: Dataset, tmp_path: Path) -> None:
    os.truncate(tmp_path / "pixels", 100)
    with pytest.raises(DataError, match=r"failed twice at the same place: .*shorter"):
        list(batches(data, 1).epoch(1))
    with pytest.raises(DataError, match="can no longer be read: the file has become"):
        list(batches(data, 0).epoch(1))


class Meager:
    """Starts processes as ever, but the third fails as where no file can be opened."""

    def __init__(self) -> None:
        self.usual = multiprocessing.get_context("forkserver")
        self.started: list[Any] = []
        self.pipes: list[Connection] = []

    def Pipe(self) -> tuple[Connection, Connection]:
        both = self.usual.Pipe()
        self.pipes += both
        return both

    def Process(self, **options: Any) -> Any:
        process: Any = self.usual.Process(**options)
        if len(self.started) == 2:
            process.start = self.refuse
        self.started.append(process)
        return process

    def refuse(self) -> None:
        raise OSError(errno.EMFILE, "Too many open files")


def test_a_process_that_cannot_start_leaves_no_other_behind(
    data: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = Meager()
    monkeypatch.setattr(loader, "_context", lambda: context)
    plain = list(batches(data, 0).epoch(1))
    running = batches(data, 3).epoch(1)
    found = [next(running)]
    assert len(context.started) == 6, "tried once more"
    assert all(pipe.closed for pipe in context.pipes[:6])
    for process in context.started[:2]:
        with pytest.raises(ValueError, match="closed"):
            process.is_alive()
    assert same(plain, found + list(running))


def test_samples_that_do_not_suit_are_told_as_without_processes(data: Dataset) -> None:
    """Another process would find the same: it is not asked, nor blamed."""
    assert data.file is not None
    asked = []

    def pieces() -> Any:
        asked.append(1)
        return iter([[0, 1], [2, 3]])

    pipeline = Pipeline(DatasetConfig(), (3, 20, 20))
    with pytest.raises(DataError) as told:
        list(loader.loaded(data.file.reader, (1, 20, 20), pipeline, pieces, 1))
    assert told.value.message.startswith("The Input expects 3")
    assert len(asked) == 1
