"""The recipe at the top of the settings: chosen, told how far one is from it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.graph.param import params_of
from cnnstudio.graph.text import plural, translate
from cnnstudio.project.own_recipes import OwnRecipes, RecipeError, own_command
from cnnstudio.project.param_words import label_inside
from cnnstudio.project.project import ProjectChange
from cnnstudio.project.recipes import RECIPES, differences, recipe_command
from cnnstudio.project.settings import DatasetConfig, TrainingConfig, settings_to
from cnnstudio.ui import format as fmt
from cnnstudio.ui.document import Document
from cnnstudio.ui.help.topics import set_topic
from cnnstudio.ui.training.recipe_diff import like_own
from cnnstudio.ui.widgets.buttons import Button, set_reason
from cnnstudio.ui.widgets.combo import Combo
from cnnstudio.ui.widgets.labels import TextLabel
from cnnstudio.ui.widgets.rows import LABEL_WIDTH, MARGIN, FormRow

OWN_SETTINGS = "own"
OWN = "own:"
"""What the key of a recipe of one's own begins with."""


class RecipeBar(QWidget):
    """One choice takes all values of a recipe over, as one undo step.

    `explain_asked`: somebody wants to know why the values are what they are.
    """

    explain_asked = Signal()
    said = Signal(str)

    def __init__(
        self,
        document: Document,
        own: OwnRecipes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_topic(self, "setting/recipe")
        self._document, self._own = document, own
        self._known: dict[str, TrainingConfig] = {}
        self.combo = Combo((), self.tr("Recipe"))
        self.why = Button(self.tr("Why?"), "link", small=True)
        self.why.setToolTip(self.tr("Every value of a recipe, and why"))
        self.why.setAccessibleName(self.why.toolTip())
        self.note = TextLabel("", "hint", "text3", wrap=True)
        below = QHBoxLayout()
        below.setContentsMargins(MARGIN + LABEL_WIDTH, 0, MARGIN - 8, 2)
        below.setSpacing(4)
        below.addWidget(self.note, 1)
        below.addWidget(self.why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(FormRow(self.tr("Recipe"), self.combo))
        column.addLayout(below)
        self.combo.picked.connect(self._picked)
        self.why.clicked.connect(self.explain_asked)
        document.changed.connect(self._changed)
        document.validated.connect(self.refresh)
        document.reset.connect(self.refresh)
        self.read_own()

    def read_own(self) -> None:
        """Read the recipes of one's own again: one was saved, renamed or deleted."""
        try:
            self._known = self._own.all()
        except RecipeError as error:
            self._known = {}
            self.said.emit(str(error))
        self.refresh()

    def refresh(self) -> None:
        """Show the recipe of the document, and in how much it differs from it."""
        self.combo.set_options(self._options())
        key = self._current()
        self.combo.set_current_key(key)
        found = self._differences(key) if key in RECIPES else ()
        none = self.tr("no recipe") if key == OWN_SETTINGS else self.tr("as kept")
        self.note.setText(_difference(len(found)) if key in RECIPES else none)
        self.note.setToolTip(", ".join(_labels(found)))
        locked = self._document.read_only
        reason = self.tr("This project is open read-only. Save it as a copy first.")
        set_reason(self.combo, reason if locked else None)

    def _differences(self, recipe: str) -> tuple[str, ...]:
        """Return what differs, of the settings that have a meaning now."""
        project = self._document.project
        params = {**params_of(DatasetConfig), **params_of(TrainingConfig)}
        values = {**settings_to(project.dataset), **settings_to(project.training)}
        found = differences(recipe, project)
        return tuple(name for name in found if params[name].applies(values))

    def _options(self) -> list[tuple[object, str]]:
        told: list[tuple[object, str]] = [
            (recipe.name, translate("Recipes", recipe.title))
            for recipe in RECIPES.values()
        ]
        own: list[tuple[object, str]] = [(f"{OWN}{name}", name) for name in self._known]
        return [*told, *own, (OWN_SETTINGS, self.tr("Own"))]

    def _current(self) -> str:
        training = self._document.project.training
        if training.recipe in RECIPES:
            return training.recipe
        for name, values in self._known.items():
            if like_own(values, training):
                return f"{OWN}{name}"
        return OWN_SETTINGS

    def _picked(self, key: object) -> None:
        project = self._document.project
        name = str(key)
        if name in RECIPES:
            self._document.push(recipe_command(name, project))
        elif name.startswith(OWN):
            known = name.removeprefix(OWN)
            self._document.push(own_command(known, self._known[known]))
        self.refresh()

    def _changed(self, change: ProjectChange) -> None:
        if change.settings:
            self.refresh()


def _difference(count: int) -> str:
    if not count:
        return translate("RecipeBar", "as the recipe says")
    said = plural(
        "RecipeBar", count, "differs in {n} setting",
        "differs in {n} settings",
    )  # fmt: skip
    return fmt.counted(count, said)


def _labels(names: tuple[str, ...]) -> list[str]:
    params = {**params_of(DatasetConfig), **params_of(TrainingConfig)}
    return [label_inside(params[name], name) for name in names]
