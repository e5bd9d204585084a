"""A sweep: the same training with other values of some settings, and other seeds.

It makes the settings of every run, and tells afterwards how good the values are: mean
and spread over the seeds.
"""

from __future__ import annotations

import itertools
import math
import random
import re
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.param import Param, params_of
from cnnstudio.graph.text import translate
from cnnstudio.project.recipes import KEPT
from cnnstudio.project.record import raw_of
from cnnstudio.project.settings import TrainingConfig, settings_from, settings_to

MOST_RUNS = 500
MOST_SEEDS = 50
_RANGE = re.compile(r"^\s*(\S+)\s+(?:to|bis|\.\.)\s+(\S+)\s*$")
DECADES = 10.0
"""From this ratio of its ends on a range is drawn from by its logarithm."""

NAMES = tuple(
    name
    for name, param in params_of(TrainingConfig).items()
    if name not in KEPT and param.kind in ("int", "float", "bool", "choice")
)
"""Settings that a sweep can try; the seed has a place of its own."""


class SweepError(ValueError):
    """A sweep that cannot be made; the text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Values of one setting to try: a list, or a range to draw from."""

    name: str
    values: tuple[Any, ...] = ()
    ends: tuple[float, float] | None = None

    @property
    def param(self) -> Param:
        """The declaration of the setting."""
        return params_of(TrainingConfig)[self.name]

    def draw(self, dice: random.Random) -> Any:
        """Draw a value; over decades, every decade is as likely."""
        if self.ends is None:
            return dice.choice(self.values)
        low, high = self.ends
        if low > 0 and high / low >= DECADES:
            value = math.exp(dice.uniform(math.log(low), math.log(high)))
        else:
            value = dice.uniform(low, high)
        value = float(f"{value:.2g}")
        return round(value) if self.param.kind == "int" else value


@dataclass(frozen=True, slots=True)
class Sweep:
    """What is tried: all combinations ("grid"), or `draws` of them ("random").

    Every combination is trained with `repeats` seeds: that of the project, and those
    after it.
    """

    axes: tuple[Axis, ...]
    mode: Literal["grid", "random"] = "grid"
    repeats: int = 1
    draws: int = 10
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Variant:
    """One run of a sweep: the values that it tries, and its seed."""

    values: Mapping[str, Any]
    seed: int

    def settings(self, training: TrainingConfig) -> TrainingConfig:
        """Return the settings of this run; raises `FieldError`."""
        changed = {**self.values, "seed": self.seed}
        return settings_from(TrainingConfig, {**settings_to(training), **changed})


def read_axis(name: str, text: str) -> Axis:
    """Read what is typed for a setting: `0.1, 0.01` or `1e-4 to 1e-1`.

    Raises `SweepError`.
    """
    param = params_of(TrainingConfig)[name]
    try:
        ends = _RANGE.match(text)
        if ends and param.kind in ("int", "float"):
            low, high = (float(param.parse(name, end)) for end in ends.groups())
            if not low < high:
                raise SweepError(
                    translate("Sweep", "A range goes from the smaller number to the "
                              "larger: {text}.").format(text=text.strip())
                )  # fmt: skip
            return Axis(name, (), (low, high))
        parts = [part.strip() for part in text.split(",") if part.strip()]
        values = tuple(dict.fromkeys(param.parse(name, part) for part in parts))
    except FieldError as error:
        raise SweepError(
            translate("Sweep", "Expected {expected}, got {got}.").format(
                expected=error.expected, got=error.got
            )
        ) from error
    if not values:
        raise SweepError(translate("Sweep", "Type values, with commas between them."))
    return Axis(name, values)


def variants(sweep: Sweep, training: TrainingConfig) -> tuple[Variant, ...]:
    """Return all runs of a sweep, those of one combination together.

    Raises `SweepError` if there are too many, or none.
    """
    if not sweep.axes:
        raise SweepError(translate("Sweep", "Choose a setting to try values of."))
    if sweep.mode == "grid" and any(axis.ends for axis in sweep.axes):
        raise SweepError(
            translate("Sweep", "A range is drawn from: choose Random, or type values.")
        )
    count = math.prod(len(axis.values) for axis in sweep.axes)
    count = (count if sweep.mode == "grid" else sweep.draws) * sweep.repeats
    if count > MOST_RUNS:
        raise SweepError(
            translate("Sweep", "{count:,} runs are too many; up to {most} are "
                      "possible.").format(count=count, most=MOST_RUNS)
        )  # fmt: skip
    seeds = range(training.seed, training.seed + sweep.repeats)
    return tuple(
        Variant(values, seed) for values in _combinations(sweep) for seed in seeds
    )


def _combinations(sweep: Sweep) -> Iterator[dict[str, Any]]:
    names = [axis.name for axis in sweep.axes]
    if sweep.mode == "grid":
        for values in itertools.product(*(axis.values for axis in sweep.axes)):
            yield dict(zip(names, values, strict=True))
        return
    dice = random.Random(sweep.seed)
    for _ in range(sweep.draws):
        yield {axis.name: axis.draw(dice) for axis in sweep.axes}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one run of a sweep came to; `value` None: nothing yet, or it failed."""

    training: TrainingConfig
    value: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """One combination: its values, and what all its seeds came to."""

    values: Mapping[str, Any]
    results: tuple[float, ...] = field(default=())
    open: int = 0

    @property
    def mean(self) -> float:
        """Mean over the seeds; not-a-number before there is any."""
        return statistics.fmean(self.results) if self.results else math.nan

    @property
    def spread(self) -> float:
        """Standard deviation over the seeds (n − 1); needs two."""
        return statistics.stdev(self.results) if len(self.results) > 1 else math.nan


def table(
    names: Sequence[str], outcomes: Iterable[Outcome], larger_is_better: bool = True
) -> tuple[Row, ...]:
    """Gather runs by the values of the settings that were tried, the best first.

    `open` counts runs without a result: they wait, train, or have failed.
    """
    found: dict[tuple[Any, ...], list[float | None]] = {}
    for outcome in outcomes:
        key = tuple(raw_of(getattr(outcome.training, name)) for name in names)
        found.setdefault(key, []).append(outcome.value)
    rows = [
        Row(
            dict(zip(names, key, strict=True)),
            tuple(v for v in values if v is not None and math.isfinite(v)),
            sum(v is None or not math.isfinite(v) for v in values),
        )
        for key, values in found.items()
    ]
    sign = -1 if larger_is_better else 1
    return tuple(sorted(rows, key=lambda r: sign * r.mean if r.results else math.inf))
