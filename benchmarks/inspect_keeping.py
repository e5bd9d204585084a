"""What it takes of a run to keep the weights of every epoch, and the initial ones."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.harness import PAIRS, Figure, at_most, in_turn, number
from cnnstudio.engine.run_state import RunState
from cnnstudio.engine.trainer import Trainer
from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import load

AREA = "inspect"
EPOCHS = 6
SAVING = ("begin", "save")
"""What of a run's state writes into its folder."""


def measure_keeping(
    pairs: int = PAIRS, epochs: int = EPOCHS, images: int | None = None
) -> list[Figure]:
    """Time spent saving with `keep_every` 1 over that with 0, as a share of the run."""
    kept: list[_Trained] = []
    plain: list[_Trained] = []

    def one(found: list[_Trained], every: int) -> Callable[[], float]:
        def measure() -> float:
            found.append(_Trained(every, epochs, images))
            return found[-1].saving

        return measure

    saved = in_turn(one(kept, 1), one(plain, 0), rounds=pairs)
    runs = kept[-pairs:]
    shares = tuple(
        100 * (more - less) / run.seconds
        for more, less, run in zip(*saved, runs, strict=True)
    )
    ours, theirs = (1_000 * statistics.median(times) for times in saved)
    return [
        Figure(
            AREA, "time of a run that keeping every epoch's weights adds",
            shares, at_most(2, " %"),
            f"saving {number(ours)} against {number(theirs)} ms in {epochs} epochs",
            " %",
        ),
    ]  # fmt: skip


class _Trained:
    """One run of the digits in this process: its seconds, and those of saving."""

    def __init__(self, every: int, epochs: int, images: int | None) -> None:
        self.saving = 0.0
        project = load(sample_project("digits_simple.cnnproj")).project
        project.training = replace(project.training, epochs=epochs, keep_every=every)
        if images is not None:
            project.dataset = replace(project.dataset, train=images)
        start = time.perf_counter()
        with (
            TemporaryDirectory(prefix="cnnstudio-bench-") as folder,
            self._watched(),
        ):
            for _ in Trainer(project, Path(folder) / "0001-aa", run="r").run():
                pass
        self.seconds = time.perf_counter() - start

    @contextmanager
    def _watched(self) -> Iterator[None]:
        plain = {name: getattr(RunState, name) for name in SAVING}
        for name, method in plain.items():
            setattr(RunState, name, self._timed(method))
        try:
            yield
        finally:
            for name, method in plain.items():
                setattr(RunState, name, method)

    def _timed(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any, **named: Any) -> Any:
            start = time.perf_counter()
            try:
                return method(*given, **named)
            finally:
                self.saving += time.perf_counter() - start

        return timed
