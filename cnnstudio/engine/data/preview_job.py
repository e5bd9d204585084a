"""What each step of a pipeline makes of an image, as a side job."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import torch

from cnnstudio.bridge.message import Message
from cnnstudio.bridge.pipeline_messages import (
    LOADED,
    PipelinePreviewed,
    PreviewPipeline,
)
from cnnstudio.engine.data.augmentation import Augmentation, as_numbers
from cnnstudio.engine.data.pipeline import Pipeline
from cnnstudio.engine.data.sample_jobs import Divided, divided
from cnnstudio.engine.data.steps.numbers import Shifted
from cnnstudio.engine.data.steps.perform import Change, performer_of
from cnnstudio.engine.errors import DataError
from cnnstudio.project.file_format import ProjectError, loads
from cnnstudio.project.pipeline import at, input_shape, order_of, shape_behind
from cnnstudio.project.project import Project
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.steps.step import Shape, Step

if TYPE_CHECKING:
    from numpy.typing import NDArray

CPU = torch.device("cpu")
BINS = 64
MOST_VALUES = 2_000_000
MOST_SAMPLES = 256
"""The values that histograms are made of: of so many images, or fewer large ones."""
MOST_MEASURED = 16


@dataclass
class _Told:
    """The mappings of an answer, as they fill."""

    pictures: dict[str, NDArray[np.uint8]] = field(default_factory=dict)
    shapes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    histograms: dict[str, NDArray[np.int64]] = field(default_factory=dict)
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)
    means: dict[str, float] = field(default_factory=dict)
    deviations: dict[str, float] = field(default_factory=dict)
    measured: dict[str, NDArray[np.float32]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def tell(self, key: str, values: torch.Tensor, *, as_pixels: bool) -> None:
        """Tell what there is behind a step: values (n, …), of the first the picture."""
        low, high = float(values.min()), float(values.max())
        if as_pixels and low >= 0 and high <= 1:
            low, high = 0.0, 1.0
        high = high if high > low else low + 1
        self.shapes[key] = tuple(values.shape[1:])
        self.ranges[key] = (low, high)
        counts = torch.histc(values.flatten(), BINS, low, high)
        self.histograms[key] = counts.to(torch.int64).numpy()
        spread, mean = torch.var_mean(values.to(torch.float64), correction=0)
        self.means[key], self.deviations[key] = float(mean), float(spread.sqrt())
        if values.dim() > 2:
            self.pictures[key] = _picture(values[0], as_pixels=as_pixels)


def preview_pipeline(request: PreviewPipeline) -> Iterator[Message]:
    """Yield what the steps do, as far as they can be done."""
    try:
        project = loads(request.project).project
        yield _previewed(request, project, divided(project.dataset))
    except (DataError, ProjectError) as error:
        yield PipelinePreviewed(request.request, problem=str(error))


def _previewed(
    request: PreviewPipeline, project: Project, data: Divided
) -> PipelinePreviewed:
    raw, part = data.raw, data.parts["train"]
    number = request.index % len(part)
    each = int(np.prod(raw.shape))
    count = max(1, min(MOST_SAMPLES, len(part), MOST_VALUES // each))
    # Spread over the part: files are often in the order of their classes.
    others = part[np.arange(count - 1) * len(part) // count]
    chosen = np.concatenate([part[number : number + 1], others])
    config = project.dataset
    target = input_shape(project.graph) or shape_behind(
        config.pipeline, raw.shape, raw.shape
    )
    told = _Told()
    problem, grid = "", None
    walk = _Walk(config, target, request, torch.from_numpy(chosen), told)
    try:
        images = torch.from_numpy(np.array(raw.inputs[chosen]))
        walk.through(images)
        # Whether the Input is reached: a sentence says so, if not.
        Pipeline(config, target).prepare(images[:1])
        grid = walk.variants(request.draws)
    except DataError as error:
        problem = str(error)
    return PipelinePreviewed(
        request=request.request,
        index=number,
        count=len(part),
        label=_label(data, int(chosen[0])),
        samples=len(chosen),
        grid=grid,
        failed=walk.at if problem else "",
        problem=problem,
        **vars(told),
    )


class _Walk:
    """Goes through the steps that are on, and tells what comes out of each."""

    def __init__(
        self,
        config: DatasetConfig,
        target: Shape,
        request: PreviewPipeline,
        indices: torch.Tensor,
        told: _Told,
    ) -> None:
        self.at = LOADED
        self._config, self._target = config, target
        self._request, self._indices, self._told = request, indices, told
        self._pixels = torch.empty(0)

    def through(self, images: torch.Tensor) -> None:
        """Do one step after the other with samples (n, …) as they were loaded."""
        values = as_numbers(images)
        self._told.tell(LOADED, values, as_pixels=images.dtype == torch.uint8)
        augmented: list[Step] = []
        changes = 0
        for number in order_of(self._config.pipeline):
            step = self._config.pipeline[number]
            if not step.on:
                continue
            self.at = str(number)
            before = time.perf_counter()
            if step.place == "pictures":
                images = self._checked(step, images)
                values = as_numbers(images)
            elif step.place == "training":
                self._checked(step, images, only=True)
                self._pixels = as_numbers(images)
                augmented.append(step)
                values = self._varied(augmented, self._indices, self._request.epoch)
            else:
                self._checked(step, images, only=True)
                change = fitted(self._config, self._target)[changes]
                changes += 1
                self._measured(change)
                values = change.apply(values.clone())
            self._told.seconds[self.at] = time.perf_counter() - before
            self._told.tell(self.at, values, as_pixels=step.place != "numbers")
        self._pixels = as_numbers(images)

    def _checked(
        self, step: Step, images: torch.Tensor, *, only: bool = False
    ) -> torch.Tensor:
        """Do a step on pictures; `only`: no more than see whether it can be done."""
        found = tuple(images.shape[1:])
        Pipeline(DatasetConfig(pipeline=(step,)), found)  # tells what does not suit
        if only:
            return images
        changed: torch.Tensor = performer_of(step).images(images, self._target)
        return changed

    def _varied(
        self, steps: list[Step], indices: torch.Tensor, epoch: int
    ) -> torch.Tensor:
        size = tuple(self._pixels.shape[-2:])
        if self._pixels.dim() < 3:
            size = (1, 1)
        plan = Augmentation(steps).plan(
            indices, self._request.seed, epoch, (size[0], size[1]), CPU
        )
        return plan.apply(self._pixels.clone(), 0)

    def _measured(self, change: Change) -> None:
        if isinstance(change, Shifted) and change.mean.numel() <= MOST_MEASURED:
            mean, divisor = change.mean.flatten(), change.divisor.flatten()
            pairs = torch.stack(torch.broadcast_tensors(mean, divisor))
            self._told.measured[self.at] = pairs.numpy()

    def variants(self, draws: int) -> NDArray[np.uint8] | None:
        """Return the first image (draws, C, H, W) as so many epochs would see it."""
        if self._pixels.dim() < 4:
            return None
        steps = list(at(self._config.pipeline, "training"))
        self._pixels, index = self._pixels[:1], self._indices[:1]
        first = self._request.epoch
        found = [
            _picture(self._varied(steps, index, epoch)[0], as_pixels=True)
            for epoch in range(first, first + draws)
        ]
        return np.stack(found)


def fitted(config: DatasetConfig, target: Shape) -> list[Change]:
    """Return the changes that a project's steps on numbers were fitted to.

    Raises `DataError`. What is augmented makes no difference to them.
    """
    steps = tuple(step for step in config.pipeline if step.stage != "augment")
    return _fitted(replace(config, pipeline=steps), target)


@lru_cache(maxsize=4)
def _fitted(config: DatasetConfig, target: Shape) -> list[Change]:
    data = divided(config)
    pipeline = Pipeline(config, target)
    samples = torch.from_numpy(data.raw.inputs)
    pipeline.fit(samples, torch.from_numpy(data.parts["train"]))
    return pipeline.changes


def _picture(values: torch.Tensor, *, as_pixels: bool) -> NDArray[np.uint8]:
    """Make bytes (C, H, W) of one image; of a clip the middle frame."""
    if values.dim() == 4:
        values = values[:, values.shape[1] // 2]
    low, high = (0.0, 1.0) if as_pixels else (float(values.min()), float(values.max()))
    shares = (values - low) / (high - low if high > low else 1.0)
    pixels = (shares * 255).round().clamp(0, 255).to(torch.uint8)
    return pixels.contiguous().numpy()


def _label(data: Divided, index: int) -> str:
    raw = data.raw
    return raw.classes[int(raw.targets[index])] if raw.task == "classes" else ""
