"""Samples of a project as it divides them: counted, or to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from cnnstudio.bridge.data_messages import (
    DataDescribed,
    DescribeData,
    SamplesShown,
    ShowSamples,
)
from cnnstudio.bridge.message import Message
from cnnstudio.engine.data.loading import load
from cnnstudio.engine.data.mapped import file_of
from cnnstudio.engine.data.problems import shown
from cnnstudio.engine.data.raw import RawData
from cnnstudio.engine.data.scanned import counts_of, equal_samples, statistics_of
from cnnstudio.engine.data.split import divide
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.file_format import ProjectError, loads
from cnnstudio.project.settings import DatasetConfig, data_name
from cnnstudio.project.split_sizes import PARTS, Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

LISTED = 1_000
MOST = 500
"""Groups of duplicates, and samples, that one answer holds at most."""


@dataclass(frozen=True)
class Divided:
    """A project's samples, and the indices of each part."""

    raw: RawData
    parts: dict[Part, NDArray[np.int64]]


def describe_data(request: DescribeData) -> Iterator[Message]:
    """Yield what is in a project's parts, or why they cannot be made."""
    try:
        config = loads(request.project).project.dataset
        yield _described(request.request, config)
    except (DataError, ProjectError, OSError) as error:
        yield DataDescribed(request.request, problem=str(error))


def show_samples(request: ShowSamples) -> Iterator[Message]:
    """Yield the samples that are asked for, or why there are none."""
    try:
        config = loads(request.project).project.dataset
        yield _shown(request, divided(config))
    except (DataError, ProjectError, OSError) as error:
        yield SamplesShown(
            request.request, request.part, request.label, problem=str(error)
        )


def divided(config: DatasetConfig) -> Divided:
    """Load a project's data and divide them; raises `DataError`."""
    # The steps change nothing here: one loading serves all pipelines.
    return _divided(
        DatasetConfig(
            sources=config.sources, split=config.split, train=config.train,
            validation=config.validation, test=config.test,
            validation_share=config.validation_share, test_share=config.test_share,
            stratified=config.stratified, split_seed=config.split_seed,
        )
    )  # fmt: skip


@lru_cache(maxsize=1)
def _divided(config: DatasetConfig) -> Divided:
    raw = _loaded(DatasetConfig(sources=config.sources))
    parts = {part: found.numpy() for part, found in divide(raw, config).items()}
    return Divided(raw, parts)


@lru_cache(maxsize=1)
def _loaded(config: DatasetConfig) -> RawData:
    return load(config)


def _described(request: int, config: DatasetConfig) -> DataDescribed:
    data = divided(config)
    raw, parts = data.raw, data.parts
    chosen = [parts[part] for part in PARTS]
    mean, deviation, histogram = statistics_of(raw.inputs)
    groups = duplicates(data)
    return DataDescribed(
        request=request,
        name=data_name(config),
        task=raw.task,
        shape=raw.shape,
        classes=raw.classes,
        sizes=tuple(len(indices) for indices in chosen),
        counts=counts_of(raw, chosen),
        mean=mean,
        deviation=deviation,
        histogram=histogram,
        duplicates=tuple(groups[:LISTED]),
        duplicate_count=len(groups),
        across=sum(len({part for part, _, _ in group}) > 1 for group in groups),
    )


def duplicates(data: Divided) -> list[tuple[tuple[Part, int, str], ...]]:
    """Return groups of equal samples in the parts, those over several parts first."""
    raw = data.raw
    digests = raw.digests if len(raw.digests) else digests_of(raw)
    place = {
        int(index): (part, number)
        for part, indices in data.parts.items()
        for number, index in enumerate(indices)
    }
    found = []
    for group in equal_samples(digests):
        known = [(*place[i], i) for i in group if i in place]
        if len(known) > 1:
            found.append(tuple((part, n, _name(raw, i)) for part, n, i in known))
    return sorted(found, key=lambda group: -len({part for part, _, _ in group}))


def digests_of(raw: RawData) -> list[str]:
    """Hash every sample of a source that brings no hashes."""
    from hashlib import blake2b

    return [
        blake2b(np.ascontiguousarray(sample).data, digest_size=16).hexdigest()
        for sample in raw.inputs
    ]


def _name(raw: RawData, index: int) -> str:
    return shown(raw.names[index]) if len(raw.names) else ""


def _shown(request: ShowSamples, data: Divided) -> SamplesShown:
    raw, part = data.raw, data.parts[request.part]
    places = np.arange(len(part))
    if request.label >= 0:
        places = places[_has_label(raw, part, request.label)]
    if request.places:
        wanted = np.array(request.places[:MOST], np.int64)
        places = wanted[(wanted >= 0) & (wanted < len(part))]
    first = max(0, request.first)
    chosen = places[first : first + min(MOST, max(0, request.count))]
    indices = part[chosen]
    arrays: dict[str, Any] = {}
    mapped = file_of(raw.inputs)
    if mapped is None:
        inputs = raw.inputs[indices]
    else:
        inputs = mapped.reader.rows(indices.tolist(), raw.shape)
    if inputs.dtype == np.uint8:
        arrays["images"] = smaller(inputs, request.side)
    else:
        arrays["rows"] = inputs
    if raw.task == "classes":
        arrays["labels"] = raw.targets[indices].astype(np.int32)
    else:
        arrays["labels"] = np.full(len(indices), -1, np.int32)
    if raw.task == "masks":
        masks = raw.targets[indices].astype(np.uint8)
        arrays["masks"] = smaller(masks[:, None], request.side)[:, 0]
    elif raw.task in ("labels", "values"):
        arrays["targets"] = raw.targets[indices].astype(np.float32)
    return SamplesShown(
        request=request.request,
        part=request.part,
        label=request.label,
        first=first,
        total=len(places),
        classes=raw.classes,
        indices=chosen.astype(np.int32),
        names=tuple(_name(raw, int(i)) for i in indices),
        **arrays,
    )


def _has_label(raw: RawData, part: NDArray[np.int64], label: int) -> NDArray[np.bool_]:
    if raw.task == "classes":
        return np.asarray(raw.targets[part] == label)
    if raw.task == "labels" and label < raw.targets.shape[1]:
        return np.asarray(raw.targets[part, label] > 0)
    if raw.task == "masks":
        found = [bool((raw.targets[i] == label).any()) for i in part]
        return np.array(found, bool)
    text = translate("Engine", "These samples have no class of number {0}.")
    raise DataError(text.format(label))


def smaller(images: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Return images (N, C, H, W) with every so manieth pixel; of clips the middle."""
    if images.ndim == 5:
        images = images[:, :, images.shape[2] // 2]
    step = -(-max(images.shape[-2:]) // max(1, side))
    return np.ascontiguousarray(images[:, :, ::step, ::step])
