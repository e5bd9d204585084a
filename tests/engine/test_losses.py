"""Every loss against torch, NumPy and numbers worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional

from cnnstudio.engine.losses import (
    BinaryCrossEntropy,
    Both,
    CrossEntropy,
    Dice,
    Difference,
    Focal,
    Hinge,
    Loss,
    overlap_loss,
)
from cnnstudio.project.tasks import IGNORED

LOGITS = [0.4, -1.7, 4.2]
WEIGHTS = torch.tensor([0.5, 1.0, 2.0, 0.25])


@pytest.fixture
def scores() -> torch.Tensor:
    generator = torch.Generator().manual_seed(1)
    return torch.randn(7, 4, generator=generator) * 3


@pytest.fixture
def maps() -> torch.Tensor:
    generator = torch.Generator().manual_seed(2)
    return torch.randn(3, 4, 5, 6, generator=generator) * 2


CLASSES = torch.tensor([0, 3, 1, 1, 2, 0, 3])
PIXELS = torch.arange(90).reshape(3, 5, 6) * 7 % 4


# Cross-entropy


@pytest.mark.requirement("C01", "NT-17", "O07")
@pytest.mark.parametrize(("true", "loss"), [(0, 3.8248), (1, 5.9248), (2, 0.0248)])
def test_cross_entropy_by_hand(true: int, loss: float) -> None:
    logits = torch.tensor([LOGITS], requires_grad=True)
    found = CrossEntropy()(logits, torch.tensor([true]))
    assert found.item() == pytest.approx(loss, abs=5e-7)
    found.backward()
    assert logits.grad is not None
    if true == 0:
        gradient = [-0.978177, 0.002672, 0.975505]
        assert logits.grad[0].tolist() == pytest.approx(gradient, abs=1e-6)


@pytest.mark.requirement("C01", "C11")
@pytest.mark.parametrize(("true", "expected"), [(0, 0.0), (1, 1000.0), (2, 2000.0)])
def test_huge_scores_stay_finite(true: int, expected: float) -> None:
    logits = torch.tensor([[1000.0, 0.0, -1000.0]], requires_grad=True)
    loss = CrossEntropy()(logits, torch.tensor([true]))
    loss.backward()
    assert loss.item() == pytest.approx(expected)
    assert logits.grad is not None
    assert bool(logits.grad.isfinite().all())


@pytest.mark.requirement("C09")
def test_even_scores_cost_ln_c() -> None:
    loss = CrossEntropy()(torch.zeros(7, 10), torch.arange(7))
    assert loss.item() == pytest.approx(math.log(10))


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("pixels", [False, True])
def test_cross_entropy_as_torch(
    scores: torch.Tensor, maps: torch.Tensor, smoothing: float, weighted: bool,
    pixels: bool,
) -> None:  # fmt: skip
    outputs, targets = (maps, PIXELS) if pixels else (scores, CLASSES)
    weights = WEIGHTS if weighted else None
    theirs = nn.CrossEntropyLoss(weights, label_smoothing=smoothing)(outputs, targets)
    ours = CrossEntropy(smoothing, weights)(outputs, targets)
    assert ours.item() == pytest.approx(theirs.item(), rel=1e-6)


def test_pixels_to_ignore_count_for_nothing(maps: torch.Tensor) -> None:
    targets = PIXELS.clone()
    targets[:, :2] = IGNORED
    targets[1] = IGNORED
    theirs = functional.cross_entropy(maps, targets, ignore_index=IGNORED)
    assert CrossEntropy()(maps, targets).item() == pytest.approx(theirs.item())
    kept = [BinaryCrossEntropy(), Focal(), Dice(), Both()]
    for loss in (CrossEntropy(), *kept):
        before = loss.per_sample(maps, targets)
        other = maps.clone()
        other[:, :, :2] = 9.0
        changed = loss.per_sample(other, targets)
        assert torch.allclose(before, changed), loss.name
        assert before[1].item() == 0.0, "nothing of the image counts"


@pytest.mark.parametrize(
    "loss",
    [CrossEntropy(), CrossEntropy(0.1), CrossEntropy(0.1, WEIGHTS), Focal(),
     Focal(1.5, WEIGHTS), Hinge(), BinaryCrossEntropy()],
    ids=lambda loss: f"{loss.name}",
)  # fmt: skip
def test_shares_of_one_class_are_that_class(loss: Loss, scores: torch.Tensor) -> None:
    shares = functional.one_hot(CLASSES, 4).float()
    ours, theirs = loss.per_sample(scores, shares), loss.per_sample(scores, CLASSES)
    assert torch.allclose(ours, theirs, atol=1e-6)
    assert loss(scores, shares).item() == pytest.approx(loss(scores, CLASSES).item())


@pytest.mark.parametrize("loss", [CrossEntropy(), BinaryCrossEntropy(), Hinge()])
def test_shares_mix_the_losses(loss: Loss, scores: torch.Tensor) -> None:
    """λ of one class and the rest of another: λ of one loss and the rest of another."""
    first, second = CLASSES, CLASSES.flip(0)
    shares = 0.3 * functional.one_hot(first, 4) + 0.7 * functional.one_hot(second, 4)
    expected = 0.3 * loss.per_sample(scores, first) + 0.7 * loss.per_sample(
        scores, second
    )
    assert torch.allclose(loss.per_sample(scores, shares), expected, atol=1e-5)


# Yes or no


@pytest.mark.requirement("C02", "NT-18")
def test_binary_cross_entropy_by_hand() -> None:
    """Of ŷ = 0.8 and 0.1 where the answer is yes; the derivative there is −1/ŷ."""
    for chance, expected, slope in ((0.8, 0.223144, -1.25), (0.1, 2.302585, -10.0)):
        score = torch.tensor([[math.log(chance / (1 - chance))]], requires_grad=True)
        loss = BinaryCrossEntropy()(score, torch.tensor([[1.0]]))
        assert loss.item() == pytest.approx(expected, abs=1e-6)
        loss.backward()
        assert score.grad is not None
        by_chance = score.grad.item() / (chance * (1 - chance))
        assert by_chance == pytest.approx(slope, rel=1e-4)


@pytest.mark.requirement("A37")
def test_one_score_tells_two_classes_apart() -> None:
    scores, classes = torch.tensor([[2.0], [-1.0], [0.5]]), torch.tensor([1, 1, 0])
    expected = functional.binary_cross_entropy_with_logits(
        scores[:, 0], classes.float()
    )
    loss = BinaryCrossEntropy()
    assert loss(scores, classes).item() == pytest.approx(expected.item())
    shares = functional.one_hot(classes, 2).float()
    assert loss(scores, shares).item() == pytest.approx(expected.item())


def test_labels_as_torch(scores: torch.Tensor) -> None:
    labels = (torch.arange(28).reshape(7, 4) % 3 == 0).float()
    theirs = nn.BCEWithLogitsLoss()(scores, labels)
    assert BinaryCrossEntropy()(scores, labels).item() == pytest.approx(theirs.item())


def test_pixels_one_against_the_rest(maps: torch.Tensor) -> None:
    wanted = functional.one_hot(PIXELS, 4).movedim(-1, 1).float()
    theirs = nn.BCEWithLogitsLoss()(maps, wanted)
    assert BinaryCrossEntropy()(maps, PIXELS).item() == pytest.approx(theirs.item())


# Focal


@pytest.mark.parametrize("gamma", [0.0, 2.0, 5.0])
def test_focal_in_numpy(scores: torch.Tensor, gamma: float) -> None:
    values = scores.double().numpy()
    p = np.exp(values) / np.exp(values).sum(1, keepdims=True)
    right = p[np.arange(7), CLASSES.numpy()]
    expected = (-((1 - right) ** gamma) * np.log(right)).mean()
    assert Focal(gamma)(scores, CLASSES).item() == pytest.approx(expected, rel=1e-5)
    if gamma == 0.0:
        plain = CrossEntropy()(scores, CLASSES).item()
        assert expected == pytest.approx(plain, rel=1e-5)


def test_focal_for_labels_as_torchvision(scores: torch.Tensor) -> None:
    from torchvision.ops import sigmoid_focal_loss

    labels = (torch.arange(28).reshape(7, 4) % 3 == 0).float()
    theirs = sigmoid_focal_loss(scores, labels, alpha=-1, gamma=2, reduction="mean")
    ours = Focal(2.0, yes_no=True)(scores, labels)
    assert ours.item() == pytest.approx(theirs.item(), rel=1e-5)


def test_focal_weighs_classes_as_cross_entropy_does(scores: torch.Tensor) -> None:
    ours = Focal(0.0, WEIGHTS)(scores, CLASSES)
    theirs = nn.CrossEntropyLoss(WEIGHTS)(scores, CLASSES)
    assert ours.item() == pytest.approx(theirs.item(), rel=1e-6)


# Hinge


@pytest.mark.requirement("C04", "NT-38")
@pytest.mark.parametrize(("true", "expected"), [(0, 4.8), (1, 10.0), (2, 0.0)])
def test_hinge_is_the_sum(true: int, expected: float) -> None:
    logits, target = torch.tensor([LOGITS]), torch.tensor([true])
    ours = Hinge(1.0)(logits, target).item()
    assert ours == pytest.approx(expected, abs=1e-6)
    theirs = nn.MultiMarginLoss()(logits, target).item()
    assert ours == pytest.approx(3 * theirs, abs=1e-6)


def test_hinge_with_another_margin(scores: torch.Tensor) -> None:
    theirs = 4 * nn.MultiMarginLoss(margin=2.5)(scores, CLASSES)
    assert Hinge(2.5)(scores, CLASSES).item() == pytest.approx(theirs.item(), rel=1e-6)


# Numbers


@pytest.mark.requirement("C03")
@pytest.mark.parametrize(
    ("loss", "theirs"),
    [
        (Difference("mse"), nn.MSELoss()),
        (Difference("l1"), nn.L1Loss()),
        (Difference("huber", 0.5), nn.HuberLoss(delta=0.5)),
    ],
    ids=["mse", "l1", "huber"],
)
def test_numbers_as_torch(loss: Loss, theirs: nn.Module, scores: torch.Tensor) -> None:
    targets = scores.flip(0)
    expected = theirs(scores, targets).item()
    assert loss(scores, targets).item() == pytest.approx(expected, rel=1e-6)


@pytest.mark.requirement("NT-31")
def test_slope_of_the_squared_error_is_twice_the_difference() -> None:
    given = torch.tensor([[3.0]], requires_grad=True)
    Difference("mse")(given, torch.tensor([[1.0]])).backward()
    assert given.grad is not None
    assert given.grad.item() == 2 * (3.0 - 1.0)


def test_numbers_that_do_not_match_are_no_broadcast() -> None:
    with pytest.raises(RuntimeError):
        Difference("mse")(torch.zeros(4, 2), torch.zeros(4, 1))


# Dice


@pytest.mark.requirement("C06")
def test_dice_by_hand() -> None:
    found = torch.tensor([[[1.0, 1.0, 0.0, 0.0]]])
    wanted = torch.tensor([[[1.0, 0.0, 0.0, 0.0]]])
    assert overlap_loss(found, wanted).item() == pytest.approx(1 / 3, abs=1e-6)


def test_dice_in_numpy(maps: torch.Tensor) -> None:
    values = np.exp(maps.double().numpy())
    p = values / values.sum(1, keepdims=True)
    losses = []
    for image in range(3):
        each = []
        for c in range(4):
            y = PIXELS[image].numpy() == c
            shared = 2 * (p[image, c] * y).sum() / (p[image, c].sum() + y.sum())
            each.append(1 - shared)
        losses.append(np.mean(each))
    found = Dice().per_sample(maps, PIXELS)
    assert found.numpy() == pytest.approx(np.array(losses), rel=1e-5)
    both = Both()(maps, PIXELS).item()
    entropy = CrossEntropy()(maps, PIXELS).item()
    assert both == pytest.approx(np.mean(losses) + entropy, rel=1e-5)


def test_dice_of_a_single_map() -> None:
    right = torch.tensor([[[[30.0, -30.0]]], [[[-30.0, -30.0]]], [[[-30.0, 30.0]]]])
    targets = torch.tensor([[[1, 0]], [[0, 0]], [[1, 0]]])
    losses = Dice().per_sample(right, targets)
    assert losses.tolist() == pytest.approx([0.0, 0.0, 1.0], abs=1e-6)


# Means


@pytest.mark.requirement("C07")
@pytest.mark.parametrize(
    "loss",
    [CrossEntropy(), CrossEntropy(0.1, WEIGHTS), Focal(2.0, WEIGHTS), Hinge(),
     BinaryCrossEntropy()],
    ids=["cross_entropy", "weighted", "focal", "hinge", "bce"],
)  # fmt: skip
def test_unequal_batches_add_up_to_the_mean(loss: Loss, scores: torch.Tensor) -> None:
    parts = [(scores[:5], CLASSES[:5]), (scores[5:], CLASSES[5:])]
    total, weight = sum(loss.totals(*part) for part in parts)  # type: ignore[misc]
    expected = loss(scores, CLASSES).item()
    assert (total / weight).item() == pytest.approx(expected, rel=1e-6)


def test_unequal_images_add_up_to_the_mean_of_pixels(maps: torch.Tensor) -> None:
    targets = PIXELS.clone()
    targets[0, :3] = IGNORED
    for loss in (CrossEntropy(0.0, WEIGHTS), BinaryCrossEntropy(), Dice()):
        parts = [(maps[:1], targets[:1]), (maps[1:], targets[1:])]
        total, weight = sum(loss.totals(*part) for part in parts)  # type: ignore[misc]
        expected = loss(maps, targets).item()
        assert (total / weight).item() == pytest.approx(expected, rel=1e-6)
