"""Movements: how long they take, that nothing moves if so chosen, and one clock."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cnnstudio.paths import sample_project
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.motion import MILLISECONDS, Motion, Move, Tween, motion
from cnnstudio.ui.system_motion import says_less_motion, system_reduces_motion
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient


def test_no_movement_takes_longer_than_the_eye_waits() -> None:
    assert MILLISECONDS.keys() == set(Move)
    assert max(MILLISECONDS.values()) <= 150
    lively = Motion(lambda: False)
    assert [lively.duration(m) for m in (Move.NODE, Move.POPUP, Move.HOVER)] == [
        150, 100, 80,
    ]  # fmt: skip


def test_the_system_is_asked_once_and_overruled_by_a_choice() -> None:
    asked: list[bool] = []

    def system() -> bool:
        asked.append(True)
        return True

    still = Motion(system)
    told: list[bool] = []
    still.changed.connect(lambda: told.append(still.is_reduced))
    assert asked == []  # Not before something would move.
    assert [still.duration(m) for m in Move] == [0] * len(Move)
    still.choose(False)
    assert still.duration(Move.NODE) == 150
    still.choose(None)
    assert still.duration(Move.NODE) == 0
    assert asked == [True]
    assert told == [False, True]


def test_a_tween_eases_out_and_ends_at_its_end(qapp: QApplication) -> None:
    steps: list[float] = []
    lively = Motion(lambda: False)
    tween = Tween(steps.append, lively, lively)
    tween.start(Move.NODE)
    assert steps == [0.0]
    assert tween.is_running
    tween.go_to(75)
    assert steps[-1] > 0.7  # Half the time, most of the way.
    tween.go_to(150)
    assert steps[-1] == 1.0
    assert not tween.is_running
    assert steps == sorted(steps)


def test_a_tween_can_be_begun_anew_and_finished(qapp: QApplication) -> None:
    steps: list[float] = []
    lively = Motion(lambda: False)
    tween = Tween(steps.append, lively, lively)
    tween.start(Move.FIX)
    tween.go_to(60)
    tween.start(Move.FIX)
    assert steps[-1] == 0.0
    tween.finish()
    assert steps[-1] == 1.0
    tween.finish()
    assert steps.count(1.0) == 1


def test_a_tween_stays_where_it_is_stopped(qapp: QApplication) -> None:
    steps: list[float] = []
    lively = Motion(lambda: False)
    tween = Tween(steps.append, lively, lively)
    tween.start(Move.ZOOM)
    tween.go_to(50)
    tween.stop()
    assert 0 < steps[-1] < 1
    assert not tween.is_running


def test_reduced_motion_is_one_step_to_the_end(qapp: QApplication) -> None:
    steps: list[float] = []
    still = Motion(lambda: True)
    tween = Tween(steps.append, still, still)
    tween.start(Move.NODE)
    assert steps == [1.0]
    assert not tween.is_running


@pytest.mark.parametrize(
    ("value", "meaning", "less"),
    [(False, {"false"}, True), (True, {"false"}, False), (1, {"1"}, True)],
)
def test_what_desktops_say(value: object, meaning: set[str], less: bool) -> None:
    assert says_less_motion(value, frozenset(meaning)) is less


def test_without_a_desktop_things_move(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert system_reduces_motion() is False


def test_the_view_menu_reduces_motion_and_remembers_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk = Desk(qtbot, tmp_path, cast("EngineClient", FakeEngineClient()))
    path = tmp_path / "lenet5.cnnproj"
    shutil.copy(sample_project("lenet5"), path)
    assert desk.studio.open_project(path)
    motion().choose(False)
    action = desk.studio.actions["reduce_motion"]
    action.trigger()
    assert motion().is_reduced
    assert desk.studio.settings.value("reduce_motion") in (True, "true")
    action.trigger()
    assert not motion().is_reduced
    assert motion().duration(Move.DOCK) == 100
    desk.close()
