"""The numbers that the network is given: fitted to training images, used for all."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from cnnstudio.engine.data.steps.moments import covariance, moments
from cnnstudio.engine.data.steps.perform import (
    Change,
    Fitting,
    Training,
    performs,
)
from cnnstudio.engine.errors import DataError
from cnnstudio.graph.text import translate
from cnnstudio.project.steps.numbers import (
    MOST_VALUES,
    Decorrelate,
    Normalize,
    Scale,
    Standardize,
    Whiten,
    ZeroCenter,
)

ROWS = 64
SMALLEST_SHARE = 1e-12
"""A component with less of the largest variance holds rounding errors and no data."""


@dataclass(frozen=True, slots=True)
class Shifted(Change):
    """(values − mean) / divisor, both broadcast against one sample."""

    mean: torch.Tensor
    divisor: torch.Tensor

    def apply(self, values: torch.Tensor) -> torch.Tensor:
        """Change values (B, …) in place."""
        # Two plain operations and no fused one: an image then gives the same bits in
        # whatever batch it comes.
        return values.sub_(self.mean).div_(self.divisor)

    def scaled(self, factor: float) -> Shifted:
        """Return what makes the same of values that are `factor` times as large."""
        return Shifted(self.mean * factor, self.divisor * factor)

    def to(self, device: torch.device) -> Shifted:
        """Return it with its numbers on a device."""
        return Shifted(self.mean.to(device), self.divisor.to(device))

    def state(self) -> dict[str, torch.Tensor]:
        """Return mean and divisor."""
        return {"mean": self.mean, "divisor": self.divisor}


@dataclass(frozen=True, slots=True)
class Turned(Change):
    """(values − mean) · matrix, of all values (D,) of a sample at once."""

    mean: torch.Tensor
    matrix: torch.Tensor

    def apply(self, values: torch.Tensor) -> torch.Tensor:
        """Return changed values (B, …).

        Products of matrices round differently for other numbers of rows; so they are
        always of the same number, and an image gives the same bits in every batch.
        """
        flat = values.flatten(1).sub_(self.mean)
        rows = flat.new_zeros(-(-len(flat) // ROWS) * ROWS, flat.shape[1])
        rows[: len(flat)] = flat
        parts = [block @ self.matrix for block in rows.split(ROWS)]
        return torch.cat(parts)[: len(flat)].reshape(values.shape)

    def to(self, device: torch.device) -> Turned:
        """Return it with its numbers on a device."""
        return Turned(self.mean.to(device), self.matrix.to(device))

    def state(self) -> dict[str, torch.Tensor]:
        """Return mean and matrix."""
        return {"mean": self.mean, "matrix": self.matrix}


@performs(Scale)
class ScaleFitting(Fitting):
    """Needs no measuring."""

    def __init__(self, step: Scale) -> None:
        low, high = step.bounds
        self.divisor = torch.tensor(1 / (high - low))
        self.mean = -low * self.divisor

    def fit(self, training: Training) -> Change:
        """Return the change to the range."""
        return Shifted(self.mean, self.divisor)


@performs(ZeroCenter)
class ZeroCenterFitting(Fitting):
    """Measures the means."""

    def __init__(self, step: ZeroCenter) -> None:
        self.over = step.mean

    def fit(self, training: Training) -> Change:
        """Return the change to the mean 0."""
        mean, _ = moments(training, self.over)
        return Shifted(mean.to(torch.float32), torch.ones(()))


@performs(Standardize)
class StandardizeFitting(Fitting):
    """Measures one mean and one deviation."""

    def __init__(self, step: Standardize) -> None:
        self.step = step

    def fit(self, training: Training) -> Change:
        """Return the change to mean 0 and deviation 1 of all values."""
        return _normalizing(*moments(training, "all"))


@performs(Normalize)
class NormalizeFitting(Fitting):
    """Measures a mean and a deviation per channel, or takes those entered."""

    def __init__(self, step: Normalize) -> None:
        self.step = step

    def fit(self, training: Training) -> Change:
        """Return the change to mean 0 and deviation 1 of each channel."""
        if self.step.statistics == "measured":
            return _normalizing(*moments(training, "channel"))
        return Shifted(
            self._entered(self.step.mean, training.shape),
            self._entered(self.step.std, training.shape),
        )

    def _entered(
        self, values: tuple[float, ...], shape: tuple[int, ...]
    ) -> torch.Tensor:
        channels = shape[0]
        if len(values) not in (1, channels):
            raise DataError(
                translate(
                    "Engine",
                    "Normalize per channel has {count} numbers entered, the images "
                    "have {channels} channels. Enter one number or {channels}, or let "
                    "them be measured.",
                ).format(count=len(values), channels=channels)
            )
        entered = torch.tensor(values, dtype=torch.float32)
        return entered.reshape(-1, *[1] * (len(shape) - 1))


def _normalizing(mean: torch.Tensor, variance: torch.Tensor) -> Shifted:
    """Leave what does not vary as it is: its deviation counts as 1."""
    std = variance.sqrt()
    std = torch.where(std > 0, std, 1.0)
    return Shifted(mean.to(torch.float32), std.to(torch.float32))


@performs(Decorrelate)
class DecorrelateFitting(Fitting):
    """Finds the principal components."""

    def __init__(self, step: Decorrelate) -> None:
        self.step = step

    def fit(self, training: Training) -> Change:
        """Return the change to components, in the order of their variances."""
        mean, matrix = _covariance(training)
        _, components = principal(matrix)
        return Turned(mean.to(torch.float32), components.to(torch.float32))


@performs(Whiten)
class WhitenFitting(Fitting):
    """Finds the principal components, and what makes their variances 1."""

    def __init__(self, step: Whiten) -> None:
        self.step = step

    def fit(self, training: Training) -> Change:
        """Return the change to the covariance 1."""
        mean, matrix = _covariance(training)
        found = whitening(matrix, self.step.how, self.step.eps)
        return Turned(mean.to(torch.float32), found.to(torch.float32))


def _covariance(training: Training) -> tuple[torch.Tensor, torch.Tensor]:
    values = torch.Size(training.shape).numel()
    if values > MOST_VALUES:
        raise DataError(
            translate(
                "Engine",
                "An image has {values:,} values, and whitening or decorrelating them "
                "needs a matrix of {values:,} × {values:,}: at most {most:,} can be "
                "worked out. Normalize per channel instead, or resize the images.",
            ).format(values=values, most=MOST_VALUES)
        )
    return covariance(training)


def principal(matrix: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Return variances (D,), the largest first, and components as columns (D, D)."""
    variances, components = torch.linalg.eigh(matrix)
    return variances.flip(0).clamp_(min=0), components.flip(1)


def whitening(matrix: torch.Tensor, how: str, eps: float) -> torch.Tensor:
    """Return W (D, D) so that centred rows times W have the covariance 1.

    U / √(λ + ε) turns to the components ("pca"), and · Uᵀ back again ("zca"; Krizhevsky
    2009, appendix A). Components without any variance are dropped.
    """
    variances, components = principal(matrix)
    there = variances > SMALLEST_SHARE * variances[0]
    factors = torch.where(there, (variances + eps).clamp(min=1e-300).rsqrt(), 0.0)
    turned = components * factors
    return turned if how == "pca" else turned @ components.T
