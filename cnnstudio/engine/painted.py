"""Pictures that a generator paints, kept for every epoch: a grid through time."""

from __future__ import annotations

import io
import math
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from cnnstudio.project.atomic import write_atomic
from cnnstudio.project.painted import painted_file

if TYPE_CHECKING:
    import torch
    from numpy.typing import NDArray

GAP = 2
"""Pixels between two pictures."""


def keep_painted(folder: Path, images: torch.Tensor | None, epoch: int) -> None:
    """Write images (N, C, H, W), bytes, as one picture into a run's folder."""
    if images is None:
        return
    path = painted_file(folder, epoch)
    path.parent.mkdir(exist_ok=True)
    content = io.BytesIO()
    Image.fromarray(grid_of(images.numpy())).save(content, "PNG")
    write_atomic(path, content.getvalue(), durable=False)


def grid_of(images: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Put images (N, C, H, W) of 1 or 3 channels side by side: (height, width, 3)."""
    count, channels, height, width = images.shape
    across = math.ceil(math.sqrt(count))
    down = math.ceil(count / across)
    grid = np.zeros(
        (down * (height + GAP) - GAP, across * (width + GAP) - GAP, 3), np.uint8
    )
    colours = images if channels == 3 else np.repeat(images[:, :1], 3, axis=1)
    for number, image in enumerate(colours):
        row, column = divmod(number, across)
        top, left = row * (height + GAP), column * (width + GAP)
        grid[top : top + height, left : left + width] = image.transpose(1, 2, 0)
    return grid
