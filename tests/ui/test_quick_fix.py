"""Quick fixes: what pointing at one shows, what applying one says, what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.node import Edge
from cnnstudio.ui.engine_client import EngineClient
from tests.helpers.canvas import graph_of, project_of
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.qt import point_at, point_away

ALT = Qt.KeyboardModifier.AltModifier


def faulty() -> Graph:
    """Return two Adds one behind the other, each with a branch that does not fit."""
    wide = ("Conv2d", {"out_channels": 8})
    narrow = ("Conv2d", {"out_channels": 4})
    return graph_of(
        {
            "input": "Input", "stem": wide, "one": wide, "two": narrow, "add": "Add",
            "three": wide, "four": narrow, "sum": "Add",
        },
        ("input", "stem"), ("stem", "one"), ("stem", "two"), ("one", "add"),
        ("two", "add"), ("stem", "three"), ("stem", "four"), ("three", "sum"),
        ("four", "sum"),
    )  # fmt: skip


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """Return a studio with two mistakes; the first one is selected."""
    desk = Desk(qtbot, tmp_path, cast("EngineClient", FakeEngineClient()))
    desk.document.open(project_of(faulty()), None)
    desk.settled()
    desk.canvas.fit_all()
    desk.window.selection.select(["add"])
    desk.settled()
    yield desk
    desk.close()


def test_pointing_at_the_chip_shows_values_pills_and_parameters(desk: Desk) -> None:
    callout, scene = desk.canvas.overlay.callout, desk.canvas.graph_scene
    fix = callout.first_fix
    assert fix is not None
    assert fix.label == "Set out_channels of two to 8"
    assert fix.note == "+292 parameters"
    network = desk.window.status.network
    wire, before = scene.edges[Edge("two", "add")], network.text()
    point_at(callout._button)
    assert (wire.face.label, wire.face.provisional) == ("8 × 28 × 28", True)
    face = scene.nodes["two"].face
    assert face.tentative
    assert face.summary.startswith("8 → 8")
    total = desk.document.whole.totals().parameters
    assert network.text() == f"{total:,} → {total + 292:,} parameters (+292)"
    assert not scene.nodes["one"].face.tentative
    point_away(callout._button)
    assert network.text() == before
    assert wire.face.label == "4 × 28 × 28"
    assert not scene.nodes["two"].face.tentative
    assert desk.document.stack.count() == 0


def test_a_fix_changes_what_it_says_and_leads_to_the_next_error(desk: Desk) -> None:
    before = dict(desk.document.graph.nodes)
    desk.key("Return", ALT)
    desk.settled()
    changed = {n for n, node in desk.document.graph.nodes.items() if node != before[n]}
    assert changed == {"two"}
    said = desk.window.status.message.text()
    assert said == "Set out_channels of two to 8. Ctrl+Z undoes."
    assert desk.window.selection.current == "sum"
    assert desk.canvas.overlay.callout.isVisible()
    assert desk.canvas.overlay.callout.finding is not None
    assert desk.canvas.overlay.callout.finding.node == "sum"
    desk.key("Return", ALT)
    desk.settled()
    assert desk.document.report.is_clean
    assert not desk.canvas.overlay.callout.isVisible()
    desk.key("Z", Qt.KeyboardModifier.ControlModifier)
    desk.settled()
    assert not desk.document.report.is_clean


def test_further_fixes_are_previewed_from_the_chevron(desk: Desk) -> None:
    callout = desk.canvas.overlay.callout
    network = desk.window.status.network
    before = network.text()
    menu = callout.fix_menu()
    offered = [action for action in menu.actions() if action.data()]
    assert 0 < len(offered) <= 2  # three in all, the first is on the chip
    menu.popup(desk.window.mapToGlobal(desk.window.rect().center()))
    menu.setActiveAction(offered[0])
    assert "parameters (" in network.text()
    menu.hide()
    assert network.text() == before
    menu.deleteLater()


def test_by_keys_a_fix_is_previewed_in_the_list_of_problems(desk: Desk) -> None:
    desk.window.activateWindow()
    row = next(r for r in desk.window.problems.rows if r.finding.node == "add")
    button = row.fix_button
    assert button is not None
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert desk.canvas.graph_scene.nodes["two"].face.tentative
    QTest.keyClick(button, Qt.Key.Key_Space)
    desk.settled()
    assert desk.document.graph.nodes["two"].fields["out_channels"] == 8
