"""How much memory training takes, worked out without taking it.

    forecast = 1.12 × what a traced step holds at most + 4 MiB + the images

The traced bytes are exact for torch's own tensors. What torch does not count are the
copies of maps and weights that oneDNN makes in its own layout while it convolves: up to
11 % of the step on twenty networks (`python -m benchmarks memory`), less for dense
layers; and the machine code that it compiles for each new size of a convolution, a few
MiB. Where a network cannot be traced, its step is counted by hand (`graph/cost.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

from cnnstudio.engine.data.mapped import RESIDENT
from cnnstudio.engine.device_memory import DeviceMemory, memory_of
from cnnstudio.engine.errors import BuildError, TrainingError
from cnnstudio.engine.memory_trace import TraceError, trace
from cnnstudio.graph.cost import heaviest, training_bytes
from cnnstudio.graph.flatten import flatten
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.inference import ShapeReport, infer_shapes
from cnnstudio.graph.text import translate
from cnnstudio.project.project import Project
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.pictures import PictureSource
from cnnstudio.project.split_sizes import part_sizes

if TYPE_CHECKING:
    import torch

LIBRARIES = 1.12
FIXED = 4 * 2**20
WITHIN = 1.25
"""A forecast is at most this many times what is measured."""

CLEARLY_FITS = 8
"""What fits so many times by hand is not traced before it starts: recurrent layers keep
four gates for every step, of which the count by hand knows nothing."""

LARGEST_BATCH = 65_536


@dataclass(frozen=True, slots=True)
class Forecast:
    """Bytes that training takes over what the engine holds anyway.

    `weights` (with buffers), `gradients` and `optimizer` are parts of `total`; the
    rest is what the layers give and what is needed meanwhile. `is_traced` is False
    for a count by hand.
    """

    total: int
    weights: int
    gradients: int
    optimizer: int
    is_traced: bool


class Forecaster:
    """Forecasts for a project's network at any batch size; each is worked out once.

    Raises `BuildError` if the network has a mistake.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self._graph, self._config = project.graph, project.training
        self.report = infer_shapes(self._graph)
        # Of all frames: without blocks a layer that works per frame counts one.
        self._totals = self.report.totals()
        if self.report.is_clean:  # so that the largest layer is one, and no block
            self._graph = flatten(self._graph, self.report).graph
            if self._graph is not project.graph:
                self.report = infer_shapes(self._graph)
        self._known: dict[int, Forecast] = {}

    @property
    def graph(self) -> Graph:
        """The network without blocks, unless it has a mistake."""
        return self._graph

    def at(self, batch_size: int) -> Forecast:
        """Forecast for this batch size."""
        if batch_size not in self._known:
            self._known[batch_size] = self._forecast(batch_size)
        return self._known[batch_size]

    def by_hand(self, batch_size: int) -> Forecast:
        """Forecast in a millisecond, of which only the magnitude is sure."""
        found = training_bytes(self._totals, self._config.optimizer, batch_size)
        return Forecast(
            _with_libraries(found.total) + self._images(),
            found.weights, found.gradients, found.optimizer, is_traced=False,
        )  # fmt: skip

    def _forecast(self, batch_size: int) -> Forecast:
        try:
            # BatchNorm refuses a single image; two take little more.
            found = trace(self._graph, self._config, max(2, batch_size))
        except TraceError:
            return self.by_hand(batch_size)
        parts = training_bytes(self._totals, self._config.optimizer, batch_size)
        average = found.weights if self._config.ema else 0
        held = max(found.step, found.evaluation) + average
        return Forecast(
            _with_libraries(held) + self._images(), found.weights + average,
            parts.gradients, found.optimizer, is_traced=True,
        )  # fmt: skip

    def _images(self) -> int:
        """Bytes of the data set, which stays on the device, one for each value.

        Of pictures that were decoded into a file no more than that is held.
        """
        shape = _input_shape(self._graph, self.report)
        size = images_in(self.project.dataset) * prod(shape)
        sources = self.project.dataset.sources
        if len(sources) == 1 and isinstance(sources[0], PictureSource):
            return min(size, RESIDENT)
        return size

    def search(self, free: int, most: int) -> Iterator[int]:
        """Yield after each forecast the largest batch known to fit, at the end the one.

        The count by hand, brought to the forecast of the chosen batch size, says where
        to begin; from there one round size after the other is tried. 0: none fits.
        """
        sizes = round_sizes(most)
        chosen = chosen_batch(self.project)
        scale = self.at(chosen).total / self.by_hand(chosen).total
        place = sum(self.by_hand(n).total * scale <= free for n in sizes) - 1
        place = max(0, place)
        while place >= 0 and self.at(sizes[place]).total > free:
            place -= 1
            yield 0
        while 0 <= place < len(sizes) - 1:
            yield sizes[place]
            if self.at(sizes[place + 1]).total > free:
                break
            place += 1
        yield sizes[place] if place >= 0 else 0


def round_sizes(most: int) -> list[int]:
    """Batch sizes up to `most`, which is one of them: 1, 2, 3, 4, 6, 8, 12, 16, 24 …"""
    halves = [n for k in range(most.bit_length()) for n in (1 << k, 3 << k >> 1)]
    return sorted({n for n in halves if 0 < n < most} | {most})


def images_in(data: DatasetConfig) -> int:
    """How many images a project's data have, in all parts."""
    return part_sizes(data).total


def chosen_batch(project: Project) -> int:
    """Return the batch size that a project trains with: 0 means all images at once."""
    return project.training.batch_size or largest_sensible_batch(project.dataset)


def largest_sensible_batch(data: DatasetConfig) -> int:
    """All training images at once, or the most that can be set."""
    return min(part_sizes(data).train or LARGEST_BATCH, LARGEST_BATCH)


def check_fits(
    project: Project,
    device: torch.device,
    memory: Callable[[torch.device], DeviceMemory] = memory_of,
) -> None:
    """Raise a `TrainingError` if training cannot fit, before anything is allocated.

    What might fit is never refused: the forecast is taken for the largest excess that
    it can have, and memory that is swapped out counts as free.
    """
    available = memory(device)
    if not available.is_known:
        return
    room = available.free + available.swap
    forecaster, size = Forecaster(project), chosen_batch(project)
    if not forecaster.report.is_clean:
        return  # there is something to mend first, and `build` says what
    if forecaster.by_hand(size).total * CLEARLY_FITS <= room:
        return
    if forecaster.at(size).total <= room * WITHIN:
        return
    *_, largest = forecaster.search(
        available.free, min(size, largest_sensible_batch(project.dataset))
    )
    raise too_large(project, forecaster, room, largest)


def too_large(
    project: Project, forecaster: Forecaster, room: int, largest: int
) -> TrainingError:
    """Say what does not fit, which layer takes most, and what to change."""
    node = heaviest(
        forecaster.report, project.training.optimizer, chosen_batch(project)
    )
    text, layer = _excess(project, forecaster, room, node), forecaster.graph.nodes[node]
    if largest:
        return TrainingError(
            translate("Engine", "{text}. Choose a batch size of {largest:,}.").format(
                text=text, largest=largest
            ),
            node,
        )
    return TrainingError(
        translate(
            "Engine",
            "{text}. No batch size is small enough: make {layer} smaller, or "
            "what comes into it.",
        ).format(text=text, layer=layer.name),
        node,
    )


def _excess(project: Project, forecaster: Forecaster, room: int, node: str) -> str:
    size, layer = chosen_batch(project), forecaster.graph.nodes[node]
    cost = forecaster.report.nodes[node].cost
    own = training_bytes(cost, project.training.optimizer, size)
    text = translate(
        "Engine",
        "A batch of {size:,} needs about {needed}, but {free} are "
        "free. {layer} ({type}) takes most: about {own}",
    )
    if own.activations < own.total / 10:
        text = translate(
            "Engine",
            "A batch of {size:,} needs about {needed}, but {free} are "
            "free. {layer} ({type}) takes most: about {own} for its weights alone",
        )
    return text.format(
        size=size,
        needed=readable(forecaster.at(size).total),
        free=readable(room),
        layer=layer.name,
        type=layer.type,
        own=readable(own.total),
    )


def readable(size: float) -> str:
    """Show about how many bytes these are: `87 MiB`, `5.1 GiB`."""
    units = ("B", "KiB", "MiB", "GiB", "TiB")
    step = 0
    while size >= 1023.5 and step < len(units) - 1:
        size /= 1024
        step += 1
    return f"{size:,.{1 if step and size < 9.95 else 0}f} {units[step]}"


def _with_libraries(step: int) -> int:
    return int(step * LIBRARIES) + FIXED


def _input_shape(graph: Graph, report: ShapeReport) -> tuple[int, ...]:
    for node in graph.nodes.values():
        shape = report.nodes[node.id].output
        if node.type == "Input" and shape is not None:
            return tuple(shape)
    raise BuildError(translate("Engine", "The network has no Input: add one."))
