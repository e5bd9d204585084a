"""What of a schedule can be dragged, and which settings a drag would change.

Plain functions without Qt. A place on the curve is told as a share of the run, 0 to 1,
and a learning rate.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cnnstudio.graph.param import params_of
from cnnstudio.graph.text import marked
from cnnstudio.project.settings import TrainingConfig

_MIDDLE = 0.5
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Handle:
    """A place on the curve that can be taken: `across` and `up` are what it changes.

    Each is the name of a setting, or empty. `share` is where it stands, in parts of
    the run; the rate there is that of the curve. `tip` says what a drag does.
    """

    key: str
    share: float
    across: str = ""
    up: str = ""
    tip: str = ""


def handles_of(config: TrainingConfig) -> tuple[Handle, ...]:
    """Return what can be dragged of a schedule; those drawn last lie above."""
    return tuple(_handles(config))


def dragged(
    config: TrainingConfig, handle: Handle, share: float, rate: float
) -> dict[str, object]:
    """Return the settings that put a handle there, rounded to what one would type.

    All that the handle can change is in it, so that a drag is one undo step.
    """
    changes: dict[str, object] = {}
    if handle.across:
        changes[_field(handle.across)] = _across(config, handle, share)
    if handle.up:
        changes[handle.up] = _up(config, handle, max(rate, _LEAST))
    return changes


def _handles(config: TrainingConfig) -> Iterator[Handle]:
    if config.schedule != "one_cycle" or config.warmup > 0:
        tip = marked("Schedule", "Drag to the side: epochs of warm-up")
        yield Handle("warmup", _warm(config), "warmup", tip=tip)
    yield from _OWN.get(config.schedule, _none)(config, config.epochs)
    yield _peak(config)


def _warm(config: TrainingConfig) -> float:
    """Share of the run that is warm-up: most schedules begin behind it."""
    return min(1.0, config.warmup / config.epochs)


def _behind(config: TrainingConfig, share: float) -> float:
    """Place of a share of what comes behind the warm-up."""
    warm = _warm(config)
    return warm + share * (1 - warm)


def _peak(config: TrainingConfig) -> Handle:
    if config.schedule == "one_cycle":
        tip = marked("Schedule", "Drag: the highest rate, and when it is reached")
        share = _behind(config, config.peak_at)
        return Handle("peak", share, "peak_at", "learning_rate", tip)
    tip = marked("Schedule", "Drag up or down: the learning rate")
    # Beside the end of the warm-up, so that both can be taken.
    return Handle("peak", min(0.9, _warm(config) + 0.08), "", "learning_rate", tip)


def _none(_config: TrainingConfig, _epochs: int) -> Iterator[Handle]:
    yield from ()


def _step(config: TrainingConfig, epochs: int) -> Iterator[Handle]:
    tip = marked("Schedule", "Drag: epochs between the steps, and how far each falls")
    share = min(1.0, config.step_epochs / epochs)
    yield Handle("step", share, "step_epochs", "gamma", tip)


def _multi_step(config: TrainingConfig, epochs: int) -> Iterator[Handle]:
    tip = marked("Schedule", "Drag to the side: the epoch of this milestone")
    for index, epoch in enumerate(config.milestones):
        if epoch <= epochs:
            yield Handle(f"step{index}", epoch / epochs, f"milestones.{index}", "", tip)


def _exponential(config: TrainingConfig, _epochs: int) -> Iterator[Handle]:
    tip = marked("Schedule", "Drag up or down: how fast the rate falls")
    yield Handle("fall", _behind(config, _MIDDLE), "", "gamma", tip)


def _polynomial(config: TrainingConfig, _epochs: int) -> Iterator[Handle]:
    tip = marked("Schedule", "Drag up or down: the power of the curve")
    yield Handle("bend", _behind(config, _MIDDLE), "", "power", tip)


def _lowest(_config: TrainingConfig, _epochs: int) -> Iterator[Handle]:
    tip = marked("Schedule", "Drag up or down: the lowest rate")
    yield Handle("lowest", 1.0, "", "minimum_rate", tip)


def _restarts(config: TrainingConfig, epochs: int) -> Iterator[Handle]:
    tip = marked("Schedule", "Drag to the side: epochs to the first restart")
    share = min(1.0, _warm(config) + config.restart_epochs / epochs)
    yield Handle("restart", share, "restart_epochs", "", tip)


_OWN: dict[str, Callable[[TrainingConfig, int], Iterator[Handle]]] = {
    "step": _step,
    "multi_step": _multi_step,
    "exponential": _exponential,
    "cosine": _lowest,
    "cosine_restarts": _restarts,
    "polynomial": _polynomial,
}


def _across(config: TrainingConfig, handle: Handle, share: float) -> object:
    name = _field(handle.across)
    warm = _warm(config)
    if name == "peak_at":
        return _within(name, round((share - warm) / max(_LEAST, 1 - warm), 2))
    if name == "restart_epochs":
        share -= warm
    epochs = max(0.0, min(1.0, share)) * config.epochs
    fine = 0.1 if config.epochs < 20 else 0.5 if config.epochs < 100 else 1.0
    value = round(round(epochs / fine) * fine, 2)
    if name != "milestones":
        return _within(name, value)
    index = int(handle.across.partition(".")[2])
    others = config.milestones[:index], config.milestones[index + 1 :]
    # A milestone never passes its neighbour: which is which would change in a drag.
    low = others[0][-1] if others[0] else 0.0
    high = others[1][0] if others[1] else float(config.epochs)
    return [*others[0], max(low, min(high, value)), *others[1]]


def _up(config: TrainingConfig, handle: Handle, rate: float) -> object:
    top = config.learning_rate
    part = max(_LEAST, min(1 - _LEAST, rate / top))
    if handle.key == "step":
        return _within("gamma", _figures(part))
    if handle.key == "fall":
        epochs = (handle.share - _warm(config)) * config.epochs
        return _within("gamma", _figures(part ** (1 / epochs), 4))
    if handle.key == "bend":
        low = config.minimum_rate
        part = max(_LEAST, min(1 - _LEAST, (rate - low) / max(_LEAST, top - low)))
        return _within("power", _figures(math.log(part) / math.log(1 - _MIDDLE)))
    return _within(handle.up, _figures(rate))


def _figures(value: float, figures: int = 2) -> float:
    return float(f"{value:.{figures}g}")


def _within(name: str, value: float) -> float:
    param = params_of(TrainingConfig)[name]
    return max(param.minimum, min(param.maximum, value))


def _field(across: str) -> str:
    return across.partition(".")[0]
