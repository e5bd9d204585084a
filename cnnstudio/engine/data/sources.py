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
from cnnstudio.project.settings import DIGITS, NO_DATA
from cnnstudio.project.sources import SOURCES

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


def load(source: str) -> RawImages:
    """Read all images of a source; raises `DataError`.

    They must be what `project.sources` says, by which the window has judged the
    network already.
    """
    if source == NO_DATA:
        raise DataError(
            translate(
                "Engine",
                "No data are chosen for this network yet: choose a data set in "
                "the training settings, under Data.",
            )
        )
    if source not in LOADERS:
        known = ", ".join(LOADERS)
        raise DataError(
            translate(
                "Engine", "There is no data set {source}; expected {known}."
            ).format(source=source, known=known)
        )
    raw, known_as = LOADERS[source](), SOURCES[source]
    expected = (known_as.images, *known_as.shape)
    if raw.images.shape != expected or raw.classes != known_as.classes:
        raise DataError(
            translate(
                "Engine",
                "The {title} are not as expected: {size} of {count} classes, "
                "found {size2} of {count2}. Install CNN Studio again.",
            ).format(
                title=known_as.title,
                size=_size(expected),
                count=len(known_as.classes),
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
    classes = SOURCES[DIGITS].classes
    return RawImages(images[:, None], labels.astype(np.int64), classes)


LOADERS: dict[str, Callable[[], RawImages]] = {DIGITS: load_digits}
