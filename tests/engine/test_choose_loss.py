"""The loss that settings and data ask for."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import nn

from cnnstudio.engine.choose_loss import class_weights, make_loss
from cnnstudio.engine.errors import TrainingError
from cnnstudio.project.facts import DataFacts, Task
from cnnstudio.project.tasks import KINDS, LOSS_TITLES, outputs_wanted
from cnnstudio.project.training_settings import LOSSES, TrainingConfig


def facts(task: Task, counts: tuple[float, ...] = ()) -> DataFacts:
    names = ("a", "b", "c")[: len(counts)] or ("a", "b", "c")
    return DataFacts(task=task, classes=names, count=12, counts=counts)


@pytest.mark.parametrize("task", ["classes", "labels", "values", "masks"])
def test_automatic_is_the_usual_one(task: Task) -> None:
    loss = make_loss(TrainingConfig(), task, facts(task))
    expected = {"classes": "cross_entropy", "labels": "bce", "values": "mse"}
    assert loss.name == expected.get(task, "cross_entropy")


@pytest.mark.parametrize("task", ["classes", "labels", "values", "masks"])
@pytest.mark.parametrize("name", [n for n in LOSSES if n != "auto"])
def test_every_loss_that_goes_with_a_task_works(task: Task, name: str) -> None:
    config = TrainingConfig(loss=name)
    if name not in KINDS[task].losses:
        with pytest.raises(TrainingError, match="does not go with"):
            make_loss(config, task, facts(task))
        return
    loss = make_loss(config, task, facts(task))
    assert loss.name == name
    shape = (4, 3, 6, 6) if task == "masks" else (4, 3)
    outputs = torch.randn(shape, requires_grad=True)
    targets = {
        "classes": torch.tensor([0, 1, 2, 0]),
        "labels": torch.ones(4, 3),
        "values": torch.randn(4, 3),
        "masks": torch.arange(144).reshape(4, 6, 6) % 3,
    }[task]
    value = loss(outputs, targets)
    value.backward()
    assert value.shape == ()
    assert outputs.grad is not None
    assert bool(outputs.grad.isfinite().all())
    assert outputs.grad.abs().sum() > 0


def test_settings_reach_the_loss() -> None:
    logits, classes = torch.randn(5, 3), torch.tensor([0, 1, 2, 1, 0])
    config = TrainingConfig(label_smoothing=0.2, class_weights="balanced")
    ours = make_loss(config, "classes", facts("classes", (6, 4, 2)))(logits, classes)
    weights = torch.tensor([12 / 18, 12 / 12, 12 / 6])
    theirs = nn.CrossEntropyLoss(weights, label_smoothing=0.2)(logits, classes)
    assert ours.item() == pytest.approx(theirs.item())


def test_rare_labels_count_more() -> None:
    config = TrainingConfig(class_weights="balanced")
    logits, labels = torch.randn(5, 3), torch.randint(2, (5, 3)).float()
    ours = make_loss(config, "labels", facts("labels", (6, 3, 1)))(logits, labels)
    theirs = nn.BCEWithLogitsLoss(pos_weight=torch.tensor([1.0, 3.0, 11.0]))
    assert ours.item() == pytest.approx(theirs(logits, labels).item())


@pytest.mark.requirement("A37")
def test_one_score_with_uneven_classes() -> None:
    config = TrainingConfig(loss="bce", class_weights="balanced")
    logits, classes = torch.randn(5, 1), torch.tensor([0, 1, 0, 1, 0])
    ours = make_loss(config, "classes", facts("classes", (9, 3)))(logits, classes)
    theirs = nn.BCEWithLogitsLoss(pos_weight=torch.tensor([3.0]))
    expected = theirs(logits[:, 0], classes.float()).item()
    assert ours.item() == pytest.approx(expected)
    assert outputs_wanted("bce", "classes", 2) == (1, 2)
    assert outputs_wanted("auto", "classes", 2) == (2,)


def test_a_class_without_samples_has_no_weight() -> None:
    config = TrainingConfig(class_weights="balanced")
    weights = class_weights(
        config, "classes", facts("classes", (6, 0, 2)), torch.device("cpu")
    )
    assert weights is not None
    assert weights.tolist() == pytest.approx([8 / 12, 0.0, 8 / 4])


def test_every_loss_has_a_name_and_a_task() -> None:
    assert set(LOSS_TITLES) == set(LOSSES) - {"auto"}
    assert {n for kind in KINDS.values() for n in kind.losses} == set(LOSS_TITLES)


def test_the_focal_loss_of_labels_weighs_a_yes_too() -> None:
    facts = DataFacts(
        task="labels", shape=(1,), classes=("a", "b"), count=10, counts=(5.0, 1.0)
    )
    config = TrainingConfig(loss="focal", focal_gamma=0.0, class_weights="balanced")
    focal = make_loss(config, "labels", facts)
    plain = make_loss(replace(config, loss="bce"), "labels", facts)
    outputs, targets = torch.randn(6, 2), (torch.rand(6, 2) > 0.5).float()
    assert focal(outputs, targets).item() == pytest.approx(
        plain(outputs, targets).item(), rel=1e-5
    )
