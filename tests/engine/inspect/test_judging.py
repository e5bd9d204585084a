"""Labels, values and masks of a part against torchmetrics and plain forwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
import torch
from torch.nn import functional
from torchmetrics.functional.classification import (
    multiclass_confusion_matrix,
    multiclass_jaccard_index,
)
from torchmetrics.functional.segmentation import mean_iou as their_iou

from cnnstudio.bridge.evaluation_messages import Judged, Masks, MasksOf
from cnnstudio.bridge.look_messages import Evaluate, Evaluated
from cnnstudio.engine.inspect.judging import class_iou, pixel_counts
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.project.facts import Task
from tests.helpers.graphs import Spec, chain
from tests.helpers.looked_into import subject_named
from tests.helpers.references import reference, said, validation
from tests.helpers.studies import study, untrained_subject

EVERY = Evaluate(request=1, subject="run")


def other_task(task: Task, targets: torch.Tensor, *layers: Spec) -> Subject:
    """The digits with other targets, and a network that ends in `layers`."""
    subject = untrained_subject(chain("Input", *layers))
    found = replace(
        subject.dataset, task=task, targets=targets, classes=("a", "b", "c")
    )
    return replace(subject, dataset=found)


def targets(task: Task) -> torch.Tensor:
    generator = torch.Generator().manual_seed(0)
    count = 5_000
    if task == "masks":
        return torch.randint(-1, 3, (count, 28, 28), generator=generator)
    numbers = torch.rand(count, 3, generator=generator)
    return (numbers > 0.5).float() if task == "labels" else numbers


ROW = ("Flatten", ("Linear", {"out_features": 3}), ("Output", {"expects": "anything"}))
PIXELS = (
    ("Conv2d", {"out_channels": 3, "kernel_size": 3, "padding": 1}),
    ("Output", {"classes": 3, "expects": "pixels"}),
)


def plain(subject: Subject, places: Sequence[int] = ()) -> torch.Tensor:
    return said(subject, validation(subject, *places))


@pytest.mark.requirement("C15")
@pytest.mark.parametrize("task", ["labels", "values"])
def test_rows_of_numbers_stand_beside_their_targets(task: Task) -> None:
    subject = other_task(task, targets(task), *ROW)
    found = study(subject, EVERY)
    assert isinstance(found, Judged)
    assert (found.task, found.classes) == (task, ("a", "b", "c"))
    np.testing.assert_allclose(found.scores, plain(subject), atol=1e-5)
    indices = subject.dataset.parts["validation"]
    np.testing.assert_array_equal(found.targets, subject.dataset.targets[indices])
    assert found.count == len(indices)
    assert not found.counts.size


@pytest.mark.requirement("C15")
def test_pixels_are_counted_as_torchmetrics_counts_them() -> None:
    subject = other_task("masks", targets("masks").clamp(min=0), *PIXELS)
    found = study(subject, EVERY)
    assert isinstance(found, Judged)
    as_torchmetrics_counts(found, subject)


def as_torchmetrics_counts(found: Judged, subject: Subject) -> None:
    """Compare the counts of pixels, and the mean IoU of each image."""
    answer = plain(subject).argmax(1)
    truth = subject.dataset.targets[subject.dataset.parts["validation"]].long()
    classes = len(found.counts)
    theirs = their_iou(
        answer, truth, num_classes=classes, include_background=True,
        input_format="index",
    )  # fmt: skip
    np.testing.assert_allclose(found.each, theirs, atol=1e-5)
    for place in range(0, len(answer), 7):
        each = multiclass_jaccard_index(
            answer[place], truth[place], num_classes=classes, average="none"
        )
        known = np.isfinite(found.shares[place])
        np.testing.assert_allclose(found.shares[place][known], each[known], atol=1e-5)
        np.testing.assert_array_equal(each[~known], 0)
    matrix = multiclass_confusion_matrix(answer, truth, num_classes=classes)
    np.testing.assert_array_equal(found.counts, matrix)
    assert found.scores.size == 0


@pytest.mark.requirement("C15")
@reference(Evaluate)
def test_what_is_said_of_whole_networks_is_torchmetrics(name: str) -> None:
    subject = subject_named(name)
    found = study(subject, EVERY)
    if isinstance(found, Judged):
        assert name == "unet16"
        as_torchmetrics_counts(found, subject)
        return
    assert isinstance(found, Evaluated)
    scores = plain(subject)
    labels = subject.dataset.targets[subject.dataset.parts["validation"]].long()
    np.testing.assert_allclose(found.scores, scores, rtol=1e-4, atol=1e-4)
    np.testing.assert_array_equal(found.labels, labels)
    chances = scores.double().softmax(1)
    np.testing.assert_allclose(found.probability, chances.amax(1), rtol=1e-4)
    losses = functional.cross_entropy(scores, labels, reduction="none")
    np.testing.assert_allclose(-np.log(found.of_label), losses, rtol=1e-3, atol=1e-4)
    classes = scores.shape[1]
    matrix = multiclass_confusion_matrix(chances, labels, num_classes=classes)
    pairs = found.labels * classes + found.predicted
    counts = np.bincount(pairs, minlength=classes**2).reshape(classes, classes)
    np.testing.assert_array_equal(counts, matrix)


def test_what_is_ignored_is_counted_nowhere() -> None:
    truth = torch.tensor([[[0, -1], [1, 1]], [[-1, -1], [-1, -1]]])
    scores = torch.zeros(2, 1, 2, 2)
    scores[0, 0, 1, 0] = 1  # above 0 is class 1
    counts = pixel_counts(scores, truth)
    assert counts[0].tolist() == [[1, 0], [1, 1]]
    assert counts[1].sum() == 0
    iou = class_iou(counts)
    assert iou[0].tolist() == pytest.approx([1 / 2, 1 / 2])
    assert torch.isnan(iou[1]).all()


def test_masks_say_what_is_ignored() -> None:
    subject = other_task("masks", targets("masks"), *PIXELS)
    asked = MasksOf(request=1, subject="run", places=(9, 2, -4))
    found = study(subject, asked)
    assert isinstance(found, Masks)
    places = subject.dataset.parts["validation"][[9, 2]]
    np.testing.assert_array_equal(found.true, subject.dataset.targets[places])
    assert (found.true == -1).any()


@reference(MasksOf)
def test_masks_of_some_images_are_theirs(name: str) -> None:
    subject = subject_named(name)
    asked = MasksOf(request=1, subject="run", places=(9, 2, -4))
    found = study(subject, asked)
    assert isinstance(found, Masks)
    if name != "unet16":  # one class an image: there are no masks
        assert not found.true.size
        assert not found.predicted.size
        return
    assert found.places.tolist() == [9, 2]
    places = subject.dataset.parts["validation"][[9, 2]]
    np.testing.assert_array_equal(found.true, subject.dataset.targets[places])
    expected = plain(subject, [9, 2]).argmax(1)
    np.testing.assert_array_equal(found.predicted, expected)
    assert 0 < found.true.mean() < 1


def test_data_without_masks_have_none() -> None:
    subject = other_task("values", targets("values"), *ROW)
    found = study(subject, MasksOf(request=1, subject="run", places=(1,)))
    assert isinstance(found, Masks)
    assert not len(found.places)
    assert not found.true.size
