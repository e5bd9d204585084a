"""How many samples go into each part: decided once, for window and engine alike."""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.project.settings import DatasetConfig, facts_of


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


def part_sizes(data: DatasetConfig) -> PartSizes:
    """Return the sizes that the settings ask for, of what is known of the data.

    Shares are rounded to whole samples, and no part of what is asked for is empty.
    Where the data bring no validation part of their own, the validation share is
    taken from their training part.
    """
    facts = facts_of(data)
    if facts is None:
        return PartSizes()
    if data.split == "counts":
        return PartSizes(data.train, data.validation, data.test)
    if data.split == "own" and facts.own_parts:
        train, validation, test = (int(n) for n in facts.own_parts)
        if not validation:
            validation = _share(data.validation_share, train)
            train -= validation
        return PartSizes(train, validation, test)
    validation = _share(data.validation_share, facts.count)
    test = _share(data.test_share, facts.count)
    return PartSizes(facts.count - validation - test, validation, test)


def _share(share: float, count: int) -> int:
    return max(1, round(share * count)) if share else 0
