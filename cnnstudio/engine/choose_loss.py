"""From settings and data to the loss."""

from __future__ import annotations

import torch

from cnnstudio.engine.errors import TrainingError
from cnnstudio.engine.losses import (
    BinaryCrossEntropy,
    Both,
    CrossEntropy,
    Dice,
    Difference,
    Focal,
    Hinge,
    Loss,
)
from cnnstudio.graph.text import translate
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.tasks import KINDS, fits, loss_for, loss_title
from cnnstudio.project.training_settings import TrainingConfig

CPU = torch.device("cpu")


def make_loss(
    config: TrainingConfig, task: str, facts: DataFacts, device: torch.device = CPU
) -> Loss:
    """Return the loss that the settings ask for, on data of this task.

    Raises `TrainingError` if it does not go with the task.
    """
    if not fits(config.loss, task):
        raise TrainingError(
            translate(
                "Engine",
                "The loss {loss} does not go with these data, whose targets are "
                "{task}: choose {better}, or leave it automatic.",
            ).format(
                loss=loss_title(config.loss),
                task=translate("Tasks", KINDS[task].title),
                better=", ".join(loss_title(n) for n in KINDS[task].losses),
            )
        )
    name = loss_for(config.loss, task)
    weights = class_weights(config, task, facts, device)
    if name == "cross_entropy":
        return CrossEntropy(config.label_smoothing, weights)
    if name == "bce":
        return BinaryCrossEntropy(yes_weights(config, task, facts, device))
    if name == "focal":
        yes_no = task == "labels"
        if yes_no:
            weights = yes_weights(config, task, facts, device)
        return Focal(config.focal_gamma, weights, yes_no=yes_no)
    if name == "hinge":
        return Hinge(config.hinge_margin)
    if name == "dice":
        return Dice()
    if name == "dice_ce":
        return Both(CrossEntropy(config.label_smoothing, weights))
    return Difference(name, config.huber_delta)


def class_weights(
    config: TrainingConfig, task: str, facts: DataFacts, device: torch.device
) -> torch.Tensor | None:
    """Return N / (C · n) for each class of n among N samples, or None.

    A class without samples has weight 0; the mean over the data is 1.
    """
    if config.class_weights != "balanced" or task not in ("classes", "masks"):
        return None
    counts = torch.tensor(facts.counts, dtype=torch.float64)
    if not len(counts):
        return None
    occur = int((counts > 0).sum())
    weights = counts.sum() / (occur * counts)
    return weights.where(counts > 0, torch.zeros(())).to(device, torch.float32)


def yes_weights(
    config: TrainingConfig, task: str, facts: DataFacts, device: torch.device
) -> torch.Tensor | None:
    """Return how many noes there are for every yes of a label, or None.

    Of two classes with one score only the second counts.
    """
    if config.class_weights != "balanced" or not facts.counts:
        return None
    yes = torch.tensor(facts.counts, dtype=torch.float64)
    total = facts.count if task == "labels" else yes.sum()
    return ((total - yes) / yes.clamp(min=1)).to(device, torch.float32)
