"""What the pipeline strip is told: the steps' own work, on the project's own data."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from cnnstudio.bridge.pipeline_messages import PipelinePreviewed, PreviewPipeline
from cnnstudio.engine.data.batches import Batches
from cnnstudio.engine.data.dataset import load_dataset
from cnnstudio.engine.data.preview_job import preview_pipeline
from cnnstudio.project.file_format import dumps
from cnnstudio.project.project import Project
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.steps.moves import Affine, Flip, Rotate
from cnnstudio.project.steps.numbers import Normalize, Scale, Whiten
from cnnstudio.project.steps.pictures import Fit, Greyscale, ToRgb
from cnnstudio.project.steps.step import Step
from tests.helpers.mistakes import HEAD
from tests.helpers.networks import chain, conv, image, project_of

SIZES = {"train": 60, "validation": 20, "test": 20}


def project_with(*steps: Step, shape: tuple[int, ...] = (1, 28, 28)) -> Project:
    project = project_of(chain(image(*shape), conv(4), *HEAD))
    project.dataset = DatasetConfig(pipeline=steps, **SIZES)  # type: ignore[arg-type]
    return project


def previewed(project: Project, **request: int) -> PipelinePreviewed:
    message = PreviewPipeline(7, dumps(project), **request)
    (answer,) = preview_pipeline(message)
    assert isinstance(answer, PipelinePreviewed)
    assert answer.request == 7
    return answer


@pytest.mark.requirement("H09")
def test_each_step_has_its_picture_and_histogram() -> None:
    project = project_with(Fit(), Affine(), Normalize(), shape=(1, 32, 32))
    answer = previewed(project, index=63)
    assert answer.problem == ""
    assert (answer.index, answer.count, answer.samples) == (3, 60, 60)
    assert list(answer.pictures) == ["load", "0", "1", "2"]
    assert answer.shapes["load"] == (1, 28, 28)
    assert answer.shapes["2"] == (1, 32, 32)
    for key, counts in answer.histograms.items():
        assert counts.sum() == 60 * np.prod(answer.shapes[key]), key
    assert answer.means["2"] == pytest.approx(0, abs=0.1)
    assert answer.deviations["2"] == pytest.approx(1, abs=0.15)


@pytest.mark.requirement("H09")
def test_the_histogram_follows_a_step_that_is_switched_off() -> None:
    on = previewed(project_with(Scale(range="0-255")))
    off = previewed(project_with(replace(Scale(range="0-255"), on=False)))
    assert on.ranges["0"] == pytest.approx((0.0, 255.0))
    assert list(off.histograms) == ["load"]


@pytest.mark.requirement("H04", "H07")
def test_means_and_deviations_are_those_of_training() -> None:
    project = project_with(ToRgb(), Normalize(), shape=(3, 28, 28))
    measured = previewed(project).measured["1"]
    assert measured.shape == (2, 3), "3 means and 3 deviations"
    dataset = load_dataset(project.dataset, (3, 28, 28), torch.device("cpu"))
    pixels = dataset.pixels(dataset.parts["train"]).numpy()
    assert np.allclose(measured[0], pixels.mean((0, 2, 3)), rtol=1e-5)
    assert np.allclose(measured[1], pixels.std((0, 2, 3)), rtol=1e-5)


@pytest.mark.requirement("I12")
def test_the_grid_is_what_training_sees_in_these_epochs() -> None:
    project = project_with(Affine(), Flip())
    answer = previewed(project, index=5, seed=3, draws=16)
    assert answer.grid is not None
    assert answer.grid.shape == (16, 1, 28, 28)
    dataset = load_dataset(project.dataset, (1, 28, 28), torch.device("cpu"))
    batches = Batches(dataset, "train", 60, seed=3, augment=True)
    for epoch in (1, 9, 16):
        seen = next(batches.epoch(epoch)).inputs[5]
        pixels = (seen * 255).round().clamp(0, 255).to(torch.uint8)
        assert torch.equal(pixels, torch.from_numpy(answer.grid[epoch - 1].copy()))


@pytest.mark.requirement("I12")
def test_a_fixed_seed_gives_the_same_grid() -> None:
    project = project_with(Rotate())
    one, again = (previewed(project, seed=4).grid for _ in range(2))
    other = previewed(project, seed=5).grid
    assert one is not None
    assert again is not None
    assert other is not None
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)


@pytest.mark.requirement("I13")
def test_numbers_are_those_that_the_network_is_given() -> None:
    """Augmentation is shown on training images; statistics never see it."""
    plain = previewed(project_with(Normalize())).measured["0"]
    augmented = previewed(project_with(Rotate(degrees=90), Normalize()))
    assert np.array_equal(plain, augmented.measured["1"])


def test_a_step_that_cannot_be_done_is_named() -> None:
    project = project_with(
        Greyscale(), Normalize(statistics="entered", mean=(1, 2, 3), std=(1,))
    )
    answer = previewed(project)
    assert answer.failed == "1"
    assert "3 numbers entered, the images have 1 channels" in answer.problem
    assert list(answer.pictures) == ["load", "0"]


def test_an_input_that_is_not_reached_is_told_and_the_steps_are_shown() -> None:
    answer = previewed(project_with(Affine(), shape=(1, 40, 40)))
    assert "The Input expects 1 × 40 × 40" in answer.problem
    assert list(answer.pictures) == ["load", "0"]


def test_whitened_pictures_are_spread_from_black_to_white() -> None:
    answer = previewed(project_with(Whiten()))
    picture = answer.pictures["0"]
    assert (picture.min(), picture.max()) == (0, 255)
    assert answer.ranges["0"][0] < 0
    assert answer.seconds["0"] > 0
    assert "0" not in answer.measured, "784 means are no line of text"


def test_no_data_yet() -> None:
    project = project_with(Normalize())
    project.dataset = replace(project.dataset, sources=())
    assert "No data are chosen" in previewed(project).problem
