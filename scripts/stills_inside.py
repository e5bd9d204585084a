"""The stills of Inspect: each makes the window ready, and returns what is to be taken.

All of them look at one run, of the digits with residual blocks, which is trained for
the first of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import cast

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cnnstudio.paths import sample_project
from cnnstudio.project.commands import EditSettings
from cnnstudio.ui.screenshot import never, settle
from cnnstudio.ui.studio import Studio
from cnnstudio.ui.viewer.all.embedding_page import EmbeddingPage
from cnnstudio.ui.viewer.all_views import VIEWS
from cnnstudio.ui.viewer.study_page import StudyPage

EPOCHS, MIDDLE = 12, 7
WAIT_S = 600.0
_PATIENCE_S = 30.0
"""How long a picture waits for what may not come: a network without a mistake."""

_SLOWEST_S = 15.0
"""How long the slowest of all attributions takes, occlusion; the others come before."""

_LAYER, _CHANNEL = "conv3", 9


def select(studio: Studio, name: str) -> None:
    """Select a layer by its name."""
    node = studio.document.graph.node_named(name)
    assert node is not None
    studio.window.selection.select([node.id])


def train_to_the_middle(studio: Studio) -> None:
    """Train until the epoch in which the pictures of Train are taken."""
    controller = studio.run.controller
    changes = {"epochs": EPOCHS, "schedule": "one_cycle", "learning_rate": 0.004}
    studio.document.push(EditSettings("training", changes))
    studio.show_mode("train")
    controller.start()
    arrived = settle(lambda: controller.current.progress.epoch >= MIDDLE, WAIT_S)
    assert arrived, controller.current.message


def look_at_a_mistake(studio: Studio) -> None:
    """Look at the worst mistake of the run, trained to its end, and a layer's map."""
    studio.show_mode("inspect")
    settle(lambda: not studio.run.controller.is_active, WAIT_S)
    inspect = studio.run.inspect
    select(studio, _LAYER)
    inspect.views.show("layer", "maps")
    settle(studio.run.shows_detail, WAIT_S)
    if not inspect.mistakes.note:
        inspect.mistakes.step()
        settle(lambda: bool(inspect.mistakes.note), _PATIENCE_S)
    settle(studio.run.shows_detail, WAIT_S)
    inspect.set_channel(_CHANNEL)


def _look(studio: Studio, view: str) -> QWidget:
    """Show a view of the trained network, when its answer has come."""
    network = studio.document.graph.node_named(_LAYER)
    if network is None or studio.run.inspect.subject != "run":
        studio.open_project(sample_project("digits_residual"))
        train_to_the_middle(studio)
    look_at_a_mistake(studio)
    studio.run.inspect.views.show(VIEWS[view].scope, view)
    page = studio.run.inspect_view.page_of(view)
    if isinstance(page, StudyPage):
        settle(lambda: page.shows_content, WAIT_S)
    settle(never, 2.0)
    return studio.window


def show_attributions(studio: Studio) -> QWidget:
    """Every method for two classes of a mistake side by side."""
    window = _look(studio, "attributions")
    settle(never, _SLOWEST_S)
    return window


def show_statistics(studio: Studio) -> QWidget:
    """How activations, weights and gradients of a convolution are distributed."""
    return _look(studio, "statistics")


def show_embedding(studio: Studio) -> QWidget:
    """The images of the validation part in two dimensions, some of them in a lasso."""
    window = _look(studio, "embedding")
    page = cast("EmbeddingPage", studio.run.inspect_view.page_of("embedding"))
    chart, left = page.chart, Qt.MouseButton.LeftButton
    middle = chart.rect().center()
    course = [
        middle + QPoint(round(70 * math.cos(turn)), round(70 * math.sin(turn)))
        for turn in np.linspace(0.0, 2 * math.pi, 24)
    ]
    QTest.mousePress(chart, left, pos=course[0])
    for place in course:
        QTest.mouseMove(chart, place)
    QTest.mouseRelease(chart, left, pos=course[-1])
    chart.clearFocus()
    settle(never, 1.0)
    return window


def show_confusion(studio: Studio) -> QWidget:
    """The cell of the matrix with most mistakes, and its images."""
    window = _look(studio, "confusion")
    mistakes = studio.run.inspect.mistakes
    settle(lambda: mistakes.table is not None and mistakes.is_current, WAIT_S)
    assert mistakes.table is not None
    wrong = np.array(mistakes.table.counts)
    np.fill_diagonal(wrong, 0)
    true, predicted = (int(n) for n in np.unravel_index(wrong.argmax(), wrong.shape))
    mistakes.choose((true, predicted))
    settle(never, 1.0)
    return window


def show_two_epochs(studio: Studio) -> QWidget:
    """The maps after the first epoch beside those of the best, and the difference."""
    window = _look(studio, "compare")
    studio.run.inspect.comparing.choose("epoch", 1)
    focused = window.focusWidget()
    if focused is not None:
        focused.clearFocus()  # its ring would look like a choice
    settle(never, 3.0)
    return window


INSIDE: dict[str, Callable[[Studio], QWidget]] = {
    "attributions": show_attributions,
    "statistics": show_statistics,
    "embedding": show_embedding,
    "confusion": show_confusion,
    "two_epochs": show_two_epochs,
}
