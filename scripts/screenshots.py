"""Take the pictures in docs/images again: the real window, the real engine.

    make screenshots

Build (with one mistake), Train (in the middle of a run) and Inspect, in both themes and
two sizes: MODE-THEME-WIDTH.png; it trains for about a minute. Then the stills, in both
themes: NAME-THEME.png. `python -m scripts.screenshots FOLDER NAME …` takes only these.

`python -m scripts.screenshots FOLDER --all` takes the modes for judging the look: three
sizes, the scales 100, 150 and 200 %, and high contrast: MODE-THEME-WIDTH-SCALE.png.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from cnnstudio.app import TerminalDialogs
from cnnstudio.paths import HOME_VARIABLE, sample_project
from cnnstudio.project.commands import Composite, EditField, EditSettings
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.gallery.dialog import GalleryDialog
from cnnstudio.ui.modes import Mode
from cnnstudio.ui.motion import motion
from cnnstudio.ui.screenshot import never, save_picture, settle
from cnnstudio.ui.studio import Studio
from cnnstudio.ui.theme import Mode as ThemeMode
from cnnstudio.ui.theme import theme_manager
from scripts.stills_inside import (
    INSIDE,
    WAIT_S,
    look_at_a_mistake,
    select,
    train_to_the_middle,
)

FOLDER = Path(__file__).parent.parent / "docs" / "images"
SIZES = ((1600, 1000), (1280, 800))
THEMES: tuple[ThemeMode, ...] = ("dark", "light")
EVERY_SIZE: dict[str, tuple[tuple[int, int], ...]] = {
    "1": ((1280, 800), (1600, 1000), (1920, 1080)),
    "1.5": ((1280, 800), (1600, 1000)),
    "2": ((1280, 800), (1920, 1080)),
}
"""Sizes of the window, before scaling, for each scale."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Take what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("stills", nargs="*", metavar="NAME", help=", ".join(STILLS))
    parser.add_argument("--all", action="store_true", help="every size and scale")
    parser.add_argument("--scale", choices=EVERY_SIZE, help="one scale of --all")
    asked = parser.parse_args(arguments)
    if asked.all:
        for scale in EVERY_SIZE:
            take_at(scale, asked.folder)
    else:
        take(asked.folder, asked.stills, asked.scale)


def take_at(scale: str, folder: Path) -> None:
    """Take the modes at a scale, which Qt reads when a process starts."""
    command = [sys.executable, "-m", "scripts.screenshots", str(folder)]
    environment = {**os.environ, "QT_SCALE_FACTOR": scale}
    subprocess.run([*command, "--scale", scale], env=environment, check=True)


def take(folder: Path, only: Collection[str], scale: str | None) -> None:
    """Take all pictures for docs, only the stills of these names, or one scale."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("CNN Studio")
    themes = theme_manager()
    themes.apply()
    with tempfile.TemporaryDirectory() as home:
        # The user's runs and settings stay as they are.
        os.environ[HOME_VARIABLE] = home
        settings = QSettings(f"{home}/window.ini", QSettings.Format.IniFormat)
        motion().choose(True)  # a picture shows the end of every movement
        studio = Studio(themes, settings, EngineClient, TerminalDialogs())
        studio.start_engine()
        studio.window.show()
        ready = settle(lambda: studio.client.engine is not None, WAIT_S)
        assert ready, "the engine did not start"
        if not only:
            shoot_modes(studio, folder, scale)
        for name, show in STILLS.items():
            if not scale and (not only or name in only):
                shoot_still(studio, name, show, folder)
        studio.end_now()


def shoot_modes(studio: Studio, folder: Path, scale: str | None) -> None:
    """Take Build, Train and Inspect of the digits, with the real engine."""
    studio.open_project(sample_project("digits_residual"))
    make_a_mistake(studio)
    shoot(studio, "build", folder, scale)
    studio.changes.undo()
    train_to_the_middle(studio)
    shoot(studio, "train", folder, scale)
    look_at_a_mistake(studio)
    shoot(studio, "inspect", folder, scale)


def make_a_mistake(studio: Studio) -> None:
    """Give the shortcut too few channels, as in a first attempt."""
    shortcut = studio.document.graph.node_named("shortcut")
    assert shortcut is not None
    edit = EditField(shortcut.id, "out_channels", 16)
    studio.document.push(Composite("Make a mistake", [edit]))
    select(studio, "shortcut")


def look_at(studio: Studio, name: str) -> None:
    """Show the graph around a layer, large enough to read every shape."""
    node = studio.document.graph.node_named(name)
    assert node is not None
    studio.canvas.zoom_to(0.9)
    studio.canvas.centerOn(node.x + 220, node.y)


def shoot(studio: Studio, mode: Mode, folder: Path, scale: str | None) -> None:
    """Take one mode's pictures in every theme and size."""
    themes: tuple[ThemeMode, ...] = (*THEMES, "contrast") if scale else THEMES
    tail = f"-{float(scale) * 100:.0f}" if scale else ""
    for size in EVERY_SIZE[scale] if scale else SIZES:
        for theme in themes:
            studio.themes.set_mode(theme)
            studio.window.resize(*size)
            studio.show_mode(mode)
            settle(never, 0.7)
            if mode == "build":
                look_at(studio, "add1")
            if mode == "inspect":
                settle(studio.run.shows_detail, WAIT_S)
            settle(never, 0.3)
            path = folder / f"{mode}-{theme}-{size[0]}{tail}.png"
            save_picture(studio.window, path)
            print(path)


# Stills: each makes the window ready and returns what is to be taken.


def show_gallery(studio: Studio) -> QWidget:
    """New from sample, with ResNet-50 picked."""
    studio.larger.show_gallery()
    (gallery,) = studio.window.findChildren(GalleryDialog)
    cards = gallery.model
    rows = range(cards.rowCount())
    picked = next(r for r in rows if cards.index(r).data() == "ResNet-50")
    gallery.cards.setCurrentIndex(cards.index(picked))
    top = QAbstractItemView.ScrollHint.PositionAtTop
    gallery.cards.scrollTo(cards.index(picked), top)
    gallery.cards.setFocus()
    return gallery


def show_resnet(studio: Studio) -> QWidget:
    """ResNet-50 in blocks, a stage selected."""
    studio.files.new_from(sample_project("resnet50"))
    studio.show_mode("build")
    select(studio, "stage3")
    settle(never, 0.3)
    studio.canvas.fit_all()
    return studio.window


def show_bottleneck(studio: Studio) -> QWidget:
    """Inside of the block that begins the third stage of ResNet-50."""
    window = show_resnet(studio)
    node = studio.document.graph.node_named("stage3_first")
    assert node is not None
    studio.document.enter(node.id)
    settle(never, 0.3)
    studio.canvas.fit_all()
    return window


def show_costs(studio: Studio) -> QWidget:
    """ResNet-50, each card coloured by its share of the parameters."""
    window = show_resnet(studio)
    studio.actions["costs_parameters"].trigger()
    studio.canvas.fit_all()
    return window


def show_mistake(studio: Studio) -> QWidget:
    """A shortcut with too few channels, and what the first fix would make of it."""
    for action in ("costs_parameters", "costs_multiply_adds", "costs_activations"):
        if studio.actions[action].isChecked():
            studio.actions[action].trigger()
    studio.files.new_from(sample_project("digits_residual"))
    studio.show_mode("build")
    make_a_mistake(studio)
    studio.document.validate()
    settle(never, 0.3)
    look_at(studio, "add1")
    (finding,) = studio.document.here
    studio.canvas.graph_scene.preview_fix(finding.fixes[0])
    return studio.window


def show_pipeline(studio: Studio) -> QWidget:
    """The steps from the digits to the network, one of them at work."""
    studio.files.new_from(sample_project("digits_residual"))
    studio.data.show_pipeline()
    model = studio.data.pipeline.model
    model.choose(next(n for n, s in enumerate(model.steps) if s.stage == "augment"))
    settle(lambda: model.preview is not None and not model.waits, WAIT_S)
    return studio.window


def show_data(studio: Studio) -> QWidget:
    """The samples of the digits, by class."""
    studio.files.new_from(sample_project("digits_residual"))
    studio.show_mode("data")
    settle(studio.data.shows_samples, WAIT_S)
    studio.data.view.samples.show_label(3)
    settle(never, 1.0)
    return studio.window


TRIED: tuple[dict[str, object], ...] = (
    {"optimizer": "sgd", "learning_rate": 0.02},
    {"optimizer": "adam", "learning_rate": 0.001},
    {"optimizer": "adamw", "learning_rate": 0.004, "schedule": "one_cycle"},
)


def show_comparison(studio: Studio) -> QWidget:
    """Show three short trainings of the LeNet beside each other."""
    studio.open_project(sample_project("digits_lenet"))
    controller, keeper = studio.run.controller, studio.run.runs.keeper
    for values in TRIED:
        changes = EditSettings("training", {"epochs": 5, **values})
        studio.document.push(changes)
        controller.start()
        settle(lambda: not controller.is_active, WAIT_S)
    keeper.star(controller.current.folder, True)
    keeper.note(controller.current.folder, "with a warm-up")
    window = studio.run.runs.show_runs()
    window.compare([record.id for record in controller.runs])
    settle(never, 0.4)
    window.compared.chart.move_to(3)
    return window


def show_lab(studio: Studio) -> QWidget:
    """Show the convolution lab in the middle of its sample, padded, with a ReLU."""
    studio.actions["lab"].trigger()
    lab = studio.first_steps.lab
    assert lab is not None
    lab.model.set_field("padding", 1)
    lab.model.set_field("activation", "relu")
    lab.model.go_to(13)
    return lab


STILLS: dict[str, Callable[[Studio], QWidget]] = {
    **INSIDE,
    "gallery": show_gallery,
    "resnet50": show_resnet,
    "bottleneck": show_bottleneck,
    "costs": show_costs,
    "fix": show_mistake,
    "data": show_data,
    "pipeline": show_pipeline,
    "compare": show_comparison,
    "lab": show_lab,
}


def shoot_still(
    studio: Studio, name: str, show: Callable[[Studio], QWidget], folder: Path
) -> None:
    """Take one still in both themes, in a window of the larger size."""
    studio.window.resize(*SIZES[0])
    widget = show(studio)
    for theme in THEMES:
        studio.themes.set_mode(theme)
        settle(never, 0.4)
        path = folder / f"{name}-{theme}.png"
        save_picture(widget, path)
        print(path)
    if widget is not studio.window:
        widget.close()


if __name__ == "__main__":
    main()
