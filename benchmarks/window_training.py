"""The real window and the real engine process train the digits; prints one JSON line.

`python -m benchmarks.window_training FOLDER EPOCHS MODE`, where MODE is what the window
shows while it trains: `train` (four plots) or `inspect` (feature maps, refreshed).
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.lateness import Lateness
from benchmarks.plots import PLOTS
from cnnstudio.app import make_client
from cnnstudio.bridge.run_messages import EpochEnded, RunFailed, StepsEnded
from cnnstudio.paths import sample_project
from cnnstudio.project.file_format import load, save
from cnnstudio.project.steps.numbers import Normalize
from cnnstudio.ui.modes import Mode
from cnnstudio.ui.studio import Studio
from cnnstudio.ui.theme import theme_manager

IDLE_MS = 2_000
PATIENCE_MS = 120_000


class Rehearsal(QObject):
    """Waits for the engine, sits idle, trains, and tells what was measured."""

    def __init__(self, studio: Studio, epochs: int, mode: Mode) -> None:
        super().__init__()
        self.studio, self.epochs, self.mode = studio, epochs, mode
        self.lateness = Lateness(self)
        self.ended: list[float] = []
        self.capture_share = 0.0
        self.failed = ""
        self._loop = QEventLoop()

    def play(self) -> dict[str, object]:
        """Do all of it; RuntimeError if the run fails or takes too long."""
        studio, client = self.studio, self.studio.client
        client.on(EpochEnded, self._epoch_ended)
        client.on(StepsEnded, self._steps_ended)
        client.on(RunFailed, self._run_failed)
        client.ready.connect(self._wake)
        studio.start_engine()
        self._wait(PATIENCE_MS)
        studio.run.train_view.choice.show_plots(PLOTS)
        studio.show_mode(self.mode)
        self._rest(500)
        self.lateness.start()
        self._rest(IDLE_MS)
        idle = self.lateness.stop()
        studio.run.controller.start()
        self._wait(PATIENCE_MS)
        seconds = self.ended[-1] - self.ended[0]
        plots = studio.run.train_view.plots
        images = studio.document.project.dataset.train * (self.epochs - 1)
        return {
            "images_per_second": images / seconds,
            "idle": idle,
            "training": self.lateness.stop(),
            "repaints": 0 if plots is None else plots.repaints,
            "capture_share": self.capture_share,
        }

    def _rest(self, milliseconds: int) -> None:
        QTimer.singleShot(milliseconds, self._loop.quit)
        self._loop.exec()

    def _wait(self, milliseconds: int) -> None:
        """Wait until something wakes; RuntimeError if nothing does."""
        patience = QTimer()
        patience.setSingleShot(True)
        patience.timeout.connect(self._give_up)
        patience.start(milliseconds)
        self._loop.exec()
        patience.stop()
        if self.failed:
            raise RuntimeError(self.failed)

    def _wake(self, _: object = None) -> None:
        self._loop.quit()

    def _give_up(self) -> None:
        self.failed = "the engine took too long"
        self._loop.quit()

    def _run_failed(self, failed: RunFailed) -> None:
        self.failed = f"{failed.message} {failed.details}"
        self._loop.quit()

    def _steps_ended(self, steps: StepsEnded) -> None:
        self.capture_share = steps.capture_share

    def _epoch_ended(self, epoch: EpochEnded) -> None:
        """Measure from the end of the first epoch, as the bare loop does."""
        self.ended.append(time.perf_counter())
        if epoch.epoch == 1:
            self.lateness.start()
        if epoch.epoch == self.epochs:
            self._wake()


def main() -> int:
    folder, epochs, mode = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    project = load(sample_project("digits_lenet")).project
    project.training = replace(project.training, epochs=epochs)
    project.dataset = replace(project.dataset, pipeline=(Normalize(),))
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
    shown: Mode = "inspect" if mode == "inspect" else "train"
    told = Rehearsal(studio, epochs, shown).play()
    print(json.dumps(told), flush=True)
    studio.client.stop_and_wait(10_000)
    # Not by closing: it would ask whether to save.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
