"""Weights carried from a network to a refactored one, by the plan's own rules."""

from __future__ import annotations

import torch
from torch import nn

from cnnstudio.advice.refactorings import Carry, Plan
from cnnstudio.engine.network import Network


def carry_weights(old: Network, new: Network, plan: Plan) -> None:
    """Give `new` the weights of `old`: by id where a node stays, else by rule."""
    ruled = {carry.new for carry in plan.carries if carry.rule != "absorb"}
    for node in new.node_ids:
        if node in old.node_ids and node not in ruled:
            state = old.node_module(node).state_dict()
            wanted = new.node_module(node).state_dict()
            kept = {name: state[name] for name in wanted}
            new.node_module(node).load_state_dict(kept)
    for carry in plan.carries:
        _follow(carry, old, new)


def _follow(carry: Carry, old: Network, new: Network) -> None:
    source = old.node_module(carry.old)
    target = new.node_module(carry.new)
    if carry.rule == "absorb":
        assert isinstance(target, nn.BatchNorm1d | nn.BatchNorm2d)
        bias, mean = source.get_parameter("bias"), target.running_mean
        assert mean is not None
        mean -= bias.detach()
        return
    given = source.state_dict()
    wanted = target.state_dict()
    assert given.keys() == wanted.keys()
    if carry.rule == "reshape":
        given = {name: given[name].reshape(wanted[name].shape) for name in wanted}
    target.load_state_dict(given)


def shake(network: Network, seed: int = 0) -> None:
    """Move every weight and running mean off its beginning, as training would."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, tensor in network.state_dict().items():
            if tensor.is_floating_point():
                noise = torch.rand(tensor.shape, generator=generator)
                tensor += 0.1 * (noise if "var" in name else noise - 0.5)
