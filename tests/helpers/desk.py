"""The whole studio on a desk: a person's moves, made with mouse and keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from cnnstudio.graph.node import Node
from cnnstudio.ui.canvas.items.node_item import NodeItem
from cnnstudio.ui.dialogs import ChangedChoice, Dialogs
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.studio import Studio
from cnnstudio.ui.theme import theme_manager
from tests.helpers.qt import click, drag, drag_and_drop


class Answers(Dialogs):
    """Gives prepared answers, and remembers what was asked and said."""

    def __init__(self) -> None:
        self.open_answer = self.save_answer = self.data_answer = ""
        self.first = QMessageBox.StandardButton.Discard
        self.end = QMessageBox.StandardButton.Yes
        self.read_only = self.version = self.elsewhere = self.lose = False
        self.changed: ChangedChoice = "cancel"
        self.told: list[str] = []
        self.asked: list[str] = []

    def open_path(self, folder: str, kinds: str) -> str:
        self.asked.append("open")
        return self.open_answer

    def choose_data(self, start: str, *, folder: bool) -> str:
        self.asked.append("data folder" if folder else "data file")
        return self.data_answer

    def reveal(self, path: Path) -> None:
        self.asked.append(f"reveal {path.name}")

    def show_file(self, path: Path) -> None:
        self.asked.append(f"show {path.name}")

    def choose_run(self, start: str) -> str:
        self.asked.append("run")
        return self.open_answer

    def save_path(self, suggested: str, kinds: str) -> str:
        self.asked.append("save")
        return self.save_answer

    def save_first(self, title: str) -> QMessageBox.StandardButton:
        self.asked.append("save first")
        return self.first

    def end_training(self) -> QMessageBox.StandardButton:
        self.asked.append("end training")
        return self.end

    def open_read_only(self, name: str, holder: str) -> bool:
        self.asked.append(f"read-only: {name} is open in {holder}")
        return self.read_only

    def open_version(self, problem: str, when: str) -> bool:
        self.told.append(problem)
        self.asked.append(f"version from {when}")
        return self.version

    def save_elsewhere(self, problem: str) -> bool:
        self.told.append(problem)
        self.asked.append("elsewhere")
        return self.elsewhere

    def changed_by_others(self, name: str, when: str) -> ChangedChoice:
        self.asked.append(f"{name} changed at {when}")
        return self.changed

    def confirm_loss(self, text: str, more: str, does: str) -> bool:
        self.asked.append(f"{text} {more}")
        return self.lose

    def about(self, text: str) -> None:
        self.told.append(text)

    def tell(self, text: str, details: str = "") -> None:
        self.told.append(f"{text} {details}".strip())


class Desk:
    """A studio in a window of 1600 × 1000, and somebody who works with it."""

    def __init__(self, qtbot: QtBot, folder: Path, client: EngineClient) -> None:
        self.qtbot = qtbot
        self.answers = Answers()
        settings = QSettings(str(folder / "w.ini"), QSettings.Format.IniFormat)
        themes = theme_manager()
        themes.apply()
        self.studio = Studio(themes, settings, lambda: client, self.answers)
        self.window = self.studio.window
        self.window.resize(1600, 1000)
        self.studio.show_mode("build")
        self.window.show()
        qtbot.waitExposed(self.window)
        self.document, self.canvas = self.studio.document, self.studio.canvas

    def close(self) -> None:
        """Close the window and end the engine."""
        self.window.close()
        self.window.deleteLater()

    def key(self, text: str, *keys: Qt.KeyboardModifier) -> None:
        """Press a key in the window, as `key("S", Ctrl)`."""
        modifier = Qt.KeyboardModifier.NoModifier
        for one in keys:
            modifier |= one
        self.qtbot.keyClick(self.canvas, getattr(Qt.Key, f"Key_{text}"), modifier)

    # On the canvas

    def node(self, name: str) -> Node:
        """Return the node of this name."""
        node = self.document.graph.node_named(name)
        assert node is not None, f"no node is named {name}"
        return node

    def item(self, name: str) -> NodeItem:
        """Return what the canvas shows of a node."""
        return self.canvas.graph_scene.nodes[self.node(name).id]

    def drop(
        self,
        type_name: str,
        x: int,
        y: int,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> str:
        """Drag a layer from the palette to a place; return its new name."""
        before = set(self.document.graph.nodes)
        layers = self.window.palette_panel.list
        row = next(
            layers.model().index(r, 0)
            for r in range(layers.model().rowCount())
            if layers.model().index(r, 0).data() == type_name
        )
        layers.scrollTo(row)
        start = layers.visualRect(row).center()
        target = self.canvas.viewport()
        place = QPoint(x, y)
        assert drag_and_drop(layers.viewport(), start, target, place, keys=keys)
        (new,) = set(self.document.graph.nodes) - before
        return self.document.graph.nodes[new].name

    def join(self, source: str, target: str) -> None:
        """Drag an edge from the output of one node to the input of another."""
        start = self._port(source, "out")
        end = self._port(target, "in")
        drag(self.canvas.viewport(), start, end)

    def _port(self, name: str, side: str) -> QPoint:
        item = self.item(name)
        index = next(i for i, p in enumerate(item.face.ports) if p.side == side)
        return self.canvas.mapFromScene(item.port_place(index))

    def click(self, name: str) -> None:
        """Click a node."""
        place = self.item(name).card().center()
        click(self.canvas.viewport(), self.canvas.mapFromScene(place))
        assert self.window.selection.current == self.node(name).id

    def set_field(self, name: str, field: str, text: str) -> None:
        """Click a node and type a value into one of its fields."""
        self.click(name)
        form = self.window.properties.form
        assert form is not None
        self.type_into(form.rows[field].control, text)

    def type_into(self, control: object, text: str) -> None:
        """Replace what a field says, key by key, and press Enter."""
        assert isinstance(control, QLineEdit)
        control.setFocus()
        control.selectAll()
        self.qtbot.keyClicks(control, text)
        self.qtbot.keyClick(control, Qt.Key.Key_Return)

    def settled(self) -> None:
        """Wait until shapes and findings are up to date."""
        self.document.validate()
        self.qtbot.wait(30)
