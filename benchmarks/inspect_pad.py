"""Drawing on the pad: from the mouse event to the prediction that is shown.

The real window and the real engine, which has nothing else to do.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PySide6.QtCore import QEventLoop, QPoint, QPointF, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.harness import Figure, at_most, percentile
from cnnstudio.app import make_client
from cnnstudio.paths import sample_project
from cnnstudio.ui.studio import Studio
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.viewer.sample.pad import Pad
from cnnstudio.ui.viewer.sample.sample_panel import SamplePanel

AREA = "inspect"
STROKES, MOVES, ROUNDS = 50, 12, 2
NETWORKS = ("digits_lenet", "digits_residual")
PATIENCE_MS = 60_000


def measure_pad(
    strokes: int = STROKES, rounds: int = ROUNDS, networks: tuple[str, ...] = NETWORKS
) -> list[Figure]:
    """The 90th percentile over the strokes, for each network; lower is better."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme_manager().apply()
    figures = []
    with _studio() as studio:
        for name in networks:
            drawing = _Drawing(studio, name)
            drawing.stroke(0)  # warm-up
            late = [[drawing.stroke(n) for n in range(strokes)] for _ in range(rounds)]
            values = tuple(percentile(some, 0.9) for some in late)
            middle = percentile([ms for some in late for ms in some], 0.5)
            figures.append(
                Figure(
                    AREA, f"stroke on the pad to shown prediction, p90, {name}",
                    values, at_most(50, " ms"), f"median {middle:.1f} ms", " ms",
                )
            )  # fmt: skip
    return figures


@contextmanager
def _studio() -> Iterator[Studio]:
    with TemporaryDirectory() as folder:
        settings = QSettings(f"{folder}/window.ini", QSettings.Format.IniFormat)
        studio = Studio(theme_manager(), settings, make_client)
        studio.window.resize(1600, 1000)
        studio.window.show()
        studio.start_engine()
        yield studio
        studio.client.stop_and_wait(10_000)
        studio.window.hide()


class _Drawing:
    """The pad beside a network, and the wait for what is said of a stroke."""

    def __init__(self, studio: Studio, name: str) -> None:
        studio.open_project(Path(sample_project(name)))
        studio.show_mode("inspect")
        self._inspect = studio.run.inspect
        self._panel: SamplePanel = studio.run.inside.sample
        self._panel.source.show_draw()
        self._pad: Pad = self._panel.source.draw.pad
        self._random = np.random.default_rng(0)

    def stroke(self, number: int) -> float:
        """Draw one on an empty pad; milliseconds from its last event to the answer."""
        self._pad.clear()
        self._settle()
        first, last = self._random.uniform(5, 23, (2, 2))
        none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        QTest.mousePress(self._pad, left, none, self._at(first))
        for share in np.linspace(0, 1, MOVES)[:-1]:
            QTest.mouseMove(self._pad, self._at(first + share * (last - first)))
            QApplication.processEvents()
        start = time.perf_counter()
        QTest.mouseMove(self._pad, self._at(last))
        self._settle()
        seconds = time.perf_counter() - start
        QTest.mouseRelease(self._pad, left, none, self._at(last))
        return 1_000 * seconds

    def _at(self, point: np.ndarray) -> QPoint:
        box = self._pad.image_rect()
        scale = box.width() / 28
        place = QPointF(*(float(n) * scale for n in point)) + box.topLeft()
        return place.toPoint()

    def _is_shown(self) -> bool:
        """True once the prediction that is seen is that of the drawing as it is."""
        maps, own = self._inspect.maps, self._inspect.own
        if maps is None or (maps.part, maps.index) != ("own", self._inspect.index):
            return self._pad.drawing.is_empty and own.source is None
        return own.pixels() is self._pad.drawing.pixels

    def _settle(self) -> None:
        """Wait for that, and have it painted."""
        loop, given_up = QEventLoop(), QTimer()
        given_up.setSingleShot(True)
        given_up.timeout.connect(loop.quit)
        given_up.start(PATIENCE_MS)
        self._inspect.maps_changed.connect(loop.quit)
        while not self._is_shown():
            loop.exec()
            if not given_up.isActive():
                raise RuntimeError(f"no prediction: {self._inspect.failure}")
        self._inspect.maps_changed.disconnect(loop.quit)
        self._panel.bars.repaint()
