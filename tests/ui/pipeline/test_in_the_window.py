"""The pipeline within the window: how one comes to it, and what a reader hears."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnstudio.bridge.pipeline_messages import PreviewPipeline
from cnnstudio.project.steps.moves import Flip
from cnnstudio.ui.help.topics import asked_of
from cnnstudio.ui.pipeline.page import PipelinePage
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.qt import click
from tests.ui.test_accessibility import unnamed


def page_of(desk: Desk) -> PipelinePage:
    page: PipelinePage = desk.studio.data.pipeline
    return page


@pytest.mark.requirement("H08")
def test_the_menu_leads_to_the_pipeline(
    desk: Desk, client: FakeEngineClient
) -> None:
    assert not page_of(desk).isVisible()
    desk.studio.actions["pipeline"].trigger()
    QApplication.processEvents()
    assert page_of(desk).isVisible()
    assert any(isinstance(m, PreviewPipeline) for m in client.submitted)
    desk.studio.show_mode("build")
    assert not page_of(desk).isVisible()


def test_a_problem_of_the_pipeline_leads_there(desk: Desk) -> None:
    model = page_of(desk).model
    model.add("flip")
    desk.settled()
    problems = desk.window.problems
    (row,) = [r for r in problems.rows if r.finding.rule == "label_unsafe"]
    click(row, row.rect().center())
    QApplication.processEvents()
    assert page_of(desk).isVisible()
    assert isinstance(model.step, Flip)
    desk.studio.data.controller.settle()


def test_every_control_of_the_page_has_a_name(desk: Desk) -> None:
    desk.studio.actions["pipeline"].trigger()
    model = page_of(desk).model
    for kind in ("fit", "elastic", "normalize"):
        model.add(kind)
        QApplication.processEvents()
        assert not unnamed(page_of(desk))
    desk.studio.data.controller.settle()  # nothing is to be done later


def test_f1_explains_the_chosen_step(desk: Desk) -> None:
    desk.studio.actions["pipeline"].trigger()
    page = page_of(desk)
    page.model.add("erase")
    page.strip.setFocus(Qt.FocusReason.TabFocusReason)
    asked = asked_of(page.strip)
    assert asked is not None
    assert asked.topic == "step/erase"
    QTest.keyClick(page.strip, Qt.Key.Key_Home)
    asked = asked_of(page.strip)
    assert asked is not None
    assert asked.topic == "panel/pipeline"
    desk.studio.data.controller.settle()
