"""Every control that is disabled says why, in its tool tip and to screen readers."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import cnnstudio.ui
from cnnstudio.paths import sample_project
from cnnstudio.ui.modes import ARRANGEMENTS
from cnnstudio.ui.training.run import RunState
from cnnstudio.ui.widgets.buttons import set_reason
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import play

CONTROLS = (
    QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit,
)  # fmt: skip


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """Return a window without a project."""
    return empty_desk


def disabled(window: QWidget) -> list[QWidget]:
    """Controls that are seen and cannot be used; not those of Qt's own parts."""
    found: list[QWidget] = []
    for kind in CONTROLS:
        found += window.findChildren(kind)
    return [
        w
        for w in found
        if w.isVisible()
        and not w.isEnabled()
        and not isinstance(w, QScrollBar)
        and not w.objectName().startswith(("qt_", "Scroll"))
    ]


def told(control: QWidget) -> str:
    """The reason that a pointer at rest is shown: the control's, or what holds it."""
    action = control.defaultAction() if isinstance(control, QToolButton) else None
    if action is not None:  # its tool tip: name and keys, then the reason
        return control.toolTip().partition("\n")[2]
    widget: QWidget | None = control
    while widget is not None:
        if widget.toolTip():
            reason = str(widget.property("reason") or "")
            return reason if widget.toolTip() == reason else ""
        widget = widget.parentWidget()
    return ""


def silent(desk: Desk) -> list[str]:
    return [
        f"{type(w).__name__} {w.accessibleName() or w.objectName()}"
        for w in disabled(desk.window)
        if not told(w)
    ]


def walk(desk: Desk) -> int:
    """Look at every mode and at what is selected; return how many were disabled."""
    seen = 0
    nodes = list(desk.document.graph.nodes)
    for mode in ARRANGEMENTS:
        desk.studio.show_mode(mode)
        for chosen in [(), tuple(nodes[:1]), tuple(nodes[1:2]), tuple(nodes)]:
            desk.window.selection.select(chosen)
            desk.settled()
            assert silent(desk) == [], (mode, chosen)
            seen += len(disabled(desk.window))
    return seen


def open_copy(desk: Desk, folder: Path, sample: str) -> None:
    path = folder / f"{sample}.cnnproj"
    shutil.copy(sample_project(sample), path)
    assert desk.studio.open_project(path)
    desk.settled()


def test_with_nothing_open_and_no_engine(desk: Desk) -> None:
    assert walk(desk) > 0


def test_with_a_network_before_training(
    desk: Desk, client: FakeEngineClient, tmp_path: Path
) -> None:
    desk.studio.start_engine()
    client.become_ready()
    open_copy(desk, tmp_path, "digits_lenet")
    assert walk(desk) > 0


def test_with_a_mistake(desk: Desk, client: FakeEngineClient, tmp_path: Path) -> None:
    desk.studio.start_engine()
    client.become_ready()
    open_copy(desk, tmp_path, "digits_lenet")
    desk.window.selection.select([desk.node("flatten1").id])
    desk.studio.actions["delete_gap"].trigger()
    assert walk(desk) > 0


def test_while_a_run_trains_and_after_it(
    desk: Desk, client: FakeEngineClient, tmp_path: Path
) -> None:
    desk.studio.start_engine()
    client.become_ready()
    open_copy(desk, tmp_path, "digits_lenet")
    desk.key("F5")
    run = desk.studio.run.controller.current
    for message in play(run, 2.5):
        client.deliver(message)
    assert desk.studio.run.controller.state is RunState.RUNNING
    walk(desk)
    client.die()
    walk(desk)


def test_inside_of_a_block(desk: Desk, tmp_path: Path) -> None:
    open_copy(desk, tmp_path, "resnet18")
    block = next(
        n for n in desk.document.graph.nodes.values() if n.type.startswith("block:")
    )
    desk.document.enter(block.id)
    walk(desk)


def test_a_reason_comes_and_goes_with_the_usual_tip(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    button = QPushButton("Train", holder)
    button.setToolTip("Train the network")
    holder.setEnabled(False)  # what holds it is off already
    set_reason(button, "There is no network.")
    set_reason(button, "There is no data.")
    assert not button.isEnabled()
    assert button.toolTip() == button.accessibleDescription() == "There is no data."
    holder.setEnabled(True)
    set_reason(button, None)
    assert button.isEnabled()
    assert button.toolTip() == "Train the network"
    assert button.accessibleDescription() == ""


def test_controls_are_disabled_with_a_reason_only() -> None:
    """`setEnabled` is called where reasons are told, and for actions."""
    allowed = {"buttons.py", "action_set.py", "menus.py"}
    root = Path(cnnstudio.ui.__file__).parent
    found = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in root.rglob("*.py")
        if path.name not in allowed
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in ("setEnabled", "setDisabled")
    ]
    assert found == []
