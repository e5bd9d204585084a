"""The queue of runs: it goes on by itself, is kept, and is moved with real keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.run_messages import RunFailed, StartRun
from cnnstudio.paths import runs_folder_for
from cnnstudio.project.commands import EditField, EditSettings
from cnnstudio.project.file_format import loads
from cnnstudio.project.run_queue import QUEUE_FILE, read_queue
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.training.queue_section import QueueSection
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.run_queue import RunQueue
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import finished, play, small_project

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


class Bench:
    """A queue over a stand-in for the engine, with its list."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.qtbot, self.path = qtbot, path
        self.document = Document()
        self.document.open(small_project(epochs=2), path)
        self.client = FakeEngineClient()
        self.client.start()
        self.client.become_ready()
        client = cast("EngineClient", self.client)
        self.controller = RunController(self.document, client)
        self.queue = RunQueue(self.document, self.controller)
        self.said: list[str] = []
        self.queue.said.connect(self.said.append)
        self.section = QueueSection(self.queue)
        for part in (self.queue, self.controller, self.document, self.client):
            part.setParent(self.section)  # they end together
        qtbot.addWidget(self.section)
        self.section.resize(296, 300)
        self.section.show()

    def add(self, rate: float) -> None:
        """Add the document with this learning rate."""
        self.document.push(EditSettings("training", {"learning_rate": rate}))
        self.queue.add_document()

    def rates(self) -> list[float]:
        """The learning rates of what the engine was asked to train."""
        asked = self.client.submitted_of(StartRun)
        return [loads(r.project).project.training.learning_rate for r in asked]

    def waiting(self) -> list[float]:
        runs = self.queue.runs
        return [loads(r.project).project.training.learning_rate for r in runs]

    def end(self, status: str = "completed") -> None:
        """Let the engine end the run."""
        run = self.controller.current
        for message in play(run, 2):
            self.client.deliver(message)
        self.client.deliver(finished(run, 2, status))
        QTest.qWait(1)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(qtbot, tmp_path / "digits.cnnproj")
    yield bench
    bench.section.hide()


def test_the_first_starts_at_once_and_the_others_follow(bench: Bench) -> None:
    for rate in (0.1, 0.2, 0.3):
        bench.add(rate)
    assert (bench.rates(), bench.waiting()) == ([0.1], [0.2, 0.3])
    bench.end()
    assert (bench.rates(), bench.waiting()) == ([0.1, 0.2], [0.3])
    # A run that fails does not hold the others up.
    bench.client.deliver(RunFailed(bench.controller.current.id, "Diverged."))
    QTest.qWait(1)
    assert bench.rates() == [0.1, 0.2, 0.3]
    assert not bench.section.isVisible()


def test_a_queued_run_keeps_the_document_of_its_time(bench: Bench) -> None:
    bench.add(0.1)
    bench.add(0.2)
    bench.document.push(EditField("linear_1", "out_features", 7))  # broken now
    bench.end()
    assert bench.rates() == [0.1, 0.2]
    assert bench.controller.current.name == "Run 2"


def test_a_stop_holds_the_queue_until_one_goes_on(bench: Bench) -> None:
    bench.add(0.1)
    bench.add(0.2)
    bench.end("stopped")
    assert bench.rates() == [0.1]
    assert bench.section.note.text() == "Waits until you go on."
    QTest.mouseClick(bench.section.turn, LEFT)
    assert bench.rates() == [0.1, 0.2]


def test_the_death_of_the_engine_holds_the_queue(bench: Bench) -> None:
    bench.add(0.1)
    bench.add(0.2)
    bench.client.die()
    QTest.qWait(1)
    assert bench.queue.waits
    assert bench.rates() == [0.1]


def test_runs_are_moved_and_removed_by_keys(bench: Bench) -> None:
    for rate in (0.1, 0.2, 0.3, 0.4):
        bench.add(rate)
    queue_list = bench.section.list
    queue_list.setFocus()
    queue_list.setCurrentRow(2)
    QTest.keyClick(queue_list, Qt.Key.Key_Up, CONTROL)
    assert bench.waiting() == [0.2, 0.4, 0.3]
    assert queue_list.currentRow() == 1
    QTest.keyClick(queue_list, Qt.Key.Key_Down, CONTROL)
    assert bench.waiting() == [0.2, 0.3, 0.4]
    QTest.keyClick(queue_list, Qt.Key.Key_Delete)
    assert bench.waiting() == [0.2, 0.3]


def test_the_buttons_do_the_same_and_say_why_not(bench: Bench) -> None:
    for rate in (0.1, 0.2, 0.3):
        bench.add(rate)
    section = bench.section
    assert section.remove.toolTip() == "Choose a run of the queue first."
    section.list.setCurrentRow(1)
    assert section.down.toolTip() == "It is the last one."
    QTest.mouseClick(section.up, LEFT)
    assert bench.waiting() == [0.3, 0.2]
    assert section.up.toolTip() == "It is the next one."
    QTest.mouseClick(section.remove, LEFT)
    assert bench.waiting() == [0.2]


def test_the_queue_outlives_the_window_and_waits(bench: Bench) -> None:
    bench.add(0.1)
    bench.add(0.2)
    folder = runs_folder_for(bench.path)
    assert len(read_queue(folder)) == 1
    again = Bench(bench.qtbot, bench.path)
    assert again.waiting() == [0.2]
    assert again.queue.waits
    assert again.rates() == []
    # The window of before has its queue, too; the last one that changes it is kept.
    again.queue.go_on()
    assert again.rates() == [0.2]
    assert not (folder / QUEUE_FILE).exists()


def test_a_damaged_queue_is_told_of(bench: Bench) -> None:
    folder = runs_folder_for(bench.path)
    folder.mkdir(exist_ok=True)
    (folder / QUEUE_FILE).write_text("{")
    bench.document.open(small_project(), bench.path)
    assert bench.said[-1].endswith("is damaged: the queue begins empty.")


def test_what_cannot_be_trained_is_not_queued(bench: Bench) -> None:
    bench.document.push(EditField("linear_1", "out_features", 7))
    bench.document.validate()
    bench.queue.add_document()
    assert bench.queue.runs == ()
    assert bench.said[-1].startswith("1 error in the network: ")


def test_a_line_says_how_a_run_is_trained(bench: Bench) -> None:
    bench.add(0.1)
    bench.add(0.003)
    assert bench.section.list.item(0).text() == "Adam, 3e-3, constant"


def test_a_run_that_cannot_begin_stays_in_the_queue(bench: Bench) -> None:
    bench.add(0.1)
    bench.add(0.2)
    bench.add(0.3)
    folder = runs_folder_for(bench.path)
    run = bench.controller.current.folder
    # A file where the next run's folder would be: its folder cannot be made.
    bench.end()
    assert bench.waiting() == [0.3]
    hidden = folder.with_name("away")
    folder.rename(hidden)
    folder.write_text("in the way")
    bench.client.deliver(RunFailed(bench.controller.current.id, "Diverged."))
    QTest.qWait(1)
    assert bench.queue.waits
    assert bench.waiting() == [0.3]
    folder.unlink()
    hidden.rename(folder)
    bench.queue.go_on()
    assert bench.rates() == [0.1, 0.2, 0.3]
    assert run.exists()
