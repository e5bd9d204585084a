"""Where attention looks, with real events: heads, a matrix, a row over the image."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.attention_messages import AttentionOf, AttentionShown
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.maps.attention_page import MEAN, AttentionPage
from tests.helpers.viewing import Floats, Studio, click, move, scaled, shown, studio

NODE = "transformerencoderlayer_1"
HEADS, ROWS, COLUMNS = 3, 2, 2


@pytest.fixture
def opened(qtbot: QtBot) -> tuple[Studio, InspectView]:
    """The view of four patches and a class token, at a layer of three heads."""
    made = studio(
        ("Input", {"shape": [1, 28, 28]}),
        ("PatchEmbedding", {"embed_dim": 6, "patch_size": 14}),
        "ClassToken",
        ("TransformerEncoderLayer", {"nhead": HEADS, "dim_feedforward": 4}),
    )
    view = shown(qtbot, made, NODE)
    made.answer()
    return made, view


def page_of(made: Studio, view: InspectView) -> AttentionPage:
    """Show the tab Attention."""
    assert AttentionPage.why_not(made.controller) == ""
    made.controller.views.show("layer", "attention")
    page = view.page_of("attention")
    assert isinstance(page, AttentionPage)
    return page


def answer(made: Studio) -> tuple[AttentionOf, Floats]:
    """Answer the newest question with looks that sum to 1; return all heads."""
    asked = made.client.submitted_of(AttentionOf)[-1]
    random = np.random.default_rng(0)
    looks = random.random((HEADS, 5, 5)).astype(np.float32)
    looks /= looks.sum(2, keepdims=True)
    levels, ranges = scaled(looks)
    made.client.deliver(
        AttentionShown(
            request=asked.request, subject=asked.subject, run="", epoch=0, step=0,
            node=asked.node, part="validation", index=0, head=asked.head,
            levels=levels, ranges=ranges,
            looks=looks[asked.head] if asked.head >= 0 else looks.mean(0),
            rows=ROWS, columns=COLUMNS, extra=1,
        )
    )  # fmt: skip
    return asked, looks


def test_heads_stand_side_by_side_and_one_is_large(
    opened: tuple[Studio, InspectView],
) -> None:
    made, view = opened
    page = page_of(made, view)
    asked, looks = answer(made)
    parts = page.parts
    assert (asked.node, asked.head) == (NODE, 0)
    assert parts.grid.count == HEADS
    assert parts.heads.hint.full_text() == "3 heads, 5 × 5"
    assert parts.matrix.text_at((2, 4)).startswith("2 takes ")
    click(parts.grid.viewport(), parts.grid.tile_rect(2).center().toPoint())
    asked, _ = answer(made)
    assert asked.head == made.controller.channel == 2
    assert parts.large.title.text() == "Head 2"
    share = f"{100 * looks[2, 3, 1]:.2f}"
    assert share in parts.matrix.text_at((3, 1))
    QTest.mouseClick(page.which.button(MEAN), Qt.MouseButton.LeftButton)
    asked, _ = answer(made)
    assert asked.head == -1
    assert parts.large.title.text() == "Mean of all heads"


def test_a_row_is_laid_over_the_patches_of_the_image(
    opened: tuple[Studio, InspectView],
) -> None:
    made, view = opened
    page = page_of(made, view)
    _, looks = answer(made)
    parts = page.parts
    assert parts.over.title.text() == "Attention of step 0"
    before = parts.image.picture
    move(parts.matrix, parts.matrix.cell_rect((4, 1)).center().toPoint())
    assert parts.over.title.text() == "Attention of patch 1, 1"
    on_image = f"{100 * looks[0, 4, 1:].sum():.1f}"
    assert parts.over.hint.full_text().endswith(f"{on_image} % in all")
    assert parts.image.picture != before
    box = parts.image.picture_rect()
    move(parts.image, box.center().toPoint() - box.center().toPoint() / 2)
    share = f"{100 * looks[0, 4, 1]:.2f}"
    assert parts.over.hint.full_text().startswith(share)
    assert parts.over.hint.full_text().endswith("on patch 0, 0")
    assert parts.matrix.row == 4, "the row of the patch is framed"
    assert parts.image.patch == QRectF(0.5, 0.5, 0.5, 0.5)
    QTest.mouseClick(parts.image, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert parts.over.title.text() == "Attention of patch 0, 0"
    assert (parts.matrix.row, parts.image.patch) == (1, QRectF(0, 0, 0.5, 0.5))
    QApplication.sendEvent(parts.image, QEvent(QEvent.Type.Leave))
    assert parts.over.hint.full_text().endswith("% in all"), "nothing is pointed at"


def test_other_layers_say_why_there_is_nothing(
    opened: tuple[Studio, InspectView],
) -> None:
    made, _ = opened
    made.selection.select(["classtoken_1"])
    assert AttentionPage.why_not(made.controller) == "Select a layer with attention."
