"""What is said of the loss below its row: which one it is, and what it starts at."""

from __future__ import annotations

import math

from cnnstudio.graph.text import translate
from cnnstudio.project.project import Project
from cnnstudio.ui.training.run import classes_of

_ON_LOGITS = ("auto", "cross_entropy")


def loss_hint(project: Project) -> str:
    """Say what a loss starts at where that is known: ln C for C equal classes."""
    if project.training.loss not in _ON_LOGITS:
        return ""
    classes = classes_of(project)
    if classes < 2:
        return translate("LossRows", "on logits; needs an Output with its classes")
    text = translate(
        "LossRows", "Cross-entropy on logits, starts near ln\u00a0{0}\u00a0=\u00a0{1}"
    )
    return text.format(classes, f"{math.log(classes):.2f}")
