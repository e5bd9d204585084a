"""The themes keep the contrast of the design language and reach all of Qt."""

from __future__ import annotations

import re
from itertools import combinations
from math import dist
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


# What people see who lack one kind of cone, on linear RGB (Machado et al. 2009).
SEEN = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
               (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
               (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
               (0.004733, 0.691367, 0.303900)),
}  # fmt: skip
# From linear RGB to OKLab, before and after the cube root (Ottosson 2020).
CONES = ((0.4122214708, 0.5363325363, 0.0514459929),
         (0.2119034982, 0.6806995451, 0.1073969566),
         (0.0883024619, 0.2817188376, 0.6299787005))  # fmt: skip
OKLAB = ((0.2104542553, 0.7936177850, -0.0040720468),
         (1.9779984951, -2.4285922050, 0.4505937099),
         (0.0259040371, 0.7827717662, -0.8086757660))  # fmt: skip
Matrix = tuple[tuple[float, ...], ...]


def times(matrix: Matrix, vector: list[float]) -> list[float]:
    return [sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix]


def oklab(color: QColor, seen: Matrix) -> list[float]:
    values = (color.redF(), color.greenF(), color.blueF())
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4
              for v in values]  # fmt: skip
    cones = times(CONES, [min(1.0, max(0.0, v)) for v in times(seen, linear)])
    return times(OKLAB, [v ** (1 / 3) for v in cones])


@THEMES
@pytest.mark.parametrize(
    ("sight", "least"),
    [("normal", 11), ("protan", 6), ("deutan", 6), ("tritan", 6)],
)
def test_families_stay_apart_for_every_kind_of_sight(
    colors: Theme, sight: str, least: float
) -> None:
    families = colors.families.items()
    places = {name: oklab(color, SEEN[sight]) for name, color in families}
    for (one, a), (other, b) in combinations(places.items(), 2):
        assert 100 * dist(a, b) >= least, (one, other)


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
