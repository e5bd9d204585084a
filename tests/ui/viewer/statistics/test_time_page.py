"""Through time: one epoch after the other is measured, shown, read and chosen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.message import INITIAL
from cnnstudio.bridge.weight_messages import SignalOf
from cnnstudio.project.records import CheckpointRecord
from cnnstudio.project.runs import create_run
from cnnstudio.ui.viewer.statistics.epoch_curves import EpochCurves, EpochPoint
from cnnstudio.ui.viewer.statistics.time_page import TimePage, spread
from tests.helpers.signals import signal
from tests.helpers.viewing import Studio, click, shown, studio

KEPT = (0, 1, 2, 4)


def opened(qtbot: QtBot, folder: Path) -> tuple[Studio, TimePage, object]:
    """A finished run of which the epochs of KEPT can be looked at."""
    built = studio()
    made = create_run(folder, "{}", epochs=4)
    records = {n: CheckpointRecord(f"{n}.ckpt", n, 10 * n, 9, "ab") for n in KEPT}
    made.update(initial=records[0], checkpoints=tuple(records[n] for n in KEPT if n))
    built.runs.folder = made.path
    view = shown(qtbot, built)
    built.finish_run()
    built.answer()
    built.controller.views.show("layer", "through_time")
    page = view.page_of("through_time")
    assert isinstance(page, TimePage)
    return built, page, view


def answer_all(built: Studio) -> list[int]:
    """Answer one question after the other; return the epochs that were asked for."""
    asked: list[int] = []
    while len(questions := built.client.submitted_of(SignalOf)) > len(asked):
        question = questions[-1]
        asked.append(question.epoch)
        found = signal(built, question)
        for means in (found.mean, *found.channel_means.values()):
            means[:] = max(0, question.epoch)
        built.client.deliver(found)
    return asked


@pytest.mark.requirement("L24")
def test_every_kept_epoch_is_measured_once_in_order(
    qtbot: QtBot, tmp_path: Path
) -> None:
    built, page, _view = opened(qtbot, tmp_path / "run")
    assert not page.shows_content
    assert answer_all(built) == [INITIAL, 1, 2, 4]
    curves = page.parts.curves
    assert page.shows_content
    assert page.parts.hint.full_text() == "4 of 4 epochs measured, on 50 images each"
    assert page.parts.drift.value() == f"{4 / 3:.3f}"
    assert page.parts.largest.value() == f"{4 / 3:.3f}"
    assert page.parts.largest.accessibleName().endswith(" conv2d_1"), "before a ReLU"
    built.selection.select(["relu_1"])
    built.answer()
    built.controller.views.show("layer", "through_time")
    assert len(built.client.submitted_of(SignalOf)) == 4
    x = round(curves.x_of(2))
    click(curves, QPoint(x, curves.height() // 2))
    assert built.controller.epoch == 2
    curves.setFocus()
    QTest.keyClick(curves, Qt.Key.Key_Right)
    assert curves.accessibleDescription().startswith("epoch 0: mean 0, deviation 1.00")
    QTest.keyClick(curves, Qt.Key.Key_Return)
    assert built.controller.epoch == INITIAL
    assert not curves.grab().isNull()


def test_an_epoch_that_is_refused_is_left_out(qtbot: QtBot, tmp_path: Path) -> None:
    built, page, _view = opened(qtbot, tmp_path / "run")
    (first,) = built.client.submitted_of(SignalOf)
    built.client.deliver(RequestFailed(first.request, "These weights are damaged."))
    built.client.deliver(signal(built, built.client.submitted_of(SignalOf)[-1]))
    assert page.shows_content
    assert page.parts.hint.full_text().startswith("1 of 4 epochs")


def test_a_run_without_epochs_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    built = studio()
    view = shown(qtbot, built)
    built.finish_run()
    built.answer()
    built.controller.views.show("layer", "through_time")
    page = view.page_of("through_time")
    assert isinstance(page, TimePage)
    assert not page.shows_content
    assert not built.client.submitted_of(SignalOf)


def test_many_epochs_are_thinned_evenly() -> None:
    assert spread([0, 1, 2], 3) == (0, 1, 2)
    assert spread(list(range(101)), 5) == (0, 25, 50, 75, 100)


def test_values_that_are_lost_leave_a_gap(qtbot: QtBot) -> None:
    curves = EpochCurves()
    qtbot.addWidget(curves)
    nan = float(np.nan)
    points = (EpochPoint(0, 0.0, 1.0, 0.5, 0.0), EpochPoint(3, nan, nan, nan, 1.0))
    curves.show_points(points, 3)
    curves.show()
    low, high = curves.ends()
    assert (low, high) == pytest.approx((-1.1, 1.1))
    assert not curves.grab().isNull()
