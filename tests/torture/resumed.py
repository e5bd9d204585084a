"""The projects that are trained, killed and resumed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch
from PIL import Image

from cnnstudio.engine.data.loading import load
from cnnstudio.project.project import Project
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.image_folder import ImageFolder
from tests.helpers.training import full_project
from tests.torture.resume import SETTINGS, workers_of

PICTURES = 300
"""How many are written, at least."""


def load_all() -> None:
    """Load what torch loads with the first update, without computing a gradient.

    A process that has computed gradients cannot be forked any more.
    """
    weight = torch.nn.Parameter(torch.zeros(2))
    weight.grad = torch.zeros(2)
    for kind in (torch.optim.AdamW, torch.optim.SGD):
        kind([weight], lr=0.1).step()
    load(DatasetConfig())


def write_pictures(folder: Path) -> None:
    """Write digits as a folder of pictures, one folder per class."""
    raw = load(DatasetConfig())
    for number in range(0, len(raw), len(raw) // PICTURES):
        place = folder / f"{raw.targets[number]}"
        place.mkdir(parents=True, exist_ok=True)
        Image.fromarray(raw.inputs[number, 0]).save(place / f"{number:04}.png")


def project_for(kind: int, pictures: Path) -> Project:
    """Return the project of a kind of training.

    Those that are read by processes read `pictures`, which stay in their file.
    """
    workers = workers_of(kind)
    project = full_project(**SETTINGS[kind % len(SETTINGS)], workers=workers)
    if workers:
        source = ImageFolder(path=str(pictures))
        project.dataset = replace(project.dataset, sources=(source,))
    return project
