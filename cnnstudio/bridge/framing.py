"""Messages as bytes: a fixed prefix, a JSON header, then the arrays as they are.

    prefix   magic "CNS1", header length (uint32), length of the arrays (uint64)
    header   JSON {"kind", "fields", "arrays": [[dtype, shape], ...]}, padded
    arrays   little-endian, in C order, each starting at a multiple of 16 bytes

In the header a tuple is a list, a mapping {"map": {...}} and an array {"array": i}.
Nothing that is read can run code, and no array is copied when a frame is taken apart.
"""

from __future__ import annotations

import dataclasses
import json
import math
import struct
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from cnnstudio.bridge.message import Message
from cnnstudio.bridge.messages import MESSAGES

MAGIC = b"CNS1"
HEADER_LIMIT = 64 * 2**20
ARRAYS_LIMIT = 2**30
# What taking a nonsensical header apart can raise.
_DAMAGE = (
    ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError
)  # fmt: skip
_PREFIX = struct.Struct("<4sIQ")
_ALIGNMENT = 16  # vector instructions want it, and the prefix has this length too
# Numbers only: texts and objects are no raw buffers.
_DTYPES = {np.dtype(code).newbyteorder("<").str for code in "?bBhHiIqQefdFD"}


class FramingError(ValueError):
    """A frame is damaged or a message cannot be put into one; the text says why."""


def encode(message: Message) -> bytes:
    """Return one frame; raises `FramingError` for a value that no frame can carry."""
    kind = type(message).__name__
    if MESSAGES.get(kind) is not type(message):
        raise FramingError(f"{kind} is not a message of the bridge.")
    arrays: list[np.ndarray[Any, Any]] = []
    fields = {
        field.name: _pack(getattr(message, field.name), f"{kind}.{field.name}", arrays)
        for field in dataclasses.fields(message)
    }
    described = [[array.dtype.str, list(array.shape)] for array in arrays]
    header = json.dumps(
        {"kind": kind, "fields": fields, "arrays": described}, separators=(",", ":")
    ).encode("ascii")
    header += b" " * (-len(header) % _ALIGNMENT)
    size = sum(_padded(array.nbytes) for array in arrays)
    if len(header) > HEADER_LIMIT or size > ARRAYS_LIMIT:
        raise FramingError(
            f"{kind} is too large for the bridge: {len(header):,} bytes of text, "
            f"{size:,} of arrays."
        )
    parts = [_PREFIX.pack(MAGIC, len(header), size), header]
    for array in arrays:
        parts += [array.tobytes(), bytes(-array.nbytes % _ALIGNMENT)]
    return b"".join(parts)


class Decoder:
    """Takes bytes in pieces of any length and gives the messages that are complete."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes | bytearray | memoryview) -> Iterator[Message]:
        """Take `data` and yield each message that is complete now.

        Raises `FramingError`; after that the stream is lost, since nothing marks the
        beginning of a frame but the end of the one before. Bytes are taken when the
        iterator is advanced, so exhaust it.
        """
        self._buffer += data
        while len(self._buffer) >= _PREFIX.size:
            magic, header, arrays = _PREFIX.unpack_from(self._buffer)
            if magic != MAGIC:
                raise FramingError(
                    f"A frame begins with {MAGIC!r}; {bytes(magic)!r} came instead: "
                    "something else was written into the stream."
                )
            if header > HEADER_LIMIT or arrays > ARRAYS_LIMIT:
                raise FramingError(
                    f"A frame of {header:,} + {arrays:,} bytes is over the limit."
                )
            end = _PREFIX.size + header + arrays
            if len(self._buffer) < end:
                return
            with memoryview(self._buffer) as view:
                frame = bytes(view[_PREFIX.size : end])
            del self._buffer[:end]
            yield _decode(frame, header)

    @property
    def is_inside_frame(self) -> bool:
        """True if the stream ended in the middle of a frame."""
        return bool(self._buffer)


def _pack(value: object, where: str, arrays: list[np.ndarray[Any, Any]]) -> object:
    """Return `value` as JSON can say it; arrays are put aside."""
    if isinstance(value, np.ndarray):
        little = value.dtype.newbyteorder("<")
        if little.str not in _DTYPES:
            raise FramingError(f"{where} is an array of {value.dtype}: no numbers.")
        # Not `ascontiguousarray`, which turns a single number into an array of one.
        arrays.append(np.asarray(value, dtype=little, order="C"))
        return {"array": len(arrays) - 1}
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, tuple):
        return [_pack(item, where, arrays) for item in value]
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise FramingError(f"{where} has a key that is no text.")
        return {
            "map": {
                key: _pack(item, f"{where}[{key!r}]", arrays)
                for key, item in value.items()
            }
        }
    raise FramingError(f"{where} is a {type(value).__name__}: no frame carries that.")


def _decode(frame: bytes, header_size: int) -> Message:
    try:
        header = json.loads(frame[:header_size])
        kind, fields = header["kind"], header["fields"]
        arrays = list(_arrays(frame, header_size, header["arrays"]))
        unpacked = {name: _unpack(value, arrays) for name, value in fields.items()}
    except _DAMAGE as error:
        raise FramingError(f"A frame is damaged: {error}.") from error
    if not isinstance(kind, str) or kind not in MESSAGES:
        raise FramingError(f"No message is called {kind!r}.")
    try:
        return MESSAGES[kind](**unpacked)
    except TypeError as error:
        raise FramingError(f"{kind} has other fields here: {error}.") from error


def _arrays(
    frame: bytes, start: int, described: list[list[Any]]
) -> Iterator[np.ndarray[Any, Any]]:
    """Views into the frame; read-only, because a frame is immutable."""
    for name, shape in described:
        if name not in _DTYPES or any(n < 0 for n in shape):
            raise ValueError(f"an array cannot be {name} {shape}")
        dtype = np.dtype(name)
        size = math.prod(shape) * dtype.itemsize
        if start + size > len(frame):
            raise ValueError("an array reaches beyond the end")
        yield np.ndarray(tuple(shape), dtype, buffer=frame, offset=start)
        start += _padded(size)


def _unpack(value: object, arrays: list[np.ndarray[Any, Any]]) -> object:
    if isinstance(value, list):
        return tuple(_unpack(item, arrays) for item in value)
    if isinstance(value, dict):
        if "array" in value:
            return arrays[value["array"]]
        return {key: _unpack(item, arrays) for key, item in value["map"].items()}
    return value


def _padded(size: int) -> int:
    return size + -size % _ALIGNMENT
