"""Mixup and CutMix: pairs of a batch are mixed, and so are their targets.

Mixup (Zhang et al. 2018): λ a + (1 − λ) b. CutMix (Yun et al. 2019): a rectangle of b,
with a share of 1 − λ of the area, is put into a. λ is drawn from Beta(α, α), once for a
batch. What is drawn follows from the seed and the place in the run, as all else does.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import torch

from cnnstudio.engine.errors import TrainingError
from cnnstudio.engine.hashing import key
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    from cnnstudio.project.training_settings import TrainingConfig


def check_mixing(config: TrainingConfig, task: str, shape: tuple[int, ...]) -> None:
    """Raise a `TrainingError` if such data cannot be mixed as the settings ask for."""
    if config.mixup and task == "masks":
        raise TrainingError(
            translate(
                "Engine",
                "Mixup cannot mix masks, in which each pixel has one class: set it to "
                "0, or use CutMix.",
            )
        )
    if config.cutmix and len(shape) != 3:
        raise TrainingError(
            translate(
                "Engine",
                "CutMix cuts rectangles out of images, and these samples are none: "
                "set it to 0.",
            )
        )


def mixed(
    config: TrainingConfig,
    task: str,
    classes: int,
    place: tuple[int, int],
    batch: tuple[torch.Tensor, torch.Tensor],
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return inputs (B, …) and targets of a batch, mixed as the settings say.

    `place` is the epoch and the number of the batch in it. Classes become shares,
    float32 (B, classes). Image i is mixed with image B − 1 − i: their order is random.
    """
    if not config.mixup and not config.cutmix:
        return batch
    draws = np.random.Generator(np.random.PCG64(key(config.seed, "mix", *place)))
    cuts = bool(config.cutmix) and (not config.mixup or draws.random() < 0.5)
    alpha = config.cutmix if cuts else config.mixup
    share = float(draws.beta(alpha, alpha))
    inputs, targets = batch
    if task == "classes":
        # Not one_hot, which looks at the numbers.
        shares = torch.zeros(len(targets), classes, device=targets.device)
        targets = shares.scatter_(1, targets.unsqueeze(1), 1.0)
    if not cuts:
        return _blend(inputs, share), _blend(targets, share)
    top, left, bottom, right = _box(draws, share, inputs.shape[-2:])
    inputs = _pasted(inputs, (top, left, bottom, right))
    if task == "masks":
        return inputs, _pasted(targets, (top, left, bottom, right))
    area = (bottom - top) * (right - left) / math.prod(inputs.shape[-2:])
    return inputs, _blend(targets, 1 - area)


def _blend(values: torch.Tensor, share: float) -> torch.Tensor:
    return values * share + values.flip(0) * (1 - share)


def _pasted(values: torch.Tensor, box: tuple[int, int, int, int]) -> torch.Tensor:
    top, left, bottom, right = box
    pasted = values.clone()
    pasted[..., top:bottom, left:right] = values.flip(0)[..., top:bottom, left:right]
    return pasted


def _box(
    draws: np.random.Generator, share: float, size: tuple[int, ...]
) -> tuple[int, int, int, int]:
    """Rectangle with about 1 − `share` of the area; what is outside is cut off."""
    height, width = size
    half = math.sqrt(1 - share) / 2
    y, x = draws.integers(height), draws.integers(width)
    down, across = half * height, half * width
    return (
        max(0, round(y - down)), max(0, round(x - across)),
        min(height, round(y + down)), min(width, round(x + across)),
    )  # fmt: skip
