"""How Sphinx makes the web page of docs/: `make docs`."""

from __future__ import annotations

import re
from pathlib import Path

_version = Path(__file__).parent.parent / "cnnstudio" / "__init__.py"

project = "CNN Studio"
author = copyright = "the authors of CNN Studio"  # noqa: A001 (Sphinx's name)
release = re.findall(r'__version__ = "([^"]+)"', _version.read_text("utf-8"))[0]
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
nitpicky = True
myst_heading_anchors = 3
html_theme = "furo"
html_title = "CNN Studio"
html_show_copyright = False
exclude_patterns = ["images"]
