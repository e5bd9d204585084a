"""Links to a view, opened in the window: pasted, or typed into the small field."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from cnnstudio.paths import sample_project
from cnnstudio.project.commands import RenameNode
from cnnstudio.project.view_link import bare_link, is_link, split_link
from cnnstudio.ui.link_desk import LinkDialog
from tests.helpers.desk import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("/a b/net.cnnproj#image=858", "/a b/net.cnnproj#image=858"),
        (" cnnstudio “/a/net.cnnproj#epoch=3”\n", "/a/net.cnnproj#epoch=3"),
        ("'/a/#1.cnnproj#epoch=3'", "/a/#1.cnnproj#epoch=3"),
        ("/a/net.cnnproj", ""),
        ("#layer=conv2", ""),
        ("a.cnnproj#x\nb", ""),
        ("", ""),
        ("x" * 9_000 + ".cnnproj#layer=a", ""),
    ],
)  # fmt: skip
def test_what_is_a_link(text: str, bare: str) -> None:
    assert is_link(text) == bool(bare)
    if bare:
        assert bare_link(text) == bare
        assert split_link(bare)[1] == bare.rpartition("#")[2]


def paste(desk: Desk, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    desk.key("V", CTRL)


def layer_shown(desk: Desk) -> str:
    node = desk.studio.run.inspect.node
    return node.name if node is not None else ""


def test_a_pasted_link_leads_to_its_view_and_to_another_project(
    desk: Desk, tmp_path: Path
) -> None:
    studio, document = desk.studio, desk.document
    here, other = document.path, tmp_path / "other.cnnproj"
    shutil.copy(sample_project("digits_simple"), other)
    paste(desk, f"{here}#layer=conv2&channel=4")
    assert (desk.window.mode, layer_shown(desk)) == ("inspect", "conv2")
    assert studio.run.inspect.channel == 4
    count = len(document.graph.nodes)
    paste(desk, f"cnnstudio “{here}#layer=conv9”")
    assert "has no layer conv9" in desk.window.status.message.text()
    assert len(document.graph.nodes) == count, "a link is no copy of layers"

    document.push(RenameNode(desk.node("conv1").id, "mine"))
    desk.answers.first = QMessageBox.StandardButton.Cancel
    paste(desk, f"{other}#scope=network&view=gallery")
    assert desk.answers.asked[-1] == "save first"
    assert document.path == here
    desk.answers.first = QMessageBox.StandardButton.Discard
    paste(desk, f"{other}#scope=network&view=gallery")
    assert document.path == other
    assert studio.run.inspect.views.view("network") == "gallery"
    paste(desk, f"{tmp_path}/gone.cnnproj#layer=conv2")
    assert "There is no file" in desk.window.status.message.text()


def test_the_field_says_what_is_wrong_with_a_link(desk: Desk) -> None:
    QGuiApplication.clipboard().clear()
    desk.studio.actions["open_link"].trigger()
    (dialog,) = desk.window.findChildren(LinkDialog)
    assert (dialog.problem.text(), dialog.does.isEnabled()) == ("", False)
    for text, words in (
        ("hello", "A link names a project"),
        ("gone.cnnproj#layer=conv2", "There is no file"),
        ("digits_lenet.cnnproj#colour=red", "which is none of"),
        ("#image=-3", "expected a whole number from 0"),
        ("~nobody_of_that_name", "A link names a project"),
        ("~nobody_of_that_name/a.cnnproj#layer=a", "There is no file"),
        ("x" * 300 + ".cnnproj#layer=a", "There is no file"),
    ):
        dialog.field.selectAll()
        desk.qtbot.keyClicks(dialog.field, text)
        assert words in dialog.problem.text(), text
        assert not dialog.does.isEnabled()
    dialog.field.selectAll()
    desk.qtbot.keyClicks(dialog.field, "digits_lenet.cnnproj#layer=fc9")
    assert dialog.problem.text() == ""
    desk.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert "has no layer fc9" in dialog.problem.text()
    assert dialog.isVisible(), "so that it can be put right"
    dialog.field.selectAll()
    desk.qtbot.keyClicks(dialog.field, "#layer=conv2")
    desk.qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert layer_shown(desk) == "conv2"
