"""What a source gives: all samples and targets as arrays, whatever they are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from cnnstudio.engine.data.mapped import release_of
from cnnstudio.engine.data.watch import WatchedFile
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.facts import Task

if TYPE_CHECKING:
    from numpy.typing import NDArray

BLOCK = 4_096
"""Samples looked at together, so that a mapped file is never whole in memory."""


def no_sizes() -> NDArray[np.int32]:
    """Return the sizes of samples that were no files of their own: none, (0, 2)."""
    return np.zeros((0, 2), np.int32)


@dataclass(frozen=True)
class RawData:
    """Samples and their targets, as they were found.

    `inputs` are images (N, C, H, W) or clips (N, C, T, H, W) as bytes, or rows (N, F)
    as float32. `targets` are, by `task`: "classes" int64 (N,), "labels" float32 of
    0 and 1 (N, C), "values" float32 (N, K), "masks" integers (N, H, W), "none" (N, 0).
    `split` says where data bring their own parts: 0 training, 1 validation, 2 test,
    −1 none of them. `names` and `digests` are of each sample, or empty; equal digests
    are equal inputs. `sizes` (N, 2) are width and height of the files before anything
    was done with them, or empty. `mark` stands for the content where somebody has it
    already, and `files` are those that the samples came from. `objects` (N, H, W) is
    above 0 where an image shows what its class is about, for data that know it; it is
    no target.

    Raises `DataError` for what would fail far from its cause.
    """

    inputs: NDArray[Any]
    targets: NDArray[Any]
    task: Task = "classes"
    classes: tuple[str, ...] = ()
    split: NDArray[np.int8] | None = None
    names: Sequence[str] = ()
    digests: Sequence[str] = ()
    mark: str = field(default="", compare=False)
    files: Sequence[WatchedFile] = field(default=(), compare=False)
    objects: NDArray[np.uint8] | None = field(default=None, compare=False)
    sizes: NDArray[np.int32] = field(default_factory=no_sizes, compare=False)

    def __post_init__(self) -> None:
        """Refuse targets that the loss could not work with."""
        if len(self.targets) != len(self.inputs):
            raise DataError(
                translate(
                    "Engine",
                    "There are {count:,} samples and {count2:,} targets: every sample "
                    "needs one.",
                ).format(count=len(self.inputs), count2=len(self.targets))
            )
        if self.task == "classes":
            self._check_classes()
        elif self.task == "masks":
            self._check_masks()
        else:
            self._check_numbers(self.targets, translate("Engine", "targets"))
        if self.inputs.dtype != np.uint8:
            self._check_numbers(self.inputs, translate("Engine", "samples"))

    def __len__(self) -> int:
        return len(self.inputs)

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of one sample."""
        return tuple(self.inputs.shape[1:])

    def _check_classes(self) -> None:
        labels = self.targets
        bad = np.flatnonzero((labels < 0) | (labels >= len(self.classes)))
        if len(bad):
            raise DataError(
                translate(
                    "Engine",
                    "Sample {bad:,} has the label {labels}, expected 0 to {number}; "
                    "{count:,} labels are wrong.",
                ).format(
                    bad=bad[0],
                    labels=labels[bad[0]],
                    number=len(self.classes) - 1,
                    count=len(bad),
                )
            )

    def _check_masks(self) -> None:
        for first in range(0, len(self.targets), BLOCK):
            highest = int(self.targets[first : first + BLOCK].max(initial=0))
            if highest >= len(self.classes):
                raise DataError(
                    translate(
                        "Engine",
                        "A mask has the class {highest}, expected 0 to {number}.",
                    ).format(highest=highest, number=len(self.classes) - 1)
                )

    def _check_numbers(self, values: NDArray[Any], what: str) -> None:
        for first in range(0, len(values), BLOCK):
            block = np.isfinite(values[first : first + BLOCK]).reshape(
                len(values[first : first + BLOCK]), -1
            )
            bad = np.flatnonzero(~block.all(axis=1))
            if len(bad):
                raise DataError(
                    translate(
                        "Engine",
                        "Of the {what} number {bad:,} holds NaN or infinity: one such "
                        "number would spoil the whole network.",
                    ).format(what=what, bad=first + bad[0])
                )

    def fingerprint(self) -> str:
        """A short hash of all samples and targets."""
        content = hashlib.sha256(f"{self.inputs.shape}{self.mark}".encode())
        arrays = [self.targets] if self.mark else [self.inputs, self.targets]
        for array in arrays:
            for block in _blocks(array):
                content.update(np.ascontiguousarray(block).data)
        return content.hexdigest()[:16]


def _blocks(array: NDArray[Any]) -> Iterator[NDArray[Any]]:
    for first in range(0, len(array), BLOCK):
        block = array[first : first + BLOCK]
        yield block
        release_of(array.__array_interface__["data"][0], block.nbytes)


def joined(parts: Sequence[RawData]) -> RawData:
    """Put sources one behind the other; they must be alike, else `DataError`."""
    first, *others = parts
    for other in others:
        if (other.shape, other.task) != (first.shape, first.task):
            raise DataError(
                translate(
                    "Engine",
                    "The two sources cannot be joined: one has samples of {one}, the "
                    "other of {other}. Give both the same size.",
                ).format(one=size_text(first.shape), other=size_text(other.shape))
            )
        if other.classes != first.classes:
            raise DataError(
                translate(
                    "Engine",
                    "The two sources cannot be joined: one has the classes {one}, the "
                    "other {other}.",
                ).format(one=_some(first.classes), other=_some(other.classes))
            )
    if not others:
        return first
    marks = [part.mark or part.fingerprint() for part in parts]
    return RawData(
        np.concatenate([part.inputs for part in parts]),
        np.concatenate([part.targets for part in parts]),
        first.task,
        first.classes,
        names=[name for part in parts for name in _names(part)],
        digests=[d for part in parts for d in part.digests]
        if all(len(part.digests) for part in parts)
        else (),
        mark=" ".join(marks),
        files=[file for part in parts for file in part.files],
        objects=_objects(parts),
        sizes=np.concatenate([part.sizes for part in parts])
        if all(len(part.sizes) for part in parts)
        else no_sizes(),
    )


def _objects(parts: Sequence[RawData]) -> NDArray[np.uint8] | None:
    """Where the objects are, if all sources say it."""
    found = [part.objects for part in parts if part.objects is not None]
    return np.concatenate(found) if len(found) == len(parts) else None


def _names(part: RawData) -> Sequence[str]:
    return part.names if len(part.names) else [""] * len(part)


def _some(classes: tuple[str, ...]) -> str:
    shown = ", ".join(classes[:5])
    return f"{shown} …" if len(classes) > 5 else shown


def size_text(shape: Sequence[int]) -> str:
    """Say a shape: `3 × 32 × 32`."""
    return " × ".join(f"{n:,}" for n in shape)
