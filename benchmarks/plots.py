"""Repainting the plots of a long run against a short one and plain pyqtgraph."""

from __future__ import annotations

import os

import numpy as np
from PySide6.QtWidgets import QApplication

from benchmarks.harness import (
    PAIRS,
    Figure,
    at_most,
    measure_pairs,
    timed,
)
from benchmarks.references.default_plot import DefaultPlot
from cnnstudio.bridge.run_messages import StepsEnded
from cnnstudio.project.settings import TrainingConfig
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.training.plot_stack import PlotStack
from cnnstudio.ui.training.run import Run
from cnnstudio.ui.training.run_curves import RunCurves

AREA = "plots"
SHORT, LONG = 1_000, 1_000_000
EPOCHS = 10


def measure(
    short: int = SHORT, long: int = LONG, pairs: int = PAIRS
) -> list[Figure]:
    """Loss, accuracy and learning rate, computed from all points and painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    themes = theme_manager()
    themes.apply()
    stack = PlotStack(themes)
    stack.resize(864, 600)
    few, many = _curves(short), _curves(long)

    def repaint(curves: RunCurves) -> None:
        stack.painter.paint(curves, (0.0, float(EPOCHS)))
        stack.grab()

    plain = DefaultPlot(864, 228)
    steps, losses = np.arange(1, long + 1, dtype=np.float64), _losses(long)
    growth = measure_pairs(
        timed(lambda: repaint(many), repeat=5),
        timed(lambda: repaint(few), repeat=5),
        pairs,
    )
    against = measure_pairs(
        timed(lambda: repaint(many), repeat=3),
        timed(lambda: plain.show(steps, losses)),
        pairs,
    )
    return [
        Figure(
            AREA, f"repaint of three plots at {long:,} points, of that at {short:,}",
            growth.shares, at_most(1.5), growth.note(),
        ),
        Figure(
            AREA, f"the three at {long:,} points, faster than one plain pyqtgraph plot",
            against.speed_ups, None, against.note(),
        ),
    ]  # fmt: skip


def _losses(count: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    generator = np.random.default_rng(0)
    steps = np.arange(count)
    fall = np.exp(-4 * steps / count)
    return fall * (2.3 + 0.3 * generator.standard_normal(count)) + 0.05


def _curves(count: int) -> RunCurves:
    """A run of ten epochs that has taken so many steps, all there are."""
    training = TrainingConfig(epochs=EPOCHS, batch_size=1, schedule="cosine")
    run = Run(training=training, classes=10, images=count // EPOCHS, epochs=EPOCHS)
    step = np.arange(1, count + 1, dtype=np.int64)
    loss = np.abs(_losses(count)).astype(np.float32)
    rate = np.linspace(1e-3, 0, count, dtype=np.float32)
    run.add(
        StepsEnded(
            run="", step=step,
            values={
                "train/loss": loss,
                "train/accuracy": np.exp(-loss),
                "run/learning_rate": rate,
            },
            epoch=EPOCHS, step_in_epoch=count // EPOCHS, images_per_second=1.0,
            elapsed=1.0, left=0.0,
        )
    )  # fmt: skip
    return RunCurves(run)
