"""What training images get besides: drawn by (seed, epoch, index), done in batches.

An image comes out the same in whatever batch, order or process, and after whatever
interruption. Moves that follow each other are joined, so that an image is looked up
once; those that lead from pixel to pixel alone are not even interpolated.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from typing import NamedTuple

import torch

from cnnstudio.engine.data.steps.geometry import (
    Lines,
    chained,
    grid_numbers,
    lines_of,
    moved,
    sampled,
    sampling_grid,
)
from cnnstudio.engine.data.steps.perform import Bend, Look, Move, performer_of
from cnnstudio.engine.device import send
from cnnstudio.engine.hashing import key, states, uniform
from cnnstudio.project.steps.step import Step


@dataclass(frozen=True, slots=True)
class Purpose:
    """What random numbers are for: a kind of step, and which of its kind it is.

    So a step gets the same ones wherever it stands, and whatever others there are.
    """

    kind: str
    number: int

    def key(self, seed: int, epoch: int) -> int:
        """Return the counter hash's key for this epoch of a run."""
        return key(seed, "augment", epoch, zlib.crc32(self.kind.encode()), self.number)


@dataclass(slots=True)
class Warp:
    """Moves in the order in which they act, then perhaps a bend: one look-up."""

    moves: list[tuple[Move, Purpose]] = field(default_factory=list)
    bend: tuple[Bend, Purpose] | None = None
    fill: str = ""
    mode: str = ""

    def takes(self, other: Move | Bend) -> bool:
        """Tell whether another step can be joined: not behind a bend."""
        pairs = (self.fill, other.fill), (self.mode, other.mode)
        alike = all(not ours or not theirs or ours == theirs for ours, theirs in pairs)
        return self.bend is None and alike

    @property
    def exact(self) -> bool:
        """True if pixels go to places of pixels."""
        return self.bend is None and all(move.exact for move, _ in self.moves)


class Augmentation:
    """The "augment" steps of a pipeline, for images (C, H, W) or clips (C, T, H, W)."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self._stages: list[Warp | tuple[Look, Purpose]] = []
        seen: Counter[str] = Counter()
        for step in steps:
            purpose = Purpose(step.kind, seen[step.kind])
            seen[step.kind] += 1
            self._add(performer_of(step), purpose)

    @property
    def is_on(self) -> bool:
        """False if it would leave every image as it is."""
        return bool(self._stages)

    def _add(self, performer: Move | Bend | Look, purpose: Purpose) -> None:
        if isinstance(performer, Look):
            self._stages.append((performer, purpose))
            return
        last = self._stages[-1] if self._stages else None
        if not isinstance(last, Warp) or not last.takes(performer):
            last = Warp()
            self._stages.append(last)
        last.fill = last.fill or performer.fill
        last.mode = last.mode or performer.mode
        if isinstance(performer, Move):
            last.moves.append((performer, purpose))
        elif not performer.exact:
            last.bend = performer, purpose

    def plan(
        self,
        indices: torch.Tensor,
        seed: int,
        epoch: int,
        size: tuple[int, int],
        device: torch.device,
    ) -> Plan:
        """Draw for images given by index (N,); `size` is their height and width."""
        indices = indices.cpu()
        planned: list[Planned] = []
        for stage in self._stages:
            if isinstance(stage, Warp):
                planned.append(_plan_warp(stage, indices, seed, epoch, size, device))
            else:
                look, purpose = stage
                base = purpose.key(seed, epoch)
                draws = uniform(base, indices, look.draws).to(torch.float32)
                keys = states(base ^ 1, indices)
                drawn = send(draws, device), send(keys, device)
                planned.append(PlannedLook(look, *drawn))
        return Plan(planned)


def _plan_warp(
    warp: Warp,
    indices: torch.Tensor,
    seed: int,
    epoch: int,
    size: tuple[int, int],
    device: torch.device,
) -> PlannedMove | PlannedWarp:
    maps = [
        move.maps(uniform(purpose.key(seed, epoch), indices, move.draws), *size)
        for move, purpose in warp.moves
    ]
    if not maps:
        unmoved = torch.tensor([[1, 0, 0, 0, 1, 0]], dtype=torch.float64)
        maps = [unmoved.expand(len(indices), 6)]
    # The place of a pixel is led back through the last move first.
    whole = reduce(chained, maps)
    if warp.exact:
        return PlannedMove(lines_of(whole, *size, warp.fill).to(device))
    numbers = send(grid_numbers(whole, *size), device)
    if warp.bend is None:
        return PlannedWarp(numbers, warp.fill, warp.mode)
    bend, purpose = warp.bend
    keys = send(states(purpose.key(seed, epoch), indices), device)
    return PlannedWarp(numbers, warp.fill, warp.mode, bend, keys)


@dataclass(frozen=True, slots=True)
class PlannedMove:
    """Where each row and column of the images comes from."""

    lines: Lines

    def apply(self, pixels: torch.Tensor, rows: slice) -> torch.Tensor:
        """Move pixels (B, …, H, W) of any type."""
        return moved(pixels, self.lines.part(rows))


@dataclass(frozen=True, slots=True)
class PlannedWarp:
    """Complex numbers (N, 3) of the images' grids, and what bends them."""

    numbers: torch.Tensor
    fill: str
    mode: str
    bend: Bend | None = None
    keys: torch.Tensor | None = None

    def apply(self, pixels: torch.Tensor, rows: slice, mode: str) -> torch.Tensor:
        """Warp pixels (B, C, …, H, W)."""
        numbers = self.numbers[rows]
        height, width = pixels.shape[-2:]
        grid = sampling_grid(numbers, height, width)
        if self.bend is not None and self.keys is not None:
            offsets = self.bend.offsets(self.keys[rows], height, width)
            # The bend acts after the moves: they begin where it leads back to.
            grid = grid + _turned(offsets, numbers, height, width)
        return sampled(pixels, grid, self.fill, mode)


def _turned(
    offsets: torch.Tensor, numbers: torch.Tensor, height: int, width: int
) -> torch.Tensor:
    """Lead offsets (B, H, W, 2) in pixels through the linear part of the maps."""
    across, down = offsets[..., 0] * (2 / width), offsets[..., 1] * (2 / height)
    p, q = numbers[:, 0, None, None], numbers[:, 1, None, None]
    return torch.view_as_real(across * p + down * q)


@dataclass(frozen=True, slots=True)
class PlannedLook:
    """Random numbers (N, draws) and the states (N,) that those of pixels start from."""

    look: Look
    draws: torch.Tensor
    keys: torch.Tensor


Planned = PlannedMove | PlannedWarp | PlannedLook


@dataclass(frozen=True, slots=True)
class Plan:
    """What was drawn for some images, one after the other."""

    stages: list[Planned]

    def apply(self, samples: torch.Tensor, first: int) -> torch.Tensor:
        """Return the pixels (B, …) from 0 to 1 of the planned images from `first` on.

        `samples` are as they are stored.
        """
        values, white = self.changed(samples, first)
        return values.to(torch.float32).div_(white)

    def changed(self, samples: torch.Tensor, first: int) -> Pixels:
        """Change samples, the planned images from `first` on.

        Bytes are moved as such as long as nothing is to be computed, and looked up as
        the numbers that they are: only looks need them from 0 to 1.
        """
        rows = slice(first, first + len(samples))
        values, white = as_stored(samples)
        for stage in self.stages:
            if isinstance(stage, PlannedMove):
                values = stage.apply(values, rows)
            elif isinstance(stage, PlannedWarp):
                values = stage.apply(values.to(torch.float32), rows, stage.mode)
            else:
                values = values.to(torch.float32) if white == 1 else values / white
                draws, keys = stage.draws[rows], stage.keys[rows]
                values, white = stage.look.apply(values, draws, keys), 1
        return Pixels(values, white)

    def apply_to_masks(self, masks: torch.Tensor, first: int) -> torch.Tensor:
        """Move masks (B, H, W) with their images; classes are not mixed.

        Outside is class 0, or what continues the image there too.
        """
        rows = slice(first, first + len(masks))
        for stage in self.stages:
            if isinstance(stage, PlannedMove):
                masks = stage.apply(masks, rows)
            elif isinstance(stage, PlannedWarp):
                layers = masks[:, None].to(torch.float32)
                masks = stage.apply(layers, rows, "nearest")[:, 0].to(masks.dtype)
        return masks


class Pixels(NamedTuple):
    """Values (B, …), bytes or float32, in which white is so much."""

    values: torch.Tensor
    white: int


def as_stored(samples: torch.Tensor) -> Pixels:
    """Return samples with what white is in them: 255 in bytes, else 1."""
    return Pixels(samples, 255 if samples.dtype == torch.uint8 else 1)


def as_numbers(samples: torch.Tensor) -> torch.Tensor:
    """Return samples as float32, bytes as 0 to 1; always a copy."""
    values, white = as_stored(samples)
    return values.to(torch.float32, copy=True).div_(white)
