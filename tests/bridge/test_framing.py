"""Any message, cut anywhere, arrives as it was."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import math
import struct
import types
import typing
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from cnnstudio.bridge import framing, message
from cnnstudio.bridge.engine_messages import Notice
from cnnstudio.bridge.framing import Decoder, FramingError, encode
from cnnstudio.bridge.look_messages import Maps
from cnnstudio.bridge.message import Message, Studied, Study
from cnnstudio.bridge.messages import MESSAGES
from cnnstudio.bridge.run_messages import PauseRun, StartRun, StepsEnded

texts = st.text(st.characters(), max_size=30)
shapes = hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
numbers = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts)
dtypes = st.sampled_from(
    [np.float32, np.float64, np.float16, np.uint8, np.int64, np.int32, np.bool_]
)
anything = st.recursive(
    st.one_of(numbers, hnp.arrays(dtypes, shapes)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(texts, inner, max_size=3),
    ),
    max_leaves=8,
)


def strategy_for(annotation: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for a field of a message, from its annotation."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, types.UnionType):
        return st.one_of([strategy_for(argument) for argument in arguments])
    if origin is tuple:
        return st.lists(strategy_for(arguments[0]), max_size=4).map(tuple)
    if origin is Mapping:
        return st.dictionaries(texts, strategy_for(arguments[1]), max_size=4)
    if origin is np.ndarray:
        dtype = get_args(arguments[1])[0]
        return hnp.arrays(dtype, shapes)
    plain: dict[Any, st.SearchStrategy[Any]] = {
        Any: anything,
        int: st.integers(),
        float: st.floats(),
        str: texts,
        bool: st.booleans(),
        type(None): st.none(),
    }
    return plain[annotation]


def message_of(kind: type[Message]) -> st.SearchStrategy[Message]:
    hints = get_type_hints(kind)
    fields = {f.name: strategy_for(hints[f.name]) for f in dataclasses.fields(kind)}
    return st.builds(kind, **fields)


any_message = st.sampled_from(list(MESSAGES.values())).flatmap(message_of)


def same(one: Any, other: Any) -> bool:
    """Equal in type too; not-a-number equals itself."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(
            one, other, equal_nan=one.dtype.kind == "f"
        )
    if isinstance(one, Message):
        return all(
            same(getattr(one, f.name), getattr(other, f.name))
            for f in dataclasses.fields(one)
        )
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[k], other[k]) for k in one)
    if isinstance(one, float) and math.isnan(one):
        return math.isnan(other)
    return bool(one == other)


def decode(data: bytes) -> list[Message]:
    return list(Decoder().feed(data))


@given(st.lists(any_message, min_size=1, max_size=4), st.data())
def test_messages_survive_any_chunking(
    sent: list[Message], data: st.DataObject
) -> None:
    stream = b"".join(encode(message) for message in sent)
    cuts = data.draw(st.lists(st.integers(0, len(stream)), max_size=8).map(sorted))
    decoder, received = Decoder(), []
    for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True):
        received += list(decoder.feed(stream[start:end]))
    assert len(received) == len(sent)
    assert all(map(same, received, sent))
    assert not decoder.is_inside_frame


def test_byte_by_byte() -> None:
    message = StartRun("r", '{"name": "ä€😀"}', "/tmp/x", epochs=None)
    decoder, received = Decoder(), []
    for byte in encode(message):
        received += list(decoder.feed(bytes([byte])))
    assert received == [message]


def test_arrays_are_aligned_read_only_views() -> None:
    tiles = {"a": np.arange(7, dtype=np.uint8), "b": np.ones(3, np.uint8)}
    ranges = {"a": np.array([[0.0, 1.0]], np.float32)}
    detail = np.arange(24, dtype=np.float32).reshape(2, 3, 4).transpose(2, 0, 1)
    sent = Maps(
        1, "run", "r", 0, 0, "test", 0, 1, 3, ("x", "y"), detail, detail[0, 0],
        tiles, ranges, detail=detail,
    )  # fmt: skip
    (got,) = decode(encode(sent))
    assert same(got, sent)
    assert isinstance(got, Maps)
    arrays: list[np.ndarray[Any, Any]] = [got.image, got.logits]
    arrays += [*got.tiles.values(), *got.ranges.values()]
    for array in arrays:
        assert not array.flags.writeable
        assert array.base is not None
        assert array.ctypes.data % 16 == 0


def test_big_endian_arrays_arrive_as_little_endian() -> None:
    steps = np.array([1, 2], ">i8")
    (got,) = decode(encode(Notice("x", {"steps": steps})))
    assert isinstance(got, Notice)
    assert got.fields["steps"].dtype == np.dtype("<i8")
    assert got.fields["steps"].tolist() == [1, 2]


def test_numpy_numbers_become_plain_ones() -> None:
    (got,) = decode(encode(Notice("x", {"loss": np.float32(0.5), "n": np.int64(3)})))
    assert isinstance(got, Notice)
    assert [type(value) for value in got.fields.values()] == [float, int]


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ([1], "list"),
        (object(), "object"),
        ({1: 2}, "no text"),
        (np.array(["a"]), "no numbers"),
        (np.array([object()]), "no numbers"),
        (b"raw", "bytes"),
    ],
)
def test_what_no_frame_carries_is_refused(value: object, word: str) -> None:
    with pytest.raises(FramingError, match=word):
        encode(Notice("x", {"value": value}))


def test_a_class_that_is_no_message_is_refused() -> None:
    @dataclasses.dataclass(frozen=True)
    class Stranger:
        text: str = ""

    with pytest.raises(FramingError, match="Stranger"):
        encode(typing.cast("Message", Stranger()))


def frame(header: object, arrays: bytes = b"") -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<4sIQ", b"CNS1", len(text), len(arrays)) + text + arrays


def steps_header(dtype: str = "<f4", shape: object = (1,)) -> dict[str, object]:
    return {"kind": "Notice", "fields": {"text": "", "fields": {"map": {
        "a": {"array": 0}}}}, "arrays": [[dtype, shape]]}  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        b"print was here, sorry",
        b"CNS0" + bytes(12),
        frame(b"{"),
        frame(b"\xff\xfe"),
        frame([]),
        frame({"kind": "Notice"}),
        frame({"kind": "NoSuchThing", "fields": {}, "arrays": []}),
        frame({"kind": ["Notice"], "fields": {}, "arrays": []}),
        frame({"kind": "PauseRun", "fields": {"more": 1}, "arrays": []}),
        frame({"kind": "StopRun", "fields": 3, "arrays": []}),
        frame({"kind": "Notice", "fields": {"text": {"what": 1}}, "arrays": []}),
        frame({"kind": "Notice", "fields": {"text": {"array": 0}}, "arrays": []}),
        frame(steps_header()),
        frame(steps_header("|O")),
        frame(steps_header("nonsense")),
        frame(steps_header(shape=(-1,)), bytes(16)),
        frame(steps_header(shape=(2**62, 2**62)), bytes(16)),
        frame(steps_header(shape=("a",)), bytes(16)),
        frame(b"[" * 100_000),
    ],
)
def test_damaged_frames_are_named_as_such(data: bytes) -> None:
    with pytest.raises(FramingError, match=r"\w+ \w+"):
        decode(data)


@given(any_message, st.integers(0), st.integers(0, 255))
def test_a_flipped_byte_is_an_error_or_another_message(
    message: Message, where: int, value: int
) -> None:
    data = bytearray(encode(message))
    data[where % len(data)] = value
    got: list[Message] = []
    with contextlib.suppress(FramingError):  # nothing else may be raised
        got += Decoder().feed(bytes(data))
    assert all(isinstance(message, Message) for message in got)


def test_the_limits_hold_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    big = Notice("x" * 1000, {"a": np.zeros(1000, np.uint8)})
    data = encode(big)
    monkeypatch.setattr(framing, "ARRAYS_LIMIT", 900)
    with pytest.raises(FramingError, match="too large"):
        encode(big)
    with pytest.raises(FramingError, match="limit"):
        decode(data)
    monkeypatch.setattr(framing, "ARRAYS_LIMIT", 2000)
    monkeypatch.setattr(framing, "HEADER_LIMIT", 500)
    with pytest.raises(FramingError, match="too large"):
        encode(big)
    with pytest.raises(FramingError, match="limit"):
        decode(data)


def test_a_message_is_given_before_the_damage_behind_it() -> None:
    stream = Decoder().feed(encode(PauseRun()) + b"no frame at all!")
    assert next(stream) == PauseRun()
    with pytest.raises(FramingError):
        next(stream)


def test_every_message_is_known_by_name() -> None:
    files = Path(message.__file__).parent.glob("*_messages.py")
    modules = [import_module(f"cnnstudio.bridge.{path.stem}") for path in files]
    defined = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Message)
    }
    assert len(modules) > 2
    assert defined - {Message, Study, Studied} == set(MESSAGES.values()), (
        "two of one name, or one that is not in the table"
    )
    assert MESSAGES["StepsEnded"] is StepsEnded
