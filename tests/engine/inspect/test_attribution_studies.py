"""Answers about attributions: which class, which size, which numbers; and objects."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from cnnstudio.bridge.attribution_messages import (
    PREDICTED,
    Attribution,
    CamOf,
    EvidenceInMasks,
    EvidenceInMasksOf,
    GradCamOf,
    GuidedProjection,
    GuidedProjectionOf,
    IntegratedGradientsOf,
    OcclusionOf,
    SaliencyOf,
    SmoothGradOf,
)
from cnnstudio.engine.build import build
from cnnstudio.engine.data.dataset import load_dataset
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.attribution_objects import share_outside
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import load
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.synthetic import Blobs, Shapes
from tests.helpers.graphs import chain, lenet
from tests.helpers.studies import study, untrained_subject

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def gap() -> Subject:
    conv = ("Conv2d", {"out_channels": 6, "stride": 2})
    graph = chain("Input", conv, "ReLU", "GlobalAvgPool", "Linear", "Output")
    return untrained_subject(graph)


def explained(subject: Subject, asked: object) -> Attribution:
    found = study(subject, asked)  # type: ignore[arg-type]
    assert isinstance(found, Attribution)
    return found


def test_the_predicted_class_is_named(gap: Subject) -> None:
    found = explained(gap, SaliencyOf(request=4, subject="run", index=3))
    network, dataset = gap.network, gap.dataset
    network.eval()
    with torch.no_grad():
        logits = network(dataset.prepared(dataset.index("validation", 3)))[0]
    assert found.targets.tolist() == [int(logits.argmax())]
    assert found.scores[0] == pytest.approx(float(logits.max()))
    assert (found.request, found.part, found.index) == (4, "validation", 3)
    assert (found.run, found.epoch, found.step) == ("r", 3, 41)
    assert found.values.shape == (1, 28, 28)
    assert np.isnan(found.due[0])


@pytest.mark.requirement("M05")
def test_cam_tells_its_mean_and_what_it_is_to_be(gap: Subject) -> None:
    found = explained(gap, CamOf(request=1, subject="run", targets=(2, PREDICTED)))
    assert found.node == "relu_1"
    assert found.totals == pytest.approx(found.due, abs=2e-7)
    linear = gap.network.node_module("linear_1")
    assert isinstance(linear, torch.nn.Linear)
    bias = linear.bias.detach().numpy()[found.targets]
    np.testing.assert_allclose(found.due, found.scores - bias, rtol=1e-6)


def test_integrated_gradients_tell_what_they_add_up_to(gap: Subject) -> None:
    asked = IntegratedGradientsOf(request=1, subject="run", targets=(0, 5), steps=60)
    found = explained(gap, asked)
    assert found.totals == pytest.approx(found.due, rel=0.02, abs=2e-3)
    np.testing.assert_allclose(found.values.sum((1, 2)), found.totals, rtol=1e-4)
    white = explained(gap, replace(asked, baseline="white"))
    assert abs(float(white.due[0] - found.due[0])) > 1e-3


def test_the_share_is_counted_on_the_picture(gap: Subject) -> None:
    asked = OcclusionOf(request=1, subject="run", targets=(1,), window=10, stride=9)
    found = explained(gap, asked)
    assert found.settings == (10, 9)
    values = np.sort(found.values[0].clip(0).ravel().astype(np.float64))[::-1]
    count = np.searchsorted(np.cumsum(values), 0.8 * values.sum()) + 1
    assert found.shares[0] == pytest.approx(count / values.size)
    own = explained(gap, replace(asked, window=0, stride=0, fill="black"))
    assert own.settings == (3, 1)


def test_the_same_question_has_the_same_noise(gap: Subject) -> None:
    asked = SmoothGradOf(request=1, subject="run", samples=6)
    first, again = explained(gap, asked), explained(gap, asked)
    np.testing.assert_allclose(first.values, again.values, rtol=1e-4, atol=1e-7)
    assert first.settings == (6, 0.15)


@pytest.mark.requirement("M10")
def test_a_projection_has_the_inputs_shape(gap: Subject) -> None:
    asked = GuidedProjectionOf(request=1, subject="run", node="conv2d_1", channel=2)
    found = study(gap, asked)
    assert isinstance(found, GuidedProjection)
    assert found.values.shape == (1, 28, 28)
    with pytest.raises(EngineError, match="no 6"):
        study(gap, replace(asked, channel=6))
    with pytest.raises(EngineError, match="no layer gone"):
        study(gap, replace(asked, node="gone"))


def test_what_cannot_be_explained_is_refused(gap: Subject) -> None:
    asked = GradCamOf(request=1, subject="run")
    with pytest.raises(EngineError, match="no number 10"):
        study(gap, replace(asked, targets=(10,)))
    with pytest.raises(EngineError, match="no maps"):
        study(gap, replace(asked, node="linear_1"))
    with pytest.raises(EngineError, match="GlobalAvgPool"):
        study(untrained_subject(lenet()), CamOf(request=1, subject="run"))
    with pytest.raises(EngineError, match="Output"):
        study(untrained_subject(chain("Input", "Conv2d")), asked)


def subject_of(sample: str, source: Shapes | Blobs) -> Subject:
    """A sample's network, untrained, with data that say where their objects are."""
    graph = load(sample_project(sample)).project.graph
    network = build(graph, 0, CPU)
    shape = tuple(network.input_shape)
    third = source.count // 3
    config = DatasetConfig(sources=(source,), train=third, validation=third, test=third)
    dataset = load_dataset(config, shape, CPU)
    return Subject("run", network, dataset)


@pytest.mark.requirement("LINT-28")
def test_the_share_outside_of_an_object_is_exact() -> None:
    evidence = torch.tensor([[3.0, 1.0], [0.0, 4.0]])
    mask = torch.tensor([[True, False], [True, False]])
    assert share_outside(evidence, mask) == pytest.approx(5 / 8)
    assert np.isnan(share_outside(torch.zeros(2, 2), mask))


@pytest.mark.requirement("LINT-28")
def test_masks_are_objects_of_every_class_but_the_first() -> None:
    subject = subject_of("unet16", Blobs(count=40))
    asked = EvidenceInMasksOf(request=1, subject="run", images=3)
    found = study(subject, asked)
    assert isinstance(found, EvidenceInMasks)
    assert set(found.labels.tolist()) <= {1}
    assert ((found.background > 0) & (found.background < 1)).all()


def test_without_known_objects_the_measure_is_refused(gap: Subject) -> None:
    subject = replace(gap, dataset=replace(gap.dataset, objects=None))
    with pytest.raises(AssertionError, match=r"RequestFailed.*where in an image"):
        study(subject, EvidenceInMasksOf(request=1, subject="run"))
