"""Attributions of whole networks equal captum's, and what plain gradients give."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from captum import attr as captum
from torch import nn

from cnnstudio.bridge.attribution_messages import (
    PREDICTED,
    Attribution,
    AttributionOf,
    CamOf,
    EvidenceInMasks,
    EvidenceInMasksOf,
    GradCamOf,
    GuidedBackpropagationOf,
    GuidedProjection,
    GuidedProjectionOf,
    IntegratedGradientsOf,
    OcclusionOf,
    SaliencyOf,
    SmoothGradOf,
)
from cnnstudio.engine.inspect.subject import Subject
from tests.helpers.looked_into import subject_named
from tests.helpers.references import heard, reference, said, validation
from tests.helpers.studies import study

IMAGE = 2
NODES = {
    "lenet": ("relu1", "conv2", "pool2"),
    "resnet18": ("conv1", "stage1[1]/conv2", "stage4/relu2"),
    "unet16": ("level1/bn1", "down4/two_conv_bn_relu1/relu2", "up1/concat1"),
}
"""Some layers with maps, inside of blocks and their repetitions too."""


class OneScore(nn.Module):
    """What captum is given: images in, scores (B, K) out; of maps their means."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        scores: torch.Tensor = self.network(images)
        return scores if scores.dim() == 2 else scores.flatten(2).mean(2)


def asked_of(
    name: str, asked: AttributionOf
) -> tuple[Subject, Attribution, OneScore, torch.Tensor]:
    """Ask about class 1 and the predicted one; with what captum is given."""
    subject = subject_named(name)
    question = replace(asked, index=IMAGE, targets=(1, PREDICTED))
    found = study(subject, question)
    assert isinstance(found, Attribution)
    image = validation(subject, IMAGE)
    model = OneScore(subject.network.eval())
    scores = said(subject, image)
    means = scores.flatten(2).mean(2)[0] if scores.dim() > 2 else scores[0]
    assert found.targets.tolist() == [1, int(means.argmax())]
    np.testing.assert_allclose(found.scores, means[found.targets], rtol=1e-5, atol=1e-6)
    return subject, found, model, image.clone().requires_grad_()


def close(found: Attribution, wanted: list[torch.Tensor], apart: float = 1e-5) -> None:
    """Within 1e-5 of the largest value, or of 1 where that is less."""
    expected = torch.stack(wanted).detach().numpy()
    assert np.abs(expected).max() > 0
    scale = max(1.0, float(np.abs(expected).max()))
    np.testing.assert_allclose(found.values, expected, rtol=0, atol=apart * scale)
    for share, values in zip(found.shares, expected, strict=True):
        if not (values > 0).any():
            assert np.isnan(share)
            continue
        reached = np.cumsum(-np.sort(-values.clip(0).ravel().astype(np.float64)))
        count = np.searchsorted(reached, 0.8 * reached[-1]) + 1
        assert share == pytest.approx(count / values.size, abs=2 / values.size)


@pytest.mark.requirement("M07")
@reference(SaliencyOf)
def test_saliency_is_that_of_captum(name: str) -> None:
    asked = SaliencyOf(request=1, subject="run")
    _, found, model, image = asked_of(name, asked)
    oracle = captum.Saliency(model)
    close(found, [
        oracle.attribute(image, target=int(t), abs=True)[0].amax(0)
        for t in found.targets
    ])  # fmt: skip


@reference(SmoothGradOf)
def test_smooth_grad_is_that_of_captum(name: str) -> None:
    asked = SmoothGradOf(request=1, subject="run", samples=5, noise=0.1, seed=3)
    _, found, model, image = asked_of(name, asked)
    low, high = image.detach().aminmax()
    oracle = captum.NoiseTunnel(captum.Saliency(model))
    wanted = []
    for target in found.targets:
        torch.manual_seed(3)
        given = oracle.attribute(
            image, target=int(target), abs=False, nt_type="smoothgrad", nt_samples=5,
            nt_samples_batch_size=1, stdevs=0.1 * float(high - low),
        )  # fmt: skip
        wanted.append(given[0].abs().amax(0))
    close(found, wanted)


@reference(IntegratedGradientsOf)
def test_integrated_gradients_are_those_of_captum(name: str) -> None:
    asked = IntegratedGradientsOf(request=1, subject="run", steps=12, baseline="white")
    subject, found, model, image = asked_of(name, asked)
    white = subject.dataset.pipeline.normalize(torch.ones_like(image.detach()))
    oracle = captum.IntegratedGradients(model)
    close(found, [
        oracle.attribute(image, white, target=int(t), n_steps=12)[0].sum(0)
        for t in found.targets
    ])  # fmt: skip
    ends = model(torch.cat([white, image])).detach()
    due = (ends[1] - ends[0])[found.targets]
    np.testing.assert_allclose(found.due, due, rtol=1e-4, atol=1e-5)


@pytest.mark.filterwarnings("ignore:Setting backward hooks on ReLU")  # by captum
@reference(GuidedBackpropagationOf)
def test_guided_backpropagation_is_that_of_captum(name: str) -> None:
    asked = GuidedBackpropagationOf(request=1, subject="run")
    _, found, model, image = asked_of(name, asked)
    oracle = captum.GuidedBackprop(model)
    close(found, [
        oracle.attribute(image, target=int(t))[0].abs().amax(0) for t in found.targets
    ])  # fmt: skip


@reference(OcclusionOf)
def test_occlusion_is_that_of_captum(name: str) -> None:
    """13 by 9 does not come out even on these images."""
    asked = OcclusionOf(
        request=1, subject="run", window=13, stride=9, fill="white"
    )
    subject, found, model, image = asked_of(name, asked)
    white = subject.dataset.pipeline.normalize(torch.ones_like(image.detach()))
    oracle, channels = captum.Occlusion(model), image.shape[1]
    assert found.settings == (13, 9)
    close(found, [
        oracle.attribute(
            image, (channels, 13, 13), (channels, 9, 9), target=int(t), baselines=white,
        )[0, 0]
        for t in found.targets
    ])  # fmt: skip


@pytest.mark.requirement("M06")
@reference(GradCamOf)
def test_grad_cam_is_that_of_captum_inside_of_blocks_too(name: str) -> None:
    for node in NODES[name]:
        asked = GradCamOf(request=1, subject="run", node=node)
        subject, found, model, image = asked_of(name, asked)
        oracle = captum.LayerGradCam(model, subject.network.node_module(node))
        wanted = []
        for target in found.targets:
            small = oracle.attribute(image, int(target), relu_attributions=True)
            assert tuple(small.shape[2:]) == found.grid
            size = tuple(image.shape[2:])
            large = captum.LayerAttribution.interpolate(small, size, "bilinear")
            wanted.append(large[0, 0])
        close(found, wanted)


@pytest.mark.requirement("M05")
@reference(CamOf)
def test_cam_is_the_weighted_sum_of_the_last_maps(name: str) -> None:
    asked = CamOf(request=1, subject="run")
    subject, found, model, image = asked_of(name, asked)
    maps = heard(subject, "stage4/relu2", image.detach())
    weights = dict(subject.network.node_module("fc1").named_parameters())
    rows = weights["weight"].detach().numpy().astype(np.float64)
    plain = np.einsum("tk,khw->thw", rows[found.targets], maps[0].double().numpy())
    size = tuple(image.shape[2:])
    wanted = captum.LayerAttribution.interpolate(
        torch.from_numpy(plain)[None].float(), size, "bilinear"
    )
    close(found, list(wanted[0]))
    logits = model(image).detach().numpy()[0, found.targets]
    due = logits - weights["bias"].detach().numpy()[found.targets]
    np.testing.assert_allclose(found.totals, plain.mean((1, 2)), rtol=1e-4)
    np.testing.assert_allclose(found.totals, due, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(found.due, due, rtol=1e-5)


class OneValue(nn.Module):
    """The network up to one value of a layer: images in, (B,) out."""

    def __init__(
        self, subject: Subject, node: str, channel: int, row: int, column: int
    ) -> None:
        super().__init__()
        self.network, self.cell = subject.network, (channel, row, column)
        self.kept: list[torch.Tensor] = []
        module = subject.network.node_module(node)
        self.handle = module.register_forward_hook(self._keep)

    def _keep(self, _module: nn.Module, _given: Any, output: torch.Tensor) -> None:
        self.kept.append(output)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        self.network(images)
        channel, row, column = self.cell
        return self.kept[-1][:, channel, row, column]


@pytest.mark.requirement("M10")
@pytest.mark.filterwarnings("ignore:Setting backward hooks on ReLU")  # by captum
@reference(GuidedProjectionOf)
def test_a_projection_is_captums_of_the_largest_value(name: str) -> None:
    subject, node, channel = subject_named(name), NODES[name][1], 3
    asked = GuidedProjectionOf(
        request=1, subject="run", node=node, channel=channel, index=IMAGE
    )
    found = study(subject, asked)
    assert isinstance(found, GuidedProjection)
    image = validation(subject, IMAGE)
    maps = heard(subject, node, image)[0, channel].numpy()
    assert found.row * maps.shape[1] + found.column == maps.argmax()
    assert found.value == pytest.approx(float(maps.max()), rel=1e-5)
    model = OneValue(subject, node, channel, found.row, found.column)
    given = image.clone().requires_grad_()
    wanted = captum.GuidedBackprop(model).attribute(given)[0].detach().numpy()
    model.handle.remove()
    scale = max(1.0, float(np.abs(wanted).max()))
    assert np.abs(wanted).max() > 0
    np.testing.assert_allclose(found.values, wanted, rtol=0, atol=1e-5 * scale)


@pytest.mark.requirement("LINT-28")
@reference(EvidenceInMasksOf)
def test_evidence_is_captums_grad_cam_on_and_beside_the_objects(name: str) -> None:
    subject, node = subject_named(name), NODES[name][1]
    asked = EvidenceInMasksOf(request=1, subject="run", images=6, node=node)
    found = study(subject, asked)
    assert isinstance(found, EvidenceInMasks)
    assert len(found.indices) > 1
    data, model = subject.dataset, OneScore(subject.network.eval())
    oracle = captum.LayerGradCam(model, subject.network.node_module(node))
    for number, label, outside, ground in zip(
        found.indices, found.labels, found.outside, found.background, strict=True
    ):
        index = data.index("validation", int(number))
        target = data.targets_of(index)[0]
        if data.task == "masks":
            place = (target == int(label)).numpy()
        else:
            assert int(target) == label
            assert data.objects is not None
            place = data.objects[index][0].numpy() > 0
        image = validation(subject, int(number)).requires_grad_()
        small = oracle.attribute(image, int(label), relu_attributions=True)
        large = captum.LayerAttribution.interpolate(small, place.shape, "bilinear")
        evidence = large[0, 0].detach().numpy().astype(np.float64)
        assert ground == pytest.approx(1 - place.mean(), abs=1e-6)
        share = evidence[~place].sum() / evidence.sum()
        assert outside == pytest.approx(share, abs=1e-4)
