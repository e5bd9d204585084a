"""Every colour of the window, for the dark and the light theme.

The only module of the window with colour literals (a test looks for others); colour
maps are in `project/color_maps.py`. The values and the contrast they keep are those of
the design language, section 2; error, warning and ok are moved a little, so that they
stay apart for every kind of sight. Colours are `QColor`, so painters use them as they
are. Layer families are keyed by the family names of the layer registry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType

from PySide6.QtGui import QColor

from cnnstudio.project.color_maps import STOPS, Rgb, color_table

FAMILIES = (
    "input/output",
    "convolution",
    "pooling",
    "normalization",
    "activation",
    "dense",
    "regularization",
    "merge",
    "reshape",
    "composite",
    "sequence",
)


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """The colour tokens of one theme; read-only, shared by all widgets."""

    name: str
    dark: bool
    canvas: QColor  # graph, plot and field background
    surface: QColor  # docks and bars
    raised: QColor  # nodes, cards, buttons, the selected row
    hover: QColor  # hovered and pressed
    line: QColor  # separators
    line2: QColor  # borders of nodes and controls; never the sole sign of one
    text: QColor
    text2: QColor  # secondary text
    text3: QColor  # hints and disabled text
    accent: QColor  # selection, focus, links
    accentfill: QColor  # primary button
    onaccent: QColor  # text on accentfill
    error: QColor
    errorbg: QColor
    warn: QColor
    warnbg: QColor
    ok: QColor
    okbg: QColor
    edge: QColor  # wires and ports
    train_curve: QColor
    validation_curve: QColor
    older_run: QColor  # older runs in a comparison, dashed
    rate_curve: QColor  # learning rate
    tooltip: QColor  # background of tool tips
    on_tooltip: QColor
    diagonal: QColor  # diagonal of the confusion matrix
    families: Mapping[str, QColor]
    runs: tuple[QColor, ...]  # run palette, in order

    @property
    def classes(self) -> tuple[QColor, ...]:
        """Colours of classes: the families', as the most that stay apart; grey last."""
        first, *others = self.families.values()
        return (*others, first)

    def color(self, token: str | QColor) -> QColor:
        """Return the colour of a token or of a family; a QColor passes through.

        `run_2` is the third colour of the palette of runs, `class_2` that of a class.
        """
        if isinstance(token, QColor):
            return token
        if token in self.families:
            return self.families[token]
        if token.startswith("run_") and token[4:].isdecimal():
            return self.runs[int(token[4:]) % len(self.runs)]
        if token.startswith("class_") and token[6:].isdecimal():
            return self.classes[int(token[6:]) % len(self.classes)]
        value = getattr(self, token, None)
        if not isinstance(value, QColor):
            raise KeyError(f"no colour token called {token!r}")
        return value

    def tokens(self) -> dict[str, str]:
        """Return the plain tokens as `#rrggbb`, for style sheets."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {k: v.name() for k, v in values.items() if isinstance(v, QColor)}


def _families(*colors: str) -> Mapping[str, QColor]:
    pairs = zip(FAMILIES, colors, strict=True)
    return MappingProxyType({name: QColor(value) for name, value in pairs})


def _colors(text: str) -> tuple[QColor, ...]:
    return tuple(QColor(value) for value in text.split())


DARK = Theme(
    name="dark",
    dark=True,
    canvas=QColor("#14161a"),
    surface=QColor("#1b1e24"),
    raised=QColor("#242830"),
    hover=QColor("#2d323c"),
    line=QColor("#333943"),
    line2=QColor("#4a515e"),
    text=QColor("#e8ebf0"),
    text2=QColor("#b0b8c4"),
    text3=QColor("#929cab"),
    accent=QColor("#74aefc"),
    accentfill=QColor("#2b69d6"),
    onaccent=QColor("#ffffff"),
    error=QColor("#ff7b6c"),
    errorbg=QColor("#3a2124"),
    warn=QColor("#eaba4b"),
    warnbg=QColor("#352d1c"),
    ok=QColor("#5cdea0"),
    okbg=QColor("#1c3327"),
    edge=QColor("#687385"),
    train_curve=QColor("#6ea8ff"),
    validation_curve=QColor("#ff9d4d"),
    older_run=QColor("#8f99a8"),
    rate_curve=QColor("#b5a1f4"),
    tooltip=QColor("#2d323c"),
    on_tooltip=QColor("#e8ebf0"),
    diagonal=QColor("#333943"),
    families=_families(
        "#8a95a4",
        "#548df4",
        "#75def4",
        "#b5a1f4",
        "#f56f2c",
        "#9bee9b",
        "#fc94bc",
        "#f4cf0f",
        "#c8a17b",
        "#e9edf4",
        "#e454d8",
    ),
    runs=_colors("#6ea8ff #ff9d4d #9462f6 #90ebd2 #e3e34a #d36476"),
)

LIGHT = Theme(
    name="light",
    dark=False,
    canvas=QColor("#f3f4f7"),
    surface=QColor("#fbfbfd"),
    raised=QColor("#ffffff"),
    hover=QColor("#eaecf1"),
    line=QColor("#dadee5"),
    line2=QColor("#b4bbc7"),
    text=QColor("#191d24"),
    text2=QColor("#464f5c"),
    text3=QColor("#626b79"),
    accent=QColor("#1f5fcc"),
    accentfill=QColor("#2460cc"),
    onaccent=QColor("#ffffff"),
    error=QColor("#c22c40"),
    errorbg=QColor("#fdebea"),
    warn=QColor("#735c08"),
    warnbg=QColor("#fdf3da"),
    ok=QColor("#177047"),
    okbg=QColor("#e4f5ea"),
    edge=QColor("#7c8696"),
    train_curve=QColor("#1c66d6"),
    validation_curve=QColor("#b8500a"),
    older_run=QColor("#626b79"),
    rate_curve=QColor("#7b4bc4"),
    tooltip=QColor("#191d24"),
    on_tooltip=QColor("#ffffff"),
    diagonal=QColor("#e3e6ec"),
    families=_families(
        "#637489",
        "#2057e4",
        "#115667",
        "#a266df",
        "#c2660e",
        "#199158",
        "#e81fa8",
        "#6c5d08",
        "#583327",
        "#1b2432",
        "#481890",
    ),
    runs=_colors("#1c66d6 #b8500a #080e95 #3b98ae #873089 #680909"),
)

BLACK, WHITE = QColor("#000000"), QColor("#ffffff")
"""The ends of the scale, towards which colours are moved for more contrast."""

RUN_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 4), (2, 3), (8, 3, 2, 3))
"""Dash patterns of runs in order, in pen widths; empty is solid."""

class _ColorMaps(Mapping[str, tuple[Rgb, ...]]):
    """Computed when looked up: the first frame needs none of them."""

    def __getitem__(self, name: str) -> tuple[Rgb, ...]:
        return color_table(name)

    def __iter__(self) -> Iterator[str]:
        return iter(STOPS)

    def __len__(self) -> int:
        return len(STOPS)


COLOR_MAPS: Mapping[str, tuple[Rgb, ...]] = _ColorMaps()
"""256 (red, green, blue) entries each, the same in both themes: viridis for
activations, blue-white-red for signed weights, magma for Grad-CAM, confusion,
grey."""


def mixed(over: QColor, under: QColor, part: float) -> QColor:
    """Return `over` laid on `under` with opacity `part`, as an opaque colour."""

    def channel(top: int, bottom: int) -> int:
        return round(top * part + bottom * (1 - part))

    return QColor(
        channel(over.red(), under.red()),
        channel(over.green(), under.green()),
        channel(over.blue(), under.blue()),
    )


def contrast(first: QColor, second: QColor) -> float:
    """Return the WCAG 2 contrast ratio of two colours."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = color.redF(), color.greenF(), color.blueF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
