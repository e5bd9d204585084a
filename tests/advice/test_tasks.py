"""Data, loss and the end of a network go together, or somebody says so and mends it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import pytest

from cnnstudio.advice.check import find_mistakes
from cnnstudio.advice.rule import Finding
from cnnstudio.advice.task_head import HEADS, NoHeadError, head_command
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.project import Project
from cnnstudio.project.sources.digits import Digits
from tests.helpers.graphs import Spec, chain, project_of

NAMES = tuple("abcdefghij")
VECTOR: tuple[Spec, ...] = (
    "Conv2d", "ReLU", "Flatten", ("Linear", {"out_features": 10}),
)  # fmt: skip
IMAGE: tuple[Spec, ...] = (
    "Conv2d", "ReLU", ("Conv2d", {"out_channels": 10, "kernel_size": 1, "padding": 0}),
)  # fmt: skip


class Known(Digits):
    facts = DataFacts()

    def known(self) -> DataFacts:
        return self.facts


def project_for(
    task: str,
    count: int,
    middle: Sequence[Spec] = VECTOR,
    output: Spec = "Output",
    loss: str = "auto",
) -> Project:
    facts = DataFacts(
        task=task, shape=(1, 28, 28), classes=NAMES[:count], count=5_000,
        counts=(500.0,) * count,
    )  # fmt: skip
    source = type("Given", (Known,), {"facts": facts})()
    project = project_of(chain("Input", *middle, output), loss=loss)
    project.dataset = replace(project.dataset, sources=(source,))
    return project


def rules(project: Project) -> list[str]:
    return [finding.rule for finding in find_mistakes(project)]


def only(project: Project) -> Finding:
    (finding,) = find_mistakes(project)
    return finding


@pytest.mark.requirement("B09")
@pytest.mark.parametrize("squashed", ["", "Softmax", "Sigmoid"])
@pytest.mark.parametrize(
    ("head", "task", "count"),
    [("binary", "classes", 2), ("classes", "classes", 7), ("labels", "labels", 4),
     ("values", "values", 3), ("masks", "masks", 5)],
)  # fmt: skip
def test_every_choice_gives_an_end_without_a_mistake(
    head: str, task: str, count: int, squashed: str
) -> None:
    middle = IMAGE if head == "masks" else VECTOR
    more = [squashed] if squashed else []
    output = ("Output", {"expects": "pixels"}) if head == "masks" else "Output"
    project = project_for(task, count, [*middle, *more], output, loss="hinge")
    before = dict(project.graph.nodes), project.training
    command = head_command(project, head, count)
    command.redo(project)
    assert find_mistakes(project) == ()
    assert squashed not in {n.type for n in project.graph.nodes.values()} - {""}
    scores = 1 if head == "binary" else count
    last = project.graph.nodes["conv2d_2" if head == "masks" else "linear_1"]
    assert scores in last.fields.values()
    command.undo(project)
    assert (dict(project.graph.nodes), project.training) == before


@pytest.mark.requirement("B09")
def test_layers_are_added_where_none_gives_scores() -> None:
    project = project_for("classes", 4, ["Conv2d", "ReLU"])
    head_command(project, "classes", 4).redo(project)
    assert find_mistakes(project) == ()
    kinds = [node.type for node in project.graph.nodes.values()]
    assert {"GlobalAvgPool", "Linear"} <= set(kinds)
    project = project_for("masks", 3, ["Conv2d", "MaxPool2d", "ReLU"])
    head_command(project, "masks", 3).redo(project)
    assert rules(project) == ["mask_size"], "the map is half as large as the mask"
    only(project).fixes[0].command.redo(project)
    assert find_mistakes(project) == ()


def test_an_end_that_cannot_be_is_refused_in_a_sentence() -> None:
    with pytest.raises(NoHeadError, match="needs an image"):
        head_command(project_for("masks", 3, VECTOR[:3]), "masks", 3)
    with pytest.raises(NoHeadError, match="one Output"):
        head_command(project_of(chain("Input", "Conv2d")), "classes", 3)
    loose = project_of(chain("Input", "Conv2d"))
    loose.networks["main"] = chain("Output")
    with pytest.raises(NoHeadError, match="does not work"):
        head_command(loose, "classes", 3)
    assert list(HEADS) == ["binary", "classes", "labels", "values", "masks"]


# Rules


@pytest.mark.requirement("LINT-30")
@pytest.mark.parametrize(
    ("task", "loss"),
    [("values", "cross_entropy"), ("classes", "mse"), ("labels", "cross_entropy"),
     ("classes", "dice")],
)  # fmt: skip
def test_a_loss_that_cannot_be(task: str, loss: str) -> None:
    output = ("Output", {"expects": "anything"}) if task == "values" else "Output"
    finding = only(project_for(task, 10, output=output, loss=loss))
    assert finding.rule == "loss_task"
    assert finding.param == "loss"
    assert finding.fixes[0].label == "Set loss to auto"
    assert rules(project_for(task, 10, output=output)) == []


@pytest.mark.requirement("LINT-30")
@pytest.mark.parametrize("task", ["values", "masks"])
def test_another_task_needs_another_end(task: str) -> None:
    middle = VECTOR if task == "values" else [*IMAGE, "Flatten", "Linear"]
    project = project_for(task, 3, middle)
    finding = only(project)
    assert finding.rule == "head_task"
    if task == "values":
        finding.fixes[0].command.redo(project)
        assert find_mistakes(project) == ()


@pytest.mark.requirement("LINT-30")
def test_scores_labels_and_numbers_are_counted() -> None:
    classes = only(project_for("classes", 3))
    assert (classes.rule, classes.expected, classes.got) == (
        "data_classes", "3 classes", "10",
    )  # fmt: skip
    labels = only(project_for("labels", 3))
    assert (labels.rule, labels.expected) == ("data_classes", "3 labels")
    free = ("Output", {"expects": "anything"})
    numbers = project_for("values", 3, output=free)
    assert only(numbers).expected == "3 numbers"
    only(numbers).fixes[0].command.redo(numbers)
    assert find_mistakes(numbers) == ()


@pytest.mark.requirement("A37")
def test_one_score_is_enough_for_two_classes() -> None:
    middle = [*VECTOR[:3], ("Linear", {"out_features": 1})]
    output = ("Output", {"classes": 1})
    assert rules(project_for("classes", 2, middle, output, loss="bce")) == []
    assert rules(project_for("classes", 2, middle, output)) == ["data_classes"]
    assert rules(project_for("classes", 3, middle, output, loss="bce")) == [
        "data_classes"
    ]


@pytest.mark.requirement("A37", "LINT-04")
def test_softmax_of_one_score() -> None:
    middle = [*VECTOR[:3], ("Linear", {"out_features": 1}), "Softmax"]
    project = project_for("classes", 2, middle, ("Output", {"classes": 1}), loss="bce")
    finding = only(project)
    assert finding.rule == "softmax_before_loss"
    assert "always 1" in finding.message
    finding.fixes[0].command.redo(project)
    assert find_mistakes(project) == ()


@pytest.mark.requirement("LINT-04", "NT-35")
def test_labels_do_not_compete() -> None:
    finding = only(project_for("labels", 10, [*VECTOR, "Softmax"]))
    assert "compete" in finding.message
    assert "0.50, 0.50" in finding.formula
    scores = [5.0, 5.0, -5.0]
    total = sum(map(math.exp, scores))
    softmax = [math.exp(s) / total for s in scores]
    sigmoid = [1 / (1 + math.exp(-s)) for s in scores]
    assert softmax == pytest.approx([0.49999, 0.49999, 0.00002], abs=1e-5)
    assert sigmoid == pytest.approx([0.9933, 0.9933, 0.0067], abs=5e-5)


def test_a_sigmoid_is_one_too_many_for_yes_and_no_only() -> None:
    assert rules(project_for("labels", 10, [*VECTOR, "Sigmoid"])) == [
        "softmax_before_loss"
    ]
    assert rules(project_for("classes", 10, [*VECTOR, "Sigmoid"])) == []


def test_hinge_wants_raw_scores() -> None:
    finding = only(project_for("classes", 10, [*VECTOR, "Softmax"], loss="hinge"))
    assert "raw scores" in finding.message


def test_a_generator_is_no_classifier() -> None:
    free = ("Output", {"expects": "anything"})
    assert rules(project_for("classes", 10, ["Conv2d"], free)) == []
