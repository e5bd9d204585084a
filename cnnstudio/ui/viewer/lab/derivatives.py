"""Gradients by hand: the rules of product and square, and a net of two layers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def product(x: float, y: float, upstream: float) -> tuple[float, float, float]:
    """Return z = x · y with ∂L/∂x = ∂L/∂z · y and ∂L/∂y = ∂L/∂z · x."""
    return x * y, upstream * y, upstream * x


def square(x: float, upstream: float) -> tuple[float, float]:
    """Return z = x² and ∂L/∂x = ∂L/∂z · 2x."""
    return x * x, upstream * 2 * x


@dataclass(frozen=True, slots=True, eq=False)
class TwoLayers:
    """y = W₂ · ReLU(W₁ · x + b₁) + b₂ with the loss L = (y − t)².

    x (inputs,), W₁ (hidden, inputs), b₁ (hidden,), W₂ (hidden,), b₂ and t numbers.
    """

    x: Floats
    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: float
    target: float

    def work(self) -> Backprop:
        """Go forward, then back with the delta formulas."""
        z1 = self.first @ self.x + self.first_bias
        h = np.maximum(z1, 0.0)
        y = float(self.second @ h + self.second_bias)
        delta2 = 2 * (y - self.target)
        dh = self.second * delta2
        delta1 = dh * (z1 > 0)
        return Backprop(
            z1, h, y, (y - self.target) ** 2, delta2, dh, delta1,
            np.outer(delta1, self.x), delta1, delta2 * h, delta2,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Backprop:
    """All that goes forward and back through `TwoLayers`.

    δ₂ = 2 (y − t), ∂L/∂h = W₂ᵀ δ₂, δ₁ = ∂L/∂h where z₁ > 0, else 0,
    ∂L/∂W₁ = δ₁ xᵀ, ∂L/∂b₁ = δ₁, ∂L/∂W₂ = δ₂ hᵀ, ∂L/∂b₂ = δ₂.
    """

    z1: Floats
    h: Floats
    y: float
    loss: float
    delta2: float
    dh: Floats
    delta1: Floats
    d_first: Floats
    d_first_bias: Floats
    d_second: Floats
    d_second_bias: float
