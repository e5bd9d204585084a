"""Step by step: four stages of one step, walked with keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.step_messages import StepOnce, StepTaken
from cnnstudio.project.file_format import loads
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.step_dialog import StepDialog
from cnnstudio.ui.widgets.read_table import TONE
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import small_project

LEFT = Qt.MouseButton.LeftButton


class Bench:
    """A dialog over a stand-in for the engine."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.document = Document()
        self.document.open(small_project(), path)
        self.client = FakeEngineClient()
        self.client.start()
        self.client.become_ready()
        self.dialog = StepDialog(self.document, cast("EngineClient", self.client))
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        for part in (self.document, self.client):
            part.setParent(self.dialog)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    def answer(self, clipped: float = 1.25) -> None:
        """Answer as the engine would."""
        nan = np.nan
        asked = self.client.submitted_of(StepOnce)[-1]
        layers = {
            "mean": [0.1, 0.2, 0.01, 0.0],
            "deviation": [1.0, 1.0, 0.3, 0.2],
            "zeros": [0.8, 0.8, 0.0, 0.0],
            "output_gradient": [nan, 0.5, 0.25, 0.2],
            "weight_gradient": [nan, nan, 1.25, nan],
            "weight": [nan, nan, 10.0, nan],
            "change": [nan, nan, 0.5, nan],
        }
        self.client.deliver(
            StepTaken(
                asked.request,
                ("input", "flatten", "linear_1", "output"),
                {name: np.array(v, np.float32) for name, v in layers.items()},
                {"loss": 2.31, "gradient_norm": 1.25, "clipped_norm": clipped,
                 "learning_rate": 1e-3},
                np.array([0.5, 4.0, 2.43], np.float32),
                np.array([7, 3, 1]),
                np.array([7, 8, 1]),
                tuple("0123456789"),
            )
        )  # fmt: skip

    def rows(self) -> list[list[str]]:
        """What the table shows."""
        table = self.dialog.table
        return [
            [(item.text() if (item := table.item(row, c)) else "")
             for c in range(table.columnCount())]
            for row in range(table.rowCount())
        ]  # fmt: skip


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(qtbot, tmp_path / "a.cnnproj")
    yield bench
    bench.dialog.hide()


def test_it_asks_for_the_document_and_waits(bench: Bench) -> None:
    [asked] = bench.client.submitted_of(StepOnce)
    assert loads(asked.project).project.training == bench.document.project.training
    assert bench.dialog.text.text() == "The engine takes one step on a copy."
    assert bench.dialog.again.toolTip() == "The step is being taken."


def test_the_four_stages_are_walked_by_enter(bench: Bench) -> None:
    bench.answer()
    dialog = bench.dialog
    names = bench.document.project.graph.nodes
    assert dialog.text.text().startswith("3 images went through 4 layers, ")
    assert bench.rows()[2] == [names["linear_1"].name, "0.010", "0.300", "0.00 %"]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.text.text().startswith("The loss of 3 images is 2.3100: ")
    assert bench.rows()[0] == ["2", "3", "8", "4.000"]  # the dearest first, and wrong
    item = dialog.table.item(0, 2)
    assert item is not None
    assert item.data(TONE) == "warn"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.text.text() == (
        "The gradient of all weights together has the norm 1.2500."
    )
    assert len(bench.rows()) == 3  # no gradient arrives at the images
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert bench.rows() == [[names["linear_1"].name, "10.00", "0.500", "5.00 %"]]
    item = dialog.table.item(0, 3)
    assert item is not None
    assert item.data(TONE) == "warn"  # 5 % is too much
    assert dialog.next.text() == "Close"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_back_and_the_stages_themselves_lead_there_too(bench: Bench) -> None:
    bench.answer(clipped=1.0)
    dialog = bench.dialog
    assert dialog.back.toolTip() == "This is the first stage."
    QTest.mouseClick(dialog.stages.button("backward"), LEFT)
    assert dialog.text.text() == (
        "The gradient of all weights had the norm 1.2500, clipped to 1.0000."
    )
    QTest.mouseClick(dialog.back, LEFT)
    assert dialog.text.text().startswith("The loss of")


def test_a_refusal_is_told_and_one_can_ask_again(bench: Bench) -> None:
    asked = bench.client.submitted_of(StepOnce)[-1]
    bench.client.deliver(RequestFailed(asked.request, "Batch 64 does not fit."))
    assert bench.dialog.text.text() == "Batch 64 does not fit."
    QTest.mouseClick(bench.dialog.again, LEFT)
    assert len(bench.client.submitted_of(StepOnce)) == 2
    bench.client.die()
    assert "ended before it could answer" in bench.dialog.text.text()
