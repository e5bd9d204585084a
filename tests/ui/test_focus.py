"""Who has the keyboard is always to be seen, and Tab goes through all that takes it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import cast, get_args

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cnnstudio.paths import sample_project
from cnnstudio.project.commands import remove_nodes
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.modes import Mode
from cnnstudio.ui.theme import theme_manager
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.walk import Walker

AROUND = 6
"""Pixels around a widget in which its ring may lie."""

LEAST = 12
"""Pixels that a ring changes at least: a line of text cursor is more."""


@pytest.fixture(params=["dark", "light"])
def walker(
    qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Walker]:
    """Return a studio with a mistake, a run, and an image to look at."""
    theme_manager().set_mode(request.param)
    client = FakeEngineClient()
    desk = Desk(qtbot, tmp_path, cast("EngineClient", client))
    path = tmp_path / "digits_lenet.cnnproj"
    shutil.copy(sample_project("digits_lenet"), path)
    assert desk.studio.open_project(path)
    desk.settled()
    yield Walker(desk, client, tmp_path)
    desk.close()
    theme_manager().set_mode("dark")


def takes_keys(desk: Desk) -> list[QWidget]:
    """Return what Tab can give the keyboard to, as far as it is shown."""
    found = []
    for widget in desk.window.findChildren(QWidget):
        tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        passes_on = widget.focusProxy() is not None
        if tab and widget.isVisible() and widget.isEnabled() and not passes_on:
            found.append(widget)
    return found


def look_at(desk: Desk, widget: QWidget) -> QImage:
    """Return what is seen of a widget and a little around it."""
    QApplication.processEvents()
    window = desk.window
    box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    box = box.adjusted(-AROUND, -AROUND, AROUND, AROUND) & window.rect()
    return window.grab(box).toImage().convertToFormat(QImage.Format.Format_RGB32)


def differs(one: QImage, two: QImage) -> int:
    """Return how many pixels differ."""
    first, second = (
        np.frombuffer(image.constBits(), np.uint32) for image in (one, two)
    )
    common = min(len(first), len(second))
    changed = np.count_nonzero(first[:common] != second[:common])
    return int(changed) + len(first) - common


def bring_into_sight(widget: QWidget) -> None:
    """Scroll as Tab would, so that a widget can be seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    QApplication.processEvents()


def shows_focus(desk: Desk, widget: QWidget, others: list[QWidget]) -> bool:
    """Return True if one sees that a widget has the keyboard."""
    apart = [
        o for o in others
        if isValid(o) and o is not widget and o.isVisible()
        and not o.isAncestorOf(widget) and not widget.isAncestorOf(o)
    ]  # fmt: skip
    elsewhere = desk.canvas if desk.canvas in apart else apart[0]
    elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    if not isValid(widget):
        return True  # it went with what it belonged to
    before = look_at(desk, widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    after = look_at(desk, widget)
    return differs(before, after) >= LEAST


def test_who_has_the_keyboard_is_seen_while_one_builds(walker: Walker) -> None:
    flatten = walker.desk.node("flatten1").id
    walker.desk.document.push(remove_nodes(walker.desk.document.graph, [flatten]))
    assert_rings_are_seen(walker, "build")


def test_who_has_the_keyboard_is_seen_beside_a_run(walker: Walker) -> None:
    walker.train(2.0)
    walker.look_inside()
    for mode in get_args(Mode):
        if mode != "build":
            assert_rings_are_seen(walker, mode)


def assert_rings_are_seen(walker: Walker, mode: Mode) -> None:
    """Give the keyboard to all that takes it, without and with a layer selected."""
    desk = walker.desk
    QApplication.setCursorFlashTime(0)
    walker.studio.show_mode(mode)
    desk.settled()
    desk.qtbot.wait(120)  # the plots are painted
    hidden = []
    for selected in ((), (desk.node("conv1").id,)):
        desk.window.selection.select(selected)
        desk.settled()
        widgets = takes_keys(desk)
        assert len(widgets) > 5
        for widget in widgets:
            if not isValid(widget) or not widget.isVisible():
                continue  # it was another layer's
            bring_into_sight(widget)
            if widget.visibleRegion().isEmpty():
                continue  # folded away
            if not shows_focus(desk, widget, widgets):
                name = widget.accessibleName() or type(widget.parent()).__name__
                hidden.append(f"{type(widget).__name__} {name}")
    assert hidden == [], mode


@pytest.mark.parametrize("walker", ["dark"], indirect=True)
def test_tab_leads_through_a_panel_from_top_to_bottom(walker: Walker) -> None:
    """The order of Tab is the order in which one reads."""
    desk = walker.desk
    walker.select("conv1")
    desk.settled()
    panel = desk.window.properties
    inside = [w for w in takes_keys(desk) if panel.isAncestorOf(w)]
    start = min(inside, key=lambda w: w.mapTo(panel, QPoint(0, 0)).y())
    start.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    while True:
        focus = QApplication.focusWidget()
        if focus is None or not panel.isAncestorOf(focus) or focus in seen:
            break
        seen.append(focus)
        desk.qtbot.keyClick(focus, Qt.Key.Key_Tab)
    places = [w.mapTo(panel, QPoint(0, 0)) for w in seen]
    assert len(seen) >= len(inside) - 1
    for before, behind in pairwise(places):
        beside = 24 if behind.x() > before.x() else 0
        assert behind.y() >= before.y() - beside
