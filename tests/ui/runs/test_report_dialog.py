"""The report of a run: chosen, written by the engine, opened, or refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import CancelJob, JobProgress
from cnnstudio.bridge.message import INITIAL
from cnnstudio.bridge.report_messages import ReportWritten, WriteReport
from cnnstudio.project.records import CheckpointRecord, RunRecord
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.runs.report_dialog import ReportDialog
from tests.helpers.desk import Answers
from tests.helpers.fakes import FakeEngineClient

LEFT = Qt.MouseButton.LeftButton


def kept(epoch: int) -> CheckpointRecord:
    return CheckpointRecord(f"{epoch}.ckpt", epoch, epoch * 10, 100, "")


class Bench:
    """A dialog over a stand-in for the engine, of a run with some epochs kept."""

    def __init__(self, qtbot: QtBot, folder: Path, looked_at: int = 0) -> None:
        record = RunRecord(
            "0001-aa", 1, "Run 1", folder=str(folder / "a.runs" / "0001-aa"),
            initial=kept(0), checkpoints=(kept(1), kept(3), kept(4)), best_epoch=3,
        )  # fmt: skip
        self.record = replace(record, epochs_done=4)
        self.client = FakeEngineClient()
        self.client.start()
        self.client.become_ready()
        self.answers = Answers()
        self.out = folder / "page"
        self.answers.save_answer = str(self.out)
        self.dialog = ReportDialog(
            self.record, cast("EngineClient", self.client), self.answers, looked_at
        )
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.client.setParent(self.dialog)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    def save(self) -> WriteReport:
        QTest.mouseClick(self.dialog.save, LEFT)
        return self.client.submitted_of(WriteReport)[-1]


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Bench:
    return Bench(qtbot, tmp_path)


def test_it_is_written_told_and_opened(bench: Bench) -> None:
    dialog = bench.dialog
    assert dialog.weights.currentText() == "best epoch, 3"
    assert dialog.beside.text() == "0, 3, 4"
    assert not dialog.open_button.isVisible()
    asked = bench.save()
    out = f"{bench.out}.html"
    assert (asked.folder, asked.path) == (bench.record.folder, out)
    assert (asked.weights, asked.epoch, asked.beside) == ("best", 0, (INITIAL, 3, 4))
    assert dialog.save.toolTip() == "The page is being written."
    bench.client.deliver(JobProgress(asked.request, "feature maps", 1, 10))
    assert dialog.progress.part() == pytest.approx(0.1)
    assert dialog.said.text() == "2 of 10: feature maps"
    bench.client.deliver(ReportWritten(asked.request, out, 2048, "No data here."))
    assert dialog.said.text() == f"Saved as {out}, 2 KiB. No data here."
    QTest.mouseClick(dialog.open_button, LEFT)
    assert bench.answers.asked[-1] == "show page.html"


def test_other_weights_and_epochs(bench: Bench) -> None:
    dialog = bench.dialog
    dialog.weights.setFocus()
    QTest.keyClick(dialog.weights, Qt.Key.Key_Down)
    dialog.beside.setFocus()
    QTest.keyClick(dialog.beside, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(dialog.beside, "1, 2")
    assert dialog.save.toolTip() == (
        "The weights of epoch 2 were not kept; 0, 1, 3, 4 were."
    )
    QTest.keyClick(dialog.beside, Qt.Key.Key_Backspace)
    QTest.keyClicks(dialog.beside, "x")
    assert "Expected epochs such as" in dialog.save.toolTip()
    dialog.beside.clear()
    asked = bench.save()
    assert (asked.weights, asked.epoch, asked.beside) == ("last", 0, ())


def test_the_epoch_that_is_looked_at_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    bench = Bench(qtbot, tmp_path, looked_at=1)
    assert bench.dialog.weights.currentText() == "epoch 1"
    assert bench.save().epoch == 1


def test_it_can_be_stopped_and_says_why_it_failed(bench: Bench) -> None:
    dialog = bench.dialog
    asked = bench.save()
    bench.client.deliver(ReportWritten(asked.request, problem="The disk is full."))
    assert dialog.said.text() == "The disk is full."
    assert not dialog.open_button.isVisible()
    asked = bench.save()
    assert dialog.close_button.text() == "Cancel"
    QTest.mouseClick(dialog.close_button, LEFT)
    assert bench.client.submitted_of(CancelJob)[-1].request == asked.request
    bench.answers.save_answer = ""
    before = len(bench.client.submitted)
    dialog.show()
    QTest.mouseClick(dialog.save, LEFT)
    assert len(bench.client.submitted) == before, "no file, no report"
