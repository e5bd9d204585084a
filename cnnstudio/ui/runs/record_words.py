"""In which records lists of them differ: steps of a pipeline, sources of data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cnnstudio.graph.param import Param, params_of
from cnnstudio.graph.text import translate
from cnnstudio.project.param_words import choice_of, label_inside
from cnnstudio.project.record import Registry
from cnnstudio.project.sources.source import SOURCES
from cnnstudio.project.steps.step import STEPS
from cnnstudio.ui.pipeline.words import WORDS

NOTHING = "–"
_ON, _FOUND = "on", "found"
_CONTEXTS: tuple[tuple[Registry, str], ...] = ((STEPS, "Steps"), (SOURCES, "Data"))
Raw = Mapping[str, Any]
Key = tuple[str, int]


def differing_records(lists: Sequence[Sequence[Raw] | None]) -> list[str]:
    """Say of each list of raw records what it has that others have otherwise.

    Records are the same by their kind and how often it came before.
    """
    known = [_by_key(records or ()) for records in lists]
    keys = list(dict.fromkeys(key for records in known for key in records))
    parts: list[list[str]] = [[] for _ in lists]
    for key in keys:
        found = [records.get(key) for records in known]
        if all(record == found[0] for record in found[1:]):
            continue
        for said, record, whole in zip(parts, found, lists, strict=True):
            if record is not None:
                said.append(_words(record, [r for r in found if r is not None]))
            elif whole and len(keys) > 1:
                without = translate("RunWords", "no {record}")
                said.append(without.format(record=_title(key[0])))
    if not any(parts):
        return _in_order(lists)
    return [", ".join(said) or NOTHING for said in parts]


def _in_order(lists: Sequence[Sequence[Raw] | None]) -> list[str]:
    """Records that only stand in another order are told by their names."""
    return [
        " → ".join(_title(str(r.get("kind", ""))) for r in records or ()) or NOTHING
        for records in lists
    ]


def _by_key(records: Sequence[Raw]) -> dict[Key, Raw]:
    found: dict[Key, Raw] = {}
    for record in records:
        kind = str(record.get("kind", ""))
        number = sum(key[0] == kind for key in found)
        plain = {k: _plain(v) for k, v in record.items() if k != _FOUND}
        found[kind, number] = plain
    return found


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _words(record: Raw, others: Sequence[Raw]) -> str:
    """Say a record by its title and the fields that others have otherwise."""
    title = _title(str(record["kind"]))
    if record.get(_ON) is False:
        off = translate("RunWords", "{record} off")
        return off.format(record=title)
    params = _params(str(record["kind"]))
    said = [
        f"{label_inside(params[name], name)} {_value(value, params[name])}"
        for name, value in record.items()
        if name in params
        and name != _ON
        and any(other.get(name) != value for other in others)
    ]
    if not said and any(other.get(_ON) is False for other in others):
        said = [translate("RunWords", "on")]
    return f"{title}: {', '.join(said)}" if said else title


def _value(value: Any, param: Param) -> str:
    if param.kind == "choice":
        return choice_of(str(value), WORDS)
    return param.text(value) or NOTHING


def _title(kind: str) -> str:
    for registry, context in _CONTEXTS:
        if kind in registry:
            return translate(context, registry[kind].title)
    return kind


def _params(kind: str) -> Mapping[str, Param]:
    for registry, _ in _CONTEXTS:
        if kind in registry:
            return params_of(registry[kind])
    return {}
