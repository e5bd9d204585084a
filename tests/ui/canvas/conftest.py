"""Desks for the tests of the canvas."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from cnnstudio.graph.graph import Graph
from tests.helpers.canvas import Desk

MakeDesk = Callable[..., Desk]


@pytest.fixture
def make_desk(qtbot: QtBot) -> MakeDesk:
    """Make desks that are closed after the test."""

    def make(graph: Graph | None = None, width: int = 1260) -> Desk:
        desk = Desk(graph, width)
        qtbot.addWidget(desk.window)
        return desk

    return make
