"""The settings of each method, asked as the window asks: equal to captum with them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from captum import attr as captum
from torchvision.transforms.functional import gaussian_blur

from cnnstudio.bridge.attribution_messages import (
    MOST_SAMPLES,
    Attribution,
    AttributionOf,
    Fill,
    GradCamOf,
    IntegratedGradientsOf,
    OcclusionOf,
    SmoothGradOf,
)
from cnnstudio.bridge.message import FloatArray
from cnnstudio.engine.inspect.epochs import EpochNetworks
from cnnstudio.engine.inspect.explained import BLUR, Explained
from cnnstudio.engine.inspect.studies import Looked
from cnnstudio.engine.inspect.subject import Subject
from tests.helpers.graphs import lenet
from tests.helpers.studies import study, untrained_subject

TARGET = 4


@pytest.fixture(scope="module")
def subject() -> Subject:
    made = untrained_subject(lenet())
    made.network.eval()
    return made


def image_of(subject: Subject) -> torch.Tensor:
    """The image, as a tensor of its own that captum may write to."""
    prepared = subject.dataset.prepared(subject.dataset.index("validation", 2))
    return prepared.clone().requires_grad_(True)


def asked_of(
    subject: Subject, kind: type[AttributionOf], **settings: Any
) -> FloatArray:
    question = kind(request=1, subject="run", index=2, targets=(TARGET,), **settings)
    found = study(subject, question)
    assert isinstance(found, Attribution)
    values: FloatArray = found.values[0]
    return values


def filled(subject: Subject, fill: Fill) -> torch.Tensor:
    question = IntegratedGradientsOf(request=1, subject="run", index=2)
    return Explained(Looked(subject, question, EpochNetworks()), question).filled(fill)


def close(got: FloatArray, wanted: torch.Tensor) -> None:
    """Within 1e-5 of the largest value, or of 1 where that is less."""
    expected = wanted.detach().numpy()
    scale = max(1.0, float(np.abs(expected).max()))
    np.testing.assert_allclose(got, expected, rtol=0, atol=1e-5 * scale)


@pytest.mark.requirement("M06")
@pytest.mark.parametrize("signed", [False, True])
def test_grad_cam_with_and_without_its_relu(subject: Subject, signed: bool) -> None:
    layer = subject.network.node_module("relu_1")
    oracle = captum.LayerGradCam(subject.network, layer)
    small = oracle.attribute(image_of(subject), TARGET, relu_attributions=not signed)
    size = image_of(subject).shape[-2:]
    wanted = captum.LayerAttribution.interpolate(small, tuple(size), "bilinear")
    got = asked_of(subject, GradCamOf, node="relu_1", signed=signed)
    close(got, wanted[0, 0])
    assert bool((got < 0).any()) == signed


@pytest.mark.parametrize("fill", ["black", "white", "mean", "blurred"])
@pytest.mark.parametrize("steps", [1, 20])
def test_integrated_gradients_from_each_baseline(
    subject: Subject, fill: Fill, steps: int
) -> None:
    wanted = captum.IntegratedGradients(subject.network).attribute(
        image_of(subject), filled(subject, fill), target=TARGET, n_steps=steps
    )
    got = asked_of(subject, IntegratedGradientsOf, steps=steps, baseline=fill)
    close(got, wanted[0].sum(0))


@pytest.mark.parametrize("fill", ["black", "blurred"])
@pytest.mark.parametrize(("window", "stride"), [(5, 5), (8, 3)])
def test_occlusion_with_each_window(
    subject: Subject, fill: Fill, window: int, stride: int
) -> None:
    wanted = captum.Occlusion(subject.network).attribute(
        image_of(subject), (1, window, window), (1, stride, stride),
        baselines=filled(subject, fill), target=TARGET,
    )  # fmt: skip
    got = asked_of(subject, OcclusionOf, window=window, stride=stride, fill=fill)
    close(got, wanted[0, 0])


@pytest.mark.parametrize(("samples", "noise"), [(1, 0.3), (7, 0.05)])
def test_smooth_grad_with_each_noise(
    subject: Subject, samples: int, noise: float
) -> None:
    low, high = image_of(subject).detach().aminmax()
    torch.manual_seed(0)
    wanted = captum.NoiseTunnel(captum.Saliency(subject.network)).attribute(
        image_of(subject), target=TARGET, abs=False, nt_type="smoothgrad",
        nt_samples=samples, nt_samples_batch_size=1,
        stdevs=noise * float(high - low),
    )  # fmt: skip
    got = asked_of(subject, SmoothGradOf, samples=samples, noise=noise)
    close(got, wanted[0].abs().amax(0))


def test_what_was_used_is_told(subject: Subject) -> None:
    def told(kind: type[AttributionOf], **settings: Any) -> tuple[object, ...]:
        question = kind(request=1, subject="run", **settings)
        found = study(subject, question)
        assert isinstance(found, Attribution)
        return found.settings, found.fill, found.signed

    assert told(GradCamOf) == ((), None, False)
    assert told(GradCamOf, signed=True) == ((), None, True)
    asked = {"steps": 3, "baseline": "mean"}
    assert told(IntegratedGradientsOf, **asked) == ((3,), "mean", True)
    # A stride beyond the window would leave pixels out: captum refuses it.
    asked = {"window": 9, "stride": 14, "fill": "white"}
    assert told(OcclusionOf, **asked) == ((9, 9), "white", True)
    assert told(SmoothGradOf, samples=0, noise=0.2) == ((1, 0.2), None, False)
    assert MOST_SAMPLES >= 50


def test_blurred_is_the_image_smoothed(subject: Subject) -> None:
    dataset = subject.dataset
    pixels = dataset.pixels(dataset.index("validation", 2))[0]
    reach = round(4 * BLUR * 28)
    smooth = gaussian_blur(pixels, [2 * reach + 1] * 2, [BLUR * 28] * 2)
    wanted = dataset.pipeline.normalize(smooth[None])
    np.testing.assert_allclose(filled(subject, "blurred"), wanted, atol=1e-5)
