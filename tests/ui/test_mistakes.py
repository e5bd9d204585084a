"""From a finished run to the digits that it confuses: button, Ctrl+K, weights."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnstudio.bridge.look_messages import Evaluate, Evaluated, OpenRun, WeightsShown
from cnnstudio.ui.viewer.all.confusion_page import ConfusionPage
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import finished, play, record

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(desk: Desk, client: FakeEngineClient) -> Desk:
    """Return the window with the LeNet of digits, trained for three epochs."""
    desk.studio.start_engine()
    client.become_ready()
    desk.key("F5")
    run = desk.studio.run.controller.current
    for message in play(run, 3.0):
        client.deliver(message)
    record(run, 3)
    client.deliver(finished(run, 3))
    return desk


def judge(client: FakeEngineClient) -> None:
    """Answer as an engine whose network takes three sevens for nines."""
    asked = client.submitted_of(Evaluate)[-1]
    labels = np.arange(500, dtype=np.int32) % 10
    predicted = labels.copy()
    predicted[[7, 17, 27]] = 9
    sure = np.full(500, 0.8, np.float32)
    client.deliver(
        Evaluated(
            request=asked.request,
            subject="run",
            run="r",
            epoch=3,
            step=9,
            part="validation",
            classes=tuple("0123456789"),
            labels=labels,
            predicted=predicted,
            probability=sure,
        )
    )


def page(desk: Desk) -> ConfusionPage:
    return desk.studio.run.inspect_view.confusion


def open_weights(desk: Desk, client: FakeEngineClient) -> None:
    run = desk.studio.run.controller.current
    client.deliver(WeightsShown("run", run.id, 3, "run 1, best epoch: 3"))


def test_the_best_weights_are_looked_at_after_a_run(
    desk: Desk, client: FakeEngineClient
) -> None:
    (opened,) = client.submitted_of(OpenRun)
    assert (opened.run, opened.which) == (desk.studio.run.controller.current.id, "best")


def test_the_page_of_a_finished_run_leads_to_its_mistakes(
    desk: Desk, client: FakeEngineClient
) -> None:
    button = desk.studio.run.train_view.header.mistakes
    assert button.isVisible()
    # 1 - 0.08 / 3 of 500 are right.
    assert button.text() == "See the 13 mistakes"
    open_weights(desk, client)
    QTest.mouseClick(button, LEFT)
    assert desk.window.mode == "inspect"
    (node,) = desk.window.selection.nodes
    assert desk.document.graph.nodes[node].type == "Output"
    judge(client)
    desk.settled()
    assert page(desk).table.isVisible()
    assert page(desk).table.hasFocus()
    assert page(desk).pairs[0].text() == "7 taken for 9: 3 images"


@pytest.mark.parametrize("typed", ["confusion", "mistakes", "wrong"])
def test_ctrl_k_finds_the_table(
    desk: Desk, client: FakeEngineClient, typed: str
) -> None:
    popup = desk.studio.commands.popup
    desk.key("K", Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(popup.field, typed)
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    desk.settled()
    assert desk.window.mode == "inspect"
    assert page(desk).isVisible()


def test_without_a_run_the_action_says_why_not(
    desk: Desk, client: FakeEngineClient
) -> None:
    desk.studio.files.new()
    desk.settled()
    reason = desk.studio.run.inspect.mistakes.why_no_table()
    assert reason.startswith("This network is not trained yet. The network is empty")
    desk.studio.run.inside.show_mistakes()
    assert desk.window.status.message.full_text() == reason
    assert desk.window.mode != "inspect"
