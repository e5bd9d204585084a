"""The Data mode in the studio: dropped, looked at, repaired, by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from cnnstudio.app import start_engine
from cnnstudio.bridge.data_messages import (
    LookAtPath,
    PathLooked,
    ScanData,
    ShowSamples,
)
from cnnstudio.bridge.engine_messages import JobProgress
from cnnstudio.paths import sample_project
from cnnstudio.project.commands import EditSettings
from cnnstudio.project.split_sizes import part_sizes
from cnnstudio.ui.data.source_panel import SourcePanel
from cnnstudio.ui.drop import dropped_path
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.gallery.dialog import GalleryDialog
from cnnstudio.ui.viewer.inspect_controller import EDIT_PAUSE
from tests.helpers.data_messages import DataEngine
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.qt import click, drag
from tests.helpers.run_messages import play


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, client: FakeEngineClient) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path, cast("EngineClient", client))
    desk.studio.start_engine()
    yield desk
    desk.studio.data.controller.settle()
    qtbot.wait(EDIT_PAUSE + 20)  # looking inside waits for the end of an edit
    desk.close()


def drop(desk: Desk, *paths: Path) -> None:
    """Let files go over the middle of the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, left = desk.window.rect().center(), Qt.MouseButton.LeftButton
    none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    entered = QDragEnterEvent(place, copy, data, left, none)
    QApplication.sendEvent(desk.window, entered)
    assert entered.isAccepted()
    assert desk.studio._drops.sign.isVisible()
    let_go = QDropEvent(QPointF(place), copy, data, left, none)
    QApplication.sendEvent(desk.window, let_go)
    assert not desk.studio._drops.sign.isVisible()


def take(desk: Desk, engine: DataEngine) -> None:
    desk.studio.take_dropped(engine.folder)
    engine.look()
    engine.scan()
    desk.studio.data.controller.settle()
    engine.describe()
    engine.show()
    desk.settled()


def test_a_folder_dropped_on_the_window_is_learned_from(
    desk: Desk, engine: DataEngine
) -> None:
    drop(desk, engine.folder)
    assert desk.window.mode == "data"
    assert engine.newest(LookAtPath).path == str(engine.folder)


def test_a_folder_of_the_command_line_is_learned_from(
    desk: Desk, engine: DataEngine
) -> None:
    start_engine(desk.studio, sample_project("digits_simple"))
    assert engine.asked(LookAtPath) == 0
    start_engine(desk.studio, engine.folder)
    assert desk.window.mode == "data"
    assert engine.newest(LookAtPath).path == str(engine.folder)


def test_several_files_mean_their_folder(tmp_path: Path) -> None:
    data = QMimeData()
    names = [tmp_path / "a" / "1.png", tmp_path / "a" / "2.png"]
    data.setUrls([QUrl.fromLocalFile(str(name)) for name in names])
    assert dropped_path(data) == tmp_path / "a"
    data.setUrls([QUrl("https://example.org/a.png")])
    assert dropped_path(data) is None


def test_a_dropped_project_is_opened(desk: Desk, engine: DataEngine) -> None:
    drop(desk, sample_project("digits_simple"))
    assert desk.document.title == "digits_simple"
    assert engine.asked(LookAtPath) == 0


def test_a_folder_dropped_on_an_empty_project_brings_a_network(
    desk: Desk, engine: DataEngine
) -> None:
    empty = desk.canvas.overlay.empty
    desk.studio.take_dropped(engine.folder)
    assert "flowers" in empty.coming
    assert empty.cancel.isVisible()
    assert not empty.buttons["digits"].isVisible(), "it would do nothing for flowers"
    click(empty.cancel, empty.cancel.rect().center())
    assert empty.buttons["digits"].isVisible()
    take(desk, engine)
    assert desk.document.graph.nodes
    assert desk.window.bar.primary.isEnabled()
    desk.document.stack.undo()
    assert not desk.document.graph.nodes
    desk.document.stack.undo()
    assert not desk.document.is_modified


def test_an_untouched_sample_gives_way_to_a_dropped_folder(
    desk: Desk, engine: DataEngine
) -> None:
    assert desk.studio.open_project(sample_project("digits_lenet"))
    desk.studio.take_dropped(engine.folder)
    assert desk.document.graph.nodes, "nothing is left before it is known to work"
    engine.look("It holds no pictures.")
    assert desk.document.title == "digits_lenet"
    take(desk, engine)
    assert desk.document.path is None
    assert desk.document.title == "flowers"
    assert desk.document.graph.node_named("input") is not None
    assert desk.document.project.dataset.tag == "unknown"
    assert desk.window.bar.primary.isEnabled()


def test_nothing_is_replaced_where_the_run_is_to_go_on(
    desk: Desk, engine: DataEngine
) -> None:
    assert desk.studio.open_project(sample_project("digits_lenet"))
    run = desk.studio.run.controller
    run.start()
    for message in play(run.current, 1):
        engine.client.deliver(message)
    before = desk.document.project.dataset
    desk.studio.take_dropped(engine.folder)
    desk.answers.end = QMessageBox.StandardButton.No
    engine.look()
    engine.scan()
    assert run.is_active
    assert desk.document.project.dataset == before
    assert not desk.document.is_modified
    desk.answers.end = QMessageBox.StandardButton.Yes  # the window is to close now


def test_what_somebody_has_changed_does_not_give_way(
    desk: Desk, engine: DataEngine
) -> None:
    assert desk.studio.open_project(sample_project("digits_lenet"))
    desk.studio.take_dropped(engine.folder)
    desk.document.push(EditSettings("training", {"epochs": 3}))
    engine.look()
    engine.scan()
    assert desk.document.title == "digits_lenet"
    assert desk.document.graph.node_named("conv1") is not None
    assert desk.document.project.dataset.tag == "unknown", "they are no digits now"


def test_data_without_a_network_offer_one(desk: Desk, engine: DataEngine) -> None:
    view = desk.studio.data.view
    desk.studio.show_data()
    desk.studio.data.controller.set_sources([engine.found])
    desk.studio.data.controller.settle()
    assert not view.notice.isVisible(), "the files are being read"
    engine.scan()
    desk.settled()
    assert view.notice.offer.isVisible()
    click(view.notice.begin, view.notice.begin.rect().center())
    desk.settled()
    assert not view.notice.isVisible()
    assert [f for f in desk.document.findings if f.severity.value == "error"] == []
    assert desk.window.bar.primary.isEnabled()
    desk.document.stack.undo()
    assert not desk.document.graph.nodes


def test_a_network_for_others_is_made_to_fit_by_one_button(
    desk: Desk, engine: DataEngine
) -> None:
    assert desk.studio.files.new_from(sample_project("digits_lenet"))
    take(desk, engine)
    bar = desk.studio.data.view.notice.bar
    assert bar.isVisible()
    assert "2 classes" in bar.text.text()
    click(bar.buttons[0], bar.buttons[0].rect().center())
    desk.settled()
    assert [f.message for f in desk.document.findings if f.severity.value == "error"] \
        == []
    assert desk.document.graph.node_named("input") is not None


def test_old_data_are_hidden_while_others_are_scanned(
    desk: Desk, engine: DataEngine, client: FakeEngineClient, tmp_path: Path
) -> None:
    take(desk, engine)
    view = desk.studio.data.view
    assert view.sample_page.grid.isVisible()
    desk.studio.take_dropped(tmp_path / "photos")
    assert view.header.name.text() == "photos"
    assert view.header.tiles["samples"].value() == ""
    assert view.coming.isVisible()
    assert not view.sample_page.isVisible()
    assert not view.tabs.isVisible()
    asked = engine.newest(LookAtPath)
    source = {**engine.source, "path": str(tmp_path / "photos")}
    client.deliver(PathLooked(asked.request, asked.path, source))
    scan = engine.newest(ScanData)
    client.deliver(JobProgress(scan.request, "decoding pictures", 120, 362))
    said = "Scanning photos, 120 of 362: decoding pictures"
    assert view.header.state.full_text() == said
    desk.studio.data.controller.cancel()
    assert view.header.name.text() == "flowers"
    assert view.sample_page.grid.isVisible()


def test_samples_are_chosen_by_class_part_and_page(
    desk: Desk, engine: DataEngine
) -> None:
    take(desk, engine)
    page = desk.studio.data.view.sample_page
    assert page.grid.count == 60
    assert page.range.text() == "1–60 of 150"
    click(page.after, page.after.rect().center())
    assert engine.newest(ShowSamples).first == 60
    engine.show()
    page.grid.setFocus()
    desk.qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    assert page.about.full_text().startswith("Training 61")
    click(page.bars.viewport(), page.bars.row_rect(1).center())
    asked = engine.newest(ShowSamples)
    assert (asked.label, asked.first) == (1, 0)
    assert page.range.text() == "…"
    assert page.grid.dimmed
    engine.show(120)
    assert page.range.text() == "1–60 of 120"
    assert not page.grid.dimmed
    button = page.parts.button("test")
    click(button, button.rect().center())
    assert engine.newest(ShowSamples).part == "test"


@pytest.mark.requirement("K12")
def test_pages_tell_of_damaged_converted_and_repeated_files(
    desk: Desk, engine: DataEngine
) -> None:
    take(desk, engine)
    panel = desk.window.docks["data"].widget()
    assert isinstance(panel, SourcePanel)
    assert panel.told.text() == "31 grey → RGB, 9 rotated by EXIF"
    view = desk.studio.data.view
    view.show_page("files")
    cells = [row.cells for row in view.files.table.rows_model.rows]
    assert cells[0] == ("rose/cut.jpg", "left out", "is damaged or cut off: no end")
    assert cells[1][:2] == ("tulip/x.gif", "used")
    view.files.table.pick(0)
    click(view.files.copy, view.files.copy.rect().center())
    said = QGuiApplication.clipboard().text()
    assert said == "rose/cut.jpg\tleft out\tis damaged or cut off: no end"
    click(view.files.reveal, view.files.reveal.rect().center())
    assert desk.answers.asked[-1] == "reveal cut.jpg"
    view.show_page("duplicates")  # those in two parts are marked
    rows = view.duplicates.table.rows_model.rows
    assert [row.cells for row in rows] == [
        ("1", "Training", "rose/a.jpg"),
        ("1", "Test", "rose/b.jpg"),
    ]
    assert "reaches over two parts" in view.duplicates.said.text()


def test_dividers_change_the_parts_as_one_step(desk: Desk, engine: DataEngine) -> None:
    take(desk, engine)
    panel = desk.window.docks["data"].widget()
    assert isinstance(panel, SourcePanel)
    bar, before = panel.split.bar, part_sizes(desk.document.project.dataset)
    start = QPoint(bar.divider(0), bar.height() // 2)
    drag(bar, start, start - QPoint(60, 0))
    after = part_sizes(desk.document.project.dataset)
    assert after.train < before.train
    assert after.validation > before.validation
    assert after.total == before.total == 80
    assert bar.sizes == (after.train, after.validation, after.test)
    drag(bar, QPoint(bar.divider(1), 17), QPoint(bar.divider(1) + 20, 17))
    desk.document.stack.undo()
    assert part_sizes(desk.document.project.dataset) == after
    desk.document.stack.undo()
    assert part_sizes(desk.document.project.dataset) == before
    panel.split.rows["split"].proposed.emit("split", "counts")
    assert desk.document.project.dataset.split == "counts"
    assert part_sizes(desk.document.project.dataset) == before, "said in another way"


def test_a_path_is_chosen_with_the_button_beside_it(
    desk: Desk, engine: DataEngine, tmp_path: Path
) -> None:
    take(desk, engine)
    panel = desk.window.docks["data"].widget()
    assert isinstance(panel, SourcePanel)
    other = tmp_path / "trees"
    desk.answers.data_answer = str(other)
    row = panel.forms[0].rows["path"]
    click(row.browse, row.browse.rect().center())  # type: ignore[attr-defined]
    assert desk.answers.asked[-1] == "data folder"
    desk.studio.data.controller.settle()
    assert engine.newest(ScanData).source["path"] == str(other)


def test_from_my_images_sets_a_new_project_up(desk: Desk, engine: DataEngine) -> None:
    desk.answers.data_answer = str(engine.folder)
    desk.studio.actions["from_images"].trigger()
    engine.look()
    engine.scan()
    desk.settled()
    names = {node.type for node in desk.document.graph.nodes.values()}
    assert {"Input", "Conv2d", "Output"} <= names
    assert desk.document.project.training.recipe == "sensible"
    assert desk.window.bar.primary.isEnabled()


def test_the_gallery_leads_to_images_too(desk: Desk, engine: DataEngine) -> None:
    desk.answers.data_answer = str(engine.folder)
    desk.studio.larger.show_gallery()
    (gallery,) = desk.window.findChildren(GalleryDialog)
    click(gallery.images_button, gallery.images_button.rect().center())
    assert engine.newest(LookAtPath).path == str(engine.folder)
    assert desk.window.mode == "data"


def test_samples_that_come_late_are_not_shown_for_other_data(
    desk: Desk, engine: DataEngine
) -> None:
    take(desk, engine)
    page = desk.studio.data.view.sample_page
    click(page.after, page.after.rect().center())
    late = engine.newest(ShowSamples)
    desk.studio.data.controller.set_sources([{"kind": "torchvision"}])
    engine.show()
    assert engine.newest(ShowSamples) is late
    assert desk.studio.data.view.samples.page is None
    assert "not downloaded" in page.empty._title.text()
