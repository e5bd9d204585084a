"""The projects that are trained, killed and resumed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch

from cnnstudio.engine.data import dataset as datasets
from cnnstudio.engine.data.loading import load
from cnnstudio.engine.data.mapped import open_array
from cnnstudio.project.atomic import write_atomic
from cnnstudio.project.project import Project
from tests.helpers.training import full_project
from tests.torture.resume import SETTINGS, WORKERS


def load_all() -> None:
    """Load what torch loads with the first update, without computing a gradient.

    A process that has computed gradients cannot be forked any more.
    """
    weight = torch.nn.Parameter(torch.zeros(2))
    weight.grad = torch.zeros(2)
    for kind in (torch.optim.AdamW, torch.optim.SGD):
        kind([weight], lr=0.1).step()
    load(project_for(0).dataset)


def project_for(number: int) -> Project:
    """Return the project of a training, by its number."""
    workers = WORKERS[number // len(SETTINGS) % len(WORKERS)]
    return full_project(**SETTINGS[number % len(SETTINGS)], workers=workers)


def stay_in_file(place: Path) -> None:
    """Let this process read the digits from a file, batch by batch."""
    raw = load(project_for(0).dataset)
    if not place.exists():
        write_atomic(place, raw.inputs.tobytes())
    mapped = replace(raw, inputs=open_array(place, raw.inputs.shape))
    setattr(datasets, "RESIDENT", 0)  # noqa: B010
    setattr(datasets, "load", lambda config: mapped)  # noqa: B010
