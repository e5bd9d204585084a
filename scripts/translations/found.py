"""Which texts the source says: literals in tr(), translate(), plural() and marked().

PySide's lupdate reads self.tr() only; most texts here are said by rooms without Qt.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.translations.message import Message

ROOMS = ("graph", "project", "advice", "bridge", "engine", "ui")
FILES = ("app.py",)
TEXT_AT = {"translate": 1, "marked": 1, "plural": 3}
"""Functions that say a text, and which argument it is; the first is the context."""


class NotFoundHereError(ValueError):
    """A text that cannot be read from the source: it says where and why."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file, and the class around what is read."""

    path: Path
    owner: str = ""

    def refuse(self, node: ast.AST, why: str) -> NotFoundHereError:
        """Return the error for a call that no catalogue can hold."""
        return NotFoundHereError(f"{self.path}:{getattr(node, 'lineno', 0)}: {why}")


def messages(package: Path) -> set[Message]:
    """Read the package's files; raises `NotFoundHereError`."""
    files = [package / name for name in FILES]
    files += [path for room in ROOMS for path in (package / room).rglob("*.py")]
    return {message for path in files for message in messages_of(path)}


def messages_of(path: Path, source: str | None = None) -> Iterator[Message]:
    """Read one file, or the source that is given for it."""
    text = path.read_text(encoding="utf-8") if source is None else source
    yield from _walk(ast.parse(text), Place(path))


def _walk(node: ast.AST, place: Place) -> Iterator[Message]:
    if isinstance(node, ast.ClassDef):
        place = Place(place.path, node.name)
    if isinstance(node, ast.Call):
        yield from _call(node, place)
    for child in ast.iter_child_nodes(node):
        yield from _walk(child, place)


def _call(call: ast.Call, place: Place) -> Iterator[Message]:
    name = _name(call.func)
    if name == "tr" and call.args:
        yield _tr(call, place)
    elif name in TEXT_AT and len(call.args) > TEXT_AT[name]:
        context, text = _literal(call.args[0]), _literal(call.args[TEXT_AT[name]])
        if context is None or not context[:1].isupper():
            return  # a painter moves: not a text
        if text is not None:
            yield Message(context, text, name == "plural")
        elif isinstance(call.args[TEXT_AT[name]], ast.JoinedStr) or name != "translate":
            raise place.refuse(call, f"{name}() takes a text without values in it")


def _tr(call: ast.Call, place: Place) -> Message:
    text = _literal(call.args[0])
    if text is None:
        raise place.refuse(call, "tr() takes a literal; a table's text: translate()")
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if not isinstance(owner, ast.Name) or owner.id != "self" or not place.owner:
        raise place.refuse(call, "tr() is self's own; elsewhere: translate()")
    return Message(place.owner, text)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literal(node: ast.expr) -> str | None:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return str(node.value) if is_text else None  # type: ignore[attr-defined]
