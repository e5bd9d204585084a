"""What is said of the loss: which ones fit the data, and what it starts at."""

from __future__ import annotations

import math

from cnnstudio.graph.text import translate
from cnnstudio.project.project import Project
from cnnstudio.project.setting_words import word_for
from cnnstudio.project.settings import facts_of
from cnnstudio.project.tasks import AUTO, KINDS, loss_for, loss_title
from cnnstudio.ui.training.run import classes_of


def losses_for(project: Project) -> list[tuple[object, str]]:
    """Return the losses that fit what the data ask for, as keys and words."""
    losses = KINDS[_task(project)].losses
    return [(AUTO, word_for(AUTO)), *((key, word_for(key)) for key in losses)]


def loss_hint(project: Project) -> str:
    """Say which loss it is where that is automatic, and what it starts at.

    An untrained network gives all of C classes the same share, which costs ln C; a yes
    or no costs ln 2.
    """
    setting = project.training.loss
    loss = loss_for(setting, _task(project))
    name = loss_title(loss) if setting == AUTO else ""
    if loss not in ("cross_entropy", "bce"):
        return name
    choices = classes_of(project) if loss == "cross_entropy" else 2
    if choices < 2:
        start = translate("LossRows", "on logits; needs an Output with its classes")
    else:
        start = translate(
            "LossRows", "on logits, starts near ln\u00a0{0}\u00a0=\u00a0{1}"
        ).format(choices, f"{math.log(choices):.2f}")
    return f"{name} {start}".strip()


def _task(project: Project) -> str:
    facts = facts_of(project.dataset)
    return "classes" if facts is None else facts.task
