"""Which epoch is best, whether a run has learned enough, what a plateau makes of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cnnstudio.project.measures import MEASURES, series
from cnnstudio.project.schedule import Plateau
from cnnstudio.project.training_settings import TrainingConfig

LOSS = series("validation", "loss")
FRESH = Plateau()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is known after some epochs.

    `best_values` are all validation values of `best_epoch`. `lowest` is the lowest
    validation loss and `waited` the epochs since, for early stopping.
    """

    best_epoch: int = 0
    best_values: Mapping[str, float] = field(default_factory=dict)
    lowest: float = math.inf
    waited: int = 0
    plateau: Plateau = FRESH

    def after(
        self,
        epoch: int,
        values: Mapping[str, float],
        config: TrainingConfig,
        metric: str,
    ) -> Judgement:
        """Return what is known after another epoch gave these values, by series.

        The best epoch is that with the best `metric`; of several with the same one it
        is that with the lowest validation loss, and the first if that ties too. With
        early stopping it is the one whose weights come back, that with the lowest
        validation loss.
        """
        judged = "loss" if config.early_stopping else metric
        lower = values[LOSS] < self.lowest
        known = replace(
            self,
            lowest=min(self.lowest, values[LOSS]),
            waited=0 if lower else self.waited + 1,
            plateau=self.plateau.after(values[LOSS], config),
        )
        if self.best_epoch and not _is_better(judged, values, self.best_values):
            return known
        kept = {k: v for k, v in values.items() if k.startswith("validation/")}
        return replace(known, best_epoch=epoch, best_values=kept)

    def is_over(self, config: TrainingConfig) -> bool:
        """Tell whether early stopping ends the run here."""
        return config.early_stopping and self.waited >= config.patience

    def state(self) -> dict[str, float]:
        """Return what is kept in numbers, beside the best epoch; infinities are not."""
        numbers = {
            "lowest": self.lowest, "waited": float(self.waited),
            "plateau_best": self.plateau.best,
            "plateau_waited": float(self.plateau.waited),
            "plateau_factor": self.plateau.factor,
        }  # fmt: skip
        return {k: v for k, v in numbers.items() if math.isfinite(v)}


def restored(
    best_epoch: int, best_values: Mapping[str, float], state: Mapping[str, float]
) -> Judgement:
    """Return the judgement that gave this state."""
    plateau = Plateau(
        state.get("plateau_best", math.inf),
        int(state.get("plateau_waited", 0)),
        state.get("plateau_factor", 1.0),
    )
    lowest, waited = state.get("lowest", math.inf), int(state.get("waited", 0))
    return Judgement(best_epoch, best_values, lowest, waited, plateau)


def _is_better(
    key: str, values: Mapping[str, float], best: Mapping[str, float]
) -> bool:
    """Compare by a metric, and by the loss where it ties, as on few images it does."""
    name = series("validation", key)
    if name not in best:
        return True
    new, old = values[name], best[name]
    if new == old:
        return values[LOSS] < best.get(LOSS, -math.inf)
    return new < old if MEASURES[key].better == "down" else new > old
