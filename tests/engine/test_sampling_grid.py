"""The grid that augmentation looks pixels up with, against torch's own."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from cnnstudio.engine.data.augment import sampling_grid


@pytest.mark.parametrize(("height", "width"), [(28, 28), (5, 8), (1, 1)])
def test_grid_is_that_of_affine_grid(height: int, width: int) -> None:
    matrices = torch.randn(7, 2, 3, generator=torch.Generator().manual_seed(0))
    wanted = functional.affine_grid(
        matrices, [7, 1, height, width], align_corners=False
    )
    found = sampling_grid(matrices, height, width)
    assert found.shape == wanted.shape
    assert torch.allclose(found, wanted, atol=1e-6)


def test_an_image_has_the_same_bits_in_whatever_batch() -> None:
    matrices = torch.randn(9, 2, 3, generator=torch.Generator().manual_seed(0))
    whole = sampling_grid(matrices, 28, 28)
    for size in (1, 2, 4):
        parts = [sampling_grid(m, 28, 28) for m in torch.split(matrices, size)]
        assert torch.equal(torch.cat(parts), whole)
