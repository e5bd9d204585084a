"""Things move for a set time, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cnnstudio.ui.motion import ZOOM_MS, Glide, motion


@pytest.fixture(autouse=True)
def moving(qtbot: QtBot) -> Iterator[None]:
    motion().set_reduced(False)
    yield
    motion().set_reduced(True)


def test_a_glide_eases_out_and_ends_at_one() -> None:
    owner, seen = QObject(), list[float]()
    glide = Glide(owner, seen.append)
    glide.start(ZOOM_MS)
    assert glide.is_running
    glide.advance(ZOOM_MS // 2)
    assert 0.6 < seen[-1] < 1  # Half of the time, more than half of the way.
    glide.advance(ZOOM_MS)
    assert seen[-1] == 1
    assert not glide.is_running
    assert seen == sorted(seen)


def test_a_glide_is_finished_early_or_stopped() -> None:
    owner, seen = QObject(), list[float]()
    glide = Glide(owner, seen.append)
    glide.start(ZOOM_MS)
    glide.finish()
    assert seen[-1] == 1
    assert not glide.is_running
    glide.start(ZOOM_MS)
    glide.advance(10)
    glide.stop()
    assert seen[-1] < 1
    count = len(seen)
    glide.finish()
    assert len(seen) == count


def test_with_reduced_motion_the_end_comes_at_once() -> None:
    owner, seen = QObject(), list[float]()
    heard: list[bool] = []
    motion().changed.connect(lambda: heard.append(motion().reduced))
    motion().set_reduced(True)
    Glide(owner, seen.append).start(ZOOM_MS)
    assert seen == [1.0]
    assert heard == [True]
    assert motion().ms(ZOOM_MS) == 0
