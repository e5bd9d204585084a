"""An activation's curve with its derivative, over the values that arrive at it.

Both are computed by the module itself, in double precision: what it has learned, as
the slopes of a PReLU, counts. The derivative is torch's: at a corner that of one side.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from torch import nn

from cnnstudio.bridge.probe_messages import Curve, CurveOf
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.places import one_input
from cnnstudio.engine.inspect.studies import Looked, studies
from cnnstudio.engine.inspect.subject import only_looking
from cnnstudio.engine.network import Network
from cnnstudio.graph.catalogue import layer_types
from cnnstudio.graph.layers.activation import Activation
from cnnstudio.graph.text import translate

if TYPE_CHECKING:
    from numpy.typing import NDArray

POINTS, BINS, LEAST_END = 481, 80, 6.0
"""Points of the curve, bars of the histogram, and how far it reaches at least."""

FLAT = 0.01
"""Share of the largest derivative below which hardly any gradient passes."""

MOST = 2_000_000
"""Values of which shares are computed; of more, evenly spread ones."""


class Bent(NamedTuple):
    """What an activation makes of values: itself and its derivative, float64 (N,)."""

    f: NDArray[np.float64]
    slope: NDArray[np.float64]


@studies(CurveOf)
def curve(looked: Looked, asked: CurveOf) -> Curve:
    """Compute the curve, and count what arrives."""
    one_input(looked.network)
    module = activation_of(looked.network, asked.node)
    numbers = _numbers(looked, asked, module)
    finite = numbers[np.isfinite(numbers)]
    end = _end(finite)
    x = np.linspace(-end, end, POINTS)
    bent = bend(module, x, asked.channel)
    at = bend(module, np.array([asked.at]), asked.channel)
    counts, edges = np.histogram(finite, BINS, (-end, end))
    some = finite[:: max(1, len(finite) // MOST)].astype(np.float64)
    steep = np.abs(bend(module, some, asked.channel).slope)
    most = float(np.abs(bent.slope).max())
    least, greatest, mean, deviation = _facts(finite)
    return Curve(
        **looked.fields(),
        node=asked.node,
        kind=type(module).__name__,
        x=x,
        f=bent.f,
        slope=bent.slope,
        counts=counts.astype(np.int64),
        edges=edges.astype(np.float32),
        count=len(numbers),
        outside=len(finite) - int(counts.sum()),
        not_finite=len(numbers) - len(finite),
        least=least,
        greatest=greatest,
        mean=mean,
        deviation=deviation,
        flat=float((steep < FLAT * most).mean()) if len(some) else 0.0,
        below=float((finite < 0).mean()) if len(finite) else 0.0,
        at=asked.at,
        value=float(at.f[0]),
        slope_at=float(at.slope[0]),
        of_channel=_is_of_channels(module),
    )


def activation_of(network: Network, node: str) -> nn.Module:
    """Return the module of a node that bends each value by itself, its last one.

    Raises `EngineError` if there is none.
    """
    if node in network.node_ids:
        module = network.node_module(node)
        parts = list(module) if isinstance(module, nn.Sequential) else [module]
        for part in reversed(parts):
            if type(part).__name__ in _kinds() and type(part).__module__.startswith(
                "torch.nn."
            ):
                return part
    raise EngineError(
        translate("Engine", "This layer has no activation that bends single values.")
    )


def _kinds() -> frozenset[str]:
    """Names of torch's classes that are activations here."""
    return frozenset(
        name for name, kind in layer_types().items() if issubclass(kind, Activation)
    )


def bend(module: nn.Module, x: NDArray[np.float64], channel: int) -> Bent:
    """Let a copy of a module bend values (N,), and differentiate it there."""
    exact = copy.deepcopy(module).to("cpu", torch.float64)
    exact.requires_grad_(False)
    with torch.enable_grad():
        values = torch.from_numpy(np.array(x, np.float64)).requires_grad_()
        if _is_of_channels(exact):
            weight = exact.weight
            assert isinstance(weight, torch.Tensor)
            wide = values[:, None].expand(-1, len(weight))
            # In place it would change what `values` are.
            f = exact(wide.clone())[:, channel]
        else:
            f = exact(values.clone())
        (slope,) = torch.autograd.grad(f.sum(), values)
    return Bent(f.detach().numpy(), slope.numpy())


def _is_of_channels(module: nn.Module) -> bool:
    return isinstance(module, nn.PReLU) and module.num_parameters > 1


def _numbers(looked: Looked, asked: CurveOf, module: nn.Module) -> NDArray[np.float32]:
    """Return the values (N,) that arrive, of one channel or of all of them."""
    arriving = _arriving(looked, asked, module)
    channels = arriving.shape[1] if arriving.dim() > 1 else 1
    if not 0 <= asked.channel < channels:
        raise EngineError(
            translate("Engine", "The layer has {n} channels, counted from 0.").format(
                n=channels
            )
        )
    values = arriving[:, asked.channel] if asked.alone else arriving
    return values.reshape(-1).to("cpu", torch.float32).numpy()


def _arriving(looked: Looked, asked: CurveOf, module: nn.Module) -> torch.Tensor:
    """Return what arrives at the module (B, C, …) for the images asked about."""
    network = looked.network
    inputs = looked.sample.prepared
    if asked.images > 1 and asked.part != "own":
        indices = looked.dataset.parts[asked.part]
        first = asked.index % len(indices)
        inputs = looked.dataset.prepared(indices[first : first + asked.images])
    seen: list[torch.Tensor] = []

    def before(_module: nn.Module, given: tuple[torch.Tensor, ...]) -> None:
        seen.append(given[0].detach().clone())

    handle = module.register_forward_pre_hook(before)
    try:
        with only_looking(network):
            inputs = inputs.contiguous(memory_format=network.memory_format)
            network.watched(lambda _node, _output: bool(seen), inputs)
    finally:
        handle.remove()
    return seen[0]


def _end(values: NDArray[np.float32]) -> float:
    """Return up to where the curve is shown, to both sides, so that most is inside."""
    if not len(values):
        return LEAST_END
    far = float(np.quantile(np.abs(values), 0.999))
    return max(LEAST_END, float(np.ceil(far)))


def _facts(values: NDArray[np.float32]) -> tuple[float, float, float, float]:
    if not len(values):
        return 0.0, 0.0, 0.0, 0.0
    exact = values.astype(np.float64)
    return (
        float(exact.min()), float(exact.max()), float(exact.mean()), float(exact.std())
    )  # fmt: skip
