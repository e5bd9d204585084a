"""The bundled digits."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np

from cnnstudio.engine.data.raw import RawData
from cnnstudio.engine.data.sources.registry import loads
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.paths import resource
from cnnstudio.project.sources.digits import FACTS_OF_DIGITS, Digits, SmallDigits

DIGITS_FILE = "digits/mnist_5k.npz"
SMALL_DIGITS_FILE = "digits/digits_8x8.npz"


@loads(Digits)
def load_digits(source: Digits) -> RawData:
    """Read the bundled digits: 5,000 of MNIST, 28 × 28, 500 of each class."""
    return read_digits(resource(DIGITS_FILE))


@loads(SmallDigits)
def load_small_digits(source: SmallDigits) -> RawData:
    """Read the small bundled digits: 1,797 of UCI, 8 × 8."""
    return read_digits(resource(SMALL_DIGITS_FILE))


def read_digits(path: Path) -> RawData:
    """Read digits from a file with `images` and `labels`; raises `DataError`."""
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
    labels = labels.astype(np.int64)
    return RawData(images[:, None], labels, classes=FACTS_OF_DIGITS.classes)
