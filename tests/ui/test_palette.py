"""The palette: families in order, search, keys, and what a drag carries."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cnnstudio.graph.catalogue import layer_types
from cnnstudio.ui.document import Document
from cnnstudio.ui.layer_search import FAMILIES, find, plain_choices, summary_of
from cnnstudio.ui.palette import ROW_HEIGHT, Palette
from cnnstudio.ui.palette_rows import MIME, layer_in
from cnnstudio.ui.theme import theme_manager
from tests.helpers.qt import click, double_click


@pytest.fixture
def palette(qtbot: QtBot) -> Palette:
    made = Palette(Document(), theme_manager())
    qtbot.addWidget(made)
    made.resize(224, 700)
    made.show()
    return made


def shown(palette: Palette) -> list[str]:
    rows = palette.rows
    found = [rows.row(rows.index(i)) for i in range(rows.rowCount())]
    return [r.layer or f"[{r.family}]" for r in found]


def spot(palette: Palette, text: str) -> QPoint:
    row = shown(palette).index(text)
    return palette.list.visualRect(palette.rows.index(row)).center()


def test_all_layers_by_family_in_the_order_of_the_catalogue(palette: Palette) -> None:
    layers = [text for text in shown(palette) if not text.startswith("[")]
    plain = [choice.key for choice in plain_choices()]
    assert layers[: len(plain)] == plain
    assert set(plain) > set(layer_types())
    families = [text[1:-1] for text in shown(palette) if text.startswith("[")]
    assert families == [family for family in FAMILIES if family in families]
    assert shown(palette)[:4] == ["[input/output]", "Input", "Output", "[convolution]"]
    assert palette.list.visualRect(palette.rows.index(0)).height() == ROW_HEIGHT
    assert palette.rows.data(palette.rows.index(0)) == "Input and output"


def test_a_tool_tip_is_the_first_line_of_the_description(palette: Palette) -> None:
    row = shown(palette).index("ReLU")
    tip = palette.rows.data(palette.rows.index(row), Qt.ItemDataRole.ToolTipRole)
    assert tip == summary_of(layer_types()["ReLU"])
    assert tip.startswith("Sets negative values to zero")


def test_a_heading_folds_its_family(palette: Palette) -> None:
    click(palette.list.viewport(), spot(palette, "[pooling]"))
    assert "MaxPool2d" not in shown(palette)
    palette.search.setText("pool")
    assert "MaxPool2d" in shown(palette)
    palette.search.clear()
    assert "MaxPool2d" not in shown(palette)
    click(palette.list.viewport(), spot(palette, "[pooling]"))
    assert "MaxPool2d" in shown(palette)


def test_enter_and_double_click_choose(palette: Palette, qtbot: QtBot) -> None:
    chosen: list[str] = []
    palette.chosen.connect(chosen.append)
    double_click(palette.list.viewport(), spot(palette, "Linear"))
    QTest.keyClick(palette.list, Qt.Key.Key_Return)
    names = shown(palette)
    above = names[names.index("Linear") - 2]  # the heading lies between
    QTest.keyClick(palette.list, Qt.Key.Key_Up)
    QTest.keyClick(palette.list, Qt.Key.Key_Up)
    QTest.keyClick(palette.list, Qt.Key.Key_Enter)
    assert chosen == ["Linear", "Linear", above]


def test_search_finds_aliases_and_enter_adds_the_best(palette: Palette) -> None:
    chosen: list[str] = []
    palette.chosen.connect(chosen.append)
    palette.focus_search()
    QTest.keyClicks(palette.search, "bn")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert chosen == ["BatchNorm2d"]
    QTest.keyClick(palette.search, Qt.Key.Key_Escape)
    assert palette.search.text() == ""
    QTest.keyClick(palette.search, Qt.Key.Key_Return)  # Nothing typed, nothing added.
    assert chosen == ["BatchNorm2d"]
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.list.hasFocus()
    palette.list.setCurrentIndex(palette.rows.index(0))
    QTest.keyClick(palette.list, Qt.Key.Key_Up)
    assert palette.search.hasFocus()


def test_nothing_found_says_what_to_do(palette: Palette, qtbot: QtBot) -> None:
    palette.search.setText("quaternion")
    assert shown(palette) == []
    assert palette._nothing.isVisible()
    assert "quaternion" in palette._nothing.text()
    assert "Try" in palette._nothing.text()
    palette._reset.click()
    assert len(shown(palette)) > len(layer_types())


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("conv", "Conv2d"),
        ("maxp", "MaxPool2d"),
        ("skip", "Add"),
        ("cat", "Concat"),
        ("dense", "Linear"),
        ("gavg", "GlobalAvgPool"),
        ("upsample", "Upsample"),
    ],
)
def test_what_people_type(typed: str, first: str) -> None:
    assert find(plain_choices(), typed)[0].key == first


def test_only_layers_are_carried(palette: Palette) -> None:
    data = palette.rows.mimeData([palette.rows.index(1)])
    assert layer_in(data) == "Input"
    foreign = QMimeData()
    foreign.setText("Conv2d")
    assert layer_in(foreign) == ""
    foreign.setData(MIME, b"Quantum\xff")
    assert palette.choices.get(layer_in(foreign)) is None
    heading = palette.rows.flags(palette.rows.index(0))
    assert not heading & Qt.ItemFlag.ItemIsDragEnabled


def test_both_themes_are_drawn(palette: Palette) -> None:
    shots = []
    for mode in ("light", "dark"):
        theme_manager().set_mode(mode)
        shots.append(palette.grab().toImage())
    assert shots[0] != shots[1]
