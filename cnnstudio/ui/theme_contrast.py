"""The third theme: the system's own colours, with all the contrast they can give.

Background, text, highlight and link are those of the system's palette; where they are
too close to each other they are moved towards black or white until they are not. All
text is in one colour, borders and wires too; the colours of families, states and
curves are those of the dark or the light theme, moved until they stand out. Only hints
and what is disabled have the system's colour for that.
"""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette

from cnnstudio.ui.theme_tokens import (
    BLACK,
    DARK,
    LIGHT,
    WHITE,
    Theme,
    contrast,
    mixed,
)

TEXT_RATIO, SIGN_RATIO, LINE_RATIO = 7.0, 4.5, 3.0
"""Least contrast of text (WCAG 2 AAA), of signs and curves, and of what separates."""

_STEPS = 40


def contrast_theme(palette: QPalette) -> Theme:
    """Make the theme of a palette of the system."""
    role = QPalette.ColorRole
    ground = _opaque(palette.color(role.Window))
    # A middle grey gives no text enough contrast: it is moved to the nearer end.
    if max(contrast(BLACK, ground), contrast(WHITE, ground)) < 2 * TEXT_RATIO:
        ground = _end(ground)
    dark = contrast(WHITE, ground) > contrast(BLACK, ground)
    base = DARK if dark else LIGHT
    text = against(_opaque(palette.color(role.WindowText)), ground, TEXT_RATIO)
    raised, hover = mixed(text, ground, 0.08), mixed(text, ground, 0.16)
    text = against(text, raised, TEXT_RATIO)
    off = _opaque(palette.color(QPalette.ColorGroup.Disabled, role.WindowText))
    fill = against(_opaque(palette.color(role.Highlight)), ground, SIGN_RATIO)

    def ink(color: QColor) -> QColor:
        return against(_opaque(color), raised, TEXT_RATIO)

    def sign(color: QColor) -> QColor:
        return against(color, raised, SIGN_RATIO)

    families = {name: sign(color) for name, color in base.families.items()}
    return Theme(
        name="contrast",
        dark=dark,
        canvas=ground,
        surface=ground,
        raised=raised,
        hover=hover,
        line=against(mixed(text, ground, 0.4), ground, LINE_RATIO),
        line2=text,
        text=text,
        text2=text,
        text3=against(off, hover, SIGN_RATIO),
        accent=ink(palette.color(role.Link)),
        accentfill=fill,
        onaccent=_ink_on(fill),
        error=ink(base.error),
        errorbg=ground,
        warn=ink(base.warn),
        warnbg=ground,
        ok=ink(base.ok),
        okbg=ground,
        edge=text,
        train_curve=sign(base.train_curve),
        validation_curve=sign(base.validation_curve),
        older_run=sign(base.older_run),
        rate_curve=sign(base.rate_curve),
        tooltip=ground,
        on_tooltip=text,
        diagonal=hover,
        families=MappingProxyType(families),
        runs=tuple(sign(color) for color in base.runs),
    )


def against(color: QColor, ground: QColor, ratio: float) -> QColor:
    """Return a colour, moved towards black or white until it stands out enough."""
    end = WHITE if contrast(WHITE, ground) > contrast(BLACK, ground) else BLACK
    for step in range(_STEPS + 1):
        moved = mixed(end, color, step / _STEPS)
        if contrast(moved, ground) >= ratio:
            return moved
    return end


def _end(color: QColor) -> QColor:
    return WHITE if contrast(BLACK, color) > contrast(WHITE, color) else BLACK


def _ink_on(fill: QColor) -> QColor:
    return WHITE if contrast(WHITE, fill) > contrast(BLACK, fill) else BLACK


def _opaque(color: QColor) -> QColor:
    return QColor(color.red(), color.green(), color.blue())
