"""The metrics: how good the answers of a network are, in numbers people know.

They are counted on the device, batch by batch, without waiting for it; only `compute`
reads numbers. Means over classes leave out a class that neither occurs nor is named.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence

import torch

from cnnstudio.engine.answers import classes_of, decided, exact
from cnnstudio.engine.ranking import roc_areas
from cnnstudio.project.facts import Task

TOP = 5
"""Top-5 accuracy, as ImageNet made it known; said from 6 classes on."""

MOST_SCORES = 20_000_000
"""For the area under the ROC curve all scores are kept, up to so many (80 MB)."""

NONE: Mapping[str, tuple[float, ...]] = {}


class Metric(ABC):
    """Counts over batches; `compute` names each value by the key of its measure."""

    @abstractmethod
    def update(self, outputs: torch.Tensor, targets: torch.Tensor) -> None:
        """Count a batch: outputs (B, …) as the network gives them, and its targets."""

    @abstractmethod
    def compute(self) -> dict[str, float]:
        """Return the values over all batches; this waits for the device."""

    def per_class(self) -> Mapping[str, tuple[float, ...]]:
        """Return a value per class by key, for metrics that have them."""
        return NONE


class Metrics(Metric):
    """All metrics of a task at once."""

    def __init__(self, parts: Sequence[Metric]) -> None:
        self.parts = parts

    @torch.no_grad()
    def update(self, outputs: torch.Tensor, targets: torch.Tensor) -> None:
        for part in self.parts:
            part.update(outputs.detach(), targets)

    def compute(self) -> dict[str, float]:
        return {k: v for part in self.parts for k, v in part.compute().items()}

    def per_class(self) -> Mapping[str, tuple[float, ...]]:
        return {k: v for part in self.parts for k, v in part.per_class().items()}


def make_metrics(task: Task, classes: int) -> Metrics:
    """Return the metrics of a task with so many classes, labels or values."""
    if task == "classes":
        top: list[Metric] = [TopAccuracy(TOP)] if classes > TOP else []
        return Metrics([ClassCounts(classes), *top, RocArea(classes)])
    if task == "labels":
        return Metrics([LabelCounts(classes), RocArea(classes)])
    if task == "masks":
        return Metrics([ClassCounts(classes, pixels=True)])
    if task == "values":
        return Metrics([Errors()])
    return Metrics([])


class ClassCounts(Metric):
    """How often each class was right, named, and there: accuracy, precision, …

    Of pixels it gives IoU, the share of their union that truth and answer have in
    common, in place of precision and recall.
    """

    def __init__(self, classes: int, pixels: bool = False) -> None:
        self.classes = classes
        self.pixels = pixels
        self._counts: torch.Tensor | None = None

    def update(self, outputs: torch.Tensor, targets: torch.Tensor) -> None:
        truth = classes_of(targets).reshape(-1)
        answers = decided(outputs).reshape(-1)
        if self._counts is None:
            self._counts = truth.new_zeros(3, self.classes + 1)
        # What is ignored is counted in a place of its own, behind the classes.
        behind = torch.full_like(truth, self.classes)
        known = truth >= 0
        truth = torch.where(known, truth, behind)
        answers = torch.where(known, answers, behind)
        right = torch.where(truth == answers, truth, behind)
        ones = torch.ones_like(truth)
        for row, places in zip(self._counts, (right, answers, truth), strict=True):
            row.scatter_add_(0, places, ones)

    def compute(self) -> dict[str, float]:
        right, _, there = self._read()
        share = float(right.sum() / there.sum().clamp(min=1))
        means = {k: self._mean(v) for k, v in self._shares().items()}
        if self.pixels:
            return {"iou": means["iou"], "pixel_accuracy": share, "f1": means["f1"]}
        return {"accuracy": share, **{k: v for k, v in means.items() if k != "iou"}}

    def per_class(self) -> Mapping[str, tuple[float, ...]]:
        return {k: tuple(v.tolist()) for k, v in self._shares().items()}

    def _shares(self) -> dict[str, torch.Tensor]:
        return shares_of(*self._read())

    def _mean(self, shares: torch.Tensor) -> float:
        _, named, there = self._read()
        occurs = (named + there) > 0
        return float(shares[occurs].mean()) if bool(occurs.any()) else 0.0

    def _read(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        if self._counts is None:
            return (torch.zeros(self.classes, dtype=torch.float64),) * 3
        right, named, there = self._counts[:, : self.classes].cpu().double()
        return right, named, there


class LabelCounts(Metric):
    """A yes or no for each label: a label is named where its score is above 0."""

    def __init__(self, labels: int) -> None:
        self.labels = labels
        self._counts: torch.Tensor | None = None
        self._samples = 0

    def update(self, outputs: torch.Tensor, targets: torch.Tensor) -> None:
        named, there = outputs > 0, targets > 0.5
        counts = torch.stack((named & there, named, there, named == there)).sum(1)
        whole = (named == there).all(1).sum().expand(1, self.labels)
        counts = torch.cat((counts, whole))
        self._counts = counts if self._counts is None else self._counts + counts
        self._samples += len(outputs)

    def compute(self) -> dict[str, float]:
        if self._counts is None:
            return {}
        right, named, there, agree, whole = self._counts.cpu().double()
        shares, occurs = shares_of(right, named, there), (named + there) > 0
        means = {
            k: float(shares[k][occurs].mean()) if bool(occurs.any()) else 0.0
            for k in ("precision", "recall", "f1")
        }
        return {
            **means,
            "accuracy": float(agree.mean()) / self._samples,
            "exact_match": float(whole[0]) / self._samples,
        }

    def per_class(self) -> Mapping[str, tuple[float, ...]]:
        if self._counts is None:
            return NONE
        right, named, there, agree, _ = self._counts.cpu().double()
        shares = {**shares_of(right, named, there), "accuracy": agree / self._samples}
        return {k: tuple(v.tolist()) for k, v in shares.items()}


class TopAccuracy(Metric):
    """How often the right class is among the `k` highest scores."""

    def __init__(self, k: int) -> None:
        self.k = k
        self._right: torch.Tensor | None = None
        self._samples = 0

    def update(self, outputs: torch.Tensor, targets: torch.Tensor) -> None:
        own = outputs.gather(1, classes_of(targets).unsqueeze(1))
        right = ((outputs > own).sum(1) < self.k).sum()
        self._right = right if self._right is None else self._right + right
        self._samples += len(outputs)

    def compute(self) -> dict[str, float]:
        right = 0.0 if self._right is None else float(self._right)
        return {f"top{self.k}": right / max(1, self._samples)}


class RocArea(Metric):
    """Area under the ROC curve: the chance that a yes has a higher score than a no.

    For several classes it is the mean of one against the rest, of softmax
    probabilities. It is left out where the scores would need too much memory.
    """

    def __init__(self, classes: int) -> None:
        self.classes = classes
        self._scores: list[torch.Tensor] = []
        self._targets: list[torch.Tensor] = []
        self._kept = 0

    def update(self, outputs: torch.Tensor, targets: torch.Tensor) -> None:
        self._kept += outputs.numel()
        if self._kept > MOST_SCORES:
            self._scores.clear()
            self._targets.clear()
            return
        exclusive = not targets.is_floating_point() and outputs.shape[1] > 1
        self._scores.append(outputs.softmax(1) if exclusive else outputs)
        self._targets.append(targets)

    def compute(self) -> dict[str, float]:
        areas = self._areas()
        known = areas[~areas.isnan()]
        return {"roc_auc": float(known.mean())} if len(known) else {}

    def per_class(self) -> Mapping[str, tuple[float, ...]]:
        areas = self._areas()
        return {"roc_auc": tuple(areas.tolist())} if len(areas) else NONE

    def _areas(self) -> torch.Tensor:
        if not self._scores:
            return torch.empty(0)
        scores, targets = torch.cat(self._scores), torch.cat(self._targets)
        if targets.is_floating_point():
            return roc_areas(scores, targets > 0.5)
        if self.classes == 2:
            return roc_areas(scores[:, -1:], (targets == 1).unsqueeze(1))
        classes = torch.arange(scores.shape[1], device=targets.device)
        return roc_areas(scores, targets.unsqueeze(1) == classes)


class Errors(Metric):
    """Mean absolute and root of the mean squared error, over all numbers."""

    def __init__(self) -> None:
        self._sums: torch.Tensor | None = None
        self._count = 0

    def update(self, outputs: torch.Tensor, targets: torch.Tensor) -> None:
        far = exact(outputs) - exact(targets).reshape(outputs.shape)
        sums = torch.stack((far.abs().sum(), far.square().sum()))
        self._sums = sums if self._sums is None else self._sums + sums
        self._count += outputs.numel()

    def compute(self) -> dict[str, float]:
        if self._sums is None:
            return {}
        absolute, squared = (self._sums / self._count).tolist()
        return {"mae": absolute, "rmse": float(squared**0.5)}


def shares_of(
    right: torch.Tensor, named: torch.Tensor, there: torch.Tensor
) -> dict[str, torch.Tensor]:
    """Per class (C,): precision, recall, F1 and IoU; 0 where nothing is to divide."""
    return {
        "precision": right / named.clamp(min=1),
        "recall": right / there.clamp(min=1),
        "f1": 2 * right / (named + there).clamp(min=1),
        "iou": right / (named + there - right).clamp(min=1),
    }


def quick_key(task: Task) -> str:
    """Key of what `quick` measures."""
    return {"values": "mae", "masks": "pixel_accuracy"}.get(task, "accuracy")


def quick(task: Task, outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Sum over a batch of what is measured in every training step: a scalar.

    Divided by the number of samples it is accuracy (of classes, or of labels), the
    share of right pixels, or the mean absolute error.
    """
    outputs = outputs.detach()
    if task == "values":
        far = (outputs - targets.reshape(outputs.shape)).abs()
        return far.flatten(1).mean(1).sum()
    if task == "labels":
        return ((outputs > 0) == (targets > 0.5)).float().flatten(1).mean(1).sum()
    right = decided(outputs) == classes_of(targets)
    if right.dim() == 1:
        return right.sum()
    known = (targets >= 0).flatten(1).float()
    return ((right.flatten(1) * known).sum(1) / known.sum(1).clamp(min=1)).sum()
