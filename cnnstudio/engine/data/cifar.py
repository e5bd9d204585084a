"""CIFAR in its binary version: torchvision reads the one that is made of pickles."""

from __future__ import annotations

import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE = 32
LARGEST = 2**28
"""Bytes that one file of the archive may have: the largest has 154 MB."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One of both archives, as its page describes it.

    Each image is `labels` bytes, of which the last is its class, and 3 × 32 × 32
    pixels. `names` is the file of class names, one a line.
    """

    archive: str
    md5: str
    train: tuple[str, ...]
    test: tuple[str, ...]
    names: str
    labels: int

    @property
    def url(self) -> str:
        """Where it is (Krizhevsky 2009)."""
        return f"https://www.cs.toronto.edu/~kriz/{self.archive}"


KINDS = {
    "CIFAR10": Kind(
        "cifar-10-binary.tar.gz",
        "c32a1d4ab5d03f1284b67883e8d87530",
        tuple(f"cifar-10-batches-bin/data_batch_{n}.bin" for n in range(1, 6)),
        ("cifar-10-batches-bin/test_batch.bin",),
        "cifar-10-batches-bin/batches.meta.txt",
        1,
    ),
    "CIFAR100": Kind(
        "cifar-100-binary.tar.gz",
        "03b5dce01913d631647c71ecec9e9cb8",
        ("cifar-100-binary/train.bin",),
        ("cifar-100-binary/test.bin",),
        "cifar-100-binary/fine_label_names.txt",
        2,
    ),
}


class Cifar:
    """A part of CIFAR-10 or CIFAR-100, downloaded by torchvision and checked."""

    def __init__(self, name: str, folder: Path, train: bool) -> None:
        from torchvision.datasets.utils import download_url

        kind = KINDS[name]
        download_url(kind.url, folder, filename=kind.archive, md5=kind.md5)
        self.classes, self._labels, self._images = read_archive(
            folder / kind.archive, kind, train
        )

    def __getitem__(self, number: int) -> tuple[Any, int]:
        picture = Image.fromarray(self._images[number].transpose(1, 2, 0))
        return picture, int(self._labels[number])

    def __len__(self) -> int:
        return len(self._labels)


def read_archive(
    archive: Path, kind: Kind, train: bool
) -> tuple[list[str], NDArray[np.uint8], NDArray[np.uint8]]:
    """Return names of classes, labels (N,) and images (N, 3, 32, 32) of a part.

    Raises `DataError`.
    """
    row = kind.labels + 3 * SIDE * SIDE
    try:
        with tarfile.open(archive) as packed:
            files = [_read(packed, n) for n in (kind.train if train else kind.test)]
            names = _read(packed, kind.names).decode("ascii").split()
        table = np.frombuffer(b"".join(files), np.uint8).reshape(-1, row)
    except (OSError, KeyError, ValueError, tarfile.TarError) as error:
        text = translate("Engine", "{archive} is not as expected: {error}.")
        raise DataError(text.format(archive=archive.name, error=error)) from error
    images = table[:, kind.labels :].reshape(-1, 3, SIDE, SIDE)
    return names, table[:, kind.labels - 1], images


def _read(packed: tarfile.TarFile, name: str) -> bytes:
    entry = packed.getmember(name)
    file = packed.extractfile(entry)
    if file is None or entry.size > LARGEST:
        raise KeyError(name)
    return file.read()
