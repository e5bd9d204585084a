"""Figures of layers, drawn from their fields, and the cards that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cnnstudio.graph.catalogue import layer_types, resolve
from cnnstudio.graph.layer import Layer
from cnnstudio.project.commands import AddNode, new_node
from cnnstudio.ui.document import Document
from cnnstudio.ui.help.card import HelpCard
from cnnstudio.ui.help.figure import paint_figure
from cnnstudio.ui.help.pen import HEIGHT, WIDTH
from cnnstudio.ui.help.topics import Asked, layer_topic
from cnnstudio.ui.layer_choices import LayerChoices, block_shelf
from cnnstudio.ui.palette import Palette, help_spot
from cnnstudio.ui.properties.panel import PropertiesPanel
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import theme_manager
from tests.helpers.qt import click

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LAYERS = [resolve(name, {}) for name in layer_types()]


def figure(layer: Layer, mode: str = "dark") -> QImage:
    theme_manager().set_mode("dark" if mode == "dark" else "light")
    colors = theme_manager().current()
    image = QImage(round(WIDTH), round(HEIGHT), QImage.Format.Format_RGB32)
    image.fill(colors.canvas)
    with QPainter(image) as painter:
        paint_figure(painter, layer, colors)
    return image


def ink(image: QImage) -> int:
    """Count the pixels that differ from the background."""
    ground = image.pixel(0, 0)
    places = ((x, y) for x in range(0, image.width(), 2) for y in range(image.height()))
    return sum(image.pixel(x, y) != ground for x, y in places)


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: type(layer).__name__)
def test_every_layer_has_a_figure(qtbot: QtBot, layer: Layer) -> None:
    dark, light = figure(layer), figure(layer, "light")
    assert ink(dark) > 150
    assert ink(light) > 150
    assert dark != light


def test_a_figure_follows_the_fields(qtbot: QtBot) -> None:
    def drawn(**fields: object) -> QImage:
        return figure(resolve("Conv2d", fields))

    usual = drawn()
    assert drawn(dilation=2) != usual
    assert drawn(stride=2) != usual
    assert drawn(kernel_size=5) != usual
    slopes = [figure(resolve("LeakyReLU", {"negative_slope": s})) for s in (0.01, 0.5)]
    assert slopes[0] != slopes[1]


def test_the_bundled_blocks_have_figures_and_sources(qtbot: QtBot) -> None:
    block_shelf().read()
    blocks = [c for c in LayerChoices(Document()).all() if c.file is not None]
    assert len(blocks) >= 17
    home = QWidget()
    qtbot.addWidget(home)
    for choice in blocks:
        layer = resolve(choice.layer_type, {})
        assert ink(figure(layer)) > 150
        asked = Asked(layer_topic(choice.layer_type), layer, title=choice.title)
        card = HelpCard(asked, home)
        assert choice.file is not None
        assert choice.file.definition.source in card.text
        assert card.accessibleName() == choice.title


def test_the_palette_asks_for_cards_by_key_and_by_click(qtbot: QtBot) -> None:
    palette = Palette(Document(), theme_manager())
    qtbot.addWidget(palette)
    palette.resize(224, 700)
    palette.show()
    wanted: list[Asked] = []
    palette.help_wanted.connect(wanted.append)
    palette.search.setText("conv2d")
    palette.list.setFocus()
    QTest.keyClick(palette.list, Qt.Key.Key_Question)
    assert wanted[-1].topic == "layer/Conv2d"
    palette.search.setText("")
    row = palette.rows.index(1)
    spot = help_spot(palette.list.visualRect(row)).center()
    click(palette.list.viewport(), spot)
    assert wanted[-1].topic == f"layer/{palette.rows.row(row).layer}"
    preset = palette.choices.find("depthwise")[0]
    palette.search.setText(preset.title)
    asked = palette.explained_at(None)
    assert asked is not None
    assert (asked.title, asked.note) == (preset.title, preset.help)


def test_properties_explain_the_selected_layer(qtbot: QtBot) -> None:
    document, selection = Document(), Selection()
    node = new_node(document.graph, "MaxPool2d", fields={"kernel_size": 3})
    document.push(AddNode(node))
    document.validate()
    panel = PropertiesPanel(document, selection)
    qtbot.addWidget(panel)
    panel.resize(296, 700)
    panel.show()
    wanted: list[Asked] = []
    panel.help_wanted.connect(wanted.append)
    assert not panel.help_button.isVisible()
    selection.select([node.id])
    click(panel.help_button, panel.help_button.rect().center())
    assert wanted[-1].topic == "layer/MaxPool2d"
    assert wanted[-1].layer == resolve("MaxPool2d", {"kernel_size": 3})
