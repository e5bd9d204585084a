"""Where images come from: each source gives all of them as one array."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.paths import resource
from cnnstudio.project.settings import DatasetConfig, data_name
from cnnstudio.project.sources.digits import FACTS_OF_DIGITS, Digits
from cnnstudio.project.sources.source import Source

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIGITS_FILE = "digits/mnist_5k.npz"


@dataclass(frozen=True)
class RawImages:
    """Images (N, C, H, W) as bytes, labels (N,), the names of the classes."""

    images: NDArray[np.uint8]
    labels: NDArray[np.int64]
    classes: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse labels that name no class: the loss would fail far from the cause."""
        if len(self.labels) != len(self.images):
            raise DataError(
                translate(
                    "Engine",
                    "There are {count:,} images and {count2:,} labels: every image "
                    "needs one.",
                ).format(count=len(self.images), count2=len(self.labels))
            )
        bad = np.flatnonzero((self.labels < 0) | (self.labels >= len(self.classes)))
        if len(bad):
            raise DataError(
                translate(
                    "Engine",
                    "Image {bad:,} has the label {labels}, expected 0 to {number}; "
                    "{count:,} labels are wrong.",
                ).format(
                    bad=bad[0],
                    labels=self.labels[bad[0]],
                    number=len(self.classes) - 1,
                    count=len(bad),
                )
            )

    def fingerprint(self) -> str:
        """A short hash of all images and labels."""
        content = hashlib.sha256(str(self.images.shape).encode())
        content.update(np.ascontiguousarray(self.images).data)
        content.update(np.ascontiguousarray(self.labels).data)
        return content.hexdigest()[:16]


def load(config: DatasetConfig) -> RawImages:
    """Read all images of a project's data; raises `DataError`.

    They must be what is known of them, by which the window has judged the network
    already.
    """
    if not config.sources:
        raise DataError(
            translate(
                "Engine",
                "No data are chosen for this network yet: choose a data set in "
                "the training settings, under Data.",
            )
        )
    source = config.sources[0]
    raw, facts = LOADERS[type(source)](), source.known()
    if facts is None:
        raise DataError(
            translate(
                "Engine", "The data of {name} were not scanned yet: scan them first."
            ).format(name=data_name(config))
        )
    expected = (facts.count, *facts.shape)
    if raw.images.shape != expected or raw.classes != facts.classes:
        raise DataError(
            translate(
                "Engine",
                "The {title} are not as expected: {size} of {count} classes, "
                "found {size2} of {count2}. Install CNN Studio again.",
            ).format(
                title=data_name(config),
                size=_size(expected),
                count=len(facts.classes),
                size2=_size(raw.images.shape),
                count2=len(raw.classes),
            )
        )
    return raw


def _size(shape: tuple[int, ...]) -> str:
    return " × ".join(f"{n:,}" for n in shape)


def load_digits(path: Path | None = None) -> RawImages:
    """Read the bundled digits: 5,000 of MNIST, 28 × 28, 500 of each class."""
    path = path if path is not None else resource(DIGITS_FILE)
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            images, labels = arrays["images"], arrays["labels"]
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise DataError(
            translate(
                "Engine",
                "The bundled digits in {path} cannot be read. Install CNN Studio "
                "again.",
            ).format(path=path),
            details=repr(error),
        ) from error
    if images.dtype != np.uint8 or images.ndim != 3 or labels.ndim != 1:
        raise DataError(
            translate(
                "Engine",
                "The bundled digits in {path} are not as expected: images × "
                "height × width as bytes, found {shape} as {dtype}.",
            ).format(path=path, shape=images.shape, dtype=images.dtype)
        )
    classes = FACTS_OF_DIGITS.classes
    return RawImages(images[:, None], labels.astype(np.int64), classes)


LOADERS: dict[type[Source], Callable[[], RawImages]] = {Digits: load_digits}
