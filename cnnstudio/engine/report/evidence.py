"""The evidence in a mistake for the class that was said, and for the true one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cnnstudio.bridge.attribution_messages import (
    Attribution,
    AttributionOf,
    GradCamOf,
    IntegratedGradientsOf,
)
from cnnstudio.bridge.evidence_colors import evidence_over
from cnnstudio.bridge.message import Studied, Study
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.epochs import EpochNetworks
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.inspect.work import Work

if TYPE_CHECKING:
    from numpy.typing import NDArray

EXPLAINED = 6
"""How many of the mistakes are explained."""
OPACITY = 0.85

KINDS: tuple[type[AttributionOf], ...] = (GradCamOf, IntegratedGradientsOf)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one method says of two classes: a picture (H, W, 3) and a share for each.

    `shares` are the least shares of the pixels that hold 80 % of the evidence, NaN
    where nothing raises the score. `node` is the layer of Grad-CAM, `steps` those of
    integrated gradients.
    """

    method: str
    pictures: tuple[NDArray[np.uint8], ...]
    shares: tuple[float, ...]
    node: str = ""
    steps: int = 0


def answer(subject: Subject, question: Study) -> Studied:
    """Have a question answered to its end."""
    work = Work(subject, question, EpochNetworks())
    while not work.is_done:
        work.go_on()
    assert work.answer is not None
    return work.answer


def evidence_of(
    subject: Subject, index: int, targets: tuple[int, int]
) -> tuple[Evidence, ...]:
    """Explain two classes of a validation image, by every method that fits."""
    found = []
    for kind in KINDS:
        asked = kind(request=0, subject="run", index=index, targets=targets)
        try:
            given = answer(subject, asked)
        except EngineError:
            continue  # a method for other networks; what it lacks is on its card
        assert isinstance(given, Attribution)
        found.append(_drawn(subject, given))
    return tuple(found)


def _drawn(subject: Subject, given: Attribution) -> Evidence:
    dataset = subject.dataset
    pixels = dataset.pixels(dataset.index("validation", given.index))[0].cpu().numpy()
    names = subject.network.graph.nodes
    return Evidence(
        given.method,
        tuple(
            evidence_over(pixels, one, _highest(one), OPACITY) for one in given.values
        ),
        tuple(float(share) for share in given.shares),
        names[given.node].name if given.node else "",
        int(given.settings[0]) if given.settings else 0,
    )


def _highest(values: NDArray[np.float32]) -> float:
    return float(values[np.isfinite(values)].max(initial=0.0))
