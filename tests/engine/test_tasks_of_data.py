"""Data of any task: rows, clips, labels, numbers and masks come out as batches."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from cnnstudio.engine.data.batches import Batches
from cnnstudio.engine.data.dataset import make_dataset
from cnnstudio.engine.data.mapped import file_of, open_array
from cnnstudio.engine.data.raw import RawData, joined
from cnnstudio.engine.errors import DataError
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.steps.moves import Affine
from cnnstudio.project.steps.numbers import Normalize
from cnnstudio.project.steps.pictures import Fit

CPU = torch.device("cpu")
SMALL = DatasetConfig(train=12, validation=4, test=4)
random = np.random.default_rng(5)


def images(count: int = 20, *shape: int) -> NDArray[np.uint8]:
    return random.integers(0, 256, (count, *(shape or (3, 8, 6))), np.uint8)


@pytest.mark.requirement("K08")
def test_several_labels_are_zeros_and_ones() -> None:
    labels = random.integers(0, 2, (20, 4)).astype(np.float32)
    raw = RawData(images(), labels, "labels", tuple("abcd"))
    data = make_dataset(raw, SMALL, (3, 8, 6), CPU)
    batch = next(Batches(data, "train", 5).epoch())
    assert batch.targets.dtype == torch.float32
    np.testing.assert_array_equal(batch.targets, labels[batch.indices])


@pytest.mark.requirement("K06")
def test_rows_are_normalized_column_by_column() -> None:
    rows = (random.normal(size=(20, 3)) * [1, 10, 100] + [5, 0, -7]).astype(np.float32)
    rows[:, 2] = 4.0
    values = random.normal(size=(20, 1)).astype(np.float32)
    raw = RawData(rows, values, "values", ("price",))
    data = make_dataset(raw, SMALL, (3,), CPU)
    train = data.parts["train"]
    prepared = data.prepared(train)
    expected = rows[train] - rows[train].mean(0)
    expected[:, :2] /= rows[train].std(0)[:2]
    np.testing.assert_allclose(prepared, expected, rtol=1e-4, atol=1e-5)
    batch = next(Batches(data, "train", 5, memory_format=torch.channels_last).epoch())
    np.testing.assert_array_equal(batch.targets, values[batch.indices])


@pytest.mark.requirement("J28")
def test_clips() -> None:
    raw = RawData(images(20, 1, 4, 6, 6), np.arange(20) % 2, classes=("a", "b"))
    data = make_dataset(raw, SMALL, (1, 4, 6, 6), CPU)
    batches = Batches(data, "train", 5, memory_format=torch.channels_last)
    batch = next(batches.epoch())
    assert batch.inputs.shape == (5, 1, 4, 6, 6)
    assert abs(float(data.prepared(data.parts["train"]).mean())) < 1e-5


@pytest.mark.requirement("K07")
def test_masks_move_with_their_images() -> None:
    """The image is its mask: wherever one goes the other is."""
    masks = np.zeros((20, 8, 8), np.uint8)
    masks[:, 2:5, 3:7] = 1
    raw = RawData(masks[:, None] * 255, masks, "masks", ("ground", "thing"))
    config = replace(
        SMALL, pipeline=(Fit(how="resize"), Affine(shift=0.4, rotation=0, scale=0))
    )
    data = make_dataset(raw, config, (1, 16, 16), CPU)
    assert data.targets.shape == (20, 16, 16)
    batch = next(Batches(data, "train", 12, augment=True).epoch(1))
    assert batch.targets.dtype == torch.int64
    assert set(batch.targets.unique().tolist()) == {0, 1}
    plain = data.targets_of(batch.indices)
    assert not torch.equal(batch.targets, plain)
    agree = (batch.inputs[:, 0] > 0.5) == (batch.targets == 1)
    assert float(agree.float().mean()) > 0.95


def test_classes_of_masks_are_checked() -> None:
    masks = np.full((2, 4, 4), 7, np.uint8)
    with pytest.raises(DataError, match="class 7, expected 0 to 1"):
        RawData(images(2, 1, 4, 4), masks, "masks", ("a", "b"))


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_numbers_that_are_none(bad: float) -> None:
    rows = np.zeros((4, 2), np.float32)
    rows[2, 1] = bad
    with pytest.raises(DataError, match="samples number 2 holds NaN"):
        RawData(rows, np.zeros((4, 1), np.float32), "values", ("x",))
    with pytest.raises(DataError, match="targets number 2 holds NaN"):
        RawData(np.zeros((4, 2), np.float32), rows, "values", ("x", "y"))


@pytest.mark.requirement("D01")
def test_the_whole_part_as_one_batch() -> None:
    raw = RawData(images(), np.arange(20) % 2, classes=("a", "b"))
    data = make_dataset(raw, SMALL, (3, 8, 6), CPU)
    batches = Batches(data, "train", 0)
    assert len(batches) == 1
    assert len(next(batches.epoch()).targets) == 12


def test_a_smaller_last_batch_can_be_dropped() -> None:
    raw = RawData(images(), np.arange(20) % 2, classes=("a", "b"))
    data = make_dataset(raw, SMALL, (3, 8, 6), CPU)
    batches = Batches(data, "train", 5, drop_last=True)
    assert [len(b.targets) for b in batches.epoch()] == [5, 5]
    assert len(batches) == 2
    too_large = Batches(data, "train", 50, drop_last=True)
    assert [len(b.targets) for b in too_large.epoch()] == [12]


@pytest.mark.requirement("H12")
def test_two_sources_are_joined() -> None:
    one = RawData(images(3), np.array([0, 1, 0]), classes=("a", "b"), names="xyz")
    two = RawData(images(2), np.array([1, 1]), classes=("a", "b"))
    both = joined([one, two])
    assert len(both) == 5
    assert both.targets.tolist() == [0, 1, 0, 1, 1]
    assert both.names == ["x", "y", "z", "", ""]
    np.testing.assert_array_equal(both.inputs[3:], two.inputs)
    with pytest.raises(DataError, match="has the classes a, b, the other a, c"):
        joined([one, RawData(images(2), np.array([1, 1]), classes=("a", "c"))])
    with pytest.raises(DataError, match="samples of 3 × 8 × 6, the other of 1 × 4"):
        joined([one, RawData(images(2, 1, 4, 4), np.array([1, 1]), classes=("a", "b"))])


def test_data_in_a_file_give_the_same_batches(tmp_path: Path) -> None:
    pixels, labels = images(), np.arange(20) % 2
    path = tmp_path / "pixels"
    path.write_bytes(pixels.tobytes())
    config = replace(SMALL, pipeline=(Fit(how="pad"), Normalize(), Affine()))
    here = make_dataset(
        RawData(pixels, labels, classes=("a", "b")), config, (3, 10, 10), CPU
    )
    mapped = open_array(path, pixels.shape)
    there = make_dataset(
        RawData(mapped, labels, classes=("a", "b")), config, (3, 10, 10), CPU, 0
    )
    assert here.file is None
    assert there.file is file_of(mapped) is not None
    for a, b in zip(
        Batches(here, "train", 5, shuffle=True, augment=True).epoch(1),
        Batches(there, "train", 5, shuffle=True, augment=True).epoch(1),
        strict=True,
    ):
        assert torch.equal(a.inputs, b.inputs)
        assert torch.equal(a.targets, b.targets)


def test_a_file_that_is_too_short(tmp_path: Path) -> None:
    path = tmp_path / "pixels"
    path.write_bytes(b"123")
    with pytest.raises(ValueError, match="length"):
        open_array(path, (4, 1))
