"""Parameters of layers: a dataclass field with limits, a label and a help text.

A node keeps the raw JSON value as typed (`3`, `[3, 5]`, `"same"`); `Param.resolve`
turns it into the value the layer works with, or raises `FieldError`. A form, a file
reader and a test generator are derived from the same `Param`.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeGuard

from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.expression import ExpressionError, Value, parse
from cnnstudio.graph.text import translate

Kind = Literal[
    "int", "float", "bool", "choice", "pair", "padding", "shape",
    "text", "texts", "numbers", "records",
]  # fmt: skip

LARGEST = 1_000_000
LONGEST_TEXT = 4_096
SAME = "same"


@dataclass(frozen=True, slots=True)
class Param:
    """Description of one field of a layer.

    `group` gathers fields under a heading of the form; `axes` is how many numbers a
    "pair" or "padding" has: 1 for a sequence, 2 for an image, 3 for a clip.
    """

    kind: Kind
    default: Any
    minimum: float = 0
    maximum: float = LARGEST
    choices: tuple[str, ...] = ()
    presets: tuple[Any, ...] = ()
    label: str = ""
    help: str = ""
    group: str = ""
    axes: int = 2
    when: Mapping[str, tuple[object, ...]] = dataclasses.field(
        default_factory=dict, hash=False
    )
    read: Callable[[object], Any] | None = None
    most: int = 10_000

    def applies(self, values: Mapping[str, object]) -> bool:
        """Tell whether the field has a meaning beside these values of the others."""
        return all(values.get(name) in allowed for name, allowed in self.when.items())

    @property
    def expected(self) -> str:
        """The allowed values in words, for messages."""
        whole = translate("Graph", "{minimum:,.0f} to {maximum:,.0f}").format(
            minimum=self.minimum, maximum=self.maximum
        )
        texts = {
            "int": translate("Graph", "a whole number from {whole}").format(
                whole=whole
            ),
            "float": translate(
                "Graph", "a number from {minimum:g} to {maximum:g}"
            ).format(minimum=self.minimum, maximum=self.maximum),
            "bool": translate("Graph", "on or off"),
            "choice": translate("Graph", "one of {choices}").format(
                choices=", ".join(self.choices)
            ),
            "pair": translate(
                "Graph", "one whole number or {several}, each from {whole}"
            ).format(several=self._several, whole=whole),
            "padding": translate(
                "Graph", 'one whole number or {several}, each from {whole}, or "same"'
            ).format(several=self._several, whole=whole),
            "shape": translate(
                "Graph", "1 to 4 whole numbers, each from {whole}"
            ).format(whole=whole),
            "text": translate("Graph", "a text of one line"),
            "texts": translate("Graph", "a list of texts"),
            "numbers": translate(
                "Graph", "a list of numbers, each from {minimum:g} to {maximum:g}"
            ).format(minimum=self.minimum, maximum=self.maximum),
            "records": translate("Graph", "a list of known kinds"),
        }
        return texts[self.kind]

    @property
    def _several(self) -> str:
        return {
            1: translate("Graph", "a list of it"),
            2: translate("Graph", "a pair"),
        }.get(self.axes, translate("Graph", "{axes} of them").format(axes=self.axes))

    def resolve(self, name: str, raw: object) -> Any:
        """Turn the raw value into the layer's; raise `FieldError` if not allowed."""
        value = _resolvers[self.kind](self, raw)
        if value is None:
            raise FieldError(name, self.expected, _show(raw))
        return value

    def is_expression(self, raw: object) -> bool:
        """True if a raw value is arithmetic, as fields inside of a block may be."""
        if self.kind in ("text", "texts", "records"):
            return False
        if isinstance(raw, list | tuple):
            return any(isinstance(value, str) for value in raw)
        return (
            isinstance(raw, str)
            and raw not in self.choices
            and not (raw == SAME and self.kind == "padding")
        )

    def substituted(self, name: str, raw: object, scope: Mapping[str, Value]) -> object:
        """Replace expressions by their values; raises `FieldError`."""
        if isinstance(raw, list | tuple):
            return [self.substituted(name, value, scope) for value in raw]
        if not isinstance(raw, str) or not self.is_expression(raw):
            return raw
        try:
            return parse(raw).evaluate(scope)
        except ExpressionError as error:
            raise FieldError(name, self.expected, f"{_show(raw)}: {error}") from error

    def parse(self, name: str, text: str) -> Any:
        """Turn typed text into the raw value; raise `FieldError` if not allowed."""
        raw = _parsers[self.kind](text.strip())
        self.resolve(name, raw)
        return raw

    def text(self, raw: object) -> str:
        """Show a raw value as one would type it: `3`, `3 × 5`, `same`."""
        if self.kind in ("texts", "numbers"):
            assert isinstance(raw, list | tuple)
            return ", ".join(f"{v:g}" if type(v) is float else str(v) for v in raw)
        if isinstance(raw, list | tuple):
            return " × ".join(str(v) for v in raw)
        if isinstance(raw, float):
            return f"{raw:g}"
        return str(raw)

    def _number(self, raw: object) -> bool:
        return type(raw) is int and self.minimum <= raw <= self.maximum

    def _resolve_int(self, raw: object) -> object:
        return raw if self._number(raw) else None

    def _resolve_float(self, raw: object) -> float | None:
        if type(raw) not in (int, float):
            return None
        value = float(raw)  # type: ignore[arg-type]
        inside = math.isfinite(value) and self.minimum <= value <= self.maximum
        return value if inside else None

    def _resolve_bool(self, raw: object) -> object:
        return raw if type(raw) is bool else None

    def _resolve_choice(self, raw: object) -> object:
        return raw if raw in self.choices else None

    def _resolve_pair(self, raw: object) -> tuple[int, ...] | None:
        if type(raw) is int:
            inside = self.minimum <= raw <= self.maximum
            return (raw,) * self.axes if inside else None
        if not isinstance(raw, list | tuple) or len(raw) != self.axes:
            return None
        return tuple(raw) if all(self._number(v) for v in raw) else None

    def _resolve_padding(self, raw: object) -> tuple[int, ...] | str | None:
        return SAME if raw == SAME else self._resolve_pair(raw)

    def _resolve_text(self, raw: object) -> object:
        if not isinstance(raw, str) or len(raw) > LONGEST_TEXT:
            return None
        return None if any(ord(c) < ord(" ") for c in raw) else raw

    def _resolve_texts(self, raw: object) -> tuple[str, ...] | None:
        if not self._is_list(raw):
            return None
        return tuple(raw) if all(map(self._is_text, raw)) else None

    def _resolve_numbers(self, raw: object) -> tuple[float, ...] | None:
        if not self._is_list(raw):
            return None
        values = [self._resolve_float(value) for value in raw]
        return None if None in values else tuple(v for v in values if v is not None)

    def _resolve_records(self, raw: object) -> tuple[Any, ...] | None:
        if not self._is_list(raw) or self.read is None:
            return None
        return tuple(self.read(value) for value in raw)

    def _is_list(self, raw: object) -> TypeGuard[Sequence[Any]]:
        return isinstance(raw, list | tuple) and len(raw) <= self.most

    def _is_text(self, raw: object) -> bool:
        return self._resolve_text(raw) is not None

    def _resolve_shape(self, raw: object) -> tuple[int, ...] | None:
        if not isinstance(raw, list | tuple) or not 1 <= len(raw) <= 4:
            return None
        return tuple(raw) if all(self._number(v) for v in raw) else None


_resolvers: dict[Kind, Callable[[Param, object], Any]] = {
    "int": Param._resolve_int,
    "float": Param._resolve_float,
    "bool": Param._resolve_bool,
    "choice": Param._resolve_choice,
    "pair": Param._resolve_pair,
    "padding": Param._resolve_padding,
    "shape": Param._resolve_shape,
    "text": Param._resolve_text,
    "texts": Param._resolve_texts,
    "numbers": Param._resolve_numbers,
    "records": Param._resolve_records,
}


def _show(raw: object) -> str:
    text = str(raw)
    if not text.strip():
        return "nothing"
    return text if len(text) <= 60 else text[:59] + "…"


def _parse_int(text: str) -> object:
    plain = text.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+", text) else text
    return int(plain) if re.fullmatch(r"[+-]?\d{1,12}", plain) else text


def _parse_float(text: str) -> object:
    try:
        return float(text)
    except ValueError:
        return text


def _parse_list(text: str) -> object:
    parts = [p for p in re.split(r"[\s,;×x*()\[\]]+", text) if p]
    values = [_parse_int(p) for p in parts]
    return values if values else text


def _parse_pair(text: str) -> object:
    values = _parse_list(text)
    return values[0] if isinstance(values, list) and len(values) == 1 else values


def _parse_numbers(text: str) -> object:
    parts = [p for p in re.split(r"[\s,;]+", text) if p]
    values = [_parse_float(p) for p in parts]
    return text if any(isinstance(v, str) for v in values) else values


def _parse_texts(text: str) -> object:
    return [p.strip() for p in text.split(",") if p.strip()]


def _parse_padding(text: str) -> object:
    return SAME if text.lower() == SAME else _parse_pair(text)


def _parse_bool(text: str) -> object:
    return {"on": True, "true": True, "off": False, "false": False}.get(
        text.lower(), text
    )


_parsers: dict[Kind, Any] = {
    "int": _parse_int,
    "float": _parse_float,
    "bool": _parse_bool,
    "choice": str,
    "pair": _parse_pair,
    "padding": _parse_padding,
    "shape": _parse_list,
    "text": str,
    "texts": _parse_texts,
    "numbers": _parse_numbers,
    "records": str,
}


def _field(kind: Kind, default: Any, **described: Any) -> Any:
    param = Param(kind, default, **described)
    value = param.resolve("default", default)
    return dataclasses.field(default=value, metadata={"param": param})


def int_param(default: int, **described: Any) -> Any:
    """Declare a whole number."""
    return _field("int", default, **described)


def float_param(default: float, **described: Any) -> Any:
    """Declare a number."""
    return _field("float", default, **described)


def bool_param(default: bool, **described: Any) -> Any:
    """Declare a switch."""
    return _field("bool", default, **described)


def choice_param(default: str, choices: tuple[str, ...], **described: Any) -> Any:
    """Declare one of a closed list of names."""
    return _field("choice", default, choices=choices, **described)


def pair_param(default: Any, **described: Any) -> Any:
    """Declare (vertical, horizontal), typed as one number or a pair.

    With `axes=3` it is (time, vertical, horizontal), with `axes=1` one number.
    """
    return _field("pair", default, **described)


def padding_param(default: Any, **described: Any) -> Any:
    """Declare a padding: one number, a pair, or "same"."""
    return _field("padding", default, **described)


def shape_param(default: Any, *, minimum: int = 1, **described: Any) -> Any:
    """Declare the shape of a sample; with `minimum` -1 one size may be left open."""
    return _field("shape", default, minimum=minimum, **described)


def text_param(default: str = "", **described: Any) -> Any:
    """Declare one line of text, such as a path."""
    return _field("text", default, **described)


def texts_param(default: tuple[str, ...] = (), **described: Any) -> Any:
    """Declare a list of texts."""
    return _field("texts", default, **described)


def numbers_param(default: tuple[float, ...] = (), **described: Any) -> Any:
    """Declare a list of numbers."""
    return _field("numbers", default, **described)


def params_of(described: type) -> dict[str, Param]:
    """Return the parameters of a layer (or settings) class, in order of a form."""
    params = {
        f.name: f.metadata["param"]
        for f in dataclasses.fields(described)
        if "param" in f.metadata
    }
    # A layer's own fields come before those that it shares with others.
    return dict(sorted(params.items(), key=lambda item: bool(item[1].group)))
