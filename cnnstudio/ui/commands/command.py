"""What the popup of all commands (Ctrl+K) can find: commands, and who offers them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be found and done.

    `key` is its own, for what was used last ("action/fit", "help/layer/Conv2d").
    `icon` is drawn in `color`, a token or a layer family. `path` says where it is
    found otherwise ("View"), `keys` its shortcut as people read it, `note` what it does
    in one sentence, and `reason` why it cannot be done now. `words` are other words by
    which it is found. What only `explains` comes behind what does something, and what
    cannot be done now behind what can and fits as well.
    """

    key: str
    title: str
    perform: Callable[[], object]
    icon: str = ""
    color: str = "text2"
    path: str = ""
    keys: str = ""
    note: str = ""
    reason: str = ""
    words: tuple[str, ...] = ()
    explains: bool = False


class Provider(Protocol):
    """Offers commands; asked anew each time the popup opens, so it must be quick.

    Those of a `listed` provider are shown before anything is typed; others are found.
    """

    @property
    def listed(self) -> bool: ...

    def commands(self) -> Sequence[Command]:
        """Return what can be found now, in the order in which it is offered."""
        ...
