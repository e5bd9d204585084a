"""The planned rates are those of torch's own schedulers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch.optim import lr_scheduler as theirs
from torch.optim.lr_scheduler import LRScheduler

from cnnstudio.project.schedule import Plateau, rate_at
from cnnstudio.project.settings import TrainingConfig

EPOCHS, PER_EPOCH = 8, 7
TOTAL = EPOCHS * PER_EPOCH
RATE = 0.3


def ours(**settings: object) -> list[float]:
    config = TrainingConfig(learning_rate=RATE, epochs=EPOCHS, **settings)  # type: ignore[arg-type]
    return [rate_at(config, step, TOTAL) for step in range(TOTAL)]


def torch_rates(make: Callable[[torch.optim.Optimizer], LRScheduler]) -> list[float]:
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=RATE)
    scheduler = make(optimizer)
    seen = []
    for step in range(TOTAL):
        if step:
            optimizer.step()
            scheduler.step()
        seen.append(optimizer.param_groups[0]["lr"])
    return seen


PLANS: dict[str, tuple[dict[str, object], Callable[..., LRScheduler]]] = {
    "constant": ({}, lambda o: theirs.ConstantLR(o, 1.0)),
    "step": (
        {"step_epochs": 2.0, "gamma": 0.5},
        lambda o: theirs.StepLR(o, 2 * PER_EPOCH, 0.5),
    ),
    "multi_step": (
        {"milestones": (6.0, 3.0), "gamma": 0.1},
        lambda o: theirs.MultiStepLR(o, [3 * PER_EPOCH, 6 * PER_EPOCH], 0.1),
    ),
    "exponential": (
        {"gamma": 0.7},
        lambda o: theirs.ExponentialLR(o, 0.7 ** (1 / PER_EPOCH)),
    ),
    "cosine": (
        {"minimum_rate": 0.01},
        lambda o: theirs.CosineAnnealingLR(o, TOTAL, eta_min=0.01),
    ),
    "cosine_restarts": (
        {"restart_epochs": 2.0, "restart_factor": 2, "minimum_rate": 0.02},
        lambda o: theirs.CosineAnnealingWarmRestarts(
            o, 2 * PER_EPOCH, T_mult=2, eta_min=0.02
        ),
    ),
    "one_cycle": (
        {"peak_at": 0.4},
        lambda o: theirs.OneCycleLR(
            o, RATE, total_steps=TOTAL, pct_start=0.4, cycle_momentum=False
        ),
    ),
    "polynomial": (
        {"power": 2.0},
        lambda o: theirs.PolynomialLR(o, TOTAL, power=2.0),
    ),
}


@pytest.mark.requirement("E02", "E03", "E04")
@pytest.mark.parametrize("name", PLANS)
def test_same_as_torch(name: str) -> None:
    settings, make = PLANS[name]
    assert ours(schedule=name, **settings) == pytest.approx(
        torch_rates(make), rel=1e-9, abs=1e-12
    )


@pytest.mark.parametrize("name", ["constant", "cosine", "polynomial"])
def test_warm_up_comes_first(name: str) -> None:
    warm = 2 * PER_EPOCH
    rest = TOTAL - warm
    behind: Callable[[torch.optim.Optimizer], LRScheduler] = {
        "constant": lambda o: theirs.ConstantLR(o, 1.0),
        "cosine": lambda o: theirs.CosineAnnealingLR(o, rest),
        "polynomial": lambda o: theirs.PolynomialLR(o, rest),
    }[name]

    def both(optimizer: torch.optim.Optimizer) -> LRScheduler:
        rise = theirs.LinearLR(optimizer, 1 / warm, 1.0, warm - 1)
        parts = [rise, behind(optimizer)]
        return theirs.SequentialLR(optimizer, parts, [warm])

    seen = ours(schedule=name, warmup=2.0)
    assert seen == pytest.approx(torch_rates(both), rel=1e-6)
    assert seen[0] == pytest.approx(RATE / warm)
    assert seen[warm - 1] == pytest.approx(RATE)


def test_plateau_waits_and_falls_as_torch_does() -> None:
    config = TrainingConfig(
        schedule="plateau", learning_rate=RATE, gamma=0.2, plateau_patience=2,
        minimum_rate=0.005, epochs=EPOCHS,
    )  # fmt: skip
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=RATE)
    scheduler = theirs.ReduceLROnPlateau(
        optimizer, factor=0.2, patience=2, min_lr=0.005
    )
    state = Plateau()
    for loss in (1, 0.8, 0.9, 0.81, 0.79999, 0.8, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6):
        scheduler.step(loss)
        state = state.after(loss, config)
        planned = rate_at(config, 5, TOTAL, state.factor)
        assert planned == pytest.approx(optimizer.param_groups[0]["lr"])
    assert planned == 0.005


def test_a_lowest_rate_above_the_rate_never_raises_it() -> None:
    for schedule in ("plateau", "cosine", "exponential", "polynomial"):
        seen = ours(schedule=schedule, minimum_rate=10 * RATE)
        assert max(seen) == pytest.approx(RATE), schedule
