"""The rate range test: asked, drawn, chosen from with the mouse, used in one step."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import CancelJob, JobProgress, RequestFailed
from cnnstudio.bridge.study_messages import RangeProgress, RangeTest, RangeTested
from cnnstudio.project.commands import EditSettings
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.range_chart import RangeChart
from cnnstudio.ui.training.range_dialog import RangeDialog
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import small_project

LEFT = Qt.MouseButton.LeftButton


def answer_to(
    request: int, suggestion: float = 3e-3, early: bool = False
) -> RangeTested:
    rates = np.geomspace(1e-6, 1, 100).astype(np.float32)
    smooth = 2.3 - 2.0 / (1 + (3e-3 / rates) ** 2) + (rates > 0.1) * rates * 9
    raw = smooth + np.sin(np.arange(100)) * 0.1
    return RangeTested(
        request, rates, raw.astype(np.float32), smooth.astype(np.float32), suggestion,
        early, 4.0, steepest=max(suggestion, 3e-3), lowest_at=0.03,
    )  # fmt: skip


class Bench:
    """A dialog over a stand-in for the engine."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.document = Document()
        self.document.open(small_project(learning_rate=0.5), path)
        self.client = FakeEngineClient()
        self.client.start()
        self.client.become_ready()
        self.dialog = RangeDialog(self.document, cast("EngineClient", self.client))
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        for part in (self.document, self.client):
            part.setParent(self.dialog)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    @property
    def asked(self) -> int:
        return self.client.submitted_of(RangeTest)[-1].request

    @property
    def rate(self) -> float:
        return self.document.project.training.learning_rate


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(qtbot, tmp_path / "a.cnnproj")
    yield bench
    bench.dialog.hide()


def test_the_suggestion_is_used_in_one_undo_step(bench: Bench) -> None:
    dialog = bench.dialog
    assert dialog.use.toolTip() == "The rates are being tested."
    bench.client.deliver(JobProgress(bench.asked, "rate 1e-05, loss 2.3", 20, 100))
    assert dialog.progress.part() == pytest.approx(0.2)
    assert dialog.hint.text() == "Step 20 of 100: rate 1e-05, loss 2.3"
    bench.client.deliver(answer_to(bench.asked))
    assert not dialog.progress.isVisible()
    assert dialog.use.text() == "Use 3e-3"
    assert dialog.chart.accessibleDescription() == "Suggested rate: 3e-3"
    QTest.mouseClick(dialog.use, LEFT)
    assert bench.rate == 3e-3
    stack = bench.document.stack
    assert (stack.count(), stack.undoText()) == (1, "Set learning rate to 0.003")
    stack.undo()
    assert bench.rate == 0.5
    assert bench.client.submitted_of(CancelJob) == []


def test_the_curve_grows_while_the_test_runs(bench: Bench) -> None:
    dialog = bench.dialog
    dialog.resize(720, 520)
    assert "begins in some seconds" in dialog.hint.text()
    assert dialog.close_button.text() == "Cancel"
    place = dialog.chart.geometry()
    bench.client.deliver(JobProgress(bench.asked, "Preparing the data …"))
    assert dialog.hint.text() == "Preparing the data …"
    empty = dialog.chart.grab().toImage()
    points = answer_to(bench.asked)
    for done in (1, 40):
        bench.client.deliver(
            RangeProgress(
                bench.asked, "rate 1e-5, loss 2.3", done, 100, 1e-6, 1.0,
                points.rates[:done], points.losses[:done], points.smoothed[:done],
            )
        )  # fmt: skip
        assert dialog.chart.x_of(1.0) > dialog.chart.width() - 30
    assert dialog.chart.grab().toImage() != empty
    assert dialog.use.toolTip() == "The rates are being tested."
    first = dialog.chart.x_of(1e-6)
    part = slice(0, 60)  # it ended early: the axis stays where it is
    bench.client.deliver(
        replace(
            points, rates=points.rates[part], losses=points.losses[part],
            smoothed=points.smoothed[part], ended_early=True,
        )
    )  # fmt: skip
    QTest.qWait(1)
    assert dialog.chart.x_of(1e-6) == first
    assert dialog.chart.x_of(1.0) > dialog.chart.width() - 30
    assert dialog.close_button.text() == "Close"
    assert dialog.chart.geometry() == place
    assert dialog.chart.accessibleDescription() == "Suggested rate: 3e-3"
    QTest.mouseClick(dialog.again, LEFT)
    assert not math.isfinite(dialog.chart.chosen)
    assert dialog.chart.accessibleDescription() == ""


class CountedChart(RangeChart):
    """Counts how often it looks at all of its points."""

    looks = 0

    def _span(self) -> tuple[float, float]:
        self.looks += 1
        return super()._span()


def test_the_chart_looks_at_all_points_once_to_be_painted(qtbot: QtBot) -> None:
    chart, points = CountedChart(), answer_to(1)
    qtbot.addWidget(chart)
    curves = (points.rates, points.losses, points.smoothed)
    chart.show_points(*(values.tolist() for values in curves))
    chart.suggest(3e-3, ((3e-3, "falls fastest"),))
    chart.grab()
    assert chart.looks == 1


def test_the_suggestion_says_where_it_comes_from(bench: Bench) -> None:
    bench.client.deliver(answer_to(bench.asked))
    said = "At 3e-3 the loss falls fastest, and it falls until 3e-2"
    assert bench.dialog.hint.text().startswith(said)
    bench.dialog.again.click()
    bench.client.deliver(answer_to(bench.asked, suggestion=1e-3))
    said = "fastest at 3e-3, and until 3e-2. Suggested is a tenth of the latter, 1e-3"
    assert said in bench.dialog.hint.text()


def test_another_rate_is_chosen_with_the_mouse_and_the_arrows(bench: Bench) -> None:
    bench.client.deliver(answer_to(bench.asked))
    chart = bench.dialog.chart
    x = round(chart.x_of(1e-2))
    QTest.mouseClick(chart, LEFT, pos=QPoint(x, 100))
    assert chart.chosen == pytest.approx(1e-2, rel=0.05)
    assert bench.dialog.use.text().startswith("Use ")
    QTest.mousePress(chart, LEFT, pos=QPoint(x, 100))
    QTest.mouseMove(chart, QPoint(round(chart.x_of(1e-3)), 100))
    QTest.mouseRelease(chart, LEFT, pos=QPoint(round(chart.x_of(1e-3)), 100))
    assert chart.chosen == pytest.approx(1e-3, rel=0.05)
    chart.setFocus()
    before = chart.chosen
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.chosen == pytest.approx(before * 10 ** (1 / 20), rel=0.06)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.chosen == pytest.approx(before, rel=0.06)


def test_a_loss_that_falls_nowhere_suggests_nothing(bench: Bench) -> None:
    bench.client.deliver(answer_to(bench.asked, suggestion=0.0))
    assert bench.dialog.hint.text().startswith("No rate is suggested: the loss falls")
    assert bench.dialog.use.toolTip() == "There is no rate to use yet."


@pytest.mark.parametrize(("rate", "said"), [(3e-3, False), (0.16, True)])
def test_a_rate_that_is_unusual_is_said_to_be(
    bench: Bench, rate: float, said: bool
) -> None:
    change = EditSettings("training", {"optimizer": "adamw"})
    bench.document.push(change)
    bench.client.deliver(answer_to(bench.asked, suggestion=rate))
    hint = bench.dialog.hint.text()
    assert ("That is unusual for AdamW: 1e-5 to 1e-2 is usual." in hint) is said


def test_an_early_end_is_told(bench: Bench) -> None:
    bench.client.deliver(answer_to(bench.asked, early=True))
    assert "From 1 on it ran away" in bench.dialog.hint.text()


def test_a_run_that_is_not_finite_from_the_start_is_told_of(bench: Bench) -> None:
    bench.client.deliver(RangeTested(bench.asked))
    assert "not finite at the first step" in bench.dialog.hint.text()
    assert not math.isfinite(bench.dialog.chart.chosen)


def test_a_problem_is_told_and_one_can_test_again(bench: Bench) -> None:
    bench.client.deliver(RangeTested(bench.asked, problem="Batch 64 does not fit."))
    assert bench.dialog.hint.text() == "Batch 64 does not fit."
    QTest.mouseClick(bench.dialog.again, LEFT)
    bench.client.deliver(RequestFailed(bench.asked, "It cannot start."))
    assert bench.dialog.hint.text() == "It cannot start."


def test_closing_the_dialog_ends_the_test(bench: Bench) -> None:
    request = bench.asked
    QTest.keyClick(bench.dialog, Qt.Key.Key_Escape)
    assert bench.client.submitted_of(CancelJob) == [CancelJob(request)]
    assert bench.rate == 0.5
