"""Random numbers that are a function of what they are for, not of what came before.

Order, augmentation, initial weights and dropout are derived from (seed, purpose,
epoch, index, draw) by a counter hash, so that a run that was stopped anywhere goes on
exactly, and looking at images in between changes nothing.
"""

from __future__ import annotations

import math

import torch

GAMMA = 0x9E3779B97F4A7C15
MASK = 2**64 - 1
# The mixing of splitmix64 (Steele, Lea & Flood 2014; constants of Stafford's mix 13).
FIRST, SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB


def mix(value: int) -> int:
    """Scramble 64 bits: splitmix64's finalizer after adding its constant."""
    value = (value + GAMMA) & MASK
    value = ((value ^ (value >> 30)) * FIRST) & MASK
    value = ((value ^ (value >> 27)) * SECOND) & MASK
    return value ^ (value >> 31)


def key(seed: int, purpose: str, *numbers: int) -> int:
    """Return a 63-bit number for this seed, purpose and place, for a generator."""
    state = mix(seed)
    for part in (int.from_bytes(purpose.encode()[:8], "big"), *numbers):
        state = mix(state ^ (part & MASK))
    return state >> 1


def seed_generator(device: torch.device, seed: int) -> None:
    """Seed the generator that dropout on this device draws from, and no other.

    `torch.manual_seed` seeds those of all devices, which takes a millisecond as long
    as CUDA is there but not in use.
    """
    if device.type == "cuda":
        number = torch.cuda.current_device() if device.index is None else device.index
        torch.cuda.default_generators[number].manual_seed(seed)
    elif device.type == "mps":
        torch.mps.manual_seed(seed)
    else:
        torch.default_generator.manual_seed(seed)


def uniform(base: int, indices: torch.Tensor, draws: int) -> torch.Tensor:
    """Random numbers in [0, 1) for sample indices (N,) on the CPU: float64 (N, draws).

    Draw d of index i depends on `base`, i and d only: in whatever batch, order or
    process it is asked for, it is the same.
    """
    bits = _drawn(states(base, indices), draws)
    return _shift(bits, 11).to(torch.float64) * 2.0**-53


def states(base: int, indices: torch.Tensor) -> torch.Tensor:
    """Where the draws of each sample index (N,) start, for the functions below."""
    return _mix_all(indices.to(torch.int64) + _signed(base))


def uniform_values(starts: torch.Tensor, count: int) -> torch.Tensor:
    """Random numbers in [0, 1) for each of `starts` (N,): float32 (N, count).

    On any device; two of 24 bits from each hash, for there may be one a pixel.
    """
    bits = _drawn(starts, -(-count // 2))
    pairs = torch.stack((_shift(bits, 40), _shift(bits, 16) & 0xFFFFFF), 2)
    return pairs.flatten(1)[:, :count].to(torch.float32) * 2.0**-24


def normal_values(starts: torch.Tensor, count: int) -> torch.Tensor:
    """Normally distributed numbers for each of `starts`: float32 (N, count).

    Box and Muller's way (1958): two from two uniform ones.
    """
    draws = uniform_values(starts, count + count % 2).unflatten(1, (-1, 2))
    radius = (1 - draws[..., 0]).log_().mul_(-2).sqrt_()
    angle = draws[..., 1] * (2 * math.pi)
    pairs = torch.stack((radius * angle.cos(), radius * angle.sin()), 2)
    return pairs.flatten(1)[:, :count]


def _drawn(starts: torch.Tensor, count: int) -> torch.Tensor:
    """64 random bits (N, count) for each start and number of the draw."""
    counters = torch.arange(count, dtype=torch.int64, device=starts.device)
    return _mix_all(starts[:, None] + counters * _signed(GAMMA))


def _mix_all(values: torch.Tensor) -> torch.Tensor:
    """`mix` for int64 tensors: products wrap, as they should."""
    values = values + _signed(GAMMA)
    values = (values ^ _shift(values, 30)) * _signed(FIRST)
    values = (values ^ _shift(values, 27)) * _signed(SECOND)
    return values ^ _shift(values, 31)


def _shift(values: torch.Tensor, bits: int) -> torch.Tensor:
    """Shift right as unsigned numbers; torch would copy the sign."""
    shifted: torch.Tensor = (values >> bits) & (2 ** (64 - bits) - 1)
    return shifted


def _signed(value: int) -> int:
    return value - 2**64 if value >= 2**63 else value
