"""Evidence on objects: means by class, the warning, and the way to the worst image."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.attribution_messages import EvidenceInMasks, EvidenceInMasksOf
from cnnstudio.bridge.evaluation_messages import PicturesOf
from cnnstudio.project.commands import EditSettings
from cnnstudio.project.sources.digits import Digits
from cnnstudio.project.sources.masks import Masks
from cnnstudio.project.sources.synthetic import Blobs, Shapes
from cnnstudio.ui.viewer.attribution.evidence_page import EvidencePage
from cnnstudio.ui.viewer.attribution.object_evidence import by_class
from tests.helpers.viewing import CONV, Studio, click, move, studio


def measured(asked: EvidenceInMasksOf) -> EvidenceInMasks:
    """Class 0: 60 % outside in 12 images, image 5 worst; class 1: 90 % in 3 images."""
    outside = np.full(15, 0.6, np.float32)
    outside[5], outside[6] = 0.95, 0.25
    outside[12:] = 0.9
    return EvidenceInMasks(
        request=asked.request, subject=asked.subject, run="run1", epoch=9, step=0,
        part="validation", node=asked.node, classes=("cow", "camel"),
        indices=np.arange(15, dtype=np.int32) * 2,
        labels=np.array([0] * 12 + [1] * 3, np.int32),
        outside=outside, background=np.full(15, 0.75, np.float32),
    )  # fmt: skip


Open = tuple[Studio, EvidencePage]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    made = studio()
    made.document.push(EditSettings("dataset", {"sources": (Shapes(),)}))
    page = EvidencePage(made.controller)
    qtbot.addWidget(page)
    page.resize(864, 600)
    page.show()
    made.controller.set_visible(True)
    made.client.become_ready()
    made.selection.select([CONV])
    made.finish_run()
    logits = np.arange(10, dtype=np.float32)
    made.answer(logits=logits, label=7, epoch=9)
    return made, page


@pytest.mark.requirement("LINT-28")
def test_a_class_is_doubtful_from_ten_images_on() -> None:
    found = measured(EvidenceInMasksOf(request=1, subject="run"))
    cow, camel = by_class(found)
    assert (cow.name, cow.images, cow.worst) == ("cow", 12, 10)
    assert cow.outside == pytest.approx((10 * 0.6 + 0.95 + 0.25) / 12)
    assert cow.is_doubtful
    assert "60 % of the evidence for class cow lies outside" in cow.sentence()
    assert "even map would have 75 %" in cow.sentence()
    assert "may be a bias of the data: vary" in cow.sentence()
    assert (camel.images, camel.is_doubtful) == (3, False)  # too few images
    assert "bias" not in camel.sentence()


@pytest.mark.requirement("LINT-28")
def test_the_page_warns_and_leads_to_the_worst_image(opened: Open) -> None:
    made, page = opened
    asked = made.client.submitted_of(EvidenceInMasksOf)[-1]
    assert (asked.part, asked.node) == ("validation", "maxpool2d_1")
    made.client.deliver(measured(asked))
    assert page.title.text() == "66 % outside of 15 objects"
    assert "class cow" in page.told.text()
    assert [row.name for row in page.rows.rows] == ["cow", "camel"]
    page.rows.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.rows, Qt.Key.Key_Down)
    assert "class camel" in page.told.text()
    place = page.rows.row_rect(0).center()
    QTest.mouseClick(page.rows, Qt.MouseButton.LeftButton, pos=place)
    controller = made.controller
    assert (controller.part, controller.index) == ("validation", 10)
    assert controller.explained == 0
    assert (controller.views.scope, controller.views.view("image")) == (
        "image", "attributions",
    )  # fmt: skip
    assert not page.rows.grab().isNull()
    table = page.exported().table
    assert table is not None
    rows = [list(row) for row in table.rows]
    assert rows[0][:2] + rows[0][4:] == ["cow", 12, 11]
    assert rows[1][2:4] == pytest.approx([0.9, 0.75])


def test_images_of_the_marked_class_come_most_outside_first(opened: Open) -> None:
    made, page = opened
    made.client.deliver(measured(made.client.submitted_of(EvidenceInMasksOf)[-1]))
    images = page.images
    QTest.qWait(20)  # laid out
    below = page.told.mapTo(page, page.told.rect().topLeft()).y()
    rows = page.rows.mapTo(page, page.rows.rect().bottomLeft()).y()
    assert 0 < below - rows < 30, "nothing is spread over the page"
    assert images.places[0] == 10, "image 5 of the answer, 95 % outside"
    assert images.places[-1] == 12, "25 % outside"
    assert set(images.places) == set(range(0, 24, 2))
    tip = "image 11: 95 % of the evidence outside, an even map 75 %"
    assert images.tip_of(0) == tip
    wanted = made.client.submitted_of(PicturesOf)[-1]
    assert wanted.places[0] == 10
    move(page.rows, page.rows.row_rect(1).center())
    assert tuple(images.places) == (24, 26, 28)
    place = images.rect_of(1).center()
    click(images.viewport(), place)
    assert (made.controller.part, made.controller.index) == ("validation", 26)
    assert images.current() == 1
    QTest.keyClick(images, Qt.Key.Key_Return)
    assert made.controller.explained == 1
    assert made.controller.views.view("image") == "attributions"


@pytest.mark.parametrize(("sources", "fits"), [
    ((Shapes(),), True), ((Blobs(),), True), ((Masks(),), True),
    ((Digits(),), False), ((), False), ((Shapes(), Digits()), False),
])  # fmt: skip
def test_it_takes_data_that_know_their_objects(
    sources: tuple[object, ...], fits: bool
) -> None:
    made = studio()
    made.document.push(EditSettings("dataset", {"sources": sources}))
    assert (EvidencePage.why_not(made.controller) == "") is fits
