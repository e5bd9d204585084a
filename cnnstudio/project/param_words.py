"""What people read of a parameter: its label, its help, its choices."""

from __future__ import annotations

from collections.abc import Mapping

from cnnstudio.graph.param import Param
from cnnstudio.graph.text import translate


def label_of(param: Param, name: str) -> str:
    """Return the label of a field; without one its name, which is torch's own."""
    return translate("Fields", param.label) if param.label else name


def label_inside(param: Param, name: str) -> str:
    """Return the label within a sentence: only in English is it small there."""
    label = label_of(param, name)
    return label.lower() if label == param.label else label


def help_of(param: Param) -> str:
    """Return the sentence on what a field does, if there is one."""
    return translate("Fields", param.help) if param.help else ""


def choice_of(key: str, words: Mapping[str, str]) -> str:
    """Return what people read of one of a few words; `words` has what differs."""
    return translate("Choices", words.get(key, key.replace("_", " ")))
