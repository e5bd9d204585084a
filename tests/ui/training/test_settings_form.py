"""The form as it follows from the declarations: folds, conditions, lists, search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.graph.param import params_of
from cnnstudio.project.commands import EditSettings
from cnnstudio.project.settings import TrainingConfig
from cnnstudio.ui.document import Document
from cnnstudio.ui.forms.fold import Fold
from cnnstudio.ui.forms.param_row import ParamRow
from cnnstudio.ui.forms.text_row import TextRow
from cnnstudio.ui.training.settings_form import SettingsForm
from tests.helpers.run_messages import small_project

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def form(qtbot: QtBot, tmp_path: Path) -> Iterator[SettingsForm]:
    Fold._open.clear()
    document = Document()
    document.open(small_project(), tmp_path / "a.cnnproj")
    form = SettingsForm(document)
    document.setParent(form)
    qtbot.addWidget(form)
    form.resize(296, 1_600)
    form.show()
    yield form
    form.hide()
    Fold._open.clear()


def document_of(form: SettingsForm) -> Document:
    found = form.findChild(Document)
    assert found is not None
    return found


def edit(form: SettingsForm, **values: object) -> None:
    document_of(form).push(EditSettings("training", values))


def seen(form: SettingsForm) -> set[str]:
    return {name for name, row in form.rows.items() if row.isVisible()}


def test_what_has_no_group_is_seen_and_the_rest_is_folded(form: SettingsForm) -> None:
    params = params_of(TrainingConfig)
    plain = {name for name, param in params.items() if not param.group}
    assert seen(form) == plain - {"recipe", "momentum"}
    assert [*form.folds] == [
        "Optimizer", "Schedule", "Loss", "Regularization", "Stopping and keeping",
        "Batches", "Computer",
    ]  # fmt: skip
    assert not any(fold.is_open for fold in form.folds.values())


def test_a_click_unfolds_and_folds(form: SettingsForm) -> None:
    fold = form.folds["Regularization"]
    QTest.mouseClick(fold.heading, LEFT)
    assert form.rows["clip"].isVisible()
    assert not fold.summary.isVisible()
    QTest.mouseClick(fold.heading, LEFT)
    assert not form.rows["clip"].isVisible()
    assert fold.summary.isVisible()


def test_a_folded_group_says_what_is_unusual_in_it(form: SettingsForm) -> None:
    summary = form.folds["Regularization"].summary
    assert summary.full_text() == "usual values"
    edit(form, clip="norm", clip_at=2.0, mixup=0.2)
    assert summary.full_text() == "clip gradients: By norm, clip at 2, mixup α 0.2"
    # What has no meaning beside the other values is not told.
    edit(form, clip="none")
    assert summary.full_text() == "mixup α 0.2"
    edit(form, shuffle=False)
    assert form.folds["Batches"].summary.full_text() == "no shuffle"


def test_every_setting_is_seen_where_its_declaration_says_so(
    form: SettingsForm,
) -> None:
    for fold in form.folds.values():
        fold.open()
    every = params_of(TrainingConfig).items()
    params = {name: param for name, param in every if name in form.rows}
    conditions = {
        (n, v) for p in params.values() for n, values in p.when.items() for v in values
    }
    for name, value in sorted(conditions, key=str):
        edit(form, **{name: value})
        values = form._values()
        assert seen(form) == {n for n, p in params.items() if p.applies(values)}


def test_the_search_finds_by_label_name_help_and_choice(form: SettingsForm) -> None:
    QTest.keyClicks(form.search, "smoothing")
    assert seen(form) == {"label_smoothing"}
    form.search.clear()
    QTest.keyClicks(form.search, "weight_decay".replace("_", " "))
    assert "weight_decay" in seen(form)
    form.search.clear()
    QTest.keyClicks(form.search, "nadam")
    assert seen(form) == {"optimizer"}
    QTest.keyClick(form.search, Qt.Key.Key_Escape)
    assert not form.folds["Loss"].is_open
    QTest.keyClicks(form.search, "xyzzy")
    assert seen(form) == set()
    assert form.nothing.text() == "No setting is called “xyzzy”."


def test_milestones_are_typed_as_a_list(form: SettingsForm) -> None:
    edit(form, schedule="multi_step")
    form.folds["Schedule"].open()
    row = form.rows["milestones"]
    assert isinstance(row, TextRow)
    row.line.setFocus()
    QTest.keyClicks(row.line, "3, 6.5")
    training = document_of(form).project.training
    assert training.milestones == (3.0, 6.5)
    assert row.line.text() == "3, 6.5"
    assert form.folds["Schedule"].summary.full_text() == "milestones 3, 6.5"
    QTest.keyClicks(row.line, " x")
    assert document_of(form).project.training.milestones == ()
    assert row.note() == (
        "Expected a list of numbers, each from 0 to 10000, got 3, 6.5 x."
    )


@pytest.mark.requirement("D01")
def test_the_full_set_is_one_step_an_epoch(form: SettingsForm) -> None:
    edit(form, batch_size=0)
    row = form.rows["batch_size"]
    assert isinstance(row, ParamRow)
    assert row.note() == "1 step an epoch"
    assert form.rows["epochs"].note() == "10 steps in all"
    assert row.control.currentText() == "full set"  # type: ignore[attr-defined]


@pytest.mark.requirement("D01")
def test_full_can_be_typed(form: SettingsForm) -> None:
    line = form.rows["batch_size"].control.lineEdit()  # type: ignore[attr-defined]
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "full")
    assert document_of(form).project.training.batch_size == 0
    assert form.rows["batch_size"].note() == "1 step an epoch"


@pytest.mark.requirement("NT-32")
@pytest.mark.parametrize(
    ("batch", "drop", "said"),
    [
        (32, False, "1,875 steps an epoch"),
        (64, False, "938 steps an epoch, the last with 32"),
        (64, True, "937 steps an epoch, 32 images left out of each"),
        (128, False, "469 steps an epoch, the last with 96"),
        (256, False, "235 steps an epoch, the last with 96"),
    ],
)
def test_steps_of_sixty_thousand_images(
    form: SettingsForm, batch: int, drop: bool, said: str
) -> None:
    document_of(form).push(EditSettings("dataset", {"train": 60_000}))
    edit(form, batch_size=batch, drop_last=drop)
    assert form.rows["batch_size"].note() == said


def test_accumulation_tells_how_often_the_weights_change(form: SettingsForm) -> None:
    edit(form, accumulate=4, epochs=2)
    assert form.rows["epochs"].note() == "126 steps in all, 32 updates of the weights"


@pytest.mark.requirement("NT-51", "F01")
def test_weight_decay_says_whose_factor_it_is(form: SettingsForm) -> None:
    tip = form.rows["weight_decay"].form.label.toolTip()
    assert "torch's factor" in tip
    assert "2λ" in tip


def test_a_setting_can_be_revealed(form: SettingsForm) -> None:
    QTest.keyClicks(form.search, "smoothing")
    form.reveal("patience")
    assert form.search.text() == ""
    assert form.folds["Stopping and keeping"].is_open


def test_a_switch_in_a_fold_is_an_undo_step(form: SettingsForm) -> None:
    form.folds["Computer"].open()
    switch = form.rows["deterministic"].control
    QTest.mouseClick(switch, LEFT, pos=QPoint(10, 12))
    assert document_of(form).project.training.deterministic
    assert document_of(form).stack.undoText() == "Set deterministic to on"


@pytest.mark.requirement("C09")
def test_the_losses_are_those_that_fit_the_data(form: SettingsForm) -> None:
    row = form.rows["loss"]
    combo = row.control
    texts = [combo.itemText(i) for i in range(combo.count())]  # type: ignore[attr-defined]
    assert texts == [
        "Automatic", "Cross-entropy", "BCE with logits", "Multi-class hinge", "Focal",
    ]  # fmt: skip
    assert row.note().replace("\u00a0", " ") == (
        "Cross-entropy on logits, starts near ln 10 = 2.30"
    )
    edit(form, loss="bce")
    assert row.note().replace("\u00a0", " ") == "on logits, starts near ln 2 = 0.69"
    # One that came with another data set stays visible, and says that it is foreign.
    edit(form, loss="mse")
    assert combo.currentText() == "MSE, not here"  # type: ignore[attr-defined]


@pytest.mark.requirement("E07")
def test_the_trade_off_of_a_batch_is_told_where_it_is_chosen(
    form: SettingsForm,
) -> None:
    tip = form.rows["batch_size"].form.label.toolTip()
    for words in ("steadier gradients", "better use of a GPU", "fewer steps"):
        assert words in tip


@pytest.mark.requirement("D02")
def test_a_batch_of_one_is_a_step_for_every_image(form: SettingsForm) -> None:
    edit(form, batch_size=1)
    assert form.rows["batch_size"].note() == "4,000 steps an epoch"
