"""Which plots there are, which are shown, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.series import Series
from cnnstudio.project.measures import MEASURES
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.training.plot_choice import SMOOTHINGS, PlotChoice
from cnnstudio.ui.training.plot_kinds import (
    all_keys,
    measured_keys,
    plot_kind,
    shown_keys,
    usual_keys,
)
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.train_view import TrainView
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import any_run, play, small_project
from tests.ui.training.test_plots import drawn


class Bench:
    """The centre of Train, with a run that trains."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        document, client = Document(), FakeEngineClient()
        document.open(small_project(epochs=10), folder / "p.cnnproj")
        client.start()
        client.become_ready()
        self.settings = QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat)
        self.controller = RunController(document, cast("EngineClient", client))
        self.view = TrainView(self.controller, theme_manager(), self.settings)
        qtbot.addWidget(self.view)
        self.view.resize(864, 700)
        self.controller.start()
        for message in play(self.controller.current, 3.5):
            client.deliver(message)
        self.view.show()
        self.plots = self.view.made_plots()
        drawn(self.plots)

    def measure(self, name: str) -> None:
        """Let the run have measured something else as well."""
        run = self.controller.current
        series = Series(run.usual_smoothing)
        series.append(np.arange(1, 221), np.linspace(1, 2, 220))
        run.history.steps[name] = series
        self.controller.measured.emit()
        drawn(self.plots)

    def choose(self, title: str) -> None:
        """Click the button of the plots, and an entry of its menu."""
        QTest.mouseClick(self.view.tools.plots, Qt.MouseButton.LeftButton)
        (menu,) = [m for m in self.view.tools.findChildren(QMenu) if m.isVisible()]
        (action,) = [a for a in menu.actions() if a.text() == title]
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        drawn(self.plots)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(qtbot, tmp_path)
    yield bench
    bench.view.hide()


@pytest.mark.parametrize("key", all_keys())
def test_every_measure_has_a_plot_with_its_words(key: str) -> None:
    kind = plot_kind(key)
    assert kind.title
    assert len(kind.numbers([0.0, 0.5, 1.0])) == 3
    assert kind.text(0.5)


def test_a_measure_of_layers_has_a_panel_instead_of_a_plot() -> None:
    assert "update_ratio" in MEASURES
    assert "update_ratio" not in all_keys()


def test_only_what_is_measured_is_shown() -> None:
    run = any_run()
    assert shown_keys(None, "accuracy", ()) == ("loss", "accuracy", "learning_rate")
    assert shown_keys(("memory", "loss"), "accuracy", ("loss",)) == ("loss",)
    assert shown_keys((), "accuracy", ("loss",)) == ("loss",)
    for message in play(run, 1.5):
        run.add(message)
    assert measured_keys(run.history)[:3] == ("loss", "accuracy", "learning_rate")
    assert usual_keys("loss") == ("loss", "learning_rate")


def test_a_plot_that_is_chosen_appears_and_is_remembered(bench: Bench) -> None:
    assert list(bench.plots.plots) == ["loss", "accuracy", "learning_rate"]
    bench.measure("gradient_norm")
    assert list(bench.plots.plots) == ["loss", "accuracy", "learning_rate"]
    bench.choose("Gradient norm")
    assert list(bench.plots.plots)[-1] == "gradient_norm"
    assert bench.plots.plots["gradient_norm"].points("train") > 50
    assert bench.plots.plots["gradient_norm"].view.log
    bench.choose("Accuracy")
    shown = ["loss", "learning_rate", "gradient_norm"]
    assert list(bench.plots.plots) == shown
    assert not bench.plots.rows["accuracy"].plot.isVisible()
    again = PlotChoice(QSettings(bench.settings.fileName(), bench.settings.format()))
    assert sorted(again.shown or ()) == sorted(shown)
    bench.choose("The usual plots")
    assert list(bench.plots.plots) == ["loss", "accuracy", "learning_rate"]
    assert PlotChoice(bench.settings).shown is None


def test_the_last_plot_carries_the_numbers_of_the_axis(bench: Bench) -> None:
    bench.measure("memory")
    bench.choose("Engine memory")
    titles = {key: plot.frame.x_title for key, plot in bench.plots.plots.items()}
    assert titles == {
        "loss": "", "accuracy": "", "learning_rate": "", "memory": "epoch",
    }  # fmt: skip


def test_smoothing_is_over_all_points_and_the_raw_line_stays(bench: Bench) -> None:
    slider, loss = bench.view.tools.smoothing, bench.plots.plots["loss"]
    history = bench.controller.current.history
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_End)
    drawn(bench.plots)
    assert bench.view.tools.number.text() == "0.999"
    assert history.steps["train/loss"].smoothing == pytest.approx(0.999)
    assert loss.points("raw") > 0
    QTest.keyClick(slider, Qt.Key.Key_Home)
    drawn(bench.plots)
    assert bench.view.tools.number.text() == "raw"
    assert loss.points("raw") == 0
    assert loss.points("train") == len(history.steps["train/loss"])
    assert PlotChoice(bench.settings).smoothing == SMOOTHINGS[0]


def test_raw_values_lose_no_spike(bench: Bench) -> None:
    """Without smoothing the line is the envelope of all points."""
    run = bench.controller.current
    series = Series(0.0)
    values = np.ones(220, np.float32)
    values[113] = 7.0
    series.append(np.arange(1, 221), values)
    run.history.steps["gradient_norm"] = series
    bench.view.choice.smooth_by(0.0)
    bench.view.choice.show_plots(("gradient_norm",))
    bench.plots.resize(200, 300)
    drawn(bench.plots)
    assert bench.plots.plots["gradient_norm"].highest("train") == pytest.approx(7.0)


def test_what_was_stored_badly_is_forgotten(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    settings.setValue("plots/shown", "loss,nonsense")
    settings.setValue("plots/unit", "miles")
    settings.setValue("plots/smoothing", "2")
    choice = PlotChoice(settings)
    assert choice.shown == ("loss",)
    assert choice.unit == "epochs"
    assert choice.smoothing is None
