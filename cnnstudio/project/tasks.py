"""What there is to learn from data, and which losses go with it.

A task is what the targets of a data set are; the loss says how far the network's
outputs are from them. Not every loss fits every task: cross-entropy needs classes,
mean squared error needs numbers. Rules, forms, recipes and the engine ask here.
"""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.graph.text import marked, translate
from cnnstudio.project.facts import Task

AUTO = "auto"
IGNORED = -100
"""Target of a pixel that counts for nothing, as in torch: no loss, no metric."""


@dataclass(frozen=True, slots=True)
class TaskKind:
    """A task: its name for people, the losses that fit (the usual one first).

    `head` is what the last layer should give, in words.
    """

    name: Task
    title: str
    head: str
    losses: tuple[str, ...]


KINDS: dict[str, TaskKind] = {
    kind.name: kind
    for kind in (
        TaskKind(
            "classes",
            marked("Tasks", "one class of several"),
            marked("Tasks", "one score per class"),
            ("cross_entropy", "bce", "hinge", "focal"),
        ),
        TaskKind(
            "labels",
            marked("Tasks", "several labels at once"),
            marked("Tasks", "one score per label"),
            ("bce", "focal"),
        ),
        TaskKind(
            "values",
            marked("Tasks", "numbers"),
            marked("Tasks", "one number per value"),
            ("mse", "l1", "huber"),
        ),
        TaskKind(
            "masks",
            marked("Tasks", "a class for every pixel"),
            marked("Tasks", "one map of scores per class"),
            ("cross_entropy", "bce", "dice", "dice_ce", "focal"),
        ),
        TaskKind(
            "none",
            marked("Tasks", "nothing: images without targets"),
            marked("Tasks", "anything"),
            (),
        ),
    )
}

LOSS_TITLES: dict[str, str] = {
    "cross_entropy": marked("Tasks", "Cross-entropy"),
    "bce": marked("Tasks", "Binary cross-entropy"),
    "mse": marked("Tasks", "Mean squared error"),
    "l1": marked("Tasks", "Mean absolute error"),
    "huber": marked("Tasks", "Huber"),
    "hinge": marked("Tasks", "Multi-class hinge (SVM)"),
    "dice": marked("Tasks", "Dice"),
    "dice_ce": marked("Tasks", "Dice + cross-entropy"),
    "focal": marked("Tasks", "Focal"),
}
"""Every loss by its name in the file."""


EXPECTS: dict[str, str] = {
    "classes": "classes", "labels": "classes", "masks": "pixels",
    "values": "anything", "none": "anything",
}  # fmt: skip
"""What an Output must expect for each task."""


def loss_for(loss: str, task: str) -> str:
    """Return the loss that a setting means: "auto" is the usual one of the task."""
    if loss != AUTO:
        return loss
    losses = KINDS[task].losses
    return losses[0] if losses else "mse"


def fits(loss: str, task: str) -> bool:
    """True if a loss can work with the targets of a task."""
    return loss == AUTO or task == "none" or loss in KINDS[task].losses


def loss_title(loss: str) -> str:
    """The name of a loss for people, translated."""
    return translate("Tasks", LOSS_TITLES[loss])


def outputs_wanted(loss: str, task: str, targets: int) -> tuple[int, ...]:
    """How many scores the last layer may give for data of so many classes or values.

    Two classes can be told apart by a single score with binary cross-entropy: above 0
    it is the second one.
    """
    single = task in ("classes", "masks") and loss == "bce" and targets == 2
    return (1, targets) if single else (targets,)
