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
from cnnstudio.engine.choose_loss import make_loss
from cnnstudio.engine.data.batches import Batch, Batches
from cnnstudio.engine.data.dataset import Dataset
from cnnstudio.engine.hashing import key, seed_generator
from cnnstudio.engine.memory import check_fits
from cnnstudio.engine.network import Network
from cnnstudio.engine.optimize import (
    add_penalties,
    clip_gradients,
    make_optimizer,
    set_rate,
)
from cnnstudio.engine.randomness import kept_random_state
from cnnstudio.engine.subjects import network_and_data
from cnnstudio.engine.suitability import check_ends, check_learns
from cnnstudio.project.project import Project
from cnnstudio.project.schedule import rate_at
from cnnstudio.project.training_settings import TrainingConfig

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
    """Take the first step of a run; raises `EngineError` and what torch raises."""
    with kept_random_state(device):
        return _Step(project, device).take(request)


def first_batch(
    config: TrainingConfig, dataset: Dataset, network: Network
) -> tuple[Batch, int]:
    """Return what a run begins with, and how many batches an epoch has.

    What layers drop is drawn as in that step, too.
    """
    batches = Batches(
        dataset, "train", config.batch_size, seed=config.seed, shuffle=config.shuffle,
        augment=True, drop_last=config.drop_last, memory_format=network.memory_format,
    )  # fmt: skip
    batch = next(batches.epoch(1))
    seed_generator(dataset.device, key(config.seed, "dropout", 0))
    return batch, len(batches)


class _Step:
    """A throw-away network with the batch and the optimizer that a run begins with."""

    def __init__(self, project: Project, device: torch.device) -> None:
        config = self._config = project.training
        torch.manual_seed(config.seed)
        check_ends(project.graph)
        check_fits(project, device)
        self._network, self._dataset = network_and_data(project, device)
        check_learns(self._network)
        self._optimizer = make_optimizer(config, self._network)
        self._loss = make_loss(config, self._dataset.task, self._dataset.facts, device)
        self._batch, steps = first_batch(config, self._dataset, self._network)
        self._rate = rate_at(config, 0, steps * config.epochs)
        set_rate(self._optimizer, self._rate)

    def take(self, request: int) -> StepTaken:
        """Take the step, and tell of it."""
        network, batch = self._network, self._batch
        heard = _Listener(network)
        try:
            outputs = network(batch.inputs)
            loss = self._loss(outputs, batch.targets)
            loss.backward()
        finally:
            heard.close()
        gradients = _norms(network, "grad")
        weights = {n: w.detach().clone() for n, w in network.named_parameters()}
        norms = self._update()
        with torch.no_grad():
            losses = self._loss.per_sample(outputs, batch.targets)
        return StepTaken(
            request,
            network.node_ids,
            _layers(network, heard, gradients, weights),
            {"loss": loss.item(), "learning_rate": self._rate, **norms},
            _floats(losses.tolist()),
            *_classes(self._dataset.task, outputs, batch.targets),
            self._dataset.classes,
        )

    def _update(self) -> dict[str, float]:
        """Change the weights; return the norms of all gradients around clipping."""
        config, weights = self._config, list(self._network.parameters())
        add_penalties(self._optimizer, config.l1, config.l2)
        norm = clip_gradients(weights, config.clip, config.clip_at)
        clipped = clip_gradients(weights, "none", 1.0)
        self._optimizer.step()
        return {"gradient_norm": norm.item(), "clipped_norm": clipped.item()}


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
    if task != "classes":
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    single = outputs.shape[1] == 1
    predicted = (outputs[:, 0] > 0).long() if single else outputs.argmax(1)
    return targets.cpu().numpy(), predicted.cpu().numpy()


def _floats(values: list[float]) -> FloatArray:
    return np.array(values, np.float32)
