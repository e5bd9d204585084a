"""Dividing data: counts, shares, own parts; exact, disjoint, the same in window."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.engine.data.raw import RawData
from cnnstudio.engine.data.split import PARTS, divide
from cnnstudio.engine.errors import DataError
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.split_sizes import sizes_of


def raw_of(labels: list[int], split: list[int] | None = None) -> RawData:
    """Rows whose only number is their place."""
    count = len(labels)
    return RawData(
        np.arange(count, dtype=np.float32)[:, None],
        np.array(labels, np.int64),
        classes=tuple("abcdefgh"),
        split=None if split is None else np.array(split, np.int8),
    )


@given(
    labels=st.lists(st.integers(0, 7), min_size=3, max_size=200),
    validation=st.floats(0.001, 0.9),
    test=st.floats(0.0, 0.9),
    stratify=st.booleans(),
)
@pytest.mark.requirement("K11", "E14")
def test_shares_are_exact_and_disjoint(
    labels: list[int], validation: float, test: float, stratify: bool
) -> None:
    config = DatasetConfig(
        split="shares", validation_share=validation, test_share=test,
        stratified=stratify,
    )  # fmt: skip
    parts = divide(raw_of(labels), config)
    sizes = sizes_of(config, len(labels))
    assert {p: len(i) for p, i in parts.items()} == sizes.by_part()
    assert sizes.train >= 1
    assert sizes.validation >= 1
    together = torch.cat([parts[p] for p in PARTS])
    assert sorted(together.tolist()) == list(range(len(labels)))


def test_classes_have_their_share_only_if_asked_for() -> None:
    labels = [0] * 90 + [1] * 10
    config = DatasetConfig(split="shares", validation_share=0.2, test_share=0.2)
    for part in divide(raw_of(labels), config).values():
        share = np.mean(np.array(labels)[part.numpy()])
        assert share == pytest.approx(0.1)
    loose = replace(config, stratified=False)
    counts = set()
    for seed in range(9):
        parts = divide(raw_of(labels), replace(loose, split_seed=seed))
        counts.add(int(np.array(labels)[parts["test"].numpy()].sum()))
    assert len(counts) > 1


@pytest.mark.requirement("K11")
def test_own_parts_are_kept() -> None:
    raw = raw_of([0, 1] * 5, [0, 0, 0, 0, 1, 1, 2, 2, 2, -1])
    parts = divide(raw, DatasetConfig(split="own"))
    assert {p: i.tolist() for p, i in parts.items()} == {
        "train": [0, 1, 2, 3], "validation": [4, 5], "test": [6, 7, 8],
    }  # fmt: skip


def test_validation_is_taken_from_training_where_there_is_none() -> None:
    raw = raw_of([0, 1] * 10, [0] * 16 + [2] * 4)
    config = DatasetConfig(split="own", validation_share=0.25)
    parts = divide(raw, config)
    sizes = sizes_of(config, 20, (16, 0, 4))
    assert {p: len(i) for p, i in parts.items()} == sizes.by_part()
    assert sizes.by_part() == {"train": 12, "validation": 4, "test": 4}
    assert parts["test"].tolist() == [16, 17, 18, 19]
    assert not set(parts["train"].tolist()) & set(parts["validation"].tolist())
    labels = raw.targets[parts["validation"].numpy()]
    assert sorted(labels.tolist()) == [0, 0, 1, 1]


def test_data_without_parts_of_their_own() -> None:
    with pytest.raises(DataError, match="divide them by shares"):
        divide(raw_of([0, 1]), DatasetConfig(split="own"))
    with pytest.raises(DataError, match="for training"):
        divide(raw_of([0, 1], [1, 2]), DatasetConfig(split="own"))
