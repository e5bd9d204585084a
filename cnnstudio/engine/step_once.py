"""The first step of a run, taken apart: forward, loss, backward, update, with numbers.

It is a step on a throw-away network, with the batch that a run would begin with.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import torch
from torch import nn

from cnnstudio.bridge.message import Counts, FloatArray
from cnnstudio.bridge.step_messages import StepTaken
from cnnstudio.engine.answers import classes_of, decided
from cnnstudio.engine.data.batches import Batch
from cnnstudio.engine.learner import Answer
from cnnstudio.engine.network import Network
from cnnstudio.engine.optimize import clip_gradients
from cnnstudio.engine.training import Training
from cnnstudio.engine.trial import trial_of
from cnnstudio.project.project import Project

NAN = math.nan


class _Listener:
    """Hears what every layer gives, and the gradient that comes back to it."""

    def __init__(self, network: Network) -> None:
        self.outputs: dict[str, torch.Tensor] = {}
        self._hooks = [
            network.node_module(node).register_forward_hook(self._hear(node))
            for node in network.node_ids
        ]

    def _hear(self, node: str) -> Any:
        def heard(_module: nn.Module, _inputs: object, output: object) -> None:
            first = output[0] if isinstance(output, tuple) else output
            if isinstance(first, torch.Tensor) and first.is_floating_point():
                if first.requires_grad:
                    first.retain_grad()
                self.outputs[node] = first

        return heard

    def close(self) -> None:
        """Hear nothing any more."""
        for hook in self._hooks:
            hook.remove()

    def shapes(self, node: str) -> tuple[float, float, float]:
        """Mean, deviation and share of zeros of what a layer gave."""
        output = self.outputs.get(node)
        if output is None:
            return NAN, NAN, NAN
        values = output.detach().float()
        zeros = (values == 0).float().mean().item()
        return values.mean().item(), values.std(correction=0).item(), zeros

    def gradient(self, node: str) -> float:
        """Norm of the gradient of the loss by what a layer gave."""
        output = self.outputs.get(node)
        if output is None or output.grad is None:
            return NAN
        return float(output.grad.float().norm())


def step_once(request: int, project: Project, device: torch.device) -> StepTaken:
    """Take the first step of a run; raises `EngineError` and what torch raises.

    Where gradients of several batches are added up before the weights change, the step
    has all of them, and what the layers gave is told of the first one.
    """
    # Computed again layers would be heard twice; the numbers are the same without.
    with trial_of(project, device, checkpointing=False) as training:
        return _taken(request, training)


def _taken(request: int, training: Training) -> StepTaken:
    network, learner = training.network, training.learner
    rate, source = training.course.place().rate, training.course.batches.epoch(1)
    batch, heard = next(source), _Listener(network)
    try:
        answer, is_whole = _derived(training, batch)
    finally:
        heard.close()
    while not is_whole:
        _, is_whole = _derived(training, next(source))
    learner.gather()
    gradients = _norms(network, "grad")
    weights = {n: w.detach().clone() for n, w in network.named_parameters()}
    norm = learner.restrain()
    clipped = clip_gradients(network.parameters(), "none", 1.0).item()
    learner.change_weights(rate)
    assert norm is not None
    norms = {"gradient_norm": norm.item(), "clipped_norm": clipped}
    with torch.no_grad():
        losses = learner.loss.per_sample(answer.outputs, answer.targets)
    return StepTaken(
        request,
        network.node_ids,
        _layers(network, heard, gradients, weights),
        {"loss": answer.loss.item(), "learning_rate": rate, **norms},
        _floats(losses.tolist()),
        *_classes(training.dataset.task, answer.outputs, answer.targets),
        training.dataset.classes,
    )


def _derived(training: Training, batch: Batch) -> tuple[Answer, bool]:
    """Go forward and back with the batch that is next; True if an update is due."""
    place = training.course.place()
    answer = training.derive(batch, place)
    training.course.advance()
    return answer, place.updates


def _layers(
    network: Network,
    heard: _Listener,
    gradients: dict[str, float],
    before: dict[str, torch.Tensor],
) -> dict[str, FloatArray]:
    nodes = network.node_ids
    shapes = [heard.shapes(node) for node in nodes]
    changes = _norms(network, "change", before)
    sizes = _norms(network, "weight", before)
    return {
        "mean": _floats([s[0] for s in shapes]),
        "deviation": _floats([s[1] for s in shapes]),
        "zeros": _floats([s[2] for s in shapes]),
        "output_gradient": _floats([heard.gradient(node) for node in nodes]),
        "weight_gradient": _floats([gradients.get(node, NAN) for node in nodes]),
        "weight": _floats([sizes.get(node, NAN) for node in nodes]),
        "change": _floats([changes.get(node, NAN) for node in nodes]),
    }


def _norms(
    network: Network, of: str, before: dict[str, torch.Tensor] | None = None
) -> dict[str, float]:
    """Norm over all weights of each node: of gradients, weights before, or changes."""
    squares: dict[str, float] = {}
    for name, weight in network.named_parameters():
        known = before[name] if before is not None else weight.detach()
        if of == "grad":
            value = weight.grad
        else:
            value = weight.detach() - known if of == "change" else known
        if value is not None:
            node = network.node_of(name)
            square = value.float().pow(2).sum().item()
            squares[node] = squares.get(node, 0.0) + square
    return {node: math.sqrt(square) for node, square in squares.items()}


def _classes(
    task: str, outputs: torch.Tensor, targets: torch.Tensor
) -> tuple[Counts, Counts]:
    """Return what is right and what was answered, (B,) each; of mixed ones the most."""
    if task != "classes":
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    right, answered = classes_of(targets), decided(outputs.detach())
    return right.cpu().numpy(), answered.cpu().numpy()


def _floats(values: list[float]) -> FloatArray:
    return np.array(values, np.float32)
