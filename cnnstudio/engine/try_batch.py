"""One batch through a throw-away network: does it work, and how does it start?"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from cnnstudio.bridge.run_messages import BatchTried
from cnnstudio.engine.trial import trial_of

if TYPE_CHECKING:
    import torch

    from cnnstudio.project.project import Project


def try_batch(request: int, project: Project, device: torch.device) -> BatchTried:
    """Take the first step of a run; raises `EngineError` and what torch raises.

    An untrained classifier of C classes should begin near a loss of ln C: it gives
    each class the same probability. Where chance has no such number `expected_loss`
    is not a number. `seconds` is the time of the step alone.
    """
    with trial_of(project, device) as training:
        learner, place = training.learner, training.course.place()
        batch = next(training.course.batches.epoch(1))
        start = time.perf_counter()
        answer = training.derive(batch, place)
        learner.gather()
        norm = learner.restrain()
        learner.change_weights(place.rate)
        assert norm is not None
        first_loss, gradient_norm = answer.loss.item(), norm.item()
        seconds = time.perf_counter() - start
        classes = len(training.dataset.classes)
    return BatchTried(
        request=request,
        loss=first_loss,
        expected_loss=_by_chance(learner.loss.name, classes),
        gradient_norm=gradient_norm,
        seconds=seconds,
        batch_size=len(batch.targets),
    )


def _by_chance(loss: str, classes: int) -> float:
    """Return the loss of even probabilities: of classes, or of yes and no."""
    if loss == "cross_entropy":
        return math.log(classes)
    return math.log(2) if loss == "bce" else math.nan
