"""A layer's recipe becomes a module: the closed list of what its steps may be.

Targets are classes under `torch.nn.`, a short list of torch functions, and the
classes of the files in `cnnstudio/modules/`; nothing else is looked up or imported.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, reduce
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import torch
from torch import nn

import cnnstudio.modules
from cnnstudio.graph.layer import Recipe, Step

FUNCTIONS: dict[str, Callable[..., Any]] = {
    f"torch.{function.__name__}": function
    for function in (
        torch.add, torch.cat, torch.chunk, torch.maximum, torch.permute, torch.sub,
    )
}  # fmt: skip
TORCH = "torch.nn."
OWN = cnnstudio.modules.__name__ + "."


class Merge(nn.Module):
    """Calls a torch function on all its inputs, as a list or pairwise from the left."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.function = FUNCTIONS[step.target]
        self.arguments = dict(step.arguments)
        self.takes = step.takes

    def forward(self, *values: torch.Tensor) -> Any:
        """Return one tensor from all, or what the function gives."""
        if self.takes == "list":
            return self.function(values, **self.arguments)
        if self.takes == "fold":
            return reduce(lambda a, b: self.function(a, b, **self.arguments), values)
        return self.function(*values, **self.arguments)


class Chain(nn.Sequential):
    """Several steps in a row, of which the first may take several values."""

    def forward(self, *values: torch.Tensor) -> Any:
        """Return what the last step gives."""
        first, *others = self
        result = first(*values)
        for step in others:
            result = step(result)
        return result


def module_of(recipe: Recipe) -> nn.Module:
    """Build a recipe; raises `LookupError` and what the constructors raise."""
    steps = [step_module(step) for step in recipe]
    if not steps:
        return nn.Identity()
    return steps[0] if len(steps) == 1 else Chain(*steps)


def step_module(step: Step) -> nn.Module:
    """Build one step of a recipe; LookupError for a target that is not allowed."""
    if step.target in FUNCTIONS:
        return Merge(step)
    module: nn.Module = _class(step.target)(**step.arguments)
    return module


def _class(target: str) -> type[nn.Module]:
    """Look a module's class up; a name with a dot too many finds nothing."""
    found: object = None
    if target.startswith(TORCH):
        found = getattr(nn, target.removeprefix(TORCH), None)
    elif target.startswith(OWN):
        file, _, name = target.removeprefix(OWN).partition(".")
        if file in own_files():
            found = vars(import_module(OWN + file)).get(name)
    if not (isinstance(found, type) and issubclass(found, nn.Module)):
        raise LookupError(f"target {target} is not allowed")
    return found


@cache
def own_files() -> frozenset[str]:
    """Names of the files in `cnnstudio/modules/`."""
    return frozenset(info.name for info in iter_modules(cnnstudio.modules.__path__))
