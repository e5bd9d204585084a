"""The weights of a layer as filters: one row per output, whatever the layer is.

A filter is what makes one output channel. Torch keeps those of a transposed
convolution the other way round and lets a group see its own inputs only; here all are
(out, inputs of a group, *kernel).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import torch
from torch import nn
from torch.nn.modules.batchnorm import _NormBase
from torch.nn.modules.conv import _ConvNd, _ConvTransposeNd

REDUNDANT = 0.95
"""Two filters whose cosine is above this say nearly the same (row L26)."""

MOST_COMPARED = 2048
"""Filters that are compared with each other; more would take seconds."""

STATISTICS = ("running_mean", "running_var")

Tensors = Mapping[str, torch.Tensor]


class Bank(NamedTuple):
    """The filters of a layer: what torch calls them, and the module they are of."""

    name: str
    module: nn.Module

    @property
    def filters(self) -> torch.Tensor:
        """The weights as (out, inputs of a group, *kernel)."""
        return as_filters(self.module)

    @property
    def groups(self) -> int:
        """How many groups of channels there are; each filter sees one."""
        return self.module.groups if isinstance(self.module, _ConvNd) else 1


def named_tensors(module: nn.Module) -> dict[str, torch.Tensor]:
    """Return what a layer has learned, and its running statistics, by torch's names."""
    found = {name: weight.detach() for name, weight in module.named_parameters()}
    for prefix, part in module.named_modules():
        if isinstance(part, _NormBase) and part.running_mean is not None:
            assert part.running_var is not None
            dot = f"{prefix}." if prefix else ""
            found[dot + STATISTICS[0]] = part.running_mean
            found[dot + STATISTICS[1]] = part.running_var
    return found


def bank_of(module: nn.Module) -> Bank | None:
    """Return the first filters of a layer: of a convolution or a dense layer."""
    for name, part in module.named_modules():
        if isinstance(part, _ConvNd | nn.Linear):
            return Bank(f"{name}.weight" if name else "weight", part)
    return None


def as_filters(module: nn.Module) -> torch.Tensor:
    """Return the weight of a convolution or dense layer as one filter per output."""
    assert isinstance(module, _ConvNd | nn.Linear)
    weight: torch.Tensor = module.weight.detach()
    if not isinstance(module, _ConvTransposeNd):
        return weight
    # Torch has (in, out of a group, *kernel): the inputs of a group come in a row.
    inputs, outputs, *kernel = weight.shape
    groups = module.groups
    turned = weight.reshape(groups, inputs // groups, outputs, *kernel)
    return turned.transpose(1, 2).reshape(groups * outputs, inputs // groups, *kernel)


def norms(filters: torch.Tensor) -> torch.Tensor:
    """Euclidean length of each filter, (out,), over all that is not NaN or infinite."""
    flat = torch.where(filters.isfinite(), filters, 0).flatten(1)
    lengths: torch.Tensor = torch.linalg.vector_norm(flat, dim=1, dtype=torch.float64)
    return lengths


def changes(filters: torch.Tensor, start: torch.Tensor) -> torch.Tensor:
    """|w − w₀| / |w₀| of each filter, (out,); infinite where it began at 0."""
    moved = norms(filters - start)
    before = norms(start)
    still = torch.where(moved > 0, torch.inf, 0.0)
    return torch.where(before > 0, moved / before.clamp(min=1e-300), still)


def directions(filters: torch.Tensor) -> torch.Tensor:
    """Filters (out, n) of length 1; those of length 0 stay 0, NaN counts as 0."""
    flat = torch.where(filters.isfinite(), filters, 0).flatten(1).double()
    # By the largest first: the square of a tiny weight would be 0.
    flat = flat / flat.abs().amax(1, keepdim=True).clamp(min=1e-300)
    length: torch.Tensor = torch.linalg.vector_norm(flat, dim=1, keepdim=True)
    return flat / length.clamp(min=1e-300)


def similarities(filters: torch.Tensor, rows: int = 256) -> Iterator[torch.Tensor]:
    """Yield the cosine of some filters with all others, (rows, out), row after row."""
    units = directions(filters)
    for first in range(0, len(units), rows):
        yield (units[first : first + rows] @ units.T).clamp(-1.0, 1.0)


def redundant(cosines: torch.Tensor, least: float = REDUNDANT) -> torch.Tensor:
    """Pairs (P, 2) of filters i < j whose cosine is above `least`, most alike first."""
    above = torch.triu(cosines > least, diagonal=1).nonzero()
    order = cosines[above[:, 0], above[:, 1]].argsort(descending=True, stable=True)
    return above[order]


def thinned(matrix: torch.Tensor, most: int) -> tuple[torch.Tensor, tuple[int, int]]:
    """Return a matrix of at most `most` rows and columns, and the cells of a block.

    A cell stands for the weight of the largest size in its block, with its sign.
    """
    block = -(-matrix.shape[0] // most), -(-matrix.shape[1] // most)
    return largest_of(matrix, block), block


def largest_of(matrix: torch.Tensor, block: tuple[int, int]) -> torch.Tensor:
    """Return of each block, so many rows and columns, the weight of the largest size.

    What is left over at the ends is a smaller block.
    """
    tall, wide = block
    if tall == wide == 1:
        return matrix
    rows, columns = (
        -(-n // k) for n, k in zip(matrix.shape, (tall, wide), strict=True)
    )
    below, beside = rows * tall - matrix.shape[0], columns * wide - matrix.shape[1]
    padded = nn.functional.pad(matrix, (0, beside, 0, below))
    blocks = padded.reshape(rows, tall, columns, wide).transpose(1, 2).flatten(2)
    largest = blocks.abs().argmax(2, keepdim=True)
    return blocks.gather(2, largest)[..., 0]
