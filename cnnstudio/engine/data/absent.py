"""Data that are no longer there: what a run knows of them without a sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import torch

from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.data.pipeline import Pipeline
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.settings import DatasetConfig, facts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cnnstudio.project.facts import Task
    from cnnstudio.project.split_sizes import Part


class _NoParts(dict["Part", torch.Tensor]):
    """Every part, whichever is asked for, raises why it is not there."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self._why = why

    def __missing__(self, part: Part) -> torch.Tensor:
        raise DataError(self._why)


def absent_dataset(
    config: DatasetConfig,
    shape: tuple[int, ...],
    device: torch.device,
    reason: str,
    measured: Callable[[], Mapping[str, torch.Tensor]] = dict,
) -> Dataset:
    """Return data without samples for an Input of `shape`; raises `DataError`.

    Kind of target and classes are those that the project knows; numbers that were
    `measured` on the samples are those that a run has kept. Whoever asks for a part,
    or for numbers that were not kept, is told the `reason` and what to do, by a
    `DataError`.
    """
    text = translate(
        "Engine",
        "The data of this run cannot be read: {reason} Put them back and open the "
        "project again; the weights of its layers are there without them.",
    )
    why = text.format(reason=reason)
    facts = facts_of(config) or DataFacts(shape=shape)
    nothing = torch.zeros(0, dtype=torch.uint8)
    pipeline = Pipeline(config, shape)
    pipeline.fit_without_samples(why, measured)
    pipeline.to(device)
    return Dataset(
        nothing,
        nothing,
        cast("Task", facts.task),
        facts.classes,
        _NoParts(why),
        pipeline,
        device,
        "",
        facts,
        config=config,
    )
