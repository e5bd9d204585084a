"""How the gradient flows: its norm, and by how much each layer changes in a step.

The ratio is |Δw| / |w| over all weights of a layer; about 1e-3 is healthy. It is
measured now and then only, since it needs a copy of the weights.
"""

from __future__ import annotations

import torch

from cnnstudio.engine.meter import Gauges
from cnnstudio.engine.network import Network
from cnnstudio.project.measures import layer_series, series

EVERY = 10
"""Updates from one that is measured to the next."""

NORM = series("run", "gradient_norm")
TINY = 1e-12


class Flow:
    """Measures the layers that learn, in their order."""

    def __init__(self, network: Network) -> None:
        named = [(n, w) for n, w in network.named_parameters() if w.requires_grad]
        self._weights = [weight.detach() for _, weight in named]
        nodes = [network.node_of(name) for name, _ in named]
        layers = list(dict.fromkeys(nodes))
        self._layers = len(layers)
        places = [layers.index(node) for node in nodes]
        self._places = torch.tensor(places, device=network.device)
        self._names = tuple(layer_series(node, "update_ratio") for node in layers)

    def before(self) -> list[torch.Tensor]:
        """Copy the weights, before an update."""
        return [weight.clone() for weight in self._weights]

    def after(self, before: list[torch.Tensor], norm: torch.Tensor) -> Gauges:
        """Return the norm of the gradient and the ratios, after the update."""
        lengths = self._lengths(before)
        torch._foreach_sub_(before, self._weights)
        ratios = (self._lengths(before) / lengths.clamp(min=TINY)).sqrt()
        return Gauges((NORM, *self._names), torch.cat((norm.reshape(1), ratios)))

    def _lengths(self, values: list[torch.Tensor]) -> torch.Tensor:
        """Squared length of each layer's values: (layers,)."""
        squares = torch.stack(torch._foreach_norm(values)).float().square()
        return squares.new_zeros(self._layers).index_add_(0, self._places, squares)
