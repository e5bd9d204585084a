"""The projects that are trained, killed and resumed."""

from __future__ import annotations

from pathlib import Path

import torch

from cnnstudio.engine.data.loading import load
from cnnstudio.project.project import Project
from tests.helpers.training import full_project
from tests.torture.resume import SETTINGS


def load_all() -> None:
    """Load what torch loads with the first update, without computing a gradient.

    A process that has computed gradients cannot be forked any more.
    """
    weight = torch.nn.Parameter(torch.zeros(2))
    weight.grad = torch.zeros(2)
    for kind in (torch.optim.AdamW, torch.optim.SGD):
        kind([weight], lr=0.1).step()
    load(project_for(0, Path()).dataset)


def project_for(number: int, _pictures: Path) -> Project:
    """Return the project of a training, by its number."""
    return full_project(**SETTINGS[number % len(SETTINGS)])
