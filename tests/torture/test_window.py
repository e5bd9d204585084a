"""Random sequences of the window's own events leave no warning and no stale item."""

from __future__ import annotations

from collections import Counter

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.canvas import Desk
from tests.torture import window

FAST, ALL = 20, 200


def _run(qtbot: QtBot, seeds: range) -> Counter[str]:
    desk = Desk()
    qtbot.addWidget(desk.window)
    tally: Counter[str] = Counter()
    for seed in seeds:
        window.torture(desk, seed, tally)
    return tally


@pytest.mark.requirement("R5")
def test_the_canvas_shows_what_the_document_holds(qtbot: QtBot) -> None:
    tally = _run(qtbot, range(FAST))
    assert tally.total() == FAST * window.EVENTS
    assert len(tally) == len(set(window.DEEDS))


@pytest.mark.slow
def test_so_it_does_after_more_sequences(qtbot: QtBot) -> None:
    _run(qtbot, range(FAST, ALL))
