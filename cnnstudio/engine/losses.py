"""The losses: how far the outputs of a network are from the targets.

Every loss gives a sum and a weight for each sample; the loss of a batch, of several
batches or of an epoch is Σ sums / Σ weights, whatever the sizes of the batches. All
are computed from raw scores (logits), so that they stay finite for scores of any size.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import NamedTuple

import torch
from torch.nn import functional

from cnnstudio.project.tasks import IGNORED

TINY = 1e-6
"""Keeps a ratio defined where there is nothing to divide by."""


class Terms(NamedTuple):
    """Per sample: sums (B,) and weights (B,); weights None: every sample counts 1."""

    sums: torch.Tensor
    weights: torch.Tensor | None = None


class Loss(ABC):
    """A loss of outputs (B, …) and targets, by its `name` in the settings.

    Targets that name classes are int64 (B,) or (B, H, W), or shares of each class,
    float32 (B, C), as mixup makes them; labels and values are float32 (B, C).
    """

    name: str

    @abstractmethod
    def terms(self, outputs: torch.Tensor, targets: torch.Tensor) -> Terms:
        """Return sum and weight of each sample."""

    def __call__(self, outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """Return the mean over the batch, a scalar on the device."""
        sums, weights = self.terms(outputs, targets)
        return sums.mean() if weights is None else sums.sum() / not_0(weights.sum())

    def per_sample(self, outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """Return the loss of each sample by itself: (B,)."""
        sums, weights = self.terms(outputs, targets)
        return sums if weights is None else sums / not_0(weights)

    def totals(self, outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """Return Σ sums and Σ weights, (2,): added over batches, the ratio is exact."""
        sums, weights = self.terms(outputs, targets)
        count = sums.new_full((), len(sums)) if weights is None else weights.sum()
        return torch.stack((sums.sum(), count))


class CrossEntropy(Loss):
    """−log softmax(scores) at the class; with smoothing, ε of it is spread over all.

    Class weights w count a sample as w of its class, and the mean is divided by the
    sum of these weights (as torch does). Of pixels, the mean is over those that count.
    """

    name = "cross_entropy"

    def __init__(
        self, smoothing: float = 0.0, class_weights: torch.Tensor | None = None
    ) -> None:
        self.smoothing = smoothing
        self.class_weights = class_weights

    def terms(self, outputs: torch.Tensor, targets: torch.Tensor) -> Terms:
        if targets.is_floating_point():
            even = self.smoothing / outputs.shape[1]
            wanted = targets * (1 - self.smoothing) + even
            losses = -wanted * outputs.log_softmax(1)
            return _of_shares(losses, targets, self.class_weights)
        losses = functional.cross_entropy(
            outputs,
            targets,
            weight=self.class_weights,
            label_smoothing=self.smoothing,
            ignore_index=IGNORED,
            reduction="none",
        )
        return _of_classes(losses, targets, self.class_weights)


class Focal(Loss):
    """−(1 − p)^γ · log p, p being what the right answer is given (Lin et al. 2017).

    With `yes_no` each score is a yes or no of its own, the mean is over them, and a yes
    counts `class_weights` times; otherwise p is the softmax at the class.
    """

    name = "focal"

    def __init__(
        self,
        gamma: float = 2.0,
        class_weights: torch.Tensor | None = None,
        yes_no: bool = False,
    ) -> None:
        self.gamma = gamma
        self.class_weights = class_weights
        self.yes_no = yes_no

    def terms(self, outputs: torch.Tensor, targets: torch.Tensor) -> Terms:
        if self.yes_no:
            logs = -functional.binary_cross_entropy_with_logits(
                outputs, targets, reduction="none"
            )
            losses = self._focused(logs)
            if self.class_weights is not None:
                losses = losses * (targets * (self.class_weights - 1) + 1)
            return Terms(_mean_of_rest(losses))
        logs = outputs.log_softmax(1)
        if targets.is_floating_point():
            return _of_shares(
                targets * self._focused(logs), targets, self.class_weights
            )
        known = targets.clamp(min=0)
        losses = self._focused(logs.gather(1, known.unsqueeze(1)).squeeze(1))
        if self.class_weights is not None:
            losses = losses * self.class_weights[known]
        return _of_classes(losses * (targets >= 0), targets, self.class_weights)

    def _focused(self, logs: torch.Tensor) -> torch.Tensor:
        return -((1 - logs.exp()) ** self.gamma) * logs


class BinaryCrossEntropy(Loss):
    """A yes or no for each score: −log σ(s) where it is yes, −log σ(−s) where no.

    Classes are taken one against the rest; a single score tells two classes apart.
    The mean is over scores (and pixels that count), then over samples. A yes counts
    `yes_weights` times (one number per score), as torch's pos_weight.
    """

    name = "bce"

    def __init__(self, yes_weights: torch.Tensor | None = None) -> None:
        self.yes_weights = yes_weights

    def terms(self, outputs: torch.Tensor, targets: torch.Tensor) -> Terms:
        losses = functional.binary_cross_entropy_with_logits(
            outputs,
            as_scores(targets, outputs),
            reduction="none",
            pos_weight=_along_scores(self.yes_weights, outputs),
        )
        if targets.is_floating_point() or targets.dim() == 1:
            return Terms(_mean_of_rest(losses))
        return _of_classes(losses.mean(1) * (targets >= 0), targets, None)


class Hinge(Loss):
    """Σ over wrong classes of max(0, s_wrong − s_right + Δ): a sum, not torch's mean.

    The multi-class support vector machine of Weston & Watkins 1999; it is torch's
    MultiMarginLoss with the same margin times the number of classes.
    """

    name = "hinge"

    def __init__(self, margin: float = 1.0) -> None:
        self.margin = margin

    def terms(self, outputs: torch.Tensor, targets: torch.Tensor) -> Terms:
        # over[b, i, j]: by how much class j is too near to i, were i the right one.
        if targets.is_floating_point():
            over = outputs.unsqueeze(1) - outputs.unsqueeze(2) + self.margin
            costs = over.clamp(min=0).sum(2) - self.margin
            return Terms((targets * costs).sum(1))
        right = outputs.gather(1, targets.unsqueeze(1))
        over = (outputs - right + self.margin).clamp(min=0)
        return Terms(over.sum(1) - self.margin)  # the right class is over by Δ itself


class Difference(Loss):
    """How far numbers are apart: squared, absolute, or squared near 0 only (Huber).

    "mse" is (a − y)² without a half before it: its derivative is 2 (a − y). The mean
    is over all numbers of a sample, then over samples.
    """

    def __init__(self, name: str, delta: float = 1.0) -> None:
        self.name = name
        self.delta = delta

    def terms(self, outputs: torch.Tensor, targets: torch.Tensor) -> Terms:
        wanted = targets.to(outputs.dtype).reshape(outputs.shape)
        if self.name == "mse":
            losses = functional.mse_loss(outputs, wanted, reduction="none")
        elif self.name == "l1":
            losses = functional.l1_loss(outputs, wanted, reduction="none")
        else:
            losses = functional.huber_loss(
                outputs, wanted, reduction="none", delta=self.delta
            )
        return Terms(_mean_of_rest(losses))


class Dice(Loss):
    """1 − 2 Σ p y / (Σ p + Σ y), per image and class in it (Milletari et al. 2016).

    p are probabilities: softmax over the maps, or the sigmoid of a single one. A class
    that an image does not show is left out of the image's mean; an image with nothing
    on its single map has a loss of 0.
    """

    name = "dice"

    def terms(self, outputs: torch.Tensor, targets: torch.Tensor) -> Terms:
        found = outputs.sigmoid() if outputs.shape[1] == 1 else outputs.softmax(1)
        wanted = as_scores(targets, outputs)
        return Terms(overlap_loss(found * (targets >= 0).unsqueeze(1), wanted))


class Both(Loss):
    """Dice for what is small, and cross-entropy for steady gradients: their sum."""

    name = "dice_ce"

    def __init__(self, entropy: Loss | None = None) -> None:
        self.parts = (Dice(), entropy or CrossEntropy())

    def terms(self, outputs: torch.Tensor, targets: torch.Tensor) -> Terms:
        dice, entropy = (part.per_sample(outputs, targets) for part in self.parts)
        return Terms(dice + entropy)


def overlap_loss(found: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Dice loss (B,) of probabilities and truth, both (B, C, …) from 0 to 1."""
    found, wanted = found.flatten(2), wanted.flatten(2)
    there = wanted.sum(2)
    shared = 2 * (found * wanted).sum(2) / not_0(found.sum(2) + there)
    shown = (there > 0).to(found.dtype)
    return ((1 - shared) * shown).sum(1) / shown.sum(1).clamp(min=1)


def as_scores(targets: torch.Tensor, outputs: torch.Tensor) -> torch.Tensor:
    """Return targets as what each score should be, 0 to 1, in the shape of `outputs`.

    A single score is that of the second of two classes; ignored pixels are all 0.
    """
    single = outputs.shape[1] == 1
    if targets.is_floating_point():  # labels, or shares of classes
        whole = targets.shape[1] == outputs.shape[1]
        return targets if whole else targets[:, 1:]
    if single:
        return (targets == 1).unsqueeze(1).to(outputs.dtype)
    places = torch.zeros_like(outputs)
    known = (targets >= 0).unsqueeze(1).to(outputs.dtype)
    return places.scatter_(1, targets.clamp(min=0).unsqueeze(1), known)


def _of_shares(
    losses: torch.Tensor, shares: torch.Tensor, class_weights: torch.Tensor | None
) -> Terms:
    """Losses (B, C) for shares (B, C): of one class alone it is as for its number."""
    if class_weights is None:
        return Terms(losses.sum(1))
    return Terms((losses * class_weights).sum(1), (shares * class_weights).sum(1))


def _of_classes(
    losses: torch.Tensor, targets: torch.Tensor, class_weights: torch.Tensor | None
) -> Terms:
    """Losses (B, …), weighted already, of classes (B, …); the mean over pixels."""
    is_map = targets.dim() > 1
    if class_weights is None and not is_map:
        return Terms(losses)
    weights = (targets >= 0).to(losses.dtype)
    if class_weights is not None:
        weights = weights * class_weights[targets.clamp(min=0)]
    if not is_map:
        return Terms(losses, weights)
    return Terms(_mean_of_rest(losses), _mean_of_rest(weights))


def _along_scores(
    weights: torch.Tensor | None, outputs: torch.Tensor
) -> torch.Tensor | None:
    """Weights (C,) shaped to go with outputs (B, C, …); with one score the last."""
    if weights is None:
        return None
    return weights[-outputs.shape[1] :].view(-1, *[1] * (outputs.dim() - 2))


def _mean_of_rest(values: torch.Tensor) -> torch.Tensor:
    """Mean of each sample: (B, …) → (B,)."""
    return values.flatten(1).mean(1) if values.dim() > 1 else values


def not_0(weights: torch.Tensor) -> torch.Tensor:
    """Return weights that can be divided by: a sum of nothing stays 0."""
    return weights.clamp(min=TINY)
