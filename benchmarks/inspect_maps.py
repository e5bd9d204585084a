"""Feature maps: how fast they are shown, and what capturing them takes from a run."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PySide6.QtWidgets import QApplication

from benchmarks.harness import (
    PAIRS,
    Figure,
    at_least,
    at_most,
    measure_pairs,
    number,
    timed,
)
from benchmarks.references.image_items import ImageItems
from cnnstudio.bridge.framing import encode
from cnnstudio.bridge.look_messages import Capture, Maps
from cnnstudio.engine.inspect.inspector import Inspector
from cnnstudio.engine.inspect.subject import Subject
from cnnstudio.engine.trainer import Trainer
from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge, Node
from cnnstudio.project.project import MAIN, Project
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.viewer.grid.tile_grid import TileGrid

AREA = "inspect"
MAPS, MANY, SIDE, ROOM = 64, 2048, 14, 480
EVERY = 0.1
EPOCHS = 4


def measure_maps(
    pairs: int = PAIRS, maps: int = MAPS, many: int = MANY, epochs: int = EPOCHS
) -> list[Figure]:
    """Showing maps against ImageItems and thousands, and the share of captures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme_manager().apply()
    plain = ImageItems(maps, SIDE, ROOM, ROOM)
    shown = _showing(maps)
    against = measure_pairs(
        timed(shown, repeat=5), timed(_each(plain.show, maps), repeat=5), pairs
    )
    growth = measure_pairs(
        timed(_showing(many), repeat=5), timed(shown, repeat=5), pairs
    )
    return [
        Figure(
            AREA, f"{maps} maps shown, faster than by {maps} ImageItems",
            against.speed_ups, at_least(6), against.note(),
        ),
        Figure(
            AREA, f"{many:,} maps shown in a grid, of {maps}",
            growth.shares, at_most(2), growth.note(),
        ),
        *_captures(pairs, maps, epochs),
    ]  # fmt: skip


def _each(show: Callable[[np.ndarray], object], count: int) -> Callable[[], object]:
    random = np.random.default_rng(0)
    shape = count, SIDE, SIDE
    turns = cycle([random.integers(0, 256, shape, np.uint8) for _ in range(2)])
    return lambda: show(next(turns))


def _showing(count: int) -> Callable[[], object]:
    grid = TileGrid("Maps")
    grid.resize(ROOM, ROOM)
    grid.show()

    def show(maps: np.ndarray) -> None:
        grid.set_tiles(maps)
        grid.grab()

    return _each(show, count)


def _captures(pairs: int, maps: int, epochs: int) -> list[Figure]:
    """Share of a run's time that its account names for what is looked at, and how often
    that is: the one is nothing without the other.
    """
    runs = [_Run(maps, epochs) for _ in range(pairs)]
    each = float(np.median([run.accounted / run.captures for run in runs]))
    return [
        Figure(
            AREA, f"time of a run accounted to capturing {maps} maps at 10 Hz",
            tuple(100 * run.accounted / run.seconds for run in runs), at_most(1, " %"),
            f"{number(1_000 * each)} ms each", " %",
        ),
        Figure(
            AREA, "captures a second in that run, asked for at 10 Hz",
            tuple(run.rate for run in runs), at_least(9, " /s"),
            "from the first that is repeated on", " /s",
        ),
    ]  # fmt: skip


class _Run:
    """One short run in this process; between its steps what a session does."""

    def __init__(self, maps: int, epochs: int) -> None:
        self.accounted = 0.0
        self._repeated: list[float] = []
        project = _project(maps, epochs)
        inspector = Inspector()
        inspector.begin_run(self._note)
        request = Capture(1, "run", NODES, detail="conv2", every=EVERY)
        with TemporaryDirectory(prefix="cnnstudio-bench-") as folder:
            trainer = Trainer(project, Path(folder), run="r")
            events = trainer.run()
            next(event for event in events if event is None)
            subject = Subject("run", trainer.network, trainer.dataset, "r")
            inspector.show(subject)
            inspector.clock.start()
            inspector.answer(request)
            for event in events:
                if event is None and inspector.is_due():
                    inspector.show(replace(subject, step=trainer.step))
                    answer = inspector.repeat()
                    assert isinstance(answer, Maps), answer
                    encode(answer)
                    self._repeated.append(inspector.clock.seconds)
        self.seconds = inspector.clock.seconds

    @property
    def captures(self) -> int:
        """How many there were, with the one that was asked for."""
        return 1 + len(self._repeated)

    @property
    def rate(self) -> float:
        """Captures a second; the first that is repeated waits until it is paid for."""
        if len(self._repeated) < 2:  # too short a run for a beat
            return self.captures / self.seconds
        return (len(self._repeated) - 1) / (self.seconds - self._repeated[0])

    def _note(self, seconds: float) -> None:
        self.accounted += seconds


NODES = ("input", "conv1", "relu1", "conv2", "relu2", "pool", "linear", "output")


def _project(maps: int, epochs: int) -> Project:
    """Bundled digits through a layer of as many maps."""
    project = Project()
    graph: Graph = project.add_network(MAIN)
    layers: tuple[tuple[str, dict[str, object]], ...] = (
        ("Input", {}),
        ("Conv2d", {"out_channels": 32, "padding": 1, "stride": 2}),
        ("ReLU", {}),
        ("Conv2d", {"out_channels": maps, "padding": 1}),
        ("ReLU", {}),
        ("GlobalAvgPool", {}),
        ("Linear", {"out_features": 10}),
        ("Output", {}),
    )
    for name, (kind, fields) in zip(NODES, layers, strict=True):
        graph.add_node(Node(name, kind, name, fields))
    for source, target in pairwise(NODES):
        graph.add_edge(Edge(source, target))
    project.training = replace(project.training, epochs=epochs)
    return project
