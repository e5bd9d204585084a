"""Take the pictures in docs/images again: the real window, the real engine.

    make screenshots

Build (with one mistake), Train (in the middle of a run) and Inspect, in both themes and
two sizes: MODE-THEME-WIDTH.png. It trains for about a minute.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from cnnstudio.paths import HOME_VARIABLE, sample_project
from cnnstudio.project.commands import Composite, EditField, EditSettings
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.modes import Mode
from cnnstudio.ui.screenshot import never, save_picture, settle
from cnnstudio.ui.studio import Studio
from cnnstudio.ui.theme import Mode as ThemeMode
from cnnstudio.ui.theme import theme_manager

FOLDER = Path(__file__).parent.parent / "docs" / "images"
SIZES = ((1600, 1000), (1280, 800))
THEMES: tuple[ThemeMode, ...] = ("dark", "light")
EPOCHS, MIDDLE = 12, 7
WAIT_S = 300.0


def main(folder: Path = FOLDER) -> None:
    """Take all pictures."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("CNN Studio")
    themes = theme_manager()
    themes.apply()
    with tempfile.TemporaryDirectory() as home:
        # The user's runs and settings stay as they are.
        os.environ[HOME_VARIABLE] = home
        settings = QSettings(f"{home}/window.ini", QSettings.Format.IniFormat)
        studio = Studio(themes, settings, EngineClient)
        studio.start_engine()
        studio.window.show()
        studio.open_project(sample_project("digits_residual"))
        ready = settle(lambda: studio.client.engine is not None, WAIT_S)
        assert ready, "the engine did not start"
        make_a_mistake(studio)
        shoot(studio, "build", folder)
        studio.undo()
        train_to_the_middle(studio)
        shoot(studio, "train", folder)
        select(studio, "conv3")
        settle(lambda: not studio.run.controller.is_active, WAIT_S)
        shoot(studio, "inspect", folder)
        studio.end_now()


def make_a_mistake(studio: Studio) -> None:
    """Give the shortcut too few channels, as in a first attempt."""
    shortcut = studio.document.graph.node_named("shortcut")
    assert shortcut is not None
    edit = EditField(shortcut.id, "out_channels", 16)
    studio.document.push(Composite("Make a mistake", [edit]))
    select(studio, "shortcut")


def train_to_the_middle(studio: Studio) -> None:
    """Train until the epoch in which the pictures are taken."""
    controller = studio.run.controller
    changes = {"epochs": EPOCHS, "schedule": "one_cycle", "learning_rate": 0.004}
    studio.document.push(EditSettings("training", changes))
    studio.show_mode("train")
    controller.start()
    arrived = settle(lambda: controller.current.progress.epoch >= MIDDLE, WAIT_S)
    assert arrived, controller.current.message


def select(studio: Studio, name: str) -> None:
    """Select a layer by its name."""
    node = studio.document.graph.node_named(name)
    assert node is not None
    studio.window.selection.select([node.id])


def look_at(studio: Studio, name: str) -> None:
    """Show the graph around a layer, large enough to read every shape."""
    node = studio.document.graph.node_named(name)
    assert node is not None
    studio.canvas.zoom_to(0.9)
    studio.canvas.centerOn(node.x + 220, node.y)


def shoot(studio: Studio, mode: Mode, folder: Path) -> None:
    """Take one mode's pictures in every theme and size."""
    for size in SIZES:
        for theme in THEMES:
            studio.themes.set_mode(theme)
            studio.window.resize(*size)
            studio.show_mode(mode)
            settle(never, 0.7)
            if mode == "build":
                look_at(studio, "add1")
            if mode == "inspect":
                settle(studio.run.shows_detail, WAIT_S)
            settle(never, 0.3)
            path = folder / f"{mode}-{theme}-{size[0]}.png"
            save_picture(studio.window, path)
            print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
