"""The grid that augmentation looks pixels up with, against torch's own."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from cnnstudio.engine.data.steps.geometry import grid_numbers, sampling_grid


def some_matrices(count: int) -> torch.Tensor:
    return torch.randn(count, 2, 3, generator=torch.Generator().manual_seed(0))


@pytest.mark.parametrize(("height", "width"), [(28, 28), (5, 8), (1, 1)])
def test_grid_is_that_of_affine_grid(height: int, width: int) -> None:
    matrices = some_matrices(7)
    wanted = functional.affine_grid(
        matrices, [7, 1, height, width], align_corners=False
    )
    # The same in pixels from the middle.
    across = torch.tensor([1, width / height, width / 2])
    down = torch.tensor([height / width, 1, height / 2])
    maps = matrices.double() * torch.stack([across, down])
    found = sampling_grid(grid_numbers(maps.flatten(1), height, width), height, width)
    assert found.shape == wanted.shape
    assert torch.allclose(found, wanted, atol=1e-6)


def test_an_image_has_the_same_bits_in_whatever_batch() -> None:
    numbers = grid_numbers(some_matrices(9).double().flatten(1), 28, 28)
    whole = sampling_grid(numbers, 28, 28)
    for size in (1, 2, 4):
        parts = [sampling_grid(m, 28, 28) for m in torch.split(numbers, size)]
        assert torch.equal(torch.cat(parts), whole)
