"""The step that learns: forward, loss, backward, update, forget the gradients."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.nn import functional

from cnnstudio.project.settings import TrainingConfig

# Defaults of torch, named because they are shown: Kingma & Ba 2014.
BETAS = (0.9, 0.999)
EPSILON = 1e-8


def make_optimizer(config: TrainingConfig, network: nn.Module) -> torch.optim.Optimizer:
    """Return the optimizer that the settings ask for, over all weights that learn.

    The fused update is one call for all weights instead of several per weight.
    """
    weights = [w for w in network.parameters() if w.requires_grad]
    common: dict[str, Any] = {
        "lr": config.learning_rate,
        "weight_decay": config.weight_decay,
        "fused": {w.device.type for w in weights} <= {"cpu", "cuda"} or None,
    }
    if config.optimizer == "sgd":
        return torch.optim.SGD(weights, momentum=config.momentum, **common)
    if config.optimizer == "adamw":
        return torch.optim.AdamW(weights, betas=BETAS, eps=EPSILON, **common)
    return torch.optim.Adam(weights, betas=BETAS, eps=EPSILON, **common)


def set_rate(optimizer: torch.optim.Optimizer, rate: float) -> None:
    """Use this learning rate for the next step."""
    for group in optimizer.param_groups:
        group["lr"] = rate


def loss_of(
    logits: torch.Tensor, labels: torch.Tensor, reduction: str = "mean"
) -> torch.Tensor:
    """Cross-entropy on raw scores (B, classes), in natural logarithms.

    log-softmax and the negative logarithm are one operation, which stays finite for
    scores of any size; over the batch it is the mean.
    """
    return functional.cross_entropy(logits, labels, reduction=reduction)


def correct_of(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """How many of the highest scores are at the label: a scalar tensor."""
    return (logits.detach().argmax(1) == labels).sum()


def training_step(
    network: nn.Module,
    optimizer: torch.optim.Optimizer,
    inputs: torch.Tensor,
    labels: torch.Tensor,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Take one step and return the batch's loss and how many were right.

    Both are tensors on the device: nothing here waits for it.
    """
    logits = network(inputs)
    loss = loss_of(logits, labels)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return loss.detach(), correct_of(logits, labels)


def warm_up(device: torch.device) -> None:
    """Take a step of a tiny network: torch's first one imports for up to 3 s."""
    with torch.random.fork_rng(devices=[]):
        network = nn.Sequential(
            nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(18, 2),
        ).to(device, memory_format=torch.channels_last)  # type: ignore[call-overload] # fmt: skip
        images = torch.zeros(2, 1, 8, 8, device=device)
        labels = torch.zeros(2, dtype=torch.int64, device=device)
        for optimizer in ("sgd", "adam", "adamw"):
            config = TrainingConfig(optimizer=optimizer)
            training_step(network, make_optimizer(config, network), images, labels)
