"""The forecast in the window: when it is asked for, how it is told, the fix."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import JobProgress
from cnnstudio.bridge.run_messages import ForecastMemory, MemoryForecast
from cnnstudio.project.commands import EditField, EditSettings, RenameNode
from cnnstudio.project.project import empty_project
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.memory_forecast import MemoryForecaster, about
from cnnstudio.ui.training.memory_rows import MemoryRows
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.graphs import lenet, project_of

MIB = 2**20
LEFT = Qt.MouseButton.LeftButton


class Window:
    """Rows with a document of LeNet-5 and a stand-in for the engine."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.document = Document()
        self.document.open(project_of(lenet(), batch_size=64), None)
        self.client = FakeEngineClient()
        self.client.start()
        self.client.become_ready()
        client = cast("EngineClient", self.client)
        self.forecaster = MemoryForecaster(self.document, client)
        self.rows = MemoryRows(self.document, self.forecaster)
        self.forecaster.setParent(self.rows)  # they end together
        qtbot.addWidget(self.rows)
        self.rows.resize(296, 200)
        self.rows.show()

    def asked(self) -> list[ForecastMemory]:
        """Let edits settle; return what the engine has been asked."""
        self.qtbot.wait(1)
        self.forecaster.settle()
        return [m for m in self.client.submitted if isinstance(m, ForecastMemory)]

    def answer(self, needed: int, free: int, largest: int = 48) -> None:
        number = self.asked()[-1].request
        batch = self.document.project.training.batch_size
        self.client.deliver(
            MemoryForecast(
                number, needed=needed * MIB, weights=MIB, gradients=MIB,
                optimizer=2 * MIB, batch_size=batch, largest_batch=largest,
                free=free * MIB, capacity=2 * free * MIB,
            )
        )  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return Window(qtbot)


def test_it_is_asked_once_for_what_decides(window: Window) -> None:
    assert len(window.asked()) == 1
    graph = window.document.graph
    window.document.push(RenameNode("conv2d_1", "first"))
    assert len(window.asked()) == 1  # a name takes no memory
    window.document.push(EditSettings("training", {"batch_size": 128}, "x"))
    assert len(window.asked()) == 2
    window.document.push(EditField("conv2d_1", "out_channels", 12))
    window.document.validate()
    assert len(window.asked()) == 3
    assert graph.nodes["conv2d_1"].fields["out_channels"] == 12


def test_nothing_is_asked_while_there_is_a_mistake(window: Window) -> None:
    window.asked()
    window.answer(87, 3_000)
    assert window.forecaster.line()
    window.document.push(EditField("output_1", "classes", 3))
    window.document.validate()
    if window.document.whole.is_clean:
        window.document.push(EditField("conv2d_2", "kernel_size", 99))
        window.document.validate()
    assert window.forecaster.forecast is None
    assert len(window.asked()) == 1
    assert "every layer is valid" in window.rows.note.text()
    window.document.stack.setIndex(0)
    window.document.validate()
    assert len(window.asked()) == 2


def test_a_new_project_has_none_of_the_old_ones(window: Window) -> None:
    window.asked()
    window.answer(87, 3_000)
    assert window.forecaster.line()
    window.document.open(empty_project(), None)
    assert window.forecaster.line() == ""
    assert len(window.asked()) == 1
    window.document.open(project_of(lenet(), batch_size=32), None)
    assert window.forecaster.line() == ""
    window.asked()
    window.answer(44, 3_000)
    assert window.forecaster.line()
    window.document.open(project_of(lenet(), batch_size=64), None)
    assert window.forecaster.line() == ""
    assert len(window.asked()) == 3


def test_a_forecast_is_told_as_about(window: Window) -> None:
    window.asked()
    number = window.asked()[-1].request
    window.client.deliver(JobProgress(number, "about 87 MiB, a batch of 96"))
    assert window.rows.note.text() == "about 87 MiB, a batch of 96"
    window.client.deliver(JobProgress(number + 5, "another's"))
    assert "another's" not in window.rows.note.text()
    window.answer(87, 3_482)
    assert window.forecaster.line() == "Batch 64 needs about 87 MiB"
    assert window.rows.needed.value() == "about 87 MiB"
    assert window.rows.free.value() == "3.4 GiB"
    assert window.rows.largest.value() == "48"
    assert window.rows.fix.isHidden()
    assert "Optimizer 2 MiB" in window.forecaster.tip()
    assert "about 83 MiB" in window.forecaster.tip()
    assert "The engine itself, with torch" in window.forecaster.tip()


@pytest.mark.requirement("R10")
def test_a_batch_that_does_not_fit_is_mended_by_a_click(window: Window) -> None:
    window.asked()
    window.answer(5_000, 3_000)
    assert not window.forecaster.fits
    assert window.rows.fix.isVisible()
    assert window.rows.fix.text() == "Use batch 48"
    window.qtbot.mouseClick(window.rows.fix, LEFT)
    assert window.document.project.training.batch_size == 48
    assert len(window.asked()) == 2
    window.document.stack.undo()
    assert window.document.project.training.batch_size == 64


def test_if_nothing_fits_there_is_no_button(window: Window) -> None:
    window.asked()
    window.answer(9_000, 3_000, largest=0)
    assert window.rows.fix.isHidden()
    assert "make the largest layer smaller" in window.rows.note.text()
    assert window.rows.largest.value() == "none"


def test_an_older_answer_and_a_problem(window: Window) -> None:
    number = window.asked()[-1].request
    window.client.deliver(MemoryForecast(number - 1, needed=5, capacity=9))
    assert window.forecaster.forecast is None
    window.client.deliver(MemoryForecast(number, problem="It cannot be built."))
    assert window.rows.note.text() == "It cannot be built."
    assert window.forecaster.line() == ""
    assert window.rows.needed.isHidden()


def test_a_fresh_engine_is_asked_again(window: Window) -> None:
    assert len(window.asked()) == 1
    window.client.die()
    assert len(window.asked()) == 1
    window.client.become_ready()
    assert len(window.asked()) == 2


@pytest.mark.parametrize(
    ("bytes_", "shown"),
    [(87 * MIB + 5, "87 MiB"), (int(5.12 * 2**30), "5.1 GiB"), (3 * MIB, "3.0 MiB")],
)
def test_about(bytes_: int, shown: str) -> None:
    assert about(bytes_) == shown
