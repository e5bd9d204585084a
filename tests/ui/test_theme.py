"""The themes keep the contrast of the design language and reach all of Qt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import cnnstudio.ui
from cnnstudio.ui.style_sheet import style_sheet
from cnnstudio.ui.theme import (
    COLOR_MAPS,
    DARK,
    FAMILIES,
    LIGHT,
    Theme,
    contrast,
    mixed,
    theme,
    theme_manager,
)

THEMES = pytest.mark.parametrize("colors", [DARK, LIGHT], ids=["dark", "light"])


@THEMES
@pytest.mark.parametrize(
    "ink", ["text", "text2", "text3", "accent", "error", "warn", "ok"]
)
def test_text_is_readable_on_every_background(colors: Theme, ink: str) -> None:
    for ground in ("canvas", "surface", "raised", "hover"):
        assert contrast(colors.color(ink), colors.color(ground)) >= 4.5
    if ink in ("error", "warn", "ok"):
        assert contrast(colors.color(ink), colors.color(f"{ink}bg")) >= 4.5


@THEMES
def test_graphics_stand_out(colors: Theme) -> None:
    assert contrast(colors.onaccent, colors.accentfill) >= 4.5
    assert contrast(colors.on_tooltip, colors.tooltip) >= 4.5
    for ground in (colors.canvas, colors.surface):
        assert contrast(colors.edge, ground) >= 3.0
        for curve in (colors.train_curve, colors.validation_curve, colors.rate_curve):
            assert contrast(curve, ground) >= 3.0
    assert tuple(colors.families) == FAMILIES
    for color in colors.families.values():
        assert contrast(color, colors.raised) >= 3.7


def test_contrast_agrees_with_the_table_of_the_design_language() -> None:
    assert round(contrast(DARK.text, DARK.canvas), 1) == 15.2
    assert round(contrast(LIGHT.edge, LIGHT.canvas), 1) == 3.3
    assert round(contrast(DARK.onaccent, DARK.accentfill), 1) == 5.1


def test_color_finds_tokens_and_families_and_refuses_the_rest() -> None:
    assert DARK.color("accent") == QColor("#74aefc")
    assert LIGHT.color("input/output") == QColor("#637489")
    own = QColor("#123456")
    assert DARK.color(own) is own
    for wrong in ("acent", "families", "name"):
        with pytest.raises(KeyError):
            DARK.color(wrong)


def test_mixed_is_between() -> None:
    black, white = QColor("#000000"), QColor("#ffffff")
    assert mixed(white, black, 0.0) == black
    assert mixed(white, black, 1.0) == white
    assert mixed(white, black, 0.5).red() == 128


def test_color_maps_have_256_entries_from_first_to_last_stop() -> None:
    assert {len(table) for table in COLOR_MAPS.values()} == {256}
    assert COLOR_MAPS["viridis"][0] == (0x44, 0x01, 0x54)
    assert COLOR_MAPS["viridis"][255] == (0xFD, 0xE7, 0x25)
    middle = COLOR_MAPS["blue-white-red"][127]
    assert min(middle) > 0xF0
    assert COLOR_MAPS["magma"][0] == (0, 0, 4)
    lightness = [sum(entry) for entry in COLOR_MAPS["viridis"]]
    assert lightness[-1] > lightness[128] > lightness[0]


@THEMES
def test_style_sheet_is_filled_and_its_glyphs_exist(colors: Theme) -> None:
    sheet = style_sheet(colors)
    assert "$" not in sheet
    glyphs = set(re.findall(r"url\(([^)]+)\)", sheet))
    assert glyphs
    for glyph in glyphs:
        assert "currentColor" not in Path(glyph).read_text(encoding="utf-8")


def test_manager_switches_the_whole_application(qapp: QApplication) -> None:
    manager = theme_manager()
    manager.apply()
    seen: list[object] = []
    manager.changed.connect(seen.append)
    try:
        manager.set_mode("light")
        manager.set_mode("dark")
        assert theme() is DARK
        assert seen[-1] is DARK
        before = len(seen)
        manager.set_mode("dark")
        assert len(seen) == before
        assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.surface
        manager.set_mode("light")
        assert seen[-1] is LIGHT
        assert qapp.palette().color(QPalette.ColorRole.Base) == LIGHT.canvas
        assert LIGHT.accentfill.name() in qapp.styleSheet()
        assert QWidget().palette().color(QPalette.ColorRole.Text) == LIGHT.text
    finally:
        manager.changed.disconnect(seen.append)
        manager.set_mode("system")


def test_colours_are_written_in_the_theme_only() -> None:
    literal = re.compile(
        r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|QColor\(\s*\d|GlobalColor\.(?!transparent)"
    )
    root = Path(cnnstudio.ui.__file__).parent
    found = [
        f"{path.relative_to(root)}: {match.group()}"
        for path in root.rglob("*.py")
        if path.name != "theme_tokens.py"
        for match in literal.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []
