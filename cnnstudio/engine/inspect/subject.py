"""What an inspection looks at."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from inspect import isfunction
from pathlib import Path

import torch
from torch import nn

from cnnstudio.bridge import message
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.inspect.samples import OwnImages
from cnnstudio.engine.network import Network
from cnnstudio.engine.randomness import kept_random_state
from cnnstudio.project.training_settings import TrainingConfig


@dataclass(frozen=True, slots=True)
class Subject:
    """A network with its data, and how far its training has come.

    `folder` is that of the run, where the weights of its epochs are; `file` the one of
    them that the network was given and still has, empty while it learns. `own` are
    images that a person drew or opened, the same for every subject. `config` are the
    settings of its training: loss and seed; None where nobody knows.
    """

    name: message.Subject
    network: Network
    dataset: Dataset
    run: str = ""
    epoch: int = 0
    step: int = 0
    folder: Path | None = None
    file: str = ""
    config: TrainingConfig | None = None
    own: OwnImages = field(default_factory=OwnImages, compare=False)


@contextmanager
def untouched(network: nn.Module) -> Iterator[None]:
    """Evaluation mode; modes, gradients, their flags and random state are put back.

    Dropout passes everything and BatchNorm's statistics stay as they are, so that
    training goes on to the bit as if nobody had looked. Gradients are recorded: who
    asks for none uses `only_looking`.
    """
    modes = [(module, module.training) for module in network.modules()]
    kept = [(p, p.requires_grad, p.grad) for p in network.parameters()]
    device = kept[0][0].device if kept else torch.device("cpu")
    network.eval()
    try:
        with kept_random_state(device), torch.enable_grad():
            yield
    finally:
        for module, mode in modes:
            module.training = mode
        for weight, flag, gradient in kept:
            weight.requires_grad_(flag)
            weight.grad = gradient


@contextmanager
def only_looking(
    network: nn.Module, modules: Iterable[nn.Module] | None = None
) -> Iterator[None]:
    """Evaluation without gradients; every module's mode is put back afterwards.

    Cheaper than `untouched`: for what draws no random numbers. `modules` are what
    `with_modes` gives of the network, for who has them at hand.
    """
    # As `eval` does it, in a tenth of the time: a module looks through its weights for
    # every name that is set, and this is done ten times a second.
    modules = network.modules() if modules is None else modules
    training = [m for m in modules if m.training]
    for module in training:
        object.__setattr__(module, "training", False)
    try:
        with torch.inference_mode():
            yield
    finally:
        for module in training:
            object.__setattr__(module, "training", True)


def with_modes(network: nn.Module) -> tuple[nn.Module, ...]:
    """Return the modules that compute something else while they train.

    Left out are those of torch whose code knows no modes, as a convolution's.
    """
    kinds = {kind for kind in map(type, network.modules()) if _has_modes(kind)}
    return tuple(module for module in network.modules() if type(module) in kinds)


def _has_modes(kind: type[nn.Module]) -> bool:
    if not kind.__module__.startswith("torch.nn.modules."):
        return True
    # What every module can do, changing modes as well, is in nn.Module.
    own = kind.mro()[: kind.mro().index(nn.Module)]
    functions = [f for part in own for f in vars(part).values() if isfunction(f)]
    return any("training" in function.__code__.co_names for function in functions)


def copy_of(network: Network) -> Network:
    """Return a network of its own with the same weights and modes, without gradients.

    `copy.deepcopy` would also copy these, which are as large as the weights.
    """
    return _with_weights(network, torch.clone)


def empty_like(network: Network) -> Network:
    """As `copy_of`, for who fills the weights: they are anything, and take no time."""
    return _with_weights(network, torch.empty_like)


def _with_weights(
    network: Network, make: Callable[[torch.Tensor], torch.Tensor]
) -> Network:
    own: dict[int, object] = {
        id(weight): nn.Parameter(make(weight.detach()), weight.requires_grad)
        for weight in network.parameters()
    }
    own[id(network.graph)] = network.graph  # nobody changes it
    return copy.deepcopy(network, own)


class Copies:
    """The network that trains as it is at a moment, for what takes many steps.

    A copy that nobody needs any more is filled again: to make one takes five times as
    long, nearly all of it for the memory.
    """

    def __init__(self) -> None:
        self._copy: Network | None = None
        self._of: Network | None = None

    def take(self, network: Network, used: Iterable[Network]) -> Network:
        """Return a copy of the network as it is now, none of those that are `used`."""
        copied = self._copy if self._of is network else None
        if copied is None or any(copied is other for other in used):
            copied = copy_of(network)
        else:
            _fill(copied, network)
        self._copy, self._of = copied, network
        return copied

    def forget(self) -> None:
        """Give the memory back: nobody looks, or nothing trains any more."""
        self._copy = self._of = None


def _fill(copied: Network, network: Network) -> None:
    """Give a copy the weights, buffers, flags and modes of its network."""
    pairs = [
        *zip(copied.parameters(), network.parameters(), strict=True),
        *zip(copied.buffers(), network.buffers(), strict=True),
    ]
    if pairs:
        with torch.no_grad():
            torch._foreach_copy_([to for to, _ in pairs], [now for _, now in pairs])
    for weight, given in zip(copied.parameters(), network.parameters(), strict=True):
        weight.requires_grad_(given.requires_grad)
    for module, like in zip(copied.modules(), network.modules(), strict=True):
        module.training = like.training
