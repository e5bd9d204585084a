"""Which layer is the first whose numbers are not finite?"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import torch
from torch import nn

from cnnstudio.engine.evaluate import evaluating
from cnnstudio.engine.network import Network
from cnnstudio.graph.text import translate


def first_not_finite(
    network: Network,
    inputs: torch.Tensor,
    as_trained: AbstractContextManager[Any] | None = None,
) -> tuple[str, str]:
    """Return the id of the layer at fault and a sentence, both empty if there is none.

    The images are looked at first, then the weights: a layer with one that is not
    finite is at fault whatever it is given. Then the batch goes through in evaluation,
    layer by layer, with as many bits as it is trained with.
    """
    if not _is_finite(inputs):
        return network.node_ids[0], translate(
            "Engine", "An image of the batch holds numbers that are not finite."
        )
    # Not the buffers: norms measure whatever came from the layers before them.
    for name, value in network.named_parameters():
        if not _is_finite(value):
            node = network.node_of(name)
            text = translate("Engine", "The weights of {layer} are not finite.")
            return node, text.format(layer=_name(network, node))
    with as_trained or nullcontext():
        node = _first_output(network, inputs)
    if not node:
        return "", ""
    text = translate("Engine", "{layer} is the first layer whose numbers overflow.")
    return node, text.format(layer=_name(network, node))


def _first_output(network: Network, inputs: torch.Tensor) -> str:
    found: list[str] = []

    def heard(node: str) -> Any:
        def hook(_module: nn.Module, _inputs: object, output: object) -> None:
            first = output[0] if isinstance(output, tuple) else output
            if isinstance(first, torch.Tensor) and not _is_finite(first):
                found.append(node)

        return hook

    handles = [
        network.node_module(node).register_forward_hook(heard(node))
        for node in network.node_ids
    ]
    try:
        with evaluating(network):
            network(inputs)
    finally:
        for handle in handles:
            handle.remove()
    return found[0] if found else ""


def _is_finite(values: torch.Tensor) -> bool:
    return bool(values.isfinite().all())


def _name(network: Network, node: str) -> str:
    known = network.graph.nodes.get(node)
    return known.name if known is not None else node
