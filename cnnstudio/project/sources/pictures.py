"""What all sources of picture files have in common: the size they are brought to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from cnnstudio.graph.param import choice_param, int_param, text_param
from cnnstudio.graph.text import translate
from cnnstudio.project.sources.source import ScannedSource

SIZE = "Size"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathSource(ScannedSource):
    """A source that is a file or a folder."""

    path: str = text_param("", label="Path")

    @property
    def name(self) -> str:
        """The name of the file or folder; without one the kind's title."""
        return PurePath(self.path).name or translate("Data", self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSource(PathSource):
    """Pictures, which are decoded once and kept at one size."""

    height: int = int_param(
        0,
        maximum=4_096,
        label="Height",
        help="0 is automatic: the pictures' own if all are alike and small, else 64.",
        group=SIZE,
    )
    width: int = int_param(
        0,
        maximum=4_096,
        label="Width",
        help="0 is automatic: the pictures' own if all are alike and small, else 64.",
        group=SIZE,
    )
    resize: str = choice_param(
        "crop",
        ("crop", "pad", "stretch"),
        label="Other sizes",
        help="Scale and cut off what stands out, scale and add a border, or distort.",
        group=SIZE,
    )
    colour: str = choice_param(
        "auto",
        ("auto", "grey", "rgb"),
        label="Colour",
        help="Automatic: grey only if all pictures are.",
        group=SIZE,
    )
