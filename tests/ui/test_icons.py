"""Every icon draws something, in both themes, within its margin."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAction, QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolButton

import cnnstudio.ui
from cnnstudio.ui.fonts import load_fonts, mono_font, ui_font
from cnnstudio.ui.icons import (
    family_icon,
    family_icon_name,
    icon,
    icon_names,
    logo_icon,
    paint_icon,
    pixmap,
    set_icon,
    svg_source,
)
from cnnstudio.ui.theme import DARK, FAMILIES, LIGHT, theme, theme_manager

pytestmark = pytest.mark.usefixtures("qapp")

WANTED = """
undo redo play pause stop step search fit layout zoom-in zoom-out check-circle
warning error wrench lock info chevron-down chevron-right close plus minus trash
copy paste cut folder file save device eye chart previous next skip-mistake
layers list dot ring waits refresh logo
"""


def painted(image: QImage) -> list[tuple[int, int]]:
    return [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 40
    ]


def test_all_wanted_icons_are_there() -> None:
    assert set(WANTED.split()) <= set(icon_names())


@pytest.mark.parametrize("name", icon_names())
def test_icon_is_drawn_with_a_margin(name: str) -> None:
    for colors in (DARK, LIGHT):
        image = pixmap(name, colors.text, 16, 2.0).toImage()
        points = painted(image)
        assert len(points) >= 20
        assert all(1 <= x <= 30 and 1 <= y <= 30 for x, y in points)


@pytest.mark.parametrize("name", [n for n in icon_names() if n != "logo"])
def test_icon_has_one_colour_and_the_common_box(name: str) -> None:
    source = svg_source(name)
    assert 'viewBox="0 0 16 16"' in source
    assert not re.search(r"#[0-9a-fA-F]{3,6}", source)


def test_families_have_glyphs_that_differ() -> None:
    pictures: list[QImage] = []
    for family in FAMILIES:
        assert not family_icon(family).isNull()
        image = pixmap("family-" + family.replace("/", "-"), "text", 16, 1.0).toImage()
        assert all(image != other for other in pictures)
        pictures.append(image)
    colors = pixmap("family-merge", "merge", 16, 1.0).toImage()
    best = max(painted(colors), key=lambda at: colors.pixelColor(*at).alpha())
    ink, want = colors.pixelColor(*best), theme().families["merge"]
    assert abs(ink.hue() - want.hue()) < 12


def test_unknown_icon_and_colour_are_refused() -> None:
    with pytest.raises(KeyError):
        icon("no-such-icon")
    with pytest.raises(KeyError):
        icon("undo", "no-such-token")


def test_set_icon_follows_the_theme(qapp: QApplication) -> None:
    manager = theme_manager()
    manager.set_mode("dark")
    button, action, gone = QToolButton(), QAction("Undo"), QAction("Gone")
    for target in (button, action, gone):
        set_icon(target, "undo", "text")
    before = button.icon().pixmap(16, 16).toImage()
    del gone
    manager.set_mode("light")
    try:
        for target in (button, action):
            assert target.icon().pixmap(16, 16).toImage() != before
    finally:
        manager.set_mode("system")


def test_paint_icon_keeps_opacity_and_uses_alpha() -> None:
    image = QImage(16, 16, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    faint = QColor(theme().text)
    faint.setAlphaF(0.3)
    with QPainter(image) as painter:
        painter.setOpacity(0.5)
        paint_icon(painter, "stop", QRectF(0, 0, 16, 16), faint)
        assert painter.opacity() == pytest.approx(0.5, abs=0.01)
    assert 20 < image.pixelColor(8, 8).alpha() < 60


def test_logo_has_several_sizes() -> None:
    assert len(logo_icon().availableSizes()) >= 5


def test_fonts_are_the_bundled_ones() -> None:
    assert load_fonts()
    assert ui_font(15, 600).pixelSize() == 15
    assert ui_font(15, 600).weight() == 600
    assert mono_font(11).family() == "JetBrains Mono"
    changed = ui_font(13)
    changed.setPixelSize(40)
    assert ui_font(13).pixelSize() == 13


# What uses them

CALLS = {
    "icon": 0, "set_icon": 1, "pixmap": 0, "paint_icon": 1, "Glyph": 0, "set_glyph": 0,
    "IconButton": 0, "add_button": 0, "set_icon_name": 0, "ActionSpec": 5,
}  # fmt: skip
"""Functions that take the name of an icon, and which argument it is."""

OWN = {"logo"}
"""Has colours of its own, in a box of 20."""


def strings() -> set[str]:
    """Every text in the source of the window."""
    root = Path(cnnstudio.ui.__file__).parent
    return {
        node.value
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def named() -> Iterator[tuple[str, str]]:
    """Every name of an icon that is written in a call, and where."""
    root = Path(cnnstudio.ui.__file__).parent
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            place = CALLS.get(ast.unparse(node.func).rpartition(".")[2])
            given = [k.value for k in node.keywords if k.arg in ("icon", "icon_name")]
            if place is not None and len(node.args) > place:
                given.append(node.args[place])
            for value in given:
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value, f"{path.name}:{value.lineno}"


def test_every_icon_that_is_named_exists() -> None:
    names = set(icon_names())
    found = dict(named())
    assert len(found) > 25
    assert {n: at for n, at in found.items() if n and n not in names} == {}
    assert {family_icon_name(family) for family in FAMILIES} <= names


def test_every_file_is_used() -> None:
    families = {family_icon_name(family) for family in FAMILIES}
    assert set(icon_names()) - strings() - families - OWN == set()


@pytest.mark.parametrize("name", [n for n in icon_names() if n not in OWN])
def test_icon_is_drawn_as_the_design_language_says(name: str) -> None:
    source = svg_source(name)
    for wanted in (
        'width="16"', 'height="16"', 'stroke="currentColor"', 'stroke-width="1.5"',
        'stroke-linecap="round"', 'fill="none"',
    ):  # fmt: skip
        assert wanted in source.partition(">")[0], wanted
    # Inside it is either drawn in the same way, or filled, as play, stop and dots are.
    widths = set(re.findall(r'stroke-width="([^"]+)"', source.partition(">")[2]))
    assert widths <= {"1.5", "0"}
    fills = set(re.findall(r'fill="([^"]+)"', source.partition(">")[2]))
    assert fills <= {"currentColor", "none"}


def test_no_two_icons_look_alike() -> None:
    pictures: dict[str, QImage] = {}
    for name in icon_names():
        image = pixmap(name, "text", 16, 1.0).toImage()
        same = [other for other, picture in pictures.items() if picture == image]
        assert same == [], name
        pictures[name] = image


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_icons_are_sharp_at_every_scale(ratio: float) -> None:
    """A line that runs straight down the box has no half-painted neighbours at 2."""
    image = pixmap("stop", "text", 16, ratio).toImage()
    assert image.width() == round(16 * ratio)
    middle = image.height() // 2
    row = [image.pixelColor(x, middle).alpha() for x in range(image.width())]
    full = sum(alpha > 200 for alpha in row)
    soft = sum(20 < alpha <= 200 for alpha in row)
    assert soft <= 4
    assert full >= soft
