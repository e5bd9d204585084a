"""What is said of all images of whole networks equals torchmetrics, end to end."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from torchmetrics.functional import classification

from cnnstudio.bridge.evaluation_messages import Judged
from cnnstudio.bridge.look_messages import Evaluate, Evaluated
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.subjects import untrained
from cnnstudio.paths import sample_project
from cnnstudio.project.commands import EditField
from cnnstudio.project.file_format import dumps, loads
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.synthetic import Blobs, Shapes
from cnnstudio.ui.viewer.all.calibration import reliability, surest
from cnnstudio.ui.viewer.all.class_scores import class_scores
from cnnstudio.ui.viewer.all.errors import iou_of
from cnnstudio.ui.viewer.all.ranking import ranking
from cnnstudio.ui.viewer.confusion import Confusion
from cnnstudio.ui.viewer.judged import chances_of, losses_of
from tests.helpers.studies import study

pytestmark = pytest.mark.slow
EVERY = Evaluate(request=1, subject="run")


def sample(name: str, source: Shapes | Blobs | None, **fields: object) -> Subject:
    """Build a bundled network with fresh weights, on few images of its kind.

    `fields` are changed on the layers of these types: `Input_shape=[1, 8, 8]`.
    """
    project = loads(sample_project(name).read_text(encoding="utf-8")).project
    for key, value in fields.items():
        kind, field = key.split("_", 1)
        nodes = project.graph.nodes.values()
        last = [node.id for node in nodes if node.type == kind][-1]
        EditField(last, field, value).redo(project)
    if source is not None:
        project.dataset = DatasetConfig(sources=(source,), split="shares")
    found = untrained(dumps(project), "cpu").subject
    return replace(found, name="run", run="r")


def plain(subject: Subject) -> tuple[torch.Tensor, torch.Tensor]:
    """Return scores and targets of the validation images by a plain forward."""
    data, network = subject.dataset, subject.network
    indices = data.parts["validation"]
    network.eval()
    with torch.no_grad():
        parts = [network(data.prepared(i)) for i in indices.split(30)]
    return torch.cat(parts), data.targets_of(indices)


def theirs(name: str, *given: torch.Tensor, **more: Any) -> Any:
    """Ask torchmetrics, which warns of classes without images."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return getattr(classification, f"multiclass_{name}")(*given, **more)


@pytest.mark.requirement("C15")
@pytest.mark.parametrize("name", ["digits_lenet", "resnet18"])
def test_classes_of_whole_networks_equal_torchmetrics(name: str) -> None:
    if name == "resnet18":
        subject = sample(
            name, Shapes(count=300, size=64, classes=3), Input_shape=[3, 64, 64],
            Linear_out_features=3, Output_classes=3,
        )  # fmt: skip
    else:
        subject = sample(name, None)
    found = study(subject, EVERY)
    assert isinstance(found, Evaluated)
    scores, labels = plain(subject)
    classes = {"num_classes": scores.shape[1]}
    chances = scores.double().softmax(1)
    np.testing.assert_allclose(found.scores, scores, rtol=1e-4, atol=1e-4)
    table = Confusion(found)
    matrix = theirs("confusion_matrix", chances, labels, **classes)
    np.testing.assert_array_equal(table.counts, matrix)
    judged = class_scores(table.counts)
    for column, key in (
        (judged.precision, "precision"), (judged.recall, "recall"),
        (judged.f1, "f1_score"),
    ):  # fmt: skip
        expected = theirs(key, chances, labels, average="none", **classes)
        np.testing.assert_allclose(np.nan_to_num(column), expected, atol=1e-6)
    known = reliability(surest(found.scores), found.predicted == found.labels)
    ece = theirs("calibration_error", chances, labels, n_bins=15, **classes)
    assert known.ece == pytest.approx(float(ece), abs=1e-5)
    areas = theirs("auroc", chances, labels, average="none", **classes)
    mine = chances_of(found)
    for number, area in enumerate(areas.tolist()):
        ranked = ranking(mine[:, number], found.labels == number)
        assert ranked.auc == pytest.approx(area, abs=1e-4)
    loss = torch.nn.functional.cross_entropy(scores, labels, reduction="none")
    np.testing.assert_allclose(losses_of(found), loss, rtol=1e-3, atol=1e-4)


@pytest.mark.requirement("C15")
def test_the_masks_of_a_u_net_equal_torchmetrics() -> None:
    subject = sample("unet16", Blobs(count=100, size=64))
    found = study(subject, EVERY)
    assert isinstance(found, Judged)
    scores, truth = plain(subject)
    matrix = theirs("confusion_matrix", scores, truth, num_classes=2)
    np.testing.assert_array_equal(found.counts, matrix)
    iou = theirs("jaccard_index", scores, truth, num_classes=2, average="none")
    np.testing.assert_allclose(iou_of(found.counts), iou, atol=1e-6)
