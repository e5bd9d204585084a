"""The plots leave the window: as a picture, as lines, as numbers."""

from __future__ import annotations

import csv
import io
import math
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.paths import sample_project
from cnnstudio.project.atomic import WriteError
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.export import with_ending
from cnnstudio.ui.theme import theme_manager
from cnnstudio.ui.training.curve_plot import (
    DrawnLine,
    Floats,
)
from cnnstudio.ui.training.epoch_table import columns_of, table_text
from cnnstudio.ui.training.plot_export import csv_of, save_plots
from cnnstudio.ui.training.plot_stack import PlotStack
from cnnstudio.ui.training.plot_styles import (
    MEASURED_STYLES,
)
from cnnstudio.ui.training.plot_svg import clipped
from cnnstudio.ui.training.run_curves import RunCurves
from tests.helpers.desk import Desk
from tests.helpers.fakes import FakeEngineClient
from tests.helpers.run_messages import any_run, play
from tests.ui.training.test_plots import drawn

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def stack(qtbot: QtBot) -> Iterator[PlotStack]:
    run = any_run(epochs=4)
    for message in play(run, 2.5):
        run.add(message)
    stack = PlotStack(theme_manager())
    qtbot.addWidget(stack)
    stack.resize(700, 500)
    stack.show_run(RunCurves(run))
    stack.show()
    drawn(stack)
    yield stack
    stack.hide()


def test_a_picture_is_sharp_and_has_no_crosshair(
    stack: PlotStack, tmp_path: Path
) -> None:
    save_plots(stack, tmp_path / "a.png")
    QTest.mouseMove(stack, QPoint(200, 150))
    assert stack.overlay.crosshair is not None
    save_plots(stack, tmp_path / "b.png")
    assert stack.overlay.crosshair is not None
    first, second = QImage(str(tmp_path / "a.png")), QImage(str(tmp_path / "b.png"))
    assert first.width() == 2 * stack.width()
    assert first == second


def test_svg_keeps_lines_as_lines_inside_of_the_frame(
    stack: PlotStack, tmp_path: Path
) -> None:
    stack.zoom(0.5, 1.0)
    save_plots(stack, tmp_path / "a.svg")
    root = ET.parse(tmp_path / "a.svg").getroot()
    assert root.findall(f".//{SVG}image") == []
    texts = {node.text for node in root.iter(f"{SVG}text")}
    assert {"Run 1", "Loss", "Accuracy", "Learning rate", "validation"} <= texts
    paths = [node.get("d", "") for node in root.iter(f"{SVG}path")]
    assert len(paths) >= 6
    dots = [node for node in root.iter(f"{SVG}circle") if node.get("r") == "3"]
    assert len(dots) == 1, "that of the legend"
    box = stack.plots["loss"].plot_box
    for path in paths:
        points = path.replace("L", "M").split("M")[1:]
        for point in points:
            x, y = map(float, point.split())
            assert box.left() - 1 <= x <= box.right() + 2
            assert -2 <= y <= 230


def test_a_line_is_cut_where_it_leaves_the_frame() -> None:
    box = QRectF(0, 0, 100, 50)
    line = DrawnLine(MEASURED_STYLES["train"], *points((0, -50), (20, 50), (40, 250)))
    first, second = clipped(line, box)
    assert first[0] == pytest.approx((9.8, -1))
    assert second[1] == pytest.approx((20.1, 51), abs=0.2)
    gap = DrawnLine(MEASURED_STYLES["train"], *points((0, 1), (9, math.nan), (20, 1)))
    assert clipped(gap, box) == []


def points(*pairs: tuple[float, float]) -> tuple[Floats, Floats]:
    return np.array([x for x, _ in pairs]), np.array([y for _, y in pairs])


def test_csv_has_every_point_of_every_run(stack: PlotStack) -> None:
    other = any_run(epochs=4)
    other.name = 'Run "2", small'
    for message in play(other, 1):
        other.add(message)
    assert stack.curves is not None
    runs = (stack.curves, RunCurves(other))
    text = b"".join(csv_of(runs, tuple(stack.kinds))).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == stack.curves.last_step + other.last_step
    assert {row["run"] for row in rows} == {"Run 1", 'Run "2", small'}
    end = next(row for row in rows if row["step"] == "63")
    assert float(end["epoch"]) == 1
    assert float(end["validation/loss"]) == pytest.approx(0.25)
    assert rows[0]["validation/loss"] == ""
    losses = stack.curves.run.history["train/loss"].points(0, 1e9)[1]
    assert [float(r["train/loss"]) for r in rows[: len(losses)]] == pytest.approx(
        losses.tolist(), rel=1e-6
    )


def test_what_cannot_be_written_is_told(stack: PlotStack, tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        save_plots(stack, tmp_path / "no" / "a.png")
    assert with_ending("x/plots").name == "plots.png"
    assert with_ending("x/plots.SVG").name == "plots.SVG"


def test_the_table_follows_from_what_was_measured(stack: PlotStack) -> None:
    assert stack.curves is not None
    header, first, *_ = table_text(stack.curves.run).split("\n")
    assert header.split("\t")[:5] == [
        "Epoch", "Loss, training", "Loss, validation", "Accuracy, training",
        "Accuracy, validation",
    ]  # fmt: skip
    assert first.split("\t")[2] == "0.2500"
    named = columns_of(["validation/f1", "memory", "train/loss", "unknown/x"])
    names = [column.name for column in named]
    assert names == ["train/loss", "validation/f1", "memory"]


LEFT_ON_THE_CLIPBOARD = """
from PySide6.QtGui import QGuiApplication, QImage
from cnnstudio.ui.export import clipboard_data
app = QGuiApplication([])
picture = QImage(8, 6, QImage.Format.Format_RGB32)
QGuiApplication.clipboard().setMimeData(clipboard_data(picture, "Epoch"))
clipboard = QGuiApplication.clipboard()
print(clipboard.image().width(), clipboard.text())
"""


def test_the_program_ends_well_with_plots_on_the_clipboard() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", LEFT_ON_THE_CLIPBOARD],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (0, "8 Epoch\n"), ended.stderr


def test_the_menu_copies_and_saves(qtbot: QtBot, tmp_path: Path) -> None:
    client = FakeEngineClient()
    desk = Desk(qtbot, tmp_path, cast("EngineClient", client))
    try:
        actions, run = desk.studio.actions, desk.studio.run
        assert run.plots.why_nothing()
        path = tmp_path / "lenet.cnnproj"
        shutil.copy(sample_project("digits_lenet"), path)
        assert desk.studio.open_project(path)
        desk.studio.start_engine()
        client.become_ready()
        run.controller.start()
        for message in play(run.controller.current, 2):
            client.deliver(message)
        desk.settled()
        actions["plots_copy"].trigger()
        assert QGuiApplication.clipboard().image().width() > 200
        assert "Loss, validation" in QGuiApplication.clipboard().text()
        desk.answers.save_answer = str(tmp_path / "mine.svg")
        actions["plots_save"].trigger()
        assert (tmp_path / "mine.svg").read_text().startswith("<svg")
        desk.answers.save_answer = str(tmp_path / "no" / "mine.csv")
        actions["plots_save"].trigger()
        assert "folder does not exist" in desk.answers.told[-1]
        before = run.train_view.choice.unit
        actions["plots_unit"].trigger()
        assert run.train_view.choice.unit != before
        actions["plots_smoother"].trigger()
        smooth = run.train_view.choice.smoothing
        actions["plots_rougher"].trigger()
        assert smooth is not None
        assert (run.train_view.choice.smoothing or 0) < smooth
    finally:
        desk.close()
