"""One step, and many, of every optimizer against torch and numbers worked by hand."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from torch import nn

from cnnstudio.engine.build import build
from cnnstudio.engine.hashing import key, seed_generator
from cnnstudio.engine.optimize import (
    add_penalties,
    clip_gradients,
    make_optimizer,
    set_decay,
    set_rate,
)
from cnnstudio.project.training_settings import OPTIMIZERS, TrainingConfig
from tests.helpers.graphs import chain

CPU = torch.device("cpu")


class Weights(nn.Module):
    """A bare matrix, so that its gradient can be set."""

    def __init__(self, *values: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.tensor([values]))

    @property
    def values(self) -> list[float]:
        found: list[float] = self.weight[0].tolist()
        return found


def small() -> nn.Sequential:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(4)
        return nn.Sequential(
            nn.Conv2d(1, 3, 3, bias=False),
            nn.BatchNorm2d(3),
            nn.ReLU(),
            nn.Flatten(),
            nn.Linear(3 * 16, 2),
        )


THEIRS: dict[str, Any] = {
    "sgd": lambda w: torch.optim.SGD(w, 0.02, momentum=0.8, nesterov=True),
    "adam": lambda w: torch.optim.Adam(w, 0.02, betas=(0.8, 0.95)),
    "adamw": lambda w: torch.optim.AdamW(w, 0.02, betas=(0.8, 0.95), weight_decay=0),
    "rmsprop": lambda w: torch.optim.RMSprop(w, 0.02, alpha=0.9, momentum=0.8),
    "adagrad": lambda w: torch.optim.Adagrad(w, 0.02),
    "nadam": lambda w: torch.optim.NAdam(w, 0.02, betas=(0.8, 0.95)),
    "radam": lambda w: torch.optim.RAdam(w, 0.02, betas=(0.8, 0.95)),
}


@pytest.mark.requirement("D04", "D05", "D06")
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_ten_steps_as_torch(name: str) -> None:
    config = TrainingConfig(
        optimizer=name, learning_rate=0.02, momentum=0.8, nesterov=True, beta1=0.8,
        beta2=0.95, smoothing=0.9,
    )  # fmt: skip
    ours, theirs = small(), small()
    optimizers = make_optimizer(config, ours), THEIRS[name](theirs.parameters())
    images = torch.randn(10, 6, 1, 6, 6, generator=torch.Generator().manual_seed(2))
    for batch in images:
        for network, optimizer in zip((ours, theirs), optimizers, strict=True):
            optimizer.zero_grad()
            network(batch).square().sum().backward()
            optimizer.step()
    for a, b in zip(ours.parameters(), theirs.parameters(), strict=True):
        assert torch.allclose(a, b, rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("name", ["sgd", "adam", "adamw", "rmsprop"])
def test_weight_decay_as_torch(name: str) -> None:
    config = TrainingConfig(
        optimizer=name, learning_rate=0.02, momentum=0.0, weight_decay=0.3,
        decay_all=True,
    )  # fmt: skip
    kinds = {"sgd": "SGD", "adam": "Adam", "adamw": "AdamW", "rmsprop": "RMSprop"}
    ours, theirs = small(), small()
    kind = getattr(torch.optim, kinds[name])
    pairs = [
        (ours, make_optimizer(config, ours)),
        (theirs, kind(theirs.parameters(), lr=0.02, weight_decay=0.3)),
    ]
    for network, optimizer in pairs:
        network(torch.ones(4, 1, 6, 6)).square().sum().backward()
        optimizer.step()
    for a, b in zip(ours.parameters(), theirs.parameters(), strict=True):
        assert torch.allclose(a, b, rtol=1e-4, atol=1e-6)


def step_with(
    module: Weights, gradient: list[float], l2: float = 0.0, **settings: Any
) -> list[float]:
    optimizer = make_optimizer(TrainingConfig(l2=l2, **settings), module)
    module.weight.grad = torch.tensor([gradient])
    add_penalties(optimizer, 0.0, l2)
    optimizer.step()
    return module.values


@pytest.mark.requirement("D06", "NT-51")
def test_adam_and_adamw_decay_differently() -> None:
    """Of w = 2, g = 1, η = 0.1, λ = 0.5: 1.9 and 1.8."""
    common: dict[str, Any] = {"learning_rate": 0.1, "weight_decay": 0.5}
    assert step_with(Weights(2.0), [1.0], optimizer="adam", **common) == pytest.approx(
        [1.9]
    )
    assert step_with(Weights(2.0), [1.0], optimizer="adamw", **common) == pytest.approx(
        [1.8]
    )


@pytest.mark.requirement("F01", "NT-51")
def test_torchs_decay_is_twice_the_literal_one() -> None:
    """Of w = 2, g = 0, η = 0.1: torch's 0.5 gives 1.9, λΣw² with λ = 0.5 gives 1.8."""
    plain: dict[str, Any] = {"optimizer": "sgd", "learning_rate": 0.1, "momentum": 0.0}
    decayed = step_with(Weights(2.0), [0.0], weight_decay=0.5, **plain)
    assert decayed == pytest.approx([1.9])
    assert step_with(Weights(2.0), [0.0], l2=0.5, **plain) == pytest.approx([1.8])
    assert step_with(Weights(2.0), [0.0], l2=0.25, **plain) == pytest.approx([1.9])


@pytest.mark.requirement("F02")
def test_l1_pulls_with_constant_force() -> None:
    module = Weights(2.0, -3.0)
    optimizer = make_optimizer(TrainingConfig(l1=0.1), module)
    module.weight.grad = torch.zeros(1, 2)
    add_penalties(optimizer, 0.1, 0.0)
    assert module.weight.grad[0].tolist() == pytest.approx([0.1, -0.1])


def test_penalties_are_the_gradient_of_their_formula() -> None:
    network = small()
    optimizer = make_optimizer(TrainingConfig(l1=0.3, l2=0.2), network)
    for weight in network.parameters():
        weight.grad = torch.zeros_like(weight)
    add_penalties(optimizer, 0.3, 0.2)
    matrices = [w for w in network.parameters() if w.dim() > 1]
    penalty = sum(0.3 * w.abs().sum() + 0.2 * w.square().sum() for w in matrices)
    assert isinstance(penalty, torch.Tensor)
    for weight, expected in zip(
        matrices, torch.autograd.grad(penalty, matrices), strict=True
    ):
        assert weight.grad is not None
        assert torch.allclose(weight.grad, expected)
    vectors = [w.grad for w in network.parameters() if w.dim() == 1]
    assert all(g is not None and not g.any() for g in vectors)


@pytest.mark.requirement("E12")
def test_clipping_by_norm() -> None:
    module = Weights(0.0, 0.0)
    module.weight.grad = torch.tensor([[30.0, 40.0]])
    norm = clip_gradients([module.weight], "norm", 1.0)
    assert norm.item() == pytest.approx(50.0), "that before clipping is shown"
    assert module.weight.grad[0].tolist() == pytest.approx([0.6, 0.8], abs=1e-5)


@pytest.mark.parametrize("wrong", [float("inf"), float("nan")])
def test_clipping_makes_nothing_worse(wrong: float) -> None:
    """Zero times infinity is no number: gradients without a norm stay as they are."""
    module = Weights(0.0, 0.0)
    module.weight.grad = torch.tensor([[wrong, 40.0]])
    norm = clip_gradients([module.weight], "norm", 1.0)
    assert not norm.isfinite()
    found = module.weight.grad[0].tolist()
    assert found == pytest.approx([wrong, 40.0], nan_ok=True)
    assert clip_gradients([], "norm", 1.0).item() == 0, "nothing has a gradient"


def test_clipping_is_that_of_torch() -> None:
    ours, theirs = Weights(0.0, 0.0), Weights(0.0, 0.0)
    for at in (1e-3, 7.0, 100.0):
        for module in (ours, theirs):
            module.weight.grad = torch.tensor([[30.0, 40.0]])
        clip_gradients([ours.weight], "norm", at)
        torch.nn.utils.clip_grad_norm_([theirs.weight], at)
        grads = ours.weight.grad, theirs.weight.grad
        assert torch.equal(*grads)  # type: ignore[arg-type]


def test_clipping_by_value_and_none() -> None:
    module = Weights(0.0, 0.0)
    module.weight.grad = torch.tensor([[30.0, -0.5]])
    assert clip_gradients([module.weight], "none", 1.0).item() == pytest.approx(
        30.0042, abs=1e-4
    )
    assert module.weight.grad[0].tolist() == [30.0, -0.5]
    clip_gradients([module.weight], "value", 1.0)
    assert module.weight.grad[0].tolist() == [1.0, -0.5]


# Groups


def test_norms_and_biases_do_not_decay() -> None:
    network = small()
    config = TrainingConfig(optimizer="sgd", momentum=0.0, weight_decay=0.5)
    optimizer = make_optimizer(config, network)
    by_decay = {g["weight_decay"]: g["params"] for g in optimizer.param_groups}
    assert {w.dim() for w in by_decay[0.5]} == {2, 4}
    assert {w.dim() for w in by_decay[0.0]} == {1}
    whole = make_optimizer(TrainingConfig(weight_decay=0.5, decay_all=True), network)
    assert len(whole.param_groups) == 1


def test_decay_can_change_on_the_way() -> None:
    optimizer = make_optimizer(TrainingConfig(weight_decay=0.5), small())
    set_decay(optimizer, 0.1)
    assert sorted(g["weight_decay"] for g in optimizer.param_groups) == [0.0, 0.1]


def test_a_layer_may_learn_at_a_rate_of_its_own_or_not_at_all() -> None:
    graph = chain(
        "Input",
        ("Conv2d", {"frozen": True}),
        ("Conv2d", {"rate": 0.25}),
        "Flatten",
        "Linear",
        "Output",
    )
    network = build(graph, 0, CPU)
    config = TrainingConfig(optimizer="sgd", momentum=0.0)
    optimizer = make_optimizer(config, network)
    set_rate(optimizer, 0.8)
    rates = {
        network.node_of(name): group["lr"]
        for group in optimizer.param_groups
        for name, weight in network.named_parameters()
        if any(weight is other for other in group["params"])
    }
    assert rates == pytest.approx({"conv2d_2": 0.2, "linear_1": 0.8})


# The loop


@pytest.mark.requirement("NT-27", "O02")
def test_gradients_add_up_until_they_are_forgotten() -> None:
    weight = torch.ones(1, requires_grad=True)
    for expected in (2.0, 4.0):
        (2 * weight).backward()
        assert weight.grad is not None
        assert weight.grad.item() == expected


@pytest.mark.requirement("E01")
@pytest.mark.parametrize(("rate", "grows"), [(1.1, True), (0.1, False)])
def test_too_large_a_rate_diverges(rate: float, grows: bool) -> None:
    """On w²: each step multiplies w by 1 − 2η."""
    module = Weights(1.0)
    config = TrainingConfig(optimizer="sgd", learning_rate=rate, momentum=0.0)
    optimizer = make_optimizer(config, module)
    for _ in range(20):
        optimizer.zero_grad()
        module.weight.square().sum().backward()
        optimizer.step()
    assert (abs(module.values[0]) > 1) == grows


def test_what_is_drawn_does_not_depend_on_the_optimizer() -> None:
    seed_generator(CPU, key(0, "check"))
    before = torch.get_rng_state()
    make_optimizer(TrainingConfig(), small())
    assert torch.equal(torch.get_rng_state(), before)


def test_decay_that_begins_in_a_run_leaves_biases_and_norms_out() -> None:
    network = small()
    optimizer = make_optimizer(TrainingConfig(weight_decay=0.0), network)
    set_decay(optimizer, 0.1)
    for group in optimizer.param_groups:
        dims = {weight.dim() > 1 for weight in group["params"]}
        assert dims == {group["weight_decay"] == 0.1}
