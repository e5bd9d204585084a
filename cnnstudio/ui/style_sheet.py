"""The style sheet of the application: the template filled with a theme's tokens.

The rules are in resources/themes/window.qss with `$token` for a colour of the
theme and `$icon_...` for a small glyph. A style sheet can only show glyphs from
files, so they are written, in the theme's colours, to a folder of this process.

What a widget can ask for by a dynamic property:

* push button `kind`: primary, secondary (the default), quiet, danger, fix,
  link;
  `small`: true for 22 px height; `aligned`: left for a text at the left;
* label `tone`: text2, text3, accent, error, warn, ok;
* line edit and combo box `state`: error, warn;
* any frame `panel`: canvas, surface, raised, card.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from cnnstudio.paths import resource
from cnnstudio.project.atomic import write_atomic
from cnnstudio.ui.theme_tokens import Theme, mixed

_GLYPHS = {
    "down": ("chevron-down", "text3"),
    "down_off": ("chevron-down", "line2"),
    "up": ("chevron-up", "text3"),
    "right": ("chevron-right", "text3"),
    "left": ("chevron-left", "text3"),
    "check": ("check", "onaccent"),
    "check_menu": ("check", "accent"),
    "check_off": ("check", "text3"),
    "partial": ("minus", "onaccent"),
    "dot": ("dot", "onaccent"),
    "dot_menu": ("dot", "accent"),
    "dot_off": ("dot", "text3"),
    "folder": ("folder", "text2"),
    "file": ("file", "text2"),
    "new_folder": ("new-folder", "text2"),
    "list": ("list", "text2"),
    "rows": ("table", "text2"),
    "float": ("float", "text3"),
    "up_strong": ("chevron-up", "text2"),
    "back": ("chevron-left", "text2"),
    "forward": ("chevron-right", "text2"),
    "close": ("close", "text3"),
    "close_hover": ("close", "text"),
}


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="cnnstudio-look-", ignore_cleanup_errors=True)


@cache
def style_sheet(theme: Theme) -> str:
    """Return the style sheet of a theme."""
    tokens = theme.tokens()
    for glyph, (name, token) in _GLYPHS.items():
        tokens[f"icon_{glyph}"] = _glyph_file(glyph, name, tokens[token])
    tokens["accentfill_hover"] = mixed(theme.onaccent, theme.accentfill, 0.1).name()
    tokens["selection"] = mixed(theme.accentfill, theme.surface, 0.35).name()
    # Where borders are as strong as text, a broken one says what is disabled, and a
    # line is too strong to write on.
    strong = theme.line2 == theme.text
    tokens["off_line"] = "dashed" if strong else "solid"
    tokens["picked"] = (theme.hover if strong else theme.line).name()
    source = resource("themes/window.qss").read_text(encoding="utf-8")
    return Template(source).substitute(tokens)


def _glyph_file(glyph: str, name: str, color: str) -> str:
    # The colour is part of the file's name, because Qt caches such pictures.
    path = Path(_folder().name) / f"{glyph}-{color.lstrip('#')}.svg"
    svg = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    write_atomic(path, svg.replace("currentColor", color).encode(), durable=False)
    return f"url({path.as_posix()})"


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property of the style sheet, and restyle if it is new."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
