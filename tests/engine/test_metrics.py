"""Every metric against torchmetrics."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torchmetrics import classification as theirs
from torchmetrics import regression

from cnnstudio.engine.answers import chances_of, decided
from cnnstudio.engine.metrics import Errors, make_metrics, quick, quick_key
from cnnstudio.engine.ranking import roc_areas
from cnnstudio.project.facts import Task
from cnnstudio.project.tasks import IGNORED


def drawn(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def whole(classes: int, *shape: int, seed: int = 1) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    return torch.randint(classes, shape, generator=generator)


def measured(
    task: Task, classes: int, outputs: torch.Tensor, targets: torch.Tensor
) -> dict[str, float]:
    """In batches of unequal size."""
    metrics = make_metrics(task, classes)
    for part in (slice(0, 5), slice(5, 6), slice(6, None)):
        metrics.update(outputs[part], targets[part])
    return metrics.compute()


@pytest.mark.requirement("C13")
@pytest.mark.parametrize("classes", [3, 8])
@pytest.mark.parametrize("shown", [8, 2])
def test_classes(classes: int, shown: int) -> None:
    """Also where some classes never occur."""
    outputs, targets = drawn(60, classes), whole(min(classes, shown), 60)
    if shown == 2:
        outputs[:, 2:] -= 100.0  # and are never named
    ours = measured("classes", classes, outputs, targets)
    macro: dict[str, Any] = {"num_classes": classes, "average": "macro"}
    expected: dict[str, Any] = {
        "accuracy": theirs.MulticlassAccuracy(classes, average="micro"),
        "precision": theirs.MulticlassPrecision(**macro),
        "recall": theirs.MulticlassRecall(**macro),
        "f1": theirs.MulticlassF1Score(**macro),
    }
    if shown == 8:
        expected["roc_auc"] = theirs.MulticlassAUROC(**macro)
    if classes > 5:
        expected["top5"] = theirs.MulticlassAccuracy(classes, average="micro", top_k=5)
    for key, metric in expected.items():
        assert ours[key] == pytest.approx(metric(outputs, targets).item()), key
    assert ("top5" in ours) == (classes > 5)


def test_each_class_by_itself() -> None:
    outputs, targets = drawn(60, 4), whole(4, 60)
    metrics = make_metrics("classes", 4)
    metrics.update(outputs, targets)
    single = metrics.per_class()
    each: dict[str, Any] = {"num_classes": 4, "average": "none"}
    expected: dict[str, Any] = {
        "precision": theirs.MulticlassPrecision(**each),
        "recall": theirs.MulticlassRecall(**each),
        "f1": theirs.MulticlassF1Score(**each),
        "iou": theirs.MulticlassJaccardIndex(**each),
        "roc_auc": theirs.MulticlassAUROC(**each),
    }
    for key, metric in expected.items():
        assert single[key] == pytest.approx(metric(outputs, targets).tolist()), key


@pytest.mark.requirement("A37")
def test_two_classes_by_one_score() -> None:
    outputs, targets = drawn(40, 1), whole(2, 40)
    outputs[3:9] = 0.25  # ties
    ours = measured("classes", 2, outputs, targets)
    area = theirs.BinaryAUROC()(outputs[:, 0], targets)
    right = theirs.BinaryAccuracy()(outputs[:, 0], targets)
    assert ours["roc_auc"] == pytest.approx(area.item())
    assert ours["accuracy"] == pytest.approx(right.item())


def test_two_classes_by_two_scores() -> None:
    outputs, targets = drawn(40, 2), whole(2, 40)
    area = theirs.BinaryAUROC()(outputs.softmax(1)[:, 1], targets)
    ours = measured("classes", 2, outputs, targets)["roc_auc"]
    assert ours == pytest.approx(area.item())


def test_area_is_unknown_where_only_one_class_occurs() -> None:
    ours = measured("classes", 2, drawn(20, 2), torch.ones(20, dtype=torch.int64))
    assert "roc_auc" not in ours


def test_labels() -> None:
    outputs, targets = drawn(50, 4), whole(2, 50, 4).float()
    ours = measured("labels", 4, outputs, targets)
    macro: dict[str, Any] = {"num_labels": 4, "average": "macro"}
    expected: dict[str, Any] = {
        "accuracy": theirs.MultilabelAccuracy(**macro),
        "precision": theirs.MultilabelPrecision(**macro),
        "recall": theirs.MultilabelRecall(**macro),
        "f1": theirs.MultilabelF1Score(**macro),
        "roc_auc": theirs.MultilabelAUROC(**macro),
        "exact_match": theirs.MultilabelExactMatch(num_labels=4),
    }
    for key, metric in expected.items():
        found = metric(outputs.sigmoid(), targets.int()).item()
        assert ours[key] == pytest.approx(found), key


@pytest.mark.parametrize("ignoring", [False, True])
def test_masks(ignoring: bool) -> None:
    outputs, targets = drawn(9, 3, 6, 5), whole(3, 9, 6, 5)
    if ignoring:
        targets[:, 2] = IGNORED
    ours = measured("masks", 3, outputs, targets)
    given: dict[str, Any] = {"num_classes": 3, "ignore_index": IGNORED}
    expected: dict[str, Any] = {
        "iou": theirs.MulticlassJaccardIndex(average="macro", **given),
        "pixel_accuracy": theirs.MulticlassAccuracy(average="micro", **given),
        "f1": theirs.MulticlassF1Score(average="macro", **given),
    }
    for key, metric in expected.items():
        assert ours[key] == pytest.approx(metric(outputs, targets).item()), key


def test_values() -> None:
    outputs, targets = drawn(30, 2), drawn(30, 2, seed=5)
    ours = measured("values", 2, outputs, targets)
    mean = regression.MeanAbsoluteError()(outputs, targets).item()
    root = regression.MeanSquaredError(squared=False)(outputs, targets).item()
    assert ours == pytest.approx({"mae": mean, "rmse": root}, rel=1e-6)


def test_mixed_targets_count_as_their_larger_share() -> None:
    outputs, targets = drawn(30, 4), whole(4, 30)
    shares = 0.7 * torch.eye(4)[targets] + 0.3 * torch.eye(4)[whole(4, 30, seed=3)]
    plain, mixed = make_metrics("classes", 4), make_metrics("classes", 4)
    plain.update(outputs, targets)
    mixed.parts[0].update(outputs, shares)
    assert mixed.parts[0].compute() == plain.parts[0].compute()
    assert quick("classes", outputs, shares) == quick("classes", outputs, targets)


@pytest.mark.parametrize("task", ["classes", "labels", "masks", "values"])
def test_what_is_measured_in_every_step(task: Task) -> None:
    """It is what the metrics of an epoch say of the same batch."""
    shape = (8, 3, 4, 5) if task == "masks" else (8, 3)
    outputs = drawn(*shape)
    targets = {
        "classes": whole(3, 8),
        "labels": whole(2, 8, 3).float(),
        "masks": whole(3, 8, 4, 5),
        "values": drawn(8, 3, seed=7),
    }[task]
    metrics = make_metrics(task, 3)
    metrics.update(outputs, targets)
    expected = metrics.compute()[quick_key(task)]
    assert float(quick(task, outputs, targets)) / 8 == pytest.approx(expected)


def test_no_batches_no_numbers() -> None:
    assert make_metrics("classes", 3).compute()["accuracy"] == 0.0
    assert make_metrics("none", 3).compute() == {}


@pytest.mark.requirement("A37", "C12")
def test_chances_of_one_and_of_several_scores() -> None:
    single = chances_of(torch.tensor([[2.0], [-1.0]]))
    assert single.sum(1).tolist() == pytest.approx([1.0, 1.0])
    assert single[:, 1].tolist() == pytest.approx([0.880797, 0.268941], abs=1e-5)
    several = drawn(5, 4)
    assert torch.allclose(chances_of(several), several.softmax(1))


@pytest.mark.requirement("NT-49", "C10")
def test_the_highest_score_is_the_highest_probability() -> None:
    scores = drawn(10_000, 6)
    assert torch.equal(decided(scores), chances_of(scores).argmax(1))


class _Apple(torch.Tensor):
    """Numbers on a device that knows no float64."""

    device = torch.device("mps")

    def double(self) -> torch.Tensor:
        raise TypeError("no float64")

    def cpu(self) -> torch.Tensor:  # type: ignore[override]
        return self.as_subclass(torch.Tensor)


def test_a_device_without_float64_measures_the_same() -> None:
    outputs, targets = torch.randn(6, 2), torch.randn(6, 2)
    here, there = Errors(), Errors()
    here.update(outputs, targets)
    there.update(outputs.as_subclass(_Apple), targets.as_subclass(_Apple))
    assert there.compute() == here.compute()
    yes = targets > 0
    areas = roc_areas(outputs.as_subclass(_Apple), yes.as_subclass(_Apple))
    torch.testing.assert_close(areas, roc_areas(outputs, yes), equal_nan=True)
