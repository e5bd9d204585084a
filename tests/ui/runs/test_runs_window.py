"""All runs in a table and compared: by mouse and keys, on folders that were trained."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.graph.param import params_of
from cnnstudio.project.commands import EditField
from cnnstudio.project.project import Project
from cnnstudio.project.record import raw_of
from cnnstudio.project.run_compare import Changes, ComparedRow
from cnnstudio.project.run_marks import read_marks
from cnnstudio.project.run_table import COLUMNS, USUAL_COLUMNS
from cnnstudio.project.settings import DatasetConfig, TrainingConfig
from cnnstudio.project.steps.moves import Affine
from cnnstudio.project.steps.numbers import Scale
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.runs.compare_view import CURVES, NETWORK, SETTINGS
from cnnstudio.ui.runs.trash_dialog import TrashDialog
from cnnstudio.ui.runs.window import RunsWindow
from cnnstudio.ui.runs.words import cell_text, row_texts, setting_text
from cnnstudio.ui.training.run_controller import RunController
from cnnstudio.ui.training.run_keeper import RunKeeper
from tests.helpers.desk import Answers
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.graphs import Spec, tiny_project
from tests.helpers.qt import move
from tests.helpers.run_folders import falling, known, trained_run

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def deep_network(layers: int) -> Project:
    convolution: Spec = ("Conv2d", {"out_channels": 4, "kernel_size": 3})
    return tiny_project([convolution, "ReLU"] * (layers - 2), learning_rate=0.01)


class Shown:
    """The window over three runs: a base, a wider one, a deep one that trains worse."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        base, wider = deep_network(4), deep_network(4)
        EditField("conv2d_1", "out_channels", 8).redo(wider)
        path = folder / "digits.cnnproj"
        runs = path.with_suffix(".runs")
        self.folders = [
            trained_run(runs, base, falling(1.0, 6)),
            trained_run(runs, wider, falling(0.8, 8), results={"test/accuracy": 0.9}),
            trained_run(runs, deep_network(12), falling(1.6, 6), seconds=30.0),
        ]
        client = FakeEngineClient()
        client.start()
        document = Document()
        document.open(base, path)
        self.controller = RunController(document, cast("EngineClient", client))
        self.keeper = RunKeeper(self.controller)
        self.answers = Answers()
        self.settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        self.parent.resize(1200, 800)
        self.parent.show()
        self.folder, self.qtbot = folder, qtbot
        self.window = self.open()

    def open(self) -> RunsWindow:
        window = RunsWindow(
            self.controller, self.keeper, self.settings, self.answers, self.parent
        )
        window.show()
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        return window

    @property
    def table(self) -> QWidget:
        return self.window.table

    def names(self) -> list[str]:
        return [run.record.title for run in self.window.table.visible_runs()]

    def place(self, row: int, key: str) -> QPoint:
        table = self.window.table
        column = self.window.shown_columns().index(key)
        return table.visualRect(table.sorted.index(row, column)).center()

    def click(self, row: int, key: str = "name", with_ctrl: bool = False) -> None:
        keys = CTRL if with_ctrl else Qt.KeyboardModifier.NoModifier
        viewport = self.window.table.viewport()
        QTest.mouseClick(viewport, LEFT, keys, self.place(row, key))

    def choose(self, kind: str) -> None:
        QTest.mouseClick(self.window.compared.kind.button(kind), LEFT)

    def differences(self) -> dict[tuple[str, str], list[str]]:
        table = self.window.compared.table
        texts = [
            [item.text() if (item := table.item(row, c)) else ""
             for c in range(table.columnCount())]
            for row in range(table.rowCount())
        ]  # fmt: skip
        return {(place, what): values for place, what, *values in texts}


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    shown = Shown(qtbot, tmp_path)
    yield shown
    shown.parent.hide()


def test_settings_and_results_as_columns(shown: Shown) -> None:
    assert shown.window.shown_columns() == list(USUAL_COLUMNS)
    assert shown.names() == ["Run 3", "Run 2", "Run 1"]
    model = shown.window.table.sorted
    texts = [model.index(1, c).data() for c in range(model.columnCount())]
    assert texts[:5] == ["", "Run 2", "94.41 %", "90.00 %", "8"]
    assert "Adam" in texts
    assert shown.window.count.text() == "3 runs"


def test_sorting_by_a_title_leaves_what_is_missing_at_the_end(shown: Shown) -> None:
    header = shown.window.table.horizontalHeader()
    column = shown.window.shown_columns().index("test")
    x = header.sectionViewportPosition(column) + 20
    for expected in ("Run 2", "Run 2"):
        QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(x, 10))
        assert shown.names()[0] == expected, "the only one with a test result"
    column = shown.window.shown_columns().index("best")
    x = header.sectionViewportPosition(column) + 20
    QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(x, 10))
    ascending = shown.names()
    QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(x, 10))
    assert shown.names() == ascending[::-1]


def test_searching(shown: Shown) -> None:
    shown.keeper.note(shown.folders[0].path, "as in the paper")
    QTest.keyClicks(shown.window.search, "paper adam")
    assert shown.names() == ["Run 1"]
    assert shown.window.count.text() == "1 of 3 runs"


def test_columns_are_chosen_and_remembered(shown: Shown) -> None:
    shown.window.columns_menu.aboutToShow.emit()
    menus = shown.window.columns_menu.findChildren(QMenu)
    listed = [action for menu in menus for action in menu.actions()]
    assert len(listed) == len(COLUMNS) - 1
    wanted = next(a for a in listed if a.text() == COLUMNS["training.batch_size"].title)
    assert not wanted.isChecked()
    wanted.trigger()
    assert "training.batch_size" in shown.window.shown_columns()
    shown.window.toggle_column("note")
    shown.window.close()
    again = shown.open()
    assert "training.batch_size" in again.shown_columns()
    assert "note" not in again.shown_columns()


def test_a_name_is_typed_in_the_table(shown: Shown) -> None:
    shown.click(1)
    QTest.mouseDClick(shown.window.table.viewport(), LEFT, pos=shown.place(1, "name"))
    field = shown.window.table.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, "Wider")
    QTest.keyClick(field, Qt.Key.Key_Return)
    shown.qtbot.waitUntil(lambda: shown.names() == ["Run 3", "Wider", "Run 1"])
    assert [r.record.title for r in shown.window.table.selected()] == ["Wider"]


def test_a_star_by_a_click(shown: Shown) -> None:
    shown.click(0, "star")
    assert read_marks(shown.folders[2].path).star
    shown.click(0, "star")
    assert not read_marks(shown.folders[2].path).star


def test_the_selected_go_to_the_trash(shown: Shown) -> None:
    shown.click(0)
    shown.click(1, with_ctrl=True)
    QTest.keyClick(shown.window.table, Qt.Key.Key_Delete)
    assert shown.names() == ["Run 1"]
    shown.keeper.undo()
    assert len(shown.names()) == 3


def test_curves_of_several_runs(shown: Shown) -> None:
    compared = shown.window.compared
    assert "Select two or more runs" in compared.hint.text()
    shown.click(1)
    assert compared.hint.isVisible()
    shown.click(2, with_ctrl=True)
    chart = compared.chart
    assert chart.isVisible()
    assert chart.accessibleName() == "Loss, validation"
    assert not compared.note.isVisible()
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert (chart.epoch, [curve.name for curve, _ in chart.readout()]) == (8, ["Run 2"])
    for _ in range(2):
        QTest.keyClick(chart, Qt.Key.Key_Left)
    last = falling(1.0, 6)[-1] * 1.1
    assert [curve.name for curve, _ in chart.readout()] == ["Run 2", "Run 1"]
    assert chart.readout()[1][1] == f"{last:.4f}"
    # Run 2 keeps its number, and so its colour, whichever runs it stands beside.
    assert [curve.number for curve, _ in chart.readout()] == [2, 1]
    assert "Epoch 6: Run 2" in chart.accessibleDescription()
    compared.series.set_current_key("train/accuracy")
    compared.series.picked.emit("train/accuracy")
    assert chart.accessibleName() == "Accuracy, training"
    chart.grab()
    move(chart, QPoint(chart.width() // 2, chart.height() // 2))
    assert chart.epoch is not None
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.epoch is None


def test_settings_and_networks_side_by_side(shown: Shown) -> None:
    shown.click(1)
    shown.click(2, with_ctrl=True)
    shown.choose(SETTINGS)
    assert shown.differences() == {("Training", "Epochs"): ["8", "6"]}
    shown.window.compared.all.click()
    rows = shown.differences()
    assert rows[("Training", "Learning rate")] == ["0.01", "0.01"]
    assert len(rows) > 20
    shown.choose(NETWORK)
    assert shown.differences() == {("conv2d_1", "out_channels"): ["8", "4"]}
    shown.click(0, with_ctrl=True)
    titles = shown.window.compared.table.horizontalHeaderItem(2)
    assert titles is not None
    assert titles.text() == "Run 3"
    added = shown.differences()[("conv2d_4", "layer")]
    assert added == ["Conv2d", "–", "–"]
    shown.window.compare([known(shown.folders[i]).record.id for i in (0, 2)])
    shown.choose(SETTINGS)
    shown.window.compared.all.click()
    assert shown.window.compared.hint.text() == "All settings are equal."


@pytest.mark.requirement("LINT-29", "L17")
def test_a_deeper_run_that_trains_worse_is_told(shown: Shown) -> None:
    shown.window.compare([known(shown.folders[i]).record.id for i in (0, 2)])
    compared = shown.window.compared
    assert compared.note.isVisible()
    assert "Run 3 is deeper than Run 1 (12 and 4 layers" in compared.note.text()


def test_the_table_as_a_file(shown: Shown) -> None:
    shown.answers.save_answer = str(shown.folder / "out.csv")
    QTest.keyClicks(shown.window.search, "run")
    QTest.mouseClick(shown.window.csv, LEFT)
    with (shown.folder / "out.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert [row["name"] for row in rows] == ["Run 3", "Run 2", "Run 1"]
    assert set(rows[0]) == set(USUAL_COLUMNS)
    shown.answers.save_answer = str(shown.folder / "nowhere" / "out.csv")
    QTest.mouseClick(shown.window.csv, LEFT)
    assert "nowhere" in shown.answers.told[-1]


def test_the_trash(shown: Shown) -> None:
    shown.keeper.throw_away([folder.path for folder in shown.folders[:2]])
    runs = shown.folders[0].path.parent
    confirm = shown.answers.confirm_loss
    dialog = TrashDialog(runs, shown.keeper, confirm, shown.parent)
    dialog.show()
    assert dialog.table.rowCount() == 2
    assert len(dialog.chosen()) == 2
    dialog.table.clearSelection()
    assert not dialog.restore.isEnabled()
    assert dialog.restore.toolTip() == "Select a run first."
    dialog.table.selectRow(0)
    QTest.mouseClick(dialog.restore, LEFT)
    assert shown.names() == ["Run 3", "Run 2"]
    dialog.table.selectRow(0)
    QTest.mouseClick(dialog.delete, LEFT)
    assert "Delete 1 run for good?" in shown.answers.asked[-1]
    assert dialog.table.rowCount() == 1, "the answer was no"
    shown.answers.lose = True
    QTest.keyClick(dialog, Qt.Key.Key_Delete)
    assert dialog.table.rowCount() == 0
    assert dialog.empty.isVisible()
    QTest.mouseClick(dialog.close_button, LEFT)


def test_every_column_has_words(shown: Shown) -> None:
    run = known(shown.folders[1])
    for key, column in COLUMNS.items():
        text = cell_text(column, run)
        assert (text != "") == (key not in ("star", "note")), key
        assert text != "[]", key


def test_words_of_settings() -> None:
    assert setting_text(None) == "–"
    assert setting_text(True) == "on"
    assert setting_text("one_cycle") == "One cycle"
    assert setting_text(0.0031) == "0.0031"
    records = [{"kind": "digits"}, {"kind": "rotate", "degrees": 10.0}]
    assert setting_text(records).endswith("(degrees 10)")


def test_a_changed_setting_says_since_when() -> None:
    params = params_of(TrainingConfig)
    row = ComparedRow(
        "training", "learning_rate", (0.006, 0.006), params["learning_rate"],
        (((7, 0.003),), ()),
    )  # fmt: skip
    assert row_texts(row) == ["0.006, 0.003 from epoch 7", "0.006"]


def test_records_say_only_what_differs() -> None:
    scale, shift = raw_of(Scale()), raw_of(Affine(shift=0.1))
    off, further = {**shift, "on": False}, {**shift, "shift": 0.2}

    def texts(*lists: object, changes: tuple[Changes, ...] = ()) -> list[str]:
        param = params_of(DatasetConfig)["pipeline"]
        return row_texts(ComparedRow("dataset", "pipeline", lists, param, changes))

    name = Affine.title
    assert texts([scale, shift], [scale, off]) == [f"{name}: on", f"{name} off"]
    told = texts([scale, shift], [scale, further])
    assert [text.rpartition(" ")[2] for text in told] == ["0.1", "0.2"]
    assert texts([scale, shift], [scale]) == [name, f"no {name}"]
    assert texts([shift], []) == [name, "–"]
    both = texts([scale, shift], [shift, scale])
    assert both == [f"{Scale.title} → {name}", f"{name} → {Scale.title}"]
    later = texts([shift], [shift], changes=(((3, [off]),), ()))
    assert later == [f"{name}: on, {name} off from epoch 3", f"{name}: on"]


def test_other_kinds_of_window_are_asked_for(shown: Shown) -> None:
    shown.choose(CURVES)
    assert QApplication.focusWidget() is not None
