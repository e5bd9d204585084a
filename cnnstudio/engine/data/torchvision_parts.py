"""How torchvision is asked for each data set: one object for each of its parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from cnnstudio.engine.data.cifar import KINDS, Cifar

TRAIN, VALIDATION, TEST, ALL = 0, 1, 2, -1

Options = tuple[int, dict[str, Any]]


class Images(Protocol):
    """What torchvision's data sets have in common: pictures and targets, by number."""

    def __getitem__(self, number: int) -> tuple[Any, Any]: ...

    def __len__(self) -> int: ...


Maker = Callable[[str, Path, dict[str, Any]], Images]
"""Makes a part of a data set of this name in a folder, downloading what is missing."""

BY_FLAG: list[Options] = [(TRAIN, {"train": True}), (TEST, {"train": False})]
BY_SPLIT: list[Options] = [(TRAIN, {"split": "train"}), (TEST, {"split": "test"})]
OF_THREE: list[Options] = [
    (TRAIN, {"split": "train"}),
    (VALIDATION, {"split": "val"}),
    (TEST, {"split": "test"}),
]
WHOLE: list[Options] = [(ALL, {})]

PARTS: dict[str, list[Options]] = {
    "EMNIST": [
        (TRAIN, {"split": "balanced", "train": True}),
        (TEST, {"split": "balanced", "train": False}),
    ],
    "SEMEION": WHOLE,
    "SVHN": BY_SPLIT,
    "STL10": BY_SPLIT,
    "GTSRB": BY_SPLIT,
    "Flowers102": OF_THREE,
    "OxfordIIITPet": [(TRAIN, {"split": "trainval"}), (TEST, {"split": "test"})],
    "Food101": BY_SPLIT,
    "EuroSAT": WHOLE,
    "Imagenette": [
        (TRAIN, {"split": "train", "size": "160px"}),
        (TEST, {"split": "val", "size": "160px"}),
    ],
    "DTD": OF_THREE,
    "FGVCAircraft": OF_THREE,
    "Caltech101": WHOLE,
    "Caltech256": WHOLE,
    "PCAM": OF_THREE,
    "Omniglot": [(TRAIN, {"background": True}), (TEST, {"background": False})],
    "RenderedSST2": OF_THREE,
    "Country211": [
        (TRAIN, {"split": "train"}),
        (VALIDATION, {"split": "valid"}),
        (TEST, {"split": "test"}),
    ],
    "CelebA": [
        (TRAIN, {"split": "train"}),
        (VALIDATION, {"split": "valid"}),
        (TEST, {"split": "test"}),
    ],
    "LFWPeople": [(TRAIN, {"split": "train"}), (TEST, {"split": "test"})],
    "Places365": [
        (TRAIN, {"split": "train-standard", "small": True}),
        (TEST, {"split": "val", "small": True}),
    ],
}
"""Parts of a data set: which of ours they are, and torchvision's arguments. Those that
are not named here have a training and a test part by a flag."""

TARGETS_APART = ("Omniglot",)
"""Data sets whose parts have classes of their own, numbered anew in each."""


def parts_of(name: str) -> list[Options]:
    """Return the parts of a data set, in order."""
    return PARTS.get(name, BY_FLAG)


def make_part(name: str, folder: Path, options: dict[str, Any]) -> Images:
    """Make a part with torchvision, which downloads and checks what is missing."""
    from torchvision import datasets

    if name in KINDS:
        return Cifar(name, folder, options["train"])
    part: Images = getattr(datasets, name)(str(folder), download=True, **options)
    return part
