"""Settings of a project's data: declared like a layer's parameters.

A form, the file format and the checks are derived from the declarations. Those of the
training are in `training_settings.py`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
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
from cnnstudio.project.facts import MOST, DataFacts
from cnnstudio.project.record import raw_of, records_param
from cnnstudio.project.sources.digits import Digits
from cnnstudio.project.sources.source import SOURCES, Source
from cnnstudio.project.steps.numbers import Normalize
from cnnstudio.project.steps.pictures import Fit
from cnnstudio.project.steps.step import STEPS, Step
from cnnstudio.project.training_settings import TrainingConfig

__all__ = ["DatasetConfig", "TrainingConfig", "settings_from", "settings_to"]

COUNTS = {"split": ("counts",)}
SHARES = {"split": ("shares",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetConfig:
    """Which data a project learns from, and how they are divided and prepared.

    Without any source the data are still to be chosen: the network is judged and
    costed all the same. Two sources are joined one behind the other.
    """

    sources: tuple[Source, ...] = records_param(
        SOURCES, (Digits(),), most=2, label="Data"
    )
    pipeline: tuple[Step, ...] = records_param(
        STEPS, (Normalize(),), most=32, label="Pipeline"
    )
    tag: str = choice_param(
        "unknown",
        ("unknown", "digits", "natural", "text", "medical"),
        label="Kind of images",
        help="Decides which augmentation keeps a label true.",
    )
    split: str = choice_param(
        "counts",
        ("counts", "shares", "own"),
        label="Divide by",
        help="Numbers of samples, shares of all, or the parts that the data bring.",
    )
    train: int = int_param(
        4_000, minimum=1, maximum=MOST, label="Training images", when=COUNTS
    )
    validation: int = int_param(
        500, minimum=1, maximum=MOST, label="Validation images", when=COUNTS
    )
    test: int = int_param(
        500, minimum=1, maximum=MOST, label="Test images", when=COUNTS
    )
    validation_share: float = float_param(
        0.15,
        minimum=0.001,
        maximum=0.9,
        label="Validation share",
        help="Of all samples; also of the training folder where the data have a test "
        "part of their own only.",
        when=SHARES,
    )
    test_share: float = float_param(
        0.15, minimum=0.0, maximum=0.9, label="Test share", when=SHARES
    )
    stratified: bool = bool_param(
        True,
        label="Stratified",
        help="Each class has its share of every part.",
        when={"split": ("counts", "shares")},
    )
    split_seed: int = int_param(
        0, maximum=2**31 - 1, label="Split seed", help="Which image goes where."
    )


Settings = TypeVar("Settings", DatasetConfig, TrainingConfig)


def settings_from(cls: type[Settings], raw: Mapping[str, object]) -> Settings:
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
    return {
        f.name: raw_of(getattr(settings, f.name)) for f in dataclasses.fields(settings)
    }


def facts_of(dataset: DatasetConfig) -> DataFacts | None:
    """Return what is known of a project's data; None if they are yet to be chosen.

    Of two joined sources, whose samples must be alike, the counts are added up.
    """
    known = [source.known() for source in dataset.sources]
    if not known or any(facts is None for facts in known):
        return None
    first, *others = (facts for facts in known if facts is not None)
    for facts in others:
        counts = tuple(a + b for a, b in zip(first.counts, facts.counts, strict=False))
        first = dataclasses.replace(
            first, count=first.count + facts.count, counts=counts, own_parts=()
        )
    return first


def data_name(dataset: DatasetConfig) -> str:
    """What people call the data of a project."""
    return " + ".join(source.name for source in dataset.sources)


def tag_of(dataset: DatasetConfig) -> str:
    """Return the kind of a project's images: as it is set, or as the sources know."""
    if dataset.tag != "unknown":
        return dataset.tag
    tags = {source.tag for source in dataset.sources}
    return tags.pop() if len(tags) == 1 else "unknown"


def fit_of(dataset: DatasetConfig) -> str:
    """How images are brought to the Input's size; "exact" if they are not."""
    fits = (s.how for s in dataset.pipeline if isinstance(s, Fit) and s.on)
    return next(fits, "exact")


def with_fit(dataset: DatasetConfig, how: str) -> dict[str, Any]:
    """Return the change of settings that fits the images to the Input as `how`."""
    others = [s for s in dataset.pipeline if not isinstance(s, Fit)]
    before = [s for s in others if s.place == "pictures"]
    behind = [s for s in others if s.place != "pictures"]
    return {"pipeline": [raw_of(s) for s in (*before, Fit(how=how), *behind)]}


# What is usual for an optimizer; outside of it the form gives a hint (never a block).
USUAL_RATES = {
    "sgd": (1e-3, 0.5),
    "adam": (1e-5, 1e-2),
    "adamw": (1e-5, 1e-2),
    "rmsprop": (1e-5, 1e-2),
    "adagrad": (1e-3, 1e-1),
    "nadam": (1e-5, 1e-2),
    "radam": (1e-5, 1e-2),
}
