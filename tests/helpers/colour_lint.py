"""Finds colours that are written down, in Python, style sheets and pictures."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

NAMES = (
    "aqua|black|blue|brown|cyan|fuchsia|gold|gray|green|grey|indigo|lime|magenta|maroon"
    "|navy|olive|orange|pink|purple|red|silver|tan|teal|violet|white|yellow"
    "|(?:dark|light)(?:blue|cyan|gray|green|grey|magenta|orange|red|yellow)"
)
HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{8}|[0-9a-fA-F]{3})\b(?!\w)")
FUNCTION = re.compile(r"\b(?:rgba?|hsla?|hsva?)\(\s*\d")
STYLED = re.compile(
    rf"(?:color|background|border|fill|stroke|outline)[\w-]*\s*[:=]\s*"
    rf"[\"']?[^;\"'}}]*\b({NAMES})\b",
    re.IGNORECASE,
)
NAMED = re.compile(rf"^(?:{NAMES}|[rgbcmykw])$", re.IGNORECASE)
MAKERS = {"QColor", "mkPen", "mkBrush", "mkColor", "setNamedColor"}
GLOBAL = re.compile(rf"\bQt\.(?:GlobalColor\.\w+|(?:{NAMES})\b)", re.IGNORECASE)


def colour_literals(source: str, suffix: str) -> list[str]:
    """List the colours that a file writes down; a transparent one is none."""
    if suffix == ".py":
        return [text for node in ast.walk(ast.parse(source)) for text in _in_node(node)]
    return _in_text(source)


def _in_text(text: str) -> list[str]:
    found = [m.group() for m in HEX.finditer(text) if not m.group()[1:].isdecimal()]
    found += [m.group() for m in HEX.finditer(text)
              if m.group()[1:].isdecimal() and len(m.group()) == 7]  # fmt: skip
    found += [m.group() for m in FUNCTION.finditer(text)]
    return found + [m.group() for m in STYLED.finditer(text)]


def _in_node(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _in_text(node.value)
    elif isinstance(node, ast.Attribute):
        text = ast.unparse(node)
        if GLOBAL.fullmatch(text) and not text.endswith(".transparent"):
            yield text
    elif isinstance(node, ast.Call):
        yield from _in_call(node)


def _in_call(node: ast.Call) -> Iterator[str]:
    called = ast.unparse(node.func)
    maker = called.rpartition(".")[2]
    if maker not in MAKERS and not called.startswith("QColor.from"):
        return
    values = [a.value for a in node.args if isinstance(a, ast.Constant)]
    numbers = [v for v in values if isinstance(v, int | float)]
    names = [v for v in values if isinstance(v, str) and NAMED.match(v)]
    if (maker not in ("mkPen",) and len(numbers) >= 3) or names:
        yield ast.unparse(node)
