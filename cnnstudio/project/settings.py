"""Settings of a project's data and training: declared like a layer's parameters.

A form, the file format and the checks are derived from the declarations.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, TypeVar

from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.param import (
    bool_param,
    choice_param,
    float_param,
    int_param,
    params_of,
)
from cnnstudio.graph.text import translate

DIGITS = "digits"
NO_DATA = "none"
"""A network whose data are still to be chosen: it is judged and costed all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetConfig:
    """Which images a project learns from, and how they are divided and prepared."""

    source: str = choice_param(
        DIGITS,
        (DIGITS, NO_DATA),
        label="Data",
        help="5,000 handwritten digits, bundled; or none yet, for a network that is "
        "made for other images.",
    )
    train: int = int_param(
        4_000, minimum=1, maximum=10_000_000, label="Training images"
    )
    validation: int = int_param(
        500, minimum=1, maximum=10_000_000, label="Validation images"
    )
    test: int = int_param(500, minimum=1, maximum=10_000_000, label="Test images")
    split_seed: int = int_param(
        0, maximum=2**31 - 1, label="Split seed", help="Which image goes where."
    )
    fit: str = choice_param(
        "exact",
        ("exact", "pad", "resize"),
        label="Fit to Input",
        help="What to do when the Input is larger or smaller than the images: "
        "nothing, add a border of the background, or scale.",
    )
    normalize: bool = bool_param(
        True,
        label="Normalize",
        help="Mean 0 and deviation 1 per channel, measured on the training images. "
        "Whitening is not needed: per-channel normalization is usually enough.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingConfig:
    """How a network is trained."""

    optimizer: str = choice_param("adam", ("sgd", "adam", "adamw"), label="Optimizer")
    learning_rate: float = float_param(
        1e-3, minimum=1e-8, maximum=100.0, label="Learning rate"
    )
    momentum: float = float_param(
        0.9, minimum=0.0, maximum=0.999, label="Momentum", presets=(0.9, 0.99)
    )
    weight_decay: float = float_param(
        0.0, minimum=0.0, maximum=10.0, label="Weight decay"
    )
    schedule: str = choice_param(
        "constant", ("constant", "cosine", "one_cycle"), label="Schedule"
    )
    batch_size: int = int_param(
        64, minimum=1, maximum=65_536, label="Batch size", presets=(32, 64, 128, 256)
    )
    epochs: int = int_param(10, minimum=1, maximum=1_000, label="Epochs")
    seed: int = int_param(
        0,
        maximum=2**31 - 1,
        label="Seed",
        help="Decides initial weights, order, augmentation and dropout; "
        "never which image is in which part of the data.",
    )
    shuffle: bool = bool_param(True, label="Shuffle", help="New order every epoch.")
    augment_shift: float = float_param(
        0.0,
        minimum=0.0,
        maximum=0.5,
        label="Shift",
        help="Largest shift as a share of the image size. Training images only.",
    )
    augment_rotation: float = float_param(
        0.0,
        minimum=0.0,
        maximum=180.0,
        label="Rotation",
        help="Largest turn to either side, in degrees. Training images only.",
    )
    augment_scale: float = float_param(
        0.0,
        minimum=0.0,
        maximum=0.5,
        label="Scale",
        help="Largest change of size as a share. Training images only.",
    )
    device: str = choice_param("auto", ("auto", "cpu", "cuda", "mps"), label="Device")
    threads: int = int_param(
        0,
        maximum=256,
        label="Threads",
        help="Processor threads; 0 is automatic: one fewer than there are cores.",
    )


Settings = TypeVar("Settings", DatasetConfig, TrainingConfig)


def settings_from(cls: type[Settings], raw: dict[str, object]) -> Settings:
    """Build settings from raw values; raises `FieldError` for the first bad one."""
    params = params_of(cls)
    for name in raw:
        if name not in params:
            raise FieldError(
                name,
                translate("Files", "a known setting"),
                translate("Files", "an unknown name"),
            )
    return cls(**{name: params[name].resolve(name, v) for name, v in raw.items()})


def settings_to(settings: DatasetConfig | TrainingConfig) -> dict[str, Any]:
    """Return the raw values of settings, for the file."""
    return dataclasses.asdict(settings)


# What is usual for an optimizer; outside of it the form gives a hint (never a block).
USUAL_RATES = {"sgd": (1e-3, 0.5), "adam": (1e-5, 1e-2), "adamw": (1e-5, 1e-2)}
