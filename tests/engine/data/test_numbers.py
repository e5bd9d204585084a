"""Steps on numbers, against NumPy and against what the rows say."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from cnnstudio.engine.data.augmentation import as_numbers, as_stored
from cnnstudio.engine.data.pipeline import Pipeline
from cnnstudio.engine.data.steps import numbers
from cnnstudio.engine.data.steps.moments import covariance
from cnnstudio.engine.data.steps.numbers import principal, whitening
from cnnstudio.engine.data.steps.perform import Training
from cnnstudio.engine.errors import DataError
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.steps.numbers import (
    Decorrelate,
    Normalize,
    Scale,
    Standardize,
    Whiten,
    ZeroCenter,
)
from cnnstudio.project.steps.step import Step

GENERATOR = torch.Generator().manual_seed(7)
NOISE = torch.randint(0, 256, (700, 3, 5, 4), dtype=torch.uint8, generator=GENERATOR)
IMAGES = NOISE // torch.tensor([1, 2, 5], dtype=torch.uint8).reshape(3, 1, 1)
TRAIN = torch.arange(0, 700, 2)


def fitted(*steps: Step, images: torch.Tensor = IMAGES) -> Pipeline:
    pipeline = Pipeline(DatasetConfig(pipeline=steps), tuple(images.shape[1:]))
    pipeline.fit(images, TRAIN)
    return pipeline


def training_values(*steps: Step, images: torch.Tensor = IMAGES) -> torch.Tensor:
    pipeline = fitted(*steps, images=images)
    return pipeline.normalize(as_numbers(images[TRAIN]))


@pytest.mark.requirement("H02")
@pytest.mark.parametrize("mean", ["channel", "pixel"])
def test_zero_centred_on_the_training_images(mean: str) -> None:
    values = training_values(ZeroCenter(mean=mean))
    axes = (0, 2, 3) if mean == "channel" else (0,)
    assert values.mean(axes).abs().max() < 1e-3
    pixels = IMAGES[TRAIN].numpy() / 255
    expected = pixels - pixels.mean(axes, keepdims=True)
    assert np.allclose(values, expected, atol=1e-6)


@pytest.mark.requirement("H03")
def test_standardised_over_all_values() -> None:
    values = training_values(Standardize())
    assert abs(values.mean().item()) < 1e-3
    assert abs(values.std().item() - 1) < 1e-2
    assert values.std((0, 2, 3))[0] > 2 * values.std((0, 2, 3))[2], "one for all"


@pytest.mark.requirement("H04", "H07")
def test_each_channel_is_normalised_by_the_training_images() -> None:
    pipeline = fitted(Normalize())
    (state,) = pipeline.state()
    pixels = IMAGES[TRAIN].numpy() / 255
    assert np.allclose(state["mean"].flatten(), pixels.mean((0, 2, 3)), rtol=1e-6)
    assert np.allclose(state["divisor"].flatten(), pixels.std((0, 2, 3)), rtol=1e-6)
    values = training_values(Normalize())
    assert values.mean((0, 2, 3)).abs().max() < 1e-5
    assert torch.allclose(values.std((0, 2, 3)), torch.ones(3), atol=1e-3)


@pytest.mark.requirement("H04")
def test_entered_statistics_are_used_as_they_are() -> None:
    step = Normalize(statistics="entered", mean=(0.1, 0.2, 0.3), std=(0.5, 0.5, 0.25))
    values = training_values(step)
    pixels = IMAGES[TRAIN].numpy() / 255
    expected = (pixels[:, 2] - 0.3) / 0.25
    assert np.allclose(values[:, 2], expected, atol=1e-6)
    one = training_values(Normalize(statistics="entered", mean=(0.5,), std=(0.5,)))
    assert np.allclose(one, pixels * 2 - 1, atol=1e-6)


def test_entered_statistics_of_another_number_of_channels() -> None:
    step = Normalize(statistics="entered", mean=(0.1, 0.2), std=(0.5,))
    with pytest.raises(DataError, match="2 numbers entered, the images have 3"):
        fitted(step)


def test_what_does_not_vary_is_left_as_it_is() -> None:
    flat = torch.full((700, 3, 2, 2), 51, dtype=torch.uint8)
    for step in (Normalize(), Standardize()):
        assert training_values(step, images=flat).abs().max() == 0


@pytest.mark.requirement("H10")
@pytest.mark.parametrize(
    ("span", "low", "high"), [("0-1", 0, 1), ("-1-1", -1, 1), ("0-255", 0, 255)]
)
def test_the_range_of_values(span: str, low: float, high: float) -> None:
    values = training_values(Scale(range=span))
    pixels = IMAGES[TRAIN].numpy() / 255
    assert np.allclose(values, low + pixels * (high - low), atol=1e-4)


def test_each_step_measures_what_those_before_it_give() -> None:
    values = training_values(Scale(range="0-255"), Normalize(), Standardize())
    assert torch.allclose(values, training_values(Normalize()), atol=1e-5)


@pytest.mark.requirement("H05", "NT-48")
def test_decorrelated_covariance() -> None:
    values = training_values(Decorrelate()).flatten(1).double()
    found = torch.cov(values.T, correction=0)
    off = found - torch.diag(found.diag())
    assert off.abs().max() < 1e-6
    variances = found.diag()
    assert (variances[:-1] >= variances[1:] - 1e-9).all(), "the largest first"


@pytest.mark.requirement("H06")
@pytest.mark.parametrize("how", ["zca", "pca"])
def test_whitened_covariance_is_one(how: str) -> None:
    values = training_values(Whiten(how=how, eps=0.0)).flatten(1).double()
    found = torch.cov(values.T, correction=0)
    assert (found - torch.eye(len(found))).abs().max() < 1e-3


def test_zca_keeps_a_picture_like_itself() -> None:
    pixels = training_values(ZeroCenter(mean="pixel"))
    zca, pca = (training_values(Whiten(how=how, eps=0.0)) for how in ("zca", "pca"))

    def likeness(values: torch.Tensor) -> float:
        pairs = torch.stack([pixels.flatten(), values.flatten()])
        return torch.corrcoef(pairs)[0, 1].item()

    assert likeness(zca) > 0.8 > 0.2 > abs(likeness(pca))


@pytest.mark.requirement("NT-48")
def test_whitening_in_double_precision() -> None:
    """Five correlated dimensions, as the row was measured."""
    generator = torch.Generator().manual_seed(0)
    mixing = torch.randn(5, 5, generator=generator, dtype=torch.float64)
    values = torch.randn(2_000, 5, generator=generator, dtype=torch.float64) @ mixing
    training = Training(lambda: iter(values.split(300)), (5,))
    mean, matrix = covariance(training)
    assert np.allclose(matrix, np.cov(values.T.numpy(), bias=True), rtol=1e-12)
    centred = values - mean
    turned = torch.cov((centred @ principal(matrix)[1]).T, correction=0)
    assert (turned - torch.diag(turned.diag())).abs().max() < 1e-13
    for how in ("pca", "zca"):
        white = centred @ whitening(matrix, how, 0.0)
        found = torch.cov(white.T, correction=0)
        assert (found - torch.eye(5)).abs().max() < 1e-9


def test_components_without_variance_are_not_blown_up() -> None:
    images = IMAGES.clone()
    images[:, :, 0] = 0
    values = training_values(Whiten(eps=0.0), images=images)
    assert values.isfinite().all()
    assert values.abs().max() < 100


def test_an_input_that_is_too_large_for_a_matrix(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(numbers, "MOST_VALUES", 59)
    for step in (Whiten(), Decorrelate()):
        with pytest.raises(DataError, match="matrix of 60 × 60: at most 59"):
            fitted(step)


@pytest.mark.requirement("I13")
@pytest.mark.parametrize("step", [Normalize(), Whiten(), Decorrelate()])
def test_a_sample_gets_the_same_bits_in_every_batch(step: Step) -> None:
    pipeline = fitted(step)
    together = pipeline.numbers(as_stored(IMAGES[:200]))
    for size in (1, 7, 64, 150):
        parts = [pipeline.numbers(as_stored(p)) for p in IMAGES[:200].split(size)]
        assert torch.equal(torch.cat(parts), together)


@pytest.mark.parametrize(
    "steps", [(), (Normalize(),), (Scale(), ZeroCenter(mean="pixel")), (Whiten(),)]
)
def test_numbers_of_bytes_are_those_of_their_pixels(steps: tuple[Step, ...]) -> None:
    pipeline = fitted(*steps)
    found = pipeline.numbers(as_stored(IMAGES))
    assert torch.allclose(found, pipeline.normalize(as_numbers(IMAGES)), atol=2e-5)
    pixels = as_numbers(IMAGES)
    assert torch.equal(
        pipeline.numbers(as_stored(pixels.clone())), pipeline.normalize(pixels)
    )


def test_rows_of_numbers_are_normalised_too() -> None:
    rows = torch.randn(700, 6, generator=GENERATOR) * 40 + 2_000
    values = training_values(Normalize(), images=rows)
    assert values.mean(0).abs().max() < 1e-2
    assert torch.allclose(values.std(0), torch.ones(6), atol=1e-2)
