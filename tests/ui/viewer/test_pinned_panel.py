"""Any view is pinned beside the live one, and found again by click or key."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.ui.dialogs import Dialogs
from cnnstudio.ui.export import bare_picture, paper_of
from cnnstudio.ui.viewer.gaze.gazes import Gazes
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.model.pins import Pins, Shot
from cnnstudio.ui.viewer.view_choice import Scope
from cnnstudio.ui.viewer.view_desk import ViewDesk
from tests.helpers.desk import Answers
from tests.helpers.viewing import CONV, Studio, shown, studio

LEFT = Qt.MouseButton.LeftButton
WIDTH, HEIGHT = 900, 620


class Bench:
    """Inspect with back, forward and export, as the window joins them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.made: Studio = studio()
        self.view: InspectView = shown(qtbot, self.made)
        self.view.resize(WIDTH, HEIGHT)
        self.made.finish_run()
        self.made.answer()
        self.gazes = Gazes(self.made.controller, self.made.selection, self.made.runs)
        self.desk = ViewDesk(
            self.view, self.gazes, cast("Dialogs", Answers()), lambda: ""
        )
        self.pins: Pins = self.made.controller.pins
        self.pins.camera = self.desk
        self.view.pinned.asked.connect(self.pins.look_again)

    def shot(self) -> Shot:
        """What is pinned."""
        assert self.pins.pin is not None
        assert self.pins.pin.shot is not None
        return self.pins.pin.shot

    def show(self, scope: Scope, view: str) -> None:
        self.made.controller.views.show(scope, view)
        QTest.qWait(1)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def test_a_pinned_view_stands_beside_the_live_one_and_leads_back(bench: Bench) -> None:
    made, view, panel = bench.made, bench.view, bench.view.pinned
    made.controller.set_channel(3)
    assert panel.isHidden()
    QTest.mouseClick(view.header.pin, LEFT)
    shot = bench.shot()
    page = view.shown_page()
    assert page is not None
    assert panel.isVisible()
    assert panel.title.text() == shot.title == view.shown_title()
    assert panel.link.full_text().startswith(f"#layer={CONV}&channel=3")
    bench.show("network", "gallery")
    assert view.shown_page() is not page
    assert panel.isVisible(), "beside every other view"
    assert page.width() + panel.width() <= WIDTH
    for ask in ("click", "key"):
        made.selection.select(["relu_1"])
        bench.show("image", "stages")
        if ask == "click":
            box = panel.picture.picture_box().toRect()
            QTest.mouseClick(panel.picture, LEFT, pos=box.center())
        else:
            panel.picture.setFocus()
            QTest.keyClick(panel.picture, Qt.Key.Key_Return)
        seen = bench.gazes.current()
        assert (seen.layer, seen.channel, seen.scope) == (CONV, 3, "layer"), ask
        assert view.view == "maps"
    below = panel.picture.picture_box().bottom() + 4
    bench.show("network", "gallery")
    QTest.mouseClick(panel.picture, LEFT, pos=QPoint(4, round(below)))
    assert view.view == "gallery", "nothing is below the picture"


def test_the_picture_is_what_was_seen(bench: Bench) -> None:
    page = bench.view.shown_page()
    assert page is not None
    before = bare_picture(paper_of(page))
    bench.pins.keep()
    shot = bench.shot()
    assert shot.picture == before
    bench.made.controller.show_image(3)
    bench.made.answer(seed=5)
    QTest.qWait(1)
    page.resize(before.size() / before.devicePixelRatio())
    assert bare_picture(paper_of(page)) != shot.picture, "the live one goes on"


def test_a_view_without_maps_is_pinned_and_unpinned(bench: Bench) -> None:
    made, panel = bench.made, bench.view.pinned
    made.selection.select([])
    bench.show("all", "confusion")
    made.judge()
    assert made.controller.captured is None
    assert bench.pins.why_no_pin() == ""
    bench.pins.keep()
    assert panel.isVisible()
    assert "no maps of a layer" in made.controller.comparing.why_not("pin")
    panel.picture.setFocus()
    QTest.keyClick(panel.picture, Qt.Key.Key_Delete)
    assert panel.isHidden()
    assert bench.pins.look_again() == "Nothing is pinned."
    bench.pins.keep()
    QTest.mouseClick(panel.close_button, LEFT)
    assert bench.pins.pin is None


def test_comparing_with_the_pin_needs_no_picture_of_it(bench: Bench) -> None:
    controller = bench.made.controller
    bench.pins.keep()
    bench.show("layer", "compare")
    assert controller.comparing.kind == "pin"
    assert bench.view.pinned.isHidden(), "its maps are the left ones already"
    controller.comparing.choose("image", 3)
    assert bench.view.pinned.isVisible()


def test_what_is_gone_of_a_pin_is_said(bench: Bench) -> None:
    made = bench.made
    bench.pins.keep()
    made.document.open(made.document.project, None)
    assert bench.pins.pin is None
    made.selection.select([CONV])
    made.answer()
    bench.pins.keep()
    del made.document.graph.nodes[CONV]
    assert f"has no layer {CONV}" in bench.pins.look_again()
