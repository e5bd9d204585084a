"""The source of the data: chosen by its kind, its fields typed, two joined."""

from __future__ import annotations

from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.data_messages import ScanData
from cnnstudio.project.sources.source import SOURCES
from cnnstudio.ui.data.controller import DataController
from cnnstudio.ui.data.path_row import PathField, PathRow, shortened_path
from cnnstudio.ui.data.source_panel import SourcePanel
from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.document import Document
from tests.helpers.data_messages import DataEngine
from tests.helpers.desk import Answers
from tests.helpers.qt import click


@pytest.fixture
def panel(
    qtbot: QtBot, document: Document, controller: DataController
) -> SourcePanel:
    panel = SourcePanel(document, controller, cast("Dialogs", Answers()))
    qtbot.addWidget(panel)
    panel.resize(296, 900)
    panel.show()
    return panel


def kinds(document: Document) -> list[str]:
    return [source.kind for source in document.project.dataset.sources]


@pytest.mark.parametrize("kind", SOURCES)
def test_every_kind_has_a_form(
    panel: SourcePanel, document: Document, kind: str
) -> None:
    panel.forms[0].kind.picked.emit(kind)
    assert kinds(document) == [kind]
    assert panel.forms[0].kind.current_key() == kind
    for row in panel.forms[0].rows.values():
        assert row.control.accessibleName()
        paths = (*SOURCES[kind].folders, *SOURCES[kind].files)  # type: ignore[attr-defined]
        assert isinstance(row, PathRow) == (row.name in paths)


def test_none_yet_can_be_chosen(panel: SourcePanel, document: Document) -> None:
    panel.forms[0].kind.picked.emit("")
    assert kinds(document) == []
    assert not panel.join.isVisible()


@pytest.mark.requirement("H12")
def test_two_sources_are_joined_and_parted_again(
    panel: SourcePanel, document: Document, controller: DataController
) -> None:
    assert not panel.forms[1].isVisible()
    click(panel.join, panel.join.rect().center())
    assert kinds(document) == ["digits", "digits"]
    assert panel.forms[1].isVisible()
    facts = controller.facts
    assert facts is not None
    assert facts.count == 10_000
    away = panel.forms[1].remove
    click(away, away.rect().center())
    assert kinds(document) == ["digits"]


def test_a_path_is_taken_over_on_enter_only(
    qtbot: QtBot,
    panel: SourcePanel,
    controller: DataController,
    engine: DataEngine,
) -> None:
    panel.forms[0].kind.picked.emit("image_folder")
    row = panel.forms[0].rows["path"]
    assert isinstance(row, PathRow)
    row.text.setFocus()
    qtbot.keyClicks(row.text, str(engine.folder))
    controller.settle()
    assert engine.asked(ScanData) == 0
    row.text.editingFinished.emit()
    controller.settle()
    assert engine.newest(ScanData).source["path"] == str(engine.folder)


def test_a_change_of_a_field_forgets_what_was_found(
    qtbot: QtBot,
    panel: SourcePanel,
    document: Document,
    controller: DataController,
    engine: DataEngine,
) -> None:
    controller.use_path(engine.folder)
    engine.look()
    engine.scan()
    assert controller.facts is not None
    panel.forms[0].rows["resize"].proposed.emit("resize", "pad")
    assert controller.facts is None
    controller.settle()
    assert engine.newest(ScanData).source["resize"] == "pad"
    engine.scan()
    assert controller.facts is not None


def test_a_read_only_project_says_why_nothing_changes(
    qtbot: QtBot, document: Document, controller: DataController
) -> None:
    document.open(document.project, None, read_only=True)
    panel = SourcePanel(document, controller, cast("Dialogs", Answers()))
    qtbot.addWidget(panel)
    for widget in (panel.forms[0].kind, panel.join, panel.split.rows["train"].control):
        assert not widget.isEnabled()
        assert "read-only" in widget.toolTip()


def test_a_long_path_keeps_its_name(
    qtbot: QtBot, panel: SourcePanel, controller: DataController, engine: DataEngine
) -> None:
    path = "/home/somebody/" + "a very long way to " * 4 + "/holiday photos"
    panel.forms[0].kind.picked.emit("image_folder")
    row = panel.forms[0].rows["path"]
    assert isinstance(row, PathRow)
    row.show_value(path)
    field = row.text
    assert isinstance(field, PathField)
    assert field.shown().startswith("/home")
    assert field.shown().endswith("/holiday photos")
    assert field.toolTip() == path
    field.setFocus()
    assert field.shown() == path, "all of it can be edited"
    assert shortened_path("a" * 200, field.fontMetrics(), 60) != "a" * 200


def test_an_automatic_size_says_what_it_is(
    panel: SourcePanel, controller: DataController, engine: DataEngine
) -> None:
    controller.set_sources([engine.found])
    rows = panel.forms[0].rows
    assert rows["height"].note() == "automatic: 48"
    assert rows["resize"].note() == ""


def test_nothing_of_the_old_source_while_another_is_read(
    panel: SourcePanel, controller: DataController, engine: DataEngine
) -> None:
    controller.use_path(engine.folder)
    assert panel.coming.isVisible()
    assert not panel.forms[0].isVisible()
    controller.cancel()
    assert panel.forms[0].isVisible()
