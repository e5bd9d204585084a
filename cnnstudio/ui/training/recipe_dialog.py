"""Recipes: each with its values beside those of now, and why they are what they are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.graph.text import translate
from cnnstudio.project.atomic import WriteError
from cnnstudio.project.commands import Command
from cnnstudio.project.own_recipes import OwnRecipes, RecipeError, own_command
from cnnstudio.project.recipes import RECIPES, choices, recipe_command
from cnnstudio.project.record import raw_of
from cnnstudio.project.settings import TrainingConfig, settings_to
from cnnstudio.ui.document import Document
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.training.recipe_diff import values_of
from cnnstudio.ui.training.recipe_table import RecipeLine, line_of, table_of
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.dialog_frame import two_panes
from cnnstudio.ui.widgets.labels import TextLabel

SIZE, LIST_WIDTH, ROW = (860, 600), 220, 30
_KEY = Qt.ItemDataRole.UserRole


class RecipeDialog(QDialog):
    """Chooses, explains, applies; keeps, renames and deletes those of one's own.

    `own_changed` follows every change of one's own recipes.
    """

    own_changed = Signal()

    def __init__(
        self, document: Document, own: OwnRecipes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_topic(self, "panel/recipes")
        self._document, self._own = document, own
        self._known: dict[str, TrainingConfig] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Recipes"))
        self.title = TextLabel("", "title")
        self.about = TextLabel("", "label", "text2", wrap=True)
        self.problem = TextLabel("", "label", "error", wrap=True)
        self.keep = Button(self.tr("Keep these settings"), small=True)
        self.rename = Button(self.tr("Rename"), small=True)
        self.delete = Button(self.tr("Delete"), "danger", small=True)
        self.use = Button(self.tr("Use this recipe"), "primary")
        self._scroll = QScrollArea()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Recipes"))
        self.resize(*SIZE)
        two_panes(self, self._side(), self._page(), self.use)
        self.list.currentItemChanged.connect(self._show)
        triggers = QListWidget.EditTrigger
        self.list.setEditTriggers(triggers.EditKeyPressed)
        self.list.itemDoubleClicked.connect(self.accept)
        self.keep.clicked.connect(self._keep)
        self.list.itemChanged.connect(self._renamed)
        self.rename.clicked.connect(self._rename)
        self.delete.clicked.connect(self._delete)
        document.reset.connect(self.reject)
        document.changed.connect(self._show)
        self._fill(document.project.training.recipe)
        self.list.setFocus()

    def lines(self) -> tuple[tuple[str, str, str, str], ...]:
        """Return what the page shows: label, value now, value then, reason."""
        return tuple((s.label, s.now, s.then, s.why) for s in self._lines())

    def choose(self, key: str) -> None:
        """Make a recipe the current one."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_KEY) == key:
                self.list.setCurrentRow(row)

    # Parts

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(LIST_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(5, 8, 0, 8)
        column.setSpacing(6)
        column.addWidget(self.list, 1)
        for button in (self.keep, self.rename, self.delete):
            row = QHBoxLayout()
            row.setContentsMargins(7, 0, 12, 0)
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        return side

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 4, 8)
        column.setSpacing(6)
        for label in (self.title, self.about, self.problem):
            column.addWidget(label)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setHorizontalScrollBarPolicy(never)
        column.addWidget(self._scroll, 1)
        self.problem.hide()
        return page

    def _fill(self, current: str) -> None:
        """List the recipes again, with one of them chosen."""
        self._known = self._read()
        self.list.clear()
        told = [(r.name, translate("Recipes", r.title)) for r in RECIPES.values()]
        for key, text in (*told, *((f"own:{name}", name) for name in self._known)):
            item = QListWidgetItem(text)
            item.setData(_KEY, key)
            item.setSizeHint(QSize(100, ROW))
            if key.startswith("own:"):
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.choose(current)

    def _read(self) -> dict[str, TrainingConfig]:
        try:
            return self._own.all()
        except RecipeError as error:
            self._tell(str(error))
            return {}

    # What is shown

    def _key(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def _own_name(self) -> str:
        return self._key().removeprefix("own:") if self._key()[:4] == "own:" else ""

    def _show(self) -> None:
        if not self._key():
            return
        name = self._own_name()
        self.title.setText(name or translate("Recipes", RECIPES[self._key()].title))
        self.about.setText(
            self.tr("Settings that you have kept. Every project can use them.")
            if name
            else translate("Recipes", RECIPES[self._key()].summary)
        )
        reason = None if name else self.tr("It came with the program.")
        set_reason(self.rename, reason)
        set_reason(self.delete, reason)
        read_only = self.tr("This project is open read-only. Save it as a copy first.")
        set_reason(self.use, read_only if self._document.read_only else None)
        self._scroll.setWidget(table_of(self._lines()))

    def _lines(self) -> list[RecipeLine]:
        project = self._document.project
        name = self._own_name()
        if name:
            before, after = values_of(project.training), values_of(self._known[name])
            return [
                line_of("training", key, before[key], value, "")
                for key, value in after.items()
                if value != before[key] and key != "recipe"
            ]
        now = {**settings_to(project.dataset), **settings_to(project.training)}
        return [
            line_of(c.part, c.name, now[c.name], raw_of(c.value), c.why)
            for c in choices(self._key(), project)
        ]

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    # What is done

    def command(self) -> Command:
        """Return the change that applies the current recipe."""
        name = self._own_name()
        if name:
            return own_command(name, self._known[name])
        return recipe_command(self._key(), self._document.project)

    def _keep(self) -> None:
        """Keep the settings of now; the name that they get can be typed over."""
        first = name = self.tr("My recipe")
        number = 1
        while name in self._known:
            number += 1
            name = f"{first} {number}"
        training = self._document.project.training
        if self._change(lambda: self._own.save(name, training)):
            self._fill(f"own:{name}")
            self._rename()

    def _rename(self) -> None:
        self.list.editItem(self.list.currentItem())

    def _renamed(self, item: QListWidgetItem) -> None:
        before = str(item.data(_KEY)).removeprefix("own:")
        name = " ".join(item.text().split())
        if name == before:
            return
        done = self._change(lambda: self._own.rename(before, name))
        with QSignalBlocker(self.list):  # the list is not filled anew while it edits
            item.setText(name if done else before)
            item.setData(_KEY, f"own:{item.text()}")
        self._show()

    def _delete(self) -> None:
        name = self._own_name()
        if self._change(lambda: self._own.delete(name)):
            self._fill("")

    def _change(self, does: Callable[[], None]) -> bool:
        try:
            does()
        except (RecipeError, WriteError) as error:
            self._tell(str(error))
            return False
        self._tell("")
        self._known = self._read()
        self.own_changed.emit()
        return True

    def accept(self) -> None:
        if self._key() and not self._document.read_only:
            self._document.push(self.command())
            super().accept()
