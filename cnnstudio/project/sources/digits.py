"""The bundled digits: 5,000 of MNIST, 28 × 28, and 1,797 of UCI, 8 × 8."""

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


FACTS_OF_SMALL_DIGITS = DataFacts(
    shape=(1, 8, 8),
    classes=tuple("0123456789"),
    count=1_797,
    counts=(178.0, 182.0, 177.0, 183.0, 181.0, 182.0, 181.0, 179.0, 174.0, 180.0),
)


@SOURCES.register("small_digits", marked("Data", "Small digits, 8 × 8"))
@dataclass(frozen=True, slots=True, kw_only=True)
class SmallDigits(Source):
    """1,797 handwritten digits, 8 × 8, bundled: for tests that take a second."""

    def known(self) -> DataFacts:
        """Return what is in the bundled file."""
        return FACTS_OF_SMALL_DIGITS
