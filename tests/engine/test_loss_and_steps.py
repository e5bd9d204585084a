"""The loss and one step of every optimizer, against numbers worked out by hand."""

from __future__ import annotations

import math

import pytest
import torch
from torch import nn

from cnnstudio.engine.build import build
from cnnstudio.engine.data.batches import Batch
from cnnstudio.engine.learner import Learner, Place
from cnnstudio.engine.losses import CrossEntropy
from cnnstudio.engine.metrics import quick
from cnnstudio.engine.optimize import make_optimizer, set_rate, warm_up
from cnnstudio.graph.param import params_of
from cnnstudio.project.settings import TrainingConfig
from tests.helpers.networks import chain, image

LOGITS = [0.4, -1.7, 4.2]


@pytest.mark.requirement("C01")
@pytest.mark.parametrize(
    ("true", "expected"), [(2, 0.024800), (0, 3.824800), (1, 5.924800)]
)
def test_cross_entropy_of_logits(true: int, expected: float) -> None:
    loss = CrossEntropy()(torch.tensor([LOGITS]), torch.tensor([true]))
    assert loss.item() == pytest.approx(expected, abs=5e-7)


@pytest.mark.requirement("C01")
@pytest.mark.parametrize(("true", "expected"), [(0, 0.0), (1, 1000.0), (2, 1000.0)])
def test_cross_entropy_stays_finite_at_huge_logits(true: int, expected: float) -> None:
    logits = torch.tensor([[1000.0, 0.0, -1000.0]], requires_grad=True)
    loss = CrossEntropy()(logits, torch.tensor([true]))
    loss.backward()
    wanted = 2000.0 if true == 2 else expected
    assert loss.item() == pytest.approx(wanted)
    assert logits.grad is not None
    assert bool(logits.grad.isfinite().all())


@pytest.mark.requirement("C10")
def test_the_highest_score_decides() -> None:
    logits = torch.tensor([LOGITS])
    assert [int(quick("classes", logits, torch.tensor([c]))) for c in range(3)] == [
        0, 0, 1,
    ]  # fmt: skip


def one_weight(value: float) -> nn.Linear:
    layer = nn.Linear(1, 1, bias=False)
    with torch.no_grad():
        layer.weight.fill_(value)
    return layer


@pytest.mark.requirement("D04", "NT-28")
def test_momentum_by_hand() -> None:
    layer = one_weight(1.0)
    config = TrainingConfig(optimizer="sgd", learning_rate=0.1, momentum=0.9)
    optimizer = make_optimizer(config, layer)
    seen = []
    for _ in range(3):
        layer.weight.grad = torch.ones(1, 1)
        optimizer.step()
        seen.append(layer.weight.item())
    assert seen == pytest.approx([0.9, 0.71, 0.439], abs=1e-6)


@pytest.mark.requirement("D04")
def test_presets_of_momentum() -> None:
    assert params_of(TrainingConfig)["momentum"].presets == (0.9, 0.99)


@pytest.mark.requirement("D05")
@pytest.mark.parametrize("name", ["adam", "adamw"])
def test_adam_has_the_usual_numbers(name: str) -> None:
    optimizer = make_optimizer(TrainingConfig(optimizer=name), one_weight(1.0))
    assert optimizer.defaults["betas"] == (0.9, 0.999)
    assert optimizer.defaults["eps"] == 1e-8
    assert type(optimizer).__name__.lower() == name


@pytest.mark.requirement("D05")
def test_first_step_of_adam_is_the_rate() -> None:
    """Corrected for their start, both averages are the gradient: η · g / |g|."""
    layer = one_weight(1.0)
    optimizer = make_optimizer(TrainingConfig(learning_rate=0.01), layer)
    layer.weight.grad = torch.full((1, 1), 3.0)
    optimizer.step()
    assert layer.weight.item() == pytest.approx(0.99, abs=1e-7)


def test_decay_of_adamw_leaves_the_gradient_alone() -> None:
    """AdamW takes η·λ·w off the weight itself; Adam adds λ·w to the gradient."""
    weights = {}
    for name in ("adam", "adamw"):
        layer = one_weight(2.0)
        config = TrainingConfig(optimizer=name, learning_rate=0.01, weight_decay=0.5)
        optimizer = make_optimizer(config, layer)
        layer.weight.grad = torch.zeros(1, 1)
        optimizer.step()
        weights[name] = layer.weight.item()
    assert weights["adamw"] == pytest.approx(2 - 0.01 * 0.5 * 2)
    assert weights["adam"] == pytest.approx(2 - 0.01)


@pytest.mark.requirement("D07", "O01")
def test_one_step_equals_the_formula() -> None:
    """W ← W − η·∇L, with ∇L of softmax and cross-entropy: (p − y)·xᵀ / B."""
    graph = chain(
        image(1, 1, 3), "Flatten", ("Linear", {"out_features": 4, "bias": False}),
        ("Output", {"classes": 4}),
    )  # fmt: skip
    network = build(graph, 0, torch.device("cpu"))
    (weight,) = network.parameters()
    before = weight.detach().clone()
    inputs, labels = torch.randn(5, 3), torch.tensor([0, 3, 1, 1, 2])
    config = TrainingConfig(optimizer="sgd", learning_rate=0.1, momentum=0.0)
    learner = Learner(network, config, CrossEntropy(), "classes", 4)
    batch = Batch(inputs.view(5, 1, 1, 3), labels, torch.arange(5))
    loss = learner.step(batch, Place(1, 0, 0.1)).loss
    p = torch.softmax(inputs @ before.T, dim=1)
    y = nn.functional.one_hot(labels, 4).float()
    gradient = (p - y).T @ inputs / 5
    expected = before - 0.1 * gradient
    assert torch.allclose(weight, expected, atol=1e-7, rtol=0)
    assert loss.item() == pytest.approx(-(y * p.log()).sum(1).mean().item(), rel=1e-6)
    assert weight.grad is None, "gradients are forgotten after the step"


def test_set_rate_counts_for_the_next_step() -> None:
    layer = one_weight(1.0)
    config = TrainingConfig(optimizer="sgd", learning_rate=9.0, momentum=0.0)
    optimizer = make_optimizer(config, layer)
    set_rate(optimizer, 0.25)
    layer.weight.grad = torch.ones(1, 1)
    optimizer.step()
    assert layer.weight.item() == 0.75


@pytest.mark.requirement("E06")
def test_batch_sizes_offered() -> None:
    param = params_of(TrainingConfig)["batch_size"]
    assert param.presets == (32, 64, 128, 256)
    assert param.default == 64
    for size in (*param.presets, 1, 50, 1000):
        assert param.resolve("batch_size", size) == size


@pytest.mark.requirement("E09")
def test_epochs_from_1_to_1000() -> None:
    param = params_of(TrainingConfig)["epochs"]
    assert (param.minimum, param.maximum) == (1, 1000)


def test_expected_first_loss_is_ln_c() -> None:
    loss = CrossEntropy()(torch.zeros(7, 10), torch.arange(7))
    assert loss.item() == pytest.approx(math.log(10))


def test_warm_up_leaves_the_generator_alone() -> None:
    torch.manual_seed(5)
    before = torch.get_rng_state()
    warm_up(torch.device("cpu"))
    assert torch.equal(torch.get_rng_state(), before)
