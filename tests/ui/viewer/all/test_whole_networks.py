"""What is said of all images of whole networks equals torchmetrics, end to end."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
import torch
from torchmetrics.functional import classification

from cnnstudio.bridge.evaluation_messages import Judged
from cnnstudio.bridge.look_messages import Evaluate, Evaluated
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.ui.viewer.all.calibration import reliability, surest
from cnnstudio.ui.viewer.all.class_scores import class_scores
from cnnstudio.ui.viewer.all.errors import iou_of
from cnnstudio.ui.viewer.all.ranking import ranking
from cnnstudio.ui.viewer.model.confusion import Confusion
from cnnstudio.ui.viewer.model.judged import (
    chances_of,
    doubts_of,
    images_in_order,
    losses_of,
)
from tests.helpers.looked_into import subject_named
from tests.helpers.references import said, validation
from tests.helpers.studies import study

EVERY = Evaluate(request=1, subject="run")


def plain(name: str) -> tuple[Subject, torch.Tensor, torch.Tensor]:
    """Return a network, and scores and targets of its validation images."""
    subject = subject_named(name)
    data = subject.dataset
    targets = data.targets_of(data.parts["validation"]).long()
    return subject, said(subject, validation(subject)), targets


def theirs(name: str, *given: torch.Tensor, **more: Any) -> Any:
    """Ask torchmetrics, which warns of classes without images."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return getattr(classification, f"multiclass_{name}")(*given, **more)


@pytest.mark.requirement("C15")
@pytest.mark.parametrize("name", ["lenet", "resnet18"])
def test_classes_of_whole_networks_equal_torchmetrics(name: str) -> None:
    subject, scores, labels = plain(name)
    found = study(subject, EVERY)
    assert isinstance(found, Evaluated)
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
    entropy = torch.distributions.Categorical(probs=chances).entropy()
    doubts = entropy / np.log(scores.shape[1])
    np.testing.assert_allclose(doubts_of(found), doubts, rtol=1e-3)
    sure, classes_said = chances.max(1)
    wrong = [n for n in range(len(labels)) if classes_said[n] != labels[n]]
    worst = sorted(wrong, key=lambda n: -float(sure[n]))
    assert images_in_order(table, "surest", None).tolist() == worst


@pytest.mark.requirement("C15")
def test_the_masks_of_a_u_net_equal_torchmetrics() -> None:
    subject, scores, truth = plain("unet16")
    found = study(subject, EVERY)
    assert isinstance(found, Judged)
    matrix = theirs("confusion_matrix", scores, truth, num_classes=2)
    np.testing.assert_array_equal(found.counts, matrix)
    iou = theirs("jaccard_index", scores, truth, num_classes=2, average="none")
    np.testing.assert_allclose(iou_of(found.counts), iou, atol=1e-6)
