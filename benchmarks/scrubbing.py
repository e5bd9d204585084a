"""The real window and engine go through the epochs of a run; prints one JSON line.

`python -m benchmarks.scrubbing FOLDER EPOCHS PASSES` trains the digits for so many
short epochs, shows each of them once, and then again as often as said.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from cnnstudio.app import make_client
from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import load, save
from cnnstudio.ui.screenshot import never, settle
from cnnstudio.ui.studio import Studio
from cnnstudio.ui.theme import theme_manager

PATIENCE_S = 180.0
IMAGES = 256
"""To train on: what an epoch has learned is not what is measured."""


class Scrubbing:
    """A window that looks into a run of the digits, at a layer in its middle."""

    def __init__(self, app: QApplication, studio: Studio, epochs: int) -> None:
        self._app, self._studio, self._epochs = app, studio, epochs

    def prepare(self) -> None:
        """Train, and look inside; RuntimeError if that takes too long."""
        studio = self._studio
        studio.start_engine()
        self._wait(self._has_engine)
        runs = studio.run.controller
        runs.start()
        self._wait(lambda: runs.current.saved_epoch == self._epochs and self._rests())
        studio.show_mode("inspect")
        node = studio.document.graph.node_named("conv3")
        assert node is not None
        studio.window.selection.select([node.id])
        self._wait(studio.run.shows_detail)
        film = studio.run.inside.timeline.panel.film
        self._wait(lambda: film.is_current)

    def go_through(self) -> list[tuple[float, float]]:
        """Show each epoch; return the milliseconds until it was painted.

        First as a clock shows them, then those that this process has worked.
        """
        return [self._show(epoch) for epoch in range(1, self._epochs + 1)]

    def _show(self, epoch: int) -> tuple[float, float]:
        run = self._studio.run
        timeline, inspect = run.inside.timeline.timeline, run.inspect
        start, worked = time.perf_counter(), time.process_time()
        timeline.show(epoch)
        end = start + PATIENCE_S
        while timeline.is_loading and time.perf_counter() < end:
            self._app.processEvents()
        self._app.processEvents()  # paints what was changed
        worked = time.process_time() - worked
        seconds = time.perf_counter() - start
        maps = inspect.maps
        if maps is None or maps.epoch != epoch:
            raise RuntimeError(f"epoch {epoch} was not shown")
        settle(never, 0.05)  # a person does not scrub faster
        return 1_000 * seconds, 1_000 * worked

    def _has_engine(self) -> bool:
        return self._studio.client.engine is not None

    def _rests(self) -> bool:
        return not self._studio.run.controller.is_active

    def _wait(self, until: Callable[[], bool]) -> None:
        if not settle(until, PATIENCE_S):
            raise RuntimeError("the engine took too long")


def main() -> int:
    folder, epochs, passes = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    project = load(sample_project("digits_residual")).project
    project.training = replace(project.training, epochs=epochs)
    project.dataset = replace(project.dataset, train=IMAGES)
    path = folder / "digits.cnnproj"
    save(project, path)
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    themes = theme_manager()
    themes.apply()
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    studio = Studio(themes, settings, make_client)
    studio.window.resize(1600, 1000)
    studio.window.show()
    studio.open_project(path)
    scrubbing = Scrubbing(app, studio, epochs)
    scrubbing.prepare()
    times = [scrubbing.go_through() for _ in range(1 + passes)]
    print(json.dumps(times), flush=True)
    studio.client.stop_and_wait(10_000)
    # Not by closing: it would ask whether to save.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
