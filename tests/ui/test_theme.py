"""The themes keep the contrast of the design language and reach all of Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from math import copysign, dist
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

import cnnstudio.ui
from cnnstudio.paths import resource
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
from cnnstudio.ui.theme_contrast import contrast_theme
from tests.helpers.colour_lint import colour_literals

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


def oklab(color: QColor, seen: Matrix, clipped: bool = True) -> list[float]:
    values = (color.redF(), color.greenF(), color.blueF())
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4
              for v in values]  # fmt: skip
    shown = times(seen, linear)
    if clipped:
        shown = [min(1.0, max(0.0, v)) for v in shown]
    return times(OKLAB, [copysign(abs(v) ** (1 / 3), v) for v in times(CONES, shown)])


def closest(colors: dict[str, QColor], sight: str, clipped: bool = True) -> float:
    """Smallest distance of two colours × 100, as a screen shows them if `clipped`."""
    places = {name: oklab(c, SEEN[sight], clipped) for name, c in colors.items()}
    return min(100 * dist(a, b) for a, b in combinations(places.values(), 2))


@THEMES
@pytest.mark.requirement("A03")
@pytest.mark.parametrize("sight", SEEN)
def test_families_stay_apart_for_every_kind_of_sight(
    colors: Theme, sight: str
) -> None:
    assert closest(dict(colors.families), sight) >= (11 if sight == "normal" else 6)


@THEMES
def test_ten_classes_have_a_colour_each_and_more_begin_again(colors: Theme) -> None:
    ten = [colors.color(f"class_{n}").name() for n in range(10)]
    assert len(set(ten)) == 10
    assert colors.color(f"class_{len(colors.classes)}").name() == ten[0]


FAMILY_DISTANCES = {
    "dark": {"normal": 11.7, "protan": 6.3, "deutan": 7.7, "tritan": 6.9},
    "light": {"normal": 13.4, "protan": 8.2, "deutan": 8.6, "tritan": 8.7},
}
"""Of the design language: the ten families there, computed without clipping."""


@THEMES
@pytest.mark.parametrize("sight", SEEN)
def test_families_keep_the_distances_of_the_design_language(
    colors: Theme, sight: str
) -> None:
    ten = {name: c for name, c in colors.families.items() if name != "sequence"}
    found = closest(ten, sight, clipped=False)
    assert round(found, 1) >= FAMILY_DISTANCES[colors.name][sight]


@THEMES
@pytest.mark.parametrize("sight", SEEN)
def test_states_stay_apart_for_every_kind_of_sight(colors: Theme, sight: str) -> None:
    states = {name: colors.color(name) for name in ("error", "warn", "ok")}
    assert closest(states, sight) >= 6
    # A state beside what is selected, and beside what only waits.
    for name, color in states.items():
        for other in ("accent", "text3"):
            pair = {name: color, other: colors.color(other)}
            assert closest(pair, sight) >= 6, (name, other)


@THEMES
@pytest.mark.parametrize("sight", SEEN)
def test_runs_and_curves_stay_apart_for_every_kind_of_sight(
    colors: Theme, sight: str
) -> None:
    assert closest({str(i): c for i, c in enumerate(colors.runs)}, sight) >= 8
    both = {"train": colors.train_curve, "validation": colors.validation_curve}
    assert closest(both, sight) >= 12


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


# Everything that is written on something, by the style sheet and by painters.
TEXT_PAIRS = [
    *((ink, ground)
      for ink in ("text", "text2", "text3", "accent", "error", "warn", "ok")
      for ground in ("canvas", "surface", "raised", "hover")),
    ("error", "errorbg"), ("warn", "warnbg"), ("ok", "okbg"), ("text", "errorbg"),
    ("text", "warnbg"), ("text", "okbg"), ("text2", "errorbg"), ("text2", "warnbg"),
    ("text", "line"), ("onaccent", "accentfill"), ("on_tooltip", "tooltip"),
]  # fmt: skip


@THEMES
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_every_pair_of_text_and_ground_is_readable(
    colors: Theme, pair: tuple[str, str]
) -> None:
    ink, ground = pair
    assert contrast(colors.color(ink), colors.color(ground)) >= 4.5


# High contrast

Colours = dict[QPalette.ColorRole, str]
ROLE = QPalette.ColorRole
SYSTEMS: dict[str, Colours] = {
    "black": {ROLE.Window: "#000000", ROLE.WindowText: "#ffffff",
              ROLE.Highlight: "#1aebff", ROLE.Link: "#ffff00"},
    "white": {ROLE.Window: "#ffffff", ROLE.WindowText: "#000000",
              ROLE.Highlight: "#37006e", ROLE.Link: "#00009f"},
    "beige": {ROLE.Window: "#fffaef", ROLE.WindowText: "#3d3d3d",
              ROLE.Highlight: "#903909", ROLE.Link: "#1c5e75"},
    "not made for it": {ROLE.Window: "#8a8a8a", ROLE.WindowText: "#777777",
                        ROLE.Highlight: "#888888", ROLE.Link: "#909090"},
}  # fmt: skip


def system(name: str) -> QPalette:
    palette = QPalette()
    for role, color in SYSTEMS[name].items():
        palette.setColor(role, QColor(color))
    return palette


@pytest.mark.parametrize("name", SYSTEMS)
def test_high_contrast_takes_the_systems_colours_and_makes_them_readable(
    qapp: QApplication, name: str
) -> None:
    colors = contrast_theme(system(name))
    for ink, ground in TEXT_PAIRS:
        if (ink, ground) != ("text", "line"):  # here it is a line, not a ground
            soft = ground in ("accentfill", "hover") or ink == "text3"
            least = 4.5 if soft else 7
            ratio = contrast(colors.color(ink), colors.color(ground))
            assert ratio >= least, (ink, ground)
    assert contrast(colors.line, colors.canvas) >= 3
    signs = (colors.line2, colors.edge, *colors.families.values(),
             *colors.runs, colors.train_curve, colors.validation_curve)  # fmt: skip
    assert min(contrast(sign, colors.canvas) for sign in signs) >= 4.5
    if name == "black":
        assert colors.canvas == QColor("#000000")
        assert colors.text == QColor("#ffffff")
        assert colors.accentfill == QColor("#1aebff")
        assert colors.dark
    if name == "beige":
        assert colors.surface == QColor("#fffaef")
        assert not colors.dark
    # What is selected, hovered and disabled is told apart.
    assert len({c.name() for c in (colors.canvas, colors.raised, colors.hover)}) == 3


def test_high_contrast_reaches_the_application(qapp: QApplication) -> None:
    manager = theme_manager()
    try:
        manager.set_mode("contrast")
        colors = theme()
        assert (manager.mode(), colors.name) == ("contrast", "contrast")
        assert qapp.palette().color(QPalette.ColorRole.Text) == colors.text
        assert "$" not in qapp.styleSheet()
    finally:
        manager.set_mode("system")
    assert theme() in (DARK, LIGHT)


# No colour elsewhere


def sources() -> Iterator[Path]:
    """Every file of the window that could hold a colour."""
    package = Path(cnnstudio.ui.__file__).parent
    yield from package.rglob("*.py")
    yield package.parent / "app.py"
    root = resource("icons").parent
    for kind in ("*.qss", "*.svg", "*.css", "*.html"):
        yield from root.rglob(kind)


def test_colours_are_written_in_the_theme_only() -> None:
    own = {"theme_tokens.py", "logo.svg"}
    found = [
        f"{path.name}: {text}"
        for path in sources()
        if path.name not in own
        for text in colour_literals(path.read_text(encoding="utf-8"), path.suffix)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("suffix", "source"),
    [
        (".py", 'INK = QColor("red")'),
        (".py", 'ink = QColor("#ff0000")'),
        (".py", "ink = QColor(255, 0, 0)"),
        (".py", "ink = QColor.fromRgb(255, 0, 0)"),
        (".py", "pen.setColor(Qt.GlobalColor.red)"),
        (".py", "pen.setColor(Qt.black)"),
        (".py", 'plot.setPen(pg.mkPen("r"))'),
        (".py", 'label.setText("<b style=\'color: teal\'>so</b>")'),
        (".py", 'widget.setStyleSheet("background: #fff")'),
        (".py", 'widget.setStyleSheet("color: rgba(0, 0, 0, 40)")'),
        (".qss", "QLabel { color: #123456; }"),
        (".qss", "QLabel { color: white; }"),
        (".svg", '<path stroke="black"/>'),
    ],
)
def test_every_way_of_writing_a_colour_is_found(suffix: str, source: str) -> None:
    assert len(colour_literals(source, suffix)) == 1


@pytest.mark.parametrize(
    ("suffix", "source"),
    [
        (".py", "picture.fill(Qt.GlobalColor.transparent)"),
        (".py", "ink = QColor(other)"),
        (".py", "ink = QColor.fromRgba(number)"),
        (".py", 'text = "Runs are grey if they are older. #12 was the best"'),
        (".qss", "QLabel { color: $text; background: transparent; border: none; }"),
        (".svg", '<path fill="none" stroke="currentColor"/>'),
    ],
)
def test_what_is_no_colour_is_left_alone(suffix: str, source: str) -> None:
    assert colour_literals(source, suffix) == []
