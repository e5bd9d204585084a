"""A run whose data are gone: weights are shown, the rest says what is missing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.engine_messages import RequestFailed
from cnnstudio.bridge.look_messages import ShowDocument, StudyProgress
from cnnstudio.bridge.weight_messages import WeightsOf
from cnnstudio.paths import sample_project
from cnnstudio.project.commands import EditField
from cnnstudio.project.file_format import loads
from cnnstudio.project.settings import DatasetConfig
from cnnstudio.project.sources.synthetic import Blobs, ManyLabels, Shapes
from cnnstudio.ui.viewer.all_views import VIEWS
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.model.data_task import task_of_project, why_no_classes
from cnnstudio.ui.viewer.model.untrained import why_untrained
from tests.helpers.viewing import CONV, Studio, project_of, shown, studio

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


def test_what_gives_no_classes_says_where_to_look() -> None:
    found = {}
    for source in (Blobs(), ManyLabels(), Shapes()):
        project = project_of("Input", "Output")
        project.dataset = DatasetConfig(sources=(source,))
        found[type(source)] = task_of_project(project), why_no_classes(project)
    assert found[Blobs][0] == "masks"
    assert "look at Masks" in found[Blobs][1]
    assert found[ManyLabels] == ("labels", "")
    assert found[Shapes] == ("classes", "")
    text = sample_project("gan_digits").read_text(encoding="utf-8")
    pair = loads(text).project
    assert task_of_project(pair) == "none"
    assert "do not classify" in why_no_classes(pair)


def test_an_untrained_network_says_what_keeps_it_from_being_trained() -> None:
    built = studio()
    assert why_untrained(built.document, False).endswith("train it, with F5.")
    built.document.push(EditField("conv2d_1", "out_channels", 0))
    built.document.validate()
    said = why_untrained(built.document, True)
    assert said.startswith("The network is no longer that of the run. 1 error")


def test_how_many_images_are_judged_is_said(made: tuple[Studio, InspectView]) -> None:
    built, view = made
    built.answer()
    built.controller.views.show("all", "confusion")
    asked = built.evaluations()[-1]
    assert "What the network says of each of them appears here." in words(view)
    built.client.deliver(StudyProgress(asked.request, 1_200, 5_000))
    assert "1,200 of 5,000 are judged." in words(view)
