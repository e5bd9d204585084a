"""Augmentation that changes what pixels look like, against torchvision."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torchvision.transforms.v2 import functional as oracle

from cnnstudio.engine.data.augmentation import Augmentation
from cnnstudio.engine.data.steps.perform import Look, performer_of
from cnnstudio.engine.hashing import states
from cnnstudio.project.steps.looks import Brightness, ColorJitter, Erase, Noise
from cnnstudio.project.steps.step import Step

CPU = torch.device("cpu")
GENERATOR = torch.Generator().manual_seed(9)
IMAGES = torch.rand(40, 3, 12, 15, generator=GENERATOR)
GREY = IMAGES[:, :1]


def augmented(images: torch.Tensor, *steps: Step) -> torch.Tensor:
    plan = Augmentation(steps).plan(
        torch.arange(len(images)), 0, 1, (images.shape[-2], images.shape[-1]), CPU
    )
    return plan.apply(images.clone(), 0)


def looked_at(images: torch.Tensor, step: Step, *draws: float) -> torch.Tensor:
    """Change all images by one step with these random numbers."""
    look: Look = performer_of(step)
    drawn = torch.tensor([draws]).expand(len(images), -1)
    return look.apply(images.clone(), drawn, states(0, torch.arange(len(images))))


@pytest.mark.requirement("I10")
def test_brightness_is_added_to_all_pixels() -> None:
    ours = looked_at(IMAGES, Brightness(shift=0.1), 1.0)
    assert torch.allclose(ours, IMAGES + 0.1)
    differences = (augmented(IMAGES, Brightness(shift=0.1)) - IMAGES).flatten(1)
    assert differences.std(1).max() < 1e-6, "the same for all pixels of an image"
    assert differences.abs().max() <= 0.1 + 1e-6
    assert differences[:, 0].std() > 0.03, "another one for every image"


@pytest.mark.requirement("I07")
def test_noise_has_the_deviation_asked_for() -> None:
    images = torch.zeros(200, 1, 30, 31)
    noise = augmented(images, Noise(sigma=0.1))
    assert noise.std().item() == pytest.approx(0.1, rel=0.01)
    assert abs(noise.mean().item()) < 1e-3
    kurtosis = (noise**4).mean() / (noise**2).mean() ** 2
    assert kurtosis.item() == pytest.approx(3, rel=0.05), "that of a normal one"
    pairs = torch.corrcoef(noise.flatten(1))
    assert (pairs - torch.eye(200)).abs().max() < 0.2, "each image has its own"
    assert torch.equal(augmented(IMAGES, Noise(sigma=0.0)), IMAGES)


@pytest.mark.requirement("I08")
@pytest.mark.parametrize(
    ("name", "adjust"),
    [
        ("brightness", oracle.adjust_brightness),
        ("contrast", oracle.adjust_contrast),
        ("saturation", oracle.adjust_saturation),
    ],
)
@pytest.mark.parametrize("draw", [0.0, 0.3, 1.0])
def test_colours_change_as_torchvisions(name: str, adjust: object, draw: float) -> None:
    off = {"brightness": 0.0, "contrast": 0.0, "saturation": 0.0, "hue": 0.0}
    step = replace(ColorJitter(**off), **{name: 0.5})  # type: ignore[arg-type]
    place = list(off).index(name)
    draws = [0.5] * 4
    draws[place] = draw
    ours = looked_at(IMAGES, step, *draws)
    assert callable(adjust)
    theirs = adjust(IMAGES, 1 + (draw * 2 - 1) * 0.5)
    assert torch.allclose(ours, theirs, atol=1e-5)


@pytest.mark.requirement("I08")
@pytest.mark.parametrize("draw", [0.0, 0.2, 0.5, 0.9, 1.0])
def test_the_hue_turns_as_torchvisions(draw: float) -> None:
    step = ColorJitter(brightness=0, contrast=0, saturation=0, hue=0.5)
    ours = looked_at(IMAGES, step, 0.5, 0.5, 0.5, draw)
    theirs = oracle.adjust_hue(IMAGES, (draw * 2 - 1) * 0.5)
    assert torch.allclose(ours, theirs, atol=1e-4)


@pytest.mark.requirement("I08")
def test_the_hue_of_grey_pictures_is_left_out() -> None:
    only_colour = ColorJitter(brightness=0, contrast=0, saturation=1.0, hue=0.5)
    assert torch.equal(augmented(GREY, only_colour), GREY)
    three = GREY.expand(-1, 3, -1, -1).contiguous()
    assert torch.allclose(augmented(three, only_colour), three, atol=2e-4)


@pytest.mark.requirement("I08")
def test_jitter_without_range_is_the_image_itself() -> None:
    still = ColorJitter(brightness=0, contrast=0, saturation=0, hue=0)
    assert torch.equal(augmented(IMAGES, still), IMAGES)


def test_jitter_in_its_order() -> None:
    ours = looked_at(IMAGES, ColorJitter(), 0.9, 0.1, 0.8, 0.3)
    theirs = oracle.adjust_brightness(IMAGES, 1.16)
    theirs = oracle.adjust_contrast(theirs, 0.84)
    theirs = oracle.adjust_saturation(theirs, 1.12)
    theirs = oracle.adjust_hue(theirs, -0.008)
    assert torch.allclose(ours, theirs, atol=1e-4)


def test_erased_is_a_rectangle_of_the_size_asked_for() -> None:
    images = torch.ones(400, 2, 20, 24)
    found = augmented(images, Erase(p=0.5, largest=0.2))
    holes = found[:, 0] == 0
    assert torch.equal(holes, found[:, 1] == 0)
    concerned = holes.flatten(1).any(1)
    assert 150 < concerned.sum() < 250
    for hole in holes[concerned]:
        rows, columns = hole.any(1), hole.any(0)
        assert torch.equal(hole, rows[:, None] & columns)
        assert 0.005 < hole.float().mean() < 0.25
    assert torch.equal(augmented(images, Erase(p=0.0)), images)
    assert (holes.any(0)).float().mean() > 0.95, "anywhere"


def test_a_clip_keeps_its_colours_together() -> None:
    clips = IMAGES[:, :, None].repeat(1, 1, 3, 1, 1)
    found = augmented(clips, ColorJitter(), Erase(p=1.0), Brightness())
    assert all(torch.equal(found[:, :, t], found[:, :, 0]) for t in range(3))
