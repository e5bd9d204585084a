"""Registered records: a kind of thing is one frozen dataclass, declared in one place.

Data sources and pipeline steps are records. Its fields are declared like those of a
layer; a file holds `{"kind": "image_folder", "path": "..."}`. Form, file format, undo
and what performs it are derived from the declaration.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from cnnstudio.graph.errors import FieldError
from cnnstudio.graph.param import Param, params_of
from cnnstudio.graph.text import translate

Made = TypeVar("Made", bound=type["Record"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Base of all records: `kind` is its name in files, unique in its registry."""

    kind: ClassVar[str] = ""
    title: ClassVar[str] = ""


class Registry(dict[str, type[Record]]):
    """Kinds by name, in the order in which they are offered."""

    def register(self, kind: str, title: str) -> Callable[[Made], Made]:
        """Make a frozen dataclass a kind; `title` is what people read (marked)."""

        def enter(cls: Made) -> Made:
            if kind in self:
                raise ValueError(f"{kind} is registered twice")
            cls.kind, cls.title = kind, title
            self[kind] = cls
            return cls

        return enter

    def read(self, raw: object) -> Record:
        """Make a record of its raw form; raises `FieldError` with the field's name."""
        if isinstance(raw, Record):
            return raw
        if not isinstance(raw, Mapping):
            raise FieldError("kind", translate("Files", "an object"), str(raw)[:60])
        kind = raw.get("kind")
        if not isinstance(kind, str) or kind not in self:
            known = ", ".join(self)
            expected = translate("Files", "one of {kinds}").format(kinds=known)
            raise FieldError("kind", expected, str(kind)[:60])
        params, values = params_of(self[kind]), {}
        for name, value in raw.items():
            if name == "kind":
                continue
            if name not in params:
                wanted = translate("Files", "a known field of {kind}").format(kind=kind)
                raise FieldError(name, wanted, translate("Files", "an unknown name"))
            values[name] = params[name].resolve(name, value)
        return self[kind](**values)


def records_param(
    registry: Registry, default: tuple[Record, ...] = (), **described: Any
) -> Any:
    """Declare a list of records of a registry."""
    param = Param("records", default, read=registry.read, **described)
    return dataclasses.field(default=default, metadata={"param": param})


def raw_of(value: object) -> Any:
    """Return the raw form of a field's value: records become objects of the file."""
    if isinstance(value, Record):
        fields = {f.name: raw_of(getattr(value, f.name)) for f in _declared(value)}
        return {"kind": value.kind, **fields}
    if isinstance(value, tuple):
        return [raw_of(item) for item in value]
    return value


def _declared(record: Record) -> Sequence[dataclasses.Field[Any]]:
    return [f for f in dataclasses.fields(record) if "param" in f.metadata]
