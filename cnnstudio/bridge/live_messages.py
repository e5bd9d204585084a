"""Messages that change a run while it trains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from cnnstudio.bridge.message import Message

When = Literal["epoch", "now"]


@dataclass(frozen=True, slots=True)
class ChangeTraining(Message):
    """Let a run go on with other values (raw) of what `live_settings` names.

    From the next epoch on, or from the next step. A later request replaces the values
    of the same names that still wait; one that names a value which holds already takes
    a waiting one back. Answered by ChangeNoted, or RequestFailed; TrainingChanged comes
    when it is done.
    """

    request: int
    run: str
    values: Mapping[str, Any]
    when: When = "epoch"


@dataclass(frozen=True, slots=True)
class ChangeNoted(Message):
    """The values of these names wait, and hold from `epoch` on, counted from 1.

    The run may end before: then `epoch` is larger than the number of its epochs.
    """

    request: int
    run: str
    names: tuple[str, ...]
    epoch: int


@dataclass(frozen=True, slots=True)
class TrainingChanged(Message):
    """From `step` on, in `epoch`, a run trains with these values; said on a resume too.

    `text` says it in a few words, as the plot marks it.
    """

    run: str
    epoch: int
    step: int
    values: Mapping[str, Any]
    text: str = ""
