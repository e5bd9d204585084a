"""One batch through a throw-away network: does it work, and how does it start?"""

from __future__ import annotations

import math
import time

import torch

from cnnstudio.bridge.run_messages import BatchTried
from cnnstudio.engine.choose_loss import make_loss
from cnnstudio.engine.memory import check_fits
from cnnstudio.engine.optimize import make_optimizer
from cnnstudio.engine.randomness import kept_random_state
from cnnstudio.engine.step_once import first_batch
from cnnstudio.engine.subjects import network_and_data
from cnnstudio.engine.suitability import check_ends, check_learns
from cnnstudio.project.project import Project


def try_batch(request: int, project: Project, device: torch.device) -> BatchTried:
    """Take the first step of a run; raises `EngineError` and what torch raises.

    An untrained classifier of C classes should begin near a loss of ln C: it gives
    each class the same probability. Where chance has no such number `expected_loss`
    is not a number. `seconds` is the time of the step alone.
    """
    config = project.training
    with kept_random_state(device):
        torch.manual_seed(config.seed)
        check_ends(project.graph)
        check_fits(project, device)
        network, dataset = network_and_data(project, device)
        check_learns(network)
        optimizer = make_optimizer(config, network)
        loss_of = make_loss(config, dataset.task, dataset.facts, device)
        batch, _ = first_batch(config, dataset, network)
        start = time.perf_counter()
        loss = loss_of(network(batch.inputs), batch.targets)
        loss.backward()
        norm = torch.nn.utils.get_total_norm(
            [w.grad for w in network.parameters() if w.grad is not None]
        )
        optimizer.step()
        first_loss, gradient_norm = loss.item(), norm.item()
        seconds = time.perf_counter() - start
    return BatchTried(
        request=request,
        loss=first_loss,
        expected_loss=_by_chance(loss_of.name, len(dataset.classes)),
        gradient_norm=gradient_norm,
        seconds=seconds,
        batch_size=len(batch.targets),
    )


def _by_chance(loss: str, classes: int) -> float:
    """Return the loss of even probabilities: of classes, or of yes and no."""
    if loss == "cross_entropy":
        return math.log(classes)
    return math.log(2) if loss == "bce" else math.nan
