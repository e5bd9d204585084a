"""The views of all images over a network whose mistakes are known."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import numpy as np
from pytestqt.qtbot import QtBot

from cnnstudio.bridge.evaluation_messages import Names, NamesOf, Traits, TraitsOf
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.viewer.inspect_view import InspectView
from cnnstudio.ui.viewer.views import InspectorPage
from tests.helpers.viewing import IMAGES, Studio, studio

P = TypeVar("P", bound=InspectorPage)


def all_images(
    qtbot: QtBot, view: str, kind: type[P], folder: Path
) -> tuple[Studio, InspectView, P]:
    """Show a view of all images of a finished run with ten mistakes."""
    made = studio()
    made.runs.folder = folder
    shown = InspectView(made.controller, theme_manager())
    qtbot.addWidget(shown)
    shown.resize(864, 690)
    made.client.become_ready()
    made.finish_run()
    made.selection.select(["output_1"])
    made.controller.views.show("all", view)
    shown.show()
    made.answer()
    made.judge()
    page = shown.page_of(view)
    assert isinstance(page, kind)
    return made, shown, page


def show_names(made: Studio) -> None:
    """Answer the newest question for the files of the images."""
    asked = made.client.submitted_of(NamesOf)[-1]
    names = tuple(f"{n % 3}/{n}.png" for n in range(IMAGES))
    made.client.deliver(
        Names(
            request=asked.request, subject=asked.subject, run="run1", epoch=0, step=0,
            part=asked.part, names=names,
        )
    )  # fmt: skip


def show_traits(made: Studio) -> None:
    """Answer the newest question for the traits of the images."""
    asked = made.client.submitted_of(TraitsOf)[-1]
    every = np.arange(IMAGES, dtype=np.float32)
    made.client.deliver(
        Traits(
            request=asked.request, subject=asked.subject, run="run1", epoch=0, step=0,
            part=asked.part,
            values={"brightness": every / np.float32(IMAGES), "contrast": every % 7},
            names=tuple(f"{n % 3}/{n}.png" for n in range(IMAGES)),
        )
    )  # fmt: skip
