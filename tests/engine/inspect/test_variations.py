"""Variations of an image: each one against what it says, computed another way."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from PIL import Image

from cnnstudio.engine.inspect.variations import (
    KINDS,
    STEPS,
    background_of,
    has_background,
)


def picture(seed: int = 0, shape: tuple[int, ...] = (3, 20, 24)) -> torch.Tensor:
    return torch.rand(shape, generator=torch.Generator().manual_seed(seed))


def drawn() -> torch.Tensor:
    """A white bar on black."""
    pixels = torch.zeros(1, 28, 28)
    pixels[:, 4:24, 12:16] = 1
    return pixels


@pytest.mark.requirement("K10")
@pytest.mark.parametrize("name", KINDS)
def test_without_strength_nothing_changes(name: str) -> None:
    kind = KINDS[name]
    for pixels in (picture(), drawn(), picture(1, (1, 1, 1))):
        strengths = kind.strengths(pixels)
        assert kind.start in strengths.tolist()
        changed = kind.change(pixels, strengths)
        assert changed.shape == (len(strengths), *pixels.shape)
        place = strengths.tolist().index(kind.start)
        assert torch.equal(changed[place], pixels)
        assert float(changed.min()) >= 0
        assert float(changed.max()) <= 1


@pytest.mark.requirement("K10")
def test_a_shift_is_numpys_with_its_edge_repeated() -> None:
    pixels = picture()
    kind = KINDS["shift"]
    strengths = kind.strengths(pixels)
    assert strengths.tolist() == list(range(-6, 7))
    changed = kind.change(pixels, strengths)
    for shift, found in zip(range(-6, 7), changed, strict=True):
        padded = np.pad(pixels.numpy(), ((0, 0), (0, 0), (6, 6)), mode="edge")
        left = 6 - shift
        np.testing.assert_array_equal(found.numpy(), padded[:, :, left : left + 24])


def test_wide_images_are_shifted_in_larger_steps() -> None:
    strengths = KINDS["shift"].strengths(torch.zeros(1, 8, 224))
    assert len(strengths) == STEPS
    assert (float(strengths[0]), float(strengths[-1])) == (-54, 54)
    assert KINDS["shift"].strengths(torch.zeros(1, 1, 1)).tolist() == [-1, 0, 1]


@pytest.mark.requirement("K10")
def test_brightness_is_added_and_cut_off() -> None:
    pixels, strengths = picture(), torch.tensor([-0.5, 0.25])
    found = KINDS["brightness"].change(pixels, strengths).numpy()
    for amount, changed in zip((-0.5, 0.25), found, strict=True):
        expected = np.clip(pixels.numpy() + np.float32(amount), 0, 1)
        np.testing.assert_array_equal(changed, expected)


@pytest.mark.requirement("K10")
def test_a_crop_is_the_middle_scaled_as_pillow_does() -> None:
    pixels = picture(3, (1, 20, 20))
    found = KINDS["crop"].change(pixels, torch.tensor([0.5]))[0, 0].numpy()
    middle = Image.fromarray(pixels[0, 5:15, 5:15].numpy())
    expected = np.asarray(middle.resize((20, 20), Image.Resampling.BILINEAR))
    np.testing.assert_allclose(found, expected, atol=1e-6)


@pytest.mark.requirement("K10")
def test_noise_has_the_deviation_that_is_asked_for_and_is_the_same_again() -> None:
    pixels = torch.full((1, 100, 100), 0.5)
    kind, before = KINDS["noise"], torch.get_rng_state()
    found = kind.change(pixels, torch.tensor([0.05, 0.1]))
    assert float((found[0] - pixels).std()) == pytest.approx(0.05, rel=0.03)
    np.testing.assert_allclose(found[1] - 0.5, 2 * (found[0] - 0.5), atol=1e-6)
    assert torch.equal(kind.change(pixels, torch.tensor([0.05, 0.1])), found)
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.requirement("K10")
def test_a_square_in_the_middle_is_covered_by_the_mean() -> None:
    pixels = picture(2)
    found = KINDS["occlusion"].change(pixels, torch.tensor([0.5]))[0]
    mean = pixels.mean((1, 2))
    assert torch.equal(found[:, 5, 7], mean)
    assert torch.equal(found[:, 14, 16], mean)
    same = (found == pixels).all(0)
    assert int((~same).sum()) == 100
    assert bool(same[:5].all())
    assert bool(same[:, 17:].all())


@pytest.mark.requirement("K10")
def test_the_background_changes_and_what_is_drawn_does_not() -> None:
    pixels = drawn()
    assert int(background_of(pixels).sum()) == 28 * 28 - 80
    dark = KINDS["background"].change(pixels, torch.tensor([0.5]))[0]
    assert set(dark.unique().tolist()) == {0.5, 1.0}
    light = KINDS["background"].change(1 - pixels, torch.tensor([0.5]))[0]
    assert set(light.unique().tolist()) == {0.0, 0.5}


def test_noise_and_an_empty_image_have_no_background() -> None:
    assert has_background(drawn())
    assert not has_background(picture())
    assert not has_background(torch.zeros(1, 28, 28))
