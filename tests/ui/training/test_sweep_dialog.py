"""Sweeps in the window: typed, queued, followed run by run, and compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.run_messages import StartRun
from cnnstudio.project.commands import EditField
from cnnstudio.project.file_format import loads
from cnnstudio.project.runs import RunFolder
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.run_queue import RunQueue
from cnnstudio.ui.training.sweep_dialog import SweepDialog
from cnnstudio.ui.training.sweeps import Sweeps
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import finished, play, small_project

LEFT = Qt.MouseButton.LeftButton


class Bench:
    """The dialog over a queue and a stand-in for the engine."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.document = Document()
        self.document.open(small_project(epochs=2), path)
        self.client = FakeEngineClient()
        self.client.start()
        self.client.become_ready()
        client = cast("EngineClient", self.client)
        self.controller = RunController(self.document, client)
        self.queue = RunQueue(self.document, self.controller)
        self.sweeps = Sweeps(self.document, self.controller, self.queue)
        self.dialog = SweepDialog(self.document, self.controller, self.sweeps)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        parts = (self.sweeps, self.queue, self.controller, self.document, self.client)
        for part in parts:
            part.setParent(self.dialog)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    def type_values(self, text: str, row: int = 0) -> None:
        """Type values of a setting."""
        line = self.dialog.axes[row].values
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, text)

    def end(self, accuracy: float) -> None:
        """Let the engine end the run with a result."""
        run = self.controller.current
        for message in play(run, 2):
            self.client.deliver(message)
        RunFolder(run.folder).update(
            status="completed", epochs_done=2, best_epoch=2, metric="accuracy",
            results={"validation/accuracy": accuracy},
        )  # fmt: skip
        self.client.deliver(finished(run, 2))
        QTest.qWait(1)

    def trained(self) -> list[tuple[float, int]]:
        asked = self.client.submitted_of(StartRun)
        settings = [loads(r.project).project.training for r in asked]
        return [(s.learning_rate, s.seed) for s in settings]

    def rows(self) -> list[list[str]]:
        table = self.dialog.table
        return [
            [(item.text() if (item := table.item(row, c)) else "")
             for c in range(table.columnCount())]
            for row in range(table.rowCount())
        ]  # fmt: skip


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(qtbot, tmp_path / "digits.cnnproj")
    yield bench
    bench.dialog.hide()


def test_it_counts_the_runs_while_one_types(bench: Bench) -> None:
    dialog = bench.dialog
    assert dialog.count.text() == "3 runs"
    bench.type_values("0.1, 0.01")
    assert dialog.count.text() == "2 runs"
    dialog.repeats.setText("3")
    assert dialog.count.text() == "6 runs"
    QTest.mouseClick(dialog.more, LEFT)
    assert dialog.axes[1].name == "weight_decay"
    assert dialog.count.text() == "18 runs"
    QTest.mouseClick(dialog.axes[1].remove, LEFT)
    assert dialog.count.text() == "6 runs"
    bench.type_values("fast")
    assert "Expected a number from" in dialog.count.text()
    assert "Expected a number from" in dialog.axes[0].note.text()
    assert not dialog.add.isEnabled()


def test_a_range_asks_for_random(bench: Bench) -> None:
    bench.type_values("1e-4 to 1e-1")
    assert bench.dialog.count.text() == (
        "A range is drawn from: choose Random, or type values."
    )
    QTest.mouseClick(bench.dialog.mode.button("random"), LEFT)
    assert bench.dialog.count.text() == "10 runs"


def test_one_setting_stands_in_one_row_only(bench: Bench) -> None:
    QTest.mouseClick(bench.dialog.more, LEFT)
    row = bench.dialog.axes[1]
    row.combo.set_current_key("learning_rate")
    row.combo.picked.emit("learning_rate")
    assert bench.dialog.count.text() == "A setting can be tried in one row only."


def test_the_runs_go_through_the_queue_into_the_table(bench: Bench) -> None:
    bench.type_values("0.1, 0.01")
    bench.dialog.repeats.setText("2")
    QTest.mouseClick(bench.dialog.add, LEFT)
    assert len(bench.queue.runs) == 3
    assert bench.controller.current.name == "0.1, seed 0 (Sweep 1)"
    assert bench.rows() == [["0.1", "", "", "0 of 2"], ["0.01", "", "", "0 of 2"]]
    for accuracy in (0.90, 0.94, 0.97, 0.98):
        bench.end(accuracy)
    assert bench.trained() == [(0.1, 0), (0.1, 1), (0.01, 0), (0.01, 1)]
    assert bench.rows() == [
        ["0.01", "97.50 %", "0.71 %", "2"],
        ["0.1", "92.00 %", "2.83 %", "2"],
    ]
    QTest.mouseClick(bench.dialog.copy, LEFT)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0] == "Learning rate\tAccuracy\t± spread\tRuns"
    assert copied[1] == "0.01\t97.50 %\t0.71 %\t2"


def test_a_sweep_is_known_after_the_window_was_closed(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.type_values("0.1")
    QTest.mouseClick(bench.dialog.add, LEFT)
    bench.end(0.9)
    assert bench.document.path is not None
    again = Bench(qtbot, bench.document.path)
    assert again.dialog.which.currentText() == "Sweep 1"
    assert again.rows() == [["0.1", "90.00 %", "", "1"]]
    again.dialog.hide()


def test_what_cannot_be_trained_is_not_swept(bench: Bench) -> None:
    bench.document.push(EditField("linear_1", "out_features", 7))
    bench.document.validate()
    assert not bench.dialog.add.isEnabled()
    assert bench.dialog.add.toolTip().startswith("1 error in the network")
