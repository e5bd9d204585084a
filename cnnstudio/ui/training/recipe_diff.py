"""What a recipe of one's own would change, and whether it is what holds already."""

from __future__ import annotations

from typing import Any

from cnnstudio.project.recipes import KEPT
from cnnstudio.project.settings import TrainingConfig, settings_to


def values_of(training: TrainingConfig) -> dict[str, Any]:
    """Return the settings that recipes are made of: not those of the computer."""
    return {k: v for k, v in settings_to(training).items() if k not in KEPT}


def like_own(values: TrainingConfig, training: TrainingConfig) -> bool:
    """Tell whether settings are those of a recipe."""
    return values_of(values) == values_of(training)
