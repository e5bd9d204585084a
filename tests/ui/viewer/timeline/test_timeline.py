"""Scrubbing through the epochs of a run: by mouse, by keys, and while it trains."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.look_messages import Capture, WeightsShown
from cnnstudio.bridge.message import INITIAL
from cnnstudio.bridge.run_messages import EpochEnded
from cnnstudio.bridge.time_messages import MapsOverTime, MapsOverTimeOf
from cnnstudio.project import file_format
from cnnstudio.project.records import CheckpointRecord
from cnnstudio.project.run_tables import EpochRecord
from cnnstudio.project.runs import RunFolder, create_run
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.viewer.timeline.panel import TimelinePanel
from cnnstudio.ui.viewer.timeline.timeline import PLAY_MS, Timeline
from tests.helpers.viewing import CONV, FakeRun, RunState, Studio, studio

EPOCHS, BEST = 20, 18
LEFT = Qt.MouseButton.LeftButton


def kept(epoch: int) -> CheckpointRecord:
    return CheckpointRecord(f"{epoch:08d}-ab.ckpt", epoch, 10 * epoch, 230_000, "ab")


def reached(epoch: int) -> EpochRecord:
    accuracy = 0.9923 if epoch == BEST else 0.98 + epoch / 1_000
    values = {"validation/accuracy": accuracy, "validation/loss": 0.325 / epoch}
    return EpochRecord(epoch, 10 * epoch, 1.0, values)


class Bench:
    """A run of 20 epochs in its folder, looked into; the engine answers when asked."""

    def __init__(self, folder: Path, without: tuple[int, ...] = ()) -> None:
        self.studio: Studio = studio()
        self.folder: RunFolder = create_run(folder, "{}", epochs=EPOCHS)
        self.keep(range(1, EPOCHS + 1), without)
        self.timeline = Timeline(self.studio.controller)
        self.panel = TimelinePanel(
            self.studio.controller, self.timeline, theme_manager()
        )
        self.track, self.header = self.panel.track, self.panel.header
        self.panel.resize(1_090, 97)

    def keep(self, epochs: range, without: tuple[int, ...] = ()) -> None:
        self.folder.update(
            initial=None if 0 in without else kept(0),
            checkpoints=tuple(kept(n) for n in epochs if n not in without),
        )
        for n in epochs:
            self.folder.append_epoch(reached(n))

    def be(self, state: RunState, epochs: int = EPOCHS, best: int = BEST) -> FakeRun:
        runs = self.studio.runs
        run = FakeRun(
            "run1", file_format.dumps(self.studio.document.project), state, epochs,
            state is RunState.FINISHED, self.folder.path, best_epoch=best,
        )  # fmt: skip
        runs.current = runs.shown = run
        runs.changed.emit()
        return run

    def open(self) -> None:
        """Look into the finished run, with its best weights, at a convolution."""
        self.studio.client.become_ready()
        self.be(RunState.FINISHED)
        self.studio.client.deliver(WeightsShown("run", "run1", BEST, "run 1, epoch 18"))
        self.studio.controller.set_visible(True)
        self.studio.selection.select([CONV])
        self.panel.show()
        self.studio.answer(epoch=BEST)

    def captured(self) -> Capture:
        return self.studio.captures()[-1]

    def film_asked(self) -> list[MapsOverTimeOf]:
        return self.studio.client.submitted_of(MapsOverTimeOf)

    def answer_film(self) -> None:
        asked = self.film_asked()[-1]
        epochs = np.array([max(0, n) for n in asked.epochs], np.int32)
        maps = np.random.default_rng(1).normal(size=(len(epochs), 28, 28))
        answer = MapsOverTime(
            request=asked.request, subject="run", run="run1", epoch=0, step=0,
            node=asked.node, channel=asked.channel, epochs=epochs,
            maps=maps.astype(np.float32),
        )  # fmt: skip
        self.studio.client.deliver(answer)

    def place(self, epoch: int) -> QPoint:
        return QPoint(round(self.track.x_of(epoch)), self.track.height() - 24)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.track, key)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Bench:
    bench = Bench(tmp_path / "0001-aa")
    qtbot.addWidget(bench.panel)
    qtbot.addWidget(bench.header)
    bench.open()
    return bench


@pytest.mark.requirement("L24")
def test_it_begins_at_what_was_opened_and_says_what_it_reached(bench: Bench) -> None:
    assert bench.timeline.epoch == BEST
    assert bench.track.value() == BEST
    assert (bench.track.minimum(), bench.track.maximum()) == (0, EPOCHS)
    assert bench.panel._title() == "Epoch 18 of 20"
    said = bench.header.reached.full_text()
    assert said == "Validation: Accuracy 99.23 %  Loss 0.0181"
    assert bench.header.best_words.text() == "best, epoch 18: 99.23 %"
    assert bench.track.accessibleName() == f"Epoch 18, {said}, the best"


def test_where_the_loss_decides_the_best_epoch_is_that_of_the_lowest_loss(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench = Bench(tmp_path / "0001-aa")
    qtbot.addWidget(bench.panel)
    qtbot.addWidget(bench.header)
    project = bench.studio.document.project
    project.training = replace(project.training, early_stopping=True)
    bench.open()
    assert bench.header.best_words.text() == "lowest loss, epoch 18: 0.0181"


def test_a_click_and_a_drag_show_the_epochs_they_pass(bench: Bench) -> None:
    QTest.mouseClick(bench.track, LEFT, pos=bench.place(9))
    assert bench.captured().epoch == 9
    assert bench.panel._title() == "Epoch 9 of 20"
    assert bench.header.loading.text() == "loading epoch 9"
    assert bench.studio.controller.maps is not None, "what was there stays meanwhile"
    bench.studio.answer(epoch=9)
    assert bench.header.loading.text() == ""
    assert bench.studio.controller.weights_text == "epoch 9"
    QTest.mousePress(bench.track, LEFT, pos=bench.place(9))
    for epoch in (10, 11, 12):
        QTest.mouseMove(bench.track, bench.place(epoch))
        _drag(bench, epoch)
        assert bench.captured().epoch == epoch
    QTest.mouseRelease(bench.track, LEFT, pos=bench.place(12))
    assert bench.timeline.epoch == 12


def _drag(bench: Bench, epoch: int) -> None:
    """Move the pointer with the button held: `QTest.mouseMove` holds none."""
    place = QPointF(bench.place(epoch))
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, bench.track.mapToGlobal(place), LEFT, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(bench.track, event)


def test_the_second_pass_asks_nothing(bench: Bench) -> None:
    for epoch in range(1, EPOCHS + 1):
        bench.timeline.show(epoch)
        bench.studio.answer(seed=epoch, epoch=epoch)
    asked = len(bench.studio.captures())
    for epoch in range(EPOCHS, 0, -1):
        bench.timeline.show(epoch)
        maps = bench.studio.controller.maps
        assert maps is not None
        assert maps.epoch == epoch
        assert not bench.timeline.is_loading
    assert len(bench.studio.captures()) == asked
    # Another image is another question.
    bench.studio.controller.show_image(3)
    assert len(bench.studio.captures()) == asked + 1


def test_the_keys_of_the_track(bench: Bench) -> None:
    track = bench.track
    track.setFocus()
    for key, expected in (
        (Qt.Key.Key_Home, 0), (Qt.Key.Key_Period, 1), (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Comma, 1), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_B, BEST), (Qt.Key.Key_End, EPOCHS), (Qt.Key.Key_Period, EPOCHS),
    ):  # fmt: skip
        bench.press(key)
        assert bench.timeline.epoch == expected
    bench.press(Qt.Key.Key_Home)
    assert bench.captured().epoch == INITIAL
    assert bench.panel._title() == "Before training"
    assert bench.header.reached.full_text() == ""
    bench.studio.answer(epoch=0)
    assert bench.studio.controller.weights_text == "before training"
    bench.timeline.best_epoch()
    bench.studio.answer(epoch=BEST)
    assert bench.studio.controller.weights_text == "epoch 18, the best"
    wheel = QWheelEvent(
        QPointF(300, 50), track.mapToGlobal(QPointF(300, 50)), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(track, wheel)
    assert bench.timeline.epoch == BEST - 1


def test_epochs_that_were_not_kept_are_skipped(qtbot: QtBot, tmp_path: Path) -> None:
    bench = Bench(tmp_path / "0001-aa", without=(0, 5, 6, 7))
    qtbot.addWidget(bench.panel)
    bench.open()
    assert bench.track.minimum() == 1
    bench.timeline.show(4)
    bench.track.setFocus()
    bench.press(Qt.Key.Key_Period)
    assert bench.timeline.epoch == 8
    QTest.mouseClick(bench.track, LEFT, pos=bench.place(5))
    assert bench.timeline.epoch == 4
    assert bench.panel.tip_of(6).endswith("its weights were not kept")
    assert "not kept, only those of 1, 2, 3, 4, 8" in bench.timeline.why_not_epoch(6)
    assert bench.timeline.why_not_epoch(8) == ""


def test_playing_waits_for_each_epoch_and_ends_with_the_last(
    qtbot: QtBot, bench: Bench
) -> None:
    bench.timeline.show(17)
    bench.studio.answer(epoch=17)
    QTest.mouseClick(bench.header.play, LEFT)
    assert bench.timeline.is_playing
    qtbot.waitUntil(lambda: bench.timeline.epoch == 18)
    qtbot.wait(2 * PLAY_MS)
    assert bench.timeline.epoch == 18, "it is not there yet"
    bench.studio.answer(epoch=18)
    qtbot.waitUntil(lambda: bench.timeline.epoch == 19)
    bench.studio.answer(epoch=19)
    qtbot.waitUntil(lambda: bench.timeline.epoch == 20)
    qtbot.waitUntil(lambda: not bench.timeline.is_playing)
    bench.studio.answer(epoch=20)
    QTest.mouseClick(bench.header.play, LEFT)
    assert bench.timeline.epoch == 0, "from the start again"
    QTest.mouseClick(bench.header.play, LEFT)
    assert not bench.timeline.is_playing


def test_the_film_asks_once_for_all_and_then_for_what_is_new(bench: Bench) -> None:
    (asked,) = bench.film_asked()
    assert asked.epochs == (INITIAL, *range(1, EPOCHS + 1))
    assert (asked.node, asked.channel, asked.epoch) == (CONV, 0, INITIAL)
    bench.answer_film()
    assert sorted(bench.panel.film.maps) == list(range(EPOCHS + 1))
    assert bench.track.pictured() == list(range(EPOCHS + 1))
    before = bench.panel.film.maps
    bench.studio.controller.set_channel(3)
    assert bench.film_asked()[-1].channel == 3
    assert bench.panel.film.maps is before, "dimmed, until the others are there"
    assert not bench.panel.film.is_current
    bench.answer_film()
    assert bench.panel.film.is_current
    for epoch in (4, 9):
        bench.timeline.show(epoch)
        bench.studio.answer(epoch=epoch)
    assert len(bench.film_asked()) == 2
    bench.keep(range(1, EPOCHS + 2))
    bench.be(RunState.TRAINING, EPOCHS + 5)
    assert bench.film_asked()[-1].epochs == (21,)


def test_while_a_run_trains_the_handle_is_at_now_until_it_is_moved(
    bench: Bench,
) -> None:
    bench.keep(range(1, 9), without=())
    run = bench.be(RunState.TRAINING)
    for epoch in range(1, 9):
        values = reached(epoch).values
        run.history.add(
            EpochEnded("run1", epoch, 10 * epoch, values, 1.0, True, "x.ckpt")
        )
    bench.studio.runs.changed.emit()
    assert bench.timeline.is_live
    assert bench.captured().every > 0
    assert bench.panel._title() == "Now, in epoch 9 of 20"
    assert bench.track.value() == 8
    assert not bench.header.now.isVisibleTo(bench.header)
    QTest.mouseClick(bench.track, LEFT, pos=bench.place(3))
    assert bench.captured().epoch == 3
    assert bench.captured().every == 0
    assert bench.panel._title() == "Viewing epoch 3, training is at 8"
    assert bench.header.now.isVisibleTo(bench.header)
    QTest.mouseClick(bench.header.now, LEFT)
    assert bench.timeline.is_live
    assert bench.captured().every > 0


def test_before_an_epoch_was_validated_none_is_the_best(bench: Bench) -> None:
    assert 0 in bench.timeline.kept
    bench.be(RunState.TRAINING, best=0)
    assert bench.timeline.why_no_best() == "No epoch has been validated yet."
    assert not bench.header.best_words.isVisibleTo(bench.header)
    assert not bench.header.best.isEnabled()


def test_weights_that_are_opened_anew_are_what_is_seen(bench: Bench) -> None:
    bench.timeline.show(4)
    bench.studio.answer(epoch=4)
    client = bench.studio.client
    client.deliver(WeightsShown("run", "run1", BEST, "run 1, epoch 18"))
    assert bench.timeline.epoch == 4, "the same, after the engine came back"
    client.deliver(WeightsShown("run", "run1", 20, "run 1, epoch 20"))
    assert bench.timeline.epoch == 20
    assert bench.captured().epoch == 0


def test_an_epoch_that_cannot_be_read_says_why(bench: Bench) -> None:
    bench.timeline.show(7)
    sentence = "00000070-ab.ckpt is damaged: its hash is another one."
    asked = bench.captured()
    bench.studio.client.deliver(RequestFailed(asked.request, sentence))
    assert bench.studio.controller.failure == sentence
    assert not bench.timeline.is_loading
    bench.timeline.show(8)
    bench.studio.answer(epoch=8)
    assert bench.studio.controller.failure == ""


def test_without_a_run_it_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    bench = Bench(tmp_path / "0001-aa")
    qtbot.addWidget(bench.panel)
    bench.studio.client.become_ready()
    bench.panel.show()
    assert bench.panel.nothing.isVisible()
    assert "train it, with F5" in bench.panel.nothing.full_text()
    assert not bench.header.train_on.isVisibleTo(bench.header)


def test_it_says_how_much_was_kept(bench: Bench) -> None:
    assert bench.timeline.kept_text() == "20 epochs kept, 4.6 MiB"
