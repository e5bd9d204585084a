"""Tensors as arrays that can be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

if TYPE_CHECKING:
    from numpy.typing import NDArray


def as_array(values: torch.Tensor) -> NDArray[np.float32]:
    """Return a copy as float32 in C order."""
    plain = values.detach().to("cpu", torch.float32)
    return np.array(plain.numpy(), order="C", copy=True)
