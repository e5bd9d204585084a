"""JSON without its surprises: sizes, depth, numbers and names are checked.

Python's own reader takes `NaN`, lets the last of two equal keys win, reads numbers of
any length and fails on a byte order mark. Here each of these is one error that says
where it is.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any

from cnnstudio.graph.text import marked, translate

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 64
MAX_DIGITS = 20
MAX_FLOAT_LENGTH = 40

# What other files begin with; the sentence completes "This is …".
BEGINNINGS = (
    (b"PK\x03\x04", marked("Files", "a zip archive")),
    (b"PK\x05\x06", marked("Files", "an empty zip archive")),
    (
        b"version https://git-lfs",
        marked("Files", "a Git LFS pointer (fetch the file: git lfs pull)"),
    ),
    (b"\x89PNG", marked("Files", "a PNG picture")),
    (b"\xff\xd8\xff", marked("Files", "a JPEG picture")),
    (b"GIF8", marked("Files", "a GIF picture")),
    (b"%PDF", marked("Files", "a PDF document")),
    (b"\x1f\x8b", marked("Files", "a gzip archive")),
    (b"\x89HDF", marked("Files", "an HDF5 file")),
    (b"\x93NUMPY", marked("Files", "a NumPy array")),
    (b"\x80\x02", marked("Files", "a Python pickle")),
    (b"\x80\x04", marked("Files", "a Python pickle")),
    (b"\xff\xfe", marked("Files", "text in UTF-16 (save it as UTF-8)")),
    (b"\xfe\xff", marked("Files", "text in UTF-16 (save it as UTF-8)")),
)


class JsonError(ValueError):
    """The text is not acceptable JSON: `place` is a line and column, or a path."""

    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(f"{place}: {reason}" if place else reason)
        self.reason = reason
        self.place = place


class _Flaw:
    """Stands where a bad value was, until the walk knows its path."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


def parse(data: bytes, around: int = 0) -> Any:
    """Return the value that `data` holds; raises `JsonError`.

    `around`: so many levels will lie around it where it is kept.
    """
    text = _decode(data)
    try:
        value = json.loads(
            text,
            parse_int=_whole_number,
            parse_float=_number,
            parse_constant=_constant,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        place = translate("Files", "line {line}, column {column}").format(
            line=error.lineno, column=error.colno
        )
        raise JsonError(error.msg[0].lower() + error.msg[1:], place) from None
    except RecursionError:
        raise JsonError(
            translate("Files", "nested too deeply (limit {max_depth})").format(
                max_depth=MAX_DEPTH
            )
        ) from None
    _walk(value, 1 + around)
    return value


def foreign_kind(data: bytes) -> str:
    """Name what kind of file this obviously is instead; empty if it may be JSON."""
    for beginning, kind in BEGINNINGS:
        if data.startswith(beginning):
            return translate("Files", kind)
    start = data[:1_024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return translate("Files", "a web page")
    return translate("Files", "an XML file") if start.startswith(b"<") else ""


def _decode(data: bytes) -> str:
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        found = data[error.start]
        raise JsonError(
            translate("Files", "not UTF-8 text (byte 0x{found:02x})").format(
                found=found
            ),
            translate("Files", "line {line}, column {column}").format(
                line=line, column=column
            ),
        ) from None


def _whole_number(text: str) -> int | _Flaw:
    if len(text.lstrip("-")) > MAX_DIGITS:
        return _Flaw(
            translate("Files", "number too long (limit {max_digits} digits)").format(
                max_digits=MAX_DIGITS
            )
        )
    return int(text)


def _number(text: str) -> float | _Flaw:
    if len(text) > MAX_FLOAT_LENGTH:
        return _Flaw(
            translate(
                "Files", "number too long (limit {max_float_length} characters)"
            ).format(max_float_length=MAX_FLOAT_LENGTH)
        )
    value = float(text)
    return (
        value
        if math.isfinite(value)
        else _Flaw(translate("Files", "number too large: {text}").format(text=text))
    )


def _constant(text: str) -> _Flaw:
    return _Flaw(
        translate("Files", "{text} is not a number that a project may hold").format(
            text=text
        )
    )


def _object(pairs: list[tuple[str, Any]]) -> Any:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            return _Flaw(
                translate("Files", "the key {key} is there twice").format(
                    key=shown(key)
                )
            )
        seen.add(key)
    raise AssertionError("a shorter dict has a key that is there twice")


class _FoundError(Exception):
    """A flaw, on its way up; every level adds its step to the path."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.steps: list[str] = []


def _walk(value: Any, depth: int) -> None:
    try:
        _check(value, depth)
    except _FoundError as found:
        place = "".join(reversed(found.steps)).removeprefix(".")
        raise JsonError(found.reason, place) from None


def _check(value: Any, depth: int) -> None:
    """Look for flaws, lone surrogates and too much depth, below `value` too."""
    if isinstance(value, _Flaw):
        raise _FoundError(value.reason)
    if isinstance(value, str):
        _check_text(value)
    if not isinstance(value, dict | list):
        return
    if depth > MAX_DEPTH:
        raise _FoundError(
            translate("Files", "nested too deeply (limit {max_depth})").format(
                max_depth=MAX_DEPTH
            )
        )
    items: Iterable[tuple[str | int, Any]]
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        try:
            if isinstance(key, str):
                _check_text(key)
            _check(item, depth + 1)
        except _FoundError as found:
            found.steps.append(f"[{key}]" if isinstance(key, int) else f".{_key(key)}")
            raise


def _check_text(text: str) -> None:
    if text.isascii():
        return
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise _FoundError(
            translate("Files", "a text holds half of a character (surrogate)")
        ) from None


def _key(key: str) -> str:
    return key if key.isidentifier() and key.isascii() else shown(key)


def shown(value: object) -> str:
    """Show a value from a file in a message: on one line, escaped, not too long."""
    if isinstance(value, dict):
        return translate("Files", "an object")
    if isinstance(value, list) and (
        len(value) > 4 or any(isinstance(v, dict | list) for v in value)
    ):
        return translate("Files", "a list of {count}").format(count=len(value))
    text = json.dumps(value)
    return text if len(text) <= 40 else text[:39] + "…"
