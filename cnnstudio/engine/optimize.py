"""What changes the weights: optimizers, their rates, penalties and clipping."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from cnnstudio.engine.network import Network
from cnnstudio.project.training_settings import OPTIMIZERS, TrainingConfig

# Defaults of torch, named because they are shown: Kingma & Ba 2014, and for Adagrad
# Duchi et al. 2011.
EPSILON, EPSILON_OF_ADAGRAD = 1e-8, 1e-10
CLIP_EPSILON = 1e-6
"""Added to a norm that divides, as torch does."""

FUSED = ("sgd", "adam", "adamw", "adagrad")
"""Optimizers whose update is one call for all weights, on processor and CUDA."""

Group = tuple[float, bool]


def make_optimizer(config: TrainingConfig, network: nn.Module) -> torch.optim.Optimizer:
    """Return the optimizer that the settings ask for, over all weights that learn.

    Its groups differ in decay and rate: biases and the factors of norms (one
    dimension) do not decay unless asked for, and a layer may have a rate of its own
    as a `factor` of the common one. Frozen weights are in none.
    """
    groups = [
        {
            "params": weights,
            "weight_decay": config.weight_decay if decays else 0.0,
            "lr": config.learning_rate * factor,
            "factor": factor,
            "decays": decays,
        }
        for (factor, decays), weights in _grouped(config, network).items()
    ]
    devices = {w.device.type for group in groups for w in weights_of([group])}
    common: dict[str, Any] = {"lr": config.learning_rate}
    if config.optimizer in FUSED:
        common["fused"] = devices <= {"cpu", "cuda"} or None
    return _optimizer(config, groups, common)


def _optimizer(
    config: TrainingConfig, groups: list[dict[str, Any]], common: dict[str, Any]
) -> torch.optim.Optimizer:
    kinds = torch.optim
    given: dict[str, Any]
    betas: dict[str, Any] = {"betas": (config.beta1, config.beta2), "eps": EPSILON}
    match config.optimizer:
        case "sgd":
            given = {"momentum": config.momentum, "nesterov": is_nesterov(config)}
            return kinds.SGD(groups, **given, **common)
        case "rmsprop":
            given = {"alpha": config.smoothing, "momentum": config.momentum}
            return kinds.RMSprop(groups, eps=EPSILON, **given, **common)
        case "adagrad":
            return kinds.Adagrad(groups, eps=EPSILON_OF_ADAGRAD, **common)
        case "adamw":
            return kinds.AdamW(groups, **betas, **common)
        case "nadam":
            return kinds.NAdam(groups, **betas, **common)
        case "radam":
            return kinds.RAdam(groups, **betas, **common)
        case _:
            return kinds.Adam(groups, **betas, **common)


def is_nesterov(config: TrainingConfig) -> bool:
    """Tell whether momentum looks ahead; without momentum there is nothing ahead."""
    return config.nesterov and config.momentum > 0


def _grouped(
    config: TrainingConfig, network: nn.Module
) -> dict[Group, list[nn.Parameter]]:
    """Weights that learn, by the factor of their rate and whether they decay.

    They are told apart even where nothing decays yet: that can change in a run.
    """
    apart = not config.decay_all
    groups: dict[Group, list[nn.Parameter]] = defaultdict(list)
    for factor, weight in _with_factors(network):
        if weight.requires_grad:
            groups[factor, not apart or weight.dim() > 1].append(weight)
    return groups


def _with_factors(network: nn.Module) -> Iterator[tuple[float, nn.Parameter]]:
    for name, weight in network.named_parameters():
        factor = 1.0
        if isinstance(network, Network) and network.rate_factors:
            factor = network.rate_factors.get(network.node_of(name), 1.0)
        yield factor, weight


def weights_of(groups: Iterable[dict[str, Any]]) -> list[nn.Parameter]:
    """All weights of groups, in their order."""
    return [weight for group in groups for weight in group["params"]]


def set_rate(optimizer: torch.optim.Optimizer, rate: float) -> None:
    """Use this learning rate for the next step; layers keep their factors of it."""
    for group in optimizer.param_groups:
        group["lr"] = rate * group.get("factor", 1.0)


def set_decay(optimizer: torch.optim.Optimizer, decay: float) -> None:
    """Use this weight decay from the next step on, where weights decay at all."""
    for group in optimizer.param_groups:
        group["weight_decay"] = decay if group.get("decays", True) else 0.0


def add_penalties(optimizer: torch.optim.Optimizer, l1: float, l2: float) -> None:
    """Add what λ₁Σ|w| and λ₂Σw² of the weights that decay do to the gradients.

    These are λ₁·sign(w) and 2λ₂·w, so that torch's weight decay would be 2λ₂. The
    loss that is reported stays that of the data.
    """
    if not l1 and not l2:
        return
    decaying = (g for g in optimizer.param_groups if g.get("decays", True))
    pairs = [(w.detach(), w.grad) for w in weights_of(decaying) if w.grad is not None]
    weights, gradients = [w for w, _ in pairs], [g for _, g in pairs]
    if not pairs:
        return
    with torch.no_grad():
        if l2:
            torch._foreach_add_(gradients, weights, alpha=2 * l2)
        if l1:
            torch._foreach_add_(gradients, torch._foreach_sign(weights), alpha=l1)


def clip_gradients(
    weights: Iterable[nn.Parameter], how: str, at: float
) -> torch.Tensor:
    """Clip gradients by their common "norm" or each "value"; "none" leaves them.

    Returns the norm of all gradients before, a scalar on the device: what a plot
    shows. A norm that is not finite leaves the gradients as they are.
    """
    with_gradients = [w for w in weights if w.grad is not None]
    gradients = [w.grad for w in with_gradients if w.grad is not None]
    norm = nn.utils.get_total_norm(gradients)
    if how == "norm" and gradients:
        # As clip_grads_with_norm_, which multiplies by 0 if the norm is infinite:
        # 0 times infinity is no number.
        factor = (at / (norm + CLIP_EPSILON)).clamp(max=1.0)
        factor = torch.where(norm.isfinite(), factor, torch.ones_like(factor))
        torch._foreach_mul_(gradients, factor)
    elif how == "value":
        nn.utils.clip_grad_value_(with_gradients, at)
    return norm


def warm_up(device: torch.device) -> None:
    """Take a step of a tiny network: torch's first one imports for up to 3 s."""
    with torch.random.fork_rng(devices=[]):
        network = nn.Sequential(
            nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(18, 2),
        ).to(device, memory_format=torch.channels_last)  # type: ignore[call-overload] # fmt: skip
        images = torch.zeros(2, 1, 8, 8, device=device)
        labels = torch.zeros(2, dtype=torch.int64, device=device)
        for optimizer in OPTIMIZERS:
            config = TrainingConfig(optimizer=optimizer)
            functional.cross_entropy(network(images), labels).backward()
            made = make_optimizer(config, network)
            made.step()
            made.zero_grad(set_to_none=True)
