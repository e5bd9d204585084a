"""Repainting the plots of a long run against a short one and plain pyqtgraph."""

from __future__ import annotations

import os

import numpy as np
from PySide6.QtWidgets import QApplication

from benchmarks.harness import (
    PAIRS,
    Figure,
    at_least,
    at_most,
    measure_pairs,
    timed,
)
from benchmarks.references.default_plot import DefaultPlot
from cnnstudio.bridge.run_messages import StepsEnded
from cnnstudio.project.settings import TrainingConfig
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.training.plot_choice import PlotChoice
from cnnstudio.ui.training.plot_stack import PlotStack
from cnnstudio.ui.training.run import Run
from cnnstudio.ui.training.run_curves import RunCurves

AREA = "plots"
SHORT, MIDDLE, LONG = 1_000, 1_000_000, 10_000_000
EPOCHS = 10
PLOTS = ("loss", "accuracy", "learning_rate", "gradient_norm")


def measure(
    short: int = SHORT, middle: int = MIDDLE, long: int = LONG, pairs: int = PAIRS
) -> list[Figure]:
    """Four plots, computed from all points and painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    themes = theme_manager()
    themes.apply()
    choice = PlotChoice()
    choice.show_plots(PLOTS)
    stack = PlotStack(themes, choice)
    stack.resize(864, 600)
    stack.show()

    def repaint(curves: RunCurves) -> None:
        stack.painter.paint(curves, (0.0, float(EPOCHS)))
        stack.grab()

    few, many = _curves(short), _curves(middle)
    stack.show_run(few)
    stack.repaint_now()
    plain = DefaultPlot(864, stack.plots["loss"].height())
    steps, losses = np.arange(1, middle + 1, dtype=np.float64), _losses(middle)

    def repaint_one() -> None:
        stack.painter.paint_one("loss", many, (0.0, float(EPOCHS)))
        stack.plots["loss"].grab()

    against = measure_pairs(
        timed(repaint_one, repeat=10),
        timed(lambda: plain.show(steps, losses)),
        pairs,
    )
    most = _curves(long)
    growth = measure_pairs(
        timed(lambda: repaint(most), repeat=5),
        timed(lambda: repaint(few), repeat=5),
        pairs,
    )
    stack.hide()
    return [
        Figure(
            AREA, f"repaint of four plots at {long:,} points, of that at {short:,}",
            growth.shares, at_most(1.5), growth.note(),
        ),
        Figure(
            AREA, f"a plot of {middle:,} points, faster than a plain one of pyqtgraph",
            against.speed_ups, at_least(100), against.note(),
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
                "run/learning_rate": rate, "run/gradient_norm": np.sqrt(loss),
            },
            epoch=EPOCHS, step_in_epoch=count // EPOCHS, images_per_second=1.0,
            elapsed=1.0, left=0.0,
        )
    )  # fmt: skip
    return RunCurves(run)
