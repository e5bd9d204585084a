"""Changes of a network that are more than one edit, each planned before it is made."""

from cnnstudio.advice.refactorings import (
    activations,
    convolutions,
    heads,
    normalization,
    pooling,
    residual,
    scaling,
)
from cnnstudio.advice.refactorings.register import (
    Carry,
    Claim,
    NotHereError,
    Plan,
    Refactoring,
    Target,
    proposed,
    refactorings,
)

FILES = (
    convolutions, pooling, heads, residual, normalization, activations, scaling,
)  # fmt: skip
"""Importing a file of refactorings enters them into the register."""

__all__ = [
    "FILES", "Carry", "Claim", "NotHereError", "Plan", "Refactoring", "Target",
    "proposed", "refactorings",
]  # fmt: skip
