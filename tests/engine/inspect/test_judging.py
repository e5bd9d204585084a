"""Labels, values and masks of a part against torchmetrics and plain forwards."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from torchmetrics.functional.segmentation import mean_iou as their_iou

from cnnstudio.bridge.evaluation_messages import Judged, Masks, MasksOf
from cnnstudio.bridge.look_messages import Evaluate
from cnnstudio.engine.inspect.judging import mean_iou, pixel_counts
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.project.facts import Task
from tests.helpers.graphs import Spec, chain
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


def plain(subject: Subject, places: list[int] | None = None) -> torch.Tensor:
    data, network = subject.dataset, subject.network
    indices = data.parts["validation"]
    network.eval()
    with torch.no_grad():
        chosen = indices if places is None else indices[places]
        answer: torch.Tensor = network(data.prepared(chosen))
    return answer


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
    said = plain(subject).argmax(1)
    truth = subject.dataset.targets[subject.dataset.parts["validation"]]
    theirs = their_iou(
        said, truth, num_classes=3, include_background=True, input_format="index"
    )
    np.testing.assert_allclose(found.each, theirs, atol=1e-5)
    plainly = torch.bincount((truth * 3 + said).flatten(), minlength=9).reshape(3, 3)
    np.testing.assert_array_equal(found.counts, plainly)
    assert found.scores.size == 0


def test_what_is_ignored_is_counted_nowhere() -> None:
    truth = torch.tensor([[[0, -1], [1, 1]], [[-1, -1], [-1, -1]]])
    scores = torch.zeros(2, 1, 2, 2)
    scores[0, 0, 1, 0] = 1  # above 0 is class 1
    counts = pixel_counts(scores, truth)
    assert counts[0].tolist() == [[1, 0], [1, 1]]
    assert counts[1].sum() == 0
    iou = mean_iou(counts)
    assert iou[0] == pytest.approx((1 / 2 + 1 / 2) / 2)
    assert torch.isnan(iou[1])


def test_masks_of_some_images_are_theirs() -> None:
    subject = other_task("masks", targets("masks"), *PIXELS)
    asked = MasksOf(request=1, subject="run", places=(9, 2, -4))
    found = study(subject, asked)
    assert isinstance(found, Masks)
    assert found.places.tolist() == [9, 2]
    places = subject.dataset.parts["validation"][[9, 2]]
    np.testing.assert_array_equal(found.true, subject.dataset.targets[places])
    expected = plain(subject, [9, 2]).argmax(1)
    np.testing.assert_array_equal(found.predicted, expected)


def test_data_without_masks_have_none() -> None:
    subject = other_task("values", targets("values"), *ROW)
    found = study(subject, MasksOf(request=1, subject="run", places=(1,)))
    assert isinstance(found, Masks)
    assert not len(found.places)
    assert not found.true.size
