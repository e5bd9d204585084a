"""Which epoch is best, and when a run has learned enough."""

from __future__ import annotations

import json
import math

import pytest

from cnnstudio.engine.judge import Judgement, restored
from cnnstudio.project.training_settings import TrainingConfig


def judged(
    losses: list[float], accuracies: list[float] | None = None, **settings: object
) -> list[Judgement]:
    """Return what is known after each epoch with such a validation."""
    config = TrainingConfig(**settings)  # type: ignore[arg-type]
    known, all_known = Judgement(), []
    for number, loss in enumerate(losses, 1):
        share = accuracies[number - 1] if accuracies else 0.5
        values = {"validation/loss": loss, "validation/accuracy": share}
        known = known.after(number, values, config, "accuracy")
        all_known.append(known)
    return all_known


@pytest.mark.requirement("F05")
def test_patience_of_three_ends_after_the_fifth_epoch() -> None:
    config = TrainingConfig(early_stopping=True, patience=3)
    known = judged([1, 0.8, 0.9, 0.95, 0.97], early_stopping=True, patience=3)
    assert [k.is_over(config) for k in known] == [False] * 4 + [True]
    assert known[-1].best_epoch == 2
    assert known[-1].best_values["validation/loss"] == 0.8
    assert not known[-1].is_over(TrainingConfig(patience=3)), "it is switched off"


def test_without_early_stopping_the_metric_decides_then_the_loss() -> None:
    known = judged([1, 0.8, 0.9, 0.7, 0.7, 0.1], [0.5, 0.7, 0.7, 0.7, 0.7, 0.6])
    assert [k.best_epoch for k in known] == [1, 2, 2, 4, 4, 4]
    assert known[-1].best_values == {
        "validation/loss": 0.7, "validation/accuracy": 0.7
    }  # fmt: skip


def test_a_tie_is_decided_after_a_resume_too() -> None:
    before = judged([1, 0.8], [0.5, 0.7])[-1]
    known = restored(before.best_epoch, before.best_values, before.state())
    values = {"validation/loss": 0.75, "validation/accuracy": 0.7}
    after = known.after(3, values, TrainingConfig(), "accuracy")
    assert after.best_epoch == 3


def test_a_plateau_lowers_the_rate_once_patience_is_over() -> None:
    known = judged([1.0] * 4, schedule="plateau", plateau_patience=2, gamma=0.5)
    assert [k.plateau.factor for k in known] == [1, 1, 1, 0.5]


def test_what_is_known_goes_through_a_checkpoint() -> None:
    for known in (Judgement(), judged([1, 0.8, 0.9])[-1]):
        state = json.loads(json.dumps(known.state(), allow_nan=False))
        assert restored(known.best_epoch, known.best_values, state) == known
    assert math.isinf(Judgement().lowest)
