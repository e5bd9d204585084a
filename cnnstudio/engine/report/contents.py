"""What a report shows of a run: read from its folder, asked of its network."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from torch import nn

from cnnstudio.bridge.look_messages import Capture, Evaluate, Evaluated, Maps
from cnnstudio.engine.errors import EngineError
from cnnstudio.engine.inspect.epochs import EpochNetworks
from cnnstudio.engine.inspect.maps import capture
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.network import Network
from cnnstudio.engine.report.evidence import EXPLAINED, Evidence, answer, evidence_of
from cnnstudio.engine.saved_run import (
    SavedRun,
    SavedWeights,
    Which,
    open_run,
    open_weights,
)
from cnnstudio.graph.text import translate
from cnnstudio.project.project import Project
from cnnstudio.project.records import RunRecord
from cnnstudio.project.run_table import as_trained
from cnnstudio.project.run_tables import EpochRecord, read_epochs

if TYPE_CHECKING:
    from numpy.typing import NDArray

LAYERS, MISTAKES = 8, 40
"""How many layers' maps and how many mistakes a report shows at most."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a report is about: the best, the last, or an epoch's weights (0: none).

    `beside` are epochs whose filters and maps are shown next to each other.
    """

    weights: Which = "best"
    epoch: int = 0
    beside: tuple[int, ...] = ()
    device: str = "cpu"


class Progress(NamedTuple):
    """How far the gathering is: `done` of `total`, and what comes next, in words."""

    done: int
    total: int
    text: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """An image (C, H, W) that the network gets wrong, and how surely."""

    pixels: NDArray[np.float32]
    index: int
    label: int
    predicted: int
    probability: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """The run after an epoch: first filters, and maps of one image by layer."""

    epoch: int
    filters: NDArray[np.float32] | None
    maps: Maps


@dataclass(frozen=True, slots=True)
class Contents:
    """All of a report; `missing` says why there is nothing that needs the data.

    `filters` (out, in, kH, kW) are those of the first convolution, named
    `filters_of`. `maps` are of one validation image, `layer_names` by the engine's ids.
    """

    record: RunRecord
    project: Project
    epoch: int
    epochs: tuple[EpochRecord, ...]
    filters_of: str
    filters: NDArray[np.float32] | None
    layer_names: Mapping[str, str]
    missing: str = ""
    judged: Evaluated | None = None
    not_judged: str = ""
    maps: Maps | None = None
    mistakes: tuple[Mistake, ...] = ()
    stages: tuple[Stage, ...] = ()


Gathering = Generator[Progress, None, Contents]


def contents_of(folder: Path, plan: Plan) -> Contents:
    """Gather a report at once; raises what `gather` raises."""
    work = gather(folder, plan)
    while True:
        try:
            next(work)
        except StopIteration as end:
            found: Contents = end.value
            return found


def gather(folder: Path, plan: Plan) -> Gathering:
    """Gather a report; raises `RunError`, `ProjectError` or `EngineError`.

    Without the data the report has what the run's folder holds.
    """
    total = 3 + EXPLAINED + len(plan.beside)
    yield Progress(0, total, translate("Report", "run and data"))
    try:
        saved = open_run(folder, plan.weights, plan.device, plan.epoch)
    except EngineError as error:
        weights = open_weights(folder, plan.weights, plan.device, plan.epoch)
        return replace(_of_weights(weights, folder), missing=error.message)
    subject, found = saved.subject, _of_weights(saved, folder)
    yield Progress(1, total, translate("Report", "feature maps"))
    layers = _layers_with_maps(saved.network)[:LAYERS]
    maps = capture(subject, Capture(0, "run", tuple(layers)))
    found = replace(found, maps=maps)
    yield Progress(2, total, translate("Report", "mistakes"))
    found = _judged(found, subject)
    mistakes = []
    for number, mistake in enumerate(found.mistakes):
        if number < EXPLAINED:
            text = translate("Report", "evidence in image {n}")
            yield Progress(3 + number, total, text.format(n=mistake.index + 1))
            targets = mistake.predicted, mistake.label
            shown = evidence_of(subject, mistake.index, targets)
            mistake = replace(mistake, evidence=shown)
        mistakes.append(mistake)
    epochs, stages = EpochNetworks(), []
    for number, epoch in enumerate(plan.beside):
        text = translate("Report", "epoch {n}").format(n=max(0, epoch))
        yield Progress(3 + EXPLAINED + number, total, text)
        stages.append(_stage(epochs.subject(subject, epoch), layers))
    return replace(found, mistakes=tuple(mistakes), stages=tuple(stages))


def _of_weights(saved: SavedRun | SavedWeights, folder: Path) -> Contents:
    name, filters = _first_filters(saved.network)
    nodes = saved.network.graph.nodes
    return Contents(
        saved.record,
        as_trained(saved.project, saved.record),
        saved.epoch,
        read_epochs(folder),
        name,
        filters,
        {node: known.name for node, known in nodes.items()},
    )


def _judged(found: Contents, subject: Subject) -> Contents:
    """Add what the network says of all validation images, or why it cannot be told."""
    try:
        judged = answer(subject, Evaluate(request=0, subject="run"))
    except EngineError as error:
        return replace(found, not_judged=error.message)
    if not isinstance(judged, Evaluated):
        text = translate(
            "Engine",
            "The samples of these data do not have one class each, so there are no "
            "mistakes to count.",
        )
        return replace(found, not_judged=text)
    return replace(found, judged=judged, mistakes=_mistakes(subject, judged))


def _stage(subject: Subject, layers: list[str]) -> Stage:
    """Return the filters and maps of an epoch: of the first and the last layer."""
    ends = tuple(dict.fromkeys((*layers[:1], *layers[-1:])))
    maps = capture(subject, Capture(0, "run", ends))
    return Stage(subject.epoch, _first_filters(subject.network)[1], maps)


def _first_filters(network: Network) -> tuple[str, NDArray[np.float32] | None]:
    for node in network.node_ids:
        for module in network.node_module(node).modules():
            if isinstance(module, nn.Conv2d):
                weights = module.weight.detach().float().cpu().numpy()
                return network.graph.nodes[node].name, np.array(weights)
    return "", None


def _layers_with_maps(network: Network) -> list[str]:
    """Return the layers with filters, spread over the depth of the network."""
    found = [
        node
        for node in network.node_ids
        if any(isinstance(m, nn.Conv2d) for m in network.node_module(node).modules())
    ]
    if len(found) <= LAYERS:
        return found
    places = np.linspace(0, len(found) - 1, LAYERS).round().astype(int)
    return [found[place] for place in places]


def _mistakes(subject: Subject, judged: Evaluated) -> tuple[Mistake, ...]:
    """Return the mistakes of which the network is surest."""
    wrong = np.flatnonzero(judged.labels != judged.predicted)
    worst = wrong[np.argsort(-judged.probability[wrong], kind="stable")][:MISTAKES]
    dataset = subject.dataset
    return tuple(
        Mistake(
            dataset.pixels(dataset.index("validation", int(n)))[0].cpu().numpy(),
            int(n),
            int(judged.labels[n]),
            int(judged.predicted[n]),
            float(judged.probability[n]),
        )
        for n in worst
    )
