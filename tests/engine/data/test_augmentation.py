"""What is drawn for an image: by (seed, epoch, index), and by nothing else."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.engine.data.augmentation import Augmentation, as_numbers
from cnnstudio.engine.hashing import normal_values, states, uniform_values
from cnnstudio.project.steps.step import STEPS, Step

CPU = torch.device("cpu")
SIZE = (14, 11)
GENERATOR = torch.Generator().manual_seed(10)
IMAGES = torch.rand(90, 3, *SIZE, generator=GENERATOR)
KINDS: tuple[Step, ...] = tuple(
    kind()
    for kind in STEPS.values()
    if issubclass(kind, Step) and kind.stage == "augment"
)


def augmented(
    steps: tuple[Step, ...], indices: torch.Tensor, seed: int = 0, epoch: int = 1
) -> torch.Tensor:
    plan = Augmentation(steps).plan(indices, seed, epoch, SIZE, CPU)
    return plan.apply(IMAGES[indices], 0)


@pytest.mark.requirement("E11")
@pytest.mark.parametrize("step", KINDS, ids=lambda step: step.kind)
def test_an_image_is_the_same_in_every_batch_and_order(step: Step) -> None:
    everything = torch.arange(90)
    whole = augmented((step,), everything)
    order = torch.randperm(90, generator=torch.Generator().manual_seed(3))
    for size in (1, 7, 64):
        parts = [augmented((step,), some) for some in order.split(size)]
        assert torch.equal(torch.cat(parts), whole[order])


@pytest.mark.parametrize("step", KINDS, ids=lambda step: step.kind)
def test_bytes_are_changed_as_their_pixels_are(step: Step) -> None:
    indices = torch.arange(90)
    plan = Augmentation((step,)).plan(indices, 0, 1, SIZE, CPU)
    stored = (IMAGES * 255).to(torch.uint8)
    found, pixels = plan.apply(stored, 0), plan.apply(as_numbers(stored), 0)
    assert torch.allclose(found, pixels, atol=1e-6)


@settings(max_examples=20, deadline=None)
@given(
    places=st.lists(st.integers(0, len(KINDS) - 1), min_size=1, max_size=5),
    size=st.integers(1, 40),
)
def test_any_pipeline_is_the_same_in_every_batch(places: list[int], size: int) -> None:
    steps = tuple(KINDS[place] for place in places)
    whole = augmented(steps, torch.arange(90))
    plan = Augmentation(steps).plan(torch.arange(90), 0, 1, SIZE, CPU)
    for first in range(0, 90, size):
        rows = slice(first, first + size)
        assert torch.equal(plan.apply(IMAGES[rows].clone(), first), whole[rows])


@pytest.mark.parametrize("step", KINDS, ids=lambda step: step.kind)
def test_seed_and_epoch_change_what_is_drawn(step: Step) -> None:
    indices = torch.arange(90)
    first = augmented((step,), indices)
    assert torch.equal(first, augmented((step,), indices))
    for seed, epoch in ((1, 1), (0, 2)):
        other = augmented((step,), indices, seed, epoch)
        assert (other != first).flatten(1).any(1).float().mean() > 0.4
    assert first.shape == IMAGES.shape


def test_a_step_draws_the_same_whatever_stands_beside_it() -> None:
    flip, noise = KINDS[0], next(s for s in KINDS if s.kind == "noise")
    indices = torch.arange(90)
    alone = augmented((flip,), indices)
    beside = augmented((flip, noise), indices)
    without = augmented((noise,), indices) - IMAGES
    assert torch.allclose(beside - without, alone, atol=1e-6)


def test_two_steps_of_a_kind_draw_apart() -> None:
    flip = KINDS[0]
    twice = augmented((flip, flip), torch.arange(90))
    assert not torch.equal(twice, IMAGES), "else each would undo the other"


def test_nothing_to_do() -> None:
    assert not Augmentation(()).is_on
    assert Augmentation(KINDS).is_on


def test_values_of_pixels_are_spread_evenly() -> None:
    starts = states(77, torch.arange(400))
    values = uniform_values(starts, 501)
    assert values.shape == (400, 501)
    assert 0 <= values.min() < 1e-4 < 1 - 1e-4 < values.max() < 1
    counts = torch.histc(values, 50, 0, 1)
    assert (counts / counts.mean() - 1).abs().max() < 0.06
    assert torch.equal(uniform_values(starts[7:9], 501), values[7:9])
    assert torch.equal(uniform_values(starts, 12), values[:, :12])
    pairs = torch.corrcoef(values[:, :500].reshape(-1, 2).T)
    assert pairs[0, 1].abs() < 0.01


def test_normal_values_are_finite_and_normal() -> None:
    values = normal_values(states(78, torch.arange(2_000)), 301)
    assert values.shape == (2_000, 301)
    assert values.isfinite().all()
    for level, share in ((1.0, 0.6827), (2.0, 0.9545), (3.0, 0.9973)):
        assert (values.abs() < level).float().mean().item() == pytest.approx(
            share, abs=0.002
        )
