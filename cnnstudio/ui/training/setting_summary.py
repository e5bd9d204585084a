"""What a folded group of settings says of itself: the values that are not usual."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cnnstudio.graph.param import Param
from cnnstudio.graph.text import translate
from cnnstudio.project.param_words import choice_of, label_inside, label_of
from cnnstudio.project.record import raw_of
from cnnstudio.project.setting_words import WORDS


def value_text(param: Param, value: Any) -> str:
    """Return a value as people read it: a word, on or off, a number."""
    if param.kind == "choice":
        return choice_of(value, WORDS)
    if param.kind == "bool":
        on, off = translate("SettingsForm", "on"), translate("SettingsForm", "off")
        return on if value else off
    if param.kind in ("numbers", "texts") and not value:
        return translate("SettingsForm", "none")
    return param.text(value)


def summary_of(params: Iterable[tuple[str, Param]], values: Mapping[str, Any]) -> str:
    """Name the values that differ from the usual ones, of those that have a meaning."""
    said = [
        _said(name, param, values[name])
        for name, param in params
        if param.applies(values) and values[name] != raw_of(param.default)
    ]
    if not said:
        return translate("SettingsForm", "usual values")
    return ", ".join(said)


def _said(name: str, param: Param, value: Any) -> str:
    if param.kind == "bool":
        if value:
            return label_inside(param, name)
        return translate("SettingsForm", "no {0}").format(label_inside(param, name))
    shown = value_text(param, value)
    if param.kind == "choice":
        return translate("SettingsForm", "{0}: {1}").format(_inside(param, name), shown)
    return f"{_inside(param, name)} {shown}"


def _inside(param: Param, name: str) -> str:
    """The label within a sentence; names of one letter keep their case."""
    label = label_of(param, name)
    return label if len(label) <= 2 else label_inside(param, name)
