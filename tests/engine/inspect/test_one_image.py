"""One image: its stages, its variations, and images that a person brings."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.look_messages import Capture, Maps
from cnnstudio.bridge.sample_messages import (
    Robustness,
    RobustnessOf,
    ShowImage,
    Stages,
    StagesOf,
)
from cnnstudio.engine.build import build
from cnnstudio.engine.errors import DataError, EngineError
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.inspect.samples import MOST_OWN
from cnnstudio.engine.inspect.stages import head_of
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.inspect.variations import KINDS
from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import load
from tests.helpers.graphs import chain, lenet, tiny
from tests.helpers.looked_into import subject_named
from tests.helpers.references import heard, reference, said, validation
from tests.helpers.studies import study, untrained_subject

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def subject() -> Subject:
    return untrained_subject(lenet())


def stages(subject: Subject, index: int = 3) -> Stages:
    found = study(subject, StagesOf(request=5, subject="run", index=index))
    assert isinstance(found, Stages)
    return found


@pytest.mark.requirement("M17")
@reference(StagesOf)
def test_stages_are_what_plain_hooks_see(name: str) -> None:
    subject = subject_named(name)
    dataset, found = subject.dataset, stages(subject)
    head = {"lenet": "fc3", "resnet18": "fc1"}[name]
    assert found.head == head
    inputs = validation(subject, 3)
    given = heard(subject, head, inputs, given=True)
    np.testing.assert_array_equal(found.features, given[0].numpy())
    np.testing.assert_array_equal(
        found.features, heard(subject, found.source, inputs)[0].numpy()
    )
    np.testing.assert_array_equal(found.logits, said(subject, inputs)[0].numpy())
    index = dataset.parts["validation"][3:4]
    assert found.label == int(dataset.targets[index])
    assert found.classes == dataset.classes
    np.testing.assert_array_equal(found.image, dataset.pixels(index)[0].numpy())
    mean, divisor = found.mean[:, None, None], found.divisor[:, None, None]
    training = dataset.pixels(dataset.parts["train"]).double().numpy()
    channels = len(found.mean)
    assert channels == (len(training[0]) if name == "resnet18" else 1)
    every = training.swapaxes(0, 1).reshape(channels, -1)
    np.testing.assert_allclose(found.mean, every.mean(1), rtol=1e-4)
    np.testing.assert_allclose(found.divisor, every.std(1), rtol=1e-3)
    np.testing.assert_allclose(
        found.prepared, (found.image - mean) / divisor, rtol=1e-5, atol=1e-6
    )


@pytest.mark.requirement("M17")
@pytest.mark.parametrize(
    ("name", "head"), [("digits_residual", "linear"), ("all_cnn_c", "conv2d")]
)
def test_the_head_is_the_last_layer_with_a_matrix(name: str, head: str) -> None:
    graph = load(sample_project(name)).project.graph
    network = build(graph, 0, CPU)
    found, source = head_of(network)
    assert network.graph.nodes[found].type.lower() == head
    weighted = [
        node for node in network.node_ids
        if any(w.dim() > 1 for w in network.node_module(node).parameters())
    ]  # fmt: skip
    assert found == weighted[-1]
    assert source == network.graph.incoming(found)[0].source


def test_a_network_without_weights_has_no_head() -> None:
    pool = ("AdaptiveAvgPool2d", {"output_size": [2, 5]})
    subject = untrained_subject(chain("Input", pool, "Flatten", "Output"))
    found = stages(subject)
    assert (found.head, found.source, found.features.size) == ("", "", 0)
    assert found.logits.shape == (10,)


def test_without_scores_for_classes_it_is_said() -> None:
    subject = untrained_subject(chain("Input", "Conv2d"))
    inspector = Inspector()
    inspector.show(subject)
    with pytest.raises(EngineError, match="Without an Output"):
        inspector.answer(StagesOf(request=1, subject="run"))
    assert inspector.answer(RobustnessOf(request=2, subject="run")) is None
    refused = inspector.work_on()
    assert isinstance(refused, RequestFailed)
    assert "Without an Output" in refused.message


@pytest.mark.requirement("K10")
@reference(RobustnessOf)
def test_the_curves_are_the_networks_probabilities_of_the_pictures(name: str) -> None:
    """What each picture should be is told by the tests of the variations."""
    subject = subject_named(name)
    found = study(subject, RobustnessOf(request=1, subject="run", index=3))
    assert isinstance(found, Robustness)
    assert [*found.strengths] == [*KINDS]
    dataset = subject.dataset
    pixels = dataset.pixels(dataset.parts["validation"][3:4])[0]
    plain = said(subject, validation(subject, 3)).softmax(1)[0]
    for kind in KINDS:
        shares, strengths = found.probabilities[kind], found.strengths[kind]
        assert shares.shape == (len(strengths), len(dataset.classes))
        np.testing.assert_allclose(shares.sum(1), 1, atol=1e-6)
        start = strengths.tolist().index(found.starts[kind])
        np.testing.assert_allclose(shares[start], plain, rtol=1e-4, atol=1e-6)
        varied = KINDS[kind].change(pixels, torch.from_numpy(strengths.copy()))
        given = dataset.pipeline.normalize(varied.clone())
        expected = said(subject, given).softmax(1).numpy()
        np.testing.assert_allclose(shares, expected, rtol=1e-4, atol=1e-6)
        pictures = found.pictures[kind].astype(np.float32) / 255
        np.testing.assert_allclose(pictures, varied.numpy(), atol=0.5 / 255 + 1e-6)


def own(shape: tuple[int, ...] = (1, 28, 28), seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, shape).astype(np.uint8)


@pytest.mark.requirement("C10")
def test_an_own_image_is_prepared_as_one_of_the_data(subject: Subject) -> None:
    inspector, dataset = Inspector(), subject.dataset
    inspector.show(subject)
    index = dataset.parts["validation"][7:8]
    stored = dataset.stored(index)[0].numpy()
    assert inspector.answer(ShowImage(12, stored)) is None
    conv = "conv2d_1"
    theirs = inspector.answer(Capture(1, "run", (conv,), "validation", 7, detail=conv))
    ours = inspector.answer(Capture(1, "run", (conv,), "own", 12, detail=conv))
    assert isinstance(ours, Maps)
    assert isinstance(theirs, Maps)
    np.testing.assert_array_equal(ours.detail, theirs.detail)
    np.testing.assert_array_equal(ours.logits, theirs.logits)
    np.testing.assert_array_equal(ours.image, theirs.image)
    assert (ours.part, ours.index, ours.label) == ("own", 12, -1)
    assert theirs.label >= 0
    question = StagesOf(request=1, subject="run", part="own", index=12)
    found = inspector.answer(question)
    assert isinstance(found, Stages)
    assert (found.label, found.part) == (-1, "own")


def test_an_own_image_that_is_not_there_or_does_not_fit_is_told(
    subject: Subject,
) -> None:
    inspector = Inspector()
    inspector.show(subject)
    asked = Capture(1, "run", (), "own", 5)
    with pytest.raises(EngineError, match="draw or open one"):
        inspector.answer(asked)
    inspector.answer(ShowImage(4, own()))
    with pytest.raises(EngineError, match="no longer kept"):
        inspector.answer(asked)
    inspector.answer(ShowImage(5, own((3, 40, 40))))
    with pytest.raises(DataError, match="The Input expects 1 × 28 × 28"):
        inspector.answer(asked)
    for number in range(6, 6 + MOST_OWN):
        inspector.answer(ShowImage(number, own()))
    with pytest.raises(EngineError, match="no longer kept"):
        inspector.answer(asked)
    assert isinstance(inspector.answer(Capture(1, "run", (), "own", 69)), Maps)


def test_own_images_stay_when_the_network_is_another(subject: Subject) -> None:
    inspector = Inspector()
    inspector.answer(ShowImage(1, own()))
    inspector.show(subject)
    inspector.show(untrained_subject(tiny()))
    found = inspector.answer(Capture(1, "run", (), "own", 1))
    assert isinstance(found, Maps)
    assert not isinstance(found, RequestFailed)
