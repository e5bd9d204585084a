"""Older versions of the format: one function for each, which makes the next of it.

A change of the format adds one entry here, and the current version follows from
their number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Raw = dict[str, Any]
Steps = Mapping[int, Callable[[Raw], Raw]]

AUGMENTED = ("shift", "rotation", "scale")


def pipeline_of_settings(raw: Raw) -> Raw:
    """Version 1 had one source by name, and switches where now a pipeline is."""
    data, training = raw.get("dataset"), raw.get("training")
    data = dict(data) if isinstance(data, dict) else {}
    training = dict(training) if isinstance(training, dict) else {}
    source = data.pop("source", "digits")
    data["sources"] = [] if source == "none" else [{"kind": source}]
    pipeline: list[Raw] = []
    if (fit := data.pop("fit", "exact")) != "exact":
        pipeline.append({"kind": "fit", "how": fit})
    if data.pop("normalize", True):
        pipeline.append({"kind": "normalize"})
    moved = {name: training.pop("augment_" + name, 0.0) for name in AUGMENTED}
    if any(moved.values()):
        pipeline.append({"kind": "affine", **moved})
    data["pipeline"] = pipeline
    return {**raw, "dataset": data, "training": training}


STEPS: Steps = {1: pipeline_of_settings}
"""From a version's number to the function that makes the next version of it."""


def current_version(steps: Steps = STEPS) -> int:
    """Return the version that is written."""
    return 1 + len(steps)


def convert(raw: Raw, version: int, steps: Steps = STEPS) -> Raw:
    """Bring a file's content from an older version to the current one."""
    for number in range(version, current_version(steps)):
        raw = {**steps[number](raw), "version": number + 1}
    return raw
