"""The projects that are trained, killed and resumed."""

from __future__ import annotations

from pathlib import Path

from cnnstudio.project.project import Project
from tests.helpers.training import full_project
from tests.torture.resume import SETTINGS


def project_for(number: int, _pictures: Path) -> Project:
    """Return the project of a training, by its number."""
    return full_project(**SETTINGS[number % len(SETTINGS)])
