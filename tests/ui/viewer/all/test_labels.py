"""Several labels an image in every view of all images, against torchmetrics."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from torch.nn import functional
from torchmetrics.functional import classification

from cnnstudio.bridge.evaluation_messages import Judged
from cnnstudio.bridge.look_messages import Maps
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.synthetic import ManyLabels
from cnnstudio.ui.export import Exported, csv_of, svg_of
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.viewer.all.answers import LabelAnswers
from cnnstudio.ui.viewer.all.calibration import HOTTEST, reliability
from cnnstudio.ui.viewer.all.calibration_page import CalibrationPage
from cnnstudio.ui.viewer.all.class_scores import label_scores
from cnnstudio.ui.viewer.all.classes_page import ClassesPage
from cnnstudio.ui.viewer.all.curves_page import CurvesPage
from cnnstudio.ui.viewer.all.labels_page import LabelsPage
from cnnstudio.ui.viewer.all.mistakes_page import GalleryPage
from cnnstudio.ui.viewer.all.page import AllPage
from cnnstudio.ui.viewer.all.ranking import ranking
from cnnstudio.ui.viewer.all.slices_page import SlicesPage
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.model.confusion import ANY
from cnnstudio.ui.viewer.model.judged import doubts_of, images_in_order, losses_of
from cnnstudio.ui.viewer.model.labels import (
    ABSENT,
    FALSE_ALARM,
    FOUND,
    MISSED,
    LabelTable,
)
from cnnstudio.ui.viewer.model.predictions import prediction_of
from cnnstudio.ui.viewer.sample.verdict import Verdict
from tests.helpers.viewing import IMAGES, Studio, click, studio

NAMES = ("disc", "square", "cross")
P = TypeVar("P", bound=AllPage)
Show = Callable[[str, type[P]], tuple[Studio, P]]


def judged(seed: int = 0, count: int = 60, **fields: Any) -> Judged:
    """Return scores that know something of three labels, and what is true."""
    random = np.random.default_rng(seed)
    targets = (random.random((count, 3)) > 0.6).astype(np.float32)
    scores = (2 * targets - 1 + random.normal(size=(count, 3))).astype(np.float32)
    usual: dict[str, Any] = {
        "request": 1, "subject": "run", "run": "run1", "epoch": 9, "step": 0,
        "part": "validation", "task": "labels", "classes": NAMES, "count": count,
        "scores": scores, "targets": targets,
    }  # fmt: skip
    return Judged(**{**usual, **fields})


def theirs(name: str, found: Judged, **more: Any) -> torch.Tensor:
    """Ask torchmetrics about several labels at the threshold 0.5."""
    function: Callable[..., torch.Tensor] = getattr(
        classification, f"multilabel_{name}"
    )
    chances = torch.from_numpy(found.scores).double().sigmoid()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return function(
            chances, torch.from_numpy(found.targets).long(), num_labels=3, **more
        )


@pytest.mark.requirement("C15")
@settings(max_examples=20)
@given(seed=st.integers(0, 9999), count=st.integers(12, 60))
def test_labels_equal_torchmetrics(seed: int, count: int) -> None:
    found = judged(seed, count)
    table = LabelTable(found)
    np.testing.assert_array_equal(table.counts, theirs("confusion_matrix", found))
    exact = float(theirs("exact_match", found))
    assert 1 - table.wrong / count == pytest.approx(exact)
    scores = label_scores(found.scores, found.targets)
    columns = (scores.precision, scores.recall, scores.f1)
    for key, mine, micro in zip(
        ("precision", "recall", "f1_score"), columns, scores.micro(), strict=True
    ):
        each = theirs(key, found, average="none")
        np.testing.assert_allclose(np.nan_to_num(mine), each, atol=1e-6)
        assert micro == pytest.approx(float(theirs(key, found, average="micro")))
    for label, area in enumerate(theirs("auroc", found, average="none").tolist()):
        ranked = ranking(table.chances[:, label], table.there[:, label])
        if ranked.positives and ranked.negatives:
            assert ranked.auc == pytest.approx(area, abs=1e-6)
    every = ranking(table.chances.ravel(), table.there.ravel())
    assert every.auc == pytest.approx(float(theirs("auroc", found, average="micro")))
    mean = float(theirs("average_precision", found, average="micro"))
    assert every.average_precision == pytest.approx(mean, abs=1e-6)


@pytest.mark.requirement("L13")
@given(seed=st.integers(0, 9999))
@settings(max_examples=20)
def test_calibration_and_losses_equal_torch(seed: int) -> None:
    found = judged(seed)
    table = LabelTable(found)
    scores, targets = torch.from_numpy(found.scores), torch.from_numpy(found.targets)
    for label in (ANY, 1):
        answers = LabelAnswers(table, label)
        at = slice(None) if label == ANY else slice(label, label + 1)
        chances, there = scores[:, at].double().sigmoid(), targets[:, at].long()
        expected = classification.binary_calibration_error(
            chances.flatten(), there.flatten(), n_bins=15
        )
        assert reliability(*answers.cases(1.0)).ece == pytest.approx(
            float(expected), abs=1e-6
        )

        def loss(heat: float, at: slice = at) -> float:
            warm = scores[:, at].double() / heat
            return float(functional.binary_cross_entropy_with_logits(
                warm, targets[:, at].double()
            ))  # fmt: skip

        assert answers.loss(2.0) == pytest.approx(loss(2.0))
        best = answers.best()
        assert best <= HOTTEST
        assert loss(best) <= min(loss(best * 1.02), loss(best / 1.02)) + 1e-9
    each = functional.binary_cross_entropy_with_logits(
        scores, targets, reduction="none"
    )
    np.testing.assert_allclose(losses_of(found), each.mean(1), rtol=1e-4)
    chances = scores.double().sigmoid()
    entropy = torch.distributions.Bernoulli(chances).entropy().mean(1) / np.log(2)
    np.testing.assert_allclose(doubts_of(found), entropy, atol=1e-6)


def test_choices_are_of_a_label_and_what_became_of_it() -> None:
    scores = np.array([[3, -1], [-2, 1], [1, -4], [-5, -1]], np.float32)
    targets = np.array([[1, 1], [1, 0], [0, 0], [0, 0]], np.float32)
    table = LabelTable(judged(scores=scores, targets=targets, count=4))
    assert table.images((0, FOUND)) == (0,)
    assert table.images((0, MISSED)) == (1,)
    assert table.images((0, FALSE_ALARM)) == (2,)
    assert table.images((0, ABSENT)) == (3,)
    assert table.images((0, ANY)) == (1, 2, 0), "the farthest off first"
    assert table.images((ANY, MISSED)) == (1, 0)
    assert table.images(None) == (0, 1, 2), "any label wrong, as they are stored"
    assert images_in_order(table, "surest", None).tolist() == [1, 0, 2]
    assert len(images_in_order(table, "loss", None)) == 4
    assert table.label_names(3) == "none"
    assert table.words((1, MISSED)) == "square missed"
    assert table.told_of(2, 0) == "disc said wrongly (73.1 %)"


# In the window


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show[AllPage]]:
    kept: list[InspectView] = []

    def shown(view: str, kind: type[AllPage]) -> tuple[Studio, AllPage]:
        made = studio()
        data = DatasetConfig(sources=(ManyLabels(classes=3),))
        made.document.project.dataset = data
        window = InspectView(made.controller, theme_manager())
        qtbot.addWidget(window)
        window.resize(864, 690)
        made.client.become_ready()
        made.finish_run()
        made.selection.select(["output_1"])
        made.controller.views.show("all", view)
        window.show()
        made.answer()
        asked = made.evaluations()[-1]
        made.client.deliver(judged(count=IMAGES, request=asked.request))
        page = window.page_of(view)
        assert isinstance(page, kind)
        assert window.shown_page() is page
        kept.append(window)
        return made, page

    yield shown
    for window in kept:
        window.hide()


def rows_of(exported: Exported) -> list[list[str]]:
    assert exported.table is not None
    assert exported.paper is not None
    assert svg_of(exported.name, exported.paper).startswith(b"<?xml")
    return [r.split(",") for r in csv_of(exported.table).decode().splitlines()]


@pytest.mark.requirement("C15")
def test_a_cell_of_a_label_leads_to_its_images(show: Show[LabelsPage]) -> None:
    made, page = show("labels", LabelsPage)
    table, mistakes = page.shown, made.controller.mistakes
    assert isinstance(table, LabelTable)
    click(page.cells.viewport(), page.cells.rect_of(4 + 1).center())
    assert mistakes.choice == (1, MISSED)
    missed = (table.found.targets[:, 1] > 0.5) & (table.found.scores[:, 1] <= 0)
    assert set(page.images.places) == set(np.flatnonzero(missed))
    assert made.captures()[-1].index == page.images.places[0]
    lowest = table.found.scores[:, 1][missed].min()
    assert table.found.scores[page.images.places[0], 1] == lowest, "worst first"
    assert page.told.text() == f"square missed: {missed.sum()} images"
    made.answer()
    assert mistakes.note == f"square missed: 1 of {missed.sum()}"
    mistakes.step()
    assert made.captures()[-1].index == page.images.places[1]
    page.cells.setFocus()
    QTest.keyClick(page.cells, Qt.Key.Key_Down)
    QTest.keyClick(page.cells, Qt.Key.Key_Left)
    QTest.keyClick(page.cells, Qt.Key.Key_Return)
    assert mistakes.choice == (1, FALSE_ALARM)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(page.cells, key)
    assert mistakes.choice == (2, FALSE_ALARM), "the next table is beside"
    QTest.keyClick(page.cells, Qt.Key.Key_Escape)
    assert mistakes.choice is None
    rows = rows_of(page.exported())
    matrix = theirs("confusion_matrix", table.found)
    assert rows[1] == ["disc", *(str(int(matrix[0].ravel()[n])) for n in (3, 2, 1, 0))]


@pytest.mark.requirement("C08")
def test_the_gallery_is_of_missed_and_of_false_labels(show: Show[GalleryPage]) -> None:
    made, page = show("gallery_of_mistakes", GalleryPage)
    table = page.shown
    assert isinstance(table, LabelTable)
    assert page.total.text().startswith(f"{table.wrong} of 500 validation images have")
    assert len(page.images.places) == table.wrong
    for combo, index in ((page.true, 2), (page.predicted, 1)):
        combo.setCurrentIndex(index)
        combo.activated.emit(index)
    assert made.controller.mistakes.choice == (1, MISSED)
    assert page.images.places == table.images((1, MISSED))
    index = page.images.index_at(page.images.rect_of(0).center())
    assert "square missed (" in page.images.tip_of(index)
    loss = page.order.button("loss")
    click(loss, loss.rect().center())
    losses = losses_of(table.found)[list(page.images.places)]
    assert (np.diff(losses) <= 0).all()
    rows = rows_of(page.exported())
    assert rows[0][2:7] == [
        "true", "predicted", "probability of disc", "probability of square",
        "probability of cross",
    ]  # fmt: skip
    first = page.images.places[0]
    assert float(rows[1][7]) == pytest.approx(losses[0], rel=1e-5)
    assert float(rows[1][5]) == pytest.approx(table.chances[first, 1], rel=1e-5)


def test_classes_curves_and_slices_of_labels(show: Show[AllPage], qtbot: QtBot) -> None:
    made, classes = show("classes", ClassesPage)
    found = judged(count=IMAGES)
    assert isinstance(classes, ClassesPage)
    rows = {row[0]: row for row in rows_of(classes.exported())}
    micro = float(theirs("f1_score", found, average="micro"))
    assert float(rows["micro"][3]) == pytest.approx(micro)
    classes.table.pick(1)
    classes.table.setFocus()
    QTest.keyClick(classes.table, Qt.Key.Key_Return)
    assert made.controller.mistakes.choice == (1, ANY)
    assert made.controller.views.view("all") == "labels"
    curves = CurvesPage(made.controller)
    qtbot.addWidget(curves)
    area = float(theirs("auroc", found, average="micro"))
    assert f"{area:.4f}" in curves.total.text()
    areas = theirs("auroc", found, average="none")
    assert f"{float(areas[2]):.4f}" in curves.table.copied()
    slices = SlicesPage(made.controller)
    qtbot.addWidget(slices)
    assert slices.by.itemText(0) == "true label"
    there = found.targets[:, 0] > 0.5
    right = ((found.scores > 0) == (found.targets > 0.5)).all(1)
    bar = slices.bars.rows[0]
    assert (bar.name, bar.count) == ("disc", there.sum())
    assert bar.right == (right & there).sum()
    assert "Right: every label of the image." in slices.about.text()


@pytest.mark.requirement("L13")
def test_calibration_of_one_label(show: Show[CalibrationPage]) -> None:
    _, page = show("calibration", CalibrationPage)
    every = page.told.text()
    assert "a label is" in every
    page.label.setCurrentIndex(2)
    page.label.activated.emit(2)
    assert page.told.text() != every
    found = judged(count=IMAGES)
    chances = torch.from_numpy(found.scores[:, 1]).double().sigmoid()
    there = torch.from_numpy(found.targets[:, 1]).long()
    ece = classification.binary_calibration_error(chances, there, n_bins=15)
    assert page.told.text().startswith(f"ECE {100 * float(ece):.2f} %")
    click(page.fit, page.fit.rect().center())
    assert page.temperature == pytest.approx(LabelAnswers(LabelTable(found), 1).best())
    assert sum(int(row[2]) for row in rows_of(page.exported())[1:]) == IMAGES


def test_too_many_scores_are_said(show: Show[LabelsPage]) -> None:
    made, page = show("labels", LabelsPage)
    none = np.zeros((0, 0), np.float32)
    made.controller.show_epoch(3)
    made.controller.changed.emit()
    asked = made.evaluations()[-1]
    made.client.deliver(judged(request=asked.request, scores=none, targets=none))
    page.refresh()
    assert not page.is_usable
    assert page.why_empty()[0] == "There are too many scores to keep"


def test_the_sample_says_each_label_with_its_own_probability(
    qapp: QApplication,
) -> None:
    logits = np.array([2.0, -1.0, 0.5], np.float32)
    maps = replace(blank_maps(), logits=logits, classes=NAMES)
    found = prediction_of(maps, several=True)
    assert found is not None
    np.testing.assert_allclose(
        found.probabilities, torch.from_numpy(logits).double().sigmoid()
    )
    assert found.said == (0, 2)
    verdict = Verdict()
    verdict.show_prediction(found, untrained=False)
    assert verdict.text() == "Predicted disc, cross"
    none = replace(maps, logits=-np.abs(logits))
    verdict.show_prediction(prediction_of(none, several=True), untrained=False)
    assert verdict.text() == "Predicted none"


def blank_maps() -> Maps:
    image = np.zeros((1, 4, 4), np.float32)
    nothing = np.zeros(0, np.float32)
    return Maps(
        1, "run", "run1", 9, 0, "validation", 0, 40, -1, NAMES, image, nothing, {}, {}
    )


def test_labels_are_gone_through_by_loss_and_by_label(show: Show[LabelsPage]) -> None:
    made, page = show("labels", LabelsPage)
    table, browsing = page.shown, made.controller.browsing
    assert isinstance(table, LabelTable)
    browsing.choose(order="loss")
    places = browsing.places()
    assert places is not None
    losses = losses_of(table.found)
    assert places[0] == losses.argmax()
    assert len(places) == IMAGES
    browsing.choose(label=2)
    places = browsing.places()
    assert places is not None
    assert table.there[list(places), 2].all()
    assert len(places) == table.there[:, 2].sum()
    browsing.forget()
    assert not made.controller.why_no_search(), "N steps through labels, too"
