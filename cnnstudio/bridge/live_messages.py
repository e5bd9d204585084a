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
    a waiting one back. Answered by TrainingChanged when it is done, or RequestFailed.
    """

    request: int
    run: str
    values: Mapping[str, Any]
    when: When = "epoch"


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
