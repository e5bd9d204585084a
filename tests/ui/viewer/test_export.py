"""Views leave the window: as a picture, as lines, as numbers."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cnnstudio.ui.export import (
    NAME_HEIGHT,
    SHARPNESS,
    Exported,
    ExportError,
    Paper,
    Table,
    csv_of,
    exported_by,
    kinds_of,
    paper_of,
    picture_of,
    save_exported,
    svg_of,
    with_ending,
)
from cnnstudio.ui.theme import theme

RED = QColor(200, 30, 30)
SVG = "{http://www.w3.org/2000/svg}"


def paint(painter: QPainter) -> None:
    painter.setClipRect(10, 10, 20, 20)
    painter.fillRect(0, 0, 100, 60, RED)
    painter.setPen(theme().text)
    painter.drawText(12, 24, "seven")


class Plain(QWidget):
    """A view that says nothing of files."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(100, 60)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint(painter)


class Telling(Plain):
    """A view that says what is written."""

    def exported(self) -> Exported:
        rows = [("a", 1, 1 / 3), ('b, "c"', None, 0.5)]
        return Exported("mine", paper_of(self), Table(("name", "count", "x"), rows))


def test_a_picture_is_what_is_painted_below_its_name(qtbot: QtBot) -> None:
    view = Plain()
    qtbot.addWidget(view)
    found = exported_by(view, "plain")
    assert (found.name, found.table) == ("plain", None)
    assert found.paper is not None
    image = picture_of(found.name, found.paper)
    assert image.size() == QSize(100, 60 + NAME_HEIGHT) * SHARPNESS
    inside, outside = NAME_HEIGHT + 11, NAME_HEIGHT + 45
    assert image.pixelColor(SHARPNESS * 28, SHARPNESS * inside) == RED
    assert image.pixelColor(SHARPNESS * 60, SHARPNESS * outside) == theme().surface
    name = image.copy(0, 0, image.width(), NAME_HEIGHT * SHARPNESS)
    assert name != image.copy(0, image.height() - name.height(), *name.size().toTuple())


def test_lines_are_cut_at_frames_and_letters_stay_letters() -> None:
    root = ET.fromstring(svg_of("seven & nine", Paper(QSize(120, 60), paint)))
    assert root.get("viewBox") == f"0 0 120 {60 + NAME_HEIGHT}"
    texts = ["".join(node.itertext()).strip() for node in root.iter(f"{SVG}text")]
    assert texts == ["seven & nine", "seven"]
    assert [node.tag for node in root.iter(f"{SVG}clipPath")], "the frame"


def test_a_table_can_be_read_again() -> None:
    table = Table(("name", "x"), [('a, "b"\nc', 1 / 3), ("d", None)])
    rows = list(csv.reader(csv_of(table).decode().splitlines(keepends=True)))
    assert rows == [["name", "x"], ['a, "b"\nc', "0.333333333"], ["d", ""]]


def test_the_ending_says_what_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    view = Telling()
    qtbot.addWidget(view)
    found = exported_by(view, "unused")
    assert kinds_of(found).count(";;") == 2
    for ending in ("png", "svg", "csv"):
        save_exported(found, tmp_path / f"a.{ending}")
    assert not QImage(str(tmp_path / "a.png")).isNull()
    assert (tmp_path / "a.csv").read_text().splitlines()[1] == "a,1,0.333333333"
    assert ET.parse(tmp_path / "a.svg").getroot().tag == f"{SVG}svg"
    assert with_ending("x/a").name == "a.png"
    assert with_ending("x/a", ".csv").name == "a.csv"
    assert with_ending("x/a.SVG").name == "a.SVG"


def test_what_a_view_has_not_is_a_sentence(tmp_path: Path) -> None:
    drawn = Exported("drawn", Paper(QSize(9, 9), paint))
    with pytest.raises(ExportError, match="drawn has no table of numbers"):
        save_exported(drawn, tmp_path / "a.csv")
    numbers = Exported("numbers", None, Table(("a",), ()))
    with pytest.raises(ExportError, match="numbers has no picture"):
        save_exported(numbers, tmp_path / "a.svg")
    assert not list(tmp_path.iterdir())
