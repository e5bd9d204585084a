"""Data sets that torchvision can download: what they are, before anybody does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from cnnstudio.graph.param import choice_param, int_param
from cnnstudio.graph.text import marked
from cnnstudio.project.sources.source import SOURCES, ScannedSource

SEE_PAGE = marked("Data", "see its page")
RESEARCH = marked("Data", "for research, not for trade")


@dataclass(frozen=True, slots=True)
class Offered:
    """A data set: name for people, samples, classes, and what it takes.

    `megabytes` are about what is downloaded; `side` is that of its images, 0 where
    they differ; `licence` is what its makers say; `needs` is a package that torchvision
    wants for reading it, beyond what is installed with it.
    """

    title: str
    samples: int
    classes: int
    megabytes: int
    side: int = 0
    licence: str = SEE_PAGE
    needs: str = ""


OFFERED: dict[str, Offered] = {
    "MNIST": Offered("MNIST", 70_000, 10, 12, 28, "CC BY-SA 3.0"),
    "FashionMNIST": Offered("Fashion-MNIST", 70_000, 10, 31, 28, "MIT"),
    "KMNIST": Offered("Kuzushiji-MNIST", 70_000, 10, 21, 28, "CC BY-SA 4.0"),
    "EMNIST": Offered("EMNIST (balanced)", 131_600, 47, 562, 28),
    "QMNIST": Offered("QMNIST", 120_000, 10, 20, 28),
    "USPS": Offered("USPS", 9_298, 10, 9, 16),
    "SEMEION": Offered("SEMEION", 1_593, 10, 3, 16),
    "CIFAR10": Offered("CIFAR-10", 60_000, 10, 171, 32),
    "CIFAR100": Offered("CIFAR-100", 60_000, 100, 170, 32),
    "SVHN": Offered("SVHN", 99_289, 10, 246, 32, RESEARCH, "scipy"),
    "STL10": Offered("STL-10", 13_000, 10, 2_640, 96),
    "GTSRB": Offered("GTSRB (traffic signs)", 39_270, 43, 272),
    "Flowers102": Offered("Flowers-102", 8_189, 102, 345, 0, SEE_PAGE, "scipy"),
    "OxfordIIITPet": Offered("Oxford-IIIT Pet", 7_349, 37, 811, 0, "CC BY-SA 4.0"),
    "Food101": Offered("Food-101", 101_000, 101, 4_997),
    "EuroSAT": Offered("EuroSAT", 27_000, 10, 94, 64, "MIT"),
    "Imagenette": Offered("Imagenette (160 px)", 13_394, 10, 99),
    "DTD": Offered("Describable Textures", 5_640, 47, 625, 0, RESEARCH),
    "FGVCAircraft": Offered("FGVC Aircraft", 10_000, 100, 2_754, 0, RESEARCH),
    "Caltech101": Offered("Caltech-101", 8_677, 101, 138, 0, "CC BY 4.0", "gdown"),
    "Caltech256": Offered("Caltech-256", 30_607, 257, 1_183, 0, "CC BY 4.0", "gdown"),
    "PCAM": Offered("PatchCamelyon", 327_680, 2, 8_000, 96, "CC0", "h5py"),
    "Omniglot": Offered("Omniglot", 32_460, 1_623, 16, 105, "MIT"),
    "RenderedSST2": Offered("Rendered SST-2", 9_613, 2, 500),
    "Country211": Offered("Country211", 63_300, 211, 21_000),
    "CelebA": Offered("CelebA (40 labels)", 202_599, 40, 1_443, 0, RESEARCH, "gdown"),
    "LFWPeople": Offered("Labeled Faces in the Wild", 13_233, 5_749, 243, 250),
    "Places365": Offered("Places365 (256 px)", 1_839_960, 365, 25_000, 256),
}
"""By their names in torchvision, in the order in which they are offered."""


@SOURCES.register("torchvision", marked("Data", "Known data set (download)"))
@dataclass(frozen=True, slots=True, kw_only=True)
class TorchvisionSet(ScannedSource):
    """A known data set, downloaded by torchvision when you ask for it, and kept."""

    words: ClassVar[Mapping[str, str]] = MappingProxyType(
        {name: offered.title for name, offered in OFFERED.items()}
    )

    dataset: str = choice_param(
        "MNIST",
        tuple(OFFERED),
        label="Data set",
        help="Its size and licence are shown before anything is downloaded.",
    )
    side: int = int_param(
        0,
        maximum=1_024,
        label="Side in pixels",
        help="Larger and smaller images are brought to this size; 0 is automatic: "
        "their own if all are alike, else 64.",
    )

    @property
    def offered(self) -> Offered:
        """What is known of the data set itself."""
        return OFFERED[self.dataset]

    @property
    def name(self) -> str:
        """The data set's own name."""
        return self.offered.title

    @property
    def pixels(self) -> int:
        """Side of the images as they are kept."""
        return self.side or self.offered.side or 64
