"""Steps on pictures, against Pillow and torchvision."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image
from torchvision.transforms.v2 import functional as oracle

from cnnstudio.engine.data.pipeline import Pipeline
from cnnstudio.engine.errors import DataError
from cnnstudio.project.pipeline import shape_behind
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.steps.pictures import Crop, Fit, Greyscale, Pad, Resize, ToRgb
from cnnstudio.project.steps.step import Step

GENERATOR = torch.Generator().manual_seed(6)
COLOUR = torch.randint(0, 256, (5, 3, 20, 26), dtype=torch.uint8, generator=GENERATOR)
MASKS = torch.randint(0, 4, (5, 20, 26), generator=GENERATOR)


def prepared(
    images: torch.Tensor, target: tuple[int, ...], *steps: Step
) -> torch.Tensor:
    found = Pipeline(DatasetConfig(pipeline=steps), target).prepare(images)
    assert shape_behind(steps, tuple(images.shape[1:]), target) == found.shape[1:]
    return found


@pytest.mark.requirement("H01")
@pytest.mark.parametrize("size", [(20, 26), (10, 13), (33, 40), (7, 50)])
def test_resized_as_torchvision_does(size: tuple[int, int]) -> None:
    ours = prepared(COLOUR, (3, *size), Resize(size=size))
    theirs = oracle.resize(COLOUR, list(size), antialias=True)
    assert ours.dtype == torch.uint8
    assert (ours.int() - theirs.int()).abs().max() <= 1  # bytes are rounded elsewhere


@pytest.mark.requirement("H01")
def test_a_smaller_picture_is_what_pillow_makes_of_it() -> None:
    ours = prepared(COLOUR, (3, 10, 13), Fit())
    for image, found in zip(COLOUR, ours, strict=True):
        picture = Image.fromarray(image.permute(1, 2, 0).numpy())
        small = np.asarray(picture.resize((13, 10), Image.Resampling.BILINEAR))
        differences = small.astype(int) - found.permute(1, 2, 0).numpy()
        assert np.abs(differences).max() <= 1


@pytest.mark.requirement("H01")
@pytest.mark.parametrize("target", [(3, 8, 8), (3, 40, 31), (3, 20, 26)])
def test_fit_reaches_the_input(target: tuple[int, ...]) -> None:
    assert prepared(COLOUR, target, Fit()).shape == (5, *target)


def test_a_border_keeps_the_picture() -> None:
    ours = prepared(COLOUR, (3, 26, 36), Pad(border=(3, 5)))
    assert torch.equal(ours, oracle.pad(COLOUR, [5, 3]))
    assert torch.equal(prepared(COLOUR, (3, 26, 36), Fit(how="pad")), ours)


@pytest.mark.parametrize(("fill", "mode"), [("edge", "edge"), ("mirror", "symmetric")])
def test_a_border_that_continues_the_picture(fill: str, mode: str) -> None:
    ours = prepared(COLOUR, (3, 26, 36), Pad(border=(3, 5), fill=fill))
    theirs = oracle.pad(COLOUR, [5, 3], padding_mode=mode)
    assert torch.equal(ours, theirs)


def test_the_middle_is_kept() -> None:
    ours = prepared(COLOUR, (3, 12, 10), Crop(size=(12, 10)))
    assert torch.equal(ours, oracle.center_crop(COLOUR, [12, 10]))
    assert torch.equal(prepared(COLOUR, (3, 12, 10), Fit(how="crop")), ours)
    assert prepared(COLOUR, (3, 12, 26), Crop(size=(12, 99))).shape[-1] == 26


def test_grey_as_pillow_mixes_it() -> None:
    ours = prepared(COLOUR, (1, 20, 26), Greyscale())
    for image, found in zip(COLOUR, ours, strict=True):
        picture = Image.fromarray(image.permute(1, 2, 0).numpy()).convert("L")
        assert np.abs(np.asarray(picture).astype(int) - found[0].numpy()).max() <= 1


def test_grey_becomes_three_equal_channels() -> None:
    grey = COLOUR[:, :1]
    ours = prepared(grey, (3, 20, 26), ToRgb())
    assert torch.equal(ours, grey.expand(-1, 3, -1, -1))


def test_the_pictures_of_a_clip_are_all_changed_alike() -> None:
    clips = COLOUR[None, :, :1].expand(2, -1, -1, -1, -1).permute(0, 2, 1, 3, 4)
    ours = prepared(clips.contiguous(), (1, 5, 10, 13), Fit())
    assert torch.equal(ours[1, 0], prepared(COLOUR[:, :1], (1, 10, 13), Fit())[:, 0])


@pytest.mark.parametrize(
    "step", [Fit(), Fit(how="pad"), Fit(how="crop"), Pad(), Crop(size=(9, 9))]
)
def test_masks_get_the_size_of_their_pictures(step: Step) -> None:
    target = shape_behind([step], (3, 20, 26), (3, 30, 14))
    pipeline = Pipeline(DatasetConfig(pipeline=(step,)), target)
    masks = pipeline.prepare_masks(MASKS)
    assert masks.shape[1:] == pipeline.prepare(COLOUR).shape[-2:]
    assert set(masks.unique().tolist()) <= {0, 1, 2, 3}


def test_a_scaled_mask_has_the_nearest_classes() -> None:
    pipeline = Pipeline(DatasetConfig(pipeline=(Fit(),)), (3, 10, 13))
    theirs = oracle.resize(
        MASKS[:, None], [10, 13], interpolation=oracle.InterpolationMode.NEAREST_EXACT
    )
    assert torch.equal(pipeline.prepare_masks(MASKS), theirs[:, 0])


@pytest.mark.parametrize(
    ("target", "steps", "remedy"),
    [
        ((3, 32, 32), (), "add the step Fit to Input"),
        ((1, 20, 26), (), "add the step Greyscale or"),
        ((3, 10, 10), (Fit(how="pad"),), "choose resize in Fit to Input"),
        ((60,), (), "Set the Input's shape"),
    ],
)
def test_what_does_not_reach_the_input_says_what_to_do(
    target: tuple[int, ...], steps: tuple[Step, ...], remedy: str
) -> None:
    with pytest.raises(DataError, match="the images are 3 × 20 × 26") as caught:
        prepared(COLOUR, target, *steps)
    assert remedy in str(caught.value)


def test_a_step_that_is_off_does_nothing() -> None:
    off = replace(Pad(), on=False)
    assert torch.equal(prepared(COLOUR, (3, 20, 26), off), COLOUR)


def test_steps_on_pictures_do_not_work_on_rows() -> None:
    with pytest.raises(DataError, match=r"Resize works on images, .* is 60"):
        Pipeline(DatasetConfig(pipeline=(Resize(),)), (60,))
