"""The planned rates are those of torch's own schedulers."""

from __future__ import annotations

import pytest
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR, LRScheduler, OneCycleLR

from cnnstudio.project.schedule import rate_at
from cnnstudio.project.settings import TrainingConfig

TOTAL = 57


def torch_rates(scheduler: LRScheduler) -> list[float]:
    seen = []
    for step in range(TOTAL):
        if step:
            scheduler.optimizer.step()
            scheduler.step()
        seen.append(scheduler.optimizer.param_groups[0]["lr"])
    return seen


def optimizer() -> torch.optim.Optimizer:
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.3)


@pytest.mark.parametrize("name", ["cosine", "one_cycle"])
def test_same_as_torch(name: str) -> None:
    config = TrainingConfig(learning_rate=0.3, schedule=name)
    ours = [rate_at(config, step, TOTAL) for step in range(TOTAL)]
    if name == "cosine":
        theirs = torch_rates(CosineAnnealingLR(optimizer(), T_max=TOTAL))
    else:
        theirs = torch_rates(
            OneCycleLR(optimizer(), 0.3, total_steps=TOTAL, cycle_momentum=False)
        )
    assert ours == pytest.approx(theirs, rel=1e-9)
