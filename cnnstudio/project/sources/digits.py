"""The bundled digits: 5,000 images of MNIST, 500 of each class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cnnstudio.graph.text import marked
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.sources.source import SOURCES, Source

FACTS_OF_DIGITS = DataFacts(
    shape=(1, 28, 28),
    classes=tuple("0123456789"),
    count=5_000,
    counts=(500.0,) * 10,
)


@SOURCES.register("digits", marked("Data", "MNIST digits"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Digits(Source):
    """5,000 handwritten digits, 28 × 28, bundled."""

    tag: ClassVar[str] = "digits"

    def known(self) -> DataFacts:
        """Return what is in the bundled file."""
        return FACTS_OF_DIGITS
