"""Values and masks of all images: residuals, IoU, overlays, and what says where."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from torchmetrics.functional import classification, regression

from cnnstudio.bridge.evaluation_messages import Judged, Masks, MasksOf
from cnnstudio.project.facts import Task
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.synthetic import Blobs
from cnnstudio.ui.export import csv_of
from cnnstudio.ui.theme import theme, theme_manager
from cnnstudio.ui.viewer.all import task as tasks
from cnnstudio.ui.viewer.all.classes_page import ClassesPage
from cnnstudio.ui.viewer.all.confusion_page import ConfusionPage
from cnnstudio.ui.viewer.all.errors import errors_of, iou_of
from cnnstudio.ui.viewer.all.masks_page import MasksPage, overlaid
from cnnstudio.ui.viewer.all.page import AllPage
from cnnstudio.ui.viewer.all.residuals_page import ResidualsPage
from cnnstudio.ui.viewer.inspect_view import InspectView
from tests.helpers.viewing import Studio, click, studio


def shown(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: type[AllPage], task: Task
) -> tuple[Studio, AllPage]:
    """Show a page over a finished run on data of another kind."""
    monkeypatch.setattr(tasks, "task_of", lambda controller: task)
    made = studio()
    made.client.become_ready()
    made.finish_run()
    made.selection.select(["output_1"])
    made.answer()
    page = kind(made.controller)
    qtbot.addWidget(page)
    page.resize(700, 520)
    page.show()
    return made, page


def deliver(made: Studio, **found: object) -> Judged:
    asked = made.evaluations()[-1]
    usual = {
        "request": asked.request, "subject": "run", "run": "run1", "epoch": 9,
        "step": 0, "part": "validation", "classes": ("left", "top"), "count": 40,
    }  # fmt: skip
    judged = Judged(**{**usual, **found})  # type: ignore[arg-type]
    made.client.deliver(judged)
    return judged


def numbers() -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(3)
    true = random.normal(size=(40, 2)).astype(np.float32)
    far = random.normal(scale=0.2, size=(40, 2)).astype(np.float32)
    return true, true + far


@given(seed=st.integers(0, 999), count=st.integers(10, 40))
def test_errors_equal_torchmetrics(seed: int, count: int) -> None:
    random = np.random.default_rng(seed)
    true = random.normal(size=count).astype(np.float32)
    said = (true + random.normal(size=count)).astype(np.float32)
    found = errors_of(said, true)
    both = torch.from_numpy(said).double(), torch.from_numpy(true).double()
    assert found.mae == pytest.approx(float(regression.mean_absolute_error(*both)))
    squared = regression.mean_squared_error(*both, squared=False)
    assert found.rmse == pytest.approx(float(squared), rel=1e-5)
    assert found.r2 == pytest.approx(float(regression.r2_score(*both)), rel=1e-6)
    assert found.bias == pytest.approx(float((said - true).mean()), abs=1e-5)


def test_what_is_no_number_is_left_out() -> None:
    said = np.array([1, np.nan, 3], np.float32)
    true = np.array([1, 2, np.inf], np.float32)
    found = errors_of(said, true)
    assert (found.count, found.mae) == (1, 0)
    assert np.isnan(found.r2)
    assert np.isnan(errors_of(said[:0], true[:0]).mae)
    np.testing.assert_allclose(
        iou_of(np.array([[3, 1, 0], [0, 2, 0], [0, 0, 0]])), [3 / 4, 2 / 3, np.nan]
    )


@pytest.mark.requirement("C15")
def test_a_dot_of_the_scatter_leads_to_its_image(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, page = shown(qtbot, monkeypatch, ResidualsPage, "values")
    assert isinstance(page, ResidualsPage)
    true, said = numbers()
    deliver(made, task="values", scores=said, targets=true)
    assert page.total.text().startswith("40 validation images: mean absolute error")
    assert "R²" in page.told.text()
    assert page.histogram.counts.sum() == 40
    chart = page.scatter
    alone = int(true[:, 0].argmax())
    place = chart.point(float(true[alone, 0]), float(said[alone, 0])).toPoint()
    click(chart, place)
    assert made.captures()[-1].index == alone
    made.answer()
    assert chart.current == alone
    told = page.told.text()
    page.target.setCurrentIndex(1)
    page.target.activated.emit(1)
    assert page.told.text() != told
    assert page.told.text().startswith("top:")
    table = page.exported().table
    assert table is not None
    rows = csv_of(table).decode().splitlines()
    assert rows[0].startswith('image,"left, true"')
    assert float(rows[4].split(",")[4]) == pytest.approx(float(said[3, 1]), rel=1e-6)


@pytest.mark.requirement("C15")
def test_masks_lie_over_the_worst_images_first(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, page = shown(qtbot, monkeypatch, MasksPage, "masks")
    assert isinstance(page, MasksPage)
    each = np.linspace(0.9, 0.1, 40).astype(np.float32)
    each[7] = np.nan
    counts = np.array([[30, 10], [0, 60]])
    shares = np.stack([1 - np.nan_to_num(each), each], 1)
    deliver(
        made, task="masks", counts=counts, each=each, shares=shares,
        classes=("sky", "cat"),
    )  # fmt: skip
    assert page.total.text() == "40 validation images: mean IoU of the classes 80.4 %"
    assert page.images.places[:2] == (39, 38)
    assert page.images.places[-1] == 7, "of nothing nobody knows"
    asked = made.client.submitted_of(MasksOf)[-1]
    made.show_pictures()
    bare = page.images.grab().toImage()
    size = (len(asked.places), 28, 28)
    true = np.zeros(size, np.int32)
    made.client.deliver(
        Masks(
            request=asked.request, subject="run", run="run1", epoch=9, step=0,
            part="validation", places=np.array(asked.places, np.int32), true=true,
            predicted=true + 1,
        )
    )  # fmt: skip
    assert page.images.grab().toImage() != bare
    click(page.images.viewport(), page.images.rect_of(1).center())
    assert made.captures()[-1].index == 38
    table = page.exported().table
    assert table is not None
    rows = csv_of(table).decode().splitlines()
    assert rows[1].startswith("sky,0.75,1,0.75,")
    for key, first in (("greatest", (0, 1)), ("stored", (0, 1)), ("least", (39, 38))):
        button = page.order.button(key)
        click(button, button.rect().center())
        assert page.images.places[:2] == first
        assert len(page.images.places) == 40, "one goes through all images"
    page.by.setCurrentIndex(2)
    page.by.activated.emit(2)
    assert len(page.images.places) == 39, "those that have the class"
    assert page.images.places[0] == 39
    page.table.pick(0)
    assert page.by.current_key() == 0
    assert page.images.places[0] == 0
    assert page.images.tip_of(0) == "image 1: IoU 10.0 %"


def test_wrong_pixels_are_red_and_what_is_ignored_is_clear() -> None:
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(0)
    true = np.array([[0, 1], [-1, 1]], np.int32)
    said = np.array([[1, 1], [1, 0]], np.int32)
    found = overlaid(picture, true, said, "wrong")
    quarter, last = found.width() // 4, 3 * found.width() // 4
    red = found.pixelColor(quarter, quarter)
    assert abs(red.red() - 0.55 * theme().error.red()) < 3
    assert found.pixelColor(last, quarter).red() == 0, "right"
    assert found.pixelColor(quarter, last).red() == 0, "ignored"
    shown = overlaid(picture, true, said, "true")
    assert shown.pixelColor(quarter, quarter).blue() == 0, "class 0 stays clear"
    assert shown.pixelColor(last, quarter).blue() > 50


def test_other_data_say_where_they_are_judged(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, page = shown(qtbot, monkeypatch, ConfusionPage, "values")
    assert "Residuals" in ConfusionPage.why_not(made.controller)
    true, said = numbers()
    deliver(made, task="values", scores=said, targets=true)
    assert "Residuals" in words(page)
    monkeypatch.setattr(tasks, "task_of", lambda controller: "classes")
    assert not ConfusionPage.why_not(made.controller)
    assert "confusion matrix" in ResidualsPage.why_not(made.controller)
    made.controller.mistakes.step()
    assert made.controller.mistakes.table is None


def words(page: AllPage) -> str:
    return " ".join(
        str(child.property("text")) for child in page.empty.findChildren(QWidget)
    )


def test_the_kind_comes_from_the_data_of_the_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = studio()
    assert tasks.task_of(made.controller) == "classes"
    other = DatasetConfig(sources=(Blobs(),))
    monkeypatch.setattr(made.document.project, "dataset", other)
    assert tasks.task_of(made.controller) == "masks"


@pytest.mark.requirement("C15")
def test_several_labels_are_judged_one_by_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, page = shown(qtbot, monkeypatch, ClassesPage, "labels")
    assert isinstance(page, ClassesPage)
    assert not ClassesPage.why_not(made.controller)
    random = np.random.default_rng(0)
    scores = random.normal(size=(40, 2)).astype(np.float32)
    targets = (random.random((40, 2)) > 0.5).astype(np.float32)
    deliver(made, task="labels", scores=scores, targets=targets)
    both = torch.from_numpy(scores), torch.from_numpy(targets).long()
    table = page.exported().table
    assert table is not None
    rows = [list(row) for row in table.rows]
    for at, name in ((1, "precision"), (2, "recall"), (3, "f1_score")):
        function = getattr(classification, f"multilabel_{name}")
        expected = function(*both, num_labels=2, average="none").tolist()
        assert [row[at] for row in rows[:2]] == pytest.approx(expected, abs=1e-6)
        macro = float(function(*both, num_labels=2, average="macro"))
        assert rows[2][at] == pytest.approx(macro, abs=1e-6)
    assert "validation images all labels are right" in page.total.text()


def test_only_what_fits_the_data_has_a_tab(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = studio()
    made.client.become_ready()
    made.finish_run()
    made.controller.views.show("all")
    view = InspectView(made.controller, theme_manager())
    qtbot.addWidget(view)
    view.show()
    for kind, first, has, lacks in (
        ("classes", "confusion", "slices", "masks"),
        ("masks", "masks", "masks", "confusion"),
        ("values", "residuals", "residuals", "classes"),
        ("labels", "labels", "gallery_of_mistakes", "residuals"),
    ):
        monkeypatch.setattr(tasks, "task_of", lambda controller, kind=kind: kind)
        made.controller.changed.emit()
        strip = view.tabs.strip
        keys = [strip.tabData(n) for n in range(strip.count())]
        assert first in keys
        assert has in keys
        assert lacks not in keys
    made.controller.views.show("all", "confusion")
    assert view.view == "labels", "what does not fit gives way"
    monkeypatch.setattr(tasks, "task_of", lambda controller: "classes")
    assert view.view == "confusion", "and comes back where it does"
