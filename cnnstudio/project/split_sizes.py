"""How many samples go into each part: decided once, for window and engine alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cnnstudio.project.settings import DatasetConfig, facts_of

Part = Literal["train", "validation", "test"]
PARTS: tuple[Part, ...] = ("train", "validation", "test")


@dataclass(frozen=True, slots=True)
class PartSizes:
    """Numbers of training, validation and test samples; all 0 without data."""

    train: int = 0
    validation: int = 0
    test: int = 0

    @property
    def total(self) -> int:
        """Samples in all parts."""
        return self.train + self.validation + self.test

    def by_part(self) -> dict[Part, int]:
        """The sizes by the names of the parts."""
        return {"train": self.train, "validation": self.validation, "test": self.test}


def part_sizes(data: DatasetConfig) -> PartSizes:
    """Return the sizes that the settings ask for, of what is known of the data."""
    facts = facts_of(data)
    if facts is None:
        return PartSizes()
    return sizes_of(data, facts.count, [int(n) for n in facts.own_parts])


def sizes_of(data: DatasetConfig, count: int, own: Sequence[int] = ()) -> PartSizes:
    """Return the sizes for `count` samples, `own` of them in parts of their own.

    Shares are rounded to whole samples; a part that is asked for gets one at least,
    and training what is left. Where the data bring no validation part of their own,
    the validation share is taken from their training part.
    """
    if data.split == "counts":
        return PartSizes(data.train, data.validation, data.test)
    if data.split == "own" and own:
        train, validation, test = own
        if not validation:
            validation = _share(data.validation_share, train, train - 1)
            train -= validation
        return PartSizes(train, validation, test)
    validation = _share(data.validation_share, count, count - 1)
    test = _share(data.test_share, count, count - validation - 1)
    return PartSizes(count - validation - test, validation, test)


def _share(share: float, count: int, most: int) -> int:
    """Round a share of `count`, at least one if any is asked for, at most `most`."""
    return max(0, min(most, max(1, round(share * count)))) if share else 0
