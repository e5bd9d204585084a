"""Data: division, fitting, normalisation, order and augmentation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from cnnstudio.engine.data.batches import Batches
from cnnstudio.engine.data.dataset import Dataset, load_dataset, make_dataset
from cnnstudio.engine.data.loading import load
from cnnstudio.engine.data.raw import RawData
from cnnstudio.engine.data.sources.digits import load_digits, read_digits
from cnnstudio.engine.data.sources.registry import LOADERS
from cnnstudio.engine.data.split import stratified
from cnnstudio.engine.errors import DataError
from cnnstudio.engine.hashing import key, mix, uniform
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.digits import Digits
from cnnstudio.project.sources.source import SOURCES, Source
from cnnstudio.project.steps.moves import Affine
from cnnstudio.project.steps.numbers import Normalize

CPU = torch.device("cpu")
SHAPE = (1, 28, 28)
ALL = Affine(shift=0.1, rotation=15, scale=0.1)


@pytest.fixture(scope="module")
def digits() -> Dataset:
    return load_dataset(DatasetConfig(), SHAPE, CPU)


@pytest.fixture(scope="module")
def small() -> Dataset:
    config = DatasetConfig(
        train=200, validation=50, test=50, pipeline=(Normalize(), ALL)
    )
    return load_dataset(config, SHAPE, CPU)


# Division


def test_parts_have_the_sizes_asked_for_and_share_nothing(digits: Dataset) -> None:
    assert {p: len(i) for p, i in digits.parts.items()} == {
        "train": 4_000, "validation": 500, "test": 500,
    }  # fmt: skip
    together = torch.cat(list(digits.parts.values()))
    assert len(torch.unique(together)) == 5_000


def test_every_class_has_its_share_of_every_part(digits: Dataset) -> None:
    for part, each in (("train", 400), ("validation", 50), ("test", 50)):
        counts = torch.bincount(digits.targets[digits.parts[part]])  # type: ignore[index]
        assert counts.tolist() == [each] * 10


def test_uneven_classes_and_sizes_come_out_exact() -> None:
    labels = np.repeat(np.arange(3), [50, 30, 20])
    sizes = {"train": 61, "validation": 22, "test": 17}
    parts = stratified(labels, 3, sizes, seed=4)  # type: ignore[arg-type]
    assert {p: len(i) for p, i in parts.items()} == sizes
    assert len(torch.unique(torch.cat(list(parts.values())))) == 100
    for part, size in sizes.items():
        found = np.bincount(labels[parts[part].numpy()], minlength=3)  # type: ignore[index]
        if part != "test":  # the last part takes what is left
            assert np.all(np.abs(found - size * np.array([0.5, 0.3, 0.2])) < 1)


def test_the_split_follows_its_own_seed(small: Dataset) -> None:
    config = DatasetConfig(
        train=200, validation=50, test=50, pipeline=(Normalize(), ALL)
    )
    again = load_dataset(config, SHAPE, CPU)
    other = load_dataset(replace(config, split_seed=1), SHAPE, CPU)
    assert torch.equal(small.parts["test"], again.parts["test"])
    assert not torch.equal(small.parts["test"], other.parts["test"])
    assert small.fingerprint == again.fingerprint != other.fingerprint


def test_more_images_asked_for_than_there_are() -> None:
    config = DatasetConfig(train=5_000)
    with pytest.raises(DataError, match=r"5,000 samples, but 5,000 train \+ 500 valid"):
        load_dataset(config, SHAPE, CPU)


# Sources


def test_every_source_that_is_offered_can_be_read() -> None:
    assert list(LOADERS) == list(SOURCES.values())


def test_a_network_without_data_yet_says_what_to_do() -> None:
    with pytest.raises(DataError, match="No data are chosen"):
        load(DatasetConfig(sources=()))


def test_images_that_are_not_what_the_rules_know(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The window has judged the network by what is known of the source."""
    raw = load_digits(Digits())
    fewer = RawData(raw.inputs[:10], raw.targets[:10], classes=raw.classes)
    kind: type[Source] = Digits
    monkeypatch.setitem(LOADERS, kind, lambda source: fewer)
    with pytest.raises(DataError, match="found 10 of 1 × 28 × 28 in 10"):
        load(DatasetConfig())


def test_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "digits.npz"
    for content in (b"", b"<html>", b"PK\x03\x04" + bytes(50)):
        path.write_bytes(content)
        with pytest.raises(DataError, match="cannot be read"):
            read_digits(path)


@pytest.mark.parametrize("bad", [-1, 3])
def test_labels_are_checked_before_training(bad: int) -> None:
    images = np.zeros((4, 1, 2, 2), np.uint8)
    with pytest.raises(
        DataError, match=f"Sample 2 has the label {bad}, expected 0 to 2"
    ):
        RawData(images, np.array([0, 1, bad, 2]), classes=("a", "b", "c"))


def test_a_label_for_every_image() -> None:
    with pytest.raises(DataError, match="4 samples and 2 targets"):
        RawData(np.zeros((4, 1, 2, 2), np.uint8), np.array([0, 1]), classes=("a", "b"))


# Fitting


def test_exact_fit_names_both_shapes() -> None:
    with pytest.raises(
        DataError, match="The Input expects 1 × 32 × 32, the images are 1 × 28 × 28"
    ):
        load_dataset(DatasetConfig(), (1, 32, 32), CPU)


# Normalisation


def test_normalized_by_the_training_images_only(small: Dataset) -> None:
    pixels = small.inputs[small.parts["train"]].double() / 255
    (state,) = small.pipeline.state()
    mean, std = state["mean"].item(), state["divisor"].item()
    assert mean == pytest.approx(pixels.mean().item(), rel=1e-6)
    assert std == pytest.approx(pixels.std(correction=0).item(), rel=1e-6)
    prepared = small.prepared(small.parts["train"])
    assert abs(prepared.mean().item()) < 1e-5
    assert prepared.std().item() == pytest.approx(1, abs=1e-3)
    assert abs(small.prepared(small.parts["validation"]).mean().item()) > 1e-4


def test_without_normalisation_pixels_are_0_to_1() -> None:
    config = DatasetConfig(pipeline=(), train=200, validation=50, test=50)
    data = load_dataset(config, SHAPE, CPU)
    prepared = data.prepared(data.parts["train"])
    assert (prepared.min().item(), prepared.max().item()) == (0.0, 1.0)
    assert torch.equal(prepared, data.pixels(data.parts["train"]))


# Batches


@pytest.mark.requirement("I13", "F09")
def test_validation_batches_are_the_plain_images_bitwise(small: Dataset) -> None:
    batches = Batches(
        small, "validation", 16, seed=3, augment=True,
        memory_format=torch.channels_last,
    )  # fmt: skip
    number = 0
    for batch in batches.epoch(1):
        for image, label in zip(batch.inputs, batch.targets, strict=True):
            index = small.index("validation", number)
            assert torch.equal(image, small.prepared(index)[0])
            assert label == small.targets[index]
            number += 1
    assert number == 50


@pytest.mark.requirement("I13")
def test_training_batches_are_augmented(small: Dataset) -> None:
    plain = Batches(small, "train", 200)
    moved = Batches(small, "train", 200, augment=True)
    a, b = next(plain.epoch(1)), next(moved.epoch(1))
    differing = (a.inputs != b.inputs).flatten(1).any(1)
    assert differing.all()
    assert torch.equal(a.targets, b.targets)


@pytest.mark.requirement("D03", "E08")
@pytest.mark.parametrize(
    ("images", "size", "count"), [(60_000, 64, 938), (200, 32, 7), (64, 64, 1)]
)
def test_iterations_are_rounded_up(images: int, size: int, count: int) -> None:
    raw = RawData(
        np.zeros((images + 4, 1, 1, 1), np.uint8),
        np.arange(images + 4, dtype=np.int64) % 2,
        classes=("a", "b"),
    )
    config = DatasetConfig(train=images, validation=2, test=2)
    batches = Batches(make_dataset(raw, config, (1, 1, 1), CPU), "train", size)
    assert len(batches) == count
    sizes = [len(batch.targets) for batch in batches.epoch(1)]
    assert sizes == [batches.size(n) for n in range(count)]
    assert sum(sizes) == images


@pytest.mark.requirement("E11")
def test_order_is_a_function_of_seed_and_epoch(small: Dataset) -> None:
    def order(seed: int, epoch: int) -> list[int]:
        batches = Batches(small, "train", 32, seed=seed, shuffle=True)
        return batches.order(epoch).tolist()

    assert order(0, 1) == order(0, 1)
    assert order(0, 1) != order(0, 2)
    assert order(0, 1) != order(1, 1)
    assert sorted(order(0, 1)) == small.parts["train"].tolist()


@pytest.mark.requirement("E11")
def test_without_shuffling_the_order_is_that_of_the_file(small: Dataset) -> None:
    batches = Batches(small, "train", 32, seed=7)
    labels = torch.cat([batch.targets for batch in batches.epoch(3)])
    assert torch.equal(labels, small.targets[small.parts["train"]])
    assert batches.order(1).tolist() == sorted(batches.order(1).tolist())


def test_an_epoch_can_be_entered_anywhere(small: Dataset) -> None:
    batches = Batches(small, "train", 32, seed=1, shuffle=True, augment=True)
    whole, rest = list(batches.epoch(2)), list(batches.epoch(2, start=3))
    assert len(rest) == len(whole) - 3
    for a, b in zip(whole[3:], rest, strict=True):
        assert torch.equal(a.inputs, b.inputs)
        assert torch.equal(a.targets, b.targets)


def test_an_image_is_augmented_alike_in_any_batch(small: Dataset) -> None:
    """Batch size and order do not matter, seed and epoch do."""

    def image_of(index: int, size: int, epoch: int, seed: int = 1) -> torch.Tensor:
        batches = Batches(small, "train", size, seed=seed, shuffle=True, augment=True)
        place = batches.order(epoch).tolist().index(index)
        batch = list(batches.epoch(epoch))[place // size]
        return batch.inputs[place % size]

    index = int(small.parts["train"][17])
    assert torch.equal(image_of(index, 32, 2), image_of(index, 7, 2))
    assert not torch.equal(image_of(index, 32, 2), image_of(index, 32, 3))
    assert not torch.equal(image_of(index, 32, 2), image_of(index, 32, 2, seed=2))


# Random numbers


def test_draws_cover_their_range_evenly() -> None:
    draws = uniform(key(0, "augment", 1), torch.arange(20_000), 4)
    assert draws.shape == (20_000, 4)
    assert float(draws.min()) >= 0
    assert float(draws.max()) < 1
    counts = torch.histc(draws.float(), 10, 0, 1)
    assert torch.all((counts - 8_000).abs() < 400)
    correlation = torch.corrcoef(draws.T) - torch.eye(4)
    assert float(correlation.abs().max()) < 0.03


def test_the_hash_is_splitmix64() -> None:
    """First outputs of the reference implementation, seeded with 1234567."""
    gamma, state, seen = 0x9E3779B97F4A7C15, 1234567, []
    for _ in range(3):
        seen.append(mix(state))
        state = (state + gamma) % 2**64
    assert seen == [6457827717110365317, 3203168211198807973, 9817491932198370423]


def test_tensors_and_numbers_hash_alike() -> None:
    base, index = key(3, "x"), 12
    bits = mix((mix((index + base) % 2**64) + 0x9E3779B97F4A7C15) % 2**64)
    drawn = uniform(base, torch.tensor([index]), 2)[0, 1].item()
    assert drawn == (bits >> 11) * 2.0**-53


def test_keys_differ_by_purpose() -> None:
    keys = {
        key(s, p, n) for s in range(5) for p in ("order", "augment") for n in range(9)
    }
    assert len(keys) == 90
    assert all(0 <= k < 2**63 for k in keys)
