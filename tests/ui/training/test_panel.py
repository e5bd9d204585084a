"""The form of settings, the runs below it, and what the header says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import EngineReady
from cnnstudio.bridge.run_messages import BatchTried, TryBatch
from cnnstudio.graph.param import params_of
from cnnstudio.project.commands import EditSettings, remove_nodes
from cnnstudio.project.facts import DataFacts
from cnnstudio.project.settings import TrainingConfig
from cnnstudio.project.sources.image_folder import ImageFolder
from cnnstudio.project.sources.image_list import ImageList
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.fonts import LABEL, METRIC, ui_font
from cnnstudio.ui.forms.rows import ChoiceRow, NumberRow, SwitchRow
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.training.memory_forecast import MemoryForecaster
from cnnstudio.ui.training.panel import TrainingPanel
from cnnstudio.ui.training.plot_axis import PlotAxis
from cnnstudio.ui.training.rate_row import RateRow
from cnnstudio.ui.training.run import run_of
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.run_queue import RunQueue
from cnnstudio.ui.training.setting_rows import BatchRow, SeedRow
from cnnstudio.ui.training.train_view import TrainView
from cnnstudio.ui.widgets.painting import text_width
from tests.helpers.fakes import READY, FakeEngineClient
from tests.helpers.run_messages import (
    finished,
    play,
    record,
    small_project,
    started,
    steps,
)

LEFT = Qt.MouseButton.LeftButton


class Window:
    """Panel and view as in the Train mode, with a stand-in for the engine."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.document = Document()
        self.document.open(small_project(epochs=10), path)
        self.client = FakeEngineClient()
        self.client.start()
        self.client.become_ready()
        client = cast("EngineClient", self.client)
        self.controller = RunController(self.document, client)
        themes = theme_manager()
        self.forecaster = MemoryForecaster(self.document, client)
        self.queue = RunQueue(self.document, self.controller)
        self.panel = TrainingPanel(
            self.document, self.controller, client, themes, self.forecaster, self.queue
        )
        self.view = TrainView(self.controller, themes)
        self.forecaster.setParent(self.panel)  # they end together
        self.queue.setParent(self.panel)
        qtbot.addWidget(self.panel)
        qtbot.addWidget(self.view)
        self.panel.resize(296, 1_400)
        self.panel.show()
        self.view.resize(864, 696)
        self.view.show()
        self.rows = self.panel.form.rows

    @property
    def training(self) -> TrainingConfig:
        return self.document.project.training

    def asked(self) -> int:
        """The number of the batch that is being tried."""
        return self.client.submitted_of(TryBatch)[-1].request

    def number(self, name: str) -> NumberRow:
        row = self.rows[name]
        assert isinstance(row, NumberRow)
        return row

    def choice(self, name: str) -> ChoiceRow:
        row = self.rows[name]
        assert isinstance(row, ChoiceRow)
        return row

    def type_into(self, name: str, text: str, *, enter: bool = False) -> None:
        field = self.number(name).number
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        if enter:
            QTest.keyClick(field, Qt.Key.Key_Return)

    def pick(self, name: str, key: str) -> None:
        """Choose by the keyboard, as the popup of a combo box does."""
        combo = self.choice(name).combo
        combo.setFocus()
        QTest.keyClick(combo, Qt.Key.Key_Home)
        for _ in range(combo.count()):
            if combo.current_key() == key:
                break
            QTest.keyClick(combo, Qt.Key.Key_Down)
        assert combo.current_key() == key


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    window = Window(qtbot, tmp_path / "digits.cnnproj")
    yield window
    window.view.hide()
    window.panel.hide()


def test_every_setting_has_a_row(window: Window) -> None:
    # The recipe stands above the form.
    assert params_of(TrainingConfig).keys() - window.rows.keys() == {"recipe"}


def test_the_data_are_told_and_lead_to_their_page(window: Window) -> None:
    data = window.panel.data
    assert data.name.text() == "MNIST digits"
    assert data.rows["train"].value() == "4,000"
    window.document.push(EditSettings("dataset", {"train": 100}))
    assert data.rows["train"].value() == "100"
    assert data.augmented.text() == "Not augmented"
    steps = [{"kind": "rotate"}, {"kind": "translate", "on": False}]
    window.document.push(EditSettings("dataset", {"pipeline": steps}))
    assert data.augmented.text() == "Augmented: Rotate"
    asked: list[bool] = []
    data.asked.connect(lambda: asked.append(True))
    QTest.mouseClick(data.change, LEFT)
    assert asked == [True]
    window.document.push(EditSettings("dataset", {"sources": []}))
    assert data.name.text() == "None yet: choose what to learn from."
    assert not data.rows["train"].isVisible()


def test_a_number_is_one_named_undo_step(window: Window) -> None:
    window.type_into("epochs", "25")
    assert window.training.epochs == 25
    stack = window.document.stack
    assert (stack.count(), stack.undoText()) == (1, "Set epochs to 25")
    stack.undo()
    assert window.training.epochs == 10
    assert window.number("epochs").number.text() == "10"


def test_a_wrong_number_stays_red_and_never_reaches_the_document(
    window: Window,
) -> None:
    window.type_into("epochs", "0")
    row = window.number("epochs")
    assert window.training.epochs == 10
    assert (row.number.state(), row.number.text()) == ("error", "0")
    assert row.note() == "Expected a whole number from 1 to 1,000, got 0."
    window.document.push(EditSettings("training", {"weight_decay": 0.1}))
    assert row.number.text() == "0"
    window.type_into("epochs", "7")
    assert window.training.epochs == 7
    assert row.number.state() == "normal"
    assert row.note() == "441 steps in all"


@pytest.mark.requirement("E06")
def test_batch_sizes_are_offered_and_free(window: Window) -> None:
    row = window.rows["batch_size"]
    assert isinstance(row, BatchRow)
    combo = row.combo
    assert combo.currentText() == "64"
    assert [combo.itemText(i) for i in range(combo.count())] == [
        "32", "64", "128", "256", "full set",
    ]  # fmt: skip
    for size in (32, 64, 128, 256):
        combo.setCurrentIndex(combo.findText(str(size)))
        combo.activated.emit(combo.currentIndex())
        assert window.training.batch_size == size
    line = combo.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "100")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.training.batch_size == 100
    line.selectAll()
    QTest.keyClicks(line, "x")
    assert window.training.batch_size == 100
    assert "Expected a whole number" in row.note()


@pytest.mark.requirement("D03", "E08")
@pytest.mark.parametrize(
    ("images", "batch", "said"),
    [
        (4_000, 64, "63 steps an epoch, the last with 32"),
        (4_000, 32, "125 steps an epoch"),
        (60_000, 64, "938 steps an epoch, the last with 32"),
        (10, 64, "1 step an epoch, the last with 10"),
    ],
)
def test_iterations_of_an_epoch_are_shown(
    window: Window, images: int, batch: int, said: str
) -> None:
    window.document.push(EditSettings("dataset", {"train": images}))
    window.document.push(EditSettings("training", {"batch_size": batch}))
    assert window.rows["batch_size"].note() == said


@pytest.mark.requirement("E09")
def test_epochs_are_1_to_1000(window: Window) -> None:
    for text, state in (("1", "normal"), ("1000", "normal"), ("1001", "error")):
        window.type_into("epochs", text, enter=True)
        assert window.number("epochs").number.state() == state
    assert window.training.epochs == 1000


def test_a_text_that_turns_wrong_takes_back_what_its_start_meant(
    window: Window,
) -> None:
    window.type_into("epochs", "1001")
    assert window.number("epochs").number.text() == "1001"
    assert window.training.epochs == 10


def test_momentum_is_there_for_sgd_only(window: Window) -> None:
    assert not window.rows["momentum"].isVisible()
    window.pick("optimizer", "sgd")
    assert window.training.optimizer == "sgd"
    assert window.rows["momentum"].isVisible()


@pytest.mark.requirement("E01")
def test_an_unusual_rate_is_hinted_at_and_taken(window: Window) -> None:
    window.type_into("learning_rate", "0.5")
    assert window.training.learning_rate == 0.5
    note = window.rows["learning_rate"].note()
    assert note == "Unusually high for Adam: 1e-5 to 1e-2"
    window.pick("optimizer", "sgd")
    assert window.rows["learning_rate"].note() == ""


def test_the_slider_moves_the_rate_by_decades(window: Window) -> None:
    row = window.rows["learning_rate"]
    assert isinstance(row, RateRow)
    row.slider.setFocus()
    QTest.keyClick(row.slider, Qt.Key.Key_PageUp)
    assert window.training.learning_rate == pytest.approx(1e-2)
    QTest.keyClick(row.slider, Qt.Key.Key_PageUp)
    assert window.training.learning_rate == pytest.approx(1e-1)
    assert row.number.text() == "0.1"
    assert window.document.stack.count() == 1
    window.document.stack.undo()
    assert row.slider.number() == pytest.approx(1e-3)


def test_the_schedule_is_drawn_before_training(window: Window) -> None:
    preview = window.panel.form.preview
    assert preview.summary() == "1e-3 at every step"
    before = preview.grab().toImage()
    window.pick("schedule", "one_cycle")
    assert preview.summary().startswith("starts at 4e-5, highest 1e-3, ends at ")
    assert preview.grab().toImage() != before


@pytest.mark.requirement("E15")
def test_a_new_seed_initialises_anew(window: Window) -> None:
    row = window.rows["seed"]
    assert isinstance(row, SeedRow)
    seeds = set()
    for _ in range(3):
        QTest.mouseClick(row.fresh, LEFT)
        seeds.add(window.training.seed)
    assert len(seeds) > 1
    assert row.number.text() == str(window.training.seed)


def test_switches_commit_by_a_click(window: Window) -> None:
    row = window.rows["shuffle"]
    assert isinstance(row, SwitchRow)
    QTest.mouseClick(row.switch, LEFT, pos=QPoint(10, 12))
    assert not window.training.shuffle
    assert window.document.stack.undoText() == "Set shuffle to off"
    window.document.stack.undo()
    assert row.switch.isChecked()


def test_the_expected_first_loss_stands_beside_the_loss(window: Window) -> None:
    text = window.rows["loss"].note().replace("\u00a0", " ")
    assert text == "Cross-entropy on logits, starts near ln 10 = 2.30"


def test_one_batch_tells_its_loss(window: Window) -> None:
    loss = window.panel.loss
    QTest.mouseClick(loss.button, LEFT)
    assert not loss.button.isEnabled()
    window.client.deliver(BatchTried(window.asked(), 2.31, 2.303, 1.25, 0.04, 64))
    assert loss.button.isEnabled()
    assert loss.result.text() == "2.3100 on 64 images, gradient norm 1.250, 40 ms"
    QTest.mouseClick(loss.button, LEFT)
    window.client.deliver(BatchTried(window.asked(), 9.5, 2.303, 1.25, 0.04, 64))
    assert "Far above chance" in loss.result.text()


def test_devices_are_those_of_the_engine(window: Window) -> None:
    row = window.choice("device")
    texts = [row.combo.itemText(i) for i in range(row.combo.count())]
    assert texts == ["Automatic", "CPU"]
    assert row.note() == "uses CPU"
    window.document.push(EditSettings("training", {"device": "cuda"}))
    assert row.combo.currentText() == "CUDA GPU, not here"
    note = "There is no CUDA GPU here: the CPU is used."
    window.client.deliver(
        EngineReady(1, READY.versions, "cpu", "CPU", {"cpu": "CPU"}, 1, note)
    )
    assert row.note() == note


def test_while_a_run_trains_it_says_what_stop_would_keep(window: Window) -> None:
    assert not window.panel.advice.isVisible()
    field = window.number("learning_rate").number
    place = field.mapTo(window.panel, QPoint())
    window.controller.start()
    run = window.controller.current
    assert window.panel.advice.isVisible()
    heights = [window.panel.advice.sizeHint().height()]
    for message in play(run, 2.5):
        window.client.deliver(message)
    assert window.panel.advice.text.text() == (
        "Stop keeps epoch 2, the best so far. Changes made here count from:"
    )
    assert [window.panel.advice.sizeHint().height()] == heights
    QTest.qWait(1)
    assert field.mapTo(window.panel, QPoint()) == place, "no field moves"
    window.type_into("epochs", "12")
    window.document.validate()
    assert window.training.epochs == 12
    assert run.epochs == 10
    assert window.rows["epochs"].note() == "for the next run; Run 1 has 10"
    assert window.view.header.remark.full_text() == "edited since this run started"
    window.controller.stop()
    window.client.deliver(finished(run, 2, "stopped"))
    assert not window.panel.advice.isVisible()
    assert window.rows["epochs"].note() == "756 steps in all"


@pytest.mark.requirement("E08", "E09")
def test_the_header_counts_epochs_and_steps(window: Window) -> None:
    header = window.view.header
    assert header.name.text() == "No run yet"
    assert header.epoch.text() == "10 epochs of 63 steps"
    window.controller.start()
    for message in play(window.controller.current, 2.5):
        window.client.deliver(message)
    header.refresh()
    assert header.name.text() == "Run 1"
    assert header.state.text() == "training"
    assert header.epoch.text() == "epoch 3 of 10"
    assert header.step.text() == "31 / 63"
    assert header.progress.part() == pytest.approx(157 / 630)
    values = {key: tile.value() for key, tile in header.tiles.items()}
    assert values["speed"] == "11,840"
    assert values["elapsed"] == "0:02"
    assert values["left"] == "0:05"
    assert values["best"] == "96.00"


def test_long_values_have_room(window: Window) -> None:
    for key, value, unit in (
        ("speed", "123,456", "img/s"),
        ("speed", "123.456", "Bilder/s"),
        ("test", "100.00", "% (99.2 to 100.0)"),
        ("test", "100.00", "% (99.2 bis 100.0)"),
    ):
        wide = text_width(ui_font(METRIC, 600), value)
        wide += 5 + text_width(ui_font(LABEL), unit)
        assert window.view.header.tiles[key].sizeHint().width() >= wide, unit


def test_a_finished_run_tells_its_test_accuracy(window: Window) -> None:
    tiles = window.view.header.tiles
    window.controller.start()
    run = window.controller.current
    for message in play(run, 10):
        window.client.deliver(message)
    assert tiles["left"].isVisible()
    assert not tiles["test"].isVisible()
    window.client.deliver(finished(run, 10))
    assert (tiles["test"].isVisible(), tiles["test"].value()) == (True, "97.00")
    # 485 of 500: the Wilson interval is not even around 97 %.
    assert tiles["test"].accessibleName() == (
        "test, best epoch: 97.00 % (95 to 98)"
    )
    assert "485 of 500 test images" in tiles["test"].toolTip()
    assert not tiles["left"].isVisible()
    assert window.view.header.progress.part() == 1.0
    # Of several labels the accuracy is a share of labels, not of images.
    facts = DataFacts(task="labels", shape=(1,), classes=("a", "b"), count=10)
    source = ImageList(path="photos.csv", found=(facts,))
    window.document.push(EditSettings("dataset", {"sources": (source,)}))
    run.task = run_of(window.document.project).task
    window.view.header.refresh()
    assert tiles["test"].accessibleName() == "test, best epoch: 97.00 %"
    assert "485 of 500" not in tiles["test"].toolTip()


def test_an_ended_run_shows_the_time_that_the_list_of_runs_has(window: Window) -> None:
    window.controller.start()
    run = window.controller.current
    for message in play(run, 3):
        window.client.deliver(message)
    record(run, 3)  # the folder has the seconds of the last validation, too
    window.client.deliver(finished(run, 3))
    listed = next(r for r in window.controller.runs if r.id == run.id)
    assert run.seconds == listed.seconds
    header = window.view.header
    assert header.tiles["elapsed"].value() == "0:12"
    # The curves end where the last step did, not after the validation and the test.
    assert run.progress.elapsed == pytest.approx(3 * 63 * 0.01)
    assert PlotAxis(run, "time").place(3 * 63) == pytest.approx(3 * 63 * 0.01)
    window.controller.train_on(2)
    for message in play(run, 4, first_epoch=4):
        window.client.deliver(message)
    header.refresh()
    assert header.tiles["elapsed"].value() == "0:03", "it takes time again"


def test_what_is_done_with_the_data_is_said_where_one_waits_for_it(
    window: Window,
) -> None:
    header, cancelled = window.view.header, []
    header.cancel.clicked.connect(lambda: cancelled.append(True))
    assert not header.cancel.isVisible()
    window.controller.wait_for_data("Scanning photos, 300 of 1,000")
    assert header.remark.full_text() == "Scanning photos, 300 of 1,000"
    assert window.controller.blocked_reason() == "", "the data are known already"
    QTest.mouseClick(header.cancel, LEFT)
    assert cancelled
    unknown = {"sources": (ImageFolder(path="photos"),)}
    window.document.push(EditSettings("dataset", unknown))
    assert window.controller.blocked_reason() == (
        "The data are not ready: Scanning photos, 300 of 1,000."
    )
    nodes = list(window.document.graph.nodes)
    window.document.push(remove_nodes(window.document.graph, nodes))
    window.document.validate()
    assert "The network is empty" in window.controller.blocked_reason()
    window.document.stack.undo()
    window.document.validate()
    window.controller.wait_for_data("")
    assert not header.cancel.isVisible()
    assert "No data are chosen yet" in window.controller.blocked_reason()


def test_numbers_follow_without_a_flood(window: Window, qtbot: QtBot) -> None:
    window.controller.start()
    for message in play(window.controller.current, 1.5):
        window.client.deliver(message)
    header = window.view.header
    qtbot.waitUntil(lambda: header.step.text() == "31 / 63", timeout=2_000)


def test_a_dead_engine_is_told_with_a_way_on(window: Window) -> None:
    window.controller.start()
    for message in play(window.controller.current, 2.5):
        window.client.deliver(message)
    notice = window.view.notice
    assert not notice.isVisible()
    window.client.die()
    assert notice.isVisible()
    assert notice.text.text().endswith("Everything up to epoch 2 is saved.")
    assert notice.button.text() == "Resume from the last checkpoint"
    QTest.mouseClick(notice.button, LEFT)
    assert not notice.isVisible()
    assert window.controller.is_active


def test_clicking_a_run_shows_its_curves(window: Window) -> None:
    controller = window.controller
    for epochs in (3, 2):
        controller.start()
        run = controller.current
        for message in play(run, epochs):
            window.client.deliver(message)
        record(run, epochs)
        window.client.deliver(finished(run, epochs))
    runs = window.panel.runs
    assert [(r.name, r.value, r.shown) for r in runs.rows()] == [
        ("Run 2", "96.00 %", True),
        ("Run 1", "97.33 %", False),
    ]
    assert runs.rows()[1].detail == "Adam, constant"
    place = runs.visualItemRect(runs.item(1)).center()
    QTest.mouseClick(runs.viewport(), LEFT, pos=place)
    assert controller.shown.name == "Run 1"
    assert controller.shown.last_step == 3 * 63
    assert [r.shown for r in runs.rows()] == [False, True]
    header = window.view.header
    assert header.back.isVisible()
    QTest.mouseClick(header.back, LEFT)
    assert controller.shown.name == "Run 2"
    runs.setFocus()
    runs.setCurrentRow(1)
    QTest.keyClick(runs, Qt.Key.Key_Return)
    assert controller.shown.name == "Run 1"


def test_a_read_only_project_cannot_be_edited_here(
    window: Window, tmp_path: Path
) -> None:
    window.document.open(small_project(), tmp_path / "new.cnnproj", read_only=True)
    assert not any(row.control.isEnabled() for row in window.rows.values())


@pytest.mark.requirement("F07")
def test_best_and_last_weights_are_a_choice_where_they_differ(window: Window) -> None:
    header = window.view.header
    window.controller.start()
    run = window.controller.current
    for message in play(run, 3):
        window.client.deliver(message)
    assert not header.weights.isVisible()
    run.best_epoch = 2
    window.client.deliver(replace(finished(run, 3), best_epoch=2))
    header.refresh()
    assert header.weights.isVisible()
    chosen: list[object] = []
    header.weights.selected.connect(chosen.append)
    QTest.mouseClick(header.weights.button("last"), LEFT)
    assert chosen == ["last"]


def test_memory_and_loader_wait_are_shown_once_they_are_measured(
    window: Window,
) -> None:
    tiles = window.view.header.tiles
    assert not tiles["memory"].isVisible()
    window.controller.start()
    run = window.controller.current
    window.client.deliver(started(run))
    taken = steps(run, 1, 1)
    more = {"run/memory": np.array([0.75 * 2**30], np.float32),
            "run/loader_wait": np.array([0.31], np.float32)}  # fmt: skip
    window.client.deliver(replace(taken, values={**taken.values, **more}))
    window.view.header.refresh()
    assert (tiles["memory"].isVisible(), tiles["memory"].value()) == (True, "768")
    assert tiles["memory"].accessibleName().startswith("engine memory: 768")
    assert "torch included" in tiles["memory"].toolTip()
    assert tiles["loader_wait"].value() == "31.00"


def test_nothing_is_cut_in_the_narrowest_dock(window: Window) -> None:
    window.controller.start()
    window.panel.resize(264, 700)
    for fold in window.panel.form.folds.values():
        fold.open()
    body = window.panel.scroll_area.widget()
    assert body is not None
    assert body.minimumSizeHint().width() <= window.panel.scroll_area.viewport().width()
