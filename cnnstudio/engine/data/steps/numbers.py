"""The numbers that the network is given: fitted to training images, used for all."""

from __future__ import annotations

from collections.abc import Mapping
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


class ShiftFitting(Fitting):
    """Base of what finds a mean and a divisor."""

    def restored(
        self, state: Mapping[str, torch.Tensor], shape: tuple[int, ...]
    ) -> Change:
        """Return the change with a stored mean and divisor."""
        _check_names(state, "mean", "divisor")
        for name, value in state.items():
            own = (1,) * (len(shape) - value.ndim) + tuple(value.shape)
            fits = zip(own, shape, strict=False)
            is_alike = len(own) == len(shape) and all(a in (1, b) for a, b in fits)
            _check(is_alike, name, value)
        _check(bool((state["divisor"] != 0).all()), "divisor", state["divisor"])
        return Shifted(state["mean"], state["divisor"])


class TurnFitting(Fitting):
    """Base of what finds a mean and a matrix."""

    def restored(
        self, state: Mapping[str, torch.Tensor], shape: tuple[int, ...]
    ) -> Change:
        """Return the change with a stored mean and matrix."""
        _check_names(state, "mean", "matrix")
        mean, matrix = state["mean"], state["matrix"]
        values = torch.Size(shape).numel()
        _check(mean.shape == (values,), "mean", mean)
        _check(matrix.shape == (values, values), "matrix", matrix)
        return Turned(mean, matrix)


def _check_names(state: Mapping[str, torch.Tensor], *names: str) -> None:
    """Raise `ValueError` unless these numbers are there, finite and float32."""
    if set(state) != set(names):
        raise ValueError(f"expected {', '.join(names)}, got {', '.join(state)}")
    for name, value in state.items():
        is_number = value.dtype == torch.float32 and bool(value.isfinite().all())
        _check(is_number, name, value)


def _check(holds: bool, name: str, value: torch.Tensor) -> None:
    if not holds:
        raise ValueError(f"{name}: {tuple(value.shape)}, {value.dtype} does not fit")


@performs(Scale)
class ScaleFitting(ShiftFitting):
    """Needs no measuring."""

    measures = False

    def __init__(self, step: Scale) -> None:
        low, high = step.bounds
        self.divisor = torch.tensor(1 / (high - low))
        self.mean = -low * self.divisor

    def fit(self, training: Training) -> Change:
        """Return the change to the range."""
        return Shifted(self.mean, self.divisor)


@performs(ZeroCenter)
class ZeroCenterFitting(ShiftFitting):
    """Measures the means."""

    def __init__(self, step: ZeroCenter) -> None:
        self.over = step.mean

    def fit(self, training: Training) -> Change:
        """Return the change to the mean 0."""
        mean, _ = moments(training, self.over)
        return Shifted(mean.to(torch.float32), torch.ones(()))


@performs(Standardize)
class StandardizeFitting(ShiftFitting):
    """Measures one mean and one deviation."""

    def __init__(self, step: Standardize) -> None:
        self.step = step

    def fit(self, training: Training) -> Change:
        """Return the change to mean 0 and deviation 1 of all values."""
        return _normalizing(*moments(training, "all"))


@performs(Normalize)
class NormalizeFitting(ShiftFitting):
    """Measures a mean and a deviation per channel, or takes those entered."""

    def __init__(self, step: Normalize) -> None:
        self.step = step
        self.measures = step.statistics == "measured"

    def fit(self, training: Training) -> Change:
        """Return the change to mean 0 and deviation 1 of each channel."""
        if self.measures:
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
class DecorrelateFitting(TurnFitting):
    """Finds the principal components."""

    def __init__(self, step: Decorrelate) -> None:
        self.step = step

    def fit(self, training: Training) -> Change:
        """Return the change to components, in the order of their variances."""
        mean, matrix = _covariance(training)
        _, components = principal(matrix)
        return Turned(mean.to(torch.float32), components.to(torch.float32))


@performs(Whiten)
class WhitenFitting(TurnFitting):
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
