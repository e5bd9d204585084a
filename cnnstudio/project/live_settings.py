"""What of a project may change while it trains: told once, for window and engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cnnstudio.project.record import raw_of
from cnnstudio.project.settings import (
    DatasetConfig,
    TrainingConfig,
    settings_from,
    settings_to,
)

PIPELINE = "pipeline"
LIVE = (
    "learning_rate", "weight_decay", "l1", "l2", "clip_at", "mixup", "cutmix",
    "early_stopping", "patience",
)  # fmt: skip
"""Settings of the training that a step reads anew; the schedule goes on around them."""

ASIDE = ("recipe", "keep_every", "keep_room", "threads", "workers", "device")
"""Settings that decide about no step, so that it makes no odds when they change."""


def live_values(training: TrainingConfig, dataset: DatasetConfig) -> dict[str, Any]:
    """Return the raw values that may change: settings, and the steps that augment."""
    settings = settings_to(training)
    return {**{name: settings[name] for name in LIVE}, PIPELINE: _augments(dataset)}


def with_live(training: TrainingConfig, values: Mapping[str, Any]) -> TrainingConfig:
    """Return a training's settings with those of `values` that belong to it.

    Raises `FieldError` for a value that is not allowed.
    """
    changed = {name: value for name, value in values.items() if name in LIVE}
    return settings_from(TrainingConfig, {**settings_to(training), **changed})


def with_live_pipeline(
    dataset: DatasetConfig, values: Mapping[str, Any]
) -> DatasetConfig:
    """Return data settings with the augmenting steps of `values`, if it has any.

    What prepares the images stays as it is: the network has learned from these.
    """
    if PIPELINE not in values:
        return dataset
    kept = [raw_of(s) for s in dataset.pipeline if s.stage != "augment"]
    merged = settings_from(
        DatasetConfig, {**settings_to(dataset), PIPELINE: [*kept, *values[PIPELINE]]}
    )
    return replace(dataset, pipeline=merged.pipeline)


def _augments(dataset: DatasetConfig) -> tuple[Any, ...]:
    steps = dataset.pipeline
    return tuple(_fixed(raw_of(step)) for step in steps if step.stage == "augment")


def _fixed(raw: Any) -> Any:
    """Return raw values with tuples for lists: messages carry no lists."""
    if isinstance(raw, dict):
        return {name: _fixed(value) for name, value in raw.items()}
    return tuple(map(_fixed, raw)) if isinstance(raw, list) else raw
