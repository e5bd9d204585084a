"""What lies between the samples and the network: the steps of a project, performed.

Four moments: `prepare` changes pictures when they are loaded, `fit` measures training
samples, `normalize` is what every sample gets on its way into the network, and `plan`
draws what training samples get before that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from cnnstudio.engine.data.augmentation import (
    Augmentation,
    Pixels,
    Plan,
    as_stored,
)
from cnnstudio.engine.data.mapped import release_of
from cnnstudio.engine.data.steps.perform import (
    Change,
    Fitting,
    Picture,
    Training,
    performer_of,
)
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.pipeline import at, performed, shape_behind

if TYPE_CHECKING:
    from cnnstudio.project.settings import DatasetConfig
    from cnnstudio.project.steps.step import Step

BLOCK = 512
"""Samples prepared or measured at once: as numbers they take four times the memory."""


class Pipeline:
    """The steps of a project, for an Input of one shape; fitted by `fit`.

    Raises `DataError` if a step cannot work on such inputs.
    """

    def __init__(self, config: DatasetConfig, shape: tuple[int, ...]) -> None:
        self.shape = tuple(shape)
        self._pictures: list[tuple[Step, Picture]] = [
            (step, performer_of(step)) for step in at(config.pipeline, "pictures")
        ]
        numbers = at(config.pipeline, "numbers")
        self._fittings: list[Fitting] = [performer_of(step) for step in numbers]
        self._marks = [f"{n}.{step.kind}." for n, step in enumerate(numbers)]
        self._changes: list[Change] = []
        self.augmentation = Augmentation(at(config.pipeline, "training"))
        for step in performed(config.pipeline):
            _check_rank(step, self.shape)

    def is_ready(self, found: tuple[int, ...]) -> bool:
        """True if samples of this shape need no preparing."""
        steps = [step for step, _ in self._pictures]
        same = all(step.output(found, self.shape) == found for step in steps)
        return found == self.shape and same

    def prepare(self, samples: torch.Tensor) -> torch.Tensor:
        """Bring samples (N, …) to the Input's shape; raises `DataError`."""
        found = tuple(samples.shape[1:])
        if self.is_ready(found):
            return samples.contiguous()
        reached = shape_behind([s for s, _ in self._pictures], found, self.shape)
        if reached != self.shape:
            raise _mismatch(self.shape, found, reached, len(self._pictures))
        blocks = torch.split(samples, BLOCK)
        return torch.cat([self._prepared(block) for block in blocks])

    def _prepared(self, images: torch.Tensor) -> torch.Tensor:
        for _, picture in self._pictures:
            images = picture.images(images, self.shape)
        return images

    def prepare_masks(self, masks: torch.Tensor) -> torch.Tensor:
        """Bring masks (N, H, W) to the size of their images, without mixing classes."""
        for _, picture in self._pictures:
            masks = picture.masks(masks, self.shape)
        return masks.contiguous()

    def fit(self, samples: torch.Tensor, indices: torch.Tensor) -> None:
        """Measure the training samples, each step behind those before it.

        `samples` (N, …) are prepared or as they were found; `indices` choose those of
        the training part. Raises `DataError`.
        """
        self._changes = []
        for fitting in self._fittings:
            training = Training(_Blocks(self, samples, indices), self.shape)
            self._changes = [*self._changes, fitting.fit(training)]

    def fit_without_samples(
        self, why: str, stored: Callable[[], Mapping[str, torch.Tensor]] = dict
    ) -> None:
        """Give steps that measure what a run `measured`, as it is stored.

        A step whose numbers are not there raises `why` when it is used; `stored` may
        raise `DataError`, which is then told besides.
        """
        needed = any(fitting.measures for fitting in self._fittings)
        try:
            known = stored() if needed else {}
        except DataError as error:
            known, why = {}, f"{why} {error.message}"
        self._changes = [
            self._without_samples(fitting, mark, known, why)
            for fitting, mark in zip(self._fittings, self._marks, strict=True)
        ]

    def _without_samples(
        self, fitting: Fitting, mark: str, known: Mapping[str, torch.Tensor], why: str
    ) -> Change:
        own = (name for name in known if name.startswith(mark))
        state = {name.removeprefix(mark): known[name] for name in own}
        try:
            if fitting.measures:
                return fitting.restored(state, self.shape)
            return fitting.fit(Training(lambda: iter(()), self.shape))
        except (DataError, ValueError):
            return _Unmeasured(why)

    def to(self, device: torch.device) -> None:
        """Take what was measured to a device."""
        self._changes = [change.to(device) for change in self._changes]

    def augment_as(self, config: DatasetConfig) -> None:
        """Augment as these settings say, from the next batches that are drawn on."""
        self.augmentation = Augmentation(at(config.pipeline, "training"))

    @property
    def changes(self) -> list[Change]:
        """What the steps on numbers were fitted to, in their order."""
        return list(self._changes)

    def state(self) -> list[dict[str, torch.Tensor]]:
        """Return the numbers that each step was fitted to, for a prediction later."""
        return [change.state() for change in self._changes]

    def measured(self) -> dict[str, torch.Tensor]:
        """Return the numbers of the steps that measure, by place, kind and name."""
        found = zip(self._fittings, self._marks, self._changes, strict=True)
        return {
            mark + name: value
            for fitting, mark, change in found
            if fitting.measures
            for name, value in change.state().items()
        }

    def normalize(self, pixels: torch.Tensor) -> torch.Tensor:
        """Make the network's numbers of pixels (B, …) from 0 to 1; works in place."""
        for change in self._changes:
            pixels = change.apply(pixels)
        return pixels

    def numbers(self, pixels: Pixels) -> torch.Tensor:
        """Make the network's numbers of pixels of any white; may work in place."""
        values, white = pixels.values.to(torch.float32), pixels.white
        if white == 1:
            return self.normalize(values)
        first = self._changes[0].scaled(white) if self._changes else None
        if first is None:
            return self.normalize(values.div_(white))
        values = first.apply(values)
        for change in self._changes[1:]:
            values = change.apply(values)
        return values

    def plan(
        self, indices: torch.Tensor, seed: int, epoch: int, device: torch.device
    ) -> Plan | None:
        """Draw for training samples (N,), given by index on the CPU; None: nothing.

        What is drawn depends on seed, epoch and index alone.
        """
        if not self.augmentation.is_on:
            return None
        size = (self.shape[-2], self.shape[-1]) if len(self.shape) > 2 else (1, 1)
        return self.augmentation.plan(indices, seed, epoch, size, device)


@dataclass(frozen=True, slots=True)
class _Unmeasured(Change):
    """A step that could not be fitted; says why to whoever has to be given numbers."""

    why: str

    def apply(self, values: torch.Tensor) -> torch.Tensor:
        raise DataError(self.why)

    def to(self, device: torch.device) -> Change:
        return self

    def state(self) -> dict[str, torch.Tensor]:
        raise DataError(self.why)


@dataclass(frozen=True, slots=True)
class _Blocks:
    """The training samples, block by block, behind the steps fitted already."""

    pipeline: Pipeline
    samples: torch.Tensor
    indices: torch.Tensor

    def __call__(self) -> Iterator[torch.Tensor]:
        for chosen in torch.split(self.indices.to(self.samples.device), BLOCK):
            found = self.samples[chosen]
            release_of(self.samples.data_ptr(), 2 * found.nbytes)
            block = self.pipeline.prepare(found)
            yield self.pipeline.numbers(as_stored(block))


def _check_rank(step: Step, shape: tuple[int, ...]) -> None:
    if len(shape) in step.ranks:
        return
    raise DataError(
        translate(
            "Engine",
            "The step {title} works on images, and an input of this network is "
            "{shape}. Remove the step, or switch it off.",
        ).format(title=translate("Steps", step.title), shape=_text(shape))
    )


def _mismatch(
    wanted: tuple[int, ...],
    found: tuple[int, ...],
    reached: tuple[int, ...],
    steps: int,
) -> DataError:
    if len(wanted) < 3 or len(reached) != len(wanted):
        remedy = translate("Engine", "Set the Input's shape to that of the images.")
    elif reached[0] != wanted[0]:
        remedy = translate(
            "Engine",
            "Set the Input's shape to that of the images, or add the step Greyscale or "
            "Grey to RGB.",
        )
    elif reached == found and not steps:
        remedy = translate(
            "Engine",
            "Set the Input's shape to that of the images, or add the step Fit to "
            "Input.",
        )
    else:
        remedy = translate(
            "Engine",
            "The steps make them {reached}: change the last of them, or choose resize "
            "in Fit to Input.",
        ).format(reached=_text(reached))
    return DataError(
        translate(
            "Engine", "The Input expects {expected}, the images are {got}. {remedy}"
        ).format(expected=_text(wanted), got=_text(found), remedy=remedy)
    )


def _text(shape: tuple[int, ...]) -> str:
    return " × ".join(f"{n:,}" for n in shape)
