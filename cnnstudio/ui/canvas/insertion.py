"""A command that leads a wire through layers, and where it enters and leaves them."""

from __future__ import annotations

from dataclasses import dataclass

from cnnstudio.project.commands import Command


@dataclass(frozen=True, slots=True)
class Insertion:
    """The command that puts layers onto a wire; `first` and `last` are their ends."""

    command: Command
    first: str
    last: str
