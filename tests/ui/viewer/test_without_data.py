"""A run whose data are gone: weights are shown, the rest says what is missing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.look_messages import ShowDocument
from cnnstudio.bridge.weight_messages import WeightsOf
from cnnstudio.ui.viewer.all_views import VIEWS
from cnnstudio.ui.viewer.inspect_view import InspectView
from tests.helpers.viewing import CONV, Studio, shown, studio

GONE = "The data of this run cannot be read: There is no folder at /x/pets."


@pytest.fixture
def made(qtbot: QtBot) -> tuple[Studio, InspectView]:
    built = studio()
    view = shown(qtbot, built)
    built.finish_run()
    return built, view


def refuse(built: Studio) -> None:
    """Refuse every question that was asked and is not answered."""
    for asked in built.client.submitted:
        request = getattr(asked, "request", 0)
        if request:
            built.client.deliver(RequestFailed(request, GONE, ""))


def words(widget: QWidget) -> str:
    seen = [c for c in widget.findChildren(QWidget) if c.isVisible()]
    return " ".join(str(c.property("text") or "") for c in seen)


def test_every_view_says_what_is_missing(made: tuple[Studio, InspectView]) -> None:
    built, view = made
    refuse(built)
    for key, spec in VIEWS.items():
        built.controller.views.show(spec.scope, key)
        refuse(built)
        page = view.shown_page()
        if key not in ("weights", "through_time"):  # of what the run's folder holds
            assert GONE in words(view), (key, type(page).__name__)
        if page is None:
            assert "Measure again" not in words(view), "tools of a page not shown"


def test_weights_are_asked_for_though_there_are_no_maps(
    made: tuple[Studio, InspectView],
) -> None:
    built, view = made
    refuse(built)
    built.controller.views.show("layer", "weights")
    assert view.view == "weights"
    assert view.tabs.isVisible()
    assert built.client.submitted_of(WeightsOf)[-1].node == CONV
    assert GONE not in words(view)
    built.controller.views.show("layer", "maps")
    assert view.shown_page() is None
    assert GONE in words(view)


def test_a_network_without_data_says_so_instead_of_click_a_layer(qtbot: QtBot) -> None:
    built = studio()
    view = shown(qtbot, built)
    built.selection.select([])
    assert "Click a layer" in words(view)
    assert built.client.submitted_of(ShowDocument)
    built.client.deliver(RequestFailed(0, "No data are chosen for this network.", ""))
    assert "Click a layer" not in words(view)
    assert "No data are chosen for this network." in words(view)
    view.close()
