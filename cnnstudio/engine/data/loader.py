"""Processes that read samples ahead, for data that do not fit into memory.

They get what to read from the order that is derived anyway, so batches are the same
with any number of them. One that dies is replaced once, from the same place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import torch
from torch.utils.data import DataLoader, Dataset, Sampler

from cnnstudio.engine.data.mapped import RowFile
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    from cnnstudio.engine.data.pipeline import Pipeline

PATIENCE = 60
"""Seconds that one piece may take; a process that hangs would else hang the run."""

Pieces = Callable[[], Iterator[list[int]]]
"""Gives the places of the samples of each piece, from the first one on."""


class _Prepared(Dataset[torch.Tensor]):
    """Samples of a file, prepared, for whatever places are asked for together."""

    def __init__(self, file: RowFile, shape: Sequence[int], pipeline: Pipeline) -> None:
        self.file, self.shape, self.pipeline = file, tuple(shape), pipeline

    def __getitem__(self, places: list[int]) -> torch.Tensor:
        rows = self.file.rows(places, self.shape)
        return self.pipeline.prepare(torch.from_numpy(rows))


class _Order(Sampler[list[int]]):
    """The pieces that are still to be read."""

    def __init__(self, pieces: Pieces, done: int) -> None:
        self._pieces, self._done = pieces, done

    def __iter__(self) -> Iterator[list[int]]:
        pieces = self._pieces()
        for _ in range(self._done):
            next(pieces)
        return pieces


def loaded(
    file: RowFile,
    shape: Sequence[int],
    pipeline: Pipeline,
    pieces: Pieces,
    workers: int,
) -> Iterator[torch.Tensor]:
    """Yield the prepared samples of each piece, on the CPU.

    Raises `DataError` if a process ends twice at one piece, or a piece takes a minute.
    """
    done, failed_at = 0, -1
    while True:
        loader = DataLoader(
            _Prepared(file, shape, pipeline),
            sampler=_Order(pieces, done),
            batch_size=None,
            num_workers=workers,
            multiprocessing_context="spawn",
            timeout=PATIENCE,
            generator=torch.Generator(),  # or it would draw from everybody's
        )
        samples = iter(loader)
        try:
            for piece in samples:
                yield piece
                done += 1
            return
        except (RuntimeError, OSError) as error:
            if failed_at == done:
                raise _failed(file, error) from error
            failed_at = done
        finally:
            del samples, loader  # their processes end with them


def _failed(file: RowFile, error: Exception) -> DataError:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    text = translate(
        "Engine",
        "The processes that read {path} failed twice at the same place: {reason} Set "
        "loader processes to 0 to read without them.",
    )
    reason = lines[-1].rstrip(".") + "."
    return DataError(text.format(path=file.path, reason=reason), details=str(error))
