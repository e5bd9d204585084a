"""Recipes in the window: chosen, explained, told apart from what holds, kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cnnstudio.project.commands import EditSettings
from cnnstudio.project.own_recipes import OwnRecipes
from cnnstudio.project.recipes import RECIPES, choices, differences
from cnnstudio.project.settings import TrainingConfig
from cnnstudio.ui.document import Document
from cnnstudio.ui.training.recipe_bar import RecipeBar
from cnnstudio.ui.training.recipe_dialog import RecipeDialog
from tests.helpers.run_messages import small_project

LEFT = Qt.MouseButton.LeftButton


class Bench:
    """The bar over a document, and a file for recipes of one's own."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.document = Document()
        self.document.open(small_project(), folder / "a.cnnproj")
        self.own = OwnRecipes(folder / "recipes.json")
        self.bar = RecipeBar(self.document, self.own)
        self.document.setParent(self.bar)
        qtbot.addWidget(self.bar)
        self.bar.resize(296, 80)
        self.bar.show()

    @property
    def training(self) -> TrainingConfig:
        return self.document.project.training

    def pick(self, text: str) -> None:
        """Choose from the list."""
        combo = self.bar.combo
        combo.activated.emit(combo.findText(text))

    def dialog(self) -> RecipeDialog:
        dialog = RecipeDialog(self.document, self.own, self.bar)
        dialog.own_changed.connect(self.bar.read_own)
        dialog.show()
        return dialog


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(qtbot, tmp_path)
    yield bench
    bench.bar.hide()


def test_a_recipe_is_one_undo_step_and_told_by_its_name(bench: Bench) -> None:
    assert bench.bar.combo.currentText() == "Own"
    assert bench.bar.note.text() == "no recipe"
    before = bench.training
    bench.pick("Sensible")
    stack = bench.document.stack
    assert (stack.count(), stack.undoText()) == (1, "Use the recipe Sensible")
    for choice in choices("sensible", bench.document.project):
        if choice.part == "training":
            assert getattr(bench.training, choice.name) == choice.value
    assert bench.bar.combo.currentText() == "Sensible"
    assert bench.bar.note.text() == "as the recipe says"
    stack.undo()
    assert bench.training == before
    assert bench.bar.combo.currentText() == "Own"


def test_it_says_in_how_many_settings_one_differs(bench: Bench) -> None:
    bench.pick("Sensible")
    # Momentum has no meaning beside AdamW.
    bench.document.push(EditSettings("training", {"momentum": 0.5}))
    assert bench.bar.note.text() == "as the recipe says"
    bench.document.push(EditSettings("training", {"beta1": 0.5}))
    assert bench.bar.note.text() == "differs in 1 setting"
    bench.document.push(EditSettings("training", {"weight_decay": 0.5}))
    assert bench.bar.note.text() == "differs in 2 settings"
    assert bench.bar.note.toolTip() == "β₁, weight decay"
    # The computer and the seed belong to no recipe.
    bench.document.push(EditSettings("training", {"seed": 7, "threads": 2}))
    assert bench.bar.note.text() == "differs in 2 settings"


@pytest.mark.parametrize("recipe", RECIPES)
def test_every_value_has_its_reason(bench: Bench, recipe: str) -> None:
    dialog = bench.dialog()
    dialog.choose(recipe)
    lines = dialog.lines()
    assert len(lines) == len(choices(recipe, bench.document.project))
    for label, now, then, why in lines:
        assert label
        assert then
        assert now
        assert why.endswith(".")
    QTest.mouseClick(dialog.use, LEFT)
    assert differences(recipe, bench.document.project) == ()
    assert bench.training.recipe == recipe


def test_settings_are_kept_renamed_used_and_deleted(bench: Bench) -> None:
    bench.document.push(EditSettings("training", {"optimizer": "sgd"}))
    dialog = bench.dialog()
    assert dialog.rename.toolTip() == "It came with the program."
    QTest.mouseClick(dialog.keep, LEFT)
    [editor] = dialog.list.findChildren(QLineEdit)
    QTest.keyClicks(editor, "for digits")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)
    assert [*bench.own.all()] == ["for digits"]
    assert dialog.title.text() == "for digits"
    assert bench.bar.combo.currentText() == "for digits"
    dialog.reject()
    bench.document.push(EditSettings("training", {"optimizer": "adam", "seed": 3}))
    assert bench.bar.combo.currentText() == "Own"
    bench.pick("for digits")
    assert (bench.training.optimizer, bench.training.seed) == ("sgd", 3)
    dialog = bench.dialog()
    dialog.choose("own:for digits")
    assert dialog.lines() == ()
    QTest.mouseClick(dialog.delete, LEFT)
    assert bench.own.all() == {}
    assert bench.bar.combo.findText("for digits") < 0
    dialog.reject()


def test_a_name_that_is_taken_is_refused_with_a_sentence(bench: Bench) -> None:
    bench.own.save("one", bench.training)
    bench.own.save("two", bench.training)
    dialog = bench.dialog()
    dialog.choose("own:two")
    QTest.mouseClick(dialog.rename, LEFT)
    [editor] = dialog.list.findChildren(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "one")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(1)
    assert dialog.problem.text() == "There is a recipe named one already."
    assert [*bench.own.all()] == ["one", "two"]
    assert dialog.title.text() == "two"
    dialog.reject()


def test_a_damaged_file_of_recipes_is_told_of(bench: Bench) -> None:
    bench.own.file.write_text("{")
    said: list[str] = []
    bench.bar.said.connect(said.append)
    bench.bar.read_own()
    assert "cannot be read" in said[0]
    dialog = bench.dialog()
    assert dialog.problem.isVisible()
    assert dialog.list.count() == len(RECIPES)
    dialog.reject()
