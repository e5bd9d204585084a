"""A data set ready for training: on the device or in its file, divided, prepared."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch

from cnnstudio.engine.data.augmentation import as_numbers, as_stored
from cnnstudio.engine.data.loading import load
from cnnstudio.engine.data.mapped import RESIDENT, MappedFile, file_of
from cnnstudio.engine.data.pipeline import Pipeline
from cnnstudio.engine.data.raw import RawData, no_sizes
from cnnstudio.engine.data.scanned import facts_in
from cnnstudio.engine.data.split import PARTS, Part, divide
from cnnstudio.engine.data.watch import WatchedFile
from cnnstudio.engine.device import send
from cnnstudio.engine.device_memory import memory_of
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.facts import DataFacts, Task
from cnnstudio.project.settings import DatasetConfig, settings_to

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Dataset:
    """Samples and targets, as `RawData` describes them, for one Input.

    `inputs` are on `device` unless they are in a `file`, from which each batch is read.
    `parts` holds the indices of each part, `facts` what is known of all samples. Bytes
    are taken as 0 to 1. `objects` (N, H, W) are above 0 where an image shows what its
    class is about, for data with classes that know it. `sizes` (N, 2) are width and
    height of each sample's file, or empty. `config` is what was loaded.
    """

    inputs: torch.Tensor
    targets: torch.Tensor
    task: Task
    classes: tuple[str, ...]
    parts: dict[Part, torch.Tensor]
    pipeline: Pipeline
    device: torch.device
    fingerprint: str
    facts: DataFacts
    names: Sequence[str] = ()
    digests: Sequence[str] = ()
    file: MappedFile | None = field(default=None, compare=False)
    files: Sequence[WatchedFile] = field(default=(), compare=False)
    objects: torch.Tensor | None = field(default=None, compare=False)
    sizes: NDArray[np.int32] = field(default_factory=no_sizes, compare=False)
    config: DatasetConfig | None = field(default=None, compare=False)

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of one sample as the network is given it."""
        return self.pipeline.shape

    def size(self, part: Part) -> int:
        """How many samples a part has."""
        return len(self.parts[part])

    def pixels(self, indices: torch.Tensor) -> torch.Tensor:
        """Samples (B, …) as float32 of the Input's shape, not normalised."""
        return as_numbers(self.stored(indices))

    def prepared(self, indices: torch.Tensor) -> torch.Tensor:
        """Samples (B, …) as the network is given them, without augmentation."""
        return self.pipeline.numbers(as_stored(self.stored(indices)))

    def targets_of(self, indices: torch.Tensor) -> torch.Tensor:
        """Targets of samples: int64 of classes and masks, else float32."""
        chosen = self.targets.index_select(0, indices.to(self.targets.device))
        return chosen.long() if self.task in ("classes", "masks") else chosen

    def index(self, part: Part, number: int) -> torch.Tensor:
        """Index (1,) into `inputs` of the part's sample `number`, counted from 0."""
        return self.parts[part][number : number + 1]

    def stored(self, indices: torch.Tensor) -> torch.Tensor:
        """Samples (B, …) of the Input's shape: bytes, or float32 where they are."""
        if self.file is None:
            return self.inputs.index_select(0, indices)
        try:
            rows = self.file.reader.rows(indices.tolist(), self.inputs.shape[1:])
        except OSError as error:
            text = translate(
                "Engine", "The decoded samples can no longer be read: {reason}."
            )
            reason = error.strerror or str(error)
            raise DataError(text.format(reason=reason)) from error
        return send(self.pipeline.prepare(torch.from_numpy(rows)), self.device)


def resident_bytes(device: torch.device) -> int:
    """Return how large a set may be that is held on a device as a whole."""
    if device.type == "cpu":
        return RESIDENT
    return max(RESIDENT, memory_of(device).free // 2)


def load_dataset(
    config: DatasetConfig,
    shape: tuple[int, ...],
    device: torch.device,
    resident: int | None = None,
) -> Dataset:
    """Load the samples of a project for an Input of `shape`; raises `DataError`."""
    return make_dataset(load(config), config, shape, device, resident)


def make_dataset(
    raw: RawData,
    config: DatasetConfig,
    shape: tuple[int, ...],
    device: torch.device,
    resident: int | None = None,
) -> Dataset:
    """Divide, fit and measure samples that are loaded already; raises `DataError`.

    Samples in a file stay there if they are more than `resident` bytes, by default what
    suits the device.
    """
    if resident is None:
        resident = resident_bytes(device)
    parts = divide(raw, config)
    targets, pipeline = torch.from_numpy(raw.targets), Pipeline(config, shape)
    inputs, file = _inputs(raw, pipeline, resident)
    pipeline.prepare(inputs[:1])  # what does not fit is told now, not at the first step
    pipeline.fit(inputs, parts["train"])
    pipeline.to(device)
    if raw.task == "masks":
        targets = pipeline.prepare_masks(targets)
    objects = None
    if raw.objects is not None:
        objects = pipeline.prepare_masks(torch.from_numpy(raw.objects)).to(device)
    facts = facts_in(raw)
    return Dataset(
        inputs.to(device) if file is None else inputs,
        targets.to(device),
        raw.task,
        raw.classes,
        {part: parts[part].to(device) for part in PARTS},
        pipeline,
        device,
        _fingerprint(facts, config, shape),
        facts,
        raw.names,
        raw.digests,
        file,
        raw.files,
        objects,
        raw.sizes,
        config,
    )


def _inputs(
    raw: RawData, pipeline: Pipeline, resident: int
) -> tuple[torch.Tensor, MappedFile | None]:
    """Return samples, prepared, or as they are in a file in which they stay."""
    inputs, file = torch.from_numpy(raw.inputs), file_of(raw.inputs)
    if file is not None and inputs.nbytes > resident:
        return inputs, file
    # A copy, if it came from a file: that may be cut off by others.
    return pipeline.prepare(inputs if file is None else inputs.clone()), None


def _fingerprint(
    facts: DataFacts, config: DatasetConfig, shape: tuple[int, ...]
) -> str:
    """Tell samples as they are trained from all others."""
    marks = f"{facts.fingerprint} {sorted(settings_to(config).items())} {shape}"
    return hashlib.sha256(marks.encode()).hexdigest()[:16]
