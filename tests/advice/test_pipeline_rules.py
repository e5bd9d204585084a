"""Rules over the pipeline: each fires where it should, and not next to it."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from cnnstudio.advice.check import find_all
from cnnstudio.advice.rule import Finding, Severity
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.digits import Digits
from cnnstudio.project.steps.moves import Affine, Flip, RandomCrop, Rotate
from cnnstudio.project.steps.numbers import (
    Decorrelate,
    Normalize,
    Scale,
    Standardize,
    Whiten,
    ZeroCenter,
)
from cnnstudio.project.steps.pictures import Crop, Fit, Greyscale, Pad, Resize
from cnnstudio.project.steps.step import Step
from tests.helpers.mistakes import DIGIT, HEAD
from tests.helpers.networks import Spec, chain, conv, image, linear, project_of

ERROR, WARNING, NOTE = Severity
SMALL = chain(DIGIT, conv(8), "BatchNorm2d", "ReLU", *HEAD)
BY_255 = Scale(range="0-255")


class Case(NamedTuple):
    """A rule, steps of which it speaks, steps of which it does not, its first fixes."""

    row: str
    rule: str
    severity: Severity
    fires: tuple[Step, ...]
    silent: tuple[Step, ...]
    fixes: tuple[str, ...]
    tag: str = "unknown"
    silent_tag: str = ""


ADD = "Add the step Normalize per channel"
NATURAL = "The labels stay true: these are other images"
OFF = Flip(on=False)
UPSIDE_DOWN = Flip(direction="vertical")
CASES = [
    Case(
        "LINT-06 P10", "input_scale", WARNING, (BY_255,), (BY_255, Normalize()),
        (ADD, "Remove the step Range of values"),
    ),
    Case(
        "LINT-06 centred alone", "input_scale", WARNING, (BY_255, ZeroCenter()),
        (ZeroCenter(),), (ADD, "Remove the step Range of values"),
    ),
    Case(
        "LINT-06 behind", "input_scale", WARNING, (Normalize(), BY_255),
        (BY_255, Standardize()), (ADD, "Remove the step Range of values"),
    ),
    Case(
        "LINT-17 I11 P09", "label_unsafe", WARNING, (UPSIDE_DOWN,), (UPSIDE_DOWN,),
        ("Remove the step Flip", NATURAL), "digits", "natural",
    ),
    Case(
        "LINT-17 by the source", "label_unsafe", WARNING, (Flip(),), (OFF,),
        ("Remove the step Flip", NATURAL),
    ),
    Case(
        "LINT-17 medical", "label_unsafe", WARNING, (Flip(),), (Rotate(degrees=90.0),),
        ("Remove the step Flip", NATURAL), "medical",
    ),
    Case(
        "LINT-17 P16", "label_unsafe", WARNING, (Rotate(degrees=31.0),),
        (Rotate(degrees=10.0),),
        ("Lower the angle of Rotate to 15°", "Remove the step Rotate", NATURAL),
        "digits",
    ),
    Case(
        "LINT-17 text", "label_unsafe", WARNING, (Affine(rotation=90.0),),
        (Affine(rotation=30.0),),
        ("Lower the angle of Affine to 15°", "Remove the step Affine", NATURAL),
        "text",
    ),
    Case(
        "LINT-31 channels", "statistics", ERROR,
        (Normalize(statistics="entered", mean=(0.1, 0.2, 0.3), std=(0.2,)),),
        (Normalize(statistics="entered", mean=(0.1,), std=(0.2,)),),
        ("Measure mean and deviation on the training images",),
    ),
    Case(
        "LINT-31 scale", "statistics", ERROR,
        (Normalize(statistics="entered", mean=(33.3,), std=(78.6,)),),
        (BY_255, Normalize(statistics="entered", mean=(33.3,), std=(78.6,))),
        (
            "Measure mean and deviation on the training images",
            "Divide mean and deviation by 255",
        ),
    ),
]  # fmt: skip


def project_with(steps: tuple[Step, ...], tag: str = "unknown") -> Project:
    project = project_of(SMALL.copy())
    project.dataset = DatasetConfig(pipeline=steps, tag=tag)
    return project


def told(project: Project, rule: str) -> list[Finding]:
    return [finding for finding in find_all(project) if finding.rule == rule]


IDS = [case.row for case in CASES]


@pytest.mark.requirement(
    "H10", "I11", "LINT-06", "LINT-17", "LINT-31", "P09", "P10", "P16"
)
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_it_fires_and_its_near_miss_does_not(case: Case) -> None:
    (finding,) = told(project_with(case.fires, case.tag), case.rule)
    assert finding.severity is case.severity
    assert not finding.message.endswith(".")
    assert {fix.label for fix in finding.fixes} == set(case.fixes)
    assert not told(project_with(case.silent, case.silent_tag or case.tag), case.rule)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_every_fix_mends_and_is_one_undo_step(case: Case) -> None:
    project = project_with(case.fires, case.tag)
    before = dumps(project)
    (finding,) = told(project, case.rule)
    for fix in finding.fixes:
        fix.command.redo(project)
        assert not told(project, case.rule), fix.label
        assert not [f for f in find_all(project) if f.severity is ERROR], fix.label
        fix.command.undo(project)
        assert dumps(project) == before


@pytest.mark.requirement("LINT-06")
def test_the_usual_pipelines_are_not_warned_of() -> None:
    for steps in ((), (Normalize(),), (Scale(range="-1-1"),), (Whiten(),)):
        assert not [f for f in find_all(project_with(steps)) if f.param == "pipeline"]


def large(*shape: int, steps: tuple[Step, ...]) -> Project:
    layers: tuple[Spec, ...] = (image(*shape), "Flatten", linear(10), "Output")
    project = project_of(chain(*layers))
    project.dataset = DatasetConfig(sources=(), pipeline=steps)
    return project


@pytest.mark.requirement("LINT-32", "P11")
@pytest.mark.parametrize("step", [Whiten(), Decorrelate()])
def test_whitening_tells_what_it_costs(step: Step) -> None:
    (finding,) = told(large(3, 33, 32, steps=(step,)), "whitening_cost")
    assert finding.severity is NOTE
    assert "3,168 × 3,168: per-channel normalization is usually enough" in (
        finding.message
    )
    assert [fix.label for fix in finding.fixes] == ["Normalize per channel instead"]
    assert not told(large(3, 32, 32, steps=(step,)), "whitening_cost")
    assert not told(large(3, 64, 64, steps=(Normalize(),)), "whitening_cost")


@pytest.mark.requirement("LINT-32")
def test_whitening_that_cannot_be_worked_out_is_a_mistake() -> None:
    project = large(3, 64, 64, steps=(Whiten(),))
    (finding,) = told(project, "whitening_cost")
    assert finding.severity is ERROR
    assert finding.detail == "Expected 8,192 values at most, got 12,288."
    finding.fixes[0].command.redo(project)
    assert not told(project, "whitening_cost")


class Rows(Digits):
    """Data that are no images."""

    def known(self) -> DataFacts:
        """Return twelve numbers a sample."""
        return DataFacts(shape=(12,), classes=("a", "b"), count=5_000)


def test_steps_for_images_do_not_work_on_rows() -> None:
    project = large(12, steps=(RandomCrop(), Normalize()))
    project.dataset = DatasetConfig(sources=(Rows(),), pipeline=(RandomCrop(),))
    (finding,) = told(project, "step_rank")
    assert finding.message == "Random crop works on images, and the data are none"
    (fix,) = finding.fixes
    fix.command.redo(project)
    assert project.dataset.pipeline == ()


@pytest.mark.requirement("H01")
@pytest.mark.parametrize(
    ("steps", "fits"),
    [
        ((), False),
        ((Fit(),), True),
        ((Fit(how="pad"),), True),
        ((Fit(how="crop"),), False),
        ((Resize(size=(32, 32)),), True),
        ((Pad(border=(2, 2)),), True),
        ((Pad(border=(4, 4)), Crop(size=(32, 32))), True),
        ((Pad(border=(4, 4)),), False),
        ((Pad(border=(4, 4)), Fit(how="crop")), True),
        ((Fit(on=False),), False),
    ],
)
def test_what_the_steps_lead_to_is_compared_with_the_input(
    steps: tuple[Step, ...], fits: bool
) -> None:
    project = project_of(chain(image(1, 32, 32), conv(8), *HEAD))
    project.dataset = DatasetConfig(pipeline=steps)
    assert (not told(project, "data_shape")) == fits
    for finding in told(project, "data_shape"):
        finding.fixes[0].command.redo(project)
        assert not told(project, "data_shape")


def test_channels_can_be_made_to_agree_by_a_step() -> None:
    project = project_of(chain(image(3, 28, 28), conv(8), *HEAD))
    (finding,) = told(project, "data_channels")
    label = "Repeat the grey images in three channels"
    (fix,) = [fix for fix in finding.fixes if fix.label == label]
    fix.command.redo(project)
    assert not told(project, "data_channels")
    assert [step.kind for step in project.dataset.pipeline] == ["rgb", "normalize"]
    project.dataset = DatasetConfig(pipeline=(Greyscale(),))
    assert told(project, "data_channels"), "grey images stay grey"
