"""New from sample: the gallery by mouse and by keys."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cnnstudio.paths import runs_folder_for, sample_projects_folder
from cnnstudio.project.commands import AddNode, new_node
from cnnstudio.project.file_format import dumps, load
from cnnstudio.project.runs import new_run
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.gallery.dialog import GalleryDialog
from cnnstudio.ui.theme import theme_manager
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.qt import click

OPENS_WITHIN_S = 0.3


@pytest.fixture
def gallery(qtbot: QtBot) -> Iterator[GalleryDialog]:
    gallery = GalleryDialog(sample_projects_folder())
    gallery.show()
    qtbot.waitExposed(gallery)
    yield gallery
    if isValid(gallery):  # it goes with being closed
        gallery.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path, cast("EngineClient", FakeEngineClient()))
    yield desk
    desk.answers.first = QMessageBox.StandardButton.Discard
    desk.close()


def opened(desk: Desk) -> GalleryDialog:
    (gallery,) = desk.window.findChildren(GalleryDialog)
    return gallery


def titles(gallery: GalleryDialog) -> list[str]:
    model = gallery.model
    return [model.index(row).data() for row in range(model.rowCount())]


def test_it_opens_at_once(qtbot: QtBot) -> None:
    started = time.process_time()
    gallery = GalleryDialog(sample_projects_folder())
    gallery.show()
    QApplication.processEvents()
    taken = time.process_time() - started
    gallery.close()
    assert taken < OPENS_WITHIN_S


def test_the_search_narrows_the_cards(qtbot: QtBot, gallery: GalleryDialog) -> None:
    everything = titles(gallery)
    assert gallery.search.hasFocus()
    qtbot.keyClicks(gallery.search, "lecun 1998")
    assert set(titles(gallery)) == {"LeNet-5", "LeNet with BatchNorm"}
    assert gallery.found.text() == "2 networks"
    assert gallery.picked is not None
    qtbot.keyClicks(gallery.search, " zebra")
    assert titles(gallery) == []
    assert gallery.nothing.isVisible()
    assert gallery.picked is None
    assert not gallery.open_button.isEnabled()
    assert gallery.open_button.toolTip() == "No network is picked."
    qtbot.mouseClick(gallery.nothing.button, Qt.MouseButton.LeftButton)
    assert titles(gallery) == everything
    assert gallery.open_button.isEnabled()


def test_by_keys_alone(qtbot: QtBot, gallery: GalleryDialog) -> None:
    chosen: list[Path] = []
    gallery.chosen.connect(chosen.append)
    qtbot.keyClick(gallery.search, Qt.Key.Key_Down)
    assert gallery.cards.hasFocus()
    qtbot.keyClick(gallery.cards, Qt.Key.Key_Right)
    assert gallery.cards.currentIndex().row() == 1
    qtbot.keyClick(gallery.cards, Qt.Key.Key_Left)
    qtbot.keyClick(gallery.cards, Qt.Key.Key_Up)
    assert gallery.search.hasFocus()
    qtbot.keyClick(gallery.search, Qt.Key.Key_Down)
    picked = gallery.picked
    assert picked is not None
    qtbot.keyClick(gallery.cards, Qt.Key.Key_Return)
    assert [path.name for path in chosen] == [picked.file]
    assert not gallery.isVisible()


def test_enter_opens_what_was_searched_for(
    qtbot: QtBot, gallery: GalleryDialog
) -> None:
    chosen: list[Path] = []
    gallery.chosen.connect(chosen.append)
    qtbot.keyClicks(gallery.search, "no such network")
    qtbot.keyClick(gallery.search, Qt.Key.Key_Return)
    assert gallery.isVisible()
    gallery.search.clear()
    qtbot.keyClicks(gallery.search, "resnet-152")
    qtbot.keyClick(gallery.search, Qt.Key.Key_Return)
    assert [path.name for path in chosen] == ["resnet152.cnnproj"]
    assert not gallery.isVisible()


def test_a_card_says_what_the_network_is(gallery: GalleryDialog) -> None:
    row = titles(gallery).index("LeNet-5")
    index = gallery.model.index(row)
    gallery.cards.scrollTo(index)
    click(gallery.cards.viewport(), gallery.cards.visualRect(index).center())
    details = gallery.details
    assert details.title.text() == "LeNet-5"
    assert details.numbers["parameters"].value() == "61,706"
    assert details.numbers["year"].value() == "1998"
    assert "cheques" in details.text.text()
    assert "LeCun" in details.source.text()
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "LeNet-5, 1998, 61,706 parameters"


@pytest.mark.parametrize("mode", ["dark", "light"])
def test_it_follows_the_theme(
    qtbot: QtBot, gallery: GalleryDialog, mode: str
) -> None:
    theme_manager().set_mode("dark" if mode == "light" else "light")
    before = gallery.cards.viewport().grab().toImage()
    theme_manager().set_mode("dark" if mode == "dark" else "light")
    after = gallery.cards.viewport().grab().toImage()
    theme_manager().set_mode("dark")
    assert before != after
    corner = after.pixelColor(QPoint(60, 60))
    assert (corner.lightness() < 128) == (mode == "dark")


def test_new_from_sample_is_an_unsaved_copy(desk: Desk) -> None:
    modifiers = Qt.KeyboardModifier
    desk.key("N", modifiers.ControlModifier, modifiers.ShiftModifier)
    gallery = opened(desk)
    desk.qtbot.keyClicks(gallery.search, "simple cnn")
    desk.qtbot.mouseClick(gallery.open_button, Qt.MouseButton.LeftButton)
    document = desk.document
    assert document.path is None
    assert document.title == "Simple CNN"
    assert not document.is_modified
    assert desk.window.bar.title.full_text() == "Simple CNN"
    assert desk.window.bar.state.text() == "not saved"
    sample = sample_projects_folder() / "digits_simple.cnnproj"
    assert dumps(document.project) == dumps(load(sample).project)
    desk.answers.save_answer = ""
    assert not desk.studio.files.save()
    assert desk.answers.asked == ["save"]


def test_the_empty_canvas_leads_there(desk: Desk) -> None:
    button = desk.canvas.overlay.empty.buttons["gallery"]
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    gallery = opened(desk)
    assert gallery.isVisible()
    gallery.reject()


def test_changes_are_not_lost_for_a_sample(desk: Desk) -> None:
    node = new_node(desk.document.graph, "ReLU")
    desk.document.push(AddNode(node))
    desk.answers.first = QMessageBox.StandardButton.Cancel
    sample = sample_projects_folder() / "lenet5.cnnproj"
    assert not desk.studio.files.new_from(sample)
    assert node.id in desk.document.graph.nodes


def test_a_damaged_index_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        folder = "cnnstudio.ui.larger_dialogs.sample_projects_folder"
        patch.setattr(folder, lambda: tmp_path)
        desk.studio.larger.show_gallery()
    (told,) = desk.answers.told
    assert "Install CNN Studio again" in told


def test_a_network_without_data_cannot_be_trained_and_says_why(desk: Desk) -> None:
    desk.studio.files.new_from(sample_projects_folder() / "all_cnn_c.cnnproj")
    reason = desk.studio.run.controller.blocked_reason()
    assert reason == "No data are chosen yet: choose them in Data."
    assert not desk.window.bar.primary.isEnabled()
    assert desk.window.bar.primary.toolTip() == reason
    data = desk.studio.run.panel.data
    assert not data.rows["train"].isVisibleTo(data)
    assert data.name.text() == "None yet: choose what to learn from."
    desk.studio.show_train()
    assert desk.studio.run.train_view.header.epoch.text() == "10 epochs"


def test_the_runs_of_other_unsaved_projects_are_listed_but_not_taken_for_its_own(
    desk: Desk,
) -> None:
    folder = sample_projects_folder()
    for name in ("digits_simple", "digits_lenet"):
        text = dumps(load(folder / f"{name}.cnnproj").project)
        new_run(runs_folder_for(None), text, epochs=3)
    desk.studio.files.new_from(folder / "digits_residual.cnnproj")
    assert len(desk.studio.run.controller.runs) >= 2
    assert desk.studio.run.controller.current.id == ""
    desk.studio.files.new_from(folder / "digits_lenet.cnnproj")
    newest = desk.studio.run.controller.runs[0]
    assert desk.studio.run.controller.current.id == newest.id
