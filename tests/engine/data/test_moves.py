"""Augmentation that moves pixels, against NumPy and torchvision."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from torchvision.transforms.v2 import InterpolationMode
from torchvision.transforms.v2 import functional as oracle

from cnnstudio.engine.data.augmentation import Augmentation
from cnnstudio.engine.data.steps.geometry import (
    chained,
    grid_numbers,
    lines_of,
    moved,
    sampled,
    sampling_grid,
)
from cnnstudio.engine.data.steps.moves import AffineMove, ElasticBend, smoothed
from cnnstudio.engine.data.steps.perform import Move, performer_of
from cnnstudio.engine.hashing import states
from cnnstudio.project.steps.moves import (
    Affine,
    Elastic,
    Flip,
    RandomCrop,
    RandomResizedCrop,
    Rotate,
    Translate,
    Zoom,
)
from cnnstudio.project.steps.step import Step

CPU = torch.device("cpu")
GENERATOR = torch.Generator().manual_seed(8)
IMAGES = torch.rand(64, 3, 20, 20, generator=GENERATOR)
WIDE = torch.rand(64, 2, 12, 21, generator=GENERATOR)
LEAST, MOST = 0.0, math.nextafter(1.0, 0.0)


def augmented(images: torch.Tensor, *steps: Step, epoch: int = 1) -> torch.Tensor:
    size = (images.shape[-2], images.shape[-1])
    indices = torch.arange(len(images))
    plan = Augmentation(steps).plan(indices, 0, epoch, size, CPU)
    return plan.apply(images.clone(), 0)


def moved_by(images: torch.Tensor, step: Step, *draws: float) -> torch.Tensor:
    """Move all images by one step with these random numbers."""
    move: Move = performer_of(step)
    height, width = images.shape[-2:]
    drawn = torch.tensor([draws], dtype=torch.float64)
    maps = move.maps(drawn, height, width).expand(len(images), 6)
    if move.exact:
        return moved(images, lines_of(maps, height, width, move.fill))
    grid = sampling_grid(grid_numbers(maps, height, width), height, width)
    return sampled(images, grid, move.fill, move.mode)


@pytest.mark.requirement("I01")
@pytest.mark.parametrize(("direction", "axis"), [("horizontal", -1), ("vertical", -2)])
@pytest.mark.parametrize("images", [IMAGES, WIDE])
def test_flipped_as_numpy_does(direction: str, axis: int, images: torch.Tensor) -> None:
    always = augmented(images, Flip(direction=direction, p=1.0))
    assert np.array_equal(always, np.flip(images.numpy(), axis))
    assert torch.equal(augmented(images, Flip(direction=direction, p=0.0)), images)
    some = (augmented(images, Flip(direction=direction)) != images).flatten(1).any(1)
    assert 15 < some.sum() < 50, "about half of the images"


@pytest.mark.requirement("I02")
def test_a_shift_of_two_pixels_is_exact_and_leaves_black() -> None:
    step = Translate(shift=(0, 2))
    right, left = moved_by(IMAGES, step, 0.5, LEAST), moved_by(IMAGES, step, 0.5, MOST)
    assert torch.equal(right[..., 2:], IMAGES[..., :-2])
    assert right[..., :2].abs().max() == 0
    assert torch.equal(left[..., :-2], IMAGES[..., 2:])
    down = moved_by(WIDE, Translate(shift=(2, 0)), LEAST, 0.5)
    assert torch.equal(down[..., 2:, :], WIDE[..., :-2, :])


@pytest.mark.requirement("I02")
def test_every_shift_within_the_range_is_drawn() -> None:
    point = torch.zeros(500, 1, 9, 9)
    point[:, 0, 4, 4] = 1
    found = augmented(point, Translate(shift=(1, 2))).sum(0)[0]
    allowed = torch.zeros(9, 9, dtype=torch.bool)
    allowed[3:6, 2:7] = True
    assert torch.equal(found > 0, allowed)
    assert found[3:6, 2:7].min() > 15, "each about as often"


@pytest.mark.requirement("I03")
@pytest.mark.parametrize(
    ("fill", "mode"), [("black", "constant"), ("edge", "edge"), ("mirror", "symmetric")]
)
def test_a_crop_of_the_picture_with_a_border(fill: str, mode: str) -> None:
    ours = moved_by(WIDE, RandomCrop(padding=3, fill=fill), LEAST, MOST)
    wide = oracle.pad(WIDE, [3, 3], padding_mode=mode)
    assert torch.equal(ours, oracle.crop(wide, 0, 6, 12, 21))
    assert augmented(WIDE, RandomCrop()).shape == WIDE.shape


@pytest.mark.requirement("I03")
def test_a_resized_crop_is_torchvisions() -> None:
    step = RandomResizedCrop(smallest=0.25, stretch=1.0)
    # A quarter of the area; 10 × 10 pixels from row 5, column 2 on.
    ours = moved_by(IMAGES, step, 0.0, 0.5, 0.2, 0.5)
    theirs = oracle.resized_crop(IMAGES, 5, 2, 10, 10, [20, 20])
    # At its borders torchvision repeats the crop's own pixels.
    inside = (..., slice(1, -1), slice(1, -1))
    assert torch.allclose(ours[inside], theirs[inside], atol=1e-5)
    assert augmented(WIDE, RandomResizedCrop()).shape == WIDE.shape


@pytest.mark.requirement("I03")
def test_a_resized_crop_stays_inside_and_has_the_area_asked_for() -> None:
    move = performer_of(RandomResizedCrop(smallest=0.3, stretch=2.0))
    draws = torch.rand(5_000, 4, generator=GENERATOR, dtype=torch.float64)
    wide, _, across, _, high, down = move.maps(draws, 20, 30).unbind(1)
    assert (wide * high).min() > 0.2
    assert (wide * high).max() <= 1
    assert ((wide * 15 + across.abs()) <= 15 + 1e-9).all()
    assert ((high * 10 + down.abs()) <= 10 + 1e-9).all()
    whole = (wide < 1) & (high < 1)
    assert ((wide * high)[whole] >= 0.3 - 1e-9).all()


@pytest.mark.requirement("I04")
def test_affine_with_no_range_is_the_image_itself() -> None:
    still = Affine(shift=0.0, rotation=0.0, scale=0.0, shear=0.0)
    assert torch.equal(augmented(IMAGES, still), IMAGES)


@pytest.mark.requirement("I04")
def test_affine_is_torchvisions() -> None:
    step = Affine(shift=0.2, rotation=30.0, scale=0.25, shear=0.0)
    ours = moved_by(IMAGES, step, 0.75, 0.25, 0.9, 0.1, 0.5, 0.5)
    angle, size = math.radians(0.8 * 30), 1 - 0.8 * 0.25
    cos, sin = math.cos(angle) / size, math.sin(angle) / size
    theirs = oracle.affine(
        IMAGES, angle=math.degrees(-angle), translate=[0.0, 0.0], scale=size,
        shear=[0.0, 0.0], interpolation=InterpolationMode.BILINEAR,
    )  # fmt: skip
    centred = moved_by(IMAGES, step, 0.5, 0.5, 0.9, 0.1, 0.5, 0.5)
    assert torch.allclose(centred, theirs, atol=1e-4)
    # A shift is of the image before it is turned: 2 pixels across, −2 down.
    x, y = 3.0, -2.0
    there = (cos * x - sin * y + 2, sin * x + cos * y - 2)
    draws = torch.tensor([[0.75, 0.25, 0.9, 0.1, 0.5, 0.5]])
    maps = AffineMove(step).maps(draws, 20, 20)
    a, b, c, d, e, f = maps[0].tolist()
    assert (a * x + b * y + c, d * x + e * y + f) == pytest.approx(there, abs=1e-5)
    assert not torch.allclose(ours, centred, atol=0.1)


@pytest.mark.requirement("I04")
def test_a_slant_leaves_the_axis_it_follows() -> None:
    move = performer_of(Affine(shift=0, rotation=0, scale=0, shear=45.0))
    maps = move.maps(torch.tensor([[0.5, 0.5, 0.5, 0.5, 1.0, 0.5]]).double(), 20, 20)
    assert torch.allclose(maps[0], torch.tensor([1, 1, 0, 0, 1, 0]).double())


@pytest.mark.requirement("I05")
@pytest.mark.parametrize("images", [IMAGES, WIDE[..., :12, :12]])
def test_a_quarter_turn_is_numpys(images: torch.Tensor) -> None:
    ours = moved_by(images, Rotate(degrees=90.0), 1.0)
    expected = np.rot90(images.numpy(), 1, (-2, -1))
    assert np.allclose(ours, expected, atol=1e-5)
    back = moved_by(images, Rotate(degrees=90.0), 0.0)
    assert np.allclose(back, np.rot90(images.numpy(), -1, (-2, -1)), atol=1e-5)


@pytest.mark.requirement("I05")
@pytest.mark.parametrize("images", [IMAGES, WIDE])
def test_turned_as_torchvision_does(images: torch.Tensor) -> None:
    ours = moved_by(images, Rotate(degrees=40.0), 0.8)
    theirs = oracle.rotate(images, 24.0, interpolation=InterpolationMode.BILINEAR)
    assert torch.allclose(ours, theirs, atol=1e-4)
    assert torch.equal(augmented(images, Rotate(degrees=0.0)), images)


@pytest.mark.requirement("I06")
def test_scaled_within_the_range() -> None:
    move = performer_of(Zoom(smallest=0.5, largest=2.0))
    draws = torch.tensor([[0.0], [0.5], [1.0]], dtype=torch.float64)
    assert move.maps(draws, 9, 9)[:, 0].tolist() == pytest.approx([2.0, 1.0, 0.5])
    ours = moved_by(IMAGES, Zoom(smallest=1.0, largest=2.0), 1.0)
    theirs = oracle.affine(
        IMAGES, angle=0.0, translate=[0.0, 0.0], scale=2.0, shear=[0.0, 0.0],
        interpolation=InterpolationMode.BILINEAR,
    )  # fmt: skip
    assert torch.allclose(ours, theirs, atol=1e-5)
    assert torch.equal(augmented(IMAGES, Zoom(smallest=1, largest=1)), IMAGES)


@pytest.mark.requirement("I09")
def test_elastic_is_torchvisions_for_the_same_field() -> None:
    bend = ElasticBend(Elastic(alpha=30.0, sigma=2.0))
    keys = states(5, torch.arange(64))
    offsets = bend.offsets(keys, 12, 21)
    ours = augmented(WIDE, Elastic(alpha=30.0, sigma=2.0))
    assert not torch.allclose(ours, WIDE, atol=0.05)
    displacement = offsets * torch.tensor([2 / 21, 2 / 12])
    grid = sampling_grid(
        grid_numbers(torch.tensor([[1, 0, 0, 0, 1, 0]]).double(), 12, 21), 12, 21
    )
    for number in range(3):
        found = sampled(WIDE[number : number + 1], grid + displacement[number], "")
        theirs = oracle.elastic(
            WIDE[number : number + 1], displacement[number : number + 1]
        )
        assert torch.allclose(found, theirs, atol=1e-4)


@pytest.mark.requirement("I09")
def test_the_field_is_smoothed_as_torchvision_does() -> None:
    noise = torch.rand(4, 2, 30, 40, generator=GENERATOR)
    ours = smoothed(noise, 2.0)
    theirs = oracle.gaussian_blur(noise, [17, 17], [2.0, 2.0])
    assert torch.allclose(ours, theirs, atol=1e-5)


@pytest.mark.requirement("I09")
def test_elastic_without_strength_is_the_image_itself() -> None:
    assert torch.equal(augmented(IMAGES, Elastic(alpha=0.0)), IMAGES)


def test_moves_are_joined_in_their_order() -> None:
    """One look-up gives what two behind each other give, but for interpolation."""
    smooth = oracle.gaussian_blur(IMAGES, [9, 9], [2.5, 2.5])
    turn, shift = Rotate(degrees=30.0), Translate(shift=(0, 3))
    joined = augmented(smooth, turn, shift)
    one_by_one = augmented(augmented(smooth, turn), shift)
    other_way = augmented(augmented(smooth, shift), turn)
    inside = (..., slice(6, -6), slice(6, -6))
    error = (joined - one_by_one)[inside].abs().mean()
    assert error < 0.002
    assert (joined - other_way)[inside].abs().mean() > 4 * error


def test_maps_are_chained_from_the_last_to_the_first() -> None:
    first = torch.tensor([[0, -1, 2, 1, 0, 0]], dtype=torch.float64)
    then = torch.tensor([[2, 0, 1, 0, 2, -3]], dtype=torch.float64)
    x, y = 4.0, 5.0
    inner = (2 * x + 1, 2 * y - 3)
    expected = (-inner[1] + 2, inner[0])
    a, b, c, d, e, f = chained(first, then)[0].tolist()
    assert (a * x + b * y + c, d * x + e * y + f) == expected


def test_a_bend_behind_a_turn() -> None:
    smooth = oracle.gaussian_blur(IMAGES, [9, 9], [2.5, 2.5])
    turn, bend = Rotate(degrees=30.0), Elastic(alpha=20.0, sigma=3.0)
    joined = augmented(smooth, turn, bend)
    one_by_one = augmented(augmented(smooth, turn), bend)
    inside = (..., slice(6, -6), slice(6, -6))
    assert (joined - one_by_one)[inside].abs().mean() < 0.003
    assert (joined - smooth)[inside].abs().mean() > 0.01


@pytest.mark.parametrize(
    "step",
    [
        Flip(),
        Translate(fill="edge"),
        RandomCrop(fill="mirror"),
        Rotate(degrees=45.0),
        Affine(),
        RandomResizedCrop(),
        Elastic(),
    ],
)
def test_masks_move_with_their_images(step: Step) -> None:
    """Of an image that shows its mask, the nearest class is found in the same place."""
    generator = torch.Generator().manual_seed(1)
    coarse = torch.randint(0, 2, (32, 5, 5), generator=generator)
    masks = coarse.repeat_interleave(4, 1).repeat_interleave(4, 2)
    images = masks[:, None].to(torch.float32)
    plan = Augmentation([step]).plan(torch.arange(32), 3, 1, (20, 20), CPU)
    found, pictures = plan.apply_to_masks(masks, 0), plan.apply(images, 0)
    assert found.dtype == masks.dtype
    assert set(found.unique().tolist()) <= {0, 1}
    clear = (pictures[:, 0] - 0.5).abs() > 0.45
    assert torch.equal(found[clear], pictures[:, 0][clear].round().long())
    assert not torch.equal(found, masks)


def test_the_pictures_of_a_clip_move_together() -> None:
    clips = IMAGES[:, :, None].repeat(1, 1, 4, 1, 1)
    found = augmented(clips, Affine(), Flip())
    assert all(torch.equal(found[:, :, t], found[:, :, 0]) for t in range(4))
    assert torch.allclose(found[:, :, 0], augmented(IMAGES, Affine(), Flip()))


def test_a_turn_keeps_lengths() -> None:
    move = performer_of(Affine(shift=0, rotation=90, scale=0))
    draws = torch.rand(50, 6, generator=GENERATOR, dtype=torch.float64)
    linear = move.maps(draws, 10, 20).reshape(50, 2, 3)[:, :, :2]
    assert torch.allclose(linear @ linear.mT, torch.eye(2).double().expand(50, 2, 2))


@pytest.mark.requirement("I04")
def test_limits_of_affine_are_kept() -> None:
    move = performer_of(Affine(shift=0.1, rotation=0, scale=0.2))
    draws = torch.rand(5_000, 6, generator=GENERATOR, dtype=torch.float64)
    maps = move.maps(draws, 28, 28)
    assert 2.7 < float(maps[:, [2, 5]].abs().max()) <= 2.8
    sizes = 1 / maps[:, 0]
    assert 0.8 <= float(sizes.min()) < 0.81
    assert 1.19 < float(sizes.max()) <= 1.2 + 1e-5


@pytest.mark.requirement("I05")
def test_the_nearest_pixel_is_torchvisions() -> None:
    step = Rotate(degrees=40.0, interpolation="nearest")
    ours = moved_by(IMAGES, step, 0.8)
    theirs = oracle.rotate(IMAGES, 24.0, interpolation=InterpolationMode.NEAREST)
    same = (ours == theirs).float().mean()
    assert same > 0.99, "but where two pixels are as near"
    assert set(ours[0].unique().tolist()) <= {0.0, *IMAGES[0].flatten().tolist()}
    both = augmented(IMAGES, Flip(), step)
    assert set(both[0].unique().tolist()) <= {0.0, *IMAGES[0].flatten().tolist()}
